//! Saves the fields of a form to the book, and deletes records.

use book::{RecordId, RecordKind, Unit, UnitId};
pub use desk::by_kind;
use desk::items;
pub use desk::items::Follows;
pub use desk::records::to_map;
use files::Fault;
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, fields as text, t};

/// The reason why the book refuses an item.
pub enum Refused {
    /// The faults of fields, by their paths in the item.
    Faults(Vec<(String, Fault)>),
    /// A sentence about the whole.
    Said(String),
}

impl Refused {
    /// Returns the refusal as one sentence, for places without a form.
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

/// Returns the revisions that a form's record follows. A form opened from the review ends the
/// conflict.
pub fn follows(app: App) -> Follows {
    if app.query.get_untracked().ends_review { Follows::All } else { Follows::Shown }
}

/// Warns above a form if saving it is a choice between revisions.
pub fn said(follows: Follows) -> AnyView {
    (follows == Follows::All)
        .then(|| view! { <p class="banner banner--line">{t(text::ENDS_REVIEW)}</p> })
        .into_any()
}

/// Puts a record into the book. It replaces an earlier revision.
///
/// # Errors
/// The reason why the book refuses the record.
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

/// Puts a unit into the book and returns its id. It replaces an earlier revision. `label` names the
/// step.
///
/// # Errors
/// The reason why the book refuses the unit.
pub fn put_unit(
    app: App,
    unit: Map<String, Value>,
    label: impl FnOnce(&Unit) -> String,
    follows: Follows,
) -> Result<UnitId, Refused> {
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let (new, unit) = if unit.contains_key("id") {
        items::put_unit(&book, &catalogue, unit, follows, app.stamp())
    } else {
        items::add_unit(&book, &catalogue, unit, &app.unit_id(), app.stamp())
    }
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

/// Names a step with a kind of record: "thêm vụ việc".
pub fn step(what: Text, kind: RecordKind) -> String {
    untrack(|| what.fill(&[words::record_kind(kind)]))
}
