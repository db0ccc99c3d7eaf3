//! The additions of a person to the papers of a unit and year: words, signatories, numbers and
//! symbols.

use crate::Year;
use crate::choice::choices;
use crate::schema::{Field, YEAR, line, lines, one_of, part, record, rows, template};
use crate::text::Text;

choices! {
    /// An office whose holder signs papers or is named in them.
    Office {
        /// Trưởng thôn.
        HamletHead "hamlet_head" = "Trưởng thôn, tổ trưởng tổ dân phố", "Head of the hamlet";
        /// Bí thư chi bộ.
        CellSecretary "cell_secretary" = "Bí thư chi bộ", "Secretary of the Party cell";
        /// Trưởng Ban công tác Mặt trận.
        FrontHead "front_head" = "Trưởng Ban công tác Mặt trận", "Head of the Front's committee";
        /// Thủ trưởng đơn vị.
        UnitHead "unit_head" = "Thủ trưởng cơ quan, doanh nghiệp, cơ sở giáo dục", "Head of the agency, enterprise or school";
        /// Bí thư cấp ủy.
        PartySecretary "party_secretary" = "Bí thư cấp ủy", "Secretary of the Party committee";
        /// Chủ tịch Ủy ban nhân dân.
        Chairman "chairman" = "Chủ tịch Ủy ban nhân dân", "Chairman of the People's Committee";
        /// Trưởng Ban Chỉ đạo.
        CommitteeHead "committee_head" = "Trưởng Ban Chỉ đạo", "Head of the steering committee";
        /// Trưởng Công an.
        PoliceHead "police_head" = "Trưởng Công an", "Chief of police";
        /// Người lập biểu.
        Compiler "compiler" = "Người lập", "Compiler";
        /// Thư ký cuộc họp.
        MinutesTaker "minutes_taker" = "Thư ký cuộc họp", "Minutes taker";
    }
}

part! {
    /// Who holds an office.
    #[derive(Eq)]
    Signatory {
        /// The office.
        office: Office => one_of(Office::CHOICES, "Chức vụ", "Office");
        /// The name of the official.
        name: String => line("Họ và tên cán bộ", "Name of the official");
    }
}

part! {
    /// Number and symbol of a paper: `Số: 12/BC-BCĐ`.
    #[derive(Eq)]
    PaperNumber {
        /// The id of the paper's template.
        paper: String => template("Văn bản", "Paper");
        /// Its number.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String = String::new() => line("Số", "Number");
        /// Its symbol, in place of the template's.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        symbol: String = String::new() => line("Ký hiệu", "Symbol").hint(Text::new(
            "Ví dụ BC-BCĐ; để trống: theo mẫu",
            "Such as BC-BCĐ; blank: the template's",
        ));
    }
}

/// A part of a report in a person's words.
const fn words(vi: &'static str, en: &'static str) -> Field {
    lines(vi, en)
        .hint(Text::new(
            "Đưa vào văn bản nguyên văn. Không ghi tên người vi phạm, người khiếu nại hay công dân khác.",
            "Goes into papers as it is. Never write names of offenders, complainants or other citizens.",
        ))
}

record! {
    /// What a person adds to the papers of a unit and year.
    PaperText ("nội dung văn bản của năm", "text of the year's papers") {
        /// The year of the papers.
        year: Year => YEAR.naming();
    } or {
        /// Who holds which office: officials, never other citizens.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        holders: Vec<Signatory> = Vec::new() => rows(
            Signatory::FIELDS,
            Text::new("Thêm người ký", "Add who signs"),
            "Người ký, cán bộ được nêu tên",
            "Who signs, officials named",
        )
        .listed()
        .after("committee")
        .no_column("a list has no room in a cell");
        /// Numbers and symbols.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        numbers: Vec<PaperNumber> = Vec::new() => rows(
            PaperNumber::FIELDS,
            Text::new("Thêm số, ký hiệu", "Add a number"),
            "Số, ký hiệu văn bản",
            "Numbers and symbols",
        )
        .listed()
        .after("holders")
        .no_column("a list has no room in a cell");
    } optional {
        /// Situation.
        situation: String => words("Tình hình", "Situation");
        /// Results.
        results: String => words("Kết quả", "Results");
        /// What was not well.
        shortcomings: String => words("Tồn tại, hạn chế", "Shortcomings");
        /// Its causes.
        causes: String => words("Nguyên nhân", "Causes");
        /// What is to be done.
        directions: String => words("Phương hướng, nhiệm vụ", "Directions and tasks");
        /// What is proposed to others.
        proposals: String => words("Đề xuất, kiến nghị", "Proposals");
        /// The name of the unit's steering committee; that of the book's settings if not given.
        committee: String => line("Tên Ban Chỉ đạo", "Name of the steering committee").hint(Text::new(
            "Để trống: theo Cài đặt",
            "Blank: as in the settings",
        ));
    }
}
