//! The test of discipline in the forces.

use super::distance::{Distance, Tally};
use super::evaluate::{Evaluator, Found};
use super::question::Question;
use super::reach::{Said, year_ends};
use super::{Outcome, Reason, RecordRef};
use crate::book::{Day, Discipline, DisciplineLevel, KindCode, RecordKind, Year};

/// The statement that all discipline of a unit's forces is recorded, up to a day: none recorded then means that nobody was disciplined.
/// A commune's covers its hamlets and units. The incident register and a rating say nothing of it.
pub const DISCIPLINE_COMPLETE: &str = "discipline_complete";

impl Evaluator<'_> {
    pub(super) fn discipline(&self, question: &Question, forces: &[KindCode], from: DisciplineLevel) -> Found {
        let counts = |discipline: &&&Discipline| {
            let is_asked = forces.contains(&discipline.force) && discipline.level >= from && discipline.people > 0;
            is_asked && question.window.contains(discipline.date)
        };
        let mut against: Vec<_> = self.facts.of(&question.unit.id).disciplines.iter().filter(counts).collect();
        crate::sort::sort_by(&mut against, |a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        let Some(first) = against.first() else { return self.undisciplined(question, forces) };
        let people = against.iter().fold(0u32, |sum, discipline| sum.saturating_add(discipline.people));
        let reason = Reason::Disciplined { force: first.force.clone(), people };
        let records = against.into_iter().map(|discipline| RecordRef::to(*discipline));
        Found::new(Outcome::NotMet, reason).at(Distance::to_limit(Tally::People, people, 0)).resting_on(records)
    }

    /// Nobody enters "no discipline": it is known where somebody said that all of it is recorded.
    fn undisciplined(&self, question: &Question, forces: &[KindCode]) -> Found {
        let Some(force) = forces.first() else { return Found::default() };
        let mut found = Found::default();
        for (year, end) in years(question) {
            let said = self.discipline_said(question, year);
            found.records.extend(said.map(|said| RecordRef::to(said.statement)));
            if said.is_some_and(|said| said.confirms(end)) {
                continue;
            }
            let unit = question.unit.id.clone();
            let code = KindCode::new(DISCIPLINE_COMPLETE).ok();
            found.needs.push(super::Need::Record { kind: RecordKind::Statement, unit, year, code });
            found.because.push(Reason::DisciplineUnknown { force: force.clone() });
            let short = said.filter(|said| said.value()).and_then(|said| said.reach().day()).zip(end);
            found.because.extend(short.map(|(until, to)| Reason::SpeaksTo { until, to }));
        }
        if found.needs.is_empty() {
            found.because.push(Reason::NoDiscipline);
            return found.conclude(Outcome::Met);
        }
        found.conclude(Outcome::Missing)
    }

    fn discipline_said(&self, question: &Question, year: Year) -> Option<Said<'_>> {
        let unit = &question.unit.id;
        let units: Vec<_> = [Some(unit), self.facts.home(unit).filter(|home| *home != unit)].into_iter().flatten().collect();
        self.facts.said(&units, DISCIPLINE_COMPLETE, year)
    }
}

/// The years whose word is needed, each with the day that it must reach: the twelve months up to a day are of two.
fn years(question: &Question) -> Vec<(Year, Option<Day>)> {
    let before = question.year.before(1).filter(|year| {
        let begins_before = question.window.from.is_none_or(|from| from.year() <= *year);
        begins_before && question.span(0).is_some_and(|span| span.rolling)
    });
    let earlier = before.map(|year| (year, year_ends(year)));
    [(question.year, question.window.to)].into_iter().chain(earlier).collect()
}
