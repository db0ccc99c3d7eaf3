//! Hands out files by the system's share sheet or as a download.

use std::sync::Arc;

use files::Covers;
use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, FilePropertyBag, ShareData};

use super::Form;
use super::make::Made;
use crate::app::device::saving;
use crate::app::exchange::desks;
use crate::app::exchange::text::send as text;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::InLanguage;

/// Share sheets refuse `.json`, while they accept text. The page opens it all the same.
const SHARED: (&str, &str) = (".txt", "text/plain");

fn file(name: &str, content: &str, kind: &str) -> Result<File, JsValue> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_str_sequence_and_options(&Array::of1(&content.into()), name, &options)
}

fn sheet(file: &File, title: &str) -> ShareData {
    let data = ShareData::new();
    data.set_files(&Array::of1(file));
    data.set_title(title);
    data
}

/// Returns whether this browser shares files with other apps. Desktop browsers count as unable,
/// because they offer few apps and a download serves better.
pub fn can_share() -> bool {
    let navigator = window().navigator();
    let has = Reflect::get(&navigator, &"canShare".into()).is_ok_and(|call| call.is_function());
    let is_phone = || {
        window()
            .match_media("(pointer: coarse)")
            .ok()
            .flatten()
            .is_some_and(|query| query.matches())
    };
    has && is_phone()
        && file("a.txt", "a", SHARED.1)
            .is_ok_and(|file| navigator.can_share_with_data(&sheet(&file, "")))
}

/// Hands the file out in the way that suits this device.
pub async fn hand_out(app: App, form: Form, made: Arc<Made>) {
    if can_share() { share(app, form, made).await } else { download(app, form, &made) }
}

/// Shares the file. If making it took long, the sheet may not open and then waits for another
/// press.
pub async fn share(app: App, form: Form, made: Arc<Made>) {
    let name = [&made.name, SHARED.0].concat();
    let shared = match file(&name, &made.text, SHARED.1) {
        Ok(file) => {
            JsFuture::from(window().navigator().share_with_data(&sheet(&file, &made.name))).await
        }
        Err(error) => Err(error),
    };
    match shared {
        Ok(_) => went_out(app, form, &made, &name),
        Err(error) => {
            let why = error
                .dyn_ref::<web_sys::DomException>()
                .map(web_sys::DomException::name)
                .unwrap_or_default();
            app.status.set(untrack(|| match why.as_str() {
                "AbortError" => text::NOT_SHARED.now().to_owned(),
                "NotAllowedError" => text::PRESS_AGAIN.now().to_owned(),
                _ => text::FAILED.fill(&[&words::js_error(&error)]),
            }));
        }
    }
}

/// Downloads the file.
pub fn download(app: App, form: Form, made: &Arc<Made>) {
    let (ending, kind) = if made.is_sealed { SHARED } else { (".json", "application/json") };
    let name = [&made.name, ending].concat();
    match crate::app::shell::browser::download_as(&name, &made.text, kind) {
        Ok(()) => went_out(app, form, made, &name),
        Err(error) => app.status.set(untrack(|| text::FAILED.fill(&[&words::js_error(&error)]))),
    }
}

fn went_out(app: App, form: Form, made: &Arc<Made>, name: &str) {
    app.status.set(untrack(|| text::MADE.fill(&[name])));
    if made.covers == Covers::default() {
        saving::exported(app, &made.book);
    }
    if made.to.is_empty() {
        return;
    }
    let made = Arc::clone(made);
    wasm_bindgen_futures::spawn_local(async move {
        // If this cannot be recorded, the next file to this desk is a whole one again.
        if desks::was_sent(&made.to, &made.part, &made.book).await.is_ok() {
            let known = desks::recipients().await;
            let _ = form.known.try_set(known);
        }
    });
}
