//! Texts of the doubtful figures.

use crate::app::text::texts;

texts! {
    TITLE = "Số liệu cần xem", "Doubtful figures";
    LEAD = "Những số mâu thuẫn nhau hoặc khác thường. Đây không phải lỗi và không làm đổi kết quả đánh giá: người nắm số liệu xem lại, sửa, hoặc ghi “đã xem, đúng”. Chỗ chưa nhập không bị coi là 0.", "Figures that contradict each other or stand out. They are no errors and change no verdict: whoever knows the figures looks at them, corrects them, or says “looked at, right”. What was not entered is never taken for 0.";
    LOOKING = "Đang xem: {}/{} xã, phường", "Looking: {} of {} communes";
    COUNT = "{} số liệu cần xem trong năm {}", "{} doubtful figures in {}";
    NONE = "Năm {} không có số liệu nào cần xem.", "There are no doubtful figures in {}.";
    RECORDS = "Xem và sửa:", "Look and correct:";
    CONFIRM = "Đã xem, đúng", "Looked at, right";
    CONFIRM_BY = "Người xem (chức vụ, họ tên)", "Who looked (office and name)";
    CONFIRM_SAVE = "Ghi “đã xem, đúng”", "Say “looked at, right”";
    NEEDS_BY = "Ghi chức vụ và họ tên người đã xem", "Write the office and name of who looked";
    CONFIRMED = "Đã xem, đúng ({})", "Looked at, right ({})";
    CONFIRMED_BY = "Đã xem, đúng: {}, {}", "Looked at, right: {}, {}";
    TAKE_BACK = "Bỏ “đã xem, đúng”", "Take it back";
    STEP_CONFIRM = "ghi số liệu đã xem, đúng", "say that figures are right";
    STEP_TAKE_BACK = "bỏ “đã xem, đúng”", "take back that figures are right";
    CHECKS = "Các phép kiểm tra ({})", "The checks ({})";
    CHECKS_BODY = "Phép kiểm tra riêng của tỉnh là một tệp .json: mở ở trang Dữ liệu, mục Nhận tệp; tệp đi theo sổ.", "A province's own checks are a .json file: open it on the page Data, under Receive; they travel with the book.";
    OWN = "riêng của sổ", "of this book";
    REMOVE = "Bỏ khỏi sổ", "Remove from the book";
    STEP_REMOVE = "bỏ phép kiểm tra “{}”", "remove the check “{}”";
    PREVIEW_TITLE = "{}: {} phép kiểm tra số liệu", "{}: {} checks of figures";
    REPLACES = "thay phép kiểm tra đang có", "in the place of the present one";
    CHECK_DIFFERS = "Phép kiểm tra “{}”", "The check “{}”";
    ADD = "Thêm vào sổ", "Add to the book";
    STEP_ADD = "thêm phép kiểm tra riêng", "add checks of one’s own";
    TYPED = "Nên xem lại (vẫn lưu được):", "Worth another look (it can be saved all the same):";
    SOME = "{} số liệu cần xem.", "{} doubtful figures.";
    MAYBE = "Tìm số liệu mâu thuẫn, khác thường.", "Find figures that contradict or stand out.";
    OPEN = "Xem", "Look";
}
