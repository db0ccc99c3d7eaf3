//! Texts about the tab that writes.

use crate::app::text::texts;

texts! {
    FOLLOWS = "Thẻ này chỉ xem: sổ đang mở để ghi ở thẻ khác. Thay đổi ở thẻ kia hiện ngay ở đây; những gì đang nhập dở ở thẻ này vẫn còn.", "This tab only shows the book: another tab has it open for writing. What changes there is shown here at once; what you are typing here stays.";
    WRITE_HERE = "Ghi ở thẻ này", "Write in this tab";
    ASKS = "Đang lấy quyền ghi về thẻ này…", "Taking over the writing…";
    HERE = "Từ bây giờ thẻ này ghi được", "This tab writes from now on";
    MERGED = "thay đổi chưa lưu ở thẻ này, gộp với số liệu đã lưu ở thẻ khác", "this tab's unsaved changes, merged with what another tab saved";
    REFUSED = "Chưa lưu: thẻ này chỉ xem. Hãy bấm «Ghi ở thẻ này» ở đầu trang rồi lưu lại.", "Not saved: this tab only shows the book. Press “Write in this tab” at the top of the page and save again.";
    LOCKED = "Sổ đã khóa. Hãy tải lại trang và mở khóa.", "The book is locked. Reload the page and unlock it.";
    TAKEN = "Thẻ khác đã lấy quyền ghi khi thay đổi cuối ở thẻ này chưa lưu xong. Bấm «Ghi ở thẻ này» để lưu: thay đổi đó được gộp với số liệu đã lưu ở thẻ khác.", "Another tab took over the writing before the last change here was saved. Press “Write in this tab” to save it: it is merged with what the other tab saved.";
    STOPPED_TITLE = "Trang này là bản cũ, hãy tải lại", "This page is an old version; load it again";
    STOPPED_BODY = "Thẻ khác đã mở bản Bình Yên mới hơn, nên thẻ này không ghi nữa. Dữ liệu đã lưu vẫn còn nguyên.", "Another tab has opened a newer Bình Yên, so this one writes no more. What was saved is untouched.";
}
