//! The names of the catalogue's groups in sentences.

use book::KindGroup;
use book::text::Text;

/// The plural name of a group's kinds.
pub(crate) const fn group_name(group: KindGroup) -> Text {
    match group {
        KindGroup::Incident => Text::new("vụ việc", "incidents"),
        KindGroup::Indicator => Text::new("chỉ tiêu", "indicators"),
        KindGroup::Model => Text::new("mô hình", "models"),
        KindGroup::Paper => Text::new("văn bản", "papers"),
        KindGroup::Activity => Text::new("hoạt động", "activities"),
        KindGroup::Statement => Text::new("nội dung xác nhận", "statements"),
        KindGroup::Force => Text::new("lực lượng", "forces"),
        KindGroup::Rating => Text::new("xếp loại", "ratings"),
        KindGroup::Standard => Text::new("tiêu chuẩn", "standards"),
    }
}
