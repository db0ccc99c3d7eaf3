//! The duties of the chosen year and their state today.

use desk::due::{self, Task};

use crate::app::judge::verdicts;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{Lang, format};
use crate::app::today::text::overview as text;

/// Lists the duties of the book's units in the chosen year.
pub fn agenda(app: App) -> Vec<Task> {
    verdicts::known(app, "agenda", None, |asked| {
        due::agenda(asked.book, asked.year, browser::today(), asked.evaluator)
    })
}

/// Returns the number of units that have not done a task, and the total.
pub fn units_left(task: &Task, lang: Lang) -> String {
    let number = |count: usize| format::number(count as u64, lang);
    text::DUE_UNITS.filled(lang, &[&number(task.open.len()), &number(task.units)])
}
