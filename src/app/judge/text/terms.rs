//! Texts of assessment periods and typed days.

use crate::app::text::texts;

texts! {
    TITLE = "Kỳ đánh giá", "Assessment period";
    // The values are the unit or standard, the year, the first day, the last day and the days left.
    TERM = "{}, kỳ {}: {}–{}, còn {} ngày", "{}, period {}: {}–{}, {} days left";
    TERM_LATER = "{}, kỳ {}: {}–{}, chưa bắt đầu", "{}, period {}: {}–{}, not begun yet";
    TERM_OVER = "{}, kỳ {}: {}–{}, đã hết kỳ", "{}, period {}: {}–{}, over";
    TERM_NONE = "Năm {}: không có quy định nào trong sổ đánh giá đơn vị này.", "{}: no rules in the book judge this unit.";
    TO_TERM = "Sang kỳ {}", "Go to period {}";
    COUNTS = "Tính vào kỳ {} ({}–{})", "Counts in period {} ({}–{})";
    COUNTS_FOR = "{}: tính vào kỳ {} ({}–{})", "{}: counts in period {} ({}–{})";
    COUNTS_NOWHERE = "Ngày này không thuộc kỳ đánh giá nào của đơn vị", "This day is in no assessment period of the unit";
    AHEAD = "Ngày này chưa đến (hôm nay là {}): xem lại ngày", "This day has not come yet (today is {}): check it";
    LATE = "Ngày {} sau hạn {} ({}).", "{} is after the last day, {} ({}).";
    EARLY = "Ngày {} trước ngày đầu của thời hạn, {} ({}).", "{} is before the first day, {} ({}).";
    DAYS_WANTED = "Cần ngày từ {} đến {} ({}).", "A day from {} to {} is needed ({}).";
    SAVE_ANYWAY = "Vẫn lưu?", "Save anyway?";
    YES_SAVE = "Vẫn lưu", "Save anyway";
    CHANGE_DAY = "Sửa ngày", "Change the day";
}
