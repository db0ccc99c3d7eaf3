//! Taking files into the book, or in its place: one step that can be undone.

use files::Problem;
use files::merge::{self, Effect};
use leptos::prelude::*;
use store::Reason;

use super::done::Done;
use super::preview::{Preview, Taken};
use crate::app::state::{App, first_year};
use crate::app::text::{InLanguage, data, receive as text};
use crate::app::{keep, readable};

/// Merges what was chosen into the book as one step; none if this tab does not write.
///
/// # Errors
/// What is wrong with what the merge gives: a book that its own file could not bring back. The open
/// book stays as it was.
pub fn take_in(app: App, shown: &Preview, taken: Taken) -> Result<Option<Done>, Vec<Problem>> {
    let open = app.book.get_untracked();
    let chosen = taken.chosen.get_untracked();
    let is_all = shown.comings.len() == chosen.len();
    let book = if is_all { shown.book.clone() } else { files::chosen(&shown.book, &chosen, &open) };
    let book = if taken.supersedes.get_untracked() {
        book
    } else {
        merge::without_superseding(&open, &book)
    };
    let merged = merge::merge_into(&open, &[&book]);
    // Two good books may be a bad one together.
    readable::check(app, &open, &merged, text::MERGED)?;
    let label = untrack(|| match &shown.names[..] {
        [only] => text::STEP_ONE.fill(&[only]),
        many => text::STEP_MANY.fill(&[&many.len().to_string()]),
    });
    let was_empty = open.is_empty();
    keep::snapshot_before(app, Reason::Merge, shown.names.first().map_or("", String::as_str));
    if !app.replace(label, merged) {
        return Ok(None);
    }
    if was_empty {
        app.year.set(first_year(&app.book.get_untracked()));
    }
    let mut done = Done::default();
    for coming in shown.comings.iter().filter(|coming| chosen.contains(&coming.root)) {
        done.new += coming.count(Effect::New);
        done.changed += coming.count(Effect::Changed);
        done.deleted += coming.count(Effect::Deleted);
        done.conflicts += coming.count(Effect::Conflict);
    }
    Ok(Some(done))
}

/// Puts the file in the place of the book; false if this tab does not write.
pub fn replace_book(app: App, shown: &Preview) -> bool {
    let name = shown.names.first().cloned().unwrap_or_default();
    keep::snapshot_before(app, Reason::Import, &name);
    let is_done = app.replace(untrack(|| data::STEP_IMPORT.fill(&[&name])), shown.book.clone());
    if is_done {
        app.year.set(first_year(&app.book.get_untracked()));
    }
    is_done
}
