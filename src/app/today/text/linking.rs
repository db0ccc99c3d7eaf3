//! Texts of the page that links a book's communes to the list of communes.

use crate::app::text::texts;

texts! {
    TITLE = "Liên kết với danh mục xã", "Link to the list of communes";
    LEAD = "Sổ lập trước khi có danh mục: chọn mỗi đơn vị là xã nào. Đơn vị và mọi số liệu của nó giữ nguyên; mã số và các đơn vị cũ được thêm vào. Một lần Hoàn tác là trở lại như trước.", "For a book made before there was a list: say which commune each unit is. The unit and all its data stay; its code and its former units are added. One step takes it back.";
    NOT_LINKED = "Chưa liên kết", "Not linked";
    CODE = "thêm mã {}", "adds code {}";
    NEW = "thêm {} đơn vị cũ: {}", "adds {} former units: {}";
    KNOWN = "nhận làm đơn vị cũ: {}", "takes as former units: {}";
    OLDER = "Sổ có số liệu trước 01/7/2025 của đơn vị này, nên không thêm đơn vị cũ. Kiểm tra xem có đúng là xã của ngày nay không.", "The book has data of this unit from before 01/07/2025, so no former units are added. Check that it is the commune of today.";
    ASK = "Nhiều xã trong danh mục cùng tên hoặc khác loại: hãy chọn.", "Several communes have this name, or another kind: choose.";
    NONE_FITS = "Không có xã nào trong danh mục mang tên này. Nếu tên gõ sai, sửa ở đơn vị rồi quay lại.", "No commune of the list has this name. If it is misspelt, correct the unit and come back.";
    ALL_LINKED = "Mọi xã, phường, đặc khu của ngày nay trong sổ đã liên kết với danh mục.", "Every commune of today in the book is linked to the list.";
    LINK = "Liên kết {} đơn vị", "Link {} units";
    STEP = "liên kết {} đơn vị với danh mục", "link {} units to the list";
}
