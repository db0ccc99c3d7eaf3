//! Texts of earlier revisions and deleted items.

use crate::app::text::texts;

texts! {
    TITLE = "Lịch sử: {}", "History: {}";
    OPEN = "Lịch sử", "History";
    LEAD = "Các bản đã có: ghi lúc nào, ai ghi, khác gì bản trước. Lấy lại một bản là ghi nội dung đó thành bản mới; có thể hoàn tác.", "The revisions so far: when, by whom, what is different from the one before. Taking one back makes its content a new revision, which can be undone.";
    LOADING = "Đang đọc các bản trước…", "Reading the earlier revisions…";
    NO_STORE = "Trình duyệt này không giữ được các bản trước (không có IndexedDB).", "This browser keeps no earlier revisions (it has no IndexedDB).";
    NOW = "bản hiện nay", "present";
    WAITING = "đang chờ xem lại", "waiting for review";
    LEFT = "đã bỏ", "left";
    LEFT_WHY = "Đã được hoàn tác, hoặc đã chọn một bản khác", "Undone, or another revision was chosen";
    HERE = "máy này", "this device";
    ELSEWHERE = "máy khác", "another device";
    FIRST = "Bản đầu tiên.", "The first revision.";
    DELETES = "Xóa khỏi sổ.", "Deleted from the book.";
    JOINED = "Gộp vào {}: hai mục là cùng một đơn vị.", "Joined into {}: the two were one unit.";
    RETURNS = "Đưa lại vào sổ sau khi xóa.", "Brought back into the book after it was deleted.";
    SAME = "Nội dung không khác bản trước.", "No different from the one before.";
    NO_BASE = "Không so được: bản ngay trước đó không có nội dung ở đây.", "Not compared: the content of the one before is not here.";
    NOT_HERE = "Bản này ghi trên máy khác, không có nội dung ở đây.", "Made on another device; its content is not here.";
    NO_MORE = "Nội dung của bản này không còn trên máy này.", "Its content is no longer on this device.";
    UNREADABLE = "Nội dung của bản này giữ trên máy đã hỏng.", "Its content, as kept on this device, is damaged.";
    NOTHING = "(để trống)", "(empty)";
    OTHER_FIELD = "Mục khác ({})", "Another field ({})";
    WHOLE = "Xem cả bản này", "See all of it";
    TAKE_BACK = "Lấy lại bản này", "Take this one back";
    STEP = "lấy lại bản {} của {}", "take back the revision of {} of the {}";
    SHOW_MORE = "Xem các bản cũ hơn", "Show older ones";
    UNIT = "đơn vị", "unit";
    CHANGE = "{}: {} → {}", "{}: {} → {}";

    DELETED_TITLE = "Đã xóa", "Deleted";
    DELETED_BODY = "Mục này đã bị xóa khỏi sổ. Trong Lịch sử có thể xem và lấy lại.", "This was deleted from the book. Under History it can be looked at and taken back.";
    DELETED_LEAD = "Số liệu và đơn vị đã xóa. Mở một mục để xem và lấy lại.", "Deleted records and units. Open one to look at it and to take it back.";
    DELETED_NONE = "Chưa xóa gì trong sổ này.", "Nothing was deleted in this book.";
    DELETED_OPEN = "Xem những gì đã xóa", "See what was deleted";
    DELETED_DATA = "Những gì đã xóa vẫn nằm trong sổ và lấy lại được. Các bản trước của từng mục xem ở trang của mục đó, phần Lịch sử.", "What was deleted is still in the book and can be taken back. Earlier revisions of a record are seen on its page, under History.";
    DELETED_WHAT = "Loại", "Kind";
    DELETED_NAME = "Tên", "Name";
    DELETED_WHEN = "Xóa lúc", "Deleted at";
    DELETED_BY = "Người xóa", "By";
    GONE_TITLE = "Thêm rồi hoàn tác", "Added and undone";
    GONE_LEAD = "Đã ghi vào sổ rồi hoàn tác, nên không còn trong sổ; nội dung vẫn được giữ trên máy này.", "Entered and then undone, so no longer in the book; the content is still kept on this device.";
    GONE_WHEN = "Ghi lúc", "Entered at";
}
