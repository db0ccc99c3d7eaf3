//! Texts of the pages of rule sets, the comparison and the calendar.

use crate::app::text::texts;

texts! {
    RULES = "Quy định", "Rules";
    RULES_LEAD = "Các bộ quy định mà sổ đối chiếu: của trung ương và của riêng sổ này. Chọn một bộ để đọc từng điều kiện.", "The rule sets that the book is judged by: national ones and its own. Choose one to read its conditions.";
    LEVEL_COMMUNE = "Cấp xã", "Communes and wards";
    LEVEL_HAMLET = "Khu dân cư", "Hamlets";
    LEVEL_AGENCY = "Cơ quan, doanh nghiệp", "Agencies and enterprises";
    LEVEL_SCHOOL = "Cơ sở giáo dục", "Schools";
    LEVEL_DISTRICT = "Huyện (đến 30/6/2025)", "Districts (until 30/6/2025)";
    LEVEL_PROVINCE = "Tỉnh", "Provinces";
    COL_SET = "Bộ quy định", "Rule set";
    COL_FORCE = "Hiệu lực", "In force";
    COL_WINDOW = "Kỳ đánh giá", "Window";
    COL_VERIFIED = "Đã đối chiếu", "Checked";
    COL_DECIDES = "Thẩm quyền quyết định, thời hạn", "Who decides, by when";
    COL_SOURCE = "Nguồn", "Source";
    FROM = "từ {}", "from {}";
    TO = "đến {}", "to {}";
    FROM_TO = "{} – {}", "{} – {}";
    ALWAYS = "không ghi", "not stated";
    ON_ASKING = "lúc đề nghị, 12 tháng trước đó", "on asking, the 12 months before";
    ON_ASKING_BY = "Lúc đề nghị ({}), 12 tháng trước đó", "When it asks ({}), the 12 months before";
    YEARLY = "{} hằng năm", "{} every year";
    OF_WORDING = "{}/{} nội dung", "{} of {} conditions";
    OF_WORDING_LONG = "{}/{} nội dung có nguyên văn; phần còn lại là diễn giải.", "{} of {} conditions in the text's own words; the rest are paraphrases.";
    JUDGES_YEAR = "áp dụng {}", "judges {}";
    TAG_DRAFT = "dự thảo", "draft";
    TAG_OWN = "của sổ này", "the book's own";
    TAG_COPY = "bản sao", "copy";
    DUE_BEFORE = "hạn {}", "by {}";
    UNVERIFIED = "chưa đối chiếu", "not checked";
    NOBODY = "chưa rõ", "not known";
    NO_SETS = "Chưa có bộ quy định nào.", "There are no rule sets.";
    LEFT_OUT = "Bộ quy định của sổ không dùng được", "Rule sets of the book that cannot be used";

    DRAFT_ENTER = "Hãy ghi lời, giá trị và số của văn bản, hoặc mở tệp quy định đã có.", "Enter the text's words, values and number, or open a rule file that has them.";
    DRAFT_TITLE = "Dự thảo: chưa đưa ra kết luận", "Draft: no verdict is pronounced";
    APPLIES_TO = "Áp dụng cho", "Judges";
    UNTIL = "{} (đến {})", "{} (until {})";
    EXCEPT = "trừ {}", "except {}";
    IN_FORCE = "Hiệu lực", "In force";
    STANDARD = "Tiêu chuẩn", "Standard";
    WINDOW = "Kỳ đánh giá", "Window";
    READING = "Cách hiểu “kiềm chế, kéo giảm”", "Reading of “contain and reduce”";
    READING_OF_BOOK = "theo Cài đặt của sổ", "as set in the book's settings";
    VERSION = "Phiên bản tệp", "Version of the file";
    COPIED_FROM = "Bản sao của", "Copied from";
    BEFORE = "Tiếp theo của", "Follows";
    AFTER = "Được thay bằng", "Followed by";
    CONDITIONS = "Các điều kiện", "Conditions";
    ALL_NEEDED = "Phải đạt tất cả.", "All must be met.";
    POINTS_DECIDE = "Điểm quyết định kết quả, không phải số điều kiện đạt.", "The points decide, not how many conditions are met.";
    OWN_SOURCE = "Nguồn: {}", "Source: {}";
    HOW_READ = "Cách hiểu: {}", "How it was read: {}";
    AUTHORITIES = "Thẩm quyền quyết định, thời hạn", "Who decides, by when";
    AUTHORITIES_NONE = "Chưa rõ thẩm quyền quyết định.", "Who decides is not known.";
    COL_WHO = "Thẩm quyền quyết định", "Who decides";
    COL_TIME = "Thời gian", "Time";
    COL_DUE = "Hạn trong năm", "Due in the year";
    COL_CLAUSE = "Căn cứ", "Clause";
    WARNINGS = "Dấu hiệu cảnh báo", "Warnings";
    WARNINGS_LEAD = "Chỉ để lưu ý, không quyết định kết quả.", "They draw attention and decide nothing.";
    TARGETS = "Mục tiêu chương trình", "Targets of the programme";
    TARGETS_LEAD = "Mục tiêu chung, không phải điều kiện của đơn vị; không quyết định kết quả.", "Targets of a programme, not conditions of the unit; they decide nothing.";
    SCORING = "Bảng điểm", "Table of points";
    SCORING_TOTAL = "Thang {} điểm; các nội dung dưới đây có {} điểm.", "Out of {} points; the items below make {}.";
    SCORING_CLASS = "{}: từ {} điểm", "{}: from {} points";
    SCORING_NO_CLASSES = "Mức điểm của từng loại chưa đối chiếu được, nên không xếp loại.", "The limits of the classes were not seen, so no class is given.";
    POINTS = "{} điểm", "{} points";
    POINTS_EACH = "trừ {} điểm mỗi vụ", "{} off for each case";
    POINTS_GIVEN = "người chấm ghi điểm", "given by a person";
    POINTS_KNOCK_OUT = "điểm liệt: phải đủ", "knock-out: must be full";
    CHANGED = "Khác với bộ gốc", "What differs from its origin";
    CHANGED_NOTHING = "Không khác gì.", "Nothing.";
    NOTES = "Cách hiểu văn bản", "How the text was read";
    NO_SUCH_SET = "Sổ không có bộ quy định này.", "The book has no such rule set.";
    TO_EVALUATION = "Xem kết quả năm {}", "See the outcomes of {}";

    CALENDAR = "Lịch công việc", "Calendar";
    CALENDAR_LEAD = "Việc phải làm trong năm và ai quyết định, theo hạn của các bộ quy định.", "What has to be done in the year and who decides, by the deadlines of the rule sets.";
    MONTH = "Tháng {}", "Month {}";
    NO_DUTIES = "Không có việc nào cho các đơn vị trong sổ năm này.", "The units of the book have nothing to do this year.";

}
