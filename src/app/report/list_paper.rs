//! A list as it is filtered, as a paper to sign.

use book::RecordKind;
use desk::standards;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::download::{download, file_name, source};
use super::maker::{Form, maker};
use super::text;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};

/// The buttons that make the list that is shown a paper.
pub fn list_paper(app: App, kind: RecordKind) -> AnyView {
    let button = |form: Form, name| {
        view! { <button type="button" class="button" on:click=move |_| make(app, kind, form)>{t(name)}</button> }
    };
    view! {
        <div class="actions after">
            <span class="note">{t(text::LIST_PAPER)}</span>
            {button(Form::Word, text::PAPER_WORD)}
            {button(Form::Page, text::PAPER_PAGE)}
        </div>
    }
    .into_any()
}

fn make(app: App, kind: RecordKind, form: Form) {
    spawn_local(async move {
        let Ok(maker) = maker().await else {
            app.status.set(untrack(|| shell::NOT_LOADED_BODY.now().to_owned()));
            return;
        };
        let query = app.query.get_untracked();
        let name = app.book.with_untracked(|book| {
            let unit = query.unit.clone();
            let unit = unit.or_else(|| standards::desk_unit(book).map(|unit| unit.id.clone()));
            unit.map(|unit| words::name_of(book, &unit)).unwrap_or_default()
        });
        let made = (maker.register)(&source(app), kind, &query, form);
        download(app, &file_name(app, "danh-sach", &name, form.ending()), form.media(), made);
    });
}
