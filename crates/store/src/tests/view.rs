//! One tab's view of the local storage.

use std::cell::RefCell;
use std::rc::Rc;

use super::memory::Memory;
use super::*;

/// The local storage as one tab sees it: the writes of others arrive some time later.
#[derive(Clone)]
pub(super) struct View {
    shared: Memory,
    seen: Rc<RefCell<Texts>>,
}

impl View {
    pub(super) fn of(shared: &Memory) -> Self {
        let view = Self { shared: shared.clone(), seen: Rc::default() };
        view.look();
        view
    }

    pub(super) fn look(&self) {
        self.seen.replace(self.shared.texts.borrow().clone());
    }
}

impl TextStorage for View {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        Ok(self.seen.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        Ok(self.seen.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.seen.borrow_mut().insert(key.into(), text.into());
        self.shared.set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        self.seen.borrow_mut().remove(key);
        self.shared.remove(key)
    }
}
