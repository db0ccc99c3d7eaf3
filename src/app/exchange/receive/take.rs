//! Takes files into the book or in its place, as one undoable step.

use std::collections::BTreeSet;

use book::UnitId;
use desk::preview::{Done, Preview};
use files::Problem;
use leptos::prelude::*;
use store::Reason;

use crate::app::device::saving;
use crate::app::exchange::text::{data, receive as text};
use crate::app::shell::readable;
use crate::app::shell::state::{App, first_year};
use crate::app::text::InLanguage;

/// The parts of the files to take. Copied freely.
#[derive(Clone, Copy)]
pub struct Taken {
    /// The chosen communes, districts and provinces.
    pub chosen: RwSignal<BTreeSet<UnitId>>,
    /// Kinds and rule sets of the files replace the book's own.
    pub supersedes: RwSignal<bool>,
}

/// Merges the chosen parts into the book as one step. Returns none if this tab does not write.
///
/// # Errors
/// The problems of the merged book, if its own file could not bring it back. The open book then
/// stays unchanged.
pub fn take_in(app: App, shown: &Preview, taken: Taken) -> Result<Option<Done>, Vec<Problem>> {
    let open = app.book.get_untracked();
    let chosen = taken.chosen.get_untracked();
    let merged = shown.merged(&open, &chosen, taken.supersedes.get_untracked());
    // Two good books may merge into a bad one.
    readable::check(app, &open, &merged, text::MERGED)?;
    let label = untrack(|| match &shown.names[..] {
        [only] => text::STEP_ONE.fill(&[only]),
        many => text::STEP_MANY.fill(&[&many.len().to_string()]),
    });
    let was_empty = open.is_empty();
    saving::snapshot_before(app, Reason::Merge, shown.names.first().map_or("", String::as_str));
    if !app.replace(label, merged) {
        return Ok(None);
    }
    if was_empty {
        app.year.set(first_year(&app.book.get_untracked()));
    }
    Ok(Some(shown.done(&chosen)))
}

/// Replaces the book with the file. Returns false if this tab does not write.
pub fn replace_book(app: App, shown: &Preview) -> bool {
    let name = shown.names.first().cloned().unwrap_or_default();
    saving::snapshot_before(app, Reason::Import, &name);
    let is_done = app.replace(untrack(|| data::STEP_IMPORT.fill(&[&name])), shown.book.clone());
    if is_done {
        app.year.set(first_year(&app.book.get_untracked()));
    }
    is_done
}
