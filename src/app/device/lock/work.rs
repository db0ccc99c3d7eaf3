//! Work on the lock that its page begins.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{field, text};
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text};

/// Work on the lock, one piece at a time, and the message about it.
#[derive(Clone, Copy)]
pub struct Work {
    pub app: App,
    /// The section of the page in which the work is begun, by its title.
    here: Text,
    pub is_busy: RwSignal<bool>,
    /// The reason why the last work failed, and its section.
    said: RwSignal<Option<(Text, Text)>>,
    /// The work whose sheet is shown. Only one sheet is shown, since a person prints one at a time.
    pub sheet: RwSignal<Option<Text>>,
    /// Counts the changes, so that what is shown is read again.
    pub changes: RwSignal<u32>,
}

impl Work {
    pub fn new(app: App) -> Self {
        let (is_busy, said, changes) =
            (RwSignal::new(false), RwSignal::new(None), RwSignal::new(0));
        Self { app, here: text::PEOPLE, is_busy, said, sheet: RwSignal::new(None), changes }
    }

    /// The same work, begun in another section.
    pub fn at(self, here: Text) -> Self {
        Self { here, ..self }
    }

    /// Says in this section why nothing is done.
    pub fn refuse(self, why: Text) {
        let _ = self.said.try_set(Some((self.here, why)));
    }

    /// The reason for the last failure in this section, read out at once.
    pub fn told(self) -> AnyView {
        field::said(Signal::derive(move || {
            self.said.get().filter(|(section, _)| *section == self.here).map(|(_, why)| why)
        }))
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
                Err(why) => self.refuse(why),
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
