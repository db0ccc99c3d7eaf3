//! Sealed files: the page asks for the passphrase, then reads the opened files like unsealed ones.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use desk::receive::{self, Content, Received, ToTry};
use files::{SealError, Sealed};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Session, reading};
use crate::app::exchange::crypto;
use crate::app::exchange::text::send as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};

/// Asks for the passphrase of the sealed files. One that fits several opens them all.
pub fn form(app: App, session: Session, given: &[Received]) -> Option<AnyView> {
    let sealed: Vec<(String, Arc<Sealed>)> = given.iter().filter_map(Received::sealed).collect();
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
    let inner = given.iter().filter(|given| given.was_sealed && given.sealed().is_some());
    let inner = inner
        .map(|given| view! { <p role="alert">{text::SEAL_INNER.fill(&[&given.name])}</p> })
        .collect_view();
    let untried = session.untried.get();
    let passphrase = RwSignal::new(session.passphrase.get_value());
    let (opening, is_wrong) = (RwSignal::new(None::<usize>), RwSignal::new(false));
    let count = sealed.len();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if opening.get_untracked().is_none() {
            opening.set(Some(0));
            let sealed = sealed.clone();
            spawn_local(async move {
                let has_opened =
                    open(app, session, sealed, passphrase.get_untracked(), opening).await;
                // The form is gone if some files were opened or others remain to be tried.
                let _ = opening.try_set(None);
                let _ = is_wrong.try_set(!has_opened);
            });
        }
    };
    let wrong = move || {
        is_wrong
            .get()
            .then(|| view! { <p class="field__error" role="alert">{t(text::NOT_OPENED)}</p> })
    };
    let form = view! {
        <form class="form" on:submit=submit>
            <h3 class="banner__title">{title}</h3>
            {inner}
            {(untried > 0).then(|| view! { <p class="field__error" role="alert">{text::SEAL_UNTRIED.fill(&[&number(untried as u64, app.lang.get())])}</p> })}
            {(session.is_left_sealed.get() && untried == 0).then(|| view! { <p class="field__error" role="alert">{t(text::NOT_ALL_OPENED)}</p> })}
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
                <button type="submit" class="button button--main" aria-disabled=move || opening.get().is_some().then_some("true")>
                    {move || match opening.get() {
                        Some(tried) => text::UNSEALING.fill(&[&(tried + 1).min(count).to_string(), &count.to_string()]),
                        None => text::UNSEAL.now().to_owned(),
                    }}
                </button>
            </div>
        </form>
    };
    Some(form.into_any())
}

/// Opens every file that the passphrase fits, shows them at once, and returns whether there were
/// any. Files that need much work are tried a few at a time, those with the least work first.
async fn open(
    app: App,
    session: Session,
    sealed: Vec<(String, Arc<Sealed>)>,
    passphrase: String,
    opening: RwSignal<Option<usize>>,
) -> bool {
    let turn = session.turn.get_value();
    let mut opened: Vec<(Arc<Sealed>, Received)> = Vec::new();
    let count = sealed.len();
    // The files left by the last press count only for the same passphrase.
    let tried = if session.passphrase.get_value() == passphrase {
        session.tried.get_value()
    } else {
        Vec::new()
    };
    let ToTry { now, left } = receive::to_try(sealed, &tried);
    let mut tried = tried;
    for (at, (name, file)) in now.into_iter().enumerate() {
        // The form is gone if a person left the page or gave other files.
        if !session.is_on(turn) || opening.try_set(Some(at)).is_some() {
            return false;
        }
        browser::breathe().await;
        match crypto::open(&file, &passphrase).await {
            Ok(bytes) => opened.push((
                file,
                Received { was_sealed: true, ..reading::given(app, &bytes, name).await },
            )),
            Err(SealError::NotOpened) => tried.push(file),
            Err(error) => opened.push((file, Received::new(name, Content::Broken(error)))),
        }
    }
    if !session.is_on(turn) {
        return false;
    }
    session.passphrase.set_value(if left > 0 { passphrase } else { String::new() });
    session.tried.set_value(if left > 0 { tried } else { Vec::new() });
    // A redrawn form would lose its message, so it is redrawn only if the number changed.
    if session.untried.get_untracked() != left {
        session.untried.set(left);
    }
    if opened.is_empty() {
        return left > 0;
    }
    session.is_left_sealed.set(opened.len() < count);
    session.given.update(|all| receive::put_opened(all, opened));
    browser::focus_soon("#import-result");
    true
}

/// Explains why a sealed file was not opened although its passphrase may be right.
pub fn broken(app: App, name: &str, error: &SealError) -> AnyView {
    let said = error.text(name, app.lang.get());
    view! { <section class="banner banner--alert"><p>{said}</p></section> }.into_any()
}
