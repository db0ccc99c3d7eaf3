//! Models (mô hình) of the movement "Toàn dân bảo vệ an ninh Tổ quốc".
//!
//! Three numbers are kept apart: the named model, its points (điểm, the places where it is applied)
//! and its groups (tổ).

use crate::choice::{Choice, choices};
use crate::schema::{
    DATE, Input, Limits, MAX_MONEY, PartColumn, YEAR, count, day, kind, line, one_of, paper, part,
    record, rows, unit, whole, yes_no,
};
use crate::text::Text;
use crate::{Day, KindCode, KindGroup, RecordId, UnitId, Year};

choices! {
    /// The state of a model, or an event in its life.
    ModelState {
        /// Newly built (xây dựng mới).
        New "new" = "Xây dựng mới", "New";
        /// Maintained (duy trì).
        Maintained "maintained" = "Duy trì", "Maintained";
        /// Strengthened (củng cố).
        Strengthened "strengthened" = "Củng cố", "Strengthened";
        /// Replicated (nhân rộng).
        Replicated "replicated" = "Nhân rộng", "Replicated";
        /// Reviewed (sơ kết, tổng kết).
        Reviewed "reviewed" = "Sơ kết, tổng kết", "Reviewed";
        /// Struck off (thanh loại).
        StruckOff "struck_off" = "Thanh loại", "Struck off";
    }
}

part! {
    /// A change of a model's state on a day.
    #[derive(Eq)]
    ModelChange {
        /// The day of the change.
        date: Day => DATE;
        /// The new state, or the event.
        state: ModelState => one_of(ModelState::OFFERED, "Trạng thái", "State");
    }
}

choices! {
    /// The level to which a model belongs ("mô hình cấp huyện").
    ModelLevel {
        /// Hamlet (khu dân cư).
        Hamlet "hamlet" = "Khu dân cư", "Hamlet", ["thon", "cap thon", "to dan pho"];
        /// Commune (cấp xã).
        Commune "commune" = "Cấp xã", "Commune", ["xa", "phuong"];
        /// District (cấp huyện).
        District "district" = "Cấp huyện", "District", ["huyen"];
        /// Province (cấp tỉnh).
        Province "province" = "Cấp tỉnh", "Province", ["tinh"];
    }
}

part! {
    /// A point (điểm): a place where the model is applied.
    #[derive(Default, Eq)]
    ModelPoint {
        /// The place, in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String = String::new() => line("Địa điểm", "Place");
        /// The hamlet or other unit of the point, if the book has it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId> = None => unit("Đơn vị", "Unit");
        /// The first day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Day> = None => day("Từ ngày", "Since");
        /// The last day, if the point was given up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Day> = None => day("Đến ngày", "Until");
        /// The number of groups (tổ) that carry it out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        groups: Option<u32> = None => count("Số tổ", "Groups");
        /// The number of members of those groups.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        members: Option<u32> = None => count("Số thành viên", "Members");
    }
}

part! {
    /// Equipment of one kind.
    #[derive(Eq)]
    Equipment {
        /// The kind of equipment: camera, đèn, kẻng …
        name: String => line("Tên thiết bị", "What");
        /// The number of pieces.
        count: u32 => count("Số lượng", "How many");
    }
}

choices! {
    /// The source.
    MoneySource {
        /// The budget (ngân sách).
        Budget "budget" = "Ngân sách", "Budget";
        /// Contributions of society (xã hội hóa).
        Socialised "socialised" = "Xã hội hóa", "Socialised";
        /// Contributions of households (hộ gia đình đóng góp).
        Households "households" = "Hộ gia đình đóng góp", "Households";
        /// Other sources (nguồn khác).
        Other "other" = "Nguồn khác", "Other";
    }
}

part! {
    /// Money from one source.
    #[derive(Eq)]
    Money {
        /// The source.
        source: MoneySource => one_of(MoneySource::CHOICES, "Nguồn", "Source");
        /// The amount, in đồng.
        amount: u64 => whole(0, MAX_MONEY, "Số tiền (đồng)", "Amount (đồng)");
    }
}

part! {
    /// The result of a model in a year.
    #[derive(Eq)]
    ModelResult {
        /// The assessment year.
        year: Year => YEAR;
        /// Whether it worked effectively ("hoạt động hiệu quả"). If absent, nobody has assessed it
        /// yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effective: Option<bool> = None => yes_no("Hoạt động hiệu quả", "Worked effectively");
        /// The number of tips received through it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tips: Option<u32> = None => count("Tin nhận được", "Tips received");
        /// The number of cases cleared with its help.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cleared: Option<u32> = None => count("Số vụ được làm rõ", "Cases cleared");
        /// The result, in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        summary: String = String::new() => line("Tóm tắt", "Summary");
    }
}

const MONEY: Option<Input> = Some(Input::Whole(Limits { least: 0, most: MAX_MONEY }));
const BY_POINT: Text = Text::new("Nếu không ghi theo từng điểm", "Where not kept point by point");
const NO_ROOM: &str = "a list has no room in a cell";

record! {
    /// A model (mô hình) of the movement.
    Model ("mô hình", "model") {
        /// The exact name.
        name: String => line("Tên mô hình", "Name of the model")
            .naming()
            .aliases(&["mo hinh", "ten", "ten goi", "ten goi mo hinh"]);
        /// A kind of the catalogue's group `model`.
        kind: KindCode => kind(KindGroup::Model, "Loại", "Kind")
            .listed()
            .asked_by(&["models"])
            .asked_as("loại cụ thể", "which kind exactly")
            .heading("Loại mô hình")
            .aliases(&["loai", "loai hinh", "linh vuc", "phan loai"]);
        /// The day on which it was founded.
        founded: Day => day("Ngày thành lập", "Founded on").past().listed().aliases(&[
            "thanh lap",
            "thoi gian thanh lap",
            "ngay xay dung",
            "ngay ra mat",
            "thoi diem thanh lap",
            "nam thanh lap",
        ]);
    } or {
        /// The changes of state after its founding.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<ModelChange> = Vec::new() => rows(
            ModelChange::FIELDS,
            Text::new("Thêm mốc", "Add a change"),
            "Quá trình",
            "History",
        )
        .parts(&[PartColumn {
            name: "changes.struck_off",
            heading: "Ngày thanh loại",
            input: Some(Input::Day),
            aliases: &["thanh loai", "ngay giai the"],
        }])
        .after("results")
        .column_after("money");
        /// The points (điểm).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        points: Vec<ModelPoint> = Vec::new() => rows(
            ModelPoint::FIELDS,
            Text::new("Thêm điểm", "Add a point"),
            "Điểm",
            "Points",
        )
        .listed()
        .parts(&[PartColumn { name: "points.count", heading: "Số điểm", input: None, aliases: &[] }])
        .after("board")
        .column_after("manager");
        /// The equipment, by kind.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        equipment: Vec<Equipment> = Vec::new() => rows(
            Equipment::FIELDS,
            Text::new("Thêm thiết bị", "Add equipment"),
            "Thiết bị",
            "Equipment",
        )
        .no_column(NO_ROOM)
        .after("changes");
        /// The money, by source.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        money: Vec<Money> = Vec::new() => rows(
            Money::FIELDS,
            Text::new("Thêm kinh phí", "Add money"),
            "Kinh phí",
            "Money",
        )
        .parts(&[
            PartColumn {
                name: "money.budget",
                heading: "Kinh phí ngân sách (đồng)",
                input: MONEY,
                aliases: &["ngan sach", "kinh phi ngan sach", "ngan sach (dong)"],
            },
            PartColumn {
                name: "money.socialised",
                heading: "Kinh phí xã hội hóa (đồng)",
                input: MONEY,
                aliases: &["xa hoi hoa", "kinh phi xa hoi hoa", "xa hoi hoa (dong)"],
            },
        ])
        .after("equipment")
        .column_after("board");
        /// The results, by year.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        results: Vec<ModelResult> = Vec::new() => rows(
            ModelResult::FIELDS,
            Text::new("Thêm kết quả", "Add a result"),
            "Kết quả theo năm",
            "Results by year",
        )
        .asked_by(&["models"])
        .asked_as("kết quả, hiệu quả trong năm", "the year's results")
        .no_column(NO_ROOM)
        .after("points");
    } optional {
        /// The level to which the model belongs.
        level: ModelLevel => one_of(ModelLevel::CHOICES, "Cấp quản lý", "Level")
            .aliases(&["cap", "cap mo hinh"]);
        /// The id of the founding decision, a paper in the book.
        decision: RecordId => paper("Quyết định thành lập", "Founding decision")
            .no_column("the paper has a row of its own");
        /// The place, in words.
        place: String => line("Địa điểm", "Place").aliases(&["noi thuc hien", "dia chi"]);
        /// The number of groups (tổ), if they are not entered point by point.
        groups: u32 => count("Số tổ", "Groups")
            .hint(BY_POINT)
            .listed()
            .aliases(&["so to, nhom", "so nhom", "to"]);
        /// The number of members, if they are not entered point by point.
        members: u32 => count("Số thành viên", "Members")
            .hint(BY_POINT)
            .listed()
            .aliases(&["thanh vien", "so nguoi tham gia", "so luong thanh vien"]);
        /// The number of households that take part.
        households: u32 => count("Số hộ tham gia", "Households that take part")
            .aliases(&["so ho", "ho tham gia"]);
        /// The number of members of the steering board.
        board: u32 => count("Số thành viên Ban Chỉ đạo", "Members of the steering board")
            .aliases(&["thanh vien ban chi dao", "ban chi dao"]);
        /// The body that manages it.
        manager: String => line("Đơn vị quản lý", "Managed by")
            .after("place")
            .aliases(&["co quan quan ly", "don vi chu tri", "don vi phu trach"]);
    }
}

impl Model {
    /// Frees the room that its lists do not use.
    pub(crate) fn shrink(&mut self) {
        self.changes.shrink_to_fit();
        self.points.shrink_to_fit();
        self.equipment.shrink_to_fit();
        self.money.shrink_to_fit();
        self.results.shrink_to_fit();
    }
}

impl ModelState {
    /// The states as a form offers them: a new model has its founding day.
    const OFFERED: &'static [Choice] = &[
        Self::Maintained.choice(),
        Self::Strengthened.choice(),
        Self::Replicated.choice(),
        Self::Reviewed.choice(),
        Self::StruckOff.choice(),
        Self::New.choice(),
    ];
}
