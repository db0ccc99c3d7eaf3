//! The year's calendar: what is due when, as data, and whether it is done.

use serde::Deserialize;

use super::{Evaluator, MonthDay, Outcome, Test};
use crate::book::{Day, Label, Period, Unit, UnitKind, Year};

/// Something that a unit has to do every year.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// What is to be done.
    pub label: Label,
    /// The kinds of unit that have to do it.
    pub applies_to: Vec<UnitKind>,
    /// The days on which it is a duty; always if not given.
    #[serde(default)]
    pub in_force: Period,
    /// The first day on which it can be done.
    pub from: MonthDay,
    /// The last day.
    pub due: MonthDay,
    /// The test that shows it is done.
    pub done_when: Test,
    /// Where it comes from.
    pub source: String,
    /// Whether the source was seen.
    pub verified: bool,
}

/// How far a duty is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DutyState {
    /// Its last day has passed.
    Overdue,
    /// It can be done now.
    Open,
    /// It begins later.
    Later,
    /// All units did it.
    Done,
}

/// A duty of a year, over the units that have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Due<'a> {
    /// The duty.
    pub duty: &'a Duty,
    /// Its last day.
    pub date: Day,
    /// How far it is.
    pub state: DutyState,
    /// The units that have not done it, of `units`.
    pub open: Vec<&'a Unit>,
    /// How many units have it.
    pub units: usize,
}

/// What these units have to do in a year, as it stands on a day: overdue first, then by date, done last.
pub fn agenda<'a>(duties: &'a [Duty], units: &[&'a Unit], year: Year, today: Day, evaluator: &Evaluator) -> Vec<Due<'a>> {
    let mut agenda: Vec<Due> = duties.iter().filter_map(|duty| due(duty, units, year, today, evaluator)).collect();
    crate::sort::sort_by_key(&mut agenda, |due| (due.state, due.date));
    agenda
}

fn due<'a>(duty: &'a Duty, units: &[&'a Unit], year: Year, today: Day, evaluator: &Evaluator) -> Option<Due<'a>> {
    let (first, date) = (duty.from.of(year)?, duty.due.of(year)?);
    if !duty.in_force.contains(date) {
        return None;
    }
    let has_duty = |unit: &&&Unit| duty.applies_to.contains(&unit.kind) && unit.validity().contains(date);
    let units: Vec<_> = units.iter().filter(has_duty).copied().collect();
    let is_open = |unit: &&Unit| evaluator.answer(unit, year, &duty.done_when) != Outcome::Met;
    let open: Vec<_> = units.iter().copied().filter(is_open).collect();
    let state = match (open.is_empty(), today) {
        (true, _) => DutyState::Done,
        (false, today) if today > date => DutyState::Overdue,
        (false, today) if today >= first => DutyState::Open,
        (false, _) => DutyState::Later,
    };
    (!units.is_empty()).then_some(Due { duty, date, state, open, units: units.len() })
}
