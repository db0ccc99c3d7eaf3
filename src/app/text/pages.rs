//! Texts of units and of single pages.

use super::texts;

texts! {
    ERROR_UNKNOWN_UNIT = "Sổ không có đơn vị «{}». Hãy chọn một đơn vị trong danh sách.", "The book has no unit “{}”. Choose one of the list.";
    ERROR_NO_PARENT = "Hãy chọn đơn vị cấp trên: khu dân cư, cơ quan, doanh nghiệp và cơ sở giáo dục thuộc một xã.", "Choose the unit above: hamlets, agencies, enterprises and schools belong to a commune.";
    ERROR_HOLDS_OTHERS = "Còn đơn vị bên dưới không thể thuộc loại đơn vị mới. Hãy chuyển hoặc xem lại các đơn vị đó trước.", "Units below it cannot be below a unit of the new kind. Move or review them first.";
    ERROR_OTHER_LEVEL = "Đơn vị hành chính không đổi được thành đơn vị trong xã, cũng như ngược lại. Hãy thêm đơn vị mới.", "An administrative unit cannot become a unit within a commune, nor the other way round. Add a new unit.";
    ERROR_UNKNOWN_RECORD = "Mục này không còn trong sổ.", "This record is no longer in the book.";
}
