//! Tests of what must be written down: papers, registrations, households, statements, activities.

use super::distance::{Distance, Lack};
use super::evaluate::{Evaluator, Found};
use super::latest::Latest;
use super::question::Question;
use super::{Outcome, Percent, Reason, RecordRef, Timeframe};
use book::{Day, KindCode, KindGroup, Paper, Period, RecordKind, Registration, Statement, Year};

/// The statement that a unit registered for the year, or that it did not: what was not entered may
/// still have been done.
pub(super) const REGISTERED: &str = "registered";

impl Timeframe {
    /// The days of the timeframe in a year, given the rule set's window.
    pub(super) fn days(self, year: Year, window: Period) -> Period {
        match self {
            Self::QuarterOne => Period { from: Day::new(year, 1, 1), to: Day::new(year, 3, 31) },
            Self::Year => year.period(),
            Self::Window => window,
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn paper(
        &self,
        question: &Question,
        kinds: &[KindCode],
        within: Timeframe,
    ) -> Found {
        let period = question.days(within);
        let papers = || {
            self.facts
                .of(&question.unit.id)
                .papers
                .iter()
                .filter(|paper| kinds.contains(&paper.kind))
        };
        let earliest = |days: Period| {
            papers()
                .filter(|paper| days.contains(paper.date))
                .min_by_key(|paper| (paper.date, &paper.id))
        };
        let about = |paper: &Paper| (paper.kind.clone(), paper.date, RecordRef::to(paper));
        if let Some((kind, date, record)) = earliest(period).map(|paper| about(paper)) {
            return Found::new(Outcome::Met, Reason::PaperFound { kind, date })
                .resting_on([record]);
        }
        if let Some((kind, date, record)) =
            earliest(question.year.period()).map(|paper| about(paper))
        {
            return Found::new(Outcome::NotMet, Reason::PaperLate { kind, date, period })
                .at([Distance::TooLate])
                .resting_on([record]);
        }
        self.said_none(question, kinds, within).unwrap_or_else(|| {
            Found::new(Outcome::Missing, Reason::NoPaper { kinds: kinds.to_vec(), period })
                .needing(question.need(RecordKind::Paper, kinds.first()))
        })
    }

    /// Whether a person stated of each kind that there was none, on the last day of the time or
    /// later.
    fn said_none(
        &self,
        question: &Question,
        kinds: &[KindCode],
        within: Timeframe,
    ) -> Option<Found> {
        let statements = &self.facts.of(&question.unit.id).statements;
        let latest = |kind: &KindCode| {
            let about = statements.iter().filter(|said| {
                said.kind.as_str() == Statement::ISSUED_OR_HELD && said.about.as_ref() == Some(kind)
            });
            let of_year = about.filter(|said| said.year == question.year);
            let last = Latest::of(
                of_year.copied(),
                |said| (Some(said.date), said.stamp.at),
                |a, b| a.value == b.value,
            )?;
            last.agreed().filter(|said| !said.value)
        };
        let said: Vec<&Statement> = kinds.iter().map(latest).collect::<Option<_>>()?;
        let whole = question.cut.whole(question.year).map_or(question.window, |span| span.period);
        let last = [within.days(question.year, whole).to, whole.to].into_iter().flatten().min();
        let is_over = last.is_none_or(|last| {
            question.window.to.is_none_or(|to| to >= last)
                && said.iter().all(|said| said.date >= last)
        });
        let none = Found { outcome: Some(Outcome::NotMet), ..Found::default() };
        let reasons = said.iter().copied().map(Reason::of_statement);
        is_over.then(|| {
            none.because(reasons)
                .at([Distance::TooLate])
                .resting_on(said.iter().copied().map(RecordRef::to))
        })
    }

    pub(super) fn registration(&self, question: &Question, within: Timeframe) -> Found {
        let whole = question.cut.whole(question.year).map_or(question.window, |span| span.period);
        let end = [within.days(question.year, whole).to, whole.to].into_iter().flatten().min();
        // What was registered when the window was over is not of it.
        let days = question.days(within);
        let period = Period { to: [days.to, end].into_iter().flatten().min(), ..days };
        let of_year = self
            .facts
            .of(&question.unit.id)
            .registrations
            .iter()
            .filter(|registration| registration.year == question.year);
        // One in time counts, whatever was registered before or after it.
        let first = of_year.min_by_key(|registration| {
            (!period.contains(registration.date), registration.date, &registration.id)
        });
        let Some(found) = first else { return self.unregistered(question, end) };
        let (outcome, reason) = if period.contains(found.date) {
            (Outcome::Met, Reason::Registered { date: found.date })
        } else {
            (Outcome::NotMet, Reason::RegisteredLate { date: found.date, period })
        };
        let is_early = period.from.is_some_and(|from| found.date < from);
        let goes_on = question.window.to.zip(end).is_some_and(|(to, end)| to < end);
        let record = RecordRef::to(*found);
        if is_early && goes_on {
            // It may still register in time.
            let need = question.need(RecordKind::Registration, None);
            return Found::new(Outcome::Missing, reason).resting_on([record]).needing(need);
        }
        let distance = (outcome == Outcome::NotMet).then_some(Distance::TooLate);
        Found::new(outcome, reason).at(distance).resting_on([record])
    }

    /// Without a registration: that there was none is known once a person states it on the last day
    /// or later.
    fn unregistered(&self, question: &Question, last: Option<Day>) -> Found {
        let said = self.facts.said(&[&question.unit.id], REGISTERED, question.year);
        if let Some(both) = said.and_then(|said| said.disputed()) {
            return Found::default().disputed(both);
        }
        match said
            .filter(|said| !said.value() && said.reach().covers(last))
            .map(|said| said.statement)
        {
            Some(said) => Found::new(Outcome::NotMet, Reason::of_statement(said))
                .at([Distance::TooLate])
                .resting_on([RecordRef::to(said)]),
            None => Found::new(Outcome::Missing, Reason::NotRegistered { year: question.year })
                .needing(question.need(RecordKind::Registration, None)),
        }
    }

    pub(super) fn households(&self, question: &Question, at_least: Percent) -> Found {
        let of_year = || {
            self.facts
                .of(&question.unit.id)
                .registrations
                .iter()
                .filter(|registration| registration.year == question.year)
        };
        // Households that signed after the days looked at did not sign in them.
        let in_time = of_year().filter(|registration| question.reaches(registration.date));
        let numbers = |registration: &Registration| {
            (registration.households_registered, registration.households_residing)
        };
        let made = |registration: &Registration| (Some(registration.date), registration.stamp.at);
        let Some(latest) = Latest::of(in_time.copied(), made, |a, b| numbers(a) == numbers(b))
        else {
            let late = of_year().min_by_key(|registration| (registration.date, &registration.id));
            let reason = late
                .map_or(Reason::HouseholdsUnknown { registered: None, residing: None }, |late| {
                    Reason::RegisteredLate { date: late.date, period: question.window }
                });
            let records = late.map(|late| RecordRef::to(*late));
            return Found::new(Outcome::Missing, reason)
                .resting_on(records)
                .needing(question.need(RecordKind::Registration, None));
        };
        let Some(found) = latest.agreed() else {
            return Found::default().disagreeing(
                Some(latest.record.date),
                "households_registered",
                latest.records(),
            );
        };
        let record = RecordRef::to(found);
        match (found.households_registered, found.households_residing) {
            (Some(registered), Some(residing)) if residing > 0 => {
                let outcome = Outcome::of(Some(at_least.is_reached(registered, residing)));
                let distance =
                    Distance::to_least(Lack::Households, registered, at_least.least_of(residing));
                Found::new(outcome, Reason::Households { registered, residing })
                    .at(distance)
                    .resting_on([record])
            }
            (registered, residing) => {
                let field = if registered.is_none() {
                    "households_registered"
                } else {
                    "households_residing"
                };
                Found::new(Outcome::Missing, Reason::HouseholdsUnknown { registered, residing })
                    .resting_on([record.clone()])
                    .needing(super::Need::Field { record, field })
            }
        }
    }

    pub(super) fn statement(&self, question: &Question, kind: &KindCode, value: bool) -> Found {
        let need = || question.need(RecordKind::Statement, Some(kind));
        let Some(said) = self.facts.said(&[&question.unit.id], kind.as_str(), question.year) else {
            return Found::new(Outcome::Missing, Reason::NotStated { kind: kind.clone() })
                .needing(need());
        };
        if let Some(both) = said.disputed() {
            return Found::default().disputed(both);
        }
        let found = |outcome| {
            Found::new(outcome, Reason::of_statement(said.statement))
                .resting_on([RecordRef::to(said.statement)])
        };
        if said.reach().covers(question.window.to) || self.is_lasting(kind, said.value()) {
            // What a unit is it does not make otherwise, and what happened cannot be.
            let is_open = said.value() != value
                && !self.is_fixed(kind)
                && !self.is_lasting(kind, said.value());
            let distance = is_open.then(|| Distance::Answer { kind: kind.clone(), value });
            return found(Outcome::of(Some(said.value() == value))).at(distance);
        }
        found(Outcome::Missing).because(question.short_of(said.reach())).needing(need())
    }

    /// Whether an answer tells of what happened and cannot be otherwise any more.
    pub(super) fn is_lasting(&self, kind: &KindCode, value: bool) -> bool {
        let kind = self.facts.catalogue().get(KindGroup::Statement, kind);
        kind.is_some_and(|kind| kind.lasting == Some(value))
    }

    /// Whether a question asks what the unit is or has, and not what it does.
    fn is_fixed(&self, kind: &KindCode) -> bool {
        self.facts.catalogue().get(KindGroup::Statement, kind).is_some_and(|kind| kind.fixed)
    }

    pub(super) fn activity(
        &self,
        question: &Question,
        kinds: &[KindCode],
        at_least: u32,
        within: Timeframe,
    ) -> Found {
        let period = question.days(within);
        let held = self.facts.of(&question.unit.id).activities.iter();
        let held: Vec<_> = held
            .filter(|activity| kinds.contains(&activity.kind) && period.contains(activity.date))
            .collect();
        let count = held
            .iter()
            .fold(0u32, |sum, activity| sum.saturating_add(activity.sessions.unwrap_or(1)));
        let reason = Reason::Activities { count, at_least };
        let records = held.into_iter().map(|activity| RecordRef::to(*activity));
        if count >= at_least {
            Found::new(Outcome::Met, reason).resting_on(records)
        } else {
            // What was not entered may still have been held, unless a person stated that it was
            // not.
            if let Some(found) = self.said_none(question, kinds, within).filter(|_| count == 0) {
                return found;
            }
            let distance = Distance::to_least(Lack::Activities, count, at_least);
            let need = question.need(RecordKind::Activity, kinds.first());
            Found::new(Outcome::Missing, reason).at(distance).resting_on(records).needing(need)
        }
    }
}

impl Found {
    /// Missing, since two statements of one day that were made at one moment answer differently.
    fn disputed(self, both: [&Statement; 2]) -> Self {
        let date = both.first().map(|said| said.date);
        let said = both.iter().map(|said| Reason::of_statement(said));
        self.because(said).disagreeing(date, "value", both.into_iter().map(RecordRef::to))
    }
}

impl Reason {
    fn of_statement(said: &Statement) -> Self {
        Self::Stated {
            kind: said.kind.clone(),
            about: said.about.clone(),
            value: said.value,
            by: said.by.clone(),
            date: said.date,
        }
    }
}
