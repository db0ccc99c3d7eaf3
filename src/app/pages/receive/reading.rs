//! Reading files one after the other, so that many can be followed and stopped.

use std::sync::Arc;

use binh_yen::exchange::{self, FileRead, Problem, RulesRead};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Session;
use crate::app::state::App;
use crate::app::text::receive as text;
use crate::app::{browser, sample};

/// A file that was read.
#[derive(Clone)]
pub struct Given {
    pub name: String,
    pub state: State,
}

/// What a file turned out to be.
#[derive(Clone)]
pub enum State {
    Bad(Arc<Vec<Problem>>),
    Unreadable,
    Book(Arc<FileRead>),
    Rules(Arc<RulesRead>),
}

impl Given {
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
    session.done.set(None);
    session.given.set(Vec::new());
    session.progress.set(Some((0, all)));
    spawn_local(async move {
        for (at, file) in files.into_iter().enumerate() {
            let given = read(app, &file).await;
            // Gone where the page was left, none where the reading was stopped: then what was read so far is not asked for.
            let is_on = session.progress.try_update(|progress| progress.is_some_and(|(read, of)| (read, of) == (at, all)));
            if is_on != Some(true) {
                return;
            }
            session.given.update(|all| all.push(given));
            session.progress.set((at + 1 < all).then_some((at + 1, all)));
            breathe().await;
        }
        browser::focus_soon("#import-result");
    });
}

/// Reads a pasted text as if it were a file; what is no data is left alone.
pub fn start_text(app: App, session: Session, pasted: String) {
    if pasted.trim_start().starts_with('{') {
        let name = text::PASTED.to(app.lang.get_untracked()).to_owned();
        session.done.set(None);
        session.progress.set(None);
        session.given.set(vec![given(app, pasted.as_bytes(), name)]);
        browser::focus_soon("#import-result");
    }
}

async fn read(app: App, file: &web_sys::File) -> Given {
    let name = browser::composed(&file.name());
    if let Err(problems) = exchange::check_size(file.size() as u64, &name) {
        return Given { name, state: State::Bad(Arc::new(problems)) };
    }
    match JsFuture::from(file.unchecked_ref::<web_sys::Blob>().array_buffer()).await {
        Err(_) => Given { name, state: State::Unreadable },
        Ok(buffer) => given(app, &js_sys::Uint8Array::new(&buffer).to_vec(), name),
    }
}

/// A book or a rule file, whichever it is.
fn given(app: App, bytes: &[u8], name: String) -> Given {
    let state = if exchange::is_rules(bytes) {
        sample::read_rules(app, bytes, &name).map(|read| State::Rules(Arc::new(read)))
    } else {
        sample::read_file(app, bytes, &name).map(|read| State::Book(Arc::new(read)))
    };
    Given { name, state: state.unwrap_or_else(|problems| State::Bad(Arc::new(problems))) }
}

/// Lets the page show how far it is and take what a person does meanwhile.
async fn breathe() {
    let soon = js_sys::Promise::new(&mut |done, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, 0);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(soon).await;
}
