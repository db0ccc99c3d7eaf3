//! Work on the lock that its page begins.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::text;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text};

/// Work on the lock, one at a time, and what is said about it.
#[derive(Clone, Copy)]
pub struct Work {
    pub app: App,
    pub is_busy: RwSignal<bool>,
    pub said: RwSignal<Option<Text>>,
    /// The work whose sheet is shown. Only one is: whoever prints prints one.
    pub sheet: RwSignal<Option<Text>>,
    /// Counts the changes, so that what is shown is read again.
    pub changes: RwSignal<u32>,
}

impl Work {
    pub fn new(app: App) -> Self {
        let (is_busy, said, changes) =
            (RwSignal::new(false), RwSignal::new(None), RwSignal::new(0));
        Self { app, is_busy, said, sheet: RwSignal::new(None), changes }
    }

    /// Begins, unless other work is going on. `then` clears the form, which stays filled if it fails.
    pub fn begin(
        self,
        work: impl Future<Output = Result<(), Text>> + 'static,
        then: impl FnOnce() + 'static,
    ) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(None);
        spawn_local(async move {
            let done = work.await;
            let _ = self.is_busy.try_set(false);
            match done {
                Ok(()) => {
                    then();
                    self.app.status.set(untrack(|| text::CHANGED.now().to_owned()));
                    let _ = self.changes.try_update(|changes| *changes += 1);
                }
                Err(why) => drop(self.said.try_set(Some(why))),
            }
        });
    }
}

/// Empties fields.
pub fn clear<const N: usize>(values: [RwSignal<String>; N]) {
    for value in values {
        let _ = value.try_set(String::new());
    }
}
