//! Texts of the comparison.

use crate::app::text::texts;

texts! {
    TITLE = "So sánh: {}", "Compare: {}";
    LEAD = "Hai bộ quy định, hoặc hai năm của một bộ, cạnh nhau.", "Two rule sets, or two years of one, side by side.";
    COMPARE = "So sánh", "Compare";
    UNIT = "Đơn vị", "Unit";
    FIRST = "Cột thứ nhất", "First column";
    SECOND = "Cột thứ hai", "Second column";
    RULES = "Bộ quy định", "Rule set";
    YEAR = "Năm", "Year";
    NOTHING = "Không có bộ quy định nào áp dụng cho đơn vị này trong năm đã chọn.", "No rule set judges this unit in the chosen year.";
    NOT_SECOND = "Không có bộ quy định thứ hai để so sánh. Hãy chọn năm khác.", "There is no second rule set to compare with. Choose another year.";
    YEAR_OF = "năm {}", "{}";
    WINDOW = "Kỳ đánh giá {}", "Window {}";
    DECIDES = "Quyết định: ", "Decides: ";
    SAME_OUTCOME = "Hai cột có cùng kết quả.", "Both columns have the same outcome.";
    OTHER_OUTCOME = "Hai cột có kết quả khác nhau.", "The columns have different outcomes.";
    DIFFERING = "{}/{} điều kiện có kết quả khác nhau.", "{} of {} conditions have different outcomes.";
    CONDITIONS = "Từng điều kiện", "Condition by condition";
    NOT_MATCHED = "Hai bộ có các điều kiện khác nhau: mỗi bộ được liệt kê theo thứ tự của nó.", "The sets have different conditions: each is listed in its own order.";
    COL_CONDITION = "Điều kiện", "Condition";
    COL_DIFFERENCE = "Khác nhau", "Difference";
    SAME = "như nhau", "the same";
    DIFFERENT = "khác nhau", "different";
    ONLY_FIRST = "chỉ có ở cột thứ nhất", "first column only";
    ONLY_SECOND = "chỉ có ở cột thứ hai", "second column only";
    LINK = "Hai tiêu chuẩn liên quan với nhau", "How the two are linked";
    LINK_ASKS = "«{}» đòi hỏi tiêu chuẩn của cột kia ({}):", "“{}” asks for the standard of the other column ({}):";
    LINK_BOTH = "«{}» cần cả hai:", "“{}” needs both:";
}
