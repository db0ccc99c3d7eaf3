//! The judgement of `no_incident`: counts the incidents against a unit.

use std::rc::Rc;

use super::{Exception, NoIncident, NoIncidentReason, Qualifier};
use crate::conditions::CommonReason;
use crate::distance::{Distance, Tally};
use crate::evaluator::Evaluator;
use crate::finding::{Need, RecordRef};
use crate::former_units::FormerUnit;
use crate::happened::Happened;
use crate::question::Question;
use crate::register::Register;
use crate::span::Span;
use crate::test_finding::TestFinding;
use book::{Catalogue, Incident, KindCode, Outcome, Period, Unit};

/// Yes, no, or the name of the blank field that would say.
enum Answer {
    Yes,
    No,
    Blank(&'static str),
}

impl Answer {
    fn of(value: Option<bool>, field: &'static str) -> Self {
        match value {
            Some(true) => Self::Yes,
            Some(false) => Self::No,
            None => Self::Blank(field),
        }
    }
}

/// Yes if all answers are yes; no if one is no, even beside blanks.
fn all(answers: impl IntoIterator<Item = Answer>) -> Answer {
    let mut whole = Answer::Yes;
    for answer in answers {
        match answer {
            Answer::No => return Answer::No,
            Answer::Blank(field) if matches!(whole, Answer::Yes) => whole = Answer::Blank(field),
            Answer::Blank(_) | Answer::Yes => {}
        }
    }
    whole
}

impl Qualifier {
    fn answer(self, incident: &Incident, catalogue: &Catalogue) -> Answer {
        match self {
            Self::ContraryToLaw => Answer::of(incident.contrary_to_law, "contrary_to_law"),
            Self::Prolonged => Answer::of(incident.prolonged, "prolonged"),
            // The register keeps an incident elsewhere only if residents did it. Some kinds are
            // about the unit's people by definition.
            Self::ByResidents => {
                let elsewhere = incident.elsewhere.filter(|elsewhere| *elsewhere);
                let told = catalogue.tells_of_people(&incident.kind).then_some(true);
                Answer::of(elsewhere.or(incident.by_residents).or(told), "by_residents")
            }
            Self::Fatal => Answer::of(incident.deaths.map(|deaths| deaths > 0), "deaths"),
        }
    }
}

impl Exception {
    fn answer(self, incident: &Incident) -> Answer {
        match self {
            Self::ForceMajeure => Answer::of(incident.force_majeure, "force_majeure"),
            Self::Handled => all([
                Answer::of(incident.found_in_time, "found_in_time"),
                Answer::of(incident.mitigated, "mitigated"),
                Answer::of(incident.reported_at_once, "reported_at_once"),
            ]),
        }
    }
}

/// Whether an incident counts against the unit.
enum Weight {
    Counts,
    DoesNot,
    Excepted(Exception),
    Unclear(&'static str),
}

fn weigh(happened: &Happened, catalogue: &Catalogue, forbidden: &NoIncident) -> Weight {
    let (incident, is_of) = (happened.incident, happened.answer.is_of);
    let is_in = if forbidden.only.contains(&Qualifier::ByResidents) {
        Some(true)
    } else {
        happened.answer.is_in(incident)
    };
    let is_severe = forbidden
        .severity
        .map(|least| Answer::of(incident.severity.map(|severity| severity >= least), "severity"));
    let asked =
        [Answer::of(is_of, "kind"), Answer::of(is_in, "elsewhere")].into_iter().chain(is_severe);
    let mut blank =
        match all(asked
            .chain(forbidden.only.iter().map(|qualifier| qualifier.answer(incident, catalogue))))
        {
            Answer::No => return Weight::DoesNot,
            Answer::Blank(field) => Some(field),
            Answer::Yes => None,
        };
    for exception in &forbidden.unless {
        match exception.answer(incident) {
            Answer::Yes => return Weight::Excepted(*exception),
            Answer::Blank(field) => blank = blank.or(Some(field)),
            Answer::No => {}
        }
    }
    blank.map_or(Weight::Counts, Weight::Unclear)
}

/// The findings about one unit so far.
struct Judging<'e, 'b> {
    test: &'e NoIncident,
    evaluator: &'e Evaluator<'b>,
    question: &'e Question<'e>,
    /// The windows looked at, latest first.
    spans: Vec<Span>,
    found: TestFinding,
}

pub(super) fn judge(test: &NoIncident, evaluator: &Evaluator, question: &Question) -> TestFinding {
    let years = test.years.unwrap_or(1).max(1);
    let spans = (0..years).map_while(|back| question.span(back)).collect();
    let judging = Judging { test, evaluator, question, spans, found: TestFinding::default() };
    judging.run()
}

impl Judging<'_, '_> {
    fn run(mut self) -> TestFinding {
        let kinds = &self.test.kinds;
        let from = self.spans.last().and_then(|span| span.period.from);
        let period = Period { from, to: self.question.window.to };
        let (cases, unclear) = self.count(period);
        let registers = self.registers();
        let is_complete = registers.iter().all(|(_, register)| register.is_complete());
        let is_beyond = is_complete && self.note_totals_beyond();
        let is_known = is_complete && !is_beyond;
        let mut found = self.found;
        found.cases = Some((cases, is_known.then_some(cases.saturating_add(unclear))));
        if is_known && unclear == 0 {
            found.distances.extend(Distance::to_limit(Tally::Incidents(kinds.clone()), cases, 0));
        }
        if cases > 0 {
            let happened = NoIncidentReason::Happened { cases, kinds: kinds.clone(), period };
            found.because.insert(0, happened.into());
            found.outcome = Some(Outcome::NotMet);
            return found;
        }
        for (days, register) in &registers {
            found.add_register(register, *days);
        }
        found.outcome = Some(if found.needs.is_empty() { Outcome::Met } else { Outcome::Missing });
        if found.because.is_empty() {
            found.because.push(NoIncidentReason::Nothing { period }.into());
        }
        found
    }

    /// Counts the cases against the unit, and those that may be.
    fn count(&mut self, period: Period) -> (u32, u32) {
        let (evaluator, question) = (self.evaluator, self.question);
        let (mut cases, mut unclear) = (0u32, 0u32);
        let former = evaluator.facts.former_units(question.unit, period);
        let incidents = incidents(evaluator, question.unit, &former, period, &self.test.kinds);
        let found = &mut self.found;
        for happened in incidents {
            let weight = weigh(&happened, evaluator.facts.catalogue(), self.test);
            let (incident, is_shared) = (happened.incident, happened.is_shared);
            let date = incident.date;
            match weight {
                Weight::DoesNot => continue,
                Weight::Counts if is_shared => unclear = unclear.saturating_add(incident.count),
                Weight::Counts => cases = cases.saturating_add(incident.count),
                Weight::Excepted(exception) => {
                    found.because.push(NoIncidentReason::Excepted { date, exception }.into())
                }
                Weight::Unclear(field) => {
                    unclear = unclear.saturating_add(incident.count);
                    found.because.push(NoIncidentReason::Unclear { date, field }.into());
                    found.needs.push(Need::Field { record: RecordRef::to(incident), field });
                }
            }
            let shared = CommonReason::FormerUnitShared { unit: incident.unit.clone() }.into();
            if is_shared && matches!(weight, Weight::Counts) && !found.because.contains(&shared) {
                found.because.push(shared);
                found.needs.push(question.ruling(question.year));
            }
            found.records.push(RecordRef::to(incident));
        }
        (cases, unclear)
    }

    /// The registers of the windows looked at, each with its days.
    fn registers(&self) -> Vec<(Period, Rc<Register>)> {
        let (evaluator, question) = (self.evaluator, self.question);
        let earlier = self
            .spans
            .iter()
            .skip(1)
            .map(|span| (span.period, evaluator.facts.register(question.unit, span)));
        let own = (question.window, Rc::clone(question.register(&evaluator.facts)));
        [own].into_iter().chain(earlier).collect()
    }

    /// Adds the totals that contradict a complete register. Returns whether there are any.
    fn note_totals_beyond(&mut self) -> bool {
        let mut is_beyond = false;
        for span in &self.spans {
            let facts = &self.evaluator.facts;
            for beyond in facts.beyond_register(self.question.unit, &self.test.kinds, span) {
                let (record, total) = (RecordRef::to(beyond.total), beyond.total);
                is_beyond = true;
                let reason = NoIncidentReason::TotalBeyond {
                    unit: total.unit.clone(),
                    indicator: total.indicator.clone(),
                    year: span.year,
                    total: total.value,
                    dated: beyond.dated,
                };
                self.found.because.push(reason.into());
                self.found.needs.push(Need::Field { record: record.clone(), field: "value" });
                self.found.records.push(record);
            }
        }
        is_beyond
    }
}

/// The incidents that are or may be of these kinds, in a unit and its former units, by date.
fn incidents<'b>(
    evaluator: &Evaluator<'b>,
    unit: &Unit,
    former: &[FormerUnit<'_>],
    period: Period,
    kinds: &[KindCode],
) -> Vec<Happened<'b>> {
    let mut incidents = evaluator.facts.incidents(unit, former, period, kinds);
    book::sort::sort_by(&mut incidents, |a, b| {
        let (a, b) = (a.incident, b.incident);
        (a.date, &a.id).cmp(&(b.date, &b.id))
    });
    incidents
}

impl TestFinding {
    /// Adds the statements that confirm a register. If the register is open, adds the reason and
    /// the needs.
    fn add_register(&mut self, register: &Register, period: Period) {
        if let Some(first) = register.open.first() {
            let reason = NoIncidentReason::RegisterOpen {
                unit: first.unit.clone(),
                units: register.open.len(),
                until: first.until,
                denied: first.denied,
                period,
            };
            self.because.push(reason.into());
            self.needs.extend(register.needs());
        }
        self.records.extend(register.records());
    }
}
