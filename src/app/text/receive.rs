//! Texts of receiving files: what they are, what they would change, what became of them.

use super::texts;

texts! {
    BODY = "Chọn, kéo thả hoặc dán một hay nhiều tệp sổ, tệp quy định (.json). Trước khi thay đổi sổ, anh chị sẽ thấy tệp có gì.", "Choose, drop or paste one or more books or rule files (.json). You will see what they hold before the book changes.";
    CHOOSE = "Chọn tệp", "Choose a file";
    READING = "Đang đọc tệp {} / {}", "Reading file {} of {}";
    STOP = "Dừng", "Stop";
    UNREADABLE = "Trình duyệt không đọc được tệp {}.", "The browser cannot read the file {}.";
    FILES = "{} tệp dùng được", "{} usable files";
    ONE_OF_MANY_IS_RULES = "Tệp {} là bộ quy định: hãy mở riêng tệp đó.", "The file {} is a rule set: open it by itself.";
    SAME = "Tệp giống hệt sổ đang mở.", "The file is the same as the open book.";
    NOTHING_NEW = "Tệp không có gì mới: sổ đang mở đã có tất cả.", "Nothing is new: the open book has all of it.";
    CHANGES = "Nếu nhập, sổ sẽ thay đổi như sau", "Taking it in changes the book like this";
    UNIT = "Đơn vị", "Unit";
    NEW = "Mới", "New";
    CHANGED = "Sửa", "Changed";
    DELETED = "Xóa", "Deleted";
    CONFLICTS = "Cần xem lại", "To review";
    OLDER = "Cũ hơn sổ", "Older";
    THE_SAME = "Giống", "Same";
    TAKE_UNIT = "Nhập {}", "Take {}";
    CHOOSE_ALL = "Chọn tất cả", "Choose all";
    CHOOSE_NONE = "Bỏ chọn tất cả", "Choose none";
    ITEMS = "Xem từng mục", "Item by item";
    OURS = "Sổ đang mở: {}, {}", "Open book: {}, {}";
    THEIRS = "Trong tệp: {}, {}", "In the file: {}, {}";
    MORE_ITEMS = "và {} mục khác", "and {} more";
    FRAME_NOTE = "Tên sổ, ghi chú và cài đặt của sổ đang mở được giữ nguyên.", "The open book keeps its name, note and settings.";
    KINDS_AND_RULES = "Danh mục riêng và bộ quy định riêng trong tệp được thêm vào sổ.", "Kinds and rule sets of the file's own are added to the book.";
    TAKE_ALL = "Nhập vào sổ", "Take into the book";
    TAKE_SOME = "Nhập {} đơn vị đã chọn", "Take the {} chosen units";
    STEP_ONE = "nhập tệp {}", "the file {}";
    STEP_MANY = "nhập {} tệp", "{} files";
    DONE = "Đã nhập: {} mục mới, {} mục sửa, {} mục xóa.", "Taken in: {} new items, {} changed, {} deleted.";
    DONE_CONFLICTS = "{} mục có hai bản, cần xem lại.", "{} items have two revisions and wait for review.";
    TO_REVIEW = "Xem lại", "Review";
    BAD_FILES = "{} tệp không dùng được", "{} files cannot be used";
    PASTED = "nội dung dán vào", "pasted text";
    REVIEW_TITLE = "Cần xem lại", "To review";
    REVIEW_SOME = "{} mục có nhiều bản được sửa ở nhiều nơi.", "{} items were changed in several places.";
}
