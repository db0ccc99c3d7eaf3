//! The page that sends a file: its content, its recipient, an optional seal, and delivery by share
//! sheet, download or mail.

mod choose;
mod deliver;
mod make;
mod ready;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{UnitId, Year};
use files::Covers;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use self::make::Made;
pub use self::make::{MakeError, too_large, whole};
pub use self::ready::covers_in_words;
use super::text::send as text;
use super::{crypto, desks};
use crate::app::components::head::{self, Crumb};
use crate::app::shell::browser::{self, LETTERS};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, Text, t};
use desk::route::Route;
use desk::sending::{Choice, Mistake};
use desk::trust::{self, Recipient};

/// The state of the form.
#[derive(Clone, Copy)]
struct Form {
    /// The file covers chosen communes and years, not the whole book.
    is_part: RwSignal<bool>,
    communes: RwSignal<BTreeSet<UnitId>>,
    /// The hamlet or other unit that the page was opened for, and whether the file covers it alone.
    unit: StoredValue<Option<UnitId>>,
    is_unit: RwSignal<bool>,
    years: RwSignal<(Year, Year)>,
    to: RwSignal<String>,
    only_changes: RwSignal<bool>,
    passphrase: RwSignal<String>,
    /// A person agreed that a file of a locked book leaves the lock unsealed.
    may_leave_lock: RwSignal<bool>,
    /// The mistake in the passphrase or the choice.
    mistake: RwSignal<Option<Text>>,
    /// The recipients of earlier files.
    known: RwSignal<Vec<Recipient>>,
    /// The file, once it is made. A different choice needs another file.
    made: RwSignal<Option<Arc<Made>>>,
    is_busy: RwSignal<bool>,
}

impl Form {
    fn new(app: App) -> Self {
        let span = app
            .book
            .with_untracked(|book| desk::years::with_data(book))
            .unwrap_or((app.year.get_untracked(), app.year.get_untracked()));
        let unit = app.query.with_untracked(|query| query.unit.clone()).filter(|unit| {
            app.book.with_untracked(|book| {
                book.unit(unit).is_some_and(|(unit, _)| !unit.kind.has_shard())
            })
        });
        Self {
            is_part: RwSignal::new(false),
            communes: RwSignal::new(BTreeSet::new()),
            is_unit: RwSignal::new(unit.is_some()),
            unit: StoredValue::new(unit),
            years: RwSignal::new(span),
            to: RwSignal::new(String::new()),
            only_changes: RwSignal::new(false),
            passphrase: RwSignal::new(String::new()),
            may_leave_lock: RwSignal::new(false),
            mistake: RwSignal::new(None),
            known: RwSignal::new(Vec::new()),
            made: RwSignal::new(None),
            is_busy: RwSignal::new(false),
        }
    }

    /// Returns the recipient, if it was sent files before.
    fn recipient(self) -> Option<Recipient> {
        let to = self.to.get();
        self.known.with(|known| trust::recipient(known, &to, &LETTERS).cloned())
    }

    fn choice(self) -> Choice {
        Choice {
            is_part: self.is_part.get(),
            communes: self.communes.get(),
            unit: self.unit.get_value().filter(|_| self.is_unit.get()),
            years: self.years.get(),
            only_changes: self.only_changes.get(),
        }
    }

    fn covers(self, app: App) -> Covers {
        let (choice, is_known) = (self.choice(), self.recipient().is_some());
        app.book.with(|book| choice.covers(book, is_known))
    }
}

pub fn send(app: App) -> AnyView {
    let form = Form::new(app);
    spawn_local(async move {
        let known = desks::recipients().await;
        // The form is gone if a person left the page meanwhile.
        let _ = form.known.try_set(known);
    });
    // A different choice needs another file.
    Effect::new(move |_| {
        form.is_part.track();
        form.is_unit.track();
        form.communes.track();
        form.years.track();
        form.to.track();
        form.only_changes.track();
        form.passphrase.track();
        form.may_leave_lock.track();
        app.book.track();
        form.made.set(None);
        form.mistake.set(None);
    });
    let crumb =
        Crumb { text: Signal::derive(|| shell::DATA.now().to_owned()), href: Route::Data.href() };
    let is_empty = Memo::new(move |_| app.book.with(|book| book.is_empty()));
    let body = move || {
        if is_empty.get() {
            view! { <p>{t(text::EMPTY)}</p> }.into_any()
        } else {
            form_view(app, form)
        }
    };
    view! {
        {head::head(vec![crumb], Signal::derive(|| text::TITLE.now().to_owned()), Some(text::LEAD), None)}
        {body}
    }
    .into_any()
}

fn form_view(app: App, form: Form) -> AnyView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        press(app, form);
    };
    let main = move || match (form.is_busy.get(), deliver::can_share()) {
        (true, _) => text::MAKING.now(),
        (false, true) => text::SHARE.now(),
        (false, false) => text::DOWNLOAD.now(),
    };
    view! {
        <form class="form" on:submit=submit>
            {choose::what(app, form)} {choose::to_whom(form)} {passphrase(form)} {leaves_lock(form)}
            <p class="note">{t(if crypto::is_there() { text::SIGNED } else { text::NOT_SIGNED })}</p>
            {move || form.mistake.get().map(|mistake| view! { <p class="field__error" role="alert">{t(mistake)}</p> })}
            <div class="form__foot">
                <button type="submit" class="button button--main" aria-disabled=move || form.is_busy.get().then_some("true")>{main}</button>
            </div>
        </form>
        <div id="ready" class="after" tabindex="-1" aria-live="polite">{move || form.made.get().map(|made| ready::ready(app, form, made))}</div>
    }
    .into_any()
}

/// Asks before a file of a locked book leaves the lock unsealed.
fn leaves_lock(form: Form) -> Option<AnyView> {
    let is_open = Memo::new(move |_| form.passphrase.with(|phrase| phrase.trim().is_empty()));
    let change = move |event| form.may_leave_lock.set(event_target_checked(&event));
    let check = move || {
        is_open.get().then(|| {
            view! {
                <label class="check">
                    <input type="checkbox" id="leaves-lock" prop:checked=move || form.may_leave_lock.get() on:change=change />
                    <span>{t(text::LEAVES_LOCK)}</span>
                </label>
            }
        })
    };
    store::sealing::held().map(|_| check.into_any())
}

fn passphrase(form: Form) -> AnyView {
    if !crypto::is_there() {
        return view! { <p class="note">{t(text::NOT_SEALED)}</p> }.into_any();
    }
    view! {
        <div class="field">
            <label class="field__label" for="passphrase">
                {t(text::PASSPHRASE)} " " <span class="field__optional">{t(text::OPTIONAL)}</span>
            </label>
            <p class="field__hint" id="passphrase-hint">{t(text::PASSPHRASE_HINT)}</p>
            <input
                class="input"
                type="text"
                id="passphrase"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                aria-describedby="passphrase-hint"
                prop:value=move || form.passphrase.get()
                on:input=move |event| form.passphrase.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

/// Makes the file and hands it out.
fn press(app: App, form: Form) {
    if form.is_busy.get_untracked() {
        return;
    }
    if let Some(mistake) = untrack(|| mistake(app, form)) {
        form.mistake.set(Some(mistake));
        return;
    }
    form.is_busy.set(true);
    spawn_local(async move {
        let (covers, to) = untrack(|| (form.covers(app), browser::composed(&form.to.get())));
        let made =
            make::make(app, covers, to, browser::composed(&form.passphrase.get_untracked())).await;
        if form.is_busy.try_set(false).is_some() {
            return;
        }
        match made {
            Ok(made) => {
                let made = Arc::new(made);
                form.made.set(Some(Arc::clone(&made)));
                browser::focus_soon("#ready");
                deliver::hand_out(app, form, made).await;
            }
            Err(MakeError::NothingNew) => form.mistake.set(Some(text::NOTHING_NEW)),
            Err(MakeError::Failed(why)) => app.status.set(untrack(|| text::FAILED.fill(&[&why]))),
        }
    });
}

fn mistake(app: App, form: Form) -> Option<Text> {
    let length = form.passphrase.with(|phrase| browser::composed(phrase).chars().count());
    if length == 0 && !form.may_leave_lock.get() && store::sealing::held().is_some() {
        return Some(text::SEAL_LOCKED);
    }
    Some(match form.choice().mistake(&form.covers(app), length)? {
        Mistake::NoCommune => text::NO_COMMUNE,
        Mistake::YearsTurned => text::YEARS_TURNED,
        Mistake::ShortPassphrase => text::SHORT_PASSPHRASE,
    })
}
