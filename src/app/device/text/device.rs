//! Texts of the storage on this device, the browser's promise to keep it, and data of newer builds.

use crate::app::text::texts;

texts! {
    SCARCE = "Bộ nhớ dành cho trang này đã dùng {}%. Hãy tải tệp dữ liệu về, rồi xem phần nào chiếm chỗ để bỏ bớt.", "{}% of the space that this page may use is taken. Download the data file, then see what takes the room and remove some.";
    SEE_ROOM = "Xem phần chiếm chỗ", "See what takes the room";
    NEWER_TITLE = "Sổ này do bản Bình Yên mới hơn ghi: chỉ xem được", "A newer Bình Yên wrote this book: it can only be viewed";
    NEWER_BODY = "Trang đang mở là bản cũ. Những gì đọc được vẫn hiện ra; trang không ghi gì để không làm hỏng sổ. Hãy tải lại trang để dùng bản mới. Nếu vẫn thấy dòng này, hãy tải bản sao kho lưu trữ ở trang Dữ liệu rồi mở bằng bản mới.", "This page is an older build. What it can read is shown; it writes nothing, so that nothing is harmed. Reload the page to use the new one. If this line stays, download the copy of the store from the data page and open it with the new build.";
    NEWER_PARTS = "{} phần của sổ chưa đọc được ở bản này.", "{} parts of the book cannot be read by this build.";
    MISSED_LOCAL_BLOCKED = "Trình duyệt chặn bộ nhớ chính của trang, nên sổ chỉ nằm ở một nơi trong máy này (IndexedDB) và trên màn hình. Hãy cho phép trang này lưu dữ liệu trong cài đặt của trình duyệt; khi chưa được, hãy tải tệp dữ liệu về sau mỗi lần nhập.", "The browser blocks the page's main storage, so the book is in one place on this device (IndexedDB) and on the screen. Allow this page to keep data in the browser's settings; until then download the data file after each session.";

    LARGEST = "Phần nào chiếm chỗ", "What takes the room";
    PART = "Phần của sổ", "Part of the book";
    UNITS = "Nghìn ký tự", "Thousand characters";
    SHARE = "Tỷ lệ", "Share";
    FRAME = "Phần chung của sổ", "What belongs to no unit";
    MORE_PARTS = "và {} phần khác", "and {} more";
    OTHERS = "Trang khác trên cùng địa chỉ", "Other pages of this address";
    SCARCE_ADVICE = "Để có thêm chỗ: tải tệp dữ liệu về; bỏ khỏi sổ những xã không còn phụ trách; bỏ các phần không đọc được đã tải về; đóng và xóa dữ liệu của trang khác trên cùng địa chỉ.", "To make room: download the data file; take communes that you no longer answer for out of the book; discard unreadable parts that were downloaded; close other pages of this address and clear their data.";

    LASTING_TITLE = "Trình duyệt giữ dữ liệu bao lâu", "How long the browser keeps the data";
    LASTING_GIVEN = "Trình duyệt đã nhận giữ dữ liệu của trang này: không tự xóa khi máy thiếu chỗ.", "The browser has agreed to keep this page's data: it does not clear it by itself when the device runs out of room.";
    LASTING_REFUSED = "Trình duyệt chưa nhận giữ dữ liệu của trang này: khi máy gần hết chỗ, nó có thể tự xóa. Cài trang thành ứng dụng hoặc đánh dấu trang thường giúp được xin lại; chắc chắn nhất là tải tệp dữ liệu về đều đặn.", "The browser has not agreed to keep this page's data: it may clear it when the device is nearly full. Installing the page or bookmarking it often helps when asked again; surest is to download the data file regularly.";
    LASTING_ASKED = "Đã xin trình duyệt giữ dữ liệu lâu dài. Nếu trình duyệt hiện câu hỏi, hãy chọn cho phép.", "The browser was asked to keep the data. If it shows a question, choose to allow it.";
    LASTING_NOT_ASKED = "Trang sẽ xin trình duyệt giữ dữ liệu lâu dài khi lưu thay đổi đầu tiên của anh chị.", "The page will ask the browser to keep the data when it saves your first change.";
    LASTING_UNKNOWN = "Trình duyệt này không cho biết có giữ dữ liệu lâu dài hay không. Hãy tải tệp dữ liệu về đều đặn.", "This browser does not say whether it keeps the data. Download the data file regularly.";
    ASK_AGAIN = "Xin trình duyệt giữ dữ liệu", "Ask the browser to keep the data";
    ESTIMATE = "Cơ sở dữ liệu của trang (IndexedDB) và các tệp để dùng khi không có mạng: {} MB trong {} MB mà trình duyệt cho phép.", "The page's database (IndexedDB) and the files for use offline: {} MB of the {} MB that the browser allows.";
    SAFARI = "Safari xóa dữ liệu của trang mà trong bảy ngày dùng Safari không được mở lần nào. Hãy thêm trang vào màn hình chính (Chia sẻ, Thêm vào MH chính; trên máy Mac: Thêm vào Dock) và dùng từ đó; nếu không, hãy mở trang mỗi tuần và tải tệp dữ liệu về.", "Safari clears the data of a page that was not opened within seven days of use. Add the page to the home screen (Share, Add to Home Screen; on a Mac: Add to Dock) and use it from there; otherwise open it every week and download the data file.";
    PRIVATE_MAYBE = "Có thể đây là cửa sổ riêng tư (ẩn danh): khi đóng cửa sổ, trình duyệt xóa hết những gì đã nhập. Hãy dùng cửa sổ thường, hoặc tải tệp dữ liệu về trước khi đóng.", "This may be a private window: the browser clears all that was entered when it is closed. Use an ordinary window, or download the data file before you close it.";
    PRIVATE_UNTOLD = "Trong cửa sổ ẩn danh, trình duyệt xóa hết khi đóng cửa sổ, và không cho trang biết là đang ở đó.", "In an incognito window the browser clears everything when it is closed, and does not let the page know.";

    COPY_TITLE = "Bản sao kho lưu trữ", "Copy of the store";
    COPY_BODY = "Một tệp chứa nguyên văn mọi thứ của sổ đang nằm trong hai nơi lưu của máy này, kể cả phần không đọc được. Chỉ cần khi gặp sự cố: để gửi người hỗ trợ, hoặc mở bằng bản Bình Yên mới hơn ở mục “Mở tệp dữ liệu”.", "One file with all that both places of this device hold of the book, as it is, what cannot be read included. Needed only when something went wrong: to send to those who support you, or to open with a newer Bình Yên under “Open a data file”.";
    COPY_LOCKED = "Sổ đang có khóa nên bản sao cũng khóa: chỉ mở được trên máy này, khi sổ này đang mở. Để giữ dữ liệu ở nơi khác, hãy gửi tệp niêm phong.", "The book has a lock, and so has its copy: it opens on this device alone, while this book is unlocked. To keep the data elsewhere, send a sealed file.";
    COPY = "Tải bản sao kho lưu trữ", "Download the copy of the store";
    COPIED = "Đã tạo tệp {}", "Made the file {}";
    COPIED_HALF = "Đã tạo tệp {}, nhưng bản thứ hai (IndexedDB) lần này không mở được nên không có trong tệp. Hãy đóng hẳn trình duyệt, mở lại rồi tạo tệp lần nữa.", "Made the file {}, but the second copy (IndexedDB) did not open this time and is not in it. Close the browser, open it again and make the file once more.";
    COPY_FAILED = "Chưa tạo được bản sao: {}", "The copy could not be made: {}";
}
