//! Texts of the pages for a conference.

use crate::app::text::texts;

texts! {
    OPEN = "Trình chiếu", "Present";
    HEAD = "{} · năm {}", "{} · {}";
    FIGURES = "Số liệu trong năm", "Figures of the year";
    UNITS = "Tiêu chuẩn “An toàn về an ninh, trật tự” theo từng đơn vị", "The safety standard, unit by unit";
    TRENDS = "Diễn biến 5 năm", "Five years";
    MONTHS = "Vụ việc theo tháng", "Incidents by month";
    MAP = "Kết quả trên bản đồ", "Outcomes on the map";
    CHANGES = "Số vụ phạm tội thay đổi nhiều nhất so với năm trước", "Crimes: largest changes against the year before";
    TO_HELP = "Đơn vị cần hỗ trợ", "Units to help";
    EMPTY = "Sổ chưa có đơn vị nào.", "The book has no units yet.";
    NONE_TO_HELP = "Mọi đơn vị được xét đều đạt.", "All units that are judged meet the standard.";
    MORE_UNITS = "và {} đơn vị khác", "and {} more";
    NO_CHANGES = "Không có thay đổi, hoặc chưa đủ số liệu hai năm để so sánh.", "No change, or figures of one of the two years are missing.";
    LESS = "từ {} xuống {} vụ, giảm {}", "from {} to {} cases, {} fewer";
    MORE = "từ {} lên {} vụ, tăng {}", "from {} to {} cases, {} more";
    BACK = "Trang trước", "Back";
    NEXT = "Trang sau", "Next";
    FULL = "Toàn màn hình", "Full screen";
    END = "Kết thúc", "End";
    KEYS = "Phím: ← → chuyển trang, F toàn màn hình, Esc kết thúc", "Keys: ← → turn, F full screen, Esc ends";
}
