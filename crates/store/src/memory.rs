//! A storage in memory, for tests, measurements and fuzzing: with a limit, blocked, or dying where
//! they ask for it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Texts;
use super::room::units;
use super::storage::{Refused, TextStorage};

/// A storage in memory; its copies are the same storage.
#[derive(Clone, Default)]
pub struct Memory {
    /// What it holds.
    pub texts: Rc<RefCell<Texts>>,
    /// Units that it has room for.
    pub limit: Rc<Cell<Option<usize>>>,
    /// Whether it lets nobody read or write.
    pub blocked: Rc<Cell<bool>>,
    /// Texts written so far.
    pub writes: Rc<Cell<usize>>,
    /// Writes and removals until the browser is killed: later ones do nothing, and nobody is told.
    pub life: Rc<Cell<Option<usize>>>,
}

impl Memory {
    /// Units that it holds, keys and texts.
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
