//! Texts of the page of pictures.

use crate::app::text::texts;

texts! {
    TITLE = "Biểu đồ năm {}", "Pictures of {}";
    LEAD = "Mỗi biểu đồ có bảng số kèm theo và lưu được thành ảnh. Ô nét đứt là chưa có số liệu, không phải 0; “≥” là ít nhất.", "Each picture has its figures as a table and can be saved. A dotted frame is a figure that is not known, never 0; “≥” is at least so much.";
    OPEN = "Xem các biểu đồ", "See all pictures";
    NONE = "Sổ chưa có đơn vị nào.", "The book has no units yet.";
    MONTHS_BY = "Tháng tính", "Months are cut";
    CALENDAR_MONTHS = "theo lịch", "by the calendar";
    POLICE_MONTHS = "từ ngày 15 tháng trước đến ngày 14", "from the 15th to the 14th";
    MONTHS = "Vụ việc theo tháng, năm {}", "Incidents by month, {}";
    MONTH = "T{}", "{}";
    CALENDAR_WINDOW = "Từ ngày đầu đến ngày cuối từng tháng", "From the first to the last day of each month";
    POLICE_WINDOW = "Từ ngày 15 tháng trước đến ngày 14 từng tháng", "From the 15th of the month before to the 14th of each month";
    SHARE = "Tỷ lệ đơn vị đạt “An toàn về an ninh, trật tự”", "Share of units that meet the safety standard";
    SHARE_WINDOW = "Năm {}, theo số liệu đã nhập; đơn vị chưa đủ dữ liệu tính là chưa rõ", "{}, by the figures; units whose data is missing are open";
    SENT = "Xã đã gửi số liệu", "Communes that have sent their year";
    OF_YEAR = "Năm {}", "{}";
    SENT_WHOLE = "Đã gửi, đủ số liệu", "Sent, nothing missing";
    SENT_PART = "Đã gửi, còn thiếu", "Sent, something missing";
    NOT_SENT = "Chưa gửi", "Not sent";
    MODEL_KINDS = "Mô hình đang duy trì theo loại", "Models kept up by kind";
    MODEL_STATES = "Mô hình theo trạng thái", "Models by state";
    ON_DAY = "Đến ngày {}", "On {}";
    MAP = "Bản đồ", "Map";
    MAP_LEAD = "Chọn tệp GeoJSON (WGS 84) có ranh giới các đơn vị cấp xã; mỗi vùng có tên (ten_xa, ten, name) hoặc mã (ma_xa, ma, code). Bản đồ chỉ lưu trên máy này và hiện cả khi Trình chiếu.", "Choose a GeoJSON file (WGS 84) with the borders of the communes; each area has a name (ten_xa, ten, name) or a code (ma_xa, ma, code). The map stays on this device and is among the pages of Present.";
    MAP_CHOOSE = "Chọn tệp GeoJSON", "Choose a GeoJSON file";
    MAP_REMOVE = "Bỏ bản đồ", "Remove the map";
    MAP_BAD = "Tệp {} không dùng được:", "The file {} cannot be used:";
    MAP_UNREADABLE = "Trình duyệt không đọc được tệp.", "The browser could not read the file.";
    MAP_NOT_KEPT = "Không lưu được bản đồ trên máy này: {}", "The map could not be kept on this device: {}";
    MAP_SPOKEN = "Bản đồ: {} vùng, {}", "Map: {} areas, {}";
    MAP_NO_UNIT = "không có đơn vị", "no unit";
    MAP_SHAPES_LEFT = "Vùng không tìm thấy đơn vị trong sổ: {}", "Areas without a unit of the book: {}";
    MAP_UNITS_LEFT = "Đơn vị chưa có trên bản đồ: {}", "Units that are not on the map: {}";
    SAVE_PNG = "Lưu PNG", "Save PNG";
    SAVE_SVG = "Lưu SVG", "Save SVG";
    TABLE = "Số liệu dạng bảng", "The figures as a table";
    FIGURE = "Số liệu", "Figure";
}
