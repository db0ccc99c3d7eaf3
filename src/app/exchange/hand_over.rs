//! Hands files that were not chosen on a page to the page that receives their type, whose code is
//! fetched first.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{receive, tables};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, fetch};
use crate::app::text::InLanguage;

type HandOver = fn(App, Vec<web_sys::File>, bool);

#[wasm_split(files, fallible)]
fn receiver() -> Result<HandOver, SplitLoaderError> {
    Ok(receive::hand_over)
}

#[wasm_split(tables, fallible)]
fn table_receiver() -> Result<fn(web_sys::File), SplitLoaderError> {
    Ok(tables::hand_over)
}

/// Hands files that were not chosen here to the page that receives their type. `is_from_outside`
/// says that another app or website sent them; these are never tables, which the share sheet does
/// not offer.
pub fn hand_over(app: App, mut files: Vec<web_sys::File>, is_from_outside: bool) {
    let is_table = |file: &web_sys::File| desk::receive::is_table(&browser::lower(&file.name()));
    // The page takes one table at a time, because a person checks it before it enters the book.
    let are_tables = !is_from_outside && files.iter().all(is_table);
    let table =
        files.iter().position(is_table).filter(|_| are_tables).map(|at| files.swap_remove(at));
    spawn_local(async move {
        let is_here = fetch::fetch_for(app).await.is_ok();
        let is_taken = match table {
            Some(file) => {
                table_receiver().await.ok().filter(|_| is_here).map(|hand_over| hand_over(file))
            }
            None => receiver()
                .await
                .ok()
                .filter(|_| is_here)
                .map(|hand_over| hand_over(app, files, is_from_outside)),
        };
        if is_taken.is_none() {
            app.status.set(untrack(|| shell::NOT_LOADED_BODY.now().to_owned()));
        }
    });
}
