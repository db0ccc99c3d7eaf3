//! Texts of the grid of a year.

use crate::app::text::texts;

texts! {
    OPEN = "Nhập cả năm", "Enter the year";
    TITLE = "Nhập cả năm {}: {}", "Enter {}: {}";
    LEAD = "Mỗi hàng một đơn vị, mỗi cột một việc mà bộ quy định của năm cần. Ghi ở hàng “Tất cả” là ghi cho mọi nơi đã chọn; một lần hoàn tác lấy lại cả lần ghi.", "A row a unit, a column each thing that the rule sets of the year ask for. What is entered in the row “All” goes to every unit that is ticked; one undo takes all of it back.";
    KEYS = "Mũi tên, Tab, Enter đi giữa các ô. Shift + mũi tên chọn nhiều ô của cột, Ctrl + D chép ô trên cùng xuống. Dán được cả bảng từ Excel, có hoặc không có cột tên.", "Arrow keys, Tab and Enter move between cells. Shift and arrows choose cells of a column, Ctrl + D copies the first one down. A block from Excel can be pasted, with or without a column of names.";
    UNIT = "Đơn vị", "Unit";
    ALL = "Tất cả ({})", "All ({})";
    ALL_CELL = "Tất cả: {}", "All: {}";
    CELL = "{}: {}", "{}: {}";
    IN_ALL = "Tính {} trong hàng “Tất cả”", "Include {} in the row “All”";
    APPLY = "Ghi cho {} nơi", "Enter for {}";
    MIXED = "khác nhau", "various";
    FROM_UNITS = "Lấy số hộ của đơn vị", "Households of the unit";
    ALL_HOUSEHOLDS = "Đủ 100% số hộ", "All households";
    ONE_FORCE = "Một Tổ chung cho các nơi này", "One group for all of these";
    CHOOSE = "–", "–";
    SHOW_DONE = "Hiện các ô đã đạt", "Show what is met";
    SIGNED_DAY = "Ngày của xác nhận, xếp loại", "Day of statements and ratings";
    SIGNED_BY = "Người xác nhận", "Stated by";
    SIGNED_WRONG = "Ngày của xác nhận không phải ngày có thật.", "The day of statements is no real date.";
    SIGNED_EARLY = "Kỳ đánh giá đến hết {}: xác nhận trước ngày đó chưa nói về cả kỳ.", "The period ends on {}: a statement made before does not cover all of it.";
    NONE = "Chưa có đơn vị nào ở đây.", "There are no units here yet.";
    NOTHING_ASKED = "Năm này không có bộ quy định nào cần nhập gì cho các đơn vị này.", "No rule set of this year asks for anything of these units.";
    DONE = "Đã ghi {} mục.", "{} records entered.";
    DONE_NOTHING = "Không có gì thay đổi.", "Nothing changes.";
    KEPT = "Giữ nguyên nơi đã có giá trị khác: {}.", "Kept where there is another value: {}.";
    REPLACE = "Ghi đè cả {} nơi này", "Replace these {} too";
    UNDO = "Hoàn tác", "Undo";
    WRONG = "Chưa ghi được {} ô:", "{} cells were not entered:";
    WRONG_AT = "{}, {}: {}", "{}, {}: {}";
    UNREAD = "không đọc được «{}»", "“{}” cannot be read";
    NO_UNIT = "không có đơn vị «{}» trong bảng này", "no unit “{}” in this grid";
    NEEDS = "cần ghi «{}» trước", "needs “{}” first";
    IS_FROM_ABOVE = "giá trị ghi chung ở xã; hãy sửa ở xã, hoặc ghi giá trị riêng", "it is recorded for the whole commune; change it there, or enter a value of its own";
    ABOVE = "ghi chung ở xã", "recorded for the commune";
    STEP_ONE = "{}, {}", "{}, {}";
    STEP_MANY = "nhập năm {}: {}", "year {}: {}";
    STEP_PASTE = "nhập năm {}: bảng dán vào", "year {}: pasted table";
    LEVEL_HAMLET = "Khu dân cư", "Hamlets";
    LEVEL_AGENCY = "Cơ quan, doanh nghiệp", "Agencies, enterprises";
    LEVEL_SCHOOL = "Trường học", "Schools";
    LEVEL_COMMUNE = "Xã", "Commune";
    LEVEL_DISTRICT = "Huyện", "District";
    LEVEL_PROVINCE = "Tỉnh", "Province";
    LEVELS = "Nhóm đơn vị", "Group of units";
    YES = "Có", "Yes";
    NO = "Không", "No";
}
