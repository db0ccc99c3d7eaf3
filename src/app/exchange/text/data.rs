//! Texts of the data and settings pages.

use crate::app::text::texts;

texts! {
    LEAD = "Dữ liệu nằm trong trình duyệt của máy này. Hãy tải tệp về để lưu dự phòng và để gửi đi.", "The data is kept in this device's browser. Download the file to back it up and to send it.";
    EXPORT_TITLE = "Tải tệp dữ liệu về", "Download the data file";
    EXPORT_BODY = "Một tệp .json chứa cả sổ: {}.", "One .json file with the whole book: {}.";
    EXPORT = "Tải tệp về máy", "Download";
    EXPORTED = "Đã tạo tệp {}", "Made the file {}";
    EXPORT_FAILED = "Chưa tạo được tệp: {}", "The file could not be made: {}";
    IMPORT_TITLE = "Mở tệp dữ liệu", "Open a data file";
    PROBLEMS_TITLE = "Tệp {} chưa dùng được: {} chỗ cần sửa", "The file {} cannot be used: {} places to correct";
    PROBLEMS_BODY = "Sổ đang mở vẫn giữ nguyên.", "The open book stays as it was.";
    PROBLEMS_MORE = "và {} chỗ khác", "and {} more";
    PREVIEW_TITLE = "Tệp {} có", "The file {} holds";
    NOTICES = "Lưu ý khi đọc tệp", "What was noticed in the file";
    REPLACE_ALL = "Thay cả sổ bằng tệp này", "Put this file in the place of the book";
    STEP_IMPORT = "mở tệp {}", "open the file {}";
    RULES_PREVIEW_TITLE = "Tệp {} là bộ quy định: {}", "The file {} is a rule set: {}";
    DIFFERS_FROM_ORIGIN = "Khác với bộ gốc: {}", "Where it differs from its origin: {}";
    DIFFERS_FROM_OLDER = "Khác với bản đang có trong sổ: {}", "Where it differs from the one in the book: {}";
    DIFFERS_IN_NOTHING = "Không khác điều kiện, thời hạn nào.", "No condition or deadline differs.";
    ADD_RULES = "Thêm vào sổ", "Add to the book";
    REPLACE_RULES = "Thay bản đang có trong sổ", "Put in the place of the one in the book";
    STEP_RULES = "thêm bộ quy định {}", "add the rule set {}";
    SAMPLE_TITLE = "Dữ liệu mẫu", "Sample data";
    SAMPLE_BODY = "Xã Trấn Yên (tỉnh Lào Cai) năm 2026, hoặc huyện Trấn Yên năm 2019. Sổ đang mở sẽ được thay; có thể hoàn tác.", "Xã Trấn Yên (Lào Cai province) in 2026, or Trấn Yên district in 2019. It takes the place of the open book; this can be undone.";
    ROOM_TITLE = "Bộ nhớ trên máy này", "Room on this device";
    ROOM_BODY = "Đã dùng {} trong {} mà trình duyệt cho phép ({}).", "{} of the {} that the browser allows are used ({}).";
    TWO_COPIES = "Mỗi thay đổi được ghi vào hai nơi trong máy này, bộ nhớ của trang và IndexedDB. Khi hiện “Đã lưu”, cả hai đã có và thay đổi đã nằm trên đĩa.", "Each change is written in two places on this device, the page's storage and IndexedDB. “Saved” means that both have it and that it is on the disk.";
    ONE_COPY = "Trình duyệt này chỉ cho ghi vào một nơi, không có IndexedDB: nếu bị tắt đột ngột, có thể mất những gì nhập trong khoảng một phút cuối. Hãy tải tệp dữ liệu về sau mỗi lần nhập.", "This browser gives only one place to write, no IndexedDB: if it is killed, the last minute or so may be lost. Download the data file after each session.";
    ROOM_UNIT = "{} nghìn ký tự", "{} thousand characters";
    DAMAGED_TITLE = "Phần dữ liệu không đọc được", "Data that could not be read";
    DAMAGED_BODY = "Các phần này được giữ nguyên trong máy. Hãy tải về và gửi cho người hỗ trợ. Sau khi tải về có thể bỏ hẳn; việc bỏ không hoàn tác được.", "These parts are kept as they are. Download them and send them to those who support you. Once downloaded they can be discarded, which cannot be undone.";
    DAMAGED_NAME = "Phần {}", "Part {}";
    DAMAGED_MIRROR = "Phần {}, trong bản thứ hai", "Part {}, in the second copy";
    DAMAGED_APART = "Phần {}, thuộc một lần lưu khác với sổ đang mở", "Part {}, of another save than the open book";
    DAMAGED_MISSING = "Phần {}: không còn trong máy", "Part {}: no longer on this device";
    DOWNLOAD_PART = "Tải về", "Download";
    DISCARD_PART = "Bỏ hẳn (không hoàn tác được)", "Discard (cannot be undone)";
    DISCARDED = "Đã bỏ phần không đọc được", "The unreadable part was discarded";
    DISCARD_FAILED = "Trình duyệt chưa bỏ được phần này. Hãy thử lại.", "The browser did not discard this part. Try again.";
    ILLUSTRATIVE_COUNT = "{} số liệu minh họa", "{} illustrative records";
    NOTHING = "chưa có số liệu nào", "no records";

    SETTINGS_LEAD = "Tên sổ, tên bộ phận và cách hiểu được lưu trong tệp dữ liệu. Ngôn ngữ chỉ lưu trên máy này.", "The book's name, the desk and the reading are kept in the data file; the language on this device only.";
    BOOK_NAME = "Tên sổ", "Name of the book";
    BOOK_NAME_HINT = "Ví dụ: Sổ an ninh, trật tự xã Việt Thành", "Such as: Register of Việt Thành commune";
    COMMITTEE = "Tên Ban Chỉ đạo của xã", "Name of the commune's steering committee";
    COMMITTEE_HINT = "Hiện có hai tên gọi được dùng; chọn hoặc gõ tên trong quyết định thành lập. Để trống: dùng tên thứ nhất. Tên này được in ở nơi nhận.", "Two names are in use; choose or type the one in its founding decision. Blank: the first. It is printed among the recipients.";
    DESK = "Tên bộ phận, người ghi sổ", "Desk or official who keeps it";
    DESK_HINT = "Được ghi kèm mỗi thay đổi. Ví dụ: Công an xã Việt Thành", "Noted with each change. Such as: Police of Việt Thành commune";
    OWN_UNIT = "Sổ này là của", "This book is kept by";
    OWN_UNIT_HINT = "Tổng quan và các mẫu nhập bắt đầu từ đơn vị này.", "The overview and the forms begin with this unit.";
    OWN_UNIT_ALL = "Cả xã", "The whole commune";
    READING = "Cách hiểu “kiềm chế, kéo giảm”", "How “contained, reduced” is read";
    READING_HINT = "Không văn bản nào nêu cách tính. Mỗi kết quả đánh giá đều ghi rõ cách hiểu đã dùng.", "No text gives the arithmetic. Every verdict says which reading was used.";
    STRICT_WHY = "Số vụ phải ít hơn năm trước; cả hai năm không có vụ nào thì đạt.", "Fewer cases than the year before; none in both years passes.";
    CONTAIN_WHY = "Số vụ không nhiều hơn năm trước.", "Not more cases than the year before.";
    ASSESS_WHY = "Phần mềm nêu số liệu; cấp có thẩm quyền quyết định và ghi lý do.", "The figures are shown; a competent person decides and gives the reason.";
    STEP_SETTINGS = "cài đặt", "settings";
}
