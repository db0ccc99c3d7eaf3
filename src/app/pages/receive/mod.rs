//! Receiving files: chosen, dropped, pasted or given by the system; shown before they change
//! anything.

mod coming;
mod done;
mod frame;
mod letter;
mod preview;
mod reading;
mod sealed;
mod take;
mod wrong;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use crate::app::erased::IntoAny;
use desk::preview::Done;
use desk::receive::{Content, Received};
use files::Sealed;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::import_rules;
use crate::app::browser;
use crate::app::state::App;
use crate::app::text::{InLanguage, receive as text, shell, t};
use desk::route::Route;

/// The files at hand and how far they are.
#[derive(Clone, Copy)]
struct Session {
    given: RwSignal<Vec<Received>>,
    /// How many of how many are read, while they are.
    progress: RwSignal<Option<(usize, usize)>>,
    /// Counts what was given or stopped: what is read of an earlier turn is not asked for.
    turn: StoredValue<u32>,
    /// Whether the last passphrase left some files closed.
    is_left_sealed: RwSignal<bool>,
    /// Sealed files that the last press did not try, since those before took much work; the
    /// passphrase, and those that it did not open.
    untried: RwSignal<usize>,
    passphrase: StoredValue<String>,
    tried: StoredValue<Vec<Arc<Sealed>>>,
    /// Whether the files came from another app or page, and not by this person's choice here.
    is_from_outside: RwSignal<bool>,
    /// What the last import did, until other files come.
    done: RwSignal<Option<Done>>,
}

impl Session {
    /// Begins anew with nothing at hand; gives the number of the turn.
    fn begin(self) -> u32 {
        self.turn.update_value(|turn| *turn += 1);
        self.done.set(None);
        self.is_left_sealed.set(false);
        self.untried.set(0);
        self.passphrase.set_value(String::new());
        self.tried.set_value(Vec::new());
        self.is_from_outside.set(false);
        self.given.set(Vec::new());
        self.turn.get_value()
    }

    /// Whether a turn goes on: it does not once the page was left, the reading stopped or something
    /// else given.
    fn is_on(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Keeps what was read so far.
    fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set(None);
    }
}

thread_local! {
    /// Files that came before the page was there.
    static HANDED: RefCell<(Vec<web_sys::File>, bool)> = const { RefCell::new((Vec::new(), false)) };
    /// The page that is there.
    static SESSION: Cell<Option<Session>> = const { Cell::new(None) };
}

/// Shows files that came from outside the page, such as from the system, on the page of files; says
/// so of those that this person need not have chosen.
pub fn hand_over(app: App, files: Vec<web_sys::File>, is_from_outside: bool) {
    let open = SESSION.get().filter(|session| session.given.try_get_untracked().is_some());
    match open {
        Some(session) => {
            reading::start(app, session, files);
            session.is_from_outside.set(is_from_outside);
        }
        None => {
            HANDED.set((files, is_from_outside));
            browser::go(&Route::Data.href());
        }
    }
}

pub fn receive(app: App) -> AnyView {
    let session = Session {
        given: RwSignal::new(Vec::new()),
        progress: RwSignal::new(None),
        turn: StoredValue::new(0),
        is_left_sealed: RwSignal::new(false),
        untried: RwSignal::new(0),
        passphrase: StoredValue::new(String::new()),
        tried: StoredValue::new(Vec::new()),
        is_from_outside: RwSignal::new(false),
        done: RwSignal::new(None),
    };
    SESSION.set(Some(session));
    let (handed, is_from_outside) = HANDED.take();
    if !handed.is_empty() {
        reading::start(app, session, handed);
        session.is_from_outside.set(is_from_outside);
    }
    let take = move |files: Option<web_sys::FileList>| {
        let files: Vec<_> = files
            .map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect())
            .unwrap_or_default();
        if !files.is_empty() {
            reading::start(app, session, files);
        }
    };
    let on_change = move |event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        take(input.files());
        // The same file can be chosen again after it was corrected.
        input.set_value("");
    };
    let on_drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let paste = window_event_listener(leptos::ev::paste, move |event| {
        let is_typing = event
            .target()
            .is_some_and(|target| target.dyn_ref::<web_sys::Element>().is_some_and(is_text_field));
        let Some(data) = event.clipboard_data().filter(|_| !is_typing) else { return };
        match data.files().filter(|files| files.length() > 0) {
            Some(files) => take(Some(files)),
            None => reading::start_text(app, session, data.get_data("text").unwrap_or_default()),
        }
    });
    on_cleanup(move || paste.remove());
    view! {
        <label class="drop" on:dragover=|event| event.prevent_default() on:drop=on_drop>
            <span class="note">{t(text::BODY)}</span>
            <span class="button">{t(text::CHOOSE)}</span>
            <input
                class="unseen"
                type="file"
                multiple
                accept=".json,.txt,application/json"
                aria-label=t(text::CHOOSE)
                on:change=on_change
            />
        </label>
        <div id="import-result" tabindex="-1" aria-live="polite">
            {move || from_outside(session)}
            {move || match session.progress.get() {
                Some((read, all)) => progress(session, read, all),
                None => outcome(app, session),
            }}
        </div>
    }
    .into_any()
}

/// Says that nobody chose the files here: any website can post one.
fn from_outside(session: Session) -> Option<AnyView> {
    let is_told = session.is_from_outside.get()
        && session.done.with(Option::is_none)
        && session.given.with(|given| !given.is_empty());
    is_told.then(|| {
        view! { <section class="banner banner--alert"><p>{t(text::FROM_OUTSIDE)}</p></section> }
            .into_any()
    })
}

fn is_text_field(element: &web_sys::Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA")
        && element.get_attribute("type").as_deref() != Some("file")
}

fn progress(session: Session, read: usize, all: usize) -> AnyView {
    let (read, all) = (read.to_string(), all.to_string());
    view! {
        <div class="actions">
            <p>{text::READING.fill(&[&read, &all])}</p>
            <progress class="meter" max=all.clone() value=read.clone() aria-label=text::READING.fill(&[&read, &all]) />
            <button type="button" class="button" on:click=move |_| session.stop()>{t(text::STOP)}</button>
        </div>
    }
    .into_any()
}

/// What the files are, once all are read.
fn outcome(app: App, session: Session) -> AnyView {
    if let Some(done) = session.done.get() {
        return done::view(app, done);
    }
    let given = session.given.get();
    let close = Callback::new(move |()| session.given.set(Vec::new()));
    if let [Received { name, content: Content::Rules(read), .. }] = &given[..] {
        return import_rules::preview(app, name, read.clone(), close);
    }
    let wrong = wrong::view(app, &given);
    let sealed = sealed::form(app, session, &given);
    let letters = letter::letters(app, &given);
    let books: Vec<_> = given.iter().filter_map(Received::book).collect();
    let preview = (!books.is_empty()).then(|| preview::preview(app, session, books));
    let alone = (!given.is_empty() && preview.is_none()).then(|| {
        view! { <button type="button" class="quiet-button after" on:click=move |_| close.run(())>{t(shell::CANCEL)}</button> }
    });
    view! { {sealed} {letters} {preview} {wrong} {alone} }.into_any()
}
