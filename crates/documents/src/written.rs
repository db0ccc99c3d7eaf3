//! The words of a person for a unit and year, from a file of settings or else from the book.
//!
//! Two desks can both write for one unit and year. Nothing is lost: texts are joined, oldest first; of
//! names and numbers the latest counts.

use book::{Office, PaperText, Unit, UnitId};

use crate::name::Own;
use crate::settings::filled;
use crate::subject::Subject;

/// The book's texts for a unit and the paper's year, oldest first.
fn texts<'s>(subject: &'s Subject, unit: &UnitId) -> Vec<&'s PaperText> {
    let mut texts = subject.own::<PaperText>(unit);
    texts.retain(|text| text.year == subject.year);
    book::sort::sort_by(&mut texts, |a, b| (a.stamp.at, &a.id).cmp(&(b.stamp.at, &b.id)));
    texts
}

/// The words for a part of a paper.
pub fn own(subject: &Subject, part: Own) -> Option<String> {
    let (unit, year) = (&subject.unit.id, subject.year.number());
    if let Some(words) = subject.papers.settings.own(unit, year, part) {
        return Some(words.to_owned());
    }
    let of = |text: &'_ &PaperText| -> Option<String> {
        let words = match part {
            Own::Situation => &text.situation,
            Own::Results => &text.results,
            Own::Shortcomings => &text.shortcomings,
            Own::Causes => &text.causes,
            Own::Directions => &text.directions,
            Own::Proposals => &text.proposals,
        };
        filled(words.as_deref()?).map(str::to_owned)
    };
    let mut words: Vec<String> = Vec::new();
    for one in texts(subject, unit).iter().filter_map(of) {
        if !words.contains(&one) {
            words.push(one);
        }
    }
    (!words.is_empty()).then(|| words.join("\n"))
}

/// The name of the holder of an office in the unit that signs. Of a hamlet, agency, enterprise or
/// school it may be written for that unit too. Nobody signs for another level.
pub fn holder(subject: &Subject, office: Office, signs: Option<&Unit>) -> Option<String> {
    let in_book = |unit: &UnitId| {
        let texts = texts(subject, unit);
        let mut held = texts.iter().rev().flat_map(|text| text.holders.iter().rev());
        held.find(|one| one.office == office).and_then(|one| filled(&one.name)).map(str::to_owned)
    };
    let settings = subject.papers.settings;
    let lower = Some(subject.unit).filter(|unit| !unit.kind.has_shard());
    lower.into_iter().chain(signs).find_map(|unit| {
        settings.holder(&unit.id, office).map(str::to_owned).or_else(|| in_book(&unit.id))
    })
}

/// The name of a unit's steering committee.
pub fn committee(subject: &Subject, unit: &UnitId) -> String {
    let texts = texts(subject, unit);
    let set = texts.iter().rev().find_map(|text| filled(text.committee.as_deref()?));
    set.unwrap_or_else(|| subject.papers.book.frame.settings.committee()).to_owned()
}

/// The number and symbol of a paper, by the id of its template.
pub fn number(subject: &Subject, template: &str) -> (Option<String>, Option<String>) {
    let settings = subject.papers.settings;
    let texts = texts(subject, &subject.unit.id);
    let set = |part: fn(&book::PaperNumber) -> &str| {
        let numbers = texts.iter().rev().flat_map(|text| text.numbers.iter().rev());
        let mut found = numbers.filter(|one| one.paper == template);
        found.find_map(|one| filled(part(one))).map(str::to_owned)
    };
    (
        settings.numbers.get(template).cloned().or_else(|| set(|one| &one.number)),
        settings.symbols.get(template).cloned().or_else(|| set(|one| &one.symbol)),
    )
}
