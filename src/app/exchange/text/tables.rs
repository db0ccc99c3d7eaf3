//! Texts of the page of spreadsheets.

use crate::app::text::texts;

texts! {
    TITLE = "Bảng tính", "Spreadsheets";
    LEAD = "Nhập mọi loại số liệu của sổ từ tệp Excel (.xlsx, .xls), OpenDocument (.ods) hoặc CSV; xuất mọi bảng của sổ.", "Import all that a book keeps from Excel (.xlsx, .xls), OpenDocument (.ods) or CSV files; export every table of the book.";
    DATA_BODY = "Nhập từ Excel hoặc CSV, tải mẫu, xuất các bảng của sổ.", "Import from Excel or CSV, get templates, export the book's tables.";
    DATA_OPEN = "Nhập, xuất bảng tính", "Spreadsheets in and out";

    IMPORT_TITLE = "Nhập từ bảng tính", "Import a spreadsheet";
    CHOOSE_BODY = "Chọn hoặc kéo thả tệp .xlsx, .xls, .ods, .csv vào đây. Sổ chưa thay đổi cho đến khi anh chị bấm “Nhập”.", "Choose an .xlsx, .xls, .ods or .csv file or drop it here. The book does not change until you press “Import”.";
    CHOOSE_FILE = "Chọn tệp bảng tính", "Choose a spreadsheet";
    PASTE = "Hoặc dán vào đây các ô đã sao chép từ Excel (cả dòng tiêu đề)", "Or paste cells copied from Excel here (with their headings)";
    PASTED = "Bảng đã dán", "Pasted table";
    READING = "Đang đọc tệp…", "Reading the file…";
    READ_SO_FAR = "Đã đọc {} / {} dòng", "{} of {} rows read";
    IMPORTED_SO_FAR = "Đã nhập {} / {} dòng", "{} of {} rows imported";
    STOPPED = "Đã dừng đọc tệp {}. Sổ không thay đổi.", "The reading of {} was stopped. The book did not change.";
    STOPPED_IMPORT = "Đã dừng nhập. Sổ không thay đổi.", "The import was stopped. The book did not change.";
    UNREADABLE = "Trình duyệt không đọc được tệp này.", "The browser cannot read this file.";
    REFUSED = "Tệp {} chưa đọc được", "The file {} could not be read";
    KEPT = "Sổ đang mở vẫn giữ nguyên.", "The open book stays as it was.";

    ENCODING_TITLE = "Chữ trong tệp có vẻ viết bằng bảng mã {}", "The text of the file seems to be in {}";
    ENCODING_BODY = "Đối chiếu vài ô dưới đây rồi chọn.", "Compare the cells below and choose.";
    AS_IT_IS = "Như trong tệp", "As in the file";
    CONVERTED = "Sau khi chuyển", "Converted";
    CONVERT = "Chuyển sang Unicode", "Convert to Unicode";
    LEAVE = "Giữ nguyên", "Leave as it is";
    UNICODE = "Unicode", "Unicode";
    TCVN3 = "TCVN3 (ABC)", "TCVN3 (ABC)";
    VNI = "VNI", "VNI";

    KEPT_AGAIN = "Các chỗ anh chị đã chọn và sửa trong tệp này lần trước được áp dụng lại.", "What you chose and corrected in this file before is applied again.";
    KEPT_TITLE = "Nhập bảng tính: {}", "Import: {}";
    KEPT_WAITING = "Còn tệp {} nhập dở: chọn lại tệp đó, các chỗ đã sửa vẫn còn.", "The import of {} was not finished: choose the file again, your corrections are kept.";

    PARTS = "Các trang tính của tệp", "Sheets of the file";
    PART_PROBLEMS = "Cần xem", "To look at";
    PART_READY = "Sẽ nhập", "To import";
    HOW = "Cách đọc", "How it is read";
    HOW_TITLE = "Tệp {}: cách đọc", "How the file {} is read";
    LIST = "Bảng này là", "This table has";
    LIST_UNITS = "Danh sách thôn, đơn vị", "Hamlets and units";
    LIST_INCIDENTS = "Vụ việc", "Incidents";
    LIST_MODELS = "Mô hình", "Models";
    LIST_TOTALS = "Số liệu năm", "Yearly totals";
    SHEET = "Trang tính", "Sheet";
    SHEET_UNNAMED = "Trang {}", "Sheet {}";
    ENCODING = "Bảng mã chữ", "Encoding";
    SEPARATOR = "Dấu ngăn cách", "Separator";
    SEMICOLON = "Chấm phẩy (;)", "Semicolon (;)";
    TAB = "Tab", "Tab";
    COMMA = "Phẩy (,)", "Comma (,)";
    HEADER = "Dòng tiêu đề", "Row of headings";
    HEADER_ROW = "Dòng {}: {}", "Row {}: {}";
    COMMUNE = "Xã của các dòng không ghi xã", "Commune of rows that name none";
    COMMUNE_NONE = "Không chọn", "None";
    YEAR = "Năm của các dòng không ghi năm", "Year of rows that name none";
    COLUMNS_TITLE = "Các cột", "Columns";
    COLUMNS_BODY = "Mỗi cột trong tệp là gì. Lựa chọn được nhớ trên máy này cho lần sau.", "What each column of the file is. Your choices are remembered on this device.";
    COLUMN = "Cột {}: {}", "Column {}: {}";
    COLUMN_UNNAMED = "(không tiêu đề)", "(no heading)";
    SUCH_AS = "Ví dụ: {}", "Such as: {}";
    NOT_READ = "Không nhập cột này", "Do not import this column";
    INDICATORS = "Chỉ tiêu", "Indicators";
    ALL_OF_COMMUNE = "Bảng không có cột thôn, đơn vị: mọi dòng được ghi cho {}. Nếu mỗi dòng thuộc một thôn, hãy chọn cột đó ở trên.", "No column names the hamlets or units: every row is put down for {}. If each row is of a hamlet, choose that column above.";
    COLUMN_MISSING = "Chưa có cột «{}» mà bảng này phải có. Hãy chọn cột đó ở dưới hoặc bổ sung vào tệp.", "There is no column “{}”, which this table must have. Choose it below or add it to the file.";

    TOLD_CONVERTED = "{} ô viết bằng phông chữ cũ (.VnTime, VNI) đã được chuyển sang Unicode.", "{} cells in an old font (.VnTime, VNI) were converted to Unicode.";
    TOLD_HIDDEN_COLUMNS = "Cột bị ẩn trong tệp: {}. Cột ẩn vẫn được đọc nếu chọn ở trên.", "Columns that the file hides: {}. They are read if they are chosen above.";
    TOLD_LEFT_OUT = "Không nhập {} dòng ({}): {}.", "Not imported, {} rows ({}): {}.";

    PROBLEMS_TITLE = "{} dòng chưa nhập được", "{} rows cannot be imported yet";
    PROBLEMS_BODY = "Sửa tại đây, hoặc để nguyên: các dòng này sẽ được bỏ qua.", "Correct them here, or leave them: these rows will be skipped.";
    PROBLEM_PLACE = "Dòng {}, cột «{}»", "Row {}, column “{}”";
    PROBLEM_ROWS = "Dòng {} và {} dòng khác, cột «{}»", "Row {} and {} more, column “{}”";
    FOUND = "«{}»: {}", "“{}”: {}";
    CORRECT = "Sửa ô này thành", "Correct to";
    CORRECT_ALL = "Sửa cả {} ô giống nhau thành", "Correct all {} such cells to";
    APPLY = "Sửa", "Correct";

    READY_TITLE = "Các dòng sẽ nhập", "Rows to import";
    READY_NONE = "Chưa có dòng nào để nhập.", "There is no row to import.";
    ROW = "Dòng", "Row";
    MORE_ROWS = "và {} dòng khác", "and {} more rows";
    SAME = "{} dòng đã có trong sổ, được bỏ qua.", "{} rows are in the book already and are skipped.";
    SAME_INCLUDE = "Vẫn nhập thêm {} dòng vụ việc đã có trong sổ", "Import the {} incidents that the book has once more";
    REPEATS = "{} dòng lặp lại dòng trên trong cùng tệp, được bỏ qua.", "{} rows repeat an earlier row of the file and are skipped.";
    DIFFERS_INCLUDE = "Sửa {} dòng đã có trong sổ theo tệp ({})", "Change {} rows that the book has to what the file says ({})";
    DIFFERS_ROW = "dòng {}: {}", "row {}: {}";
    IMPORT = "Nhập {} dòng", "Import {} rows";
    IMPORT_NOTHING = "Không có dòng nào để nhập: hãy sửa các dòng trên hoặc chọn tệp khác.", "There is no row to import: correct the rows above, or choose another file.";
    STEP = "nhập {} dòng từ {}", "import {} rows from {}";
    IMPORTED = "Đã nhập {} dòng từ {}; bỏ qua {} dòng.", "Imported {} rows from {}; skipped {}.";
    FAILED = "Dòng {} không nhập được ({}). Sổ vẫn giữ nguyên.", "Row {} could not be imported ({}). The book stays as it was.";

    TEMPLATES_TITLE = "Tệp mẫu để điền", "Templates to fill in";
    TEMPLATE_YEAR = "Cả năm {} của {}, trong một tệp", "The whole year {} of {}, in one file";
    TEMPLATE_YEAR_BODY = "Mỗi loại số liệu một trang, đã ghi sẵn các thôn và những gì sổ đang có, ô có danh sách để chọn. Điền rồi nhập lại cả tệp một lần.", "A sheet for each kind, with the hamlets and what the book has, and lists to choose from. Fill it in and import the whole file at once.";
    TEMPLATES_BODY = "Có sẵn tiêu đề, một dòng ví dụ và danh mục. Gửi cho thôn, xã điền rồi nhập vào sổ.", "With headings, an example row and the lists of kinds. Have them filled in, then import them.";

    EXPORT_TITLE = "Xuất bảng", "Export a table";
    EXPORT_TABLE = "Bảng", "Table";
    EXPORT_ALL = "Tất cả các danh sách của sổ (nhiều trang tính)", "All lists of the book (many sheets)";
    EXPORT_EVALUATION = "Kết quả đánh giá năm {}", "Evaluation of {}";
    EXPORT_REPORT = "Số liệu báo cáo năm {}", "Report figures of {}";
    EXPORT_XLSX = "Tải tệp Excel (.xlsx)", "Download for Excel (.xlsx)";
    EXPORT_CSV = "Tải tệp CSV", "Download as CSV";
    EXPORT_CSV_NOTE = "Tệp CSV chứa một bảng; với nhiều bảng, tệp CSV chỉ có bảng đầu.", "A CSV file holds one table; of several, the first.";
}
