//! The test on the units below: what share of them registered, or was recognised.

use std::sync::Arc;

use super::distance::{Distance, Lack};
use super::evaluate::{Evaluator, Found, Standing};
use super::judge_written::REGISTERED;
use super::question::Question;
use super::{
    Having, Need, Outcome, Own, Percent, Reason, RecordRef, RuleSet, ShareLimit, ShareTotals, Test,
    Timeframe,
};
use book::{Day, KindCode, RecordKind, Unit, UnitClass, UnitId, UnitKind};

/// What a share test asks.
pub(super) struct Asked<'q> {
    pub of: &'q [UnitKind],
    pub except: &'q [UnitClass],
    pub having: &'q Having,
    pub at_least: Percent,
    pub totals: Option<&'q ShareTotals>,
}

/// How many units have it, and of how many nobody knows.
#[derive(Clone, Copy, Default)]
struct Count {
    reached: u32,
    unknown: u32,
    /// Those of the unknown that units which they were formed from had it.
    by_parts: u32,
    whole: u32,
}

impl Count {
    fn add(&mut self, has: Option<bool>, by_parts: bool) {
        self.whole = self.whole.saturating_add(1);
        self.by_parts = self.by_parts.saturating_add(u32::from(by_parts));
        match has {
            Some(true) => self.reached = self.reached.saturating_add(1),
            Some(false) => {}
            None => self.unknown = self.unknown.saturating_add(1),
        }
    }

    /// As if what their former units had were theirs.
    fn taking_over(self) -> Self {
        let unknown = self.unknown.saturating_sub(self.by_parts);
        Self {
            reached: self.reached.saturating_add(self.by_parts),
            unknown,
            by_parts: 0,
            whole: self.whole,
        }
    }

    fn with(self, other: Self) -> Self {
        Self {
            reached: self.reached.saturating_add(other.reached),
            unknown: self.unknown.saturating_add(other.unknown),
            by_parts: self.by_parts.saturating_add(other.by_parts),
            whole: self.whole.saturating_add(other.whole),
        }
    }
}

/// The units that the share is of.
#[derive(Default)]
struct Counted {
    /// Those that count for certain.
    certain: Count,
    /// Those whose class is blank: they may be of one that is left out.
    unclassed: Count,
    /// Whether the figures are totals that were entered.
    from_totals: bool,
}

impl Counted {
    fn all(&self) -> Count {
        self.certain.with(self.unclassed)
    }

    /// No text says whether a unit takes over what those had that it was formed from: where that
    /// decides, a person does.
    fn outcome_for_person(&self, at_least: Percent) -> Outcome {
        let taking_over = Self {
            certain: self.certain.taking_over(),
            unclassed: self.unclassed.taking_over(),
            ..*self
        };
        match self.outcome(at_least) {
            Outcome::Missing if taking_over.outcome(at_least) == Outcome::Met => {
                Outcome::ForDecision
            }
            outcome => outcome,
        }
    }

    /// By the least and the most that the share can be, whichever of the units without a class
    /// count. Where all may be left out it may be a share of none, of which nothing is said.
    fn outcome(&self, at_least: Percent) -> Outcome {
        let Self { certain, unclassed, .. } = self;
        let lacking = unclassed.whole.saturating_sub(unclassed.reached);
        let hopeful = unclassed.reached.saturating_add(unclassed.unknown);
        let at_most = certain.reached.saturating_add(certain.unknown).saturating_add(hopeful);
        if certain.whole == 0 {
            Outcome::Missing
        } else if at_least.is_reached(certain.reached, certain.whole.saturating_add(lacking)) {
            Outcome::Met
        } else if at_least.is_reached(at_most, certain.whole.saturating_add(hopeful)) {
            Outcome::Missing
        } else {
            Outcome::NotMet
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn unit_share(&self, question: &Question, asked: &Asked) -> Found {
        // Of a unit that ended before, those that it had on its last day.
        let last = [question.window.to, question.unit.valid_to].into_iter().flatten().min();
        let counts = |unit: &&Unit| {
            let exists = last.is_none_or(|day| unit.validity().contains(day));
            asked.of.contains(&unit.kind) && unit.is_of_class(asked.except) != Some(true) && exists
        };
        let mut found = Found::default();
        let mut counted = Counted::default();
        let (mut having, mut lacking) = (Vec::new(), Vec::new());
        let (mut recognised, mut refused, mut of_words) = (Vec::new(), Vec::new(), Vec::new());
        for unit in self.facts.units_in_shard(question.unit).into_iter().filter(counts) {
            let (has, record) = match asked.having {
                Having::Registered => self.is_registered(unit, question),
                Having::Recognised(standard) => {
                    let (has, records, said) = self.is_recognised(unit, standard, question);
                    of_words.extend(said);
                    (has, records)
                }
            };
            found.records.extend(record);
            match self.decided_otherwise(unit, question, asked.having) {
                Some(true) => recognised.push(unit.id.clone()),
                Some(false) => refused.push(unit.id.clone()),
                None => {}
            }
            let before = having.len();
            if has.is_none() {
                found.needs.push(need_of(unit, question, asked.having));
                self.look_at_parts(
                    unit,
                    question,
                    asked.having,
                    (&mut having, &mut lacking),
                    &mut found,
                );
            }
            let by_parts = having.len() > before;
            if unit.is_of_class(asked.except).is_none() {
                counted.unclassed.add(has, by_parts);
                found.needs.push(Need::Class { unit: unit.id.clone() });
            } else {
                counted.certain.add(has, by_parts);
            }
        }
        if counted.all().whole == 0 {
            counted = Counted {
                certain: self.count_from_totals(question, asked, &mut found),
                from_totals: true,
                ..counted
            };
        }
        counted.certain =
            counted.certain.with(self.not_kept(question, asked, counted.all().whole, &mut found));
        let mut found = self.conclude_share(found, &counted, asked, question);
        for (granted, units) in [(true, recognised), (false, refused)]
            .into_iter()
            .filter(|(_, units)| !units.is_empty())
        {
            found.because.push(Reason::DecidedOtherwise { granted, units, year: question.year });
        }
        found.because.extend(of_words);
        if !having.is_empty() {
            found.because.push(Reason::OfParts { having, lacking, own: Own::Nothing });
        }
        found
    }

    /// Of a unit whose own figures contradict the decision that counts here: whether it was
    /// recognised, or refused.
    fn decided_otherwise(&self, unit: &Unit, question: &Question, wanted: &Having) -> Option<bool> {
        let Having::Recognised(standard) = wanted else { return None };
        let granted = self.decision_on(unit, standard, question.year, question)?;
        self.is_contradicted(unit, standard, question.year, granted).then_some(granted)
    }

    /// What the units had that a unit was formed from in these days: two hamlets that merged, a
    /// school that came from another commune.
    fn look_at_parts(
        &self,
        unit: &Unit,
        question: &Question,
        wanted: &Having,
        (having, lacking): (&mut Vec<UnitId>, &mut Vec<UnitId>),
        found: &mut Found,
    ) {
        let parts = self.facts.parts(unit, question.window);
        let mut without = Vec::new();
        let before = having.len();
        for part in parts.into_iter().filter(|part| !part.grows) {
            let (has, record) = match (part.unit, wanted) {
                (Some(unit), Having::Registered) => self.is_registered(unit, question),
                (Some(unit), Having::Recognised(standard)) => {
                    let (has, records, _) = self.is_recognised(unit, standard, question);
                    (has, records)
                }
                (None, _) => (None, Vec::new()),
            };
            found.records.extend(record);
            if has == Some(true) { having.push(part.id) } else { without.push(part.id) }
        }
        if having.len() > before {
            lacking.append(&mut without);
        }
    }

    /// Units that the entered total has beyond those kept one by one: of them nobody knows.
    fn not_kept(&self, question: &Question, asked: &Asked, kept: u32, found: &mut Found) -> Count {
        let total = asked
            .totals
            .and_then(|totals| self.own_total(&question.unit.id, &totals.whole, question));
        let Some(total) = total.filter(|total| total.value > kept) else { return Count::default() };
        let unknown = total.value - kept;
        found.records.push(RecordRef::to(total));
        found.records.extend(self.facts.rivals(total).into_iter().map(RecordRef::to));
        found.needs.push(Need::Units { of: question.unit.id.clone(), kinds: asked.of.to_vec() });
        Count { unknown, whole: unknown, ..Count::default() }
    }

    fn conclude_share(
        &self,
        mut found: Found,
        counted: &Counted,
        asked: &Asked,
        question: &Question,
    ) -> Found {
        let Count { reached, unknown, whole, .. } = counted.all();
        let is_told = found
            .because
            .iter()
            .any(|reason| matches!(reason, Reason::TotalShare { .. } | Reason::NoUnits { .. }));
        if whole == 0 {
            found.because.extend((!is_told).then_some(Reason::NoUnits { entered: None }));
            found.outcome = Some(Outcome::Missing);
            found
                .needs
                .push(Need::Units { of: question.unit.id.clone(), kinds: asked.of.to_vec() });
            return found;
        }
        let outcome = counted.outcome_for_person(asked.at_least);
        let (having, unclassed, from_totals) =
            (asked.having.clone(), counted.unclassed.whole, counted.from_totals);
        if outcome == Outcome::NotMet && unclassed == 0 {
            found.distances.extend(Distance::to_least(
                Lack::Units(having.clone()),
                reached,
                asked.at_least.least_of(whole),
            ));
            // That one of the units did not register is known once it is too late for it; a total
            // says nothing of when.
            found.distances.extend(
                (matches!(having, Having::Registered) && !from_totals).then_some(Distance::TooLate),
            );
        }
        if is_told {
            return found.conclude(outcome);
        }
        found.because.push(Reason::Share {
            having,
            reached,
            unknown,
            unclassed,
            whole,
            at_least: asked.at_least,
            from_totals,
        });
        found.conclude(outcome)
    }

    fn count_from_totals(&self, question: &Question, asked: &Asked, found: &mut Found) -> Count {
        let Some(totals) = asked.totals else { return Count::default() };
        let mut disagreeing = Vec::new();
        let mut read =
            |indicator: &KindCode| match self.own_total(&question.unit.id, indicator, question) {
                Some(total) => {
                    found.records.push(RecordRef::to(total));
                    let rivals = self.facts.rivals(total);
                    if !rivals.is_empty() {
                        disagreeing.extend(std::iter::once(total).chain(rivals).map(RecordRef::to));
                    }
                    Some((total.value, RecordRef::to(total)))
                }
                None => {
                    found.needs.push(question.need(RecordKind::YearlyTotal, Some(indicator)));
                    None
                }
            };
        let (whole, part) = (read(&totals.whole), read(&totals.part));
        if !disagreeing.is_empty() {
            found.because.push(Reason::Disagreeing { date: None });
            found.needs.extend(
                disagreeing
                    .iter()
                    .map(|record| Need::Field { record: record.clone(), field: "value" }),
            );
            let new: Vec<_> =
                disagreeing.into_iter().filter(|record| !found.records.contains(record)).collect();
            found.records.extend(new);
            let whole = whole.map_or(0, |(whole, _)| whole);
            return Count { unknown: whole, whole, ..Count::default() };
        }
        match (whole, part) {
            // More than there are, or of none: one of the two is wrong.
            (Some((whole, of_whole)), Some((part, of_part))) if part > whole || whole == 0 => {
                found.needs.extend(
                    [of_part, of_whole].map(|record| Need::Field { record, field: "value" }),
                );
                found.because.push(Reason::TotalShare {
                    part: totals.part.clone(),
                    whole: totals.whole.clone(),
                    numbers: [part, whole],
                    limit: ShareLimit::AtLeast(asked.at_least),
                    passes: None,
                });
                Count { unknown: whole, whole, ..Count::default() }
            }
            (Some((whole, _)), Some((reached, _))) => Count { reached, whole, ..Count::default() },
            (Some((0, _)), None) => {
                found.because.push(Reason::NoUnits { entered: Some((totals.whole.clone(), 0)) });
                Count::default()
            }
            (Some((whole, _)), None) => Count { unknown: whole, whole, ..Count::default() },
            (None, Some((part, _))) => {
                found.because.push(Reason::NoUnits { entered: Some((totals.part.clone(), part)) });
                Count::default()
            }
            (None, None) => Count::default(),
        }
    }

    /// A registration when the unit's own year was over is none for it, though the commune's window
    /// goes on.
    fn is_registered(&self, unit: &Unit, question: &Question) -> (Option<bool>, Vec<RecordRef>) {
        let registrations = &self.facts.of(&unit.id).registrations;
        let of_year =
            registrations.iter().filter(|registration| registration.year == question.year);
        let first = of_year.min_by_key(|registration| (registration.date, &registration.id));
        if let Some(registration) = first {
            let last = self
                .rules_of_below(unit, question)
                .and_then(|rules| rules.window_of(question.year)?.to);
            let is_in_time = question.reaches(registration.date)
                && last.is_none_or(|last| registration.date <= last);
            return (Some(is_in_time), vec![RecordRef::to(*registration)]);
        }
        // One that was not entered may still have been made, unless a person stated that there was
        // none.
        let Some(said) = self.facts.said(&[&unit.id], REGISTERED, question.year) else {
            return (None, Vec::new());
        };
        if let Some(both) = said.disputed() {
            return (None, both.into_iter().map(RecordRef::to).collect());
        }
        let is_known = said.value() || said.reach().covers(self.registration_ends(unit, question));
        (is_known.then_some(said.value()), vec![RecordRef::to(said.statement)])
    }

    /// The set of the same standard that judges a unit below.
    fn rules_of_below(&self, unit: &Unit, question: &Question) -> Option<&Arc<RuleSet>> {
        let standard = &self.library.rule_set(question.rules)?.standard;
        self.library.in_force(standard, unit.kind, question.year)
    }

    /// The last day on which a unit registers in time by the set that judges it; without one the
    /// last of the days looked at.
    fn registration_ends(&self, unit: &Unit, question: &Question) -> Option<Day> {
        let last = self.rules_of_below(unit, question).and_then(|rules| {
            let window = rules.window_of(question.year)?;
            rules
                .conditions
                .iter()
                .find_map(|condition| registration_in(&condition.requires))?
                .days(question.year, window)
                .to
        });
        last.or(question.window.to)
    }

    /// By recognition; without one, a unit that does not meet the set in force cannot have been
    /// recognised. A year in which it ended is not evaluated. With what must be said of the words.
    fn is_recognised(
        &self,
        unit: &Unit,
        standard: &KindCode,
        question: &Question,
    ) -> (Option<bool>, Vec<RecordRef>, Option<Reason>) {
        let word = self.recognised(unit, standard, question.year, Some(question));
        let said = word.iter().flat_map(|word| word.rivals.iter().copied().chain([word.record]));
        let records = said.map(RecordRef::to).collect();
        if let Some(word) = word.as_ref().filter(|word| !word.rivals.is_empty()) {
            return (None, records, Some(Reason::Disagreeing { date: word.record.date }));
        }
        if let Some(word) = word.filter(|word| word.speaks_of_all) {
            let later =
                word.revoked_later.map(|on| Reason::RevokedLater { unit: unit.id.clone(), on });
            return (Some(word.granted), records, later);
        }
        let is_refused = match self.evaluated(unit, standard, question.year) {
            Standing::Evaluated(rules, Outcome::NotMet) => {
                self.is_judged(unit, rules, question.year)
            }
            _ => false,
        };
        (is_refused.then_some(false), records, None)
    }
}

/// When a test asks for a registration, if it does.
fn registration_in(test: &Test) -> Option<Timeframe> {
    match test {
        Test::Registration { within } => Some(*within),
        Test::All(parts) | Test::Any(parts) => {
            parts.iter().find_map(|part| registration_in(&part.requires))
        }
        _ => None,
    }
}

fn need_of(unit: &Unit, question: &Question, having: &Having) -> Need {
    let (kind, code) = match having {
        Having::Registered => (RecordKind::Registration, None),
        Having::Recognised(standard) => (RecordKind::Recognition, Some(standard.clone())),
    };
    Need::Record { kind, unit: unit.id.clone(), year: question.year, code }
}
