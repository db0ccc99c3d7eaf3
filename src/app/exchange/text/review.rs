//! Texts of the review: revisions made without knowledge of each other, and units entered twice.

use crate::app::text::texts;

texts! {
    TITLE = "Cần xem lại", "To review";
    LEAD = "Hai nơi đã sửa cùng một mục mà chưa biết bản của nhau. Cả hai bản đều được giữ; sổ hiện một bản cho đến khi anh chị chọn.", "Two places changed the same item without knowing of each other. Both revisions are kept; the book shows one until you choose.";
    NONE = "Không có mục nào cần xem lại.", "Nothing waits for review.";
    COUNT = "{} mục có nhiều bản", "{} items with several revisions";
    FIELD = "Mục", "Field";
    SIDE_BY_SIDE = "Các bản đặt cạnh nhau", "Revisions side by side";
    ALIKE = "{} mục giống nhau", "{} fields alike";
    BLANK = "(để trống)", "(blank)";
    DELETES = "xóa", "deleted";
    KEEPS = "giữ", "kept";
    UNNAMED = "không ghi tên", "no name given";
    SHOWN = "{} (sổ đang hiện)", "{} (shown)";
    TAKE = "Lấy bản {}", "Take revision {}";
    REVISION = "{}, {}", "{}, {}";
    EDIT = "Sửa bản đang hiện", "Edit the shown one";
    BULK_TITLE = "Chọn cho tất cả", "Choose for all";
    BULK_LEAD = "Mỗi mục lấy bản mới nhất của nơi được chọn; mục không có bản của nơi đó vẫn chờ.", "Every item takes the newest revision of the chosen place; items without one go on waiting.";
    BULK_TAKE = "Lấy theo {} ({} mục)", "Take those of {} ({} items)";
    STEP_RESOLVE = "chọn một bản: {}", "a choice between revisions: {}";
    STEP_BULK = "lấy theo {}", "the revisions of {}";
    TWINS_TITLE = "Đơn vị có thể đã nhập hai lần", "Units that may have been entered twice";
    TWINS_LEAD = "Cùng loại, cùng tên, cùng đơn vị cấp trên, nhưng hai nơi đã nhập riêng. Chỉ gộp khi đúng là một: số liệu của đơn vị thứ hai chuyển sang đơn vị thứ nhất.", "Same kind, name and place above, entered by two places. Join them only if they are one: the records of the second go to the first.";
    JOIN = "Là một đơn vị: gộp lại", "They are one: join them";
    JOIN_REST = "Chuyển sang đơn vị đã gộp", "Move to the unit that it was joined to";
    LEFT_BEHIND = "Đơn vị {} đã xóa hoặc đã gộp nhưng vừa nhận thêm {} mục từ nơi khác.", "The unit {} was deleted or joined, and {} items came for it from elsewhere.";
    STEP_JOIN = "gộp đơn vị {}", "join the unit {}";
    UNIT = "Đơn vị", "Unit";
}
