//! Assessment periods of the standards that a desk keeps the book for, in words.

use book::{Book, Day, KindGroup, Lang, RecordKind, Unit, UnitId, UnitKind, Year};
use law::report::SAFETY;
use law::{Dated, Deadline, Term, unit_kind_name};
use leptos::prelude::*;

use super::state::App;
use super::text::terms as text;
use super::{browser, judged, words};

/// The unit that speaks for the book where no unit is chosen: the desk's own, of a district's book
/// a commune.
pub fn spokesman(book: &Book) -> Option<&Unit> {
    let desk = judged::desk_unit(book)?;
    let is_commune = |unit: &&Unit| unit.kind.is_commune_level();
    let commune = || book.shards.values().filter_map(|shard| shard.root_unit()).find(is_commune);
    Some(desk).filter(is_commune).or_else(commune).or(Some(desk))
}

/// The terms of a year for a unit.
pub fn of_year(app: App, unit: &Unit, year: Year) -> Vec<Term> {
    app.library().terms(unit, year, judged::is_kept)
}

/// Whose term it is: the kind of unit, or the standard where it is not the safety standard.
fn whose(app: App, term: &Term, kind: UnitKind, lang: Lang) -> String {
    if term.rules.standard.as_str() == SAFETY {
        return words::capital(unit_kind_name(kind, lang));
    }
    standard(app, term, lang)
}

fn standard(app: App, term: &Term, lang: Lang) -> String {
    let label = |catalogue: &std::sync::Arc<book::Catalogue>| {
        catalogue
            .get(KindGroup::Standard, &term.rules.standard)
            .map(|kind| kind.label.get(lang).to_owned())
    };
    app.catalogue.with(label).unwrap_or_else(|| term.rules.title.get(lang).to_owned())
}

/// A term in a line: "Xã, kỳ 2026: 16/11/2025–15/11/2026, còn 0 ngày".
pub fn line(app: App, term: &Term, kind: UnitKind) -> String {
    let (lang, today) = (app.lang.get(), browser::today());
    let (whose, year, from, to) = (
        whose(app, term, kind, lang),
        term.year.to_string(),
        term.from.to_string(),
        term.to.to_string(),
    );
    if today < term.from {
        return text::TERM_LATER.filled(lang, &[&whose, &year, &from, &to]);
    }
    text::TERM.filled(lang, &[&whose, &year, &from, &to, &term.days_left(today).to_string()])
}

/// The year of the term that runs today for a unit, if the term of a year is over and this is the
/// one after it.
pub fn running_after(app: App, unit: &Unit, year: Year) -> Option<Year> {
    let running = app
        .library()
        .terms_of_day(unit, browser::today(), |rules| rules.standard.as_str() == SAFETY);
    running.iter().map(|term| term.year).max().filter(|running| year.after(1) == Some(*running))
}

/// The years that a day of a unit counts for, in a sentence, and whether all are the chosen one.
pub fn counts(app: App, unit: &Unit, day: Day) -> (String, bool) {
    let lang = app.lang.get();
    let terms = app.library().terms_of_day(unit, day, judged::is_kept);
    let is_chosen = terms.iter().all(|term| term.year == app.year.get());
    let said = |term: &Term| {
        let (year, from, to) = (term.year.to_string(), term.from.to_string(), term.to.to_string());
        if term.rules.standard.as_str() == SAFETY {
            return text::COUNTS.filled(lang, &[&year, &from, &to]);
        }
        text::COUNTS_FOR.filled(lang, &[&standard(app, term, lang), &year, &from, &to])
    };
    let said = terms.iter().map(said).collect::<Vec<_>>().join("; ");
    if said.is_empty() {
        (text::COUNTS_NOWHERE.to(lang).to_owned(), false)
    } else {
        (said, is_chosen)
    }
}

/// What is dated in a record's form, if deadlines are about it.
#[derive(Clone, PartialEq)]
pub struct DatedForm {
    pub kind: RecordKind,
    pub unit: UnitId,
    /// The kind of paper.
    pub code: Option<book::KindCode>,
    /// The year that it is for, where that is said.
    pub year: Option<Year>,
}

impl DatedForm {
    fn ask<T>(&self, app: App, ask: impl FnOnce(&Book, &Unit, Dated) -> Option<T>) -> Option<T> {
        let dated = match (self.kind, &self.code, self.year) {
            (RecordKind::Paper, Some(code), year) => Dated::Paper(code, year),
            (RecordKind::Registration, _, Some(year)) => Dated::Registration(year),
            _ => return None,
        };
        app.book.with(|book| ask(book, book.unit(&self.unit)?.0, dated))
    }

    /// The deadline that a day misses.
    pub fn missed(&self, app: App, day: Day) -> Option<Deadline> {
        self.ask(app, |book, unit, dated| {
            app.library().missed(book, unit, dated, day, judged::is_kept)
        })
    }

    /// The days that are asked for.
    pub fn wanted(&self, app: App) -> Option<String> {
        let today = browser::today();
        let deadlines = self.ask(app, |_, unit, dated| {
            Some(app.library().deadlines(unit, dated, today, judged::is_kept))
        })?;
        let deadline = deadlines.into_iter().next()?;
        let (from, to) = (deadline.days.from?.to_string(), deadline.days.to?.to_string());
        let lang = app.lang.get();
        Some(text::DAYS_WANTED.filled(lang, &[&from, &to, deadline.asked_by.get(lang)]))
    }
}

/// A day outside a deadline, in a sentence.
pub fn outside(app: App, deadline: &Deadline, day: Day) -> String {
    let lang = app.lang.get();
    let (said, limit) = match (deadline.days.from, deadline.days.to) {
        (Some(from), _) if day < from => (text::EARLY, from),
        (_, Some(to)) => (text::LATE, to),
        (from, None) => (text::EARLY, from.unwrap_or(day)),
    };
    said.filled(lang, &[&day.to_string(), &limit.to_string(), deadline.asked_by.get(lang)])
}

/// Says that a day has not come yet.
pub fn ahead(app: App, day: Day) -> Option<String> {
    let today = browser::today();
    (day > today).then(|| text::AHEAD.filled(app.lang.get(), &[&today.to_string()]))
}
