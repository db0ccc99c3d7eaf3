//! Reading files one after the other, so that many can be followed and stopped.

use std::borrow::Cow;
use std::sync::Arc;

use files::{Fault, FileRead, Letter, Place, Problem, RulesRead, SealError, Sealed};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Session;
use crate::app::desks::{self, Trust};
use crate::app::state::App;
use crate::app::text::receive as text;
use crate::app::{browser, sample};

/// A file that was read.
#[derive(Clone)]
pub struct Given {
    pub name: String,
    pub state: State,
    /// What is known of who sent it.
    pub trust: Option<Trust>,
    /// Whether it was inside a sealed file that was opened.
    pub was_sealed: bool,
}

/// What a file turned out to be.
#[derive(Clone)]
pub enum State {
    Bad(Arc<Vec<Problem>>),
    Unreadable,
    Book(Arc<FileRead>),
    Rules(Arc<RulesRead>),
    /// Closed with a passphrase.
    Sealed(Arc<Sealed>),
    /// Sealed, and cannot even be tried.
    Broken(SealError),
}

impl Given {
    /// A file of which no sender is known.
    pub fn new(name: String, state: State) -> Self {
        Self { name, state, trust: None, was_sealed: false }
    }

    /// What it says about itself, if it is a good book that does.
    pub fn letter(&self) -> Option<Letter> {
        self.book().and_then(|(_, read)| read.letter.clone())
    }

    /// Its name and envelope, if it is sealed.
    pub fn sealed(&self) -> Option<(String, Arc<Sealed>)> {
        match &self.state {
            State::Sealed(sealed) => Some((self.name.clone(), sealed.clone())),
            _ => None,
        }
    }

    /// Its name and book, if it is a good book.
    pub fn book(&self) -> Option<(String, Arc<FileRead>)> {
        match &self.state {
            State::Book(read) => Some((self.name.clone(), read.clone())),
            _ => None,
        }
    }
}

/// Reads files in the place of those that were at hand.
pub fn start(app: App, session: Session, files: Vec<web_sys::File>) {
    let all = files.len();
    let turn = session.begin();
    session.progress.set(Some((0, all)));
    spawn_local(async move {
        for (at, file) in files.into_iter().enumerate() {
            let given = read(app, &file).await;
            if !session.is_on(turn) {
                return;
            }
            session.given.update(|all| all.push(given));
            let has_more = at + 1 < all;
            session.progress.set(has_more.then_some((at + 1, all)));
            if has_more {
                breathe().await;
            }
        }
        // In the frame that first shows it: nobody can have gone on to a part of it.
        browser::focus_soon("#import-result");
    });
}

/// Reads a pasted text as if it were a file; what is no data is left alone.
pub fn start_text(app: App, session: Session, pasted: String) {
    let is_file = pasted.trim_start().starts_with('{')
        || matches!(files::unquoted(pasted.as_bytes()), Cow::Owned(_));
    if is_file || files::is_sealed(pasted.as_bytes()) {
        let name = text::PASTED.to(app.lang.get_untracked()).to_owned();
        let turn = session.begin();
        session.progress.set(None);
        spawn_local(async move {
            let given = given(app, pasted.as_bytes(), name).await;
            if session.is_on(turn) {
                session.given.set(vec![given]);
                browser::focus_soon("#import-result");
            }
        });
    }
}

async fn read(app: App, file: &web_sys::File) -> Given {
    let name = browser::composed(&file.name());
    if let Err(problems) = files::check_size(file.size() as u64, &name) {
        return Given::new(name, State::Bad(Arc::new(problems)));
    }
    match JsFuture::from(file.unchecked_ref::<web_sys::Blob>().array_buffer()).await {
        Err(_) => Given::new(name, State::Unreadable),
        Ok(buffer) => given(app, &js_sys::Uint8Array::new(&buffer).to_vec(), name).await,
    }
}

/// A book, a rule file or a sealed file, whichever it is.
pub async fn given(app: App, bytes: &[u8], name: String) -> Given {
    // The signature is of the file as it was before a mail program quoted it; `read` says that it
    // was.
    let plain = files::unquoted(bytes);
    if files::is_sealed(bytes) {
        let state = Sealed::parse(bytes)
            .map_or_else(State::Broken, |sealed| State::Sealed(Arc::new(sealed)));
        return Given::new(name, state);
    }
    if files::is_rules(bytes) {
        let read = sample::read_rules(app, bytes, &name).map(|read| State::Rules(Arc::new(read)));
        return Given::new(name, read.unwrap_or_else(|problems| State::Bad(Arc::new(problems))));
    }
    let read = match sample::read_file(app, bytes, &name) {
        Ok(read) => read,
        Err(problems) => return Given::new(name, State::Bad(Arc::new(problems))),
    };
    let trust = match &read.letter {
        Some(letter) => Some(desks::trust(letter, &plain).await),
        None => None,
    };
    if trust == Some(Trust::Forged) {
        let place = Place { file: name.clone(), ..Place::default() };
        return Given::new(
            name,
            State::Bad(Arc::new(vec![Problem { place, fault: Fault::Forged }])),
        );
    }
    Given { name, state: State::Book(Arc::new(read)), trust, was_sealed: false }
}

/// Lets the page show how far it is and take what a person does meanwhile.
pub async fn breathe() {
    let soon = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, 0);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(soon).await;
}
