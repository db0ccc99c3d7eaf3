//! Receives files that a person chose, dropped or pasted, or that the system sent. The page shows
//! them before they change anything.

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

use crate::app::shell::erased::IntoAny;
use desk::preview::Done;
use desk::receive::{Content, Received};
use files::Sealed;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::file_input::{FileInput, files_of};
use super::text::receive as text;
use crate::app::judge::{doubts, import_rules};
use crate::app::report::templates;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

/// The incoming files and their progress.
#[derive(Clone, Copy)]
struct Session {
    given: RwSignal<Vec<Received>>,
    /// The number of files read and the total, while they are being read.
    progress: RwSignal<Option<(usize, usize)>>,
    /// The number of the current turn. Each new batch or stop increases it, so that results of
    /// earlier turns are ignored.
    turn: StoredValue<u32>,
    /// The last passphrase did not open all files.
    is_left_sealed: RwSignal<bool>,
    /// The number of sealed files that the last press left untried because the others took much
    /// work. `passphrase` is the one of that press, and `tried` holds the files that it did not
    /// open.
    untried: RwSignal<usize>,
    passphrase: StoredValue<String>,
    tried: StoredValue<Vec<Arc<Sealed>>>,
    /// The files came from another app or page, not from a choice here.
    is_from_outside: RwSignal<bool>,
    /// The result of the last import, until other files come.
    done: RwSignal<Option<Done>>,
}

impl Session {
    /// Starts a new turn without files and returns its number.
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

    /// Returns whether a turn is still current. It ends when a person leaves the page, stops the
    /// reading or gives other files.
    fn is_on(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    /// Stops the reading and keeps the files read so far.
    fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set(None);
    }
}

thread_local! {
    /// Files that came before the page was open.
    static HANDED: RefCell<(Vec<web_sys::File>, bool)> = const { RefCell::new((Vec::new(), false)) };
    /// The open page.
    static SESSION: Cell<Option<Session>> = const { Cell::new(None) };
}

/// Shows files from outside the page, such as from the system, on the page that receives files. The
/// page marks those that a person may not have chosen.
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
    let place = FileInput {
        body: text::BODY,
        choose: text::CHOOSE,
        accept: ".json,.txt,application/json",
        is_multiple: true,
    };
    let take = move |files| reading::start(app, session, files);
    let paste = window_event_listener(leptos::ev::paste, move |event| {
        let is_typing = event
            .target()
            .is_some_and(|target| target.dyn_ref::<web_sys::Element>().is_some_and(is_text_field));
        let Some(data) = event.clipboard_data().filter(|_| !is_typing) else { return };
        match files_of(data.files()) {
            files if files.is_empty() => {
                reading::start_text(app, session, data.get_data("text").unwrap_or_default());
            }
            files => take(files),
        }
    });
    on_cleanup(move || paste.remove());
    view! {
        {place.view(take)}
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

/// Warns that nobody chose the files here, because any website can post one.
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

/// Shows the content of the files once all are read.
fn outcome(app: App, session: Session) -> AnyView {
    if let Some(done) = session.done.get() {
        return done::view(app, done);
    }
    let given = session.given.get();
    let close = Callback::new(move |()| session.given.set(Vec::new()));
    if let [Received { name, content: Content::Rules(read), .. }] = &given[..] {
        return import_rules::preview(app, name, read.clone(), close);
    }
    if let [Received { name, content: Content::Checks(read), .. }] = &given[..] {
        return doubts::preview(app, name, read.clone(), close);
    }
    if let [Received { name, content: Content::Template(file), .. }] = &given[..] {
        return templates::preview(app, name, file, close);
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
