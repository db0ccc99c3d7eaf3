//! Duties of the year, the assessment periods of a day, and the deadlines that a record's day
//! misses.

use std::cmp::Ordering;

use book::{Book, Day, KindCode, Label, RecordKind, Unit, UnitId, Year};
use law::report::{SAFETY, is_main_standard};
use law::{Dated, Deadline, Due, DutyState, Evaluator, Library, Term};
use serde_json::{Map, Value};

use crate::standards::is_main;

/// A duty of the year and its state today.
#[derive(Clone, PartialEq)]
pub struct Task {
    /// The duty itself.
    pub label: Label,
    /// The text that imposes the duty.
    pub source: String,
    /// The source text was checked.
    pub verified: bool,
    /// The duty concerns a standard that the desk keeps the book for.
    pub is_main: bool,
    /// The last day for the duty.
    pub date: Day,
    /// The progress of the duty.
    pub state: DutyState,
    /// The units that have not done the duty.
    pub open: Vec<UnitId>,
    /// The number of units that must do the duty.
    pub units: usize,
}

/// Lists the duties of the units of a book in a year.
pub fn agenda(book: &Book, year: Year, today: Day, evaluator: &Evaluator) -> Vec<Task> {
    let units: Vec<&Unit> = book.units().collect();
    law::agenda(&units, year, today, evaluator).into_iter().map(task).collect()
}

/// Lists the duties of one unit in a year.
pub fn agenda_of(unit: &Unit, year: Year, today: Day, evaluator: &Evaluator) -> Vec<Task> {
    law::agenda(&[unit], year, today, evaluator).into_iter().map(task).collect()
}

fn task(due: Due) -> Task {
    let open = due.open.iter().map(|unit| unit.id.clone()).collect();
    let is_main = due.standard.as_ref().is_none_or(is_main_standard);
    Task {
        label: due.label,
        source: due.source,
        verified: due.verified,
        is_main,
        date: due.date,
        state: due.state,
        open,
        units: due.units,
    }
}

/// Orders tasks by day, with the done tasks last.
pub fn by_date(a: &Task, b: &Task) -> Ordering {
    (a.state == DutyState::Done).cmp(&(b.state == DutyState::Done)).then(a.date.cmp(&b.date))
}

/// The tasks that wait for the desk.
#[derive(Default)]
pub struct Waiting<'a> {
    /// Tasks that can still be done, by day, followed by those whose last day has passed.
    pub tasks: Vec<&'a Task>,
    /// The number of late tasks. It is 0 for a past year, because a task that was not entered may
    /// still have been done.
    pub late: usize,
}

/// Selects the open tasks of the standards that the desk keeps. `is_past` says that the year is
/// over.
pub fn waiting(tasks: &[Task], is_past: bool) -> Waiting<'_> {
    let mut tasks: Vec<&Task> =
        tasks.iter().filter(|task| task.is_main && task.state != DutyState::Done).collect();
    book::sort::sort_by_key(&mut tasks, |task| {
        (matches!(task.state, DutyState::Overdue | DutyState::Before), task.date)
    });
    let late = if is_past {
        0
    } else {
        tasks.iter().filter(|task| task.state == DutyState::Overdue).count()
    };
    Waiting { tasks, late }
}

/// Returns a unit's periods of a year, for the standards that a desk keeps.
pub fn terms_of_year(library: &Library, unit: &Unit, year: Year) -> Vec<Term> {
    library.terms(unit, year, is_main)
}

/// Returns the periods that a unit's day counts in.
pub fn terms_of_day(library: &Library, unit: &Unit, day: Day) -> Vec<Term> {
    library.terms_of_day(unit, day, is_main)
}

/// Returns the year of the unit's current safety period, if it is the year after `year`.
pub fn running_after(library: &Library, unit: &Unit, year: Year, today: Day) -> Option<Year> {
    let is_safety = |rules: &law::RuleSet| rules.standard.as_str() == SAFETY;
    let running = library.terms_of_day(unit, today, is_safety);
    running.iter().map(|term| term.year).max().filter(|running| year.after(1) == Some(*running))
}

/// The parts of a record's form that determine its deadlines.
#[derive(Clone, Debug, PartialEq)]
pub struct DatedForm {
    /// The kind of the record.
    pub kind: RecordKind,
    /// The unit that the record is about.
    pub unit: UnitId,
    /// The kind of paper.
    pub code: Option<KindCode>,
    /// The year that the record is for, where the form has one.
    pub year: Option<Year>,
}

impl DatedForm {
    /// Reads the fields of a form. `asked` is the year that the form was opened for.
    pub fn of(kind: RecordKind, fields: &Map<String, Value>, asked: Option<Year>) -> Option<Self> {
        let unit = UnitId::new(text_of(fields, "unit")?).ok()?;
        let code = text_of(fields, "kind").and_then(|code| KindCode::new(code).ok());
        let year = fields
            .get("year")
            .and_then(Value::as_u64)
            .and_then(|year| Year::new(u16::try_from(year).ok()?));
        Some(Self { kind, unit, code, year: year.or(asked) })
    }

    fn dated(&self) -> Option<Dated<'_>> {
        match (self.kind, &self.code, self.year) {
            (RecordKind::Paper, Some(code), year) => Some(Dated::Paper(code, year)),
            (RecordKind::Registration, _, Some(year)) => Some(Dated::Registration(year)),
            _ => None,
        }
    }

    /// Returns the deadline that a day misses.
    pub fn missed(&self, book: &Book, library: &Library, day: Day) -> Option<Deadline> {
        library.missed(book, book.unit(&self.unit)?.0, self.dated()?, day, is_main)
    }

    /// Returns the deadline that limits the day of this record.
    pub fn wanted(&self, book: &Book, library: &Library, today: Day) -> Option<Deadline> {
        let unit = book.unit(&self.unit)?.0;
        library.deadlines(unit, self.dated()?, today, is_main).into_iter().next()
    }
}

/// Returns the deadline that a record's day misses, with the day, so that the page asks before it
/// saves. An edit that leaves unit, kind, year and day unchanged misses no deadline anew.
pub fn newly_missed(
    book: &Book,
    library: &Library,
    kind: RecordKind,
    was: &Map<String, Value>,
    record: &Map<String, Value>,
    asked: Option<Year>,
) -> Option<(Deadline, Day)> {
    let is_same = |name: &str| was.get(name) == record.get(name);
    if ["unit", "kind", "year", "date"].into_iter().all(is_same) && was.contains_key("id") {
        return None;
    }
    let day = day_of(record)?;
    Some((DatedForm::of(kind, record, asked)?.missed(book, library, day)?, day))
}

/// Proposes the first of some days that misses no deadline.
pub fn proposed(
    book: &Book,
    library: &Library,
    kind: RecordKind,
    fields: &Map<String, Value>,
    days: impl IntoIterator<Item = Day>,
    asked: Option<Year>,
) -> Option<Day> {
    let form = DatedForm::of(kind, fields, asked);
    let is_late =
        |day: Day| form.as_ref().is_some_and(|form| form.missed(book, library, day).is_some());
    days.into_iter().find(|day| !is_late(*day))
}

/// Returns the day of a record.
pub fn day_of(record: &Map<String, Value>) -> Option<Day> {
    Day::parse(text_of(record, "date")?).ok()
}

fn text_of<'r>(record: &'r Map<String, Value>, name: &str) -> Option<&'r str> {
    record.get(name).and_then(Value::as_str)
}
