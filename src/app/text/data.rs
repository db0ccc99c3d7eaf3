//! Texts of the data and settings pages.

use super::texts;

texts! {
    LEAD = "Dữ liệu nằm trong trình duyệt của máy này. Hãy tải tệp về để lưu dự phòng và để gửi đi.", "The data is kept in this device's browser. Download the file to back it up and to send it.";
    EXPORT_TITLE = "Tải tệp dữ liệu về", "Download the data file";
    EXPORT_BODY = "Một tệp .json chứa cả sổ: {}.", "One .json file with the whole book: {}.";
    EXPORT = "Tải tệp về máy", "Download";
    EXPORTED = "Đã tạo tệp {}", "Made the file {}";
    EXPORT_FAILED = "Chưa tạo được tệp: {}", "The file could not be made: {}";
    IMPORT_TITLE = "Mở tệp dữ liệu", "Open a data file";
    IMPORT_BODY = "Chọn hoặc kéo thả tệp sổ hay tệp quy định (.json) vào đây. Trước khi thay đổi sổ, anh chị sẽ thấy tệp có gì.", "Choose a book or a rule file (.json) or drop it here. You will see what it holds before the book changes.";
    CHOOSE_FILE = "Chọn tệp", "Choose a file";
    READING_FILE = "Đang đọc tệp…", "Reading the file…";
    FILE_UNREADABLE = "Trình duyệt không đọc được tệp này.", "The browser cannot read this file.";
    PROBLEMS_TITLE = "Tệp {} chưa dùng được: {} chỗ cần sửa", "The file {} cannot be used: {} places to correct";
    PROBLEMS_BODY = "Sổ đang mở vẫn giữ nguyên.", "The open book stays as it was.";
    PROBLEMS_MORE = "và {} chỗ khác", "and {} more";
    PREVIEW_TITLE = "Tệp {} có", "The file {} holds";
    PREVIEW_CHANGES = "Nếu mở, sổ sẽ thay đổi như sau", "Opening it changes the book like this";
    PREVIEW_SAME = "Tệp giống hệt sổ đang mở.", "The file is the same as the open book.";
    RULES_CHANGED = "Bộ quy định riêng của sổ sẽ khác: tệp có {} bộ, sổ đang mở có {} bộ.", "The book's own rule sets will be others: the file has {}, the open book {}.";
    NOTICES = "Lưu ý khi đọc tệp", "What was noticed in the file";
    REPLACE_ALL = "Thay cả sổ bằng tệp này", "Put this file in the place of the book";
    REPLACE_PARTS = "Chỉ thay các đơn vị có trong tệp", "Replace only the units of the file";
    STEP_IMPORT = "mở tệp {}", "open the file {}";
    RULES_PREVIEW_TITLE = "Tệp {} là bộ quy định: {}", "The file {} is a rule set: {}";
    DIFFERS_FROM_ORIGIN = "Khác với bộ gốc: {}", "Where it differs from its origin: {}";
    DIFFERS_FROM_OLDER = "Khác với bản đang có trong sổ: {}", "Where it differs from the one in the book: {}";
    DIFFERS_IN_NOTHING = "Không khác điều kiện, thời hạn nào.", "No condition or deadline differs.";
    ADD_RULES = "Thêm vào sổ", "Add to the book";
    REPLACE_RULES = "Thay bản đang có trong sổ", "Put in the place of the one in the book";
    STEP_RULES = "thêm bộ quy định {}", "add the rule set {}";
    UNIT = "Đơn vị", "Unit";
    CHANGE = "Thay đổi", "Change";
    ADDED = "Thêm", "Added";
    CHANGED = "Sửa", "Changed";
    REMOVED = "Mất", "Lost";
    CHANGE_NEW = "mới", "new";
    CHANGE_REMOVED = "không có trong tệp", "not in the file";
    CHANGE_CHANGED = "khác", "differs";
    CHANGE_SAME = "giống", "same";
    SAMPLE_TITLE = "Dữ liệu mẫu", "Sample data";
    SAMPLE_BODY = "Huyện Trấn Yên năm 2019. Sổ đang mở sẽ được thay; có thể hoàn tác.", "Trấn Yên district in 2019. It takes the place of the open book; this can be undone.";
    ROOM_TITLE = "Bộ nhớ trên máy này", "Room on this device";
    ROOM_BODY = "Đã dùng {} trong {} mà trình duyệt cho phép ({}).", "{} of the {} that the browser allows are used ({}).";
    ROOM_UNIT = "{} nghìn ký tự", "{} thousand characters";
    DAMAGED_TITLE = "Phần dữ liệu không đọc được", "Data that could not be read";
    DAMAGED_BODY = "Các phần này được giữ nguyên trong máy. Hãy tải về và gửi cho người hỗ trợ.", "These parts are kept as they are. Download them and send them to those who support you.";
    DAMAGED_NAME = "Phần {}", "Part {}";
    DOWNLOAD_PART = "Tải về", "Download";
    ILLUSTRATIVE_COUNT = "{} bản ghi minh họa", "{} illustrative records";
    NOTHING = "chưa có bản ghi nào", "no records";

    SETTINGS_LEAD = "Tên sổ, tên bộ phận và cách đọc được lưu trong tệp dữ liệu. Ngôn ngữ chỉ lưu trên máy này.", "The book's name, the desk and the reading are kept in the data file; the language on this device only.";
    BOOK_NAME = "Tên sổ", "Name of the book";
    BOOK_NAME_HINT = "Ví dụ: Sổ an ninh, trật tự xã Việt Thành", "Such as: Register of Việt Thành commune";
    DESK = "Tên bộ phận, người ghi sổ", "Desk or official who keeps it";
    DESK_HINT = "Được ghi kèm mỗi thay đổi. Ví dụ: Công an xã Việt Thành", "Noted with each change. Such as: Police of Việt Thành commune";
    READING = "Cách đọc “kiềm chế, kéo giảm”", "How “contained, reduced” is read";
    READING_HINT = "Không văn bản nào nêu cách tính. Mỗi kết quả đánh giá đều ghi rõ cách đọc đã dùng.", "No text gives the arithmetic. Every verdict says which reading was used.";
    STRICT_WHY = "Số vụ phải ít hơn năm trước; cả hai năm không có vụ nào thì đạt.", "Fewer cases than the year before; none in both years passes.";
    CONTAIN_WHY = "Số vụ không nhiều hơn năm trước.", "Not more cases than the year before.";
    ASSESS_WHY = "Phần mềm nêu số liệu; người có thẩm quyền quyết định và ghi lý do.", "The figures are shown; a competent person decides and gives the reason.";
    STEP_SETTINGS = "cài đặt", "settings";
}
