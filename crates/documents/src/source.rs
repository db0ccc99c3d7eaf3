//! The lists that a template can show, with their columns and headings.

use crate::name::Shape;

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name in templates.
    pub name: &'static str,
    /// Its heading.
    pub head: &'static str,
    /// Its relative width.
    pub width: u16,
    /// The shape of its values.
    pub shape: Shape,
}

const fn words(name: &'static str, head: &'static str, width: u16) -> Column {
    Column { name, head, width, shape: Shape::Text }
}

const fn number(name: &'static str, head: &'static str, width: u16) -> Column {
    Column { name, head, width, shape: Shape::Count }
}

/// The place in the list, from 1.
const PLACE: Column = words("place", "TT", 6);

macro_rules! sources {
    ($($(#[$doc:meta])* $name:ident = $text:literal [$($column:expr),* $(,)?];)*) => {
        /// A list of a unit.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Source {
            $($(#[$doc])* $name,)*
        }

        impl Source {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name in templates.
            pub fn written(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Its columns.
            pub fn columns(self) -> &'static [Column] {
                match self { $(Self::$name => const { &[$($column),*] },)* }
            }
        }
    };
}

sources! {
    /// The conditions of the verdict, outer ones first.
    Conditions = "conditions" [
        words("clause", "Căn cứ", 16), words("words", "Nội dung tiêu chí", 34),
        words("outcome", "Kết quả", 14), words("basis", "Số liệu, căn cứ", 30),
        words("records", "Tài liệu kèm theo", 24),
    ];
    /// The innermost conditions that are not met.
    NotMet = "conditions_not_met" [
        PLACE, words("clause", "Căn cứ", 18), words("name", "Nội dung chưa đạt", 34),
        words("basis", "Lý do", 40),
    ];
    /// The data missing for a verdict.
    Needs = "needs" [PLACE, words("need", "Nội dung còn thiếu", 90)];
    /// The hamlets of a commune.
    Hamlets = "hamlets" [
        PLACE, words("name", "Khu dân cư", 30), number("households", "Số hộ", 10),
        words("registered", "Đăng ký", 16), words("outcome", "Kết quả đánh giá", 20),
        words("decision", "Quyết định công nhận", 24),
    ];
    /// The agencies, enterprises and schools of a commune.
    Others = "others" [
        PLACE, words("name", "Cơ quan, doanh nghiệp, cơ sở giáo dục", 34),
        words("registered", "Đăng ký", 16), words("outcome", "Kết quả đánh giá", 22),
        words("decision", "Quyết định công nhận", 24),
    ];
    /// Hamlets, agencies, enterprises and schools to propose, because they meet the standard.
    Candidates = "candidates" [
        PLACE, words("name", "Tên đơn vị", 40), words("kind", "Loại đơn vị", 20),
        words("outcome", "Kết quả đánh giá", 20), words("note", "Ghi chú", 16),
    ];
    /// The commune-level units of a district or province.
    Communes = "communes" [
        PLACE, words("name", "Đơn vị", 26), words("outcome", "Qua đánh giá", 22),
        words("decided", "Quyết định công nhận", 22),
        words("new_countryside", "Nông thôn mới", 18), number("models", "Mô hình", 10),
    ];
    /// The models that are maintained at the end of the period.
    Models = "models" [
        PLACE, words("name", "Tên mô hình", 32), words("kind", "Loại", 22),
        words("founded", "Ngày thành lập", 14), number("points", "Điểm", 8),
        number("groups", "Tổ", 8), number("members", "Thành viên", 11),
        words("effective", "Hiệu quả", 14),
    ];
    /// These models by kind.
    ModelKinds = "model_kinds" [
        PLACE, words("name", "Loại mô hình", 40), number("kept", "Đang duy trì", 12),
        number("new", "Xây dựng mới", 12), number("points", "Điểm", 9), number("groups", "Tổ", 9),
        number("members", "Thành viên", 12),
    ];
    /// The kinds of the models that were built in the period.
    NewModelKinds = "new_model_kinds" [words("name", "Loại mô hình", 70), number("count", "Số mô hình", 20)];
    /// Incidents by kind, broader kinds first.
    CaseKinds = "case_kinds" [
        words("name", "Loại vụ việc", 40), number("now", "Kỳ này", 12),
        number("before", "Cùng kỳ", 12), words("change", "Tăng, giảm", 18),
    ];
    /// The main indicators of five years.
    Years = "years" [
        words("year", "Năm", 10), number("crime", "Vụ phạm tội", 20),
        number("social_evil", "Vụ việc tệ nạn xã hội", 20),
        number("other_violation", "Vụ vi phạm pháp luật khác", 20),
        number("traffic_accident", "Vụ tai nạn giao thông", 20),
    ];
    /// The main indicators month by month.
    Months = "months" [
        words("month", "Tháng", 10), number("crime", "Vụ phạm tội", 20),
        number("social_evil", "Vụ việc tệ nạn xã hội", 20),
        number("other_violation", "Vụ vi phạm pháp luật khác", 20),
        number("traffic_accident", "Vụ tai nạn giao thông", 20),
    ];
    /// The units below in groups, with those that meet the safety standard.
    Groups = "groups" [
        words("name", "Nhóm đơn vị", 30), words("of_all", "Nhóm đơn vị (số đạt/tổng số)", 30),
        number("total", "Tổng số", 12), number("met", "Số đạt", 12),
        number("share", "Tỷ lệ đạt (%)", 12),
    ];
    /// Incidents by commune or hamlet and kind.
    CaseUnits = "case_units" [
        words("unit", "Đơn vị", 26), words("name", "Loại vụ việc", 30), number("now", "Kỳ này", 12),
        number("before", "Cùng kỳ", 12), words("change", "Tăng, giảm", 18),
    ];
    /// Every incident of the days.
    Incidents = "incidents" [
        PLACE, words("date", "Ngày", 13), words("unit", "Nơi xảy ra", 22),
        words("kind", "Loại vụ việc", 30), number("count", "Số vụ", 8),
        words("severity", "Mức độ", 14), words("result", "Kết quả xử lý", 24),
    ];
    /// The papers of the days.
    Papers = "papers" [
        PLACE, words("number", "Số, ký hiệu", 18), words("date", "Ngày", 13),
        words("kind", "Loại văn bản", 28), words("issuer", "Cơ quan ban hành", 22),
        words("subject", "Trích yếu", 30),
    ];
    /// The activities of the days, by kind.
    Activities = "activities" [
        PLACE, words("name", "Hoạt động", 50), number("sessions", "Số buổi", 14),
        number("attendance", "Lượt người", 16),
    ];
    /// Hamlets recognised as model new-countryside hamlets.
    ModelHamlets = "model_hamlets" [
        PLACE, words("name", "Thôn", 26), words("commune", "Xã", 24),
        words("decision", "Quyết định", 40),
    ];
    /// The decided result beside the result of the figures.
    Results = "results" [
        words("name", "Nội dung", 34), words("decided", "Cấp có thẩm quyền quyết định", 34),
        words("outcome", "Qua đánh giá", 28),
    ];
}

impl Source {
    /// Finds a list by its name.
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.written() == text)
    }

    /// The index of a column.
    pub fn column(self, name: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.name == name)
    }
}
