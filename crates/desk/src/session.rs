//! The session of one tab: the shown book, its edits, undo and redo.

use std::sync::Arc;

use book::{Book, DeviceId, Shard, Stamp, UnitId};
use files::merge;

use crate::undo::{Step, UndoSteps};

/// The book of a tab with the steps that led to it.
#[derive(Clone, Default)]
pub struct Session {
    book: Arc<Book>,
    steps: UndoSteps,
    /// The latest stamp of this device in any book that this session opened.
    last_stamp: u64,
    /// Whether `last_stamp` covers the shown book.
    is_looked_through: bool,
}

impl Session {
    /// Starts a session with a book.
    pub fn new(book: Arc<Book>) -> Self {
        Self { book, ..Self::default() }
    }

    /// Returns the shown book.
    pub fn book(&self) -> &Arc<Book> {
        &self.book
    }

    /// Returns the steps to undo and redo.
    pub fn steps(&self) -> &UndoSteps {
        &self.steps
    }

    /// Returns the stamp of a change made now, in milliseconds since 1970-01-01 UTC. Stamps of a
    /// device always grow, even if its clock is set back. An undone change may already have been
    /// sent, so its stamp is never used again.
    pub fn stamp(&self, now: u64, device: &DeviceId) -> Stamp {
        Stamp {
            at: now.max(self.last_stamp + 1).min(Stamp::LAST),
            device: device.clone(),
            by: self.book.frame.settings.desk.clone(),
            after: Vec::new(),
        }
    }

    /// Shows the result of an edit as one step, and settles the conflicts that the edit decided.
    pub fn edited(&mut self, label: &str, new: &Book, device: &DeviceId) {
        self.replaced(label, merge::settled(new), device);
    }

    /// Shows a whole new book as one step.
    pub fn replaced(&mut self, label: &str, new: Book, device: &DeviceId) {
        self.steps.done(Step { label: label.to_owned(), book: Arc::clone(&self.book) });
        self.show(Arc::new(new), device);
    }

    /// Undoes the last step and returns its name.
    pub fn undo(&mut self, device: &DeviceId) -> Option<String> {
        let step = self.steps.undo(Arc::clone(&self.book))?;
        self.show(step.book, device);
        Some(step.label)
    }

    /// Redoes the step that was undone last and returns its name.
    pub fn redo(&mut self, device: &DeviceId) -> Option<String> {
        let step = self.steps.redo(Arc::clone(&self.book))?;
        self.show(step.book, device);
        Some(step.label)
    }

    /// Shows a book that another tab made. Returns false if it is already shown. The steps of this
    /// tab do not lead to that book, so they are forgotten.
    pub fn follow(&mut self, book: Book) -> bool {
        if self.is_shown(&book) {
            return false;
        }
        self.steps = UndoSteps::default();
        self.book = Arc::new(book);
        self.is_looked_through = false;
        true
    }

    /// Returns whether a book consists of the very parts that are shown.
    fn is_shown(&self, book: &Book) -> bool {
        let is_same = |(unit, shard)| {
            self.book.shards.get(unit).is_some_and(|shown| Arc::ptr_eq(shown, shard))
        };
        Arc::ptr_eq(&book.frame, &self.book.frame)
            && book.shards.len() == self.book.shards.len()
            && book.shards.iter().all(is_same)
    }

    fn show(&mut self, book: Arc<Book>, device: &DeviceId) {
        if !self.is_looked_through {
            self.last_stamp = self.book.latest(device).max(self.last_stamp);
        }
        // The stamps of the shards that both books share are known by now.
        let is_new = |(root, shard): &(&UnitId, &Arc<Shard>)| {
            !self.book.shards.get(*root).is_some_and(|known| Arc::ptr_eq(known, shard))
        };
        let new = book.shards.iter().filter(is_new);
        let shards = new.map(|(root, shard)| (root.clone(), Arc::clone(shard)));
        let changed = Book { frame: Arc::clone(&book.frame), shards: shards.collect() };
        self.last_stamp = changed.latest(device).max(self.last_stamp);
        self.is_looked_through = true;
        self.book = book;
    }
}
