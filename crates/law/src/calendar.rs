//! The year's calendar: the duties with their deadlines and whether they are done.

use super::conditions::{Condition, Standard, Test};
use super::duty::{DoneWhen, Duty};
use super::evaluator::Evaluator;
use super::rule_set::{Authority, RuleSet};
use book::{Day, KindCode, KindGroup, Label, Outcome, Period, Rating, Unit, UnitKind, Year};

/// The force whose rating gives a unit's class in the movement.
const MOVEMENT: &str = "mass_movement";

/// The state of a duty on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DutyState {
    /// Its last day has passed.
    Overdue,
    /// It can be done now.
    Open,
    /// It begins later.
    Later,
    /// Its last day had passed before the book had any of the open units, so they may have done it.
    Before,
    /// Every unit has done it.
    Done,
}

/// A duty of a year for the units that have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Due<'a> {
    /// The task.
    pub label: Label,
    /// The source of the duty.
    pub source: String,
    /// Whether the source was seen.
    pub verified: bool,
    /// The standard that the duty is a decision on, if it is one.
    pub standard: Option<KindCode>,
    /// Its last day.
    pub date: Day,
    /// The state on the day of the agenda.
    pub state: DutyState,
    /// The units that have not done it.
    pub open: Vec<&'a Unit>,
    /// The number of units that have the duty.
    pub units: usize,
}

/// Lists the duties of these units in a year as they stand on a day: overdue first, then by date,
/// done last.
///
/// Besides the duties of the calendar, each rule set in force asks its authority for a decision on
/// every unit by the authority's last day.
pub fn agenda<'a>(
    units: &[&'a Unit],
    year: Year,
    today: Day,
    evaluator: &Evaluator,
) -> Vec<Due<'a>> {
    let asked = Asked { units, year, today, evaluator };
    let library = evaluator.library;
    let sets = library
        .rule_sets()
        .iter()
        .flat_map(|rules| rules.authorities.iter().map(move |authority| (&**rules, authority)));
    let decisions = sets.filter_map(|(rules, authority)| asked.decision(rules, authority));
    let mut agenda: Vec<Due> =
        library.duties().iter().flat_map(|duty| asked.duty(duty)).chain(decisions).collect();
    book::sort::sort_by_key(&mut agenda, |due| (due.state, due.date));
    agenda
}

struct Asked<'s, 'a, 'e> {
    units: &'s [&'a Unit],
    year: Year,
    today: Day,
    evaluator: &'s Evaluator<'e>,
}

impl<'a> Asked<'_, 'a, '_> {
    /// The units that exist on the last day of a duty.
    fn units(&self, date: Day, is_for: impl Fn(&Unit) -> bool) -> Vec<&'a Unit> {
        self.units
            .iter()
            .copied()
            .filter(|unit| is_for(unit) && unit.validity().contains(date))
            .collect()
    }

    /// The entries of a calendar duty: one for each rule set that sets its last day, else one.
    fn duty(&self, duty: &Duty) -> Vec<Due<'a>> {
        let DoneWhen::Condition { standard, id } = &duty.done_when else {
            return self.by_test(duty).into_iter().collect();
        };
        let in_force =
            |kind: &UnitKind| self.evaluator.library.in_force(standard, *kind, self.year);
        let mut sets: Vec<&RuleSet> = Vec::new();
        for rules in duty.applies_to.iter().filter_map(in_force) {
            if !sets.iter().any(|set| set.id == rules.id) {
                sets.push(rules);
            }
        }
        sets.into_iter()
            .filter_map(|rules| self.by_condition(duty, rules, rules.condition(id)?))
            .collect()
    }

    fn by_test(&self, duty: &Duty) -> Option<Due<'a>> {
        let DoneWhen::Test(test) = &duty.done_when else { return None };
        let from = duty.from.of(self.year);
        // A statement must cover the days up to the first day on which the duty can be done.
        let to = if matches!(test, Test::Statement(_)) { from } else { self.year.period().to };
        let days = Period { from, to };
        let due = self.of_duty(duty, duty.due.of(self.year)?, days, test, |unit| {
            duty.applies_to.contains(&unit.kind)
        })?;
        let standard = standard_of(test).cloned();
        Some(Due { standard, ..due })
    }

    fn by_condition(&self, duty: &Duty, rules: &RuleSet, condition: &Condition) -> Option<Due<'a>> {
        let window = rules.window_of(self.year)?;
        let asked = || condition.requires.timeframe()?.days(self.year, window).to;
        let date = asked().or_else(|| duty.due.of(self.year))?;
        let is_of_set = |kind| {
            let in_force = self.evaluator.library.in_force(&rules.standard, kind, self.year);
            duty.applies_to.contains(&kind) && in_force.is_some_and(|set| set.id == rules.id)
        };
        let due = self.of_duty(duty, date, window, &condition.requires, |unit| {
            rules.is_for(unit) && is_of_set(unit.kind)
        })?;
        let remark =
            if duty.source.is_empty() { String::new() } else { format!("; {}", duty.source) };
        let source = format!("{}, {}{remark}", rules.source.name, condition.clause);
        Some(Due { source, verified: duty.verified && condition.text.verified, ..due })
    }

    fn of_duty(
        &self,
        duty: &Duty,
        date: Day,
        days: Period,
        test: &Test,
        is_for: impl Fn(&Unit) -> bool,
    ) -> Option<Due<'a>> {
        if !duty.in_force.contains(date) {
            return None;
        }
        let units = self.units(date, is_for);
        let is_open = |unit: &&Unit| match self.evaluator.answer(unit, self.year, days, test) {
            Outcome::Met => false,
            Outcome::NotMet => standard_of(test).is_none(),
            Outcome::Missing | Outcome::ForDecision => true,
        };
        let open = units.iter().copied().filter(is_open).collect();
        let due = self.due(
            duty.label.clone(),
            duty.source.clone(),
            (duty.from.of(self.year)?, date),
            open,
            units.len(),
        )?;
        Some(Due { verified: duty.verified, ..due })
    }

    /// The authority's duty to decide on the units of a rule set. Both a recognition and a refusal
    /// settle it.
    fn decision(&self, rules: &RuleSet, authority: &Authority) -> Option<Due<'a>> {
        let date = authority.due?.of(self.year)?;
        if !authority.in_force.contains(date) || rules.draft.is_some() {
            return None;
        }
        let in_force = |kind| self.evaluator.library.in_force(&rules.standard, kind, self.year);
        let units = self.units(date, |unit| {
            rules.is_for(unit) && in_force(unit.kind).is_some_and(|set| set.id == rules.id)
        });
        let open = units.iter().copied().filter(|unit| !self.is_decided(unit, rules)).collect();
        let first = rules.window_of(self.year)?.to?.next().map_or(date, |day| day.min(date));
        let source = format!("{}, {}", rules.source.name, authority.clause);
        let due =
            self.due(self.label(rules, authority), source, (first, date), open, units.len())?;
        Some(Due { standard: Some(rules.standard.clone()), verified: authority.verified, ..due })
    }

    /// Whether the book has a recognition, a refusal or, for a table of points, a class.
    fn is_decided(&self, unit: &Unit, rules: &RuleSet) -> bool {
        let standard = rules.standard.clone();
        let recorded = Test::Standard(Standard { standard, recorded: true, latest: false });
        let is_class = |rating: &&Rating| {
            rating.force.as_str() == MOVEMENT && rating.year == self.year && rating.rating.is_some()
        };
        self.evaluator.answer(unit, self.year, self.year.period(), &recorded) != Outcome::Missing
            || rules.scoring.is_some()
                && self.evaluator.facts.of(&unit.id).ratings.iter().any(is_class)
    }

    /// "Quyết định công nhận …: who decides".
    fn label(&self, rules: &RuleSet, authority: &Authority) -> Label {
        let standard = self.evaluator.facts.catalogue().get(KindGroup::Standard, &rules.standard);
        let Label { vi, en } = standard.map_or(&rules.title, |kind| &kind.label);
        let (decide_vi, decide_en) = match rules.scoring {
            Some(_) => ("Xếp loại", "Classing"),
            None => ("Quyết định công nhận", "Decision on"),
        };
        Label {
            vi: format!("{decide_vi} “{vi}”: {}", authority.who.vi),
            en: format!("{decide_en} “{en}”: {}", authority.who.en),
        }
    }

    /// The duty as it stands today; none if no unit has it.
    fn due(
        &self,
        label: Label,
        source: String,
        (first, date): (Day, Day),
        open: Vec<&'a Unit>,
        units: usize,
    ) -> Option<Due<'a>> {
        let state = match open.is_empty() {
            true => DutyState::Done,
            false if self.today > date => {
                let known_since = self.evaluator.facts.known_since();
                let is_late = open
                    .iter()
                    .any(|unit| known_since.get(&unit.id).is_some_and(|since| *since <= date));
                if is_late { DutyState::Overdue } else { DutyState::Before }
            }
            false if self.today >= first => DutyState::Open,
            false => DutyState::Later,
        };
        (units > 0).then_some(Due {
            label,
            source,
            verified: false,
            standard: None,
            date,
            state,
            open,
            units,
        })
    }
}

/// The standard that a test asks for, if any.
fn standard_of(test: &Test) -> Option<&KindCode> {
    if let Test::Standard(Standard { standard, .. }) = test { Some(standard) } else { None }
}
