//! Undo and redo: the books before and after each change. Consecutive books share all unchanged
//! parts, so a step costs one commune.

use std::sync::Arc;

use book::Book;

/// One change and the book on its other side.
#[derive(Clone)]
pub struct Step {
    /// The name of the change, as the person reads it.
    pub label: String,
    /// The book on the other side of the change.
    pub book: Arc<Book>,
}

/// The changes of this tab.
#[derive(Clone, Default)]
pub struct UndoSteps {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// The maximum number of steps, more than a day's typing. Each holds at most the communes that it
/// changed.
const LIMIT: usize = 500;

impl UndoSteps {
    /// Records a change that was just made.
    pub fn done(&mut self, step: Step) {
        self.redo.clear();
        if self.undo.len() == LIMIT {
            self.undo.remove(0);
        }
        self.undo.push(step);
    }

    /// Takes the last step to undo. Redo then leads back to `now`.
    pub fn undo(&mut self, now: Arc<Book>) -> Option<Step> {
        let step = self.undo.pop()?;
        self.redo.push(Step { label: step.label.clone(), book: now });
        Some(step)
    }

    /// Takes the last step to redo. Undo then leads back to `now`.
    pub fn redo(&mut self, now: Arc<Book>) -> Option<Step> {
        let step = self.redo.pop()?;
        self.undo.push(Step { label: step.label.clone(), book: now });
        Some(step)
    }

    /// Returns the name of the step to undo.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// Returns the name of the step to redo.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(name: &str) -> Arc<Book> {
        let mut book = Book::default();
        Arc::make_mut(&mut book.frame).name = name.into();
        Arc::new(book)
    }

    fn step(label: &str, before: &str) -> Step {
        Step { label: label.into(), book: book(before) }
    }

    #[test]
    fn undoing_and_redoing_walk_the_same_books() {
        let mut steps = UndoSteps::default();
        steps.done(step("một", "0"));
        steps.done(step("hai", "1"));
        assert_eq!(steps.undo(book("2")).unwrap().book, book("1"));
        assert_eq!(steps.undo(book("1")).unwrap().book, book("0"));
        assert!(steps.undo(book("0")).is_none());
        assert_eq!(steps.redo(book("0")).unwrap().book, book("1"));
        assert_eq!(steps.redo_label(), Some("hai"));
        assert_eq!(steps.undo_label(), Some("một"));
    }

    #[test]
    fn a_change_after_undoing_gives_up_what_was_undone() {
        let mut steps = UndoSteps::default();
        steps.done(step("một", "0"));
        steps.undo(book("1"));
        steps.done(step("hai", "0"));
        assert!(steps.redo(book("2")).is_none());
    }
}
