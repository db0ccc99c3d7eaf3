//! Texts of the guide that founds a book.

use crate::app::text::texts;

texts! {
    TITLE = "Lập sổ", "Start a book";
    LEAD = "Mỗi bước được lưu ngay; bỏ dở lúc nào cũng được, lần sau làm tiếp từ trang Đơn vị.", "Each step is saved at once. Leave at any time and go on later from the page of units.";

    COMMUNE = "1. Xã, phường, đặc khu", "1. Commune, ward or special zone";
    PROVINCE = "Tỉnh, thành phố", "Province or city";
    WHOLE_COUNTRY = "Cả nước", "The whole country";
    FIND = "Tên xã, phường, đặc khu", "Name of the commune";
    FIND_HINT = "Gõ không dấu cũng được; tên xã cũ, mã số đều tìm được", "Accents are not needed; former names and codes are found too";
    COMING = "Đang tải danh mục đơn vị hành chính…", "Fetching the list of communes…";
    NOT_FETCHED = "Chưa tải được danh mục: {}. Danh mục cần mạng một lần, sau đó dùng được khi không có mạng.", "The list could not be fetched: {}. It needs the network once and works offline afterwards.";
    AGAIN = "Tải lại", "Try again";
    BY_HAND = "Không có trong danh mục? Nhập tay", "Not in the list? Enter it by hand";
    FROM = "từ {}", "formed from {}";
    PART_OF = "một phần {}", "part of {}";
    CHOSEN = "{}, mã {} theo danh mục ngày {}", "{}, code {} in the list of {}";
    FORMERS = "Lập từ {}. Các đơn vị này có trong sổ để ghi số liệu các năm trước.", "Formed from {}. These units are in the book for the figures of earlier years.";
    ANOTHER = "Thêm xã khác", "Add another commune";
    STEP_COMMUNE = "thêm {} từ danh mục", "add {} from the list";

    HAMLETS = "2. Thôn, bản, tổ dân phố", "2. Hamlets";
    HAVE = "Sổ đã có {} khu dân cư của {}.", "The book has {} hamlets of {}.";
    PASTE = "Mỗi dòng một khu dân cư", "One hamlet a line";
    PASTE_HINT = "Dán từ Excel, Word hoặc gõ: Thôn Trúc Đình, Bản Khe Vải, Tổ dân phố 3. Cột sau tên, nếu có, là số hộ.", "Paste from Excel or Word, or type: Thôn Trúc Đình, Bản Khe Vải, Tổ dân phố 3. A column behind the name, if there is one, has the households.";
    HOUSEHOLDS = "{} hộ", "{} households";
    USUAL = "Dòng không ghi loại là", "A line without a word is a";
    IS_KNOWN = "đã có", "already there";
    IS_LIKE = "Có phải là {} không? Đánh dấu nếu là khu dân cư khác.", "Is it {}? Tick it if it is another hamlet.";
    ADD = "Thêm {} khu dân cư", "Add {} hamlets";
    STEP_HAMLETS = "thêm {} khu dân cư", "add {} hamlets";

    KEEPER = "3. Ai giữ sổ?", "3. Who keeps the book?";
    KEEPER_HINT = "Tên này đứng cạnh mỗi thay đổi và trong tệp gửi đi.", "The name stands beside each change and in the files that are sent.";
    POLICE = "Công an {}", "Công an {}";
    COMMITTEE = "Ủy ban nhân dân {}", "Ủy ban nhân dân {}";
    OTHER = "Tên khác", "Another name";
    KEPT_BY = "Sổ do {} giữ.", "The book is kept by {}.";

    NEXT = "4. Tiếp theo", "4. What next";
    SEE_OVERVIEW = "Xem tổng quan", "See the overview";
    FIRST_INCIDENT = "Ghi vụ việc", "Enter an incident";
    FROM_SHEET = "Nhập từ bảng tính", "Import a spreadsheet";
    LOCK = "Khóa sổ bằng mật khẩu", "Lock the book with a passphrase";
    DUE = "Việc phải làm trong năm", "What is due in the year";
}
