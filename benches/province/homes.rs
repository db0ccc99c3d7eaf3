//! Measures both homes of the store as the app uses them, against the same texts in the local
//! storage and in a strict transaction of IndexedDB.

use std::cell::RefCell;

use book::Book;
use js_sys::Function;
use store::database::{Space, Transaction};
use store::{Opened, Store, mirror};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::measure::{Platform, Row, edit, edited_shard};
use crate::page::Page;

const RUNS: usize = 7;

thread_local! {
    static HELD: RefCell<Option<Opened>> = const { RefCell::new(None) };
}

/// Saves the book of a file to both homes and measures it; gives lines of the table.
#[wasm_bindgen]
pub async fn homes(file: String, clock: Function) -> String {
    let page = Page::new(clock);
    let book = page.read(&file);
    let Opened { mut store, .. } = store::open().await;
    save(&mut store, &book).await;
    let parse = best(&page, async || page.parse(&file)).await;
    let open = best(&page, async || drop(store::open().await)).await;
    let edited = edit(&book, &store);
    let json = serde_json::to_string(edited_shard(&book, &edited)).expect("JSON");
    let mut turn = false;
    let mut fastest = f64::INFINITY;
    for _ in 0..RUNS {
        turn = !turn;
        let start = page.now();
        save(&mut store, if turn { &edited } else { &book }).await;
        fastest = fastest.min(page.now() - start);
    }
    let keep = best(&page, async || {
        page.keep(&json);
        let transaction = Transaction::write(&[Space::Notes]).await.expect("the database opens");
        transaction.put(Space::Notes, "peer", &json).expect("there is room");
        transaction.done().await.expect("it is on the disk");
    });
    let rows = [
        Row::new("open the store, both homes", open, "JSON.parse of the file", parse),
        Row::new(
            "save one edit, until it is on the disk",
            fastest,
            "setItem, strict transaction",
            keep.await,
        ),
    ];
    rows.iter().map(|row| format!("{row}\n")).collect()
}

/// Opens the stored book, as a start does, and keeps it open.
#[wasm_bindgen]
pub async fn hold() {
    HELD.set(Some(store::open().await));
}

/// Saves as the app does: until the mirror has the book too.
async fn save(store: &mut Store, book: &Book) {
    store.replace(book).expect("the local storage takes it");
    while let Some(change) = store.for_mirror() {
        let outcome = mirror::write(&change).await;
        store.mirrored(&change, outcome);
    }
}

async fn best(page: &Page, run: impl AsyncFn()) -> f64 {
    let mut fastest = f64::INFINITY;
    for _ in 0..RUNS {
        let start = page.now();
        run().await;
        fastest = fastest.min(page.now() - start);
    }
    fastest
}
