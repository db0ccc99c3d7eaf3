//! Texts of receiving files: contents, changes and results.

use crate::app::text::texts;

texts! {
    BODY = "Chọn, kéo thả hoặc dán một hay nhiều tệp sổ, tệp quy định (.json). Trước khi thay đổi sổ, anh chị sẽ thấy tệp có gì.", "Choose, drop or paste one or more books or rule files (.json). You will see what they hold before the book changes.";
    CHOOSE = "Chọn tệp", "Choose a file";
    FROM_OUTSIDE = "Tệp này do ứng dụng hoặc trang web khác đưa vào, không phải do anh chị chọn ở đây. Nếu anh chị không vừa chia sẻ tệp nào, hãy bấm Hủy.", "Another app or website handed this file in; it was not chosen here. If you did not just share a file, press Cancel.";
    READING = "Đang đọc tệp {} / {}", "Reading file {} of {}";
    STOP = "Dừng", "Stop";
    UNREADABLE = "Trình duyệt không đọc được tệp {}.", "The browser cannot read the file {}.";
    FILES = "{} tệp dùng được", "{} usable files";
    ONE_OF_MANY_IS_RULES = "Tệp {} là bộ quy định, phép kiểm tra hoặc mẫu văn bản: hãy mở riêng tệp đó.", "The file {} is a rule set, checks or a template: open it by itself.";
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
    FRAME_NOTE = "Tên sổ, ghi chú và cài đặt của sổ đang mở được giữ nguyên.", "The open book keeps its name, note and settings.";
    KINDS_AND_RULES = "Danh mục, bộ quy định, phép kiểm tra, mẫu văn bản riêng trong tệp được thêm vào sổ.", "Kinds, rule sets, checks and templates of the file's own are added to the book.";
    SUPERSEDES = "Tệp có bản khác của danh mục, bộ quy định riêng mà sổ đang có, và sẽ thay bản của sổ", "The file has other versions of kinds or rule sets of the book's own, and replaces them";
    SUPERSEDE = "Thay bằng bản trong tệp; bỏ chọn để giữ bản của sổ", "Replace them by the file's; leave this out to keep the book's";
    KIND_DIFFERS = "«{}» (mã {}): khác nhau ở cách tính hoặc nhóm, tên giữ nguyên", "“{}” (code {}): another meaning under the same name";
    KIND_RENAMED = "«{}» thành «{}» (mã {})", "“{}” becomes “{}” (code {})";
    MERGED = "sổ sau khi nhập", "the book once the file is in it";
    NOT_TAKEN = "Chưa nhập: sổ đang mở và tệp ghép lại thành một sổ không đọc lại được", "Not taken in: the open book and the file together make a book that could not be read again";
    NOT_TAKEN_BODY = "Thường do hai nơi đặt một mã cho hai loại khác nhau. Sổ đang mở vẫn giữ nguyên. Hãy nhờ nơi gửi đổi mã rồi gửi lại, hoặc bỏ chọn đơn vị có lỗi.", "As a rule two desks gave one code to two kinds. The open book stays as it was. Ask the sender to change the code and send the file again, or leave out the unit with the problem.";
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
