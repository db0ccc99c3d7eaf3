//! The columns of the lists that are written and not read.

use super::{COUNT, Choice, Column, Input, NOTE, OF, ROW, UNIT, choice, column};
use book::{KindGroup, RecordKind};

pub(super) fn name(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Registration => "Đăng ký",
        RecordKind::Paper => "Văn bản",
        RecordKind::Statement => "Xác nhận",
        RecordKind::Rating => "Xếp loại lực lượng",
        RecordKind::Discipline => "Kỷ luật",
        RecordKind::Activity => "Hoạt động",
        RecordKind::Tip => "Tin báo",
        RecordKind::Recognition => "Công nhận",
        RecordKind::Decision => "Quyết định về điều kiện",
        RecordKind::Assessment => "Kết quả đánh giá đã lưu",
        RecordKind::Incident | RecordKind::YearlyTotal | RecordKind::Model => "",
    }
}

pub(super) fn columns(kind: RecordKind) -> &'static [Column] {
    match kind {
        RecordKind::Registration => REGISTRATIONS,
        RecordKind::Paper => PAPERS,
        RecordKind::Statement => STATEMENTS,
        RecordKind::Rating => RATINGS,
        RecordKind::Discipline => DISCIPLINES,
        RecordKind::Activity => ACTIVITIES,
        RecordKind::Tip => TIPS,
        RecordKind::Recognition => RECOGNITIONS,
        RecordKind::Decision => DECISIONS,
        RecordKind::Assessment => ASSESSMENTS,
        RecordKind::Incident | RecordKind::YearlyTotal | RecordKind::Model => &[],
    }
}

const fn plain(field: &'static str, heading: &'static str, input: Input) -> Column {
    column(field, heading, input, &[])
}

const YEAR: Column = plain("year", "Năm đánh giá", Input::Year);
const DATE: Column = plain("date", "Ngày", Input::Day);

const REGISTRATIONS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    YEAR,
    plain("date", "Ngày đăng ký", Input::Day),
    plain("households_residing", "Số hộ đang cư trú", COUNT),
    plain("households_registered", "Số hộ đã đăng ký", COUNT),
    NOTE,
];

const PAPERS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    plain("kind", "Loại văn bản", Input::Kind(KindGroup::Paper)),
    plain("number", "Số, ký hiệu", Input::Text),
    DATE,
    plain("issuer", "Cơ quan ban hành", Input::Text),
    plain("subject", "Trích yếu", Input::Text),
    plain("file_name", "Tên tệp", Input::Text),
    NOTE,
];

const STATEMENTS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    plain("kind", "Nội dung xác nhận", Input::Kind(KindGroup::Statement)),
    plain("about", "Loại văn bản, hoạt động", Input::Text),
    YEAR,
    plain("value", "Trả lời", Input::YesNo),
    DATE,
    plain("until", "Tính đến ngày", Input::Day),
    plain("by", "Người xác nhận", Input::Text),
    plain("evidence", "Căn cứ", Input::Text),
    NOTE,
];

const RATINGS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    plain("force", "Lực lượng", Input::Kind(KindGroup::Force)),
    YEAR,
    plain("rating", "Xếp loại", Input::Kind(KindGroup::Rating)),
    DATE,
    plain("staff", "Quân số", COUNT),
    plain("covers", "Khu dân cư phụ trách", Input::Shown),
    NOTE,
];

const LEVELS: &[Choice] = &[
    choice("reprimand", "Khiển trách", &[]),
    choice("warning", "Cảnh cáo", &[]),
    choice("demotion", "Giáng chức, cách chức", &[]),
    choice("dismissal", "Buộc thôi việc, tước danh hiệu", &[]),
];

const DISCIPLINES: &[Column] = &[
    ROW,
    OF,
    UNIT,
    plain("force", "Lực lượng", Input::Kind(KindGroup::Force)),
    DATE,
    plain("level", "Hình thức kỷ luật", Input::Choice(LEVELS)),
    plain("people", "Số người bị kỷ luật", COUNT),
    NOTE,
];

const ACTIVITIES: &[Column] = &[
    ROW,
    OF,
    UNIT,
    plain("kind", "Loại hoạt động", Input::Kind(KindGroup::Activity)),
    DATE,
    plain("sessions", "Số buổi", COUNT),
    plain("attendance", "Số lượt người dự", COUNT),
    plain("partners", "Đơn vị phối hợp", Input::Text),
    plain("matters", "Số vấn đề nêu ra", COUNT),
    plain("reported_upward", "Đã báo cáo cấp ủy, Ủy ban nhân dân", Input::YesNo),
    NOTE,
];

const TIPS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    DATE,
    plain("received", "Số tin nhận được", COUNT),
    plain("valuable", "Tin có giá trị", COUNT),
    plain("cleared", "Số vụ được làm rõ", COUNT),
    plain("handled", "Số người bị xử lý", COUNT),
    NOTE,
];

const RECOGNITIONS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    plain("standard", "Tiêu chuẩn", Input::Kind(KindGroup::Standard)),
    YEAR,
    plain("granted", "Được công nhận", Input::YesNo),
    plain("number", "Số, ký hiệu", Input::Text),
    plain("date", "Ngày quyết định", Input::Day),
    plain("issuer", "Cơ quan ban hành", Input::Text),
    plain("revoked", "Ngày thu hồi", Input::Day),
    NOTE,
];

const RULINGS: &[Choice] = &[choice("met", "Đạt", &[]), choice("not_met", "Không đạt", &[])];

const DECISIONS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    YEAR,
    plain("rules", "Bộ quy định", Input::Text),
    plain("condition", "Điều kiện", Input::Text),
    plain("ruling", "Quyết định", Input::Choice(RULINGS)),
    plain("reason", "Lý do", Input::Text),
    plain("by", "Người quyết định", Input::Text),
    DATE,
    NOTE,
];

const OUTCOMES: &[Choice] = &[
    choice("met", "Đạt", &[]),
    choice("not_met", "Không đạt", &[]),
    choice("missing", "Chưa đủ dữ liệu", &[]),
    choice("for_decision", "Chờ cấp có thẩm quyền quyết định", &[]),
];

const ASSESSMENTS: &[Column] = &[
    ROW,
    OF,
    UNIT,
    YEAR,
    plain("rules", "Bộ quy định", Input::Text),
    plain("outcome", "Kết quả", Input::Choice(OUTCOMES)),
    DATE,
    plain("rules_version", "Phiên bản bộ quy định", Input::Text),
    plain("app_version", "Phiên bản ứng dụng", Input::Text),
    NOTE,
];
