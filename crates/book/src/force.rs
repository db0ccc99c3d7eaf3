//! Forces that keep security and order: their ratings, staff and discipline.

use crate::choice::choices;
use crate::schema::{DATE, UNITS, YEAR, count, kind, one_of, record, rows};
use crate::text::Text;
use crate::{Day, KindCode, KindGroup, UnitId, Year};

record! {
    /// The rating or title of a force for a year, with its staff.
    Rating ("xếp loại lực lượng", "rating") {
        /// A force of the catalogue.
        force: KindCode => kind(KindGroup::Force, "Lực lượng", "Force").naming();
        /// The assessment year.
        year: Year => YEAR.listed();
    } or {
        /// The hamlets that a commune's force covers, if it covers only some, such as a group for
        /// security and order (Luật 30/2023/QH15 Điều 14). All records of one force name the same
        /// hamlets.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        covers: Vec<UnitId> = Vec::new() => rows(
            UNITS,
            Text::new("Thêm khu dân cư", "Add a hamlet"),
            "Khu dân cư phụ trách",
            "Hamlets covered",
        )
        .hint(Text::new(
            "Một tổ phụ trách nhiều thôn, tổ dân phố thì ghi một lần ở xã và chọn từng nơi",
            "A group that covers several hamlets is entered once, of the commune, with each of them",
        ))
        .after("staff");
    } optional {
        /// A rating of the catalogue. Absent if the force was not rated, such as a group active for
        /// less than nine months.
        rating: KindCode => kind(KindGroup::Rating, "Xếp loại", "Rating")
            .hint(Text::new("Chưa được xếp loại thì để trống", "Leave blank where not rated yet"))
            .listed()
            .asked_by(&["rating"]);
        /// The number of people in the force.
        staff: u32 => count("Quân số", "Staff").listed();
        /// The day of the decision.
        date: Day => DATE.after("rating");
    }
}

choices! {
    /// A form of discipline, the lightest first.
    #[derive(PartialOrd, Ord)]
    DisciplineLevel {
        /// Reprimand (khiển trách).
        Reprimand "reprimand" = "Khiển trách", "Reprimand";
        /// Warning (cảnh cáo).
        Warning "warning" = "Cảnh cáo", "Warning";
        /// Lower pay, demotion or removal from office (hạ bậc lương, giáng cấp, giáng chức, cách
        /// chức).
        Demotion "demotion" = "Giáng chức, cách chức", "Demotion";
        /// Dismissal, or loss of the police title (buộc thôi việc, tước danh hiệu).
        Dismissal "dismissal" = "Buộc thôi việc, tước danh hiệu", "Dismissal";
    }
}

record! {
    /// Members of a force who were disciplined for a violation, as a number.
    Discipline ("kỷ luật", "discipline") {
        /// A force of the catalogue.
        force: KindCode => kind(KindGroup::Force, "Lực lượng", "Force").naming();
        /// The day of the decision.
        date: Day => DATE.listed();
        /// The form of discipline.
        level: DisciplineLevel => one_of(DisciplineLevel::CHOICES, "Hình thức kỷ luật", "Discipline")
            .listed();
        /// The number of people.
        people: u32 => count("Số người bị kỷ luật", "People disciplined").listed();
    } or {} optional {}
}
