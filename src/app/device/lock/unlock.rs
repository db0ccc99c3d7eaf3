//! The screen before a locked book. Nothing of the book is read before the lock opens.

use js_sys::{Function, Promise};
use leptos::mount::mount_to;
use leptos::prelude::*;
use store::database;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::field::{self, Typed};
use super::{erase, keeping, text};
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::header;
use crate::app::shell::text::shell;
use crate::app::text::{self as words, InLanguage, Lang, Text, code, t};

/// The longest wait after a wrong passphrase, in seconds; the first is a second.
const LONGEST: u32 = 30;

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
    browser::focus_soon("#passphrase");
    // The promise never fails.
    let _ = JsFuture::from(opened).await;
    drop(screen);
}

/// The state of the screen.
#[derive(Clone, Copy)]
struct Screen {
    typed: Typed,
    is_busy: RwSignal<bool>,
    said: RwSignal<Option<Text>>,
    /// The seconds that are left of a wait.
    left: RwSignal<u32>,
    /// The seconds of the next wait.
    next: RwSignal<u32>,
    done: StoredValue<Function, LocalStorage>,
}

impl Screen {
    /// Tries to open the lock, unless it is being tried or waited.
    fn attempt(self, opening: impl Future<Output = Result<(), Text>> + 'static, is_slowed: bool) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        spawn_local(async move {
            match opening.await {
                Ok(()) => {
                    self.typed.value.set(String::new());
                    let _ = self.done.with_value(|done| done.call0(&JsValue::NULL));
                }
                Err(why) => {
                    self.said.set(Some(why));
                    if is_slowed {
                        self.wait().await;
                    }
                    self.is_busy.set(false);
                }
            }
        });
    }

    async fn wait(self) {
        self.left.set(self.next.get_untracked());
        self.next.update(|next| *next = (*next * 2).min(LONGEST));
        while self.left.get_untracked() > 0 {
            database::pause(1_000).await;
            self.left.update(|left| *left -= 1);
        }
    }

    fn words(self) -> String {
        match (self.left.get(), self.is_busy.get()) {
            (0, false) => text::UNLOCK.now().to_owned(),
            (0, true) => text::UNLOCKING.now().to_owned(),
            (left, _) => text::WAIT.fill(&[&left.to_string()]),
        }
    }
}

fn screen(lang: RwSignal<Lang>, done: Function) -> impl IntoView {
    let (is_busy, said, left) = (RwSignal::new(false), RwSignal::new(None), RwSignal::new(0));
    let (typed, next) = (Typed::new(), RwSignal::new(1));
    let done = StoredValue::new_local(done);
    let screen = Screen { typed, is_busy, said, left, next, done };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        screen.attempt(async move { keeping::open(&typed.get()).await }, true);
    };
    let has_device = RwSignal::new(false);
    spawn_local(async move {
        let has = keeping::is_opened_by_device().await;
        // The book may be open by now.
        let _ = has_device.try_set(has);
    });
    let by_device = move || {
        let press = move |_| screen.attempt(keeping::open_by_device(), false);
        has_device.get().then(|| view! { <button type="button" class="button" id="by-device" on:click=press>{t(text::BY_DEVICE)}</button> })
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
                <form class="form after" id="unlock" on:submit=submit>
                    {field::passphrase("passphrase", text::PASSPHRASE, text::UNLOCK_HINT, typed, false)} {field::said(said)}
                    <div class="form__foot">
                        <button type="submit" class="button button--main" aria-disabled=move || is_busy.get().then_some("true")>
                            {move || screen.words()}
                        </button>
                        {by_device}
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
