//! Lookups in a book that fields and lists share.

use book::{KindCode, Paper, Recognition, Registration, Unit, UnitId, UnitKind};
use law::Outcome;
use law::report::SAFETY;

use crate::subject::Subject;
use crate::value::DOTS;

/// The citation of a recognition or refusal.
pub fn decision(word: &Recognition) -> String {
    let date = word.date.map(|date| format!(" ngày {date}")).unwrap_or_default();
    numbered(word.number.as_deref().unwrap_or(DOTS)) + &date
}

/// The citation of a number. Text instead of a number stands alone.
pub fn numbered(number: &str) -> String {
    let is_words = number.chars().next().is_some_and(char::is_alphabetic);
    if is_words { number.to_owned() } else { format!("số {number}") }
}

/// The latest registration of a unit for the year.
pub fn registration(subject: &Subject, unit: UnitId) -> Option<Registration> {
    let found = subject.own::<Registration>(&unit).into_iter();
    found.filter(|one| one.year == subject.year).max_by_key(|one| (one.date, one.stamp.at)).cloned()
}

/// An agency, enterprise or school.
pub fn is_other(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Agency | UnitKind::Enterprise | UnitKind::School)
}

/// The units to propose: those below that meet the standard and were not refused.
pub fn candidates<'a>(subject: &Subject<'_, 'a>) -> Vec<&'a Unit> {
    let is_refused = |unit: &Unit| {
        let as_of = subject.papers.evaluator.as_of();
        subject.recognition(&unit.id).is_some_and(|word| !word.stands_on(as_of))
    };
    subject
        .below(|unit| unit.kind == UnitKind::Hamlet || is_other(unit.kind))
        .into_iter()
        .filter(|unit| outcome(subject, unit) == Some(Outcome::Met) && !is_refused(unit))
        .collect()
}

/// The unit's own papers of the period, oldest first.
pub fn papers<'s>(subject: &'s Subject) -> Vec<&'s Paper> {
    let mut found: Vec<&Paper> = subject
        .records::<Paper>()
        .into_iter()
        .filter(|paper| subject.span.period.contains(paper.date))
        .collect();
    book::sort::sort_by(&mut found, |a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    found
}

/// The outcome of a unit for the safety standard, by the figures.
pub fn outcome(subject: &Subject, unit: &Unit) -> Option<Outcome> {
    let safety = KindCode::new(SAFETY).ok()?;
    subject.papers.evaluator.outcome(unit, &safety, subject.year)
}
