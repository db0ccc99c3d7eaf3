//! Texts of the page of communes that have sent their year.

use crate::app::text::texts;

texts! {
    OPEN = "Xã nào đã gửi", "Who has sent";
    TITLE = "Số liệu năm {}: xã nào đã gửi", "{}: who has sent";
    LEAD = "Một xã đã gửi nếu sổ này có thay đổi do máy khác ghi từ đầu năm đó. Đủ là không đơn vị nào của xã còn thiếu dữ liệu cho các tiêu chuẩn đang theo dõi.", "A commune has sent if this book has changes that another device made since the year began. It is complete if none of its units lacks data for the standards that are kept.";
    SUM = "{}/{} xã đã gửi, {} xã đã đủ.", "{} of {} communes have sent, {} are complete.";
    COMMUNE = "Xã", "Commune";
    SENT = "Số liệu mới nhất", "Latest data";
    COMPLETE = "Đơn vị đủ", "Units complete";
    MISSING = "Còn thiếu (mục)", "Missing (records)";
    NOT_SENT = "chưa gửi", "not sent";
    BY = "{}, {}", "{}, {}";
    SHARE = "{}/{}", "{} of {}";
    REMINDER = "Lời nhắc để gửi các xã", "Reminder for the communes";
    COPY = "Sao chép lời nhắc", "Copy the reminder";
    COPIED = "Đã sao chép lời nhắc.", "The reminder is copied.";
    NOT_COPIED = "Trình duyệt không cho sao chép: hãy chọn chữ trong ô rồi sao chép.", "The browser does not allow it: choose the text in the field and copy it.";
    REMIND_SUM = "Đến ngày {}, {}/{} xã đã gửi số liệu năm {}.", "By {}, {} of {} communes have sent their data of {}.";
    REMIND_NOT = "Chưa gửi: {}.", "Not sent: {}.";
    REMIND_LACK = "Đã gửi nhưng còn thiếu: {}.", "Sent, but incomplete: {}.";
    REMIND_LACK_ONE = "{} (còn {} mục)", "{} ({} records)";
    REMIND_ASK = "Đề nghị các xã nêu trên nhập đủ ở trang “Nhập cả năm” và gửi tệp dữ liệu.", "Please enter what is missing on the page “Enter the year” and send the file.";
    NONE = "Sổ chưa có xã nào.", "The book has no communes yet.";
}
