//! Evidence of former units, for a unit that was formed from them.
//!
//! It counts as evidence, and a person decides: no text says whether it still holds for the new
//! unit.

use super::conditions::{
    CommonReason, FormerUnits, PaperReason, Reason, RegistrationReason, RuleTest, Test, UnitHas,
    each_test,
};
use super::evaluator::Evaluator;
use super::finding::{Need, RecordRef};
use super::former_units::FormerUnit;
use super::question::Question;
use super::test_finding::TestFinding;
use book::{KindCode, Outcome, Period, RecordKind, UnitId, Year, YearlyTotal};

impl Evaluator<'_> {
    /// Adds the evidence of former units to a test's finding, where it could change the outcome.
    pub(super) fn with_former_units(
        &self,
        test: &Test,
        found: TestFinding,
        question: &Question,
    ) -> TestFinding {
        let was_late = could_not_be_in_time(test, &found, question);
        let is_missing = found.outcome == Some(Outcome::Missing);
        let (is_open, also_taken_in) = match test.former_units() {
            FormerUnits::Apart => return found,
            FormerUnits::OneIsEnough | FormerUnits::AllAnswer => (was_late || is_missing, false),
            FormerUnits::AddedUp => (found.outcome != Some(Outcome::Met), true),
            FormerUnits::Happened => (found.outcome != Some(Outcome::NotMet), true),
        };
        if !is_open {
            return found;
        }
        let mut former = self.facts.former_units(question.unit, question.window);
        if !also_taken_in {
            // A unit that took others in existed already and had to do it itself.
            former.retain(|unit| !unit.grows);
        }
        if former.is_empty() {
            return found;
        }
        let mut found = self.weigh_former_units(test, found, &former, question);
        if was_late {
            // A unit that did it as soon as it could is never worse off than one that did nothing.
            found.outcome = Some(Outcome::ForDecision);
            found.distances.clear();
        }
        found
    }

    fn weigh_former_units(
        &self,
        test: &Test,
        mut found: TestFinding,
        former: &[FormerUnit],
        question: &Question,
    ) -> TestFinding {
        let unit_has = UnitHas::of(&found);
        let happened = test.former_units() == FormerUnits::Happened;
        let (mut having, mut lacking, mut unknown) = (Vec::new(), Vec::new(), false);
        let mut records = Vec::new();
        for unit in former {
            let of_unit = self.judge_former_unit(test, unit, question);
            match of_unit.outcome {
                Some(Outcome::Met) => having.push(unit.id.clone()),
                // If a former unit belongs wholly to the new unit, an event in it is an event in
                // the new unit.
                Some(Outcome::NotMet) if happened && !unit.is_shared => return of_unit,
                Some(Outcome::NotMet) => lacking.push(unit.id.clone()),
                Some(Outcome::Missing | Outcome::ForDecision) | None => {
                    lacking.push(unit.id.clone());
                    unknown = true;
                }
            }
            records.extend(of_unit.records);
        }
        if happened && found.outcome == Some(Outcome::Met) && (lacking.is_empty() || unknown) {
            return found;
        }
        let decides = match test.former_units() {
            FormerUnits::OneIsEnough | FormerUnits::AddedUp => !having.is_empty(),
            FormerUnits::AllAnswer | FormerUnits::Happened => !unknown,
            FormerUnits::Apart => false,
        };
        if decides {
            found.outcome = Some(Outcome::ForDecision);
        }
        if decides || !having.is_empty() || found.outcome == Some(Outcome::NotMet) {
            found.because.push(CommonReason::OfFormerUnits { having, lacking, unit_has }.into());
            found.records.extend(records);
        }
        found
    }

    /// Judges a former unit; finds nothing if the book does not keep it.
    fn judge_former_unit(
        &self,
        test: &Test,
        former: &FormerUnit,
        question: &Question,
    ) -> TestFinding {
        let Some(unit) = former.unit else { return TestFinding::default() };
        // The former unit has no days after its last one.
        let days = Period {
            to: [question.window.to, former.until].into_iter().flatten().min(),
            ..question.window
        };
        let question = question.about(unit).over(days);
        each_test!(
            test,
            test => test.judge_former_unit(self, &question),
            parts _ => TestFinding::default(),
        )
    }

    /// A unit's recorded figure under an indicator for a year, or the sum of its former units'
    /// figures, with the records.
    ///
    /// The figure is `None` if several totals were entered at one moment and nothing says which is
    /// right.
    pub(super) fn total(
        &self,
        question: &Question,
        indicator: &KindCode,
    ) -> Option<(Option<u32>, Vec<RecordRef>)> {
        let with_rivals = |total| std::iter::once(total).chain(self.facts.rivals(total));
        if let Some(total) = self.own_total(&question.unit.id, indicator, question) {
            let records: Vec<_> = with_rivals(total).map(RecordRef::to).collect();
            return Some(((records.len() == 1).then_some(total.value), records));
        }
        let parts = self.facts.former_units(question.unit, question.window);
        // No other record holds the unit's own share from before it took others in.
        let of_part = |part: &FormerUnit| {
            self.own_total(&part.id, indicator, question).filter(|_| !part.is_shared && !part.grows)
        };
        let totals: Vec<_> = parts.iter().map(of_part).collect::<Option<_>>()?;
        let sum = totals.iter().fold(0u32, |sum, total| sum.saturating_add(total.value));
        let records: Vec<_> =
            totals.iter().copied().flat_map(with_rivals).map(RecordRef::to).collect();
        (!totals.is_empty()).then(|| ((records.len() == totals.len()).then_some(sum), records))
    }

    /// The total that was entered for a unit and the year asked about.
    pub(super) fn own_total(
        &self,
        unit: &UnitId,
        indicator: &KindCode,
        question: &Question,
    ) -> Option<&YearlyTotal> {
        let days = question.windows.whole(question.year).map(|span| span.period);
        self.facts.total(unit, indicator, question.year, days)
    }
}

/// Whether a unit that was late could not have been in time, because it was formed after the
/// timeframe began.
fn could_not_be_in_time(test: &Test, found: &TestFinding, question: &Question) -> bool {
    let within = each_test!(test, test => test.timeframe(), parts _ => None);
    let Some(within) = within else { return false };
    let first = within.days(question.year, question.window).from;
    let formed = question.unit.formed_on();
    UnitHas::of(found) == UnitHas::Late
        && formed.zip(first).is_some_and(|(formed, first)| first < formed)
}

impl UnitHas {
    fn of(found: &TestFinding) -> Self {
        let is_late = |reason: &Reason| {
            matches!(
                reason,
                Reason::Paper(PaperReason::Late { .. })
                    | Reason::Registration(RegistrationReason::Late { .. })
            )
        };
        if found.because.iter().any(is_late) {
            return Self::Late;
        }
        match found.outcome {
            Some(Outcome::Met) => Self::Enough,
            Some(Outcome::NotMet) => Self::TooLittle,
            Some(Outcome::Missing | Outcome::ForDecision) | None => Self::Nothing,
        }
    }
}

impl Question<'_> {
    /// The need of a person's ruling, where no record can settle how a unit was divided.
    pub fn ruling(&self, year: Year) -> Need {
        Need::Record { kind: RecordKind::Decision, unit: self.unit.id.clone(), year, code: None }
    }
}
