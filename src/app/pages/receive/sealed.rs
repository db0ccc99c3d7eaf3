//! Sealed files: the passphrase is asked for, and what it opens is read as if it had come open.

use std::sync::Arc;

use crate::app::whole::IntoAny;
use binh_yen::exchange::{SealError, Sealed};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Session;
use super::reading::{self, Given, State};
use crate::app::state::App;
use crate::app::text::format::number;
use crate::app::text::{send as text, t};
use crate::app::{browser, crypto};

/// Asks for the passphrase of the sealed files at hand; one that fits several opens them all.
pub fn form(app: App, session: Session, given: &[Given]) -> Option<AnyView> {
    let sealed: Vec<(String, Arc<Sealed>)> = given.iter().filter_map(Given::sealed).collect();
    let title = match &sealed[..] {
        [] => return None,
        [(name, _)] => text::SEALED_ONE.fill(&[name]),
        many => text::SEALED_MANY.fill(&[&number(many.len() as u64, app.lang.get())]),
    };
    if !crypto::is_there() {
        return Some(
            view! { <section class="banner banner--alert"><h3 class="banner__title">{title}</h3><p>{t(text::NO_CRYPTO)}</p></section> }
                .into_any(),
        );
    }
    let passphrase = RwSignal::new(String::new());
    let (is_busy, is_wrong) = (RwSignal::new(false), RwSignal::new(false));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if !is_busy.get_untracked() {
            is_busy.set(true);
            let sealed = sealed.clone();
            spawn_local(async move {
                let has_opened = open(app, session, sealed, passphrase.get_untracked()).await;
                // The form is gone where all were opened.
                let _ = is_busy.try_set(false);
                let _ = is_wrong.try_set(!has_opened);
            });
        }
    };
    let wrong = move || is_wrong.get().then(|| view! { <p class="field__error" role="alert">{t(text::NOT_OPENED)}</p> });
    let form = view! {
        <form class="form" on:submit=submit>
            <h3 class="banner__title">{title}</h3>
            <div class="field">
                <label class="field__label" for="unseal">{t(text::SEALED_LABEL)}</label>
                <p class="field__hint" id="unseal-hint">{t(text::SEALED_HINT)}</p>
                <input
                    class="input"
                    type="text"
                    id="unseal"
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby="unseal-hint"
                    prop:value=move || passphrase.get()
                    on:input=move |event| passphrase.set(event_target_value(&event))
                />
            </div>
            {wrong}
            <div class="form__foot">
                <button type="submit" class="button button--main" aria-disabled=move || is_busy.get().then_some("true")>
                    {move || if is_busy.get() { text::UNSEALING.now() } else { text::UNSEAL.now() }}
                </button>
            </div>
        </form>
    };
    Some(form.into_any())
}

/// Opens what the passphrase opens; whether that was any.
async fn open(app: App, session: Session, sealed: Vec<(String, Arc<Sealed>)>, passphrase: String) -> bool {
    let mut has_opened = false;
    for (name, file) in sealed {
        let state = match crypto::open(&file, &passphrase).await {
            Ok(bytes) => reading::given(app, &bytes, name.clone()).await,
            Err(SealError::NotOpened) => continue,
            Err(error) => Given::new(name.clone(), State::Broken(error)),
        };
        has_opened = true;
        // Gone where the page was left meanwhile.
        let _ = session.given.try_update(|all| {
            if let Some(place) = all.iter_mut().find(|given| given.sealed().is_some_and(|(_, there)| Arc::ptr_eq(&there, &file))) {
                *place = state;
            }
        });
    }
    if has_opened {
        browser::focus_soon("#import-result");
    }
    has_opened
}

/// Why a sealed file cannot even be tried.
pub fn broken(name: &str, error: &SealError) -> AnyView {
    let words = match error {
        SealError::Cut => text::SEAL_CUT,
        SealError::Damaged | SealError::NotOpened => text::SEAL_DAMAGED,
        SealError::Version(_) => text::SEAL_NEWER,
        SealError::NotSealed | SealError::Header | SealError::Iterations(_) | SealError::Packing => text::SEAL_BAD,
    };
    view! { <section class="banner banner--alert"><p>{words.fill(&[name])}</p></section> }.into_any()
}
