//! Evaluation: a unit, a year and a rule set give a verdict.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::certainty;
use super::distance::Distance;
use super::facts::Facts;
use super::judge_figures::Reduction;
use super::judge_incidents::Forbidden;
use super::judge_ruled::{Rulings, last_day};
use super::moment::{Cut, Moment, Span};
use super::question::{Passed, Question};
use super::score::{self, Cases};
use super::{
    Condition, Figure, Finding, Library, Need, Origin, Outcome, Reason, RecordRef, RuleSet, Test,
    Verdict, Window,
};
use book::{Book, Catalogue, Day, KindCode, Known, Period, Reading, Shard, Unit, UnitId, Year};

/// What a test found, before a person's ruling.
#[derive(Default)]
pub(super) struct Found {
    pub outcome: Option<Outcome>,
    pub because: Vec<Reason>,
    pub records: Vec<RecordRef>,
    pub needs: Vec<Need>,
    pub children: Vec<Finding>,
    pub distances: Vec<Distance>,
    /// Of what must not happen: the cases that did.
    pub cases: Option<Cases>,
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

    /// With how far it is from the limit.
    pub fn at(mut self, distance: impl IntoIterator<Item = Distance>) -> Self {
        self.distances.extend(distance);
        self
    }

    /// With one more reason.
    pub fn because(mut self, reason: impl IntoIterator<Item = Reason>) -> Self {
        self.because.extend(reason);
        self
    }

    /// With reasons that come before its own.
    pub fn after(mut self, reasons: Vec<Reason>) -> Self {
        self.because.splice(0..0, reasons);
        self
    }

    /// With what would settle it.
    pub fn needing(mut self, need: Need) -> Self {
        self.needs.push(need);
        self
    }
}

/// How a unit stands under a standard by evaluation.
pub(super) enum Standing<'a> {
    /// By this rule set.
    Evaluated(&'a Arc<RuleSet>, Outcome),
    /// No rule set judges the year.
    NoRules,
    /// Sets ask for each other.
    Circular,
}

/// More sets than any law has in one line ask for each other's outcome in a circle.
const MOST_NESTED: usize = 8;

/// Judges the units of one book. Make one for a series of questions: it remembers what it looked
/// up.
pub struct Evaluator<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) library: &'a Library,
    book: &'a Book,
    reading: Reading,
    /// A reading that comes before the one that a rule set names.
    insisted: Option<Reading>,
    as_of: Option<Day>,
    outcomes: RefCell<HashMap<(UnitId, Year, String), Outcome>>,
    /// The verdicts that are being made, each for the sake of the one before it.
    nested: RefCell<Vec<(UnitId, Year, String)>>,
}

impl<'a> Evaluator<'a> {
    /// An evaluator of a book by a reading of "kiềm chế, kéo giảm", where a rule set names none.
    ///
    /// With `as_of`, the book is looked at as it could be known on that day, and a window that is
    /// still open is judged up to it; without, all that is in the book counts, for whole windows.
    pub fn new(
        book: &'a Book,
        library: &'a Library,
        catalogue: &'a Catalogue,
        reading: Reading,
        as_of: Option<Day>,
    ) -> Self {
        let facts = Facts::new(book, catalogue, as_of);
        Self {
            facts,
            library,
            book,
            reading,
            insisted: None,
            as_of,
            outcomes: RefCell::default(),
            nested: RefCell::default(),
        }
    }

    /// The day up to which the book is looked at.
    pub fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// The kinds that the book may use.
    pub fn catalogue(&self) -> &'a Catalogue {
        self.facts.catalogue()
    }

    /// The records of a shard that could be known on that day, in the order of their ids.
    pub fn known<'s, R: Known + 'static>(
        &'s self,
        shard: &'s Shard,
    ) -> impl Iterator<Item = &'s R> {
        let mut records: Vec<&R> =
            shard.live::<R>().filter(|record| self.facts.knows(*record)).collect();
        book::sort::sort_by(&mut records, |a, b| a.id().cmp(b.id()));
        records.into_iter()
    }

    /// The same, by a reading that comes before that of a rule set too.
    #[must_use]
    pub fn insisting_on(mut self, reading: Reading) -> Self {
        self.insisted = Some(reading);
        self
    }

    /// The verdict on a unit by a rule set for a year; `None` if the year has no window that can be
    /// written.
    ///
    /// A set with `asked_by` is judged at the moment of asking: the day of the year's latest paper
    /// of that kind, of those from its first day in force on, else the last day of the year, or the
    /// day up to which the book is looked at.
    pub fn verdict(&self, unit: &Unit, rules: &Arc<RuleSet>, year: Year) -> Option<Verdict> {
        let moment = rules.moment(year, self.asked_of(unit, rules, year), self.as_of);
        let verdict = self.verdict_at(unit, rules, year, moment)?;
        self.outcomes
            .borrow_mut()
            .insert((unit.id.clone(), year, rules.id.clone()), verdict.outcome);
        Some(verdict)
    }

    /// The verdict if the unit asked on a day, by a set that is judged at the moment of asking; of
    /// any other set the year's verdict.
    pub fn verdict_on(&self, unit: &Unit, rules: &Arc<RuleSet>, day: Day) -> Option<Verdict> {
        let moment = rules
            .moment(day.year(), None, Some(day))
            .map(|moment| Moment { drifts: false, ..moment });
        self.verdict_at(unit, rules, day.year(), moment)
    }

    fn verdict_at(
        &self,
        unit: &Unit,
        rules: &Arc<RuleSet>,
        year: Year,
        moment: Option<Moment>,
    ) -> Option<Verdict> {
        let reading = self.insisted.or(rules.reading).unwrap_or(self.reading);
        let question = Question::new(
            unit,
            year,
            &rules.id,
            reading,
            Cut { window: rules.window, moment },
            self.as_of,
        )?;
        let findings = self.judge_all(&rules.conditions, &question);
        let scored = rules.scoring.as_ref().map(|scoring| score::add_up(scoring, &findings));
        let by_conditions = || Outcome::all(findings.iter().map(|finding| finding.outcome));
        let outcome = match (&rules.draft, &scored) {
            (Some(_), _) => Outcome::ForDecision,
            (None, Some((_, outcome))) => *outcome,
            (None, None) => by_conditions(),
        };
        let word = self.recognised(unit, &rules.standard, year, Some(&question));
        Some(Verdict {
            unit: unit.id.clone(),
            year,
            rules: Arc::clone(rules),
            reading,
            window: question.window,
            is_open: question.passed != Passed::Wholly,
            asked: moment.and_then(|moment| moment.asked),
            asked_before: self.asked_before(unit, rules, year),
            outcome,
            recorded: word.as_ref().filter(|word| word.speaks_of_all).map(|word| word.granted),
            revoked_later: word.and_then(|word| word.revoked_later),
            settled: match (&rules.draft, &rules.scoring) {
                (Some(_), _) => false,
                (None, Some(_)) => score::is_settled(outcome, &findings, &question),
                (None, None) => certainty::all_settled(outcome, &findings),
            },
            score: scored.map(|(score, _)| score),
            warnings: self.judge_all(&rules.warnings, &question),
            targets: self.judge_all(&rules.targets, &question),
            findings,
        })
    }

    /// The days of a year on which a unit asked to be judged by a set.
    fn days_asked(&self, unit: &Unit, rules: &RuleSet, year: Year) -> Vec<Day> {
        let Some(kind) = &rules.asked_by else { return Vec::new() };
        let papers = self
            .facts
            .of(&unit.id)
            .papers
            .iter()
            .filter(|paper| paper.kind == *kind && paper.date.year() == year);
        papers.map(|paper| paper.date).collect()
    }

    /// The latest day of a year on which a unit asked by a set: while it was in force, else after
    /// its end. Whoever asked before its first day did not ask by it.
    fn asked_of(&self, unit: &Unit, rules: &RuleSet, year: Year) -> Option<Day> {
        let days = self.days_asked(unit, rules, year).into_iter();
        let since = days.filter(|day| rules.in_force.from.is_none_or(|from| *day >= from));
        since.max_by_key(|day| (rules.in_force.contains(*day), *day))
    }

    /// The latest day of a year on which a unit asked before a set was in force.
    fn asked_before(&self, unit: &Unit, rules: &RuleSet, year: Year) -> Option<Day> {
        let from = rules.in_force.from?;
        self.days_asked(unit, rules, year).into_iter().filter(|day| *day < from).max()
    }

    /// Whether a rule set judges a unit in a year: the unit is of a kind and class that it is for,
    /// and exists at the moment of asking, or at the end of the year's window.
    pub fn is_judged(&self, unit: &Unit, rules: &RuleSet, year: Year) -> bool {
        let end = self.asked_of(unit, rules, year).or_else(|| rules.window_of(year)?.to);
        rules.is_for(unit) && end.is_none_or(|day| unit.validity().contains(day))
    }

    /// The sets for a kind of unit that are in force on the day on which the unit asked in a year,
    /// or else at the end of the window.
    fn in_force(&self, unit: &Unit, year: Year) -> Vec<&'a Arc<RuleSet>> {
        let is_in_force = |rules: &RuleSet| match self.asked_of(unit, rules, year) {
            Some(day) => rules.in_force.contains(day),
            None => rules.judges(year),
        };
        self.library.all_of(unit.kind, is_in_force)
    }

    /// The rule sets that judge a unit in a year: those in force when it asked, or else at the end
    /// of their window.
    pub fn rules_of(&self, unit: &Unit, year: Year) -> Vec<&'a Arc<RuleSet>> {
        self.in_force(unit, year)
            .into_iter()
            .filter(|rules| self.is_judged(unit, rules, year))
            .collect()
    }

    /// What the book's figures say of a unit and a standard in a year; `None` if no rule set judges
    /// it.
    pub fn outcome(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<Outcome> {
        match self.evaluated(unit, standard, year) {
            Standing::Evaluated(_, outcome) => Some(outcome),
            Standing::Circular => Some(Outcome::Missing),
            Standing::NoRules => None,
        }
    }

    /// Whether a unit was recognised for a standard and a year, and still is; `None` if the book
    /// has no decision.
    pub fn decided(&self, unit: &Unit, standard: &KindCode, year: Year) -> Option<bool> {
        self.recognised(unit, standard, year, None).map(|word| word.granted)
    }

    /// An indicator's figure for a unit and a window of a year, with what the unit had taken in by
    /// a day, if one is given.
    pub fn figure(
        &self,
        unit: &Unit,
        indicator: &KindCode,
        year: Year,
        window: Period,
        joined_by: Option<Day>,
    ) -> Figure {
        let goes_on = self.as_of.zip(window.to).is_some_and(|(as_of, to)| as_of < to);
        self.facts
            .figure(unit, indicator, &Span { joined_by, goes_on, ..Span::of_year(year, window) })
            .figure
    }

    /// An indicator's figure over days that are no whole year, such as a month: of the totals only
    /// one of the same days stands for them.
    pub fn figure_over(
        &self,
        unit: &Unit,
        indicator: &KindCode,
        days: Period,
        joined_by: Option<Day>,
    ) -> Figure {
        let Some(last) = days.to else {
            return Figure { low: 0, high: None, origin: Origin::Incidents };
        };
        let goes_on = self.as_of.is_some_and(|as_of| as_of < last);
        let span = Span { joined_by, goes_on, rolling: true, ..Span::of_year(last.year(), days) };
        self.facts.figure(unit, indicator, &span).figure
    }

    /// The outcome alone, remembered; with the rule set.
    pub(super) fn evaluated(&self, unit: &Unit, standard: &KindCode, year: Year) -> Standing<'a> {
        let Some(rules) = self
            .in_force(unit, year)
            .into_iter()
            .find(|rules| rules.standard == *standard && rules.is_for(unit))
        else {
            return Standing::NoRules;
        };
        let key = (unit.id.clone(), year, rules.id.clone());
        if let Some(outcome) = self.outcomes.borrow().get(&key) {
            return Standing::Evaluated(rules, *outcome);
        }
        if self.nested.borrow().contains(&key) || self.nested.borrow().len() >= MOST_NESTED {
            return Standing::Circular;
        }
        self.nested.borrow_mut().push(key);
        let verdict = self.verdict(unit, rules, year);
        self.nested.borrow_mut().pop();
        verdict.map_or(Standing::NoRules, |verdict| Standing::Evaluated(rules, verdict.outcome))
    }

    /// The verdicts on all units that a rule set judges in a year, commune by commune in the order
    /// of their ids.
    pub fn verdicts(&self, rules: &Arc<RuleSet>, year: Year) -> Vec<Verdict> {
        let mut judged: Vec<_> =
            self.book.units().filter(|unit| self.is_judged(unit, rules, year)).collect();
        book::sort::sort_by_key(&mut judged, |unit| (self.facts.home(&unit.id), &unit.id));
        judged.into_iter().filter_map(|unit| self.verdict(unit, rules, year)).collect()
    }

    /// The outcome of one test for a unit and calendar year, outside any rule set; its window is
    /// these days.
    pub fn answer(&self, unit: &Unit, year: Year, window: Period, test: &Test) -> Outcome {
        let cut = Cut { window: Window::CALENDAR_YEAR, moment: None };
        let question = Question::new(unit, year, "", self.reading, cut, None)
            .map(|question| question.over(window));
        question.and_then(|question| self.test(test, &question).outcome).unwrap_or(Outcome::Missing)
    }

    fn judge_all(&self, conditions: &[Arc<Condition>], question: &Question) -> Vec<Finding> {
        conditions.iter().map(|condition| self.judge(condition, question)).collect()
    }

    fn judge(&self, condition: &Arc<Condition>, question: &Question) -> Finding {
        let mut found = self.with_parts(
            &condition.requires,
            self.test(&condition.requires, question),
            question,
        );
        let Rulings { ruled, before: ruled_before, rivals } = self.ruling(condition, question);
        let points = condition.points.as_ref();
        let given = points.and_then(|points| self.points_given(question, points, &mut found));
        if let Some(first) = rivals.first() {
            found = found.disagreeing(
                Some(first.date),
                "ruling",
                rivals.iter().map(|ruled| ruled.record.clone()),
            );
        }
        let computed = found.outcome.unwrap_or(Outcome::Missing);
        if let Some((ruled, to)) =
            ruled_before.as_ref().zip(last_day(&condition.requires, question))
        {
            found.because.push(Reason::RuledBefore {
                ruling: ruled.ruling,
                by: ruled.by.clone(),
                date: ruled.date,
                to,
            });
        }
        let outcome = ruled.as_ref().map_or(computed, |ruled| ruled.ruling.into());
        let settled = match &ruled {
            Some(_) => self.stays(&condition.requires, outcome, question),
            None => self.is_settled(&condition.requires, computed, &found.children, question),
        };
        if question.passed == Passed::Wholly {
            // Nothing more can come.
            found.distances.retain(|distance| !matches!(distance, Distance::Room { .. }));
        }
        Finding {
            condition: Arc::clone(condition),
            outcome,
            computed,
            settled,
            points: points
                .map(|points| points.of(outcome, given.filter(|_| ruled.is_none()), found.cases)),
            ruled,
            ruled_before,
            because: found.because,
            records: found.records,
            needs: found.needs,
            distances: found.distances,
            children: found.children,
        }
    }

    pub(super) fn test(&self, test: &Test, question: &Question) -> Found {
        match test {
            Test::All(parts) => {
                let children = self.judge_all(parts, question);
                Found {
                    outcome: Some(Outcome::all(children.iter().map(|child| child.outcome))),
                    children,
                    ..Found::default()
                }
            }
            Test::Any(parts) => {
                let children = self.judge_all(parts, question);
                Found {
                    outcome: Some(Outcome::any(children.iter().map(|child| child.outcome))),
                    children,
                    ..Found::default()
                }
            }
            Test::Paper { kinds, within } => self.paper(question, kinds, *within),
            Test::Registration { within } => self.registration(question, *within),
            Test::Households { at_least } => self.households(question, *at_least),
            Test::Statement { kind, value } => self.statement(question, kind, *value),
            Test::NoIncident { kinds, years, severity, only, unless } => self.no_incident(
                question,
                &Forbidden { kinds, years: years.unwrap_or(1), severity: *severity, only, unless },
            ),
            Test::Reduced { indicators, against, by, continuous } => self.reduced(
                question,
                &Reduction { indicators, against: *against, by: *by, continuous: *continuous },
            ),
            Test::AtMost { indicator, at_most } => self.at_most(question, indicator, *at_most),
            Test::TotalShare { part, whole, limit } => {
                self.total_share(question, part, whole, *limit)
            }
            Test::Models { at_least, kinds, effective } => {
                self.models(question, kinds, *at_least, *effective)
            }
            Test::Rating { forces, at_least } => self.rating(question, forces, at_least),
            Test::Discipline { forces, from } => self.discipline(question, forces, *from),
            Test::Activity { kinds, at_least, within } => {
                self.activity(question, kinds, *at_least, *within)
            }
            Test::UnitShare { of, except, having, at_least, totals } => self.unit_share(
                question,
                &super::judge_shares::Asked {
                    of,
                    except,
                    having,
                    at_least: *at_least,
                    totals: totals.as_ref(),
                },
            ),
            Test::Standard { standard, recorded, latest } => {
                self.standard(question, standard, *recorded, *latest)
            }
            Test::Group { any_of } => self.group(question, any_of),
            Test::ByPerson {} => Found::new(Outcome::ForDecision, Reason::LeftToPerson),
        }
    }
}
