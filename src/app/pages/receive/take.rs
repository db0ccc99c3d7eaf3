//! Taking files into the book, or in its place: one step that can be undone.

use std::collections::BTreeSet;

use book::UnitId;
use desk::preview::{Done, Preview};
use files::Problem;
use leptos::prelude::*;
use store::Reason;

use crate::app::state::{App, first_year};
use crate::app::text::{InLanguage, data, receive as text};
use crate::app::{readable, saving};

/// What is taken of the files. Copied freely.
#[derive(Clone, Copy)]
pub struct Taken {
    /// The communes, districts and provinces.
    pub chosen: RwSignal<BTreeSet<UnitId>>,
    /// Whether kinds and rule sets of the files take the place of the book's own.
    pub supersedes: RwSignal<bool>,
}

/// Merges what was chosen into the book as one step; none if this tab does not write.
///
/// # Errors
/// What is wrong with what the merge gives: a book that its own file could not bring back. The open
/// book stays as it was.
pub fn take_in(app: App, shown: &Preview, taken: Taken) -> Result<Option<Done>, Vec<Problem>> {
    let open = app.book.get_untracked();
    let chosen = taken.chosen.get_untracked();
    let merged = shown.merged(&open, &chosen, taken.supersedes.get_untracked());
    // Two good books may be a bad one together.
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

/// Puts the file in the place of the book; false if this tab does not write.
pub fn replace_book(app: App, shown: &Preview) -> bool {
    let name = shown.names.first().cloned().unwrap_or_default();
    saving::snapshot_before(app, Reason::Import, &name);
    let is_done = app.replace(untrack(|| data::STEP_IMPORT.fill(&[&name])), shown.book.clone());
    if is_done {
        app.year.set(first_year(&app.book.get_untracked()));
    }
    is_done
}
