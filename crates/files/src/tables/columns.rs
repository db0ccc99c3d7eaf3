//! The columns of every table: what they are called, under which other names offices write them,
//! and what their cells hold.

use crate::List;
use book::{KindGroup, RecordKind};

mod lists;

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Text.
    Text,
    /// A whole number up to a largest one.
    Count(u64),
    /// A year.
    Year,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// Yes or no.
    YesNo,
    /// A unit of the book, by its name.
    Unit,
    /// A commune, ward or township of the book, by its name.
    Commune,
    /// A kind of the catalogue, by its name or code.
    Kind(KindGroup),
    /// One of few.
    Choice(&'static [Choice]),
    /// Written by an export and never read: the row's number, a sum, the id of another record.
    Shown,
}

/// A word of the format, its name, and other names for it, without accents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in files.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Other names.
    pub names: &'static [&'static str],
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field of the record; a part of a model's list is `list.part`.
    pub field: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// Other headings for it, without accents.
    pub names: &'static [&'static str],
    /// What its cells hold.
    pub input: Input,
    /// Whether a row must have it.
    pub is_required: bool,
}

const fn column(
    field: &'static str,
    heading: &'static str,
    input: Input,
    names: &'static [&'static str],
) -> Column {
    Column { field, heading, names, input, is_required: false }
}

const fn required(
    field: &'static str,
    heading: &'static str,
    input: Input,
    names: &'static [&'static str],
) -> Column {
    Column { field, heading, names, input, is_required: true }
}

const fn choice(code: &'static str, name: &'static str, names: &'static [&'static str]) -> Choice {
    Choice { code, name, names }
}

const COUNT: Input = Input::Count(u32::MAX as u64);

/// The row's number; a row whose number is this word is an example.
pub(super) const NUMBER: &str = "number";
/// The commune, where a unit's name alone does not tell.
pub(super) const COMMUNE: &str = "commune";

const ROW: Column = column(NUMBER, "TT", Input::Shown, &["stt", "so tt", "so thu tu", "thu tu"]);
const OF: Column = column(
    COMMUNE,
    "Xã, phường",
    Input::Commune,
    &[
        "xa",
        "phuong",
        "ten xa",
        "xa phuong thi tran",
        "xa/phuong",
        "xa, phuong, thi tran",
        "don vi cap xa",
        "dia phuong",
    ],
);
const UNIT: Column = required(
    "unit",
    "Thôn, đơn vị",
    Input::Unit,
    &[
        "thon",
        "don vi",
        "ten thon",
        "ten don vi",
        "dia ban",
        "dia ban xay ra",
        "noi xay ra",
        "dia diem xay ra",
        "thon ban",
        "thon, ban",
        "khu dan cu",
        "to dan pho",
        "thon/to dan pho",
        "thon, to dan pho",
        "noi dat mo hinh",
        "thon to",
    ],
);
const NOTE: Column = column("note", "Ghi chú", Input::Text, &["chu thich", "ghi chu khac", "note"]);

/// The tables that can be read.
pub const IMPORTED: [List; 4] = [
    List::Units,
    List::Of(RecordKind::Incident),
    List::Of(RecordKind::Model),
    List::Of(RecordKind::YearlyTotal),
];

/// The columns of a list, in the order in which they are written.
pub fn columns(list: List) -> &'static [Column] {
    match list {
        List::Units => UNITS,
        List::Of(RecordKind::Incident) => INCIDENTS,
        List::Of(RecordKind::Model) => MODELS,
        List::Of(RecordKind::YearlyTotal) => TOTALS,
        List::Of(kind) => lists::columns(kind),
    }
}

/// The name of a table.
pub fn table_name(list: List) -> &'static str {
    match list {
        List::Units => "Đơn vị",
        List::Of(RecordKind::Incident) => "Vụ việc",
        List::Of(RecordKind::Model) => "Mô hình",
        List::Of(RecordKind::YearlyTotal) => "Số liệu năm",
        List::Of(kind) => lists::name(kind),
    }
}

/// What a unit is. A hamlet is called otherwise everywhere.
pub(super) const UNIT_KINDS: &[Choice] = &[
    choice(
        "hamlet",
        "Khu dân cư",
        &[
            "thon",
            "ban",
            "ap",
            "to dan pho",
            "tdp",
            "khu pho",
            "kp",
            "tieu khu",
            "khom",
            "xom",
            "lang",
            "buon",
            "phum",
            "soc",
            "khu",
            "to",
            "kdc",
            "thon ban",
            "thon, ban",
        ],
    ),
    choice("agency", "Cơ quan", &["co quan nha nuoc", "don vi su nghiep"]),
    choice("enterprise", "Doanh nghiệp", &["cong ty", "hop tac xa", "dn"]),
    choice("school", "Cơ sở giáo dục", &["truong", "truong hoc", "nha truong"]),
    choice("commune", "Xã", &[]),
    choice("ward", "Phường", &[]),
    choice("township", "Thị trấn", &[]),
    choice("special_zone", "Đặc khu", &[]),
    choice("district", "Huyện", &["quan", "thi xa", "thanh pho thuoc tinh"]),
    choice("province", "Tỉnh", &["thanh pho"]),
];

const UNITS: &[Column] = &[
    ROW,
    OF,
    required(
        "name",
        "Tên thôn, đơn vị",
        Input::Text,
        &[
            "ten",
            "ten thon",
            "thon",
            "ten don vi",
            "don vi",
            "ten khu dan cu",
            "khu dan cu",
            "ten to dan pho",
            "thon ban",
            "ten thon ban",
            "thon, to dan pho",
            "ten thon, to dan pho",
            "ten thon, ban",
        ],
    ),
    column(
        "kind",
        "Loại đơn vị",
        Input::Choice(UNIT_KINDS),
        &["loai", "loai hinh", "loai khu dan cu"],
    ),
    column(
        "kind_word",
        "Tên gọi tại địa phương",
        Input::Text,
        &["ten goi", "ten goi dia phuong", "tu goi"],
    ),
    column("code", "Mã số hành chính", Input::Text, &["ma", "ma so", "ma don vi", "ma thon"]),
    column(
        "households",
        "Số hộ",
        COUNT,
        &["ho", "tong so ho", "so ho dan", "ho gia dinh", "so ho gia dinh"],
    ),
    column(
        "population",
        "Số dân",
        COUNT,
        &["dan so", "nhan khau", "so nhan khau", "so khau", "khau", "so nguoi", "tong so khau"],
    ),
    column("region", "Khu vực", Input::Count(3), &["vung", "khu vuc i, ii, iii"]),
    column("commune_group", "Nhóm xã", Input::Count(3), &["nhom"]),
    column("valid_from", "Ngày thành lập", Input::Day, &["thanh lap", "tu ngay", "ngay lap"]),
    column(
        "valid_to",
        "Ngày kết thúc",
        Input::Day,
        &["den ngay", "ngay giai the", "ngay sap nhap"],
    ),
    NOTE,
];

const SEVERITIES: &[Choice] = &[
    choice("less_serious", "Ít nghiêm trọng", &["it nt", "int"]),
    choice("serious", "Nghiêm trọng", &["nt"]),
    choice("very_serious", "Rất nghiêm trọng", &["rat nt", "rnt"]),
    choice("especially_serious", "Đặc biệt nghiêm trọng", &["dac biet nt", "dbnt"]),
];

const INCIDENTS: &[Column] = &[
    ROW,
    required(
        "date",
        "Ngày xảy ra",
        Input::Day,
        &[
            "ngay",
            "thoi gian",
            "thoi gian xay ra",
            "ngay thang",
            "ngay thang nam",
            "ngay, thang, nam",
            "thoi diem xay ra",
            "ngay vu viec",
        ],
    ),
    column("time", "Giờ", Input::Time, &["gio xay ra", "luc"]),
    OF,
    UNIT,
    required(
        "kind",
        "Loại vụ việc",
        Input::Kind(KindGroup::Incident),
        &[
            "loai",
            "loai vu",
            "vu viec",
            "noi dung vu viec",
            "phan loai",
            "hanh vi",
            "loai toi pham",
            "loai an",
            "ten vu viec",
        ],
    ),
    column("count", "Số vụ", COUNT, &["so luong", "so vu viec", "vu", "tong so vu"]),
    column(
        "severity",
        "Mức độ nghiêm trọng",
        Input::Choice(SEVERITIES),
        &["muc do", "tinh chat", "muc do, tinh chat", "tinh chat muc do"],
    ),
    column(
        "people",
        "Số người liên quan",
        COUNT,
        &["so doi tuong", "doi tuong", "so nguoi", "so nguoi vi pham"],
    ),
    column("deaths", "Số người chết", COUNT, &["chet", "nguoi chet", "so chet"]),
    column(
        "injured",
        "Số người bị thương",
        COUNT,
        &["bi thuong", "nguoi bi thuong", "so bi thuong", "thuong"],
    ),
    column(
        "by_residents",
        "Do người cư trú, người của đơn vị gây ra",
        Input::YesNo,
        &["do nguoi cu tru tai dia ban gay ra", "nguoi dia ban gay ra", "do nguoi dia phuong"],
    ),
    column(
        "elsewhere",
        "Xảy ra ngoài địa bàn",
        Input::YesNo,
        &["ngoai dia ban", "xay ra o noi khac"],
    ),
    column("force_majeure", "Bất khả kháng", Input::YesNo, &[]),
    column("found_in_time", "Kịp thời phát hiện", Input::YesNo, &["phat hien kip thoi"]),
    column(
        "mitigated",
        "Đã giảm thiểu hậu quả",
        Input::YesNo,
        &["giam thieu hau qua", "da dung cac bien phap giam thieu hau qua"],
    ),
    column("reported_at_once", "Báo cáo ngay", Input::YesNo, &["bao cao ngay cap co tham quyen"]),
    column("contrary_to_law", "Trái pháp luật", Input::YesNo, &[]),
    column("prolonged", "Kéo dài", Input::YesNo, &[]),
    column(
        "outcome",
        "Kết quả giải quyết",
        Input::Text,
        &["ket qua", "ket qua xu ly", "xu ly", "hinh thuc xu ly", "giai quyet"],
    ),
    column("also_in", "Đồng thời xảy ra tại", Input::Shown, &[]),
    NOTE,
];

const LEVELS: &[Choice] = &[
    choice("hamlet", "Khu dân cư", &["thon", "cap thon", "to dan pho"]),
    choice("commune", "Cấp xã", &["xa", "phuong"]),
    choice("district", "Cấp huyện", &["huyen"]),
    choice("province", "Cấp tỉnh", &["tinh"]),
];

const MONEY: Input = Input::Count(1 << 53);

const MODELS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    required("name", "Tên mô hình", Input::Text, &["mo hinh", "ten", "ten goi", "ten goi mo hinh"]),
    required(
        "kind",
        "Loại mô hình",
        Input::Kind(KindGroup::Model),
        &["loai", "loai hinh", "linh vuc", "phan loai"],
    ),
    required(
        "founded",
        "Ngày thành lập",
        Input::Day,
        &[
            "thanh lap",
            "thoi gian thanh lap",
            "ngay xay dung",
            "ngay ra mat",
            "thoi diem thanh lap",
            "nam thanh lap",
        ],
    ),
    column("level", "Cấp quản lý", Input::Choice(LEVELS), &["cap", "cap mo hinh"]),
    column("place", "Địa điểm", Input::Text, &["noi thuc hien", "dia chi"]),
    column(
        "manager",
        "Đơn vị quản lý",
        Input::Text,
        &["co quan quan ly", "don vi chu tri", "don vi phu trach"],
    ),
    column("points.count", "Số điểm", Input::Shown, &[]),
    column("groups", "Số tổ", COUNT, &["so to, nhom", "so nhom", "to"]),
    column(
        "members",
        "Số thành viên",
        COUNT,
        &["thanh vien", "so nguoi tham gia", "so luong thanh vien"],
    ),
    column("households", "Số hộ tham gia", COUNT, &["so ho", "ho tham gia"]),
    column("board", "Số thành viên Ban Chỉ đạo", COUNT, &["thanh vien ban chi dao", "ban chi dao"]),
    column(
        "money.budget",
        "Kinh phí ngân sách (đồng)",
        MONEY,
        &["ngan sach", "kinh phi ngan sach", "ngan sach (dong)"],
    ),
    column(
        "money.socialised",
        "Kinh phí xã hội hóa (đồng)",
        MONEY,
        &["xa hoi hoa", "kinh phi xa hoi hoa", "xa hoi hoa (dong)"],
    ),
    column("changes.struck_off", "Ngày thanh loại", Input::Day, &["thanh loai", "ngay giai the"]),
    NOTE,
];

const TOTALS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    required(
        "indicator",
        "Chỉ tiêu",
        Input::Kind(KindGroup::Indicator),
        &["ten chi tieu", "noi dung", "chi so", "noi dung chi tieu"],
    ),
    required("year", "Năm đánh giá", Input::Year, &["nam", "nam bao cao", "ky bao cao"]),
    required(
        "value",
        "Số liệu",
        COUNT,
        &["gia tri", "so luong", "ket qua", "tong so", "so lieu nam"],
    ),
    column("from", "Từ ngày", Input::Day, &["tinh tu ngay", "tu"]),
    column("to", "Đến ngày", Input::Day, &["tinh den ngay", "den"]),
    column("source", "Nguồn số liệu", Input::Text, &["nguon", "can cu", "theo bao cao"]),
    NOTE,
];
