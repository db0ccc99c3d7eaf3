//! Texts of stored verdicts.

use crate::app::text::texts;

texts! {
    TITLE = "Đã lưu", "Stored";
    KEEP = "Lưu kết quả đánh giá", "Store this verdict";
    NONE = "Chưa lưu kết quả nào. Kết quả đã lưu giữ nguyên khi quy định hoặc số liệu thay đổi; ở đây sẽ nêu khác gì so với hiện nay.", "Nothing is stored yet. A stored verdict stays as it was when rules or figures change; what is different today is said here.";
    STEP = "lưu kết quả đánh giá", "a stored verdict";
    RULES_VERSION = "bộ quy định phiên bản {}", "rule set version {}";
    SAME = "Kết quả hiện nay vẫn như đã lưu.", "The result is still the same today.";
    DIFFERENT = "Hiện nay khác:", "Different today:";
    EVALUATE_NOW = "Đánh giá hiện nay", "Evaluate now";
    LEAD = "Kết quả đã lưu không sửa được; đánh giá lại thì lưu thành kết quả mới.", "A stored verdict is not changed; a new evaluation is stored beside it.";
}
