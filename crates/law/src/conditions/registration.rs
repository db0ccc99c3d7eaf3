//! `registration`: the unit registered for the year in the timeframe.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest, StatementReason, Timeframe};
use crate::distance::Distance;
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::RecordRef;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, Day, Outcome, Period, RecordKind, Year};

/// The statement that a unit registered for the year, or that it did not: what was not entered may
/// still have been done.
pub(super) const REGISTERED: &str = "registered";

/// The unit must have registered for the year within the timeframe.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Registration {
    /// The timeframe.
    pub within: Timeframe,
}

impl RuleTest for Registration {
    const NAMES: &'static Names = &Names {
        test: "registration",
        members: &[Name::of("registration", "đăng ký", "registration")],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let whole =
            question.windows.whole(question.year).map_or(question.window, |span| span.period);
        let end = [self.within.days(question.year, whole).to, whole.to].into_iter().flatten().min();
        // A registration after the end of the window does not count.
        let days = question.days(self.within);
        let period = Period { to: [days.to, end].into_iter().flatten().min(), ..days };
        let of_year = evaluator
            .facts
            .of(&question.unit.id)
            .registrations
            .iter()
            .filter(|registration| registration.year == question.year);
        // A registration in time counts, whatever was registered before or after it.
        let first = of_year.min_by_key(|registration| {
            (!period.contains(registration.date), registration.date, &registration.id)
        });
        let Some(found) = first else { return unregistered(evaluator, question, end) };
        let (outcome, reason) = if period.contains(found.date) {
            (Outcome::Met, RegistrationReason::InTime { date: found.date })
        } else {
            (Outcome::NotMet, RegistrationReason::Late { date: found.date, period })
        };
        let is_early = period.from.is_some_and(|from| found.date < from);
        let goes_on = question.window.to.zip(end).is_some_and(|(to, end)| to < end);
        let record = RecordRef::to(*found);
        if is_early && goes_on {
            // The unit can still register in time.
            let need = question.need(RecordKind::Registration, None);
            return TestFinding::new(Outcome::Missing, reason).resting_on([record]).needing(need);
        }
        let distance = (outcome == Outcome::NotMet).then_some(Distance::TooLate);
        TestFinding::new(outcome, reason).at(distance).resting_on([record])
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::OneIsEnough
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        Vec::new()
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.within.is_looser_than(origin.within)
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        matches!(outcome, Outcome::Met | Outcome::NotMet)
    }

    fn is_final_ruling(&self, ruling: Outcome, _: &Catalogue) -> bool {
        ruling == Outcome::Met
    }

    fn timeframe(&self) -> Option<Timeframe> {
        Some(self.within)
    }

    fn counts_events(&self) -> bool {
        false
    }
}

/// The finding without a registration. It is known that there was none once a person states so on
/// the last day or later.
fn unregistered(evaluator: &Evaluator, question: &Question, last: Option<Day>) -> TestFinding {
    let said = evaluator.facts.last_statement(&[&question.unit.id], REGISTERED, question.year);
    if let Some(both) = said.and_then(|said| said.disputed()) {
        return TestFinding::default().disputed(both);
    }
    match said
        .filter(|said| !said.value() && said.coverage().covers(last))
        .map(|said| said.statement)
    {
        Some(said) => TestFinding::new(Outcome::NotMet, StatementReason::stated(said))
            .at([Distance::TooLate])
            .resting_on([RecordRef::to(said)]),
        None => {
            let reason = RegistrationReason::NotEntered { year: question.year };
            TestFinding::new(Outcome::Missing, reason)
                .needing(question.need(RecordKind::Registration, None))
        }
    }
}

/// The reason for the outcome of a test of a registration.
#[derive(Clone, Debug, PartialEq)]
pub enum RegistrationReason {
    /// The unit registered in the timeframe.
    InTime {
        /// The day of the registration.
        date: Day,
    },
    /// The unit registered outside the timeframe.
    Late {
        /// The day of the registration.
        date: Day,
        /// The days within which it had to be.
        period: Period,
    },
    /// No registration was entered.
    NotEntered {
        /// The year.
        year: Year,
    },
}

impl From<RegistrationReason> for Reason {
    fn from(reason: RegistrationReason) -> Self {
        Self::Registration(reason)
    }
}

impl RegistrationReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        Some(match self {
            Self::InTime { .. } => Outcome::Met,
            Self::Late { .. } => Outcome::NotMet,
            Self::NotEntered { .. } => Outcome::Missing,
        })
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::InTime { date } => {
                say!(explainer.lang, "đăng ký ngày {date}", "registered on {date}")
            }
            Self::Late { date, period } => say!(
                explainer.lang,
                "đăng ký ngày {date}, ngoài thời hạn {period}",
                "registered on {date}, outside {period}",
                period = explainer.period(*period)
            ),
            Self::NotEntered { year } => say!(
                explainer.lang,
                "chưa nhập bản đăng ký năm {year}",
                "no registration for {year} entered"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn a_longer_time_to_register_is_looser() {
        assert_looser(
            r#"{"registration": {"within": "year"}}"#,
            r#"{"registration": {"within": "quarter_one"}}"#,
        );
    }
}
