//! The year's duties as they stand today, as owned values that pages can show.

use std::cmp::Ordering;

use book::{Day, Label, Unit, UnitId};
use law::report::is_kept_standard;
use law::{Due, DutyState, agenda as core_agenda};

use crate::app::state::App;
use crate::app::text::{Lang, format, overview as text};
use crate::app::{browser, judged};

/// A duty of the year.
#[derive(Clone, PartialEq)]
pub struct Task {
    pub label: Label,
    pub source: String,
    /// Whether the source was seen.
    pub verified: bool,
    /// Whether it is about what the desk keeps the book for.
    pub is_kept: bool,
    pub date: Day,
    pub state: DutyState,
    /// Units that have not done it.
    pub open: Vec<UnitId>,
    pub units: usize,
}

impl Task {
    /// How many units have not done it, of how many.
    pub fn units_left(&self, lang: Lang) -> String {
        let number = |count: usize| format::number(count as u64, lang);
        text::DUE_UNITS.filled(lang, &[&number(self.open.len()), &number(self.units)])
    }
}

/// What the units of the book have to do in the chosen year.
pub fn agenda(app: App) -> Vec<Task> {
    judged::ask(app, |asked| {
        let units: Vec<&Unit> = asked.book.units().collect();
        let tasks = core_agenda(&units, asked.year, browser::today(), asked.evaluator);
        tasks.into_iter().map(task).collect()
    })
}

fn task(due: Due) -> Task {
    let open = due.open.iter().map(|unit| unit.id.clone()).collect();
    let is_kept = due.standard.as_ref().is_none_or(is_kept_standard);
    Task {
        label: due.label,
        source: due.source,
        verified: due.verified,
        is_kept,
        date: due.date,
        state: due.state,
        open,
        units: due.units,
    }
}

/// Tasks in the order of their day, the done ones last.
pub fn by_date(a: &Task, b: &Task) -> Ordering {
    (a.state == DutyState::Done).cmp(&(b.state == DutyState::Done)).then(a.date.cmp(&b.date))
}
