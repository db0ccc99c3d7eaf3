//! Texts of the pages of units.

use crate::app::text::texts;

texts! {
    LEAD = "Mọi đơn vị của sổ, theo cấp.", "All units of the book, level by level.";
    FOUND = "Chọn xã, dán thôn", "From the list";
    LINK = "Liên kết với danh mục xã", "Link to the list of communes";
    FIND_HINT = "Tìm theo tên, không dấu cũng được", "Find by name; accents are not needed";
    BELOW = "Đơn vị thuộc {}", "Units of {}";
    NO_UNITS = "Sổ chưa có đơn vị nào. Hãy bắt đầu bằng xã của anh chị; các khu dân cư thêm vào sau.", "The book has no units yet. Start with your commune; hamlets come after.";
    HAMLETS = "Khu dân cư, cơ quan, doanh nghiệp, trường học", "Hamlets, agencies, enterprises, schools";
    COMMUNES = "Đơn vị trực thuộc", "Units below";
    NO_HAMLETS = "Chưa có khu dân cư nào. Xã được xét theo kết quả của các khu dân cư và đơn vị trên địa bàn.", "No hamlets yet. A commune is judged by the results of its hamlets and units.";
    NO_COMMUNES = "Chưa có đơn vị trực thuộc nào.", "No units below yet.";
    EVALUATION = "Đánh giá", "Evaluation";
    TOTALS_GRID = "Số liệu năm", "Yearly totals";
    SECTIONS = "Các mục của trang", "Sections of the page";
    INCIDENTS = "Vụ việc", "Incidents";
    MODELS = "Mô hình", "Models";
    PAPERS = "Văn bản", "Papers";
    REGISTRATIONS = "Đăng ký phấn đấu", "Registrations";
    STATEMENTS = "Xác nhận", "Statements";
    RATINGS = "Xếp loại lực lượng", "Ratings of forces";
    DISCIPLINES = "Kỷ luật", "Discipline";
    ACTIVITIES = "Hoạt động", "Activities";
    TIPS = "Tin báo, tố giác", "Tips";
    RECOGNITIONS = "Công nhận", "Recognitions";
    DECISIONS = "Quyết định về điều kiện", "Rulings on conditions";
    PAPER_TEXTS = "Nội dung văn bản của năm", "Texts of the year's papers";
    ASSESSMENTS = "Kết quả đánh giá đã lưu", "Stored verdicts";
    TOTALS = "Số liệu năm", "Yearly totals";
    UNITS_BELOW = "{} đơn vị", "{} units";
    ENDED = "đến {}", "until {}";
    FORMED_FROM = "Thành lập từ", "Formed from";

    ADD_PAPER = "Ghi văn bản", "Add a paper";
    NOTHING_MISSING = "Không còn thiếu nội dung nào.", "Nothing is missing.";
    SEND = "Gửi tệp của riêng đơn vị này", "Send a file of this unit alone";
    GRID_TITLE = "Số liệu năm {}: {}", "Totals of {}: {}";
    GRID_LEAD = "Mỗi hàng một chỉ tiêu, mỗi đơn vị hai cột: năm trước và năm đã chọn. Để trống nghĩa là chưa có số liệu, không phải số 0.", "A row an indicator; each unit has last year and the chosen year. Blank means not known, never 0.";
    GRID_KEYS = "Phím mũi tên, Tab và Enter đi giữa các ô.", "Arrow keys, Tab and Enter move between cells.";
    GRID_INDICATOR = "Chỉ tiêu", "Indicator";
    GRID_CELL = "{}, {}, năm {}", "{}, {}, {}";
    GRID_WRONG = "Cần một số nguyên từ 0 trở lên", "Needs a whole number from 0";
    GRID_STEP = "số liệu {} của {}", "total {} of {}";
    GRID_PASTE = "{} số liệu dán vào", "{} pasted totals";
    GRID_ALL = "Hiện cả {} chỉ tiêu", "Show all {} indicators";
}
