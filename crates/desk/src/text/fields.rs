//! Texts of forms: questions, errors and buttons. The labels and hints of fields stand with the
//! fields; see [`book::schema`].

use book::schema;
use book::text::{Text, texts};

/// The heading of a column of units.
pub const UNIT: Text = schema::UNIT.label;

texts! {
    NO_SUCH_UNIT = "Sổ chưa có đơn vị “{}”.", "The book has no unit “{}”.";
    ADD_UNIT = "Thêm đơn vị", "Add the unit";
    ADD_UNIT_FIRST = "Hãy thêm đơn vị đó ở trang Đơn vị trước.", "Add that unit on the page of units first.";
    UNIT_HINT = "Gõ vài chữ của tên", "Type a part of the name";
    DATE_HINT = "ngày/tháng/năm, ví dụ 15/03/2019", "day/month/year, such as 15/03/2019";

    WRONG_NEEDED = "chưa nhập", "is needed";
    WRONG_UNIT = "chưa có trong sổ; chọn một đơn vị trong danh sách hoặc thêm đơn vị", "is not in the book; choose one of the list or add the unit";
    WRONG_DAY = "không phải ngày có thật; viết ngày/tháng/năm, ví dụ 15/03/2019", "is no real date; write day/month/year, such as 15/03/2019";
    WRONG_MONTH_DAY = "không phải ngày có hằng năm; viết ngày/tháng, ví dụ 15/12", "is no day of every year; write day/month, such as 15/12";
    WRONG_TIME = "không phải giờ; viết giờ:phút, ví dụ 07:30", "is no time; write hour:minute, such as 07:30";
    WRONG_NUMBER = "cần một số nguyên từ 0 trở lên, ví dụ 12", "needs a whole number from 0, such as 12";
    WRONG_LARGE = "lớn quá mức cho phép", "is larger than allowed";
    WRONG_YEAR = "cần một năm từ 1900 đến 2199, ví dụ 2019", "needs a year from 1900 to 2199, such as 2019";
    SUMMARY_TITLE = "Chưa lưu được: cần sửa các ô sau", "Not saved: please correct these fields";
    CHANGED_BY = "Chưa lưu: {} đã sửa mục này lúc {}, sau khi biểu mẫu này mở ra. Bấm «Lưu» lần nữa để thay bản đó bằng những gì ở đây; bản đó vẫn còn trong lịch sử.", "Not saved: {} changed this item at {}, after this form was opened. Press “Save” once more to put what is here in its place; the history keeps that version.";
    CHANGED_AT = "Chưa lưu: mục này đã được sửa lúc {}, sau khi biểu mẫu này mở ra. Bấm «Lưu» lần nữa để thay bản đó bằng những gì ở đây; bản đó vẫn còn trong lịch sử.", "Not saved: this item was changed at {}, after this form was opened. Press “Save” once more to put what is here in its place; the history keeps that version.";
    DELETED_SINCE = "Chưa lưu: mục này đã bị xóa sau khi biểu mẫu này mở ra. Bấm «Lưu» lần nữa để ghi lại mục này.", "Not saved: this item was deleted after this form was opened. Press “Save” once more to put it back.";
    WRONG_MORE_THAN = "không thể lớn hơn {} ({})", "cannot be more than {} ({})";
    WRONG_ENDS_EARLY = "không thể trước ngày {}", "cannot be before {}";
    WRONG_KIND_CHANGE = "đơn vị hành chính không đổi được thành đơn vị trong xã, cũng như ngược lại; hãy thêm đơn vị mới", "an administrative unit cannot become a unit within a commune, nor the other way round; add a new unit";
    ENDS_REVIEW = "Lưu tại đây là chọn bản này làm bản cuối: các bản khác thôi chờ xem lại.", "Saving here makes this the final revision: the others wait no longer.";
    NOT_ACCEPTED = "Sổ không nhận nội dung này: {}", "The book does not accept this record: {}";
    OPTIONAL = "không bắt buộc", "optional";
    CHOOSE = "Chọn…", "Choose…";
    MORE_FIELDS = "Chi tiết khác", "More details";
    TODAY = "Hôm nay", "Today";
    YESTERDAY = "Hôm qua", "Yesterday";
    OFTEN_USED = "Hay dùng", "Often used";
    ROWS_HINT = "Enter thêm dòng; dán được nhiều dòng từ Excel", "Enter adds a row; several rows can be pasted from Excel";
    REMOVE_ROW = "Bỏ dòng này", "Remove this row";
    SAVE_AND_NEXT = "Lưu và thêm tiếp", "Save and add another";
    TYPED_BEFORE = "Đây là những gì anh chị nhập dở lần trước.", "This is what you had typed before.";
    BEGIN_ANEW = "Nhập lại từ đầu", "Begin anew";
}
