//! A storage in memory with a limit, for tests.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::area::{Area, Refused};

#[derive(Clone, Default)]
pub struct Memory {
    pub texts: Rc<RefCell<BTreeMap<String, String>>>,
    pub limit: Rc<Cell<Option<usize>>>,
    pub blocked: Rc<Cell<bool>>,
    pub writes: Rc<Cell<usize>>,
    /// Writes and removals until the browser is killed: later ones do nothing, and nobody is told.
    pub life: Rc<Cell<Option<usize>>>,
}

impl Memory {
    fn check(&self) -> Result<(), Refused> {
        if self.blocked.get() { Err(Refused::Blocked) } else { Ok(()) }
    }

    fn is_dead(&self) -> bool {
        match self.life.get() {
            Some(0) => true,
            Some(left) => {
                self.life.set(Some(left - 1));
                false
            }
            None => false,
        }
    }
}

impl Area for Memory {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        self.check()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        self.check()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.check()?;
        if self.is_dead() {
            return Ok(());
        }
        let mut after = self.texts.borrow().clone();
        after.insert(key.into(), text.into());
        let used: usize = after.iter().map(|(key, text)| key.encode_utf16().count() + text.encode_utf16().count()).sum();
        if self.limit.get().is_some_and(|limit| used > limit) {
            return Err(Refused::Full);
        }
        self.writes.set(self.writes.get() + 1);
        self.texts.replace(after);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        self.check()?;
        if self.is_dead() {
            return Ok(());
        }
        self.texts.borrow_mut().remove(key);
        Ok(())
    }
}
