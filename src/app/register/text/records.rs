//! Texts of record pages: titles of forms and lists, and messages.

use crate::app::text::texts;

texts! {
    ADD_TITLE = "Thêm {}", "Add: {}";
    EDIT_TITLE = "Sửa {}", "Edit: {}";
    STEP_ADD = "thêm {}", "add {}";
    STEP_EDIT = "sửa {}", "edit {}";
    STEP_DELETE = "xóa {}", "delete {}";
    ADD_UNIT = "Thêm đơn vị", "Add a unit";
    ADD_HAMLET = "Thêm khu dân cư", "Add a hamlet";
    EDIT_UNIT = "Sửa đơn vị", "Edit the unit";
    STEP_UNIT = "đơn vị {}", "unit {}";
    STEP_UNIT_DELETE = "xóa đơn vị {}", "delete the unit {}";
    UNIT_NOT_EMPTY = "Đơn vị còn số liệu đã nhập hoặc đơn vị cấp dưới trong sổ. Hãy xóa hoặc chuyển chúng trước; nếu đơn vị đã sáp nhập, hãy ghi ngày kết thúc.", "The unit still has records or units below it. Delete or move them first; if it was merged, enter the day on which it ended.";
    SHOWN_OF = "{} trong {}", "{} of {}";
    SHOW_ALL = "Xem cả {}", "Show all {}";
    SHOW_MORE = "Xem thêm", "Show more";
    NONE_IN_YEAR = "Chưa nhập số liệu nào trong năm {}.", "No records in {} yet.";
    FILTER = "Lọc", "Filter";
    FILTER_UNIT = "Đơn vị", "Unit";
    FILTER_KIND = "Loại", "Kind";
    FILTER_CLEAR = "Bỏ lọc", "Clear the filter";
    FILTER_MORE = "Lọc thêm, sắp xếp", "More filters and the order";
    FILTER_FROM = "Từ ngày", "From";
    FILTER_TO = "Đến ngày", "To";
    FILTER_NO_DAY = "Ghi ngày dạng 31/12/2026", "Write a day such as 31/12/2026";
    FILTER_SEVERITY = "Mức độ nghiêm trọng", "Severity";
    ALL_SEVERITIES = "Mọi mức độ", "Any severity";
    SEVERITY_FROM_SERIOUS = "Từ nghiêm trọng trở lên", "Serious or graver";
    SEVERITY_FROM_VERY = "Từ rất nghiêm trọng trở lên", "Very serious or graver";
    SEVERITY_ESPECIALLY = "Đặc biệt nghiêm trọng", "Especially serious";
    SEVERITY_BLANK = "Chưa phân loại", "Not yet classified";
    FILTER_SETTLED = "Kết quả giải quyết", "Outcome";
    ALL = "Tất cả", "All";
    IS_SETTLED = "Đã có kết quả", "With an outcome";
    NOT_SETTLED = "Chưa có kết quả", "Without an outcome";
    ORDER = "Sắp xếp", "Order";
    ORDER_LATEST = "Mới nhất trước", "Latest first";
    ORDER_EARLIEST = "Cũ nhất trước", "Earliest first";
    ORDER_GRAVEST = "Nghiêm trọng nhất trước", "Gravest first";
    ORDER_UNIT = "Theo đơn vị", "By unit";
    FILTER_PERIOD = "Từ {} đến {}", "From {} to {}";
    ALL_UNITS = "Mọi đơn vị", "All units";
    ALL_KINDS = "Mọi loại", "All kinds";
    CASES_TOTAL = "{} vụ", "{} cases";
    INCIDENTS_NONE = "Không có vụ việc nào khớp. Vụ việc ghi ở đây là căn cứ để so sánh với năm trước.", "No incident fits. What is entered here is what years are compared by.";
    RECORDS_NONE = "Không có số liệu nào khớp trong năm đã chọn.", "No record of the chosen year fits.";
    MODELS_LEAD = "Mô hình phong trào toàn dân bảo vệ an ninh Tổ quốc", "Models of the movement “All people protect national security”";
    MODELS_NONE = "Không có mô hình nào khớp.", "No model fits.";
    MODELS_MAINTAINED = "Đang duy trì", "Kept up";
    MODELS_NEW = "Mới trong năm", "New in the year";
    MODELS_ALL = "Tất cả", "All";
    OTHER_KINDS = "Ghi loại khác", "Enter another kind";
    LIKE_LAST_YEAR = "Như năm trước:", "As last year:";
    UNFINISHED = "Đang nhập dở", "Not finished";
    BY_KIND = "Theo loại", "By kind";
}
