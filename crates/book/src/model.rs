//! Models (mô hình) of the movement "Toàn dân bảo vệ an ninh Tổ quốc".
//!
//! Three numbers are kept apart: the named model, its points (điểm, the places where it is applied)
//! and its groups (tổ).

use crate::choice::{Choice, choices};
use crate::schema::{
    DATE, Input, Limits, MAX_MONEY, Part, YEAR, count, day, kind, line, one_of, paper, part,
    record, rows, unit, whole, yes_no,
};
use crate::text::Text;
use crate::{Day, KindCode, KindGroup, RecordId, UnitId, Year};

choices! {
    /// What happened to a model on a day.
    ModelState {
        /// Xây dựng mới.
        New "new" = "Xây dựng mới", "New";
        /// Duy trì.
        Maintained "maintained" = "Duy trì", "Maintained";
        /// Củng cố.
        Strengthened "strengthened" = "Củng cố", "Strengthened";
        /// Nhân rộng.
        Replicated "replicated" = "Nhân rộng", "Replicated";
        /// Sơ kết, tổng kết.
        Reviewed "reviewed" = "Sơ kết, tổng kết", "Reviewed";
        /// Thanh loại.
        StruckOff "struck_off" = "Thanh loại", "Struck off";
    }
}

part! {
    /// A dated change of state.
    #[derive(Eq)]
    ModelChange {
        /// The day of the change.
        date: Day => DATE;
        /// What the model became or went through.
        state: ModelState => one_of(ModelState::OFFERED, "Trạng thái", "State");
    }
}

choices! {
    /// The level whose model it is ("mô hình cấp huyện").
    ModelLevel {
        /// Khu dân cư.
        Hamlet "hamlet" = "Khu dân cư", "Hamlet", ["thon", "cap thon", "to dan pho"];
        /// Cấp xã.
        Commune "commune" = "Cấp xã", "Commune", ["xa", "phuong"];
        /// Cấp huyện.
        District "district" = "Cấp huyện", "District", ["huyen"];
        /// Cấp tỉnh.
        Province "province" = "Cấp tỉnh", "Province", ["tinh"];
    }
}

part! {
    /// A point (điểm): one place where the model is applied.
    #[derive(Default, Eq)]
    ModelPoint {
        /// The place in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String = String::new() => line("Địa điểm", "Place");
        /// The hamlet or other unit, where the point is in one of the book.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId> = None => unit("Đơn vị", "Unit");
        /// The first day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Day> = None => day("Từ ngày", "Since");
        /// The last day, of a point that was given up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Day> = None => day("Đến ngày", "Until");
        /// Groups (tổ) that carry it out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        groups: Option<u32> = None => count("Số tổ", "Groups");
        /// Members of those groups.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        members: Option<u32> = None => count("Số thành viên", "Members");
    }
}

part! {
    /// Equipment of one kind.
    #[derive(Eq)]
    Equipment {
        /// What: camera, đèn, kẻng …
        name: String => line("Tên thiết bị", "What");
        /// How many.
        count: u32 => count("Số lượng", "How many");
    }
}

choices! {
    /// Who paid.
    MoneySource {
        /// Ngân sách.
        Budget "budget" = "Ngân sách", "Budget";
        /// Xã hội hóa.
        Socialised "socialised" = "Xã hội hóa", "Socialised";
        /// Hộ gia đình đóng góp.
        Households "households" = "Hộ gia đình đóng góp", "Households";
        /// Nguồn khác.
        Other "other" = "Nguồn khác", "Other";
    }
}

part! {
    /// Money from one source.
    #[derive(Eq)]
    Money {
        /// Who paid.
        source: MoneySource => one_of(MoneySource::CHOICES, "Nguồn", "Source");
        /// Amount in đồng.
        amount: u64 => whole(0, MAX_MONEY, "Số tiền (đồng)", "Amount (đồng)");
    }
}

part! {
    /// What a model brought in a year, and whether it worked.
    #[derive(Eq)]
    ModelResult {
        /// The assessment year.
        year: Year => YEAR;
        /// Whether it worked effectively ("hoạt động hiệu quả"); not given means not yet assessed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        effective: Option<bool> = None => yes_no("Hoạt động hiệu quả", "Worked effectively");
        /// Tips received through it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tips: Option<u32> = None => count("Tin nhận được", "Tips received");
        /// Cases cleared with its help.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cleared: Option<u32> = None => count("Số vụ được làm rõ", "Cases cleared");
        /// The result in words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        summary: String = String::new() => line("Tóm tắt", "Summary");
    }
}

const MONEY: Option<Input> = Some(Input::Whole(Limits { least: 0, most: MAX_MONEY }));
const BY_POINT: Text = Text::new("Nếu không ghi theo từng điểm", "Where not kept point by point");
const NO_ROOM: &str = "a list has no room in a cell";

record! {
    /// A model of the movement.
    Model ("mô hình", "model") {
        /// Its exact name.
        name: String => line("Tên mô hình", "Name of the model")
            .naming()
            .aliases(&["mo hinh", "ten", "ten goi", "ten goi mo hinh"]);
        /// A kind of the catalogue's group `model`.
        kind: KindCode => kind(KindGroup::Model, "Loại", "Kind")
            .listed()
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
        /// Changes of state after its founding.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<ModelChange> = Vec::new() => rows(
            ModelChange::FIELDS,
            Text::new("Thêm mốc", "Add a change"),
            "Quá trình",
            "History",
        )
        .parts(&[Part {
            name: "changes.struck_off",
            heading: "Ngày thanh loại",
            input: Some(Input::Day),
            aliases: &["thanh loai", "ngay giai the"],
        }])
        .after("results")
        .column_after("money");
        /// Points (điểm).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        points: Vec<ModelPoint> = Vec::new() => rows(
            ModelPoint::FIELDS,
            Text::new("Thêm điểm", "Add a point"),
            "Điểm",
            "Points",
        )
        .listed()
        .parts(&[Part { name: "points.count", heading: "Số điểm", input: None, aliases: &[] }])
        .after("board")
        .column_after("manager");
        /// Equipment by kind.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        equipment: Vec<Equipment> = Vec::new() => rows(
            Equipment::FIELDS,
            Text::new("Thêm thiết bị", "Add equipment"),
            "Thiết bị",
            "Equipment",
        )
        .no_column(NO_ROOM)
        .after("changes");
        /// Money by source.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        money: Vec<Money> = Vec::new() => rows(
            Money::FIELDS,
            Text::new("Thêm kinh phí", "Add money"),
            "Kinh phí",
            "Money",
        )
        .parts(&[
            Part {
                name: "money.budget",
                heading: "Kinh phí ngân sách (đồng)",
                input: MONEY,
                aliases: &["ngan sach", "kinh phi ngan sach", "ngan sach (dong)"],
            },
            Part {
                name: "money.socialised",
                heading: "Kinh phí xã hội hóa (đồng)",
                input: MONEY,
                aliases: &["xa hoi hoa", "kinh phi xa hoi hoa", "xa hoi hoa (dong)"],
            },
        ])
        .after("equipment")
        .column_after("board");
        /// Results by year.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        results: Vec<ModelResult> = Vec::new() => rows(
            ModelResult::FIELDS,
            Text::new("Thêm kết quả", "Add a result"),
            "Kết quả theo năm",
            "Results by year",
        )
        .asked_as("kết quả, hiệu quả trong năm", "the year's results")
        .no_column(NO_ROOM)
        .after("points");
    } optional {
        /// Whose model it is.
        level: ModelLevel => one_of(ModelLevel::CHOICES, "Cấp quản lý", "Level")
            .aliases(&["cap", "cap mo hinh"]);
        /// The founding decision, a paper of the book.
        decision: RecordId => paper("Quyết định thành lập", "Founding decision")
            .no_column("the paper has a row of its own");
        /// The place in words.
        place: String => line("Địa điểm", "Place").aliases(&["noi thuc hien", "dia chi"]);
        /// Groups (tổ), where they are not kept by point.
        groups: u32 => count("Số tổ", "Groups")
            .hint(BY_POINT)
            .listed()
            .aliases(&["so to, nhom", "so nhom", "to"]);
        /// Members, where they are not kept by point.
        members: u32 => count("Số thành viên", "Members")
            .hint(BY_POINT)
            .listed()
            .aliases(&["thanh vien", "so nguoi tham gia", "so luong thanh vien"]);
        /// Households that take part.
        households: u32 => count("Số hộ tham gia", "Households that take part")
            .aliases(&["so ho", "ho tham gia"]);
        /// Members of the steering board.
        board: u32 => count("Số thành viên Ban Chỉ đạo", "Members of the steering board")
            .aliases(&["thanh vien ban chi dao", "ban chi dao"]);
        /// Which body manages it.
        manager: String => line("Đơn vị quản lý", "Managed by")
            .after("place")
            .aliases(&["co quan quan ly", "don vi chu tri", "don vi phu trach"]);
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
