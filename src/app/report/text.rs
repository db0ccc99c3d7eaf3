//! Texts of reports and printed documents.

use crate::app::text::texts;

texts! {
    LEAD = "Văn bản để in hoặc gửi lên trên. Mọi con số đều lấy từ sổ, đến lúc mở trang.", "Documents to print or send upward. Every figure comes from the book as it is now.";
    YEAR_REPORT = "Báo cáo số liệu năm {}", "Figures of {}";
    YEAR_REPORT_HINT = "Số liệu của đơn vị và các đơn vị bên dưới, kèm diễn biến 5 năm.", "Figures of the unit and those below, with five years.";
    PAPERS_TITLE = "Văn bản của năm", "Papers of the year";
    PAPERS_LEAD = "Đăng ký, báo cáo, biên bản, tờ trình, quyết định, thống kê lập từ sổ theo Nghị định 30/2020/NĐ-CP. Chỗ sổ chưa có để dấu …… để điền tay. Số trang của trang in chỉ có ở Chromium 131 trở lên; trình duyệt khác nên lấy tệp Word.", "Registrations, reports, minutes, requests, decisions and statistics made from the book in the layout of Nghị định 30/2020/NĐ-CP. What the book lacks is left as …… to fill in by hand. Pages to print have page numbers in Chromium 131 and later alone; elsewhere take the Word file.";
    PAPERS_UNIT = "Đơn vị", "Unit";
    PAPERS_ALL = "Tải cả bộ hồ sơ (.zip)", "Download the whole dossier (.zip)";
    OWN_HAS = "Đã viết vào văn bản: {}.", "Added to the papers: {}.";
    OWN_NONE = "Tình hình, tồn tại, nguyên nhân, phương hướng, người ký, số và ký hiệu: chưa ghi cho năm này.", "Situation, shortcomings, causes, directions, signers, numbers: nothing for this year yet.";
    OWN_ADD = "Ghi lời và người ký", "Add words and signers";
    OWN_EDIT = "Sửa lời và người ký", "Edit words and signers";
    LIST_PAPER = "Danh sách này để ký:", "This list as a paper:";
    PAPER_WORD = "Tệp Word", "Word file";
    PAPER_PAGE = "Trang in", "Page to print";
    STAGE_REGISTRATION = "Đăng ký", "Registration";
    STAGE_REVIEW = "Đánh giá, đề nghị", "Review and request";
    STAGE_RECOGNITION = "Công nhận", "Recognition";
    STAGE_REPORTING = "Báo cáo, thống kê", "Reports and statistics";
    VERDICTS = "Bản đánh giá từng đơn vị", "Verdicts unit by unit";
    PRINT = "In", "Print";
    PRINT_HINT = "Khổ A4. Khi in, chọn tắt “Đầu trang và chân trang” của trình duyệt.", "A4. Switch off the browser's own headers and footers when printing.";
    MOTTO_1 = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM";
    MOTTO_2 = "Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness";
    NUMBER = "Số: ……/……", "No.: ……/……";
    PLACE_DATE = "……………, ngày {} tháng {} năm {}", "……………, {}/{}/{}";
    PEOPLES_COMMITTEE = "ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE";
    VERDICT_TITLE = "BẢN ĐÁNH GIÁ", "ASSESSMENT";
    VERDICT_ABOUT = "{} năm {}", "{}, {}";
    RESULT = "Kết quả: {}", "Result: {}";
    COL_CLAUSE = "Căn cứ", "Clause";
    COL_CONTENT = "Nội dung điều kiện", "Condition";
    COL_RESULT = "Kết quả", "Result";
    COL_BASIS = "Số liệu, lý do", "Figures, reasons";
    BASIS_LINE = "Căn cứ đánh giá", "Judged by";
    READING_LINE = "Cách hiểu “kiềm chế, kéo giảm”", "Reading of “contain and reduce”";
    DECIDES_LINE = "Thẩm quyền quyết định", "Who decides";
    UNTIL_LINE = "Tính đến ngày {}; kỳ đánh giá chưa kết thúc.", "As of {}; the window is still open.";
    RESULTS_TITLE = "Kết quả trong năm", "Results of the year";
    CONDITIONS_TITLE = "Đối chiếu với từng điều kiện", "Condition by condition";
    MISSING_TITLE = "Nội dung còn thiếu", "What is missing";
    MISSING_NONE = "Không.", "Nothing.";
    PARAPHRASE_MARK = "(*) Diễn giải, chưa đối chiếu văn bản gốc. Lời trong dấu « » là lời của văn bản.", "(*) Paraphrase, not checked against the original.";
    FIGURES_MARK = "Theo số liệu: {}. Cấp có thẩm quyền quyết định: {} ({}; {}, ngày {}).", "By the figures: {}. Decided by a person: {} ({}; {}, {}).";
    RECIPIENTS = "Nơi nhận:", "Recipients:";
    RECIPIENTS_COMMITTEE = "- Thường trực {};", "- Standing members of {};";
    RECIPIENTS_1 = "- ……………;", "- ……………;";
    RECIPIENTS_2 = "- Lưu: ……", "- File: ……";
    COMPILER = "NGƯỜI LẬP", "COMPILED BY";
    SIGNER = "TM. ỦY BAN NHÂN DÂN", "FOR THE PEOPLE'S COMMITTEE";
    SIGN_HINT = "(Ký, ghi rõ họ tên)", "(Signature and full name)";
    SIGN_SEAL_HINT = "(Ký tên, đóng dấu)", "(Signature and seal)";
    PRINTED = "In từ sổ Bình Yên ngày {}", "Printed from the Bình Yên register on {}";
    YEAR_TITLE = "BÁO CÁO", "REPORT";
    YEAR_ABOUT = "Số liệu an ninh, trật tự năm {}", "Security and order figures of {}";
    GENERAL = "Số liệu chung", "Figures";
    BY_COMMUNE = "Từng đơn vị cấp xã", "Commune by commune";
    TREND_TITLE = "Diễn biến 5 năm", "Five years";
    COL_INDICATOR = "Chỉ tiêu", "Figure";
    COL_VALUE = "Số liệu", "Value";
    COMMUNES_EVALUATED = "Xã “An toàn về an ninh, trật tự”, theo số liệu đã nhập", "Communes and the safety standard, by the figures";
    COMMUNES_DECIDED = "Xã “An toàn về an ninh, trật tự”, theo quyết định công nhận", "Communes and the safety standard, by decisions";
    OTHERS_EVALUATED = "Phường, thị trấn, đặc khu “An toàn về an ninh, trật tự”, theo số liệu đã nhập", "Wards, townships, special zones and the safety standard, by the figures";
    OTHERS_DECIDED = "Phường, thị trấn, đặc khu “An toàn về an ninh, trật tự”, theo quyết định công nhận", "Wards, townships, special zones and the safety standard, by decisions";
    COMMUNES_RECOGNISED = "Xã đạt chuẩn nông thôn mới, theo quyết định công nhận", "New-countryside communes, by decisions";
    MODEL_HAMLETS = "Thôn được công nhận nông thôn mới kiểu mẫu", "Model new-countryside hamlets";
    MODELS_MAINTAINED = "Mô hình về an ninh, trật tự đang duy trì", "Models of security and order kept up";
    MODELS_NEW = "Mô hình xây dựng mới trong năm", "Models built in the year";
    OF_KIND = "trong đó: {}", "of these: {}";
    TIPS = "Tin báo, tố giác tiếp nhận", "Tips received";
    TIPS_VALUABLE = "Tin báo, tố giác có giá trị", "Tips of value";
    PAPERS = "Văn bản ban hành", "Papers issued";
    ACTIVITIES = "Hoạt động: {}", "Activities: {}";
    ACTIVITY_DETAIL = "{} lần, {} lượt người", "{} sessions, {} people attending";
    COL_UNIT = "Đơn vị", "Unit";
    COL_EVALUATED = "An toàn về ANTT, theo số liệu đã nhập", "Safety standard, by the figures";
    COL_DECIDED = "An toàn về ANTT, quyết định công nhận", "Safety standard, decision";
    COL_NTM = "Nông thôn mới, quyết định công nhận", "New countryside, decision";
    COL_MODELS = "Mô hình", "Models";
    ILLUSTRATIVE_MARK = "Sổ có số liệu minh họa, không lấy từ nguồn nào; số liệu như vậy được đánh dấu “minh họa” trong sổ.", "The book holds made-up figures to illustrate; such records are marked “illustrative” in the book.";
    COPY_HINT = "Bảng có thể chọn và dán thẳng vào trang tính.", "Tables can be selected and pasted into a spreadsheet.";
    HAMLET_HEAD = "TRƯỞNG THÔN (TỔ TRƯỞNG TỔ DÂN PHỐ)", "HEAD OF THE HAMLET";
    UNIT_HEAD = "THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE UNIT";
    SCHOOL_HEAD = "HIỆU TRƯỞNG", "HEAD OF THE SCHOOL";
    HAMLETS_REGISTERED = "Khu dân cư đã đăng ký phấn đấu", "Hamlets that registered";
    HAMLETS_MET = "Khu dân cư “An toàn về an ninh, trật tự”, theo số liệu đã nhập", "Hamlets and the safety standard, by the figures";
    HAMLETS_DECIDED = "Khu dân cư “An toàn về an ninh, trật tự”, theo quyết định công nhận", "Hamlets and the safety standard, by decisions";
    OF_WHOLE = "{}/{}", "{}/{}";
    CASES_BY_KIND = "Vụ việc theo loại", "Incidents by kind";
    CASES_BY_UNIT = "Vụ việc theo đơn vị", "Incidents by unit";
    COL_KIND = "Loại", "Kind";
    COL_CASES = "Số vụ, năm {}", "Cases, {}";
    CASES_NONE = "Chưa ghi vụ việc nào trong hai năm.", "No incident was entered in either year.";
    CHAIR = "CHỦ TỊCH", "CHAIR";
}

/// Texts of the templates.
pub mod templates {
    use crate::app::text::texts;

    texts! {
        TITLE = "Mẫu văn bản (riêng của sổ: {})", "Templates of papers (the book’s own: {})";
        LEAD = "Tải mẫu về, sửa lời hoặc thêm mục, đặt mã mới nếu là văn bản khác, rồi mở tệp ở mục Nhận tệp của trang Dữ liệu. Mẫu cùng mã thay mẫu có sẵn. Mẫu đi theo sổ; cũng có thể gửi riêng tệp cho nơi khác.", "Save a template, change its words or add parts, give it another id if it is another paper, and open the file under Receive of the page Data. A template of the same id takes the place of the built-in one. Templates travel with the book; a file can be handed round by itself too.";
        FILE = "Tải mẫu", "Save the template";
        OWN = "riêng của sổ", "of this book";
        REMOVE = "Bỏ khỏi sổ", "Remove from the book";
        STEP_REMOVE = "bỏ mẫu “{}”", "remove the template “{}”";
        LEFT_OUT = "Mẫu riêng của sổ không dùng được:", "Templates of this book that cannot be used:";
        PREVIEW = "{}: mẫu văn bản “{}”", "{}: the template “{}”";
        REPLACES = "Thay mẫu đang có: “{}”.", "In the place of the present one: “{}”.";
        ADD = "Thêm vào sổ", "Add to the book";
        REPLACE = "Thay trong sổ", "Replace in the book";
        STEP_ADD = "thêm mẫu “{}”", "add the template “{}”";
        DIFFERS = "Mẫu văn bản “{}”", "The template “{}”";
    }
}
