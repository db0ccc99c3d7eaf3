//! Chooses a file, receives a dropped one, or takes pasted cells.

use crate::app::shell::erased::IntoAny;
use files::tables::{self, Fault};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::desk::{Chosen, Desk};
use crate::app::exchange::file_input::FileInput;
use crate::app::exchange::text::tables as text;
use crate::app::shell::browser;
use crate::app::text::{InLanguage, t};

pub fn choose(desk: Desk) -> AnyView {
    let place = FileInput {
        body: text::CHOOSE_BODY,
        choose: text::CHOOSE_FILE,
        accept: ".xlsx,.xls,.ods,.csv,.txt,.tsv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,application/vnd.ms-excel,application/vnd.oasis.opendocument.spreadsheet",
        is_multiple: false,
    };
    let take = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            read(desk, file);
        }
    };
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let pasted =
            event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        if !pasted.trim().is_empty() {
            event.prevent_default();
            open_bytes(desk, text::PASTED.now(), pasted.as_bytes());
        }
    };
    view! {
        {place.view(take)}
        <div class="field after">
            <label class="field__label" for="table-paste">{t(text::PASTE)}</label>
            <textarea class="input" id="table-paste" rows="1" autocomplete="off" on:paste=on_paste></textarea>
        </div>
    }
    .into_any()
}

/// Reads a file and puts it on the desk.
pub fn read(desk: Desk, file: web_sys::File) {
    let name = browser::composed(&file.name());
    let size = file.size() as u64;
    if size > tables::MAX_BYTES {
        return refuse(desk, &name, &Fault::TooBig { bytes: size });
    }
    desk.clear(Chosen::Reading);
    wasm_bindgen_futures::spawn_local(async move {
        let buffer = JsFuture::from(file.unchecked_ref::<web_sys::Blob>().array_buffer()).await;
        match buffer {
            Err(_) => {
                desk.clear(Chosen::Refused(name, untrack(|| text::UNREADABLE.now().to_owned())))
            }
            Ok(buffer) => {
                // Unpacking a large file takes a while: the page says so first.
                browser::frame().await;
                browser::breathe().await;
                open_bytes(desk, &name, &js_sys::Uint8Array::new(&buffer).to_vec());
            }
        }
    });
}

fn open_bytes(desk: Desk, name: &str, bytes: &[u8]) {
    match tables::read(bytes) {
        Ok(workbook) => {
            let text = workbook.separator.map(|_| tables::text_of(bytes));
            desk.open(name.to_owned(), workbook, text);
        }
        Err(fault) => refuse(desk, name, &fault),
    }
    browser::focus_soon("#import-result");
}

fn refuse(desk: Desk, name: &str, fault: &Fault) {
    desk.clear(Chosen::Refused(name.to_owned(), fault.text(desk.app.lang.get_untracked())));
}
