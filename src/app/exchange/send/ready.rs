//! The finished file: its contents, buttons to hand it out again, and a mail text for it.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Book;
use files::Covers;
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::make::Made;
use super::{Form, deliver};
use crate::app::exchange::text::send as text;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};

pub fn ready(app: App, form: Form, made: Arc<Made>) -> AnyView {
    let size = number((made.text.len() as u64).div_ceil(1000), app.lang.get());
    let (subject, body) = mail(app, &made);
    let href = ["mailto:?subject=", &encoded(&subject), "&body=", &encoded(&body)].concat();
    let (again, saved, whole) =
        (Arc::clone(&made), Arc::clone(&made), [subject.as_str(), "\n\n", &body].concat());
    let share = move |_| spawn_local(deliver::share(app, form, Arc::clone(&again)));
    let copy = move |_| {
        let copied = JsFuture::from(window().navigator().clipboard().write_text(&whole));
        spawn_local(async move {
            let said = if copied.await.is_ok() { text::COPIED } else { text::NOT_COPIED };
            app.status.set(untrack(|| said.now().to_owned()));
        });
    };
    let sharing = deliver::can_share().then(
        || view! { <button type="button" class="button" on:click=share>{t(text::SHARE)}</button> },
    );
    let clipboard = browser::has_clipboard().then(
        || view! { <button type="button" class="button" on:click=copy>{t(text::COPY)}</button> },
    );
    view! {
        <section class="preview">
            <h2 class="section__title">{text::READY.fill(&[&made.name, &size])}</h2>
            <p>{covers_in_words(app, &made.book, &made.covers)}</p>
            <p>{text::CHECKSUM.fill(&[&made.checksum])}</p>
            {made.fingerprint.as_ref().map(|digits| view! { <p>{text::FINGERPRINT.fill(&[digits])}</p> })}
            {(!made.is_signed).then(|| view! { <p>{t(text::WENT_UNSIGNED)}</p> })}
            {made.is_sealed.then(|| view! { <p>{t(text::TELL_PASSPHRASE)}</p> })}
            <div class="actions">
                {sharing}
                <button type="button" class="button" on:click=move |_| deliver::download(app, form, &saved)>{t(text::DOWNLOAD)}</button>
            </div>
            <h3 class="preview__title">{t(text::MAIL)}</h3>
            <p class="note">{t(text::MAIL_HINT)}</p>
            <textarea class="input" readonly rows="9" aria-label=t(text::MAIL) prop:value=[subject.as_str(), "\n\n", &body].concat()></textarea>
            <div class="actions">
                <a class="button" href=href>{t(text::OPEN_MAIL)}</a>
                {clipboard}
            </div>
        </section>
    }
    .into_any()
}

/// Returns the subject and body of the mail.
fn mail(app: App, made: &Made) -> (String, String) {
    let covers = covers_in_words(app, &made.book, &made.covers);
    let by = made.book.frame.settings.desk.clone();
    let by = if by.is_empty() { made.book.frame.name.clone() } else { by };
    let to = if made.to.is_empty() { text::WHOEVER.now().to_owned() } else { made.to.clone() };
    let mut body = text::MAIL_BODY.fill(&[&to, &by, &covers, &made.name, &made.checksum]);
    if let Some(digits) = &made.fingerprint {
        body.push_str(&text::MAIL_FINGERPRINT.fill(&[digits]));
    }
    if made.is_sealed {
        body.push_str(text::MAIL_SEALED.now());
    }
    body.push_str(text::MAIL_HOW.now());
    (text::MAIL_SUBJECT.fill(&[&covers, &browser::today().to_string()]), body)
}

/// Describes the coverage of a file: "Xã Việt Thành; năm 2018–2019; chỉ những gì thay đổi".
pub fn covers_in_words(app: App, book: &Book, covers: &Covers) -> String {
    /// The number of communes named before the rest is counted.
    const NAMED: usize = 3;
    let mut parts = Vec::new();
    if let Some(unit) = &covers.unit {
        parts.push(words::name_with_commune(book, unit));
    } else if covers.communes.is_empty() {
        parts.push(text::COVERS_WHOLE.now().to_owned());
    } else {
        let names: Vec<_> =
            covers.communes.iter().take(NAMED).map(|id| words::name_in_text(book, id)).collect();
        let more = covers.communes.len().saturating_sub(NAMED);
        let mut named = names.join(", ");
        if more > 0 {
            named.push_str(&text::COVERS_MORE.fill(&[&number(more as u64, app.lang.get())]));
        }
        parts.push(named);
    }
    if let Some((first, last)) = covers.years {
        let years = if first == last {
            first.to_string()
        } else {
            [&first.to_string(), "–", &last.to_string()].concat()
        };
        parts.push(text::COVERS_YEARS.fill(&[&years]));
    }
    if covers.only_changes {
        parts.push(text::COVERS_CHANGES.now().to_owned());
    }
    parts.join("; ")
}

fn encoded(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}
