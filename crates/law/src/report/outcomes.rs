//! The number of units with each outcome, in figures and in words. Unknown outcomes have a number of
//! their own and never count as another outcome.

use serde::Serialize;

use crate::Outcome;
use book::text::{Lang, Text, say};

/// The number of units with each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// Units that meet the standard.
    pub met: usize,
    /// Units that do not.
    pub not_met: usize,
    /// Units whose outcome is not known.
    pub missing: usize,
    /// Units that wait for a person's decision.
    pub for_decision: usize,
    /// Units that no rule set judges.
    pub not_judged: usize,
}

impl Outcomes {
    /// Counts outcomes; `None` is a unit that no rule set judges.
    pub fn of(outcomes: impl IntoIterator<Item = Option<Outcome>>) -> Self {
        outcomes.into_iter().fold(Self::default(), |mut sum, outcome| {
            let part = match outcome {
                Some(Outcome::Met) => &mut sum.met,
                Some(Outcome::NotMet) => &mut sum.not_met,
                Some(Outcome::Missing) => &mut sum.missing,
                Some(Outcome::ForDecision) => &mut sum.for_decision,
                None => &mut sum.not_judged,
            };
            *part = part.saturating_add(1);
            sum
        })
    }

    /// The number of all units.
    pub fn whole(self) -> usize {
        self.met + self.not_met + self.missing + self.for_decision + self.not_judged
    }

    /// The percentage of units that meet it, with one decimal, rounded down. None if there are no
    /// units, or if one of them is not known.
    pub fn percent(self) -> Option<f64> {
        let per_mille = (self.met * 1000).checked_div(self.whole())?;
        let is_known = self.met + self.not_met == self.whole();
        is_known.then_some(f64::from(u32::try_from(per_mille).ok()?) / 10.0)
    }

    /// The counts of an evaluation by the book's figures, with the share if all are known: `0/99
    /// đạt · 98 chưa đủ dữ liệu · 1 không đạt`.
    pub fn evaluated(self, lang: Lang) -> String {
        self.words(lang, Text::new(" đạt", " met"), &EVALUATED)
    }

    /// The counts of decisions that the book has: `21/22 · 1 chưa có quyết định trong sổ`.
    pub fn decided(self, lang: Lang) -> String {
        self.words(lang, Text::new("", ""), &DECIDED)
    }

    fn words(self, lang: Lang, met: Text, others: &[Text; 4]) -> String {
        let counts = [self.not_met, self.missing, self.for_decision, self.not_judged];
        let share = self
            .percent()
            .map(|percent| format!(" ({})", percent_in(percent, lang)))
            .unwrap_or_default();
        let first = format!("{}/{}{}{share}", self.met, self.whole(), met.to(lang));
        let others = counts
            .into_iter()
            .zip(others)
            .filter(|(count, _)| *count > 0)
            .map(|(count, name)| format!("{count} {}", name.to(lang)));
        std::iter::once(first).chain(others).collect::<Vec<_>>().join(" · ")
    }
}

const EVALUATED: [Text; 4] = [
    Text::new("không đạt", "not met"),
    Text::new("chưa đủ dữ liệu", "data missing"),
    Text::new("chờ cấp có thẩm quyền quyết định", "for the competent authority to decide"),
    Text::new("không có bộ quy định áp dụng", "no rule set judges"),
];

const DECIDED: [Text; 4] = [
    Text::new("không được công nhận", "refused or revoked"),
    Text::new("chưa có quyết định trong sổ", "without a decision in the book"),
    Text::new("chờ cấp có thẩm quyền quyết định", "for the competent authority to decide"),
    Text::new("không thuộc diện xét", "not considered"),
];

/// The name of the decision on one unit, as far as the book has one.
pub fn decided_name(recognised: Option<bool>, lang: Lang) -> &'static str {
    let name = match recognised {
        Some(true) => Text::new("được công nhận", "recognised"),
        Some(false) => DECIDED[0],
        None => Text::new("chưa có quyết định trong sổ", "no decision in the book"),
    };
    name.to(lang)
}

/// A percentage as people write it: `45,5%` in Vietnamese, `45.5%` in English.
fn percent_in(percent: f64, lang: Lang) -> String {
    let text = percent.to_string();
    match lang {
        Lang::Vi => text.replace('.', ",") + "%",
        Lang::En => text + "%",
    }
}

/// A sum in which some parts may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum of the known parts.
    pub known: u32,
    /// The number of parts.
    pub parts: usize,
    /// The number of blank parts.
    pub blank: usize,
}

impl Sum {
    pub(super) fn add(&mut self, part: Option<u32>) {
        self.parts = self.parts.saturating_add(1);
        match part {
            Some(part) => self.known = self.known.saturating_add(part),
            None => self.blank = self.blank.saturating_add(1),
        }
    }

    /// The sum of the known parts, if any part is known.
    pub fn value(self) -> Option<u32> {
        (self.parts > self.blank).then_some(self.known)
    }

    /// The sum in words: a number, `ít nhất 3` where some parts are blank, `chưa có số liệu` where
    /// all are.
    pub fn text(self, lang: Lang) -> String {
        match (self.value(), self.blank) {
            (None, _) => no_figures(lang).to_owned(),
            (Some(sum), 0) => sum.to_string(),
            (Some(sum), _) => say!(lang, "ít nhất {sum}", "at least {sum}"),
        }
    }
}

/// A count of entered records. If there are none, nothing is known.
pub fn count_text(count: usize, lang: Lang) -> String {
    if count == 0 { no_figures(lang).to_owned() } else { count.to_string() }
}

/// The words for a figure that the book does not have.
pub fn no_figures(lang: Lang) -> &'static str {
    Text::new("chưa có số liệu", "no figures").to(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_never_a_part_of_another_number() {
        let outcomes = Outcomes { not_met: 1, missing: 98, ..Outcomes::default() };
        assert_eq!(outcomes.evaluated(Lang::Vi), "0/99 đạt · 1 không đạt · 98 chưa đủ dữ liệu");
        assert_eq!(outcomes.percent(), None);
        assert_eq!(Outcomes { met: 1, missing: 1, ..Outcomes::default() }.percent(), None);
        let decided = Outcomes { met: 21, missing: 1, ..Outcomes::default() };
        assert_eq!(decided.decided(Lang::Vi), "21/22 · 1 chưa có quyết định trong sổ");
    }

    #[test]
    fn a_share_is_rounded_down_and_nothing_of_nothing_is_no_share() {
        let share = |met, not_met| Outcomes { met, not_met, ..Outcomes::default() };
        assert_eq!(share(2, 1).percent(), Some(66.6));
        assert_eq!(share(999, 1).percent(), Some(99.9));
        assert_eq!(share(2, 1).evaluated(Lang::Vi), "2/3 đạt (66,6%) · 1 không đạt");
        assert_eq!(share(21, 0).evaluated(Lang::En), "21/21 met (100%)");
        assert_eq!(Outcomes::default().percent(), None);
    }

    #[test]
    fn a_sum_with_blanks_is_a_lower_bound_and_of_blanks_alone_is_no_figure() {
        let sum = |parts: &[Option<u32>]| {
            let mut sum = Sum::default();
            parts.iter().for_each(|part| sum.add(*part));
            sum.text(Lang::Vi)
        };
        assert_eq!(sum(&[Some(1), Some(2)]), "3");
        assert_eq!(sum(&[Some(0)]), "0");
        assert_eq!(sum(&[Some(1), None]), "ít nhất 1");
        assert_eq!(sum(&[None]), "chưa có số liệu");
        assert_eq!(sum(&[]), "chưa có số liệu");
    }
}
