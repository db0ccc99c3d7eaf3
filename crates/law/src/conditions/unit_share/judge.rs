//! The judgement of `unit_share`: counts the units below.

use std::sync::Arc;

use super::count::{Count, Counted};
use super::{Having, ShareTotals, UnitShare, UnitShareReason};
use crate::conditions::registration::REGISTERED;
use crate::conditions::{CommonReason, ShareLimit, Test, Timeframe, TotalShareReason, UnitHas};
use crate::distance::{Distance, Lack};
use crate::evaluator::{Evaluator, Standing};
use crate::finding::{Need, RecordRef};
use crate::question::Question;
use crate::rule_set::RuleSet;
use crate::test_finding::TestFinding;
use book::{Day, KindCode, Outcome, RecordKind, Unit, UnitId, YearlyTotal};

/// The findings about one unit so far.
struct Judging<'e, 'b> {
    test: &'e UnitShare,
    evaluator: &'e Evaluator<'b>,
    question: &'e Question<'e>,
    found: TestFinding,
    counted: Counted,
    /// Whether the totals already gave a reason that explains the share completely.
    is_explained: bool,
    /// Former units that have it, where nobody knows whether the unit formed from them does.
    having: Vec<UnitId>,
    /// Former units that lack it, beside one that has it.
    lacking: Vec<UnitId>,
    /// Units that were recognised though their own figures do not meet the standard.
    recognised_otherwise: Vec<UnitId>,
    /// Units that were refused though their own figures meet it.
    refused_otherwise: Vec<UnitId>,
    /// Reasons about decisions on units.
    of_decisions: Vec<CommonReason>,
}

/// Whether a unit below has what is asked for, with the records that say so.
type Answer = (Option<bool>, Vec<RecordRef>);

pub(super) fn judge(test: &UnitShare, evaluator: &Evaluator, question: &Question) -> TestFinding {
    let mut judging = Judging {
        test,
        evaluator,
        question,
        found: TestFinding::default(),
        counted: Counted::default(),
        is_explained: false,
        having: Vec::new(),
        lacking: Vec::new(),
        recognised_otherwise: Vec::new(),
        refused_otherwise: Vec::new(),
        of_decisions: Vec::new(),
    };
    // For a unit that ended earlier, count the units that it had on its last day.
    let last = [question.window.to, question.unit.valid_to].into_iter().flatten().min();
    let counts = |unit: &&Unit| {
        let exists = last.is_none_or(|day| unit.validity().contains(day));
        test.of.contains(&unit.kind) && unit.is_of_class(&test.except) != Some(true) && exists
    };
    for unit in evaluator.facts.units_in_shard(question.unit).into_iter().filter(counts) {
        judging.count_unit(unit);
    }
    if judging.counted.all().whole == 0 {
        judging.counted.certain = judging.count_from_totals();
        judging.counted.from_totals = true;
    }
    let not_kept = judging.not_kept(judging.counted.all().whole);
    judging.counted.certain = judging.counted.certain.with(not_kept);
    judging.conclude()
}

impl<'e, 'b> Judging<'e, 'b> {
    fn count_unit(&mut self, unit: &Unit) {
        let (has, records) = match &self.test.having {
            Having::Registered => self.is_registered(unit),
            Having::Recognised(standard) => {
                let (has, records, said) = self.is_recognised(unit, standard);
                self.of_decisions.extend(said);
                (has, records)
            }
        };
        self.found.records.extend(records);
        match self.decided_otherwise(unit) {
            Some(true) => self.recognised_otherwise.push(unit.id.clone()),
            Some(false) => self.refused_otherwise.push(unit.id.clone()),
            None => {}
        }
        let before = self.having.len();
        if has.is_none() {
            self.found.needs.push(self.need_of(unit));
            self.look_at_former_units(unit);
        }
        let by_former_units = self.having.len() > before;
        if unit.is_of_class(&self.test.except).is_none() {
            self.counted.unclassed.add(has, by_former_units);
            self.found.needs.push(Need::Class { unit: unit.id.clone() });
        } else {
            self.counted.certain.add(has, by_former_units);
        }
    }

    /// Returns whether a unit was recognised (`true`) or refused (`false`), where its own figures
    /// contradict the decision that counts here.
    fn decided_otherwise(&self, unit: &Unit) -> Option<bool> {
        let Having::Recognised(standard) = &self.test.having else { return None };
        let year = self.question.year;
        let granted = self.evaluator.decision_on(unit, standard, year, self.question)?;
        self.evaluator.is_contradicted(unit, standard, year, granted).then_some(granted)
    }

    /// Looks at the units that a unit was formed from in these days, such as two hamlets that
    /// merged or a school that came from another commune.
    fn look_at_former_units(&mut self, unit: &Unit) {
        let former = self.evaluator.facts.former_units(unit, self.question.window);
        let mut without = Vec::new();
        let before = self.having.len();
        for part in former.into_iter().filter(|part| !part.grows) {
            let (has, records) = match (part.unit, &self.test.having) {
                (Some(unit), Having::Registered) => self.is_registered(unit),
                (Some(unit), Having::Recognised(standard)) => {
                    let (has, records, _) = self.is_recognised(unit, standard);
                    (has, records)
                }
                (None, Having::Registered | Having::Recognised(_)) => (None, Vec::new()),
            };
            self.found.records.extend(records);
            if has == Some(true) { self.having.push(part.id) } else { without.push(part.id) }
        }
        if self.having.len() > before {
            self.lacking.append(&mut without);
        }
    }

    /// Counts the units that the entered total has beyond those kept one by one. Nobody knows
    /// anything of them.
    fn not_kept(&mut self, kept: u32) -> Count {
        let (evaluator, unit) = (self.evaluator, &self.question.unit.id);
        let total = self
            .test
            .totals
            .as_ref()
            .and_then(|totals| evaluator.own_total(unit, &totals.whole, self.question));
        let Some(total) = total.filter(|total| total.value > kept) else { return Count::default() };
        self.found.records.push(RecordRef::to(total));
        let rivals = evaluator.facts.rivals(total);
        self.found.records.extend(rivals.into_iter().map(RecordRef::to));
        self.found.needs.push(self.units_needed());
        Count::unknown(total.value - kept)
    }

    fn units_needed(&self) -> Need {
        Need::Units { of: self.question.unit.id.clone(), kinds: self.test.of.clone() }
    }

    fn conclude(mut self) -> TestFinding {
        let year = self.question.year;
        let mut found = self.conclude_share();
        for (granted, units) in [(true, self.recognised_otherwise), (false, self.refused_otherwise)]
        {
            if !units.is_empty() {
                let reason = CommonReason::DecidedOtherwise { granted, units, year };
                found.because.push(reason.into());
            }
        }
        found.because.extend(self.of_decisions.into_iter().map(Into::into));
        let (having, lacking, unit_has) = (self.having, self.lacking, UnitHas::Nothing);
        if !having.is_empty() {
            found.because.push(CommonReason::OfFormerUnits { having, lacking, unit_has }.into());
        }
        found
    }

    fn conclude_share(&mut self) -> TestFinding {
        let mut found = std::mem::take(&mut self.found);
        let (test, counted) = (self.test, &self.counted);
        let Count { reached, unknown, whole, .. } = counted.all();
        if whole == 0 {
            if !self.is_explained {
                found.because.push(UnitShareReason::NoUnits { entered: None }.into());
            }
            found.outcome = Some(Outcome::Missing);
            found.needs.push(self.units_needed());
            return found;
        }
        let outcome = counted.outcome(test.at_least);
        let unclassed = counted.unclassed.whole;
        if outcome == Outcome::NotMet && unclassed == 0 {
            let least = test.at_least.least_of(whole);
            let lack = Lack::Units(test.having.clone());
            found.distances.extend(Distance::to_least(lack, reached, least));
            // A unit's failure to register is final only once its time has passed. A total does not
            // say when.
            if test.having == Having::Registered && !counted.from_totals {
                found.distances.push(Distance::TooLate);
            }
        }
        if !self.is_explained {
            let reason = UnitShareReason::Counted {
                having: test.having.clone(),
                reached,
                unknown,
                unclassed,
                whole,
                at_least: test.at_least,
                from_totals: counted.from_totals,
            };
            found.because.push(reason.into());
        }
        found.conclude(outcome)
    }

    /// Counts the units that are not kept one by one, from the totals.
    fn count_from_totals(&mut self) -> Count {
        let Some(totals) = &self.test.totals else { return Count::default() };
        let mut disagreeing = Vec::new();
        let whole = self.read_total(&totals.whole, &mut disagreeing);
        let part = self.read_total(&totals.part, &mut disagreeing);
        if !disagreeing.is_empty() {
            self.note_disagreeing(disagreeing);
            return Count::unknown(whole.map_or(0, |whole| whole.value));
        }
        match (whole, part) {
            // The part is more than the whole, or the whole is 0: one of the two is wrong.
            (Some(whole), Some(part)) if part.value > whole.value || whole.value == 0 => {
                self.note_contradiction(totals, whole, part);
                Count::unknown(whole.value)
            }
            (Some(whole), Some(part)) => {
                Count { reached: part.value, whole: whole.value, ..Count::default() }
            }
            (Some(whole), None) if whole.value == 0 => self.one_total_only(&totals.whole, 0),
            (Some(whole), None) => Count::unknown(whole.value),
            (None, Some(part)) => self.one_total_only(&totals.part, part.value),
            (None, None) => Count::default(),
        }
    }

    /// Reads a total of the unit. If other totals disagree with it, adds them all to `disagreeing`.
    fn read_total(
        &mut self,
        indicator: &KindCode,
        disagreeing: &mut Vec<RecordRef>,
    ) -> Option<&'e YearlyTotal> {
        let (evaluator, question) = (self.evaluator, self.question);
        let Some(total) = evaluator.own_total(&question.unit.id, indicator, question) else {
            self.found.needs.push(question.need(RecordKind::YearlyTotal, Some(indicator)));
            return None;
        };
        self.found.records.push(RecordRef::to(total));
        let rivals = evaluator.facts.rivals(total);
        if !rivals.is_empty() {
            disagreeing.extend(std::iter::once(total).chain(rivals).map(RecordRef::to));
        }
        Some(total)
    }

    fn note_disagreeing(&mut self, records: Vec<RecordRef>) {
        let found = &mut self.found;
        found.because.push(CommonReason::Disagreeing { date: None }.into());
        let field = |record: &RecordRef| Need::Field { record: record.clone(), field: "value" };
        found.needs.extend(records.iter().map(field));
        let new: Vec<_> =
            records.into_iter().filter(|record| !found.records.contains(record)).collect();
        found.records.extend(new);
    }

    fn note_contradiction(
        &mut self,
        totals: &ShareTotals,
        whole: &YearlyTotal,
        part: &YearlyTotal,
    ) {
        let records = [part, whole].map(RecordRef::to);
        let fields = records.map(|record| Need::Field { record, field: "value" });
        self.found.needs.extend(fields);
        let reason = TotalShareReason::Compared {
            part: totals.part.clone(),
            whole: totals.whole.clone(),
            numbers: [part.value, whole.value],
            limit: ShareLimit::AtLeast(self.test.at_least),
            passes: None,
        };
        self.found.because.push(reason.into());
        self.is_explained = true;
    }

    /// Notes that one of the two totals alone gives no share.
    fn one_total_only(&mut self, indicator: &KindCode, value: u32) -> Count {
        let entered = Some((indicator.clone(), value));
        self.found.because.push(UnitShareReason::NoUnits { entered }.into());
        self.is_explained = true;
        Count::default()
    }

    /// Whether a unit registered. A registration after the unit's own year does not count for it,
    /// even while the commune's window goes on.
    fn is_registered(&self, unit: &Unit) -> Answer {
        let (evaluator, question) = (self.evaluator, self.question);
        let registrations = &evaluator.facts.of(&unit.id).registrations;
        let of_year =
            registrations.iter().filter(|registration| registration.year == question.year);
        let first = of_year.min_by_key(|registration| (registration.date, &registration.id));
        if let Some(registration) = first {
            let last =
                self.rules_of_below(unit).and_then(|rules| rules.window_of(question.year)?.to);
            let is_in_time = question.reaches(registration.date)
                && last.is_none_or(|last| registration.date <= last);
            return (Some(is_in_time), vec![RecordRef::to(*registration)]);
        }
        // A registration that was not entered may still have been made, unless a person stated that
        // there was none.
        let Some(said) = evaluator.facts.last_statement(&[&unit.id], REGISTERED, question.year)
        else {
            return (None, Vec::new());
        };
        if let Some(both) = said.disputed() {
            return (None, both.into_iter().map(RecordRef::to).collect());
        }
        let is_known = said.value() || said.coverage().covers(self.registration_ends(unit));
        (is_known.then_some(said.value()), vec![RecordRef::to(said.statement)])
    }

    /// The rule set of the same standard that judges a unit below.
    fn rules_of_below(&self, unit: &Unit) -> Option<&'b Arc<RuleSet>> {
        let library = self.evaluator.library;
        let standard = &library.rule_set(self.question.rules)?.standard;
        library.in_force(standard, unit.kind, self.question.year)
    }

    /// The last day on which a unit registers in time by the rule set that judges it, else the last
    /// of the days looked at.
    fn registration_ends(&self, unit: &Unit) -> Option<Day> {
        let year = self.question.year;
        let last = self.rules_of_below(unit).and_then(|rules| {
            let window = rules.window_of(year)?;
            let within = rules
                .conditions
                .iter()
                .find_map(|condition| registered_within(&condition.requires));
            within?.days(year, window).to
        });
        last.or(self.question.window.to)
    }

    /// Whether a unit was recognised, with the records and what must be said of the decision.
    /// Without a decision, a unit that does not meet the set in force cannot have been recognised.
    /// A unit is not evaluated for the year in which it ended.
    fn is_recognised(
        &self,
        unit: &Unit,
        standard: &KindCode,
    ) -> (Option<bool>, Vec<RecordRef>, Option<CommonReason>) {
        let (evaluator, question) = (self.evaluator, self.question);
        let word = evaluator.recognised(unit, standard, question.year, Some(question));
        let said = word.iter().flat_map(|word| word.rivals.iter().copied().chain([word.record]));
        let records = said.map(RecordRef::to).collect();
        if let Some(word) = word.as_ref().filter(|word| !word.rivals.is_empty()) {
            return (None, records, Some(CommonReason::Disagreeing { date: word.record.date }));
        }
        if let Some(word) = word.filter(|word| word.speaks_of_all) {
            let unit = unit.id.clone();
            let later = word.revoked_later.map(|on| CommonReason::RevokedLater { unit, on });
            return (Some(word.granted), records, later);
        }
        let is_refused = match evaluator.evaluated(unit, standard, question.year) {
            Standing::Evaluated(rules, Outcome::NotMet) => {
                evaluator.is_judged(unit, rules, question.year)
            }
            Standing::Evaluated(..) | Standing::NoRules | Standing::Circular => false,
        };
        (is_refused.then_some(false), records, None)
    }

    fn need_of(&self, unit: &Unit) -> Need {
        let (kind, code) = match &self.test.having {
            Having::Registered => (RecordKind::Registration, None),
            Having::Recognised(standard) => (RecordKind::Recognition, Some(standard.clone())),
        };
        Need::Record { kind, unit: unit.id.clone(), year: self.question.year, code }
    }
}

/// The timeframe in which a test asks for a registration, if it does.
fn registered_within(test: &Test) -> Option<Timeframe> {
    if let Test::Registration(registration) = test {
        return Some(registration.within);
    }
    test.parts()?.iter().find_map(|part| registered_within(&part.requires))
}
