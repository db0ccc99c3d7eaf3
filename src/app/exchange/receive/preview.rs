//! The preview of good files: their changes commune by commune, and the button to take them in. Many
//! files are compared after the page shows the buttons.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Book;
use desk::preview::Preview;
use files::{FileRead, Summary};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::take::{self, Taken};
use super::{Session, coming, frame, letter};
use crate::app::exchange::text::{data, receive as text};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, readable, words};
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};

type Files = Vec<(String, Arc<FileRead>)>;

/// Files and the open book, compared when somebody first asks.
struct Comparison {
    open: Arc<Book>,
    files: Files,
    preview: OnceCell<Preview>,
}

impl Comparison {
    fn preview(&self) -> &Preview {
        self.preview.get_or_init(|| Preview::of(&self.open, &self.files))
    }
}

/// A comparison that the page shows once it is made. Copied freely.
#[derive(Clone, Copy)]
struct Shown {
    comparison: StoredValue<Comparison, LocalStorage>,
    is_made: RwSignal<bool>,
    taken: Taken,
}

impl Shown {
    fn new(open: Arc<Book>, files: Files) -> Self {
        let is_single = files.len() == 1;
        let comparison =
            StoredValue::new_local(Comparison { open, files, preview: OnceCell::new() });
        let (chosen, supersedes) = (RwSignal::new(BTreeSet::new()), RwSignal::new(true));
        let is_made = RwSignal::new(false);
        let shown = Self { comparison, is_made, taken: Taken { chosen, supersedes } };
        if is_single {
            shown.make();
        } else {
            spawn_local(async move {
                browser::frame().await;
                browser::breathe().await;
                shown.make();
            });
        }
        shown
    }

    /// Compares and chooses everything, unless it was done, or the page was left meanwhile.
    fn make(self) {
        if self.is_made.try_get_untracked() == Some(false) {
            let all = self.comparison.try_with_value(|one| one.preview().all_roots());
            self.taken.chosen.set(all.unwrap_or_default());
            self.is_made.set(true);
        }
    }

    fn with<T>(self, tell: impl FnOnce(&Preview) -> T) -> T {
        self.comparison.with_value(|one| tell(one.preview()))
    }

    /// Whether there is something to take in; it may be as long as nothing is compared.
    fn may_bring(self) -> bool {
        !self.is_made.get() || self.with(|one| !one.comings.is_empty() || one.brings_frame())
    }
}

/// Previews the changes of the good files and offers to take them in.
pub fn preview(app: App, session: Session, files: Files) -> AnyView {
    let lang = app.lang.get_untracked();
    let title = match &files[..] {
        [(only, _)] => data::PREVIEW_TITLE.fill(&[only]),
        many => text::FILES.fill(&[&number(many.len() as u64, lang)]),
    };
    let notices: Vec<_> = files
        .iter()
        .flat_map(|(_, read)| &read.notices)
        .map(|notice| view! { <li>{notice.text(lang)}</li> })
        .collect();
    let notices = (!notices.is_empty()).then(|| {
        view! {
            <h4 class="preview__title">{t(data::NOTICES)}</h4>
            <ul class="bullets">{notices}</ul>
        }
    });
    let shown = Shown::new(app.book.get_untracked(), files);
    let holds = move || {
        shown.is_made.get().then(|| {
            let summary = shown.with(|one| words::summary_in_short(&Summary::of(&one.book)));
            view! { <p>{summary}</p> }
        })
    };
    let compared = move || shown.is_made.get().then(|| untrack(|| changes(app, shown)));
    view! {
        <section class="preview">
            <h3 class="banner__title">{title}</h3>
            {holds} {notices} {compared} {actions(app, session, shown)}
        </section>
    }
    .into_any()
}

/// What the files would change.
fn changes(app: App, shown: Shown) -> AnyView {
    let Taken { chosen, supersedes } = shown.taken;
    let open = shown.comparison.with_value(|one| Arc::clone(&one.open));
    shown.with(|one| {
        let adds = one.adds_frame.then(|| view! { <p class="note">{t(text::KINDS_AND_RULES)}</p> });
        let own = (!one.superseded.is_empty())
            .then(|| frame::superseded(app, &one.superseded, supersedes));
        let units = if !one.comings.is_empty() {
            view! {
                <h4 class="preview__title">{t(text::CHANGES)}</h4>
                {coming::table(app, chosen, &one.comings, &one.book)} {coming::items(app, &one.comings, &open, &one.book)}
                <p class="note">{t(text::FRAME_NOTE)}</p>
            }
            .into_any()
        } else if one.brings_frame() {
            ().into_any()
        } else {
            let nothing = if one.is_same { text::SAME } else { text::NOTHING_NEW };
            view! { <p>{t(nothing)}</p> }.into_any()
        };
        view! { {units} {adds} {own} }.into_any()
    })
}

fn actions(app: App, session: Session, shown: Shown) -> AnyView {
    let chosen = shown.taken.chosen;
    let refused = RwSignal::new(Vec::new());
    let all = move || if shown.is_made.get() { shown.with(|one| one.comings.len()) } else { 0 };
    let label = move || match chosen.with(BTreeSet::len) {
        some if some < all() => text::TAKE_SOME.fill(&[&number(some as u64, app.lang.get())]),
        _ => text::TAKE_ALL.now().to_owned(),
    };
    let take = move |_: web_sys::MouseEvent| {
        shown.make();
        if !untrack(|| shown.may_bring()) {
            return browser::focus_soon("#import-result");
        }
        match shown.with(|one| take::take_in(app, one, shown.taken)) {
            Ok(None) => (),
            Ok(Some(done)) => {
                letter::remember(&session.given.get_untracked());
                session.given.set(Vec::new());
                session.done.set(Some(done));
                browser::focus_soon("#import-result");
            }
            Err(problems) => {
                refused.set(problems);
                browser::focus_soon("#refused");
            }
        }
    };
    let is_single = shown.comparison.with_value(|one| one.files.len() == 1);
    let replace = move |_: web_sys::MouseEvent| {
        if shown.with(|one| take::replace_book(app, one)) {
            letter::remember(&session.given.get_untracked());
            session.given.set(Vec::new());
        }
    };
    let is_none = move || all() > 0 && chosen.with(BTreeSet::is_empty);
    let takes = move || {
        shown.may_bring().then(|| {
            view! {
                <button type="button" class="button button--main" disabled=is_none on:click=take>
                    {label}
                </button>
            }
        })
    };
    view! {
        {readable::refused(app, refused, text::NOT_TAKEN, text::NOT_TAKEN_BODY)}
        <div class="actions">
            {takes}
            {is_single.then(|| view! { <button type="button" class="button" on:click=replace>{t(data::REPLACE_ALL)}</button> })}
            <button type="button" class="quiet-button" on:click=move |_| session.given.set(Vec::new())>{t(shell::CANCEL)}</button>
        </div>
    }
    .into_any()
}
