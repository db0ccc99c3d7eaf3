//! The core's results on the open book: the chosen year's verdicts, and questions to the evaluator.

use std::sync::Arc;

use book::{Book, Catalogue, Day, Frame, KindCode, UnitId, UnitKind, Year};
use desk::standards;
use law::report::SAFETY;
use law::{Basis, BookVerdicts, Evaluator, Explainer, Library, RuleSet, Verdict};
use leptos::prelude::*;

use super::kept::{self, Kept};
use crate::app::shell::browser;
use crate::app::shell::engine::engine;
use crate::app::shell::state::App;

/// Returns the day up to which every year is judged. Nobody can know today what is dated later,
/// even in a past year.
fn as_of() -> Option<Day> {
    Some(browser::today())
}

/// Computes the verdicts of a book, reusing earlier findings on unchanged communes.
pub fn verdicts(
    book: Arc<Book>,
    library: Arc<Library>,
    catalogue: Arc<Catalogue>,
    year: Year,
) -> Arc<BookVerdicts> {
    (engine().judge)(Basis { book, library, catalogue, as_of: as_of() }, year)
}

/// Returns the national rule sets with the book's own.
pub fn library(national: &Arc<Library>, frame: &Frame) -> Arc<Library> {
    if frame.rules.is_empty() {
        Arc::clone(national)
    } else {
        Arc::new((engine().add_own)(national, frame))
    }
}

/// The inputs of a question to the core.
pub struct Asked<'a, 'b> {
    pub book: &'a Book,
    pub library: &'a Library,
    pub evaluator: &'a Evaluator<'b>,
    pub year: Year,
}

/// Asks the core about the shown book and year, reactively.
pub fn ask<T>(app: App, question: impl FnOnce(&Asked) -> T) -> T {
    ask_for(app, app.year.get(), question)
}

/// Asks the core about any year.
fn ask_for<T>(app: App, year: Year, question: impl FnOnce(&Asked) -> T) -> T {
    ask_kept(&kept::kept(basis(app)), year, question)
}

fn ask_kept<T>(kept: &Kept, year: Year, question: impl FnOnce(&Asked) -> T) -> T {
    let Basis { book, library, .. } = kept.evaluator.basis();
    kept.evaluator.ask(|evaluator| question(&Asked { book, library, evaluator, year }))
}

/// Asks the kept answers of the shown book about the chosen year, reactively.
pub fn of_shown<T>(app: App, ask: impl FnOnce(&Kept, Year) -> T) -> T {
    let year = app.year.get();
    ask(&kept::kept(basis(app)), year)
}

/// Asks the core about a unit and the chosen year, reactively. A question of this name is asked once
/// for each book, unit and year.
pub fn known<T: Clone + 'static>(
    app: App,
    name: &'static str,
    unit: Option<&UnitId>,
    question: impl FnOnce(&Asked) -> T,
) -> T {
    of_shown(app, |kept, year| known_of((kept, year), name, unit, question))
}

/// Like [`known`], about any year.
pub fn known_of<T: Clone + 'static>(
    (kept, year): (&Kept, Year),
    name: &'static str,
    unit: Option<&UnitId>,
    question: impl FnOnce(&Asked) -> T,
) -> T {
    let answer = kept.answer((name, unit.cloned(), Some(year)), || ask_kept(kept, year, question));
    T::clone(&answer)
}

/// Asks about the shown book, whatever the year, reactively. A question of this name is asked once
/// for each book.
pub fn known_of_book<T: Clone + 'static>(
    app: App,
    name: &'static str,
    question: impl FnOnce(&Book) -> T,
) -> T {
    let kept = kept::kept(basis(app));
    let answer = kept.answer((name, None, None), || question(&kept.evaluator.basis().book));
    T::clone(&answer)
}

/// The basis of the shown verdicts, read reactively.
pub fn basis(app: App) -> Basis {
    Basis {
        book: app.book.get(),
        library: app.library(),
        catalogue: app.catalogue.get(),
        as_of: as_of(),
    }
}

/// Asks the core about a book outside the page's reactions, such as in a long work.
pub fn ask_of<T>(app: App, book: &Book, question: impl FnOnce(&Evaluator) -> T) -> T {
    let (catalogue, library) = (app.catalogue.get_untracked(), app.library.get_untracked().0);
    let reading = book.frame.settings.reading;
    question(&Evaluator::new(book, &library, &catalogue, reading, as_of()))
}

/// Words the core's findings in the chosen language.
pub fn explain<T>(app: App, tell: impl FnOnce(&Explainer) -> T) -> T {
    let (book, catalogue) = (app.book.get(), app.catalogue.get());
    tell(&Explainer { book: &book, catalogue: &catalogue, lang: app.lang.get() })
}

/// Returns the safety rule set that judges a kind of unit in a year.
pub fn safety_rules(app: App, kind: UnitKind, year: Year) -> Option<Arc<RuleSet>> {
    safety_in_force(&app.library(), kind, year)
}

/// Returns the safety rule set of a library that judges a kind of unit in a year.
pub fn safety_in_force(library: &Library, kind: UnitKind, year: Year) -> Option<Arc<RuleSet>> {
    let safety = KindCode::new(SAFETY).ok()?;
    library.in_force(&safety, kind, year).cloned()
}

/// Returns the verdicts on a unit in the chosen year: the safety standard first, then the other
/// standards that a desk keeps, then the rest.
pub fn verdicts_of(app: App, unit: &UnitId) -> Vec<Arc<Verdict>> {
    app.verdicts.with(|verdicts| standards::verdicts_of(&verdicts.0, unit))
}

/// Returns the rule sets that judge a unit in any year.
pub fn sets_of(app: App, unit: &UnitId, year: Year) -> Vec<Arc<RuleSet>> {
    let sets = |asked: &Asked| {
        Some(
            asked.evaluator.rules_of(asked.book.unit(unit)?.0, year).into_iter().cloned().collect(),
        )
    };
    ask_for(app, year, sets).unwrap_or_default()
}

/// Returns the verdict on a unit by a rule set in any year. Those of the chosen year are already
/// computed.
pub fn verdict_in(
    app: App,
    unit: &UnitId,
    rules: &Arc<RuleSet>,
    year: Year,
) -> Option<Arc<Verdict>> {
    if year == app.year.get() {
        let known = app.verdicts.with(|verdicts| {
            verdicts.0.of_unit(unit).find(|verdict| verdict.rules.id == rules.id).cloned()
        });
        if known.is_some() {
            return known;
        }
    }
    ask_for(app, year, |asked| asked.evaluator.verdict(asked.book.unit(unit)?.0, rules, year))
        .map(Arc::new)
}

/// Returns the verdict on a unit by a rule set if the unit asked for recognition on a day.
pub fn verdict_on(app: App, unit: &UnitId, rules: &Arc<RuleSet>, day: Day) -> Option<Arc<Verdict>> {
    ask_for(app, day.year(), |asked| {
        asked.evaluator.verdict_on(asked.book.unit(unit)?.0, rules, day)
    })
    .map(Arc::new)
}
