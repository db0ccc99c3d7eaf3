//! The duties of the chosen year as they stand today.

use desk::due::{self, Task};

use crate::app::state::App;
use crate::app::text::{Lang, format, overview as text};
use crate::app::{browser, verdicts};

/// What the units of the book have to do in the chosen year.
pub fn agenda(app: App) -> Vec<Task> {
    verdicts::ask(app, |asked| {
        due::agenda(asked.book, asked.year, browser::today(), asked.evaluator)
    })
}

/// How many units have not done a task, of how many.
pub fn units_left(task: &Task, lang: Lang) -> String {
    let number = |count: usize| format::number(count as u64, lang);
    text::DUE_UNITS.filled(lang, &[&number(task.open.len()), &number(task.units)])
}
