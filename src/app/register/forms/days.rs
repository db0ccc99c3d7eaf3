//! Notes and questions about the day of a form: its assessment period and missed deadline.

use book::{Day, KindCode, RecordKind, UnitId, Year};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::draft::Draft;
use super::said::Said;
use crate::app::judge::terms;
use crate::app::judge::text::terms as text;
use crate::app::shell::state::App;
use crate::app::text::InLanguage;
use desk::due::{self, DatedForm};
use desk::parse;

/// Returns the year that a form was opened for, if a link to a missing item opened it.
pub fn asked_year(app: App) -> Option<Year> {
    app.query.with_untracked(|query| query.field.as_ref().and(query.year))
}

/// Returns the note at the date of a record's form. It reacts to typing.
pub fn said(app: App, kind: RecordKind, draft: &Draft, asked: Option<Year>) -> Option<Said> {
    let typed = draft.cell("date")?.text.get();
    let unit = UnitId::new(&draft.cell("unit")?.text.get()).ok()?;
    let day = parse::day(&typed, app.year.get());
    match kind {
        RecordKind::Incident | RecordKind::Discipline | RecordKind::Activity | RecordKind::Tip => {
            let day = day?;
            let (text, is_chosen) = app
                .book
                .with(|book| book.unit(&unit).map(|(unit, _)| terms::counts(app, unit, day)))?;
            Some(Said { text, warns: !is_chosen })
        }
        RecordKind::Paper | RecordKind::Registration => {
            let form = dated(kind, unit, draft, asked)?;
            match day {
                Some(day) => terms::missed(app, &form, day)
                    .map(|missed| Said { text: terms::outside(app, &missed, day), warns: true }),
                None => terms::wanted(app, &form)
                    .filter(|_| typed.trim().is_empty())
                    .map(|text| Said { text, warns: false }),
            }
        }
        _ => None,
    }
}

fn dated(kind: RecordKind, unit: UnitId, draft: &Draft, asked: Option<Year>) -> Option<DatedForm> {
    let code = draft.cell("kind").and_then(|cell| KindCode::new(&cell.text.get()).ok());
    let year = match draft.cell("year") {
        Some(cell) => Some(cell.text.get().trim().parse().ok().and_then(Year::new)?),
        None => asked,
    };
    Some(DatedForm { kind, unit, code, year })
}

/// Returns the question to ask before saving a record that newly misses a deadline.
pub fn question(
    app: App,
    kind: RecordKind,
    was: &Map<String, Value>,
    record: &Map<String, Value>,
    asked: Option<Year>,
) -> Option<String> {
    let library = app.library();
    let (missed, day) =
        app.book.with(|book| due::newly_missed(book, &library, kind, was, record, asked))?;
    Some([&terms::outside(app, &missed, day), " ", text::SAVE_ANYWAY.now()].concat())
}

/// Proposes the first of some days that misses no deadline.
pub fn proposed(
    app: App,
    kind: RecordKind,
    values: &Map<String, Value>,
    days: impl IntoIterator<Item = Day>,
    asked: Option<Year>,
) -> Option<Day> {
    let library = app.library();
    app.book.with(|book| due::proposed(book, &library, kind, values, days, asked))
}
