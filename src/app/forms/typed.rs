//! Puts the fields of a form into the book, and takes records out of it.

use book::{RecordId, RecordKind, Unit, UnitId};
pub use desk::by_kind;
use desk::items;
pub use desk::items::Follows;
pub use desk::records::to_map;
use files::Fault;
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::app::erased::IntoAny;
use crate::app::state::App;
use crate::app::text::{InLanguage, Text, fields as text, t};
use crate::app::words;

/// Why the book does not take an item.
pub enum Refused {
    /// Fields by their paths in the item, with what is wrong.
    Faults(Vec<(String, Fault)>),
    /// A sentence about the whole.
    Said(String),
}

impl Refused {
    /// In one sentence, where there is no form to show it in.
    pub fn said(self, app: App) -> String {
        match self {
            Self::Said(said) => said,
            Self::Faults(faults) => {
                let told = faults.iter().map(|(path, fault)| {
                    [path, ": ", &fault.what(app.lang.get_untracked())].concat()
                });
                untrack(|| text::NOT_ACCEPTED.fill(&[&told.collect::<Vec<_>>().join("; ")]))
            }
        }
    }

    fn of(app: App, refused: items::Refused) -> Self {
        let lang = app.lang.get_untracked();
        match refused {
            items::Refused::Faults(faults) => Self::Faults(faults),
            items::Refused::NoItem(fault) => {
                Self::Said(text::NOT_ACCEPTED.filled(lang, &[&fault.what(lang)]))
            }
            items::Refused::Edit(error) => Self::Said(error.text(lang)),
        }
    }
}

/// What a form follows that the address opened: one that was opened from the review ends it.
pub fn follows(app: App) -> Follows {
    if app.query.get_untracked().ends_review { Follows::All } else { Follows::Shown }
}

/// Says over a form that saving it is a choice, where it is one.
pub fn said(follows: Follows) -> AnyView {
    (follows == Follows::All)
        .then(|| view! { <p class="banner banner--line">{t(text::ENDS_REVIEW)}</p> })
        .into_any()
}

/// Puts a record into the book, new or in the place of its earlier revision.
///
/// # Errors
/// Why the book does not take it.
pub fn put(
    app: App,
    kind: RecordKind,
    mut record: Map<String, Value>,
    label: &str,
    follows: Follows,
) -> Result<(), Refused> {
    record.entry("id").or_insert_with(|| app.record_id().as_str().into());
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let new = items::put(&book, &catalogue, kind, record, follows, app.stamp())
        .map_err(|refused| Refused::of(app, refused))?;
    app.edit(label, |_, _| Ok(new)).map_err(Refused::Said)
}

/// Puts a unit into the book, new or in the place of its earlier revision; `label` names the step.
/// Gives its id.
///
/// # Errors
/// Why the book does not take it.
pub fn put_unit(
    app: App,
    mut unit: Map<String, Value>,
    label: impl FnOnce(&Unit) -> String,
    follows: Follows,
) -> Result<UnitId, Refused> {
    unit.entry("id").or_insert_with(|| app.unit_id().as_str().into());
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let (new, unit) = items::put_unit(&book, &catalogue, unit, follows, app.stamp())
        .map_err(|refused| Refused::of(app, refused))?;
    app.edit(label(&unit), |_, _| Ok(new)).map_err(Refused::Said)?;
    Ok(unit.id)
}

/// Deletes a record.
///
/// # Errors
/// A sentence that says why it could not be deleted.
pub fn delete(
    app: App,
    kind: RecordKind,
    id: &RecordId,
    label: &str,
    follows: Follows,
) -> Result<(), String> {
    app.edit(label, |book, stamp| items::delete(book, kind, id, follows, stamp))
}

/// What a step with a kind of record is called: "thêm vụ việc".
pub fn step(what: Text, kind: RecordKind) -> String {
    untrack(|| what.fill(&[words::record_kind(kind)]))
}
