//! Papers, registrations and statements: the things that rules require in writing.

use crate::schema::{
    DATE, NUMBER, SIGNATORY_HINT, YEAR, count, day, kind, line, lines, paper, paper_or_activity,
    record, yes_no,
};
use crate::text::Text;
use crate::{Day, KindCode, KindGroup, RecordId, Year};

record! {
    /// A paper (văn bản) that a body issued or received. The book can note the name of its file,
    /// but does not contain the file.
    Paper ("văn bản", "paper") {
        /// A kind of the catalogue's group `paper`.
        kind: KindCode => kind(KindGroup::Paper, "Loại", "Kind").heading("Loại văn bản").naming();
        /// The date of the paper.
        date: Day => DATE.listed();
    } or {} optional {
        /// The number and sign, such as `12-NQ/ĐU`.
        number: String => NUMBER
            .hint(Text::new("Ví dụ 12-NQ/ĐU", "Such as 12-NQ/ĐU"))
            .listed()
            .after("kind");
        /// The body that issued it.
        issuer: String => line("Cơ quan ban hành", "Issued by").listed();
        /// The subject.
        subject: String => lines("Trích yếu", "Subject");
        /// The name of its file, wherever the desk stores it.
        file_name: String => line("Tên tệp", "File name").hint(Text::new(
            "Tệp vẫn ở nơi anh chị lưu; ở đây chỉ ghi tên",
            "The file stays where you keep it; only its name is noted here",
        ));
    }
}

record! {
    /// A unit's registration (bản đăng ký phấn đấu) for a year, with the number of households that
    /// registered.
    Registration ("đăng ký", "registration") {
        /// The assessment year.
        year: Year => YEAR.naming();
        /// The day of the registration.
        date: Day => day("Ngày đăng ký", "Registered on")
            .past()
            .hint(Text::new(
                "Nếu đơn vị không đăng ký: ghi ở mục Xác nhận, loại “Đơn vị có đăng ký phấn \
                 đấu…”, trả lời không, khi đã hết thời hạn đăng ký",
                "If the unit did not register: a statement of the kind “The unit registered…”, \
                 answered no, once the time to register is over",
            ))
            .listed();
    } or {} optional {
        /// The id of the written registration, a paper in the book.
        paper: RecordId => paper("Văn bản", "Paper")
            .no_column("the paper has a row of its own")
            .after("households_registered");
        /// The number of households now residing (hộ gia đình đang cư trú trên địa bàn).
        households_residing: u32 => count("Số hộ đang cư trú", "Households residing")
            .listed()
            .asked_by(&["households"]);
        /// The number of these households that registered.
        households_registered: u32 => count("Số hộ đã đăng ký", "Households registered")
            .listed()
            .asked_by(&["households"])
            .asked_as("số hộ đăng ký", "households registered");
    }
}

record! {
    /// A person's answer, yes or no, to a question that figures cannot answer, with the evidence.
    Statement ("xác nhận", "statement") {
        /// A kind of the catalogue's group `statement`.
        kind: KindCode => kind(KindGroup::Statement, "Nội dung xác nhận", "What is stated").naming();
        /// The assessment year.
        year: Year => YEAR.listed();
        /// The answer: yes or no.
        value: bool => yes_no("Trả lời", "Answer").listed().asked_by(&["statement"]).asked_as("giá trị", "value");
        /// The day of the statement.
        date: Day => DATE.listed();
    } or {} optional {
        /// The last day that the statement covers, never after the day of the statement. If absent,
        /// that day.
        until: Day => day("Tính đến ngày", "Covers until").past().hint(Text::new(
            "Để trống: đến ngày xác nhận; không tính những ngày sau đó",
            "Blank: to the day of the statement; never later",
        ));
        /// The kind of paper or activity, if the statement says that papers of this kind were
        /// issued or activities of this kind held.
        about: KindCode => paper_or_activity("Loại văn bản, hoạt động", "Kind of paper or activity")
            .only_for(&[Statement::ISSUED_OR_HELD])
            .after("kind");
        /// The office and name of the official who states it.
        by: String => line("Người xác nhận", "Stated by").hint(SIGNATORY_HINT);
        /// The evidence.
        evidence: String => lines("Căn cứ", "Evidence");
    }
}

impl Statement {
    /// The code of the statement that papers or activities of the kind that it is about were issued
    /// or held in the year, or that there were none.
    pub const ISSUED_OR_HELD: &'static str = "issued_or_held";
}
