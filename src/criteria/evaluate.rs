//! Evaluation: a unit, a year and a rule set give a verdict.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

use super::facts::{Facts, Register};
use super::finding::Ruled;
use super::{Condition, Figure, Finding, Library, Need, Outcome, Reason, RecordRef, RuleSet, Test, Verdict, Window};
use crate::book::{Book, Catalogue, Day, KindCode, Period, Reading, Recognition, RecordKind, Unit, UnitId, Year};

/// What a test found, before a person's ruling.
#[derive(Default)]
pub(super) struct Found {
    pub outcome: Option<Outcome>,
    pub because: Vec<Reason>,
    pub records: Vec<RecordRef>,
    pub needs: Vec<Need>,
    pub children: Vec<Finding>,
}

impl Found {
    /// A finding with one reason.
    pub fn new(outcome: Outcome, reason: Reason) -> Self {
        Self { outcome: Some(outcome), because: vec![reason], ..Self::default() }
    }

    /// With the records that it rests on.
    pub fn resting_on(mut self, records: impl IntoIterator<Item = RecordRef>) -> Self {
        self.records.extend(records);
        self
    }

    /// With what would settle it.
    pub fn needing(mut self, need: Need) -> Self {
        self.needs.push(need);
        self
    }
}

/// The question that a test answers.
pub(super) struct Question<'q> {
    pub unit: &'q Unit,
    pub year: Year,
    /// The id of the rule set, by which a person's rulings are found.
    pub rules: &'q str,
    /// How a year's window is cut.
    pub cut: Window,
    /// The rule set's window of the year, cut at the day asked about.
    pub window: Period,
    /// The incident register of the window, looked up once for all conditions.
    register: OnceCell<Register>,
}

impl<'q> Question<'q> {
    fn new(unit: &'q Unit, year: Year, rules: &'q str, cut: Window, window: Period) -> Self {
        Self { unit, year, rules, cut, window, register: OnceCell::new() }
    }

    /// Whether the unit's incident register is confirmed for the window.
    pub fn register(&self, facts: &Facts) -> &Register {
        self.register.get_or_init(|| facts.register(self.unit, self.year, self.window))
    }

    /// A record about the unit and year that would settle a finding.
    pub fn need(&self, kind: RecordKind, code: Option<&KindCode>) -> Need {
        Need::Record { kind, unit: self.unit.id.clone(), year: self.year, code: code.cloned() }
    }
}

/// Judges the units of one book. Make one for a series of questions: it remembers what it looked up.
pub struct Evaluator<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) library: &'a Library,
    pub(super) reading: Reading,
    book: &'a Book,
    as_of: Option<Day>,
    outcomes: RefCell<HashMap<(UnitId, Year, String), Outcome>>,
}

impl<'a> Evaluator<'a> {
    /// An evaluator of a book by a reading of "kiềm chế, kéo giảm".
    ///
    /// With `as_of`, a window that is still open on that day is judged up to it; without, only whole windows.
    pub fn new(book: &'a Book, library: &'a Library, catalogue: &'a Catalogue, reading: Reading, as_of: Option<Day>) -> Self {
        Self { facts: Facts::new(book, catalogue), library, reading, book, as_of, outcomes: RefCell::default() }
    }

    /// The verdict on a unit by a rule set for a year; `None` if the year has no window that can be written.
    pub fn verdict(&self, unit: &Unit, rules: &Arc<RuleSet>, year: Year) -> Option<Verdict> {
        let mut window = rules.window_of(year)?;
        if let (Some(as_of), Some(to)) = (self.as_of, window.to) {
            window.to = Some(to.min(as_of));
        }
        let question = Question::new(unit, year, &rules.id, rules.window, window);
        let findings = self.judge_all(&rules.conditions, &question);
        let outcome = Outcome::all(findings.iter().map(|finding| finding.outcome));
        self.outcomes.borrow_mut().insert((unit.id.clone(), year, rules.id.clone()), outcome);
        Some(Verdict { unit: unit.id.clone(), year, rules: Arc::clone(rules), reading: self.reading, window, outcome, findings })
    }

    /// Whether a unit has a standard for a year: by evaluation, or by a recorded recognition where the figures alone cannot say.
    ///
    /// A refusal holds against figures that would meet it; a recognition does not hide a condition that is not met.
    /// `None` if no rule set judges the year and nothing was recorded.
    pub fn standing(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<Outcome> {
        let granted = self.facts.recognition(&unit.id, standard, year).map(Recognition::stands);
        let evaluated = self.outcome_by_standard(unit, standard, year).map(|(_, outcome)| outcome);
        match (granted, evaluated) {
            (Some(false), _) => Some(Outcome::NotMet),
            (Some(true), None | Some(Outcome::Missing | Outcome::ForDecision)) => Some(Outcome::Met),
            (_, evaluated) => evaluated,
        }
    }

    /// An indicator's figure for a unit and a window of a year.
    pub fn figure(&self, unit: &Unit, indicator: &KindCode, year: Year, window: Period) -> Figure {
        self.facts.figure(unit, indicator, year, window).0
    }

    /// The outcome alone, remembered; with the id of the rule set.
    pub(super) fn outcome_by_standard(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<(&'a str, Outcome)> {
        let rules = self.library.in_force(standard, unit.kind, year)?;
        let known = self.outcomes.borrow().get(&(unit.id.clone(), year, rules.id.clone())).copied();
        let outcome = match known {
            Some(outcome) => outcome,
            None => self.verdict(unit, rules, year)?.outcome,
        };
        Some((&rules.id, outcome))
    }

    /// The verdicts on all units that a rule set applies to and that exist at the end of the year's window.
    pub fn verdicts(&self, rules: &Arc<RuleSet>, year: Year) -> Vec<Verdict> {
        let end = rules.window_of(year).and_then(|window| window.to);
        let is_judged = |unit: &&Unit| rules.applies_to.contains(&unit.kind) && end.is_none_or(|day| unit.validity().contains(day));
        self.book.units().filter(is_judged).filter_map(|unit| self.verdict(unit, rules, year)).collect()
    }

    /// The outcome of one test for a unit and calendar year, outside any rule set.
    pub fn answer(&self, unit: &Unit, year: Year, test: &Test) -> Outcome {
        let question = Question::new(unit, year, "", Window::CALENDAR_YEAR, year.period());
        self.test(test, &question).outcome.unwrap_or(Outcome::Missing)
    }

    fn judge_all(&self, conditions: &[Arc<Condition>], question: &Question) -> Vec<Finding> {
        conditions.iter().map(|condition| self.judge(condition, question)).collect()
    }

    fn judge(&self, condition: &Arc<Condition>, question: &Question) -> Finding {
        let found = self.test(&condition.requires, question);
        let computed = found.outcome.unwrap_or(Outcome::Missing);
        let ruled = self.facts.decision(&question.unit.id, question.rules, &condition.id, question.year).map(|decision| {
            Box::new(Ruled {
                record: RecordRef::to(decision),
                ruling: decision.ruling,
                reason: decision.reason.clone(),
                by: decision.by.clone(),
                date: decision.date,
            })
        });
        Finding {
            condition: Arc::clone(condition),
            outcome: ruled.as_ref().map_or(computed, |ruled| ruled.ruling.into()),
            computed,
            ruled,
            because: found.because,
            records: found.records,
            needs: found.needs,
            children: found.children,
        }
    }

    fn test(&self, test: &Test, question: &Question) -> Found {
        match test {
            Test::All(parts) => {
                let children = self.judge_all(parts, question);
                Found { outcome: Some(Outcome::all(children.iter().map(|child| child.outcome))), children, ..Found::default() }
            }
            Test::Any(parts) => {
                let children = self.judge_all(parts, question);
                Found { outcome: Some(Outcome::any(children.iter().map(|child| child.outcome))), children, ..Found::default() }
            }
            Test::Paper { kinds, within } => self.paper(question, kinds, *within),
            Test::Registration { within } => self.registration(question, *within),
            Test::Households { at_least } => self.households(question, *at_least),
            Test::Statement { kind, value } => self.statement(question, kind, *value),
            Test::NoIncident { kinds, severity, only, unless, .. } => self.no_incident(question, kinds, *severity, only, unless),
            Test::Reduced { indicators, against, .. } => self.reduced(question, indicators, *against),
            Test::AtMost { .. } | Test::TotalShare { .. } => Found::default(),
            Test::Models { at_least, effective, .. } => self.models(question, *at_least, *effective),
            Test::Rating { forces, at_least } => self.rating(question, forces, at_least),
            Test::Discipline { forces, from } => self.discipline(question, forces, *from),
            Test::Activity { kinds, at_least, within } => self.activity(question, kinds, *at_least, *within),
            Test::UnitShare { of, except, having, at_least, totals } => {
                self.unit_share(question, &super::unit_share::Asked { of, except, having, at_least: *at_least, totals: totals.as_ref() })
            }
            Test::Standard { standard, recorded, .. } => self.standard(question, standard, *recorded),
            Test::ByPerson {} => Found::new(Outcome::ForDecision, Reason::LeftToPerson),
        }
    }
}
