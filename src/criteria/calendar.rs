//! The year's calendar: what is due when, as data, and whether it is done.

use serde::Deserialize;

use super::{Authority, Evaluator, MonthDay, Outcome, RuleSet, Test};
use crate::book::{Day, KindCode, KindGroup, Label, Period, Rating, Unit, UnitKind, Year};

/// The force whose rating is a unit's class in the movement.
const MOVEMENT: &str = "mass_movement";

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
    /// What is to be done.
    pub label: Label,
    /// Where it comes from.
    pub source: String,
    /// The standard that is decided on; none for a duty.
    pub standard: Option<KindCode>,
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
///
/// Beside the duties of the calendar, each rule set in force asks for a decision on every unit by the last day of its authority.
pub fn agenda<'a>(units: &[&'a Unit], year: Year, today: Day, evaluator: &Evaluator) -> Vec<Due<'a>> {
    let asked = Asked { units, year, today, evaluator };
    let library = evaluator.library;
    let sets = library.rule_sets().iter().flat_map(|rules| rules.authorities.iter().map(move |authority| (&**rules, authority)));
    let decisions = sets.filter_map(|(rules, authority)| asked.decision(rules, authority));
    let mut agenda: Vec<Due> = library.duties().iter().filter_map(|duty| asked.duty(duty)).chain(decisions).collect();
    crate::sort::sort_by_key(&mut agenda, |due| (due.state, due.date));
    agenda
}

struct Asked<'s, 'a, 'e> {
    units: &'s [&'a Unit],
    year: Year,
    today: Day,
    evaluator: &'s Evaluator<'e>,
}

impl<'a> Asked<'_, 'a, '_> {
    /// The units that have a duty on its last day.
    fn units(&self, date: Day, is_for: impl Fn(&Unit) -> bool) -> Vec<&'a Unit> {
        self.units.iter().copied().filter(|unit| is_for(unit) && unit.validity().contains(date)).collect()
    }

    fn duty(&self, duty: &Duty) -> Option<Due<'a>> {
        let (first, date) = (duty.from.of(self.year)?, duty.due.of(self.year)?);
        if !duty.in_force.contains(date) {
            return None;
        }
        let units = self.units(date, |unit| duty.applies_to.contains(&unit.kind));
        let is_open = |unit: &&Unit| self.evaluator.answer(unit, self.year, &duty.done_when) != Outcome::Met;
        let open = units.iter().copied().filter(is_open).collect();
        self.due(duty.label.clone(), duty.source.clone(), (first, date), open, units.len())
    }

    /// What an authority owes the units of a rule set: a recognition or a refusal settles it.
    fn decision(&self, rules: &RuleSet, authority: &Authority) -> Option<Due<'a>> {
        let date = authority.due?.of(self.year)?;
        if !authority.in_force.contains(date) || rules.draft.is_some() {
            return None;
        }
        let in_force = |kind| self.evaluator.library.in_force(&rules.standard, kind, self.year);
        let units = self.units(date, |unit| rules.is_for(unit) && in_force(unit.kind).is_some_and(|set| set.id == rules.id));
        let open = units.iter().copied().filter(|unit| !self.is_decided(unit, rules)).collect();
        let first = rules.window_of(self.year)?.to?.next().map_or(date, |day| day.min(date));
        let source = format!("{}, {}", rules.source.name, authority.clause);
        let due = self.due(self.label(rules, authority), source, (first, date), open, units.len())?;
        Some(Due { standard: Some(rules.standard.clone()), ..due })
    }

    /// Whether a recognition, a refusal or, by a table of points, a class was recorded.
    fn is_decided(&self, unit: &Unit, rules: &RuleSet) -> bool {
        let recorded = Test::Standard { standard: rules.standard.clone(), recorded: true, latest: false };
        let is_class = |rating: &&Rating| rating.force.as_str() == MOVEMENT && rating.year == self.year && rating.rating.is_some();
        self.evaluator.answer(unit, self.year, &recorded) != Outcome::Missing
            || rules.scoring.is_some() && self.evaluator.facts.of(&unit.id).ratings.iter().any(is_class)
    }

    /// "Quyết định công nhận …: who decides".
    fn label(&self, rules: &RuleSet, authority: &Authority) -> Label {
        let standard = self.evaluator.facts.catalogue().get(KindGroup::Standard, &rules.standard);
        let Label { vi, en } = standard.map_or(&rules.title, |kind| &kind.label);
        let (decide_vi, decide_en) = match rules.scoring {
            Some(_) => ("Xếp loại", "Classing"),
            None => ("Quyết định công nhận", "Decision on"),
        };
        Label { vi: format!("{decide_vi} “{vi}”: {}", authority.who.vi), en: format!("{decide_en} “{en}”: {}", authority.who.en) }
    }

    /// A duty as it stands today; none where no unit has it.
    fn due(&self, label: Label, source: String, (first, date): (Day, Day), open: Vec<&'a Unit>, units: usize) -> Option<Due<'a>> {
        let state = match open.is_empty() {
            true => DutyState::Done,
            false if self.today > date => DutyState::Overdue,
            false if self.today >= first => DutyState::Open,
            false => DutyState::Later,
        };
        (units > 0).then_some(Due { label, source, standard: None, date, state, open, units })
    }
}
