//! Edits of the book. Each is an undoable step and is saved at once.

use std::sync::Arc;

use book::{Book, DeviceId, EditError, RecordId, Stamp, UnitId};
use desk::session::Session;
use leptos::prelude::*;
use store::pen::Role;

use super::browser;
use super::state::{App, first_year};
use super::text::shell;
use crate::app::device::saving;
use crate::app::device::text::pen;
use crate::app::text::{InLanguage, Text};

impl App {
    /// Edits the book as one undoable step. `label` names the step, such as "thêm vụ việc".
    pub fn edit(
        self,
        label: impl Into<String>,
        change: impl FnOnce(&Book, Stamp) -> Result<Book, EditError>,
    ) -> Result<(), String> {
        if let Some(why) = self.why_not() {
            return Err(why.to(self.lang.get_untracked()).into());
        }
        let old = self.book.get_untracked();
        let new =
            change(&old, self.stamp()).map_err(|error| error.text(self.lang.get_untracked()))?;
        let (label, device) = (label.into(), self.device());
        self.session.update(|session| session.edited(&label, &new, &device));
        self.show(shell::DONE, &label);
        Ok(())
    }

    /// Returns why this tab may not change the book, if it may not.
    pub fn why_not(self) -> Option<Text> {
        match self.role.get_untracked() {
            Role::Writes => None,
            Role::Stopped => Some(pen::STOPPED_TITLE),
            Role::Follows | Role::Asks | Role::Apart => Some(pen::REFUSED),
        }
    }

    /// Returns whether this tab may change the book, and tells the person if it may not.
    pub fn may_write(self) -> bool {
        let why = self.why_not();
        if let Some(why) = why {
            self.status.set(why.to(self.lang.get_untracked()).into());
        }
        why.is_none()
    }

    /// Replaces the whole book as one undoable step. Returns false if this tab does not write.
    pub fn replace(self, label: impl Into<String>, new: Book) -> bool {
        let may = self.may_write();
        if may {
            let (label, device) = (label.into(), self.device());
            self.session.update(|session| session.replaced(&label, new, &device));
            self.show(shell::DONE, &label);
        }
        may
    }

    /// Shows a book that another tab made.
    pub fn follow(self, book: Book) {
        let was_empty = self.book.with_untracked(|book| book.is_empty());
        if self.session.try_update(|session| session.follow(book)) == Some(true) {
            self.book.set(self.session.with_untracked(|session| Arc::clone(session.book())));
            if was_empty {
                self.year.set(first_year(&self.book.get_untracked()));
            }
        }
    }

    /// Undoes the last change.
    pub fn undo(self) {
        self.step(Session::undo, shell::UNDONE, shell::NOTHING_TO_UNDO);
    }

    /// Redoes the change that was undone last.
    pub fn redo(self) {
        self.step(Session::redo, shell::REDONE, shell::NOTHING_TO_REDO);
    }

    fn step(self, take: fn(&mut Session, &DeviceId) -> Option<String>, done: Text, nothing: Text) {
        if !self.may_write() {
            return;
        }
        let device = self.device();
        match self.session.try_update(|session| take(session, &device)).flatten() {
            Some(label) => self.show(done, &label),
            None => self.status.set(nothing.to(self.lang.get_untracked()).into()),
        }
    }

    /// Shows and saves the book of the session.
    fn show(self, done: Text, what: &str) {
        self.book.set(self.session.with_untracked(|session| Arc::clone(session.book())));
        saving::save(self, untrack(|| done.fill(&[what])));
    }

    /// Returns the name of the step to undo, or to redo with `is_redo`.
    pub fn next_step(self, is_redo: bool) -> Option<String> {
        self.session.with(|session| {
            let steps = session.steps();
            if is_redo { steps.redo_label() } else { steps.undo_label() }.map(str::to_owned)
        })
    }

    fn device(self) -> DeviceId {
        self.store.with_value(|store| store.device().clone())
    }

    /// Returns the stamp of a change made now on this device.
    pub fn stamp(self) -> Stamp {
        let device = self.device();
        let stamp = self.session.with_untracked(|session| session.stamp(browser::now(), &device));
        // In a locked book, the person who unlocked it is known, so a typed name does not count.
        match store::sealing::person() {
            Some(by) => Stamp { by, ..stamp },
            None => stamp,
        }
    }

    /// Returns a new id for a record.
    pub fn record_id(self) -> RecordId {
        RecordId::random(store::random())
    }

    /// Returns a new id for a unit.
    pub fn unit_id(self) -> UnitId {
        UnitId::random(store::random())
    }
}
