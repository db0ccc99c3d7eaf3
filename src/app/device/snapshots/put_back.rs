//! Restores an earlier state, whole or in part, as one undoable step. The state before it is kept.

use book::{Book, UnitId};
use files::Problem;
use leptos::prelude::*;
use store::Reason;
use store::snapshot::put_back;
use store::snapshot_store::Reopened;

use crate::app::device::saving;
use crate::app::device::text::snapshots as text;
use crate::app::shell::state::App;
use crate::app::shell::{browser, readable, words};
use crate::app::text::{InLanguage, Text};

/// Restores the whole state. Its damaged parts stay as they are in the open book.
pub fn all(app: App, kept: &Reopened) {
    let open = app.book.get_untracked();
    step(app, kept, put_back(&open, &kept.book, &kept.lost), text::STEP_ALL, &[]);
}

/// Restores a province, district or commune with everything that it refers to. If the new book's
/// own file could not bring it back, the open book stays unchanged and `refused` says why.
pub fn one(app: App, kept: &Reopened, unit: &UnitId, refused: RwSignal<Vec<Problem>>) {
    let open = app.book.get_untracked();
    let book = files::with_earlier(&open, &kept.book, unit);
    let problems = readable::check(app, &open, &book, text::PUT_BACK).err().unwrap_or_default();
    if problems.is_empty() {
        let name = words::name_in_text(&kept.book, unit);
        step(app, kept, book, text::STEP_ONE, &[&name]);
    } else {
        browser::focus_soon("#refused");
    }
    refused.set(problems);
}

/// Restores the frame, which belongs to no commune.
pub fn frame(app: App, kept: &Reopened) {
    let book = Book { frame: kept.book.frame.clone(), ..(*app.book.get_untracked()).clone() };
    step(app, kept, book, text::STEP_FRAME, &[]);
}

fn step(app: App, kept: &Reopened, book: Book, label: Text, names: &[&str]) {
    let when = browser::moment(kept.label.at);
    saving::snapshot_before(app, Reason::Restore, &when);
    app.replace(untrack(|| label.fill(&[names, &[when.as_str()]].concat())), book);
}
