//! The screen before a locked book. Nothing of the book is read before the lock opens.

use js_sys::{Function, Promise};
use leptos::mount::mount_to;
use leptos::prelude::*;
use store::database;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::field::{self, Typed};
use super::{erase, keeping, text};
use crate::app::shell::erased::IntoAny;
use crate::app::shell::header;
use crate::app::shell::text::shell;
use crate::app::text::{self as words, Lang, Text, code, t};

/// The longest wait after a wrong passphrase, in milliseconds; the first is a second.
const LONGEST: i32 = 30_000;

/// Asks for a passphrase or the code of the recovery sheet until one opens the book.
pub async fn unlock(lang: Lang) {
    if let Some(shell) = document().get_element_by_id("shell") {
        shell.remove();
    }
    let mut done = None;
    let opened = Promise::new(&mut |is_open, _| done = Some(is_open));
    let Some((done, body)) = done.zip(document().body()) else { return };
    let screen = mount_to(body, move || {
        let lang = RwSignal::new(lang);
        words::speak(lang);
        screen(lang, done)
    });
    // The promise never fails.
    let _ = JsFuture::from(opened).await;
    drop(screen);
}

fn screen(lang: RwSignal<Lang>, done: Function) -> impl IntoView {
    let typed = Typed::new();
    let (is_busy, said) = (RwSignal::new(false), RwSignal::new(None::<Text>));
    let wait = RwSignal::new(1_000);
    let done = StoredValue::new_local(done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        spawn_local(async move {
            match keeping::open(&typed.get()).await {
                Ok(()) => {
                    typed.value.set(String::new());
                    let _ = done.with_value(|done| done.call0(&JsValue::NULL));
                }
                Err(why) => {
                    said.set(Some(why));
                    database::pause(wait.get_untracked()).await;
                    wait.update(|wait| *wait = (*wait * 2).min(LONGEST));
                    is_busy.set(false);
                }
            }
        });
    };
    let other = move || if lang.get() == Lang::Vi { Lang::En } else { Lang::Vi };
    view! {
        <header class="header">
            <span class="brand">{header::mark()} <span class="brand__words"><span class="brand__name">{t(shell::APP_NAME)}</span></span></span>
            <button type="button" class="quiet-button" lang=move || code(other()) on:click=move |_| lang.set(untrack(other))>
                {t(shell::SWITCH_LANGUAGE)}
            </button>
        </header>
        <main id="main" class="main" tabindex="-1">
            <div class="page">
                <h1 class="title">{t(text::IS_LOCKED)}</h1>
                <form class="form" id="unlock" on:submit=submit>
                    {field::passphrase("passphrase", text::PASSPHRASE, text::UNLOCK_HINT, typed, false)} {field::said(said)}
                    <div class="form__foot">
                        <button type="submit" class="button button--main" aria-disabled=move || is_busy.get().then_some("true")>
                            {move || if is_busy.get() { t(text::UNLOCKING)() } else { t(text::UNLOCK)() }}
                        </button>
                    </div>
                </form>
                <details class="after">
                    <summary>{t(text::FORGOT)}</summary>
                    <p>{t(text::FORGOT_BODY)}</p>
                    {erase::button()}
                </details>
            </div>
        </main>
    }
    .into_any()
}
