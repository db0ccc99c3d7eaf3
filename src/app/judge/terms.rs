//! The assessment periods of the standards that a desk keeps, in words.

use book::{Day, KindGroup, Lang, Unit, UnitKind, Year};
use desk::due::{self, DatedForm};
use law::report::SAFETY;
use law::{Deadline, Term, unit_kind_name};
use leptos::prelude::*;

use super::text::terms as text;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};

/// Returns a unit's periods of a year.
pub fn of_year(app: App, unit: &Unit, year: Year) -> Vec<Term> {
    due::terms_of_year(&app.library(), unit, year)
}

/// Names the owner of a period: the kind of unit, or the standard unless it is the safety standard.
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

/// Describes a period in one line: "Xã, kỳ 2026: 16/11/2025–15/11/2026, còn 12 ngày".
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
    if today > term.to {
        return text::TERM_OVER.filled(lang, &[&whose, &year, &from, &to]);
    }
    text::TERM.filled(lang, &[&whose, &year, &from, &to, &term.days_left(today).to_string()])
}

/// Returns the year of a unit's current period, if the period of `year` is over and this is the
/// next one.
pub fn running_after(app: App, unit: &Unit, year: Year) -> Option<Year> {
    due::running_after(&app.library(), unit, year, browser::today())
}

/// Describes the years that a unit's day counts for, and returns whether all are the chosen one.
pub fn counts(app: App, unit: &Unit, day: Day) -> (String, bool) {
    let lang = app.lang.get();
    let terms = due::terms_of_day(&app.library(), unit, day);
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

/// Returns the deadline that a day misses in a form.
pub fn missed(app: App, form: &DatedForm, day: Day) -> Option<Deadline> {
    let library = app.library();
    app.book.with(|book| form.missed(book, &library, day))
}

/// Describes the days that a form requires.
pub fn wanted(app: App, form: &DatedForm) -> Option<String> {
    let library = app.library();
    within(app, &app.book.with(|book| form.wanted(book, &library, browser::today()))?)
}

/// Describes the days of a deadline.
pub fn within(app: App, deadline: &Deadline) -> Option<String> {
    let (from, to) = (deadline.days.from?.to_string(), deadline.days.to?.to_string());
    let lang = app.lang.get();
    Some(text::DAYS_WANTED.filled(lang, &[&from, &to, deadline.asked_by.get(lang)]))
}

/// Describes a day outside a deadline.
pub fn outside(app: App, deadline: &Deadline, day: Day) -> String {
    let lang = app.lang.get();
    let (said, limit) = match (deadline.days.from, deadline.days.to) {
        (Some(from), _) if day < from => (text::EARLY, from),
        (_, Some(to)) => (text::LATE, to),
        (from, None) => (text::EARLY, from.unwrap_or(day)),
    };
    said.filled(lang, &[&day.to_string(), &limit.to_string(), deadline.asked_by.get(lang)])
}

/// Says that a day lies in the future.
pub fn ahead(app: App, day: Day) -> Option<String> {
    let today = browser::today();
    (day > today).then(|| text::AHEAD.filled(app.lang.get(), &[&today.to_string()]))
}
