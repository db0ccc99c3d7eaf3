//! The duties of the chosen year and their state today.

use book::Year;
use desk::due::{self, Task};

use crate::app::judge::kept::Kept;
use crate::app::judge::verdicts;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{Lang, format};
use crate::app::today::text::overview as text;

/// Lists the duties of the book's units in the chosen year.
pub fn agenda(app: App) -> Vec<Task> {
    verdicts::of_shown(app, agenda_of_year)
}

/// Lists the duties of a book's units in a year.
pub fn agenda_of_year(kept: &Kept, year: Year) -> Vec<Task> {
    verdicts::known_of((kept, year), "agenda", None, |asked| {
        due::agenda(asked.book, asked.year, browser::today(), asked.evaluator)
    })
}

/// Returns the number of units that have not done a task, and the total.
pub fn units_left(task: &Task, lang: Lang) -> String {
    let number = |count: usize| format::number(count as u64, lang);
    text::DUE_UNITS.filled(lang, &[&number(task.open.len()), &number(task.units)])
}
