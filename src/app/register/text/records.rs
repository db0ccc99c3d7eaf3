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
    FILTER_PERIOD = "Từ {} đến {}", "From {} to {}";
    ALL_UNITS = "Mọi đơn vị", "All units";
    ALL_KINDS = "Mọi loại", "All kinds";
    CASES_TOTAL = "{} vụ", "{} cases";
    INCIDENTS_NONE = "Không có vụ việc nào khớp. Vụ việc ghi ở đây là căn cứ để so sánh với năm trước.", "No incident fits. What is entered here is what years are compared by.";
    RECORDS_NONE = "Không có số liệu nào khớp trong năm đã chọn.", "No record of the chosen year fits.";
    MODELS_LEAD = "Mô hình phong trào toàn dân bảo vệ an ninh Tổ quốc", "Models of the movement “All people protect national security”";
    MODELS_NONE = "Không có mô hình nào khớp.", "No model fits.";
    MODELS_KEPT = "Đang duy trì", "Kept up";
    MODELS_NEW = "Mới trong năm", "New in the year";
    MODELS_ALL = "Tất cả", "All";
    BY_KIND = "Theo loại", "By kind";
}
