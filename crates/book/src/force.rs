//! Forces that keep security and order: their ratings, staff and discipline.

use crate::choice::choices;
use crate::schema::{DATE, UNITS, YEAR, count, kind, one_of, record, rows};
use crate::text::Text;
use crate::{Day, KindCode, KindGroup, UnitId, Year};

record! {
    /// A force's yearly rating or title, with its staff.
    Rating ("xếp loại lực lượng", "rating") {
        /// A force of the catalogue.
        force: KindCode => kind(KindGroup::Force, "Lực lượng", "Force").naming();
        /// The assessment year.
        year: Year => YEAR.listed();
    } or {
        /// The hamlets that the force covers, of a commune's that covers some: such as a group for
        /// security and order (Luật 30/2023/QH15 Điều 14). All records of one force name the same
        /// ones.
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
        /// A rating of the catalogue; not given means not rated, such as a group active for under
        /// nine months.
        rating: KindCode => kind(KindGroup::Rating, "Xếp loại", "Rating")
            .hint(Text::new("Chưa được xếp loại thì để trống", "Leave blank where not rated yet"))
            .listed()
            .asked();
        /// People in the force.
        staff: u32 => count("Quân số", "Staff").listed();
        /// The day of the decision.
        date: Day => DATE.after("rating");
    }
}

choices! {
    /// Forms of discipline, lightest first.
    #[derive(PartialOrd, Ord)]
    DisciplineLevel {
        /// Khiển trách.
        Reprimand "reprimand" = "Khiển trách", "Reprimand";
        /// Cảnh cáo.
        Warning "warning" = "Cảnh cáo", "Warning";
        /// Hạ bậc lương, giáng cấp, giáng chức, cách chức.
        Demotion "demotion" = "Giáng chức, cách chức", "Demotion";
        /// Buộc thôi việc, tước danh hiệu.
        Dismissal "dismissal" = "Buộc thôi việc, tước danh hiệu", "Dismissal";
    }
}

record! {
    /// Members of a force disciplined for a violation, in numbers only.
    Discipline ("kỷ luật", "discipline") {
        /// A force of the catalogue.
        force: KindCode => kind(KindGroup::Force, "Lực lượng", "Force").naming();
        /// The day of the decision.
        date: Day => DATE.listed();
        /// The form.
        level: DisciplineLevel => one_of(DisciplineLevel::CHOICES, "Hình thức kỷ luật", "Discipline")
            .listed();
        /// How many people.
        people: u32 => count("Số người bị kỷ luật", "People disciplined").listed();
    } or {} optional {}
}
