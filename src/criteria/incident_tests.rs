//! Tests of what happened: "must not happen" lists, and what must be held back or reduced.

use super::evaluate::{Evaluator, Found, Question};
use super::reason::Figure;
use super::{Baseline, Exception, Need, Outcome, Qualifier, Reason, RecordRef};
use crate::book::{Incident, KindCode, Period, Reading, RecordKind, Severity, UnitId};

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
    fn answer(self, incident: &Incident) -> Answer {
        match self {
            Self::ContraryToLaw => Answer::of(incident.contrary_to_law, "contrary_to_law"),
            Self::Prolonged => Answer::of(incident.prolonged, "prolonged"),
            Self::ByResidents => Answer::of(incident.by_residents, "by_residents"),
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

fn weigh(incident: &Incident, severity: Option<Severity>, only: &[Qualifier], unless: &[Exception]) -> Weight {
    let is_severe = severity.map(|least| Answer::of(incident.severity.map(|severity| severity >= least), "severity"));
    let mut blank = match all(is_severe.into_iter().chain(only.iter().map(|qualifier| qualifier.answer(incident)))) {
        Answer::No => return Weight::DoesNot,
        Answer::Blank(field) => Some(field),
        Answer::Yes => None,
    };
    for exception in unless {
        match exception.answer(incident) {
            Answer::Yes => return Weight::Excepted(*exception),
            Answer::Blank(field) => blank = blank.or(Some(field)),
            Answer::No => {}
        }
    }
    blank.map_or(Weight::Counts, Weight::Unclear)
}

impl Evaluator<'_> {
    pub(super) fn no_incident(
        &self,
        question: &Question,
        kinds: &[KindCode],
        severity: Option<Severity>,
        only: &[Qualifier],
        unless: &[Exception],
    ) -> Found {
        let period = question.window;
        let mut found = Found::default();
        let mut cases = 0u32;
        for incident in self.incidents(question, kinds) {
            match weigh(incident, severity, only, unless) {
                Weight::DoesNot => continue,
                Weight::Counts => cases = cases.saturating_add(incident.count),
                Weight::Excepted(exception) => found.because.push(Reason::Excepted { date: incident.date, exception }),
                Weight::Unclear(field) => {
                    found.because.push(Reason::Unclear { date: incident.date, field });
                    found.needs.push(Need::Field { record: RecordRef::to(incident), field });
                }
            }
            found.records.push(RecordRef::to(incident));
        }
        if cases > 0 {
            found.because.insert(0, Reason::Incidents { cases, period });
            found.outcome = Some(Outcome::NotMet);
            return found;
        }
        let register = question.register(&self.facts);
        if let Some((unit, until)) = register.open.first() {
            found.because.push(Reason::RegisterOpen { unit: unit.clone(), units: register.open.len(), until: *until, period });
            found.needs.extend(register.open.iter().map(|(unit, _)| self.register_need(question, unit)));
        }
        found.outcome = Some(if found.needs.is_empty() { Outcome::Met } else { Outcome::Missing });
        if found.because.is_empty() {
            found.because.push(Reason::NoIncidents { period });
        }
        found.records.extend(register.records.iter().cloned());
        found
    }

    /// The need of a statement that a unit's register is complete.
    pub(super) fn register_need(&self, question: &Question, unit: &UnitId) -> Need {
        let code = KindCode::new(super::REGISTER_COMPLETE).ok();
        Need::Record { kind: RecordKind::Statement, unit: unit.clone(), year: question.year, code }
    }

    fn incidents(&self, question: &Question, kinds: &[KindCode]) -> Vec<&Incident> {
        let catalogue = self.facts.catalogue();
        let is_asked = |incident: &&Incident| question.window.contains(incident.date) && catalogue.is_within(&incident.kind, kinds);
        let below = self.facts.below(question.unit);
        let mut incidents: Vec<_> = below.iter().flat_map(|records| records.incidents.iter().copied()).filter(is_asked).collect();
        incidents.sort_by_key(|incident| (incident.date, &incident.id));
        incidents
    }

    pub(super) fn reduced(&self, question: &Question, indicators: &[KindCode], against: Baseline) -> Found {
        let pairs = match against {
            Baseline::PreviousYear | Baseline::Year(_) => 1,
            Baseline::PrecedingYears(count) => count,
        };
        let mut found = Found::default();
        let mut outcomes = Vec::new();
        for indicator in indicators {
            let mut later = self.figure_of(question, indicator, 0, &mut found);
            for back in 1..=pairs {
                let earlier = self.figure_of(question, indicator, back, &mut found);
                let Some((now, before)) = later.zip(earlier) else { continue };
                let passes = passes(self.reading, now, before);
                outcomes.push(match self.reading {
                    Reading::Assess if now.exact().is_some() && before.exact().is_some() => Outcome::ForDecision,
                    Reading::Assess => Outcome::Missing,
                    Reading::Strict | Reading::Contain => Outcome::of(passes),
                });
                let year = question.year.before(back - 1).unwrap_or(question.year);
                let indicator = indicator.clone();
                found.because.push(Reason::Compared { indicator, year, now, before, passes, reading: self.reading });
                later = earlier;
            }
        }
        let outcome = Outcome::all(outcomes);
        if outcome != Outcome::Missing {
            found.needs.clear();
        }
        found.outcome = Some(outcome);
        found
    }

    /// An indicator's figure so many years back; what would settle an unknown one is added to the needs.
    fn figure_of(&self, question: &Question, indicator: &KindCode, back: u16, found: &mut Found) -> Option<Figure> {
        let year = question.year.before(back)?;
        let window: Period = if back == 0 { question.window } else { question.cut.of(year)? };
        let (figure, records) = self.facts.figure(question.unit, indicator, year, window);
        found.records.extend(records);
        if figure.exact().is_none() {
            let need = if back == 0 {
                self.register_need(question, &question.unit.id)
            } else {
                let (kind, code) = (RecordKind::YearlyTotal, Some(indicator.clone()));
                Need::Record { kind, unit: question.unit.id.clone(), year, code }
            };
            if !found.needs.contains(&need) {
                found.needs.push(need);
            }
        }
        Some(figure)
    }
}

/// Whether a figure is held back or reduced by a reading. None this year always is, whatever there was before.
fn passes(reading: Reading, now: Figure, before: Figure) -> Option<bool> {
    match reading {
        Reading::Strict if now.exact() == Some(0) => Some(true),
        Reading::Strict => now.is_less_than(before),
        Reading::Contain => now.is_at_most(before),
        Reading::Assess => None,
    }
}
