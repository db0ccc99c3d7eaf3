//! The test of what must not happen.

use super::distance::{Distance, Tally};
use super::evaluate::{Evaluator, Found};
use super::figures::Register;
use super::moment::Span;
use super::question::Question;
use super::succession::Part;
use super::{Exception, Need, Outcome, Qualifier, Reason, RecordRef};
use book::{Catalogue, Incident, KindCode, Period, Severity, Unit};

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

/// Yes if all are; no if one is not, whatever is blank.
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
            // Only what residents did is kept of what happened elsewhere, and some kinds tell of
            // the unit's people by themselves.
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

/// Whether an incident of the kinds counts against the unit.
enum Weight {
    Counts,
    DoesNot,
    Excepted(Exception),
    Unclear(&'static str),
}

fn weigh(incident: &Incident, catalogue: &Catalogue, forbidden: &Forbidden) -> Weight {
    let is_of = catalogue.is_of(&incident.kind, forbidden.kinds);
    let is_in = if forbidden.only.contains(&Qualifier::ByResidents) {
        Some(true)
    } else {
        catalogue.is_in(incident, forbidden.kinds)
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
    for exception in forbidden.unless {
        match exception.answer(incident) {
            Answer::Yes => return Weight::Excepted(*exception),
            Answer::Blank(field) => blank = blank.or(Some(field)),
            Answer::No => {}
        }
    }
    blank.map_or(Weight::Counts, Weight::Unclear)
}

/// What must not have happened.
pub(super) struct Forbidden<'q> {
    pub kinds: &'q [KindCode],
    pub years: u16,
    pub severity: Option<Severity>,
    pub only: &'q [Qualifier],
    pub unless: &'q [Exception],
}

impl Evaluator<'_> {
    pub(super) fn no_incident(&self, question: &Question, forbidden: &Forbidden) -> Found {
        let spans: Vec<Span> =
            (0..forbidden.years.max(1)).map_while(|back| question.span(back)).collect();
        let from = spans.last().and_then(|span| span.period.from);
        let period = Period { from, to: question.window.to };
        let mut found = Found::default();
        let (mut cases, mut unclear) = (0u32, 0u32);
        let parts = self.facts.parts(question.unit, period);
        for (incident, is_shared) in self.incidents(question.unit, &parts, period, forbidden.kinds)
        {
            let weight = weigh(incident, self.facts.catalogue(), forbidden);
            match weight {
                Weight::DoesNot => continue,
                Weight::Counts if is_shared => unclear = unclear.saturating_add(incident.count),
                Weight::Counts => cases = cases.saturating_add(incident.count),
                Weight::Excepted(exception) => {
                    found.because.push(Reason::Excepted { date: incident.date, exception })
                }
                Weight::Unclear(field) => {
                    unclear = unclear.saturating_add(incident.count);
                    found.because.push(Reason::Unclear { date: incident.date, field });
                    found.needs.push(Need::Field { record: RecordRef::to(incident), field });
                }
            }
            if is_shared
                && matches!(weight, Weight::Counts)
                && !found.because.contains(&Reason::PartShared { part: incident.unit.clone() })
            {
                found.because.push(Reason::PartShared { part: incident.unit.clone() });
                found.needs.push(question.ruling(question.year));
            }
            found.records.push(RecordRef::to(incident));
        }
        let earlier: Vec<_> = spans
            .iter()
            .skip(1)
            .map(|span| (span.period, self.facts.register(question.unit, span)))
            .collect();
        let registers = || {
            [(question.window, question.register(&self.facts))]
                .into_iter()
                .chain(earlier.iter().map(|(days, register)| (*days, register)))
        };
        let is_complete = registers().all(|(_, register)| register.is_complete());
        let beyond =
            if is_complete { self.beyond(question, forbidden, &spans, &mut found) } else { false };
        found.cases =
            Some((cases, (is_complete && !beyond).then_some(cases.saturating_add(unclear))));
        if is_complete && !beyond && unclear == 0 {
            found.distances.extend(Distance::to_limit(
                Tally::Incidents(forbidden.kinds.to_vec()),
                cases,
                0,
            ));
        }
        if cases > 0 {
            found
                .because
                .insert(0, Reason::Incidents { cases, kinds: forbidden.kinds.to_vec(), period });
            found.outcome = Some(Outcome::NotMet);
            return found;
        }
        registers().for_each(|(days, register)| found.add_register(register, days));
        found.outcome = Some(if found.needs.is_empty() { Outcome::Met } else { Outcome::Missing });
        if found.because.is_empty() {
            found.because.push(Reason::NoIncidents { period });
        }
        found
    }

    /// Whether totals contradict that the registers are complete.
    fn beyond(
        &self,
        question: &Question,
        forbidden: &Forbidden,
        spans: &[Span],
        found: &mut Found,
    ) -> bool {
        let mut is_beyond = false;
        for (span, beyond) in spans.iter().flat_map(|span| {
            self.facts
                .beyond_register(question.unit, forbidden.kinds, span)
                .into_iter()
                .map(move |of| (span, of))
        }) {
            let (record, total) = (RecordRef::to(beyond.total), beyond.total);
            is_beyond = true;
            found.because.push(Reason::TotalBeyond {
                unit: total.unit.clone(),
                indicator: total.indicator.clone(),
                year: span.year,
                total: total.value,
                dated: beyond.dated,
            });
            found.needs.push(Need::Field { record: record.clone(), field: "value" });
            found.records.push(record);
        }
        is_beyond
    }

    /// The incidents that are or may be of the kinds in a unit and its former units, by date, each
    /// with whether it may be another unit's.
    fn incidents(
        &self,
        unit: &Unit,
        parts: &[Part<'_>],
        period: Period,
        kinds: &[KindCode],
    ) -> Vec<(&Incident, bool)> {
        let catalogue = self.facts.catalogue();
        let is_asked = |incident: &Incident| {
            period.contains(incident.date) && catalogue.is_of(&incident.kind, kinds) != Some(false)
        };
        let mut incidents = self.facts.incidents(unit, parts);
        incidents.retain(|(incident, _)| is_asked(incident));
        book::sort::sort_by(&mut incidents, |(a, _), (b, _)| (a.date, &a.id).cmp(&(b.date, &b.id)));
        incidents
    }
}

impl Found {
    /// The statements that confirm a register; where it is open, why that matters and what would
    /// settle it.
    fn add_register(&mut self, register: &Register, period: Period) {
        if let Some(first) = register.open.first() {
            let (unit, units) = (first.unit.clone(), register.open.len());
            self.because.push(Reason::RegisterOpen {
                unit,
                units,
                until: first.until,
                denied: first.denied,
                period,
            });
            self.needs.extend(register.needs());
        }
        self.records.extend(register.records.iter().cloned());
    }
}
