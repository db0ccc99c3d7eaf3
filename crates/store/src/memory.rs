//! A storage in memory for tests, measurements and fuzzing. It can have a limit, be blocked, or die
//! after some writes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Texts;
use super::room::units;
use super::storage::{Refused, TextStorage};

/// A storage in memory; clones share it.
#[derive(Clone, Default)]
pub struct Memory {
    /// The stored texts.
    pub texts: Rc<RefCell<Texts>>,
    /// The room it has, in UTF-16 code units.
    pub limit: Rc<Cell<Option<usize>>>,
    /// Whether it refuses every read and write.
    pub blocked: Rc<Cell<bool>>,
    /// The number of texts written so far.
    pub writes: Rc<Cell<usize>>,
    /// The writes and removals left until the browser is killed; later ones are silently ignored.
    pub life: Rc<Cell<Option<usize>>>,
}

impl Memory {
    /// The room taken by keys and texts, in UTF-16 code units.
    pub fn used(&self) -> usize {
        self.texts.borrow().iter().map(|(key, text)| units(key) + units(text)).sum()
    }

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

impl TextStorage for Memory {
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
        let old = self.texts.borrow().get(key).map_or(0, |old| units(key) + units(old));
        if self
            .limit
            .get()
            .is_some_and(|limit| self.used() - old + units(key) + units(text) > limit)
        {
            return Err(Refused::Full);
        }
        self.writes.set(self.writes.get() + 1);
        self.texts.borrow_mut().insert(key.into(), text.into());
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
