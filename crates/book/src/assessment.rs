//! Stored verdicts: a later assessment (kết quả đánh giá đã lưu) never overwrites an earlier one.

use crate::schema::{DATE, YEAR, line, one_of, part, record, rows, rules};
use crate::text::Text;
use crate::{Day, Outcome, Reading, Year};

part! {
    /// The outcome of one condition.
    #[derive(Eq)]
    ConditionOutcome {
        /// The id of the condition in the rule set.
        condition: String => line("Điều kiện", "Condition");
        /// The clause. It names the condition if the rule set no longer contains it.
        clause: String => line("Điều khoản", "Clause");
        /// The outcome that counted: a person's ruling if there was one, otherwise the outcome by
        /// the figures.
        outcome: Outcome => one_of(Outcome::CHOICES, "Kết quả", "Outcome");
    }
}

record! {
    /// A stored verdict: what an evaluation gave on a day, for every condition, with the versions
    /// of the rule set and of the program.
    Assessment ("kết quả đánh giá đã lưu", "stored verdict") {
        /// The assessment year.
        year: Year => YEAR.listed();
        /// The id of the rule set.
        rules: String => rules("Bộ quy định", "Rule set").naming();
        /// The version of the rule set.
        rules_version: String => line("Phiên bản bộ quy định", "Version of the rule set").listed();
        /// The version of the program that made the evaluation.
        app_version: String => line("Phiên bản ứng dụng", "Version of the app");
        /// The reading of "kiềm chế, kéo giảm" (contain and reduce) that was used.
        reading: Reading => one_of(
            Reading::CHOICES,
            "Cách hiểu “kiềm chế, kéo giảm”",
            "Reading of “contain and reduce”",
        )
        .no_column("the outcome is what the list is for");
        /// The outcome of the whole rule set.
        outcome: Outcome => one_of(Outcome::CHOICES, "Kết quả", "Outcome")
            .listed()
            .column_after("rules");
        /// The day on which it was stored.
        date: Day => DATE.listed().column_after("outcome");
    } or {
        /// The outcome of each condition, outer conditions first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        conditions: Vec<ConditionOutcome> = Vec::new() => rows(
            ConditionOutcome::FIELDS,
            Text::new("Điều kiện", "Condition"),
            "Các điều kiện",
            "Conditions",
        )
        .no_column("a list has no room in a cell");
    } optional {
        /// Who stored it: an official's office and name, or the desk.
        by: String => line("Người lưu", "Kept by").no_column("the outcome is what the list is for");
    }
}
