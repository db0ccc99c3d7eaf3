//! Texts of the page of earlier states, and of the reminder to export.

use super::texts;

texts! {
    TITLE = "Bản lưu trước", "Earlier states";
    LEAD = "Máy này tự giữ sổ của những giờ, ngày, tuần trước và ngay trước mỗi lần mở tệp, xóa nhiều. Có thể xem, so với sổ đang mở và lấy lại.", "This device keeps the book of the last hours, days and weeks, and of the moment before a file is opened or much is deleted. Look into one, compare it with the open book, take it back.";
    OPEN_LIST = "Xem các bản lưu trước", "See the earlier states";
    NONE = "Chưa có bản nào. Bản đầu tiên được giữ ở lần lưu thứ hai; sau đó mỗi giờ làm việc một bản.", "None yet. The first is kept with the second save, then one for each hour of work.";
    NOT_READ = "Chưa đọc được các bản lưu trước.", "The earlier states could not be read.";
    GONE = "Bản này không còn trong máy.", "This state is no longer kept.";
    UNREADABLE = "không đọc được", "cannot be read";
    WHEN = "Lúc", "When";
    WHY = "Vì sao giữ", "Why it was kept";
    SHARDS = "Xã, huyện, tỉnh", "Communes, districts, provinces";
    RECORDS = "Bản ghi", "Records";
    SIZE = "Độ lớn", "Size";
    ROOM = "Tất cả chiếm {} nghìn ký tự trong IndexedDB: phần giống nhau chỉ giữ một lần. Khi hết chỗ, bản tự động cũ nhất được bỏ trước.", "Together they take {} thousand characters in IndexedDB: what they have in common is kept once. Where room runs out, the oldest automatic one goes first.";
    BY_HOUR = "tự động, mỗi giờ làm việc", "automatic, each hour of work";
    BEFORE_IMPORT = "trước khi mở tệp {}", "before the file {} was opened";
    BEFORE_MERGE = "trước khi gộp tệp {}", "before the file {} was merged";
    BEFORE_RESTORE = "trước khi lấy lại bản lúc {}", "before the state of {} was taken back";
    BEFORE_RULES = "trước khi thêm hoặc thay bộ quy định {}", "before the rule set {} was added or replaced";
    BEFORE_SAMPLE = "trước khi mở dữ liệu mẫu", "before the sample was opened";
    BEFORE_DELETION = "trước khi xóa nhiều bản ghi", "before many records were deleted";
    BEFORE_MIGRATION = "trước khi đổi dạng lưu {}", "before the stored format was changed {}";
    STATE_OF = "Sổ lúc {}", "The book of {}";
    RESTORE_ALL = "Lấy lại cả sổ này", "Take the whole book back";
    RESTORE_HINT = "Sổ đang mở được giữ thành một bản lưu trước rồi mới thay; sau đó vẫn hoàn tác được.", "The open book is kept as an earlier state before it is replaced; it can be undone.";
    DOWNLOAD = "Tải về thành tệp dữ liệu", "Download as a data file";
    COMPARED = "So với sổ đang mở", "Against the open book";
    AGAINST_OPEN = "So với sổ đang mở", "Against the open book";
    TAKE_BACK = "Lấy lại", "Take back";
    RESTORE_ONE = "Lấy lại", "Take back";
    RESTORE_ONE_NAMED = "Lấy lại {}", "Take back {}";
    UNIT = "Đơn vị", "Unit";
    ADDED = "Có thêm", "More here";
    CHANGED = "Khác", "Differing";
    REMOVED = "Không có", "Not here";
    DIFFERS = "khác", "differs";
    ALIKE = "giống", "same";
    ONLY_HERE = "chỉ có trong bản này", "only in this state";
    ONLY_OPEN = "chỉ có trong sổ đang mở", "only in the open book";
    SAME = "Bản này giống hệt sổ đang mở.", "This state is the same as the open book.";
    FRAME_DIFFERS = "Tên sổ, cài đặt hoặc bộ quy định riêng cũng khác.", "The book's name, settings or own rule sets differ too.";
    FRAME = "tên sổ, cài đặt và bộ quy định riêng", "the book's name, settings and own rule sets";
    LOST = "Các phần sau của bản này bị hỏng: {}. Khi lấy lại cả sổ, các phần ấy giữ nguyên như trong sổ đang mở.", "These parts of the state are damaged: {}. When the whole book is taken back, they stay as they are in the open one.";
    STEP_ALL = "lấy lại sổ lúc {}", "take back the book of {}";
    STEP_ONE = "lấy lại {} như lúc {}", "take back {} as of {}";
    STEP_FRAME = "lấy lại tên sổ, cài đặt và bộ quy định riêng như lúc {}", "take back the book's name, settings and own rule sets as of {}";
    OFFERS = "Bản lưu trước có những phần này còn nguyên", "Earlier states have these parts whole";
    OFFER = "Phần {}: có bản lúc {}", "Part {}: as of {}";
    TAKE_OFFER = "Lấy bản này", "Take it";
    REMIND_NEVER = "{} thay đổi chỉ nằm trong máy này: chưa lần nào tải tệp dữ liệu về.", "{} changes are on this device only: the data file was never downloaded.";
    REMIND_SINCE = "{} thay đổi chỉ nằm trong máy này, từ lần tải tệp dữ liệu về lúc {}.", "{} changes are on this device only, since the data file was downloaded on {}.";
    REMIND_EXPORT = "Tải tệp dữ liệu về", "Download the data file";
}
