//! Reads files one after the other, so that a person can follow and stop a long run.

use std::collections::VecDeque;
use std::sync::Arc;

use desk::receive::{self, Content, Received};
use files::Problem;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::Session;
use crate::app::exchange::desks;
use crate::app::exchange::text::receive as text;
use crate::app::shell::browser::{self, LETTERS};
use crate::app::shell::state::App;

/// The milliseconds of reading after which the page shows how far it is and reacts to a person. A
/// turn after each of many small files would take longer than the files.
const TURN: u64 = 60;

/// Reads files in place of the earlier ones.
pub fn start(app: App, session: Session, files: Vec<web_sys::File>) {
    let all = files.len();
    let turn = session.begin();
    session.progress.set(Some((0, all)));
    spawn_local(async move {
        let mut shown = browser::now();
        let mut files = files.into_iter();
        // The browser fetches some files while another is read.
        let mut coming: VecDeque<Coming> = files.by_ref().take(AHEAD).map(Coming::new).collect();
        for at in 0..all {
            let Some(file) = coming.pop_front() else { break };
            coming.extend(files.next().map(Coming::new));
            let given = file.read(app).await;
            if !session.is_on(turn) {
                return;
            }
            session.given.update(|all| all.push(given));
            let has_more = at + 1 < all;
            if has_more && browser::now().saturating_sub(shown) < TURN {
                continue;
            }
            session.progress.set(has_more.then_some((at + 1, all)));
            if has_more {
                browser::breathe().await;
                shown = browser::now();
            }
        }
        // The focus moves in the first frame with results, before a person can go on to a part of
        // them.
        browser::focus_soon("#import-result");
    });
}

/// Reads pasted text like a file. Text that is not data is left alone.
pub fn start_text(app: App, session: Session, pasted: String) {
    if receive::is_pasted_file(&pasted) {
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

/// The number of files that the browser fetches ahead.
const AHEAD: usize = 3;

/// A file whose bytes the browser is fetching.
struct Coming {
    name: String,
    /// The problems of a file that is too large to be fetched.
    bytes: Result<JsFuture, Vec<Problem>>,
}

impl Coming {
    fn new(file: web_sys::File) -> Self {
        let name = browser::composed(&file.name());
        let bytes = files::check_size(file.size() as u64, &name)
            .map(|()| JsFuture::from(file.unchecked_ref::<web_sys::Blob>().array_buffer()));
        Self { name, bytes }
    }

    async fn read(self, app: App) -> Received {
        match self.bytes {
            Err(problems) => Received::new(self.name, Content::Bad(Arc::new(problems))),
            Ok(fetched) => match fetched.await {
                Err(_) => Received::new(self.name, Content::Unreadable),
                Ok(buffer) => {
                    given(app, &js_sys::Uint8Array::new(&buffer).to_vec(), self.name).await
                }
            },
        }
    }
}

/// Reads a book with the trust in its sender, a rule file or a sealed file.
pub async fn given(app: App, bytes: &[u8], name: String) -> Received {
    let frame = app.book.with_untracked(|book| Arc::clone(&book.frame));
    let content = app
        .national
        .with_untracked(|national| Content::of(bytes, &name, national, &frame, &LETTERS));
    let received = Received::new(name, content);
    let Some(letter) = received.letter() else { return received };
    // The signature covers the file as it was before a mail program quoted it.
    let trust = desks::trust(letter, &files::unquoted(bytes)).await;
    received.trusted(trust)
}
