//! Stored verdicts: a later assessment (kết quả đánh giá đã lưu) never overwrites an earlier one.

use crate::schema::{DATE, YEAR, line, one_of, part, record, rows, rules};
use crate::text::Text;
use crate::{Day, Outcome, Reading, Year};

part! {
    /// What became of one condition.
    #[derive(Eq)]
    ConditionOutcome {
        /// The condition's id in the rule set.
        condition: String => line("Điều kiện", "Condition");
        /// Its clause, to name it by when the rule set no longer has it.
        clause: String => line("Điều khoản", "Clause");
        /// What held: a person's ruling if there was one, else what the figures said.
        outcome: Outcome => one_of(Outcome::CHOICES, "Kết quả", "Outcome");
    }
}

record! {
    /// What an evaluation said on a day: by which rules and which program, and what became of every
    /// condition.
    Assessment ("kết quả đánh giá đã lưu", "stored verdict") {
        /// The assessment year.
        year: Year => YEAR.listed();
        /// The rule set's id.
        rules: String => rules("Bộ quy định", "Rule set").naming();
        /// The rule set's version.
        rules_version: String => line("Phiên bản bộ quy định", "Version of the rule set").listed();
        /// The version of the program that evaluated.
        app_version: String => line("Phiên bản ứng dụng", "Version of the app");
        /// How "kiềm chế, kéo giảm" was read.
        reading: Reading => one_of(
            Reading::CHOICES,
            "Cách hiểu “kiềm chế, kéo giảm”",
            "Reading of “contain and reduce”",
        )
        .no_column("the outcome is what the list is for");
        /// What came out.
        outcome: Outcome => one_of(Outcome::CHOICES, "Kết quả", "Outcome")
            .listed()
            .column_after("rules");
        /// The day on which it was kept.
        date: Day => DATE.listed().column_after("outcome");
    } or {
        /// The conditions, outer ones first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        conditions: Vec<ConditionOutcome> = Vec::new() => rows(
            ConditionOutcome::FIELDS,
            Text::new("Điều kiện", "Condition"),
            "Các điều kiện",
            "Conditions",
        )
        .no_column("a list has no room in a cell");
    } optional {
        /// Who kept it: an official's office and name, or the desk.
        by: String => line("Người lưu", "Kept by").no_column("the outcome is what the list is for");
    }
}
