//! Decisions of competent people: recognitions, and rulings on single conditions.

use crate::choice::choices;
use crate::schema::{
    DATE, EVERY_TEST, NUMBER, SIGNATORY_HINT, YEAR, condition, day, kind, line, lines, one_of,
    record, rules, yes_no,
};
use crate::{Day, KindCode, KindGroup, Outcome, Year};

record! {
    /// A decision that recognises a unit as meeting a standard, or refuses to.
    Recognition ("công nhận", "recognition") {
        /// A standard of the catalogue.
        standard: KindCode => kind(KindGroup::Standard, "Tiêu chuẩn", "Standard").naming();
        /// The year for which it was given.
        year: Year => YEAR.listed();
        /// Whether the unit was recognised. Otherwise it was refused.
        granted: bool => yes_no("Được công nhận", "Recognised")
            .listed()
            .asked_by(&["standard"])
            .asked_as("được công nhận hay không", "recognised or refused");
    } or {} optional {
        /// The number and sign of the decision.
        number: String => NUMBER.listed();
        /// The day of the decision.
        date: Day => day("Ngày quyết định", "Date of the decision").past().listed();
        /// The office that decided.
        issuer: String => line("Cơ quan ban hành", "Issued by");
        /// The day on which the recognition was taken back.
        revoked: Day => day("Ngày thu hồi", "Revoked on").past();
    }
}

impl Recognition {
    /// Whether it was granted and, as far as was known on a day, not taken back; without a day,
    /// ever.
    pub fn stands_on(&self, day: Option<Day>) -> bool {
        self.granted && self.revoked.is_none_or(|revoked| day.is_some_and(|day| day < revoked))
    }

    /// Of several words about one standard and year, the one that holds: the latest.
    pub fn latest<'r>(words: impl IntoIterator<Item = &'r Self>) -> Option<&'r Self> {
        words.into_iter().max_by_key(|word| (word.date, word.stamp.at, &word.id))
    }

    /// Whether a recognition that lasts until revoked (new countryside) holds at the end of a year,
    /// as far as was known on a day.
    pub fn holds_in(&self, year: Year, known_by: Option<Day>) -> bool {
        let is_past =
            |revoked: Day| revoked.year() <= year && known_by.is_none_or(|day| revoked <= day);
        self.granted && self.year <= year && !self.revoked.is_some_and(is_past)
    }
}

choices! {
    /// A person's ruling on a condition.
    Ruling {
        /// Met (đạt).
        Met "met" = "Đạt", "Met";
        /// Not met (không đạt).
        NotMet "not_met" = "Không đạt", "Not met";
    }
}

impl From<Ruling> for Outcome {
    fn from(ruling: Ruling) -> Self {
        match ruling {
            Ruling::Met => Self::Met,
            Ruling::NotMet => Self::NotMet,
        }
    }
}

record! {
    /// A person's ruling on one condition of a rule set. It is shown beside the outcome by the
    /// figures.
    Decision ("quyết định về điều kiện", "ruling on a condition") {
        /// The id of the rule set.
        rules: String => rules("Bộ quy định", "Rule set");
        /// The id of the condition in the rule set.
        condition: String => condition("Điều kiện", "Condition").naming();
        /// The assessment year.
        year: Year => YEAR.listed().after("unit");
        /// The ruling.
        ruling: Ruling => one_of(Ruling::CHOICES, "Quyết định", "Ruling")
            .listed()
            .asked_by(EVERY_TEST)
            .asked_as("kết luận", "ruling");
        /// The reason for the ruling.
        reason: String => lines("Lý do", "Reason");
        /// The office and name of the official who rules.
        by: String => line("Người quyết định", "Decided by").hint(SIGNATORY_HINT).listed();
        /// The day of the ruling.
        date: Day => DATE.listed();
    } or {} optional {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(id: &str, granted: bool, date: &str) -> Recognition {
        let json = format!(
            r#"{{"id": "{id}", "unit": "xa", "standard": "safety", "year": 2024, "granted": {granted}, "date": "{date}", "stamp": {{"at": 1, "device": "d"}}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn the_latest_word_holds_whatever_its_place() {
        let (refused, granted) = (word("a", false, "2024-11-12"), word("b", true, "2024-11-18"));
        for words in [[&refused, &granted], [&granted, &refused]] {
            assert_eq!(Recognition::latest(words), Some(&granted));
        }
        assert_eq!(Recognition::latest([]), None);
    }
}
