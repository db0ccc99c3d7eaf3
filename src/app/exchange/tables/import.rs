//! The import of the rows into the book as one undoable step.

use std::sync::Arc;

use book::{Book, Catalogue, Stamp};
use files::Fault;
use files::tables::{Applier, Examiner};
use leptos::prelude::*;
use store::Reason;
use wasm_bindgen_futures::spawn_local;

use super::desk::{Chosen, Desk, ReadSheet, Takes};
use super::file::File;
use super::progress::Work;
use super::reading;
use super::turns::Turns;
use crate::app::device::saving;
use crate::app::exchange::text::tables as text;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::text::shell;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};

/// The buttons below everything, which stay in reach.
pub fn buttons(desk: Desk) -> AnyView {
    let main = move || {
        let (count, _) = counts(desk, desk.takes());
        if count > 0 {
            let said = text::IMPORT.fill(&[&number(count as u64, desk.app.lang.get())]);
            view! { <button type="button" class="button button--main" on:click=move |_| import(desk)>{said}</button> }
                .into_any()
        } else {
            view! { <p class="note">{t(text::IMPORT_NOTHING)}</p> }.into_any()
        }
    };
    view! {
        <div class="form__foot">
            {main} <button type="button" class="button" on:click=move |_| desk.clear(Chosen::None)>{t(shell::CANCEL)}</button>
        </div>
    }
    .into_any()
}

/// The number of rows of all sheets that would be imported, and of all rows.
fn counts(desk: Desk, takes: Takes) -> (usize, usize) {
    desk.parts.with(|parts| {
        let lines = || parts.iter().flat_map(|part| part.lines.iter());
        (lines().filter(|line| takes.has(line)).count(), lines().count())
    })
}

fn import(desk: Desk) {
    let app = desk.app;
    let Chosen::Open(file) = desk.chosen.get_untracked() else { return };
    let (parts, book) = (desk.parts.get_untracked(), app.book.get_untracked());
    let catalogue = app.catalogue.get_untracked();
    let (takes, counted) = untrack(|| {
        let takes = desk.takes();
        (takes, counts(desk, takes))
    });
    let stamp = app.stamp();
    let mut turns = Turns::begin(desk, Work::Importing, counted.0);
    spawn_local(async move {
        let made = put(&parts, &book, &catalogue, takes, &stamp, &mut turns).await;
        // If the book is another one meanwhile, the table is read for it anew.
        let is_same = app.book.try_get_untracked().is_some_and(|now| Arc::ptr_eq(&now, &book));
        match made {
            Some(made) if turns.is_on() && is_same => {
                turns.end();
                end(desk, &file, &parts, counted, made);
            }
            _ => (),
        }
    });
}

/// The book with the rows that are taken; none if it was stopped.
async fn put(
    parts: &[ReadSheet],
    book: &Book,
    catalogue: &Catalogue,
    takes: Takes,
    stamp: &Stamp,
    turns: &mut Turns,
) -> Option<Result<Book, (u32, Fault)>> {
    let random = &mut store::random;
    if let [one] = parts {
        let applier = Applier::of(one.plan.list, book, stamp);
        return reading::put(applier, &one.lines, takes, random, turns, 1).await;
    }
    let mut book = book.clone();
    for part in parts {
        // The sheets above have other ids in the book than when they were read.
        let examiner = Examiner::of(&part.sheet, &part.plan, &book, catalogue);
        let (lines, _) = reading::examine(examiner, turns, 0).await?;
        let applier = Applier::of(part.plan.list, &book, stamp);
        match reading::put(applier, &lines, takes, random, turns, 1).await? {
            Ok(with) => book = with,
            Err(refused) => return Some(Err(refused)),
        }
    }
    Some(Ok(book))
}

/// Puts the new book in place of the open one, and remembers the decisions for the next table.
fn end(
    desk: Desk,
    file: &File,
    parts: &[ReadSheet],
    (count, all): (usize, usize),
    made: Result<Book, (u32, Fault)>,
) {
    let app = desk.app;
    let lang = app.lang.get_untracked();
    let new = match made {
        Ok(new) => new,
        Err((row, why)) => {
            return app
                .status
                .set(untrack(|| text::FAILED.fill(&[&row.to_string(), &why.what(lang)])));
        }
    };
    let (count, skipped) =
        (number(count as u64, lang), number(all.saturating_sub(count) as u64, lang));
    let (step, done) = untrack(|| {
        (
            text::STEP.fill(&[&count, &file.name]),
            text::IMPORTED.fill(&[&count, &file.name, &skipped]),
        )
    });
    saving::snapshot_before(app, Reason::Import, &file.name);
    if !app.replace(step, new) {
        return;
    }
    let catalogue = app.catalogue.get_untracked();
    desk.memory.update(|memory| {
        for part in parts {
            memory.learn(&part.plan, &part.sheet, &catalogue);
        }
    });
    if let Ok(kept) = desk.memory.with_untracked(serde_json::to_string) {
        // If they cannot be stored, the page asks again next time.
        let _ = app.store.with_value(|store| store.set_tables(&kept));
    }
    desk.clear(Chosen::Done(done));
    browser::focus_soon("#import-result");
}
