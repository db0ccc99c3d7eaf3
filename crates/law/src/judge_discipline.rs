//! The test of discipline in the forces.

use super::distance::{Distance, Tally};
use super::evaluate::{Evaluator, Found};
use super::question::Question;
use super::reach::{Said, year_ends};
use super::{Outcome, Reason, RecordRef};
use book::{Day, Discipline, DisciplineLevel, KindCode, Rating, RecordKind, Unit, UnitKind, Year};

/// The statement that all discipline of a unit's forces is recorded, up to a day: none recorded
/// then means that nobody was disciplined. A commune's covers its hamlets and units. The incident
/// register and a rating say nothing of it.
pub const DISCIPLINE_COMPLETE: &str = "discipline_complete";

impl Evaluator<'_> {
    pub(super) fn discipline(
        &self,
        question: &Question,
        forces: &[KindCode],
        from: DisciplineLevel,
    ) -> Found {
        let counts = |discipline: &&&Discipline| {
            let is_asked = forces.contains(&discipline.force)
                && discipline.level >= from
                && discipline.people > 0;
            is_asked && question.window.contains(discipline.date)
        };
        let mut against: Vec<&Discipline> =
            self.facts.of(&question.unit.id).disciplines.iter().filter(counts).copied().collect();
        let mut unclear = Vec::new();
        for discipline in self.commune_disciplines(question.unit).iter().filter(counts) {
            match self.covers(question, &discipline.force) {
                Some(true) => against.push(discipline),
                Some(false) => {}
                None => unclear.push(*discipline),
            }
        }
        book::sort::sort_by(&mut against, |a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        let people = |disciplines: &[&Discipline]| {
            disciplines.iter().fold(0u32, |sum, discipline| sum.saturating_add(discipline.people))
        };
        if let Some(first) = against.first() {
            let (force, people) = (first.force.clone(), people(&against));
            let records = against.into_iter().map(RecordRef::to);
            return Found::new(Outcome::NotMet, Reason::Disciplined { force, people })
                .at(Distance::to_limit(Tally::People, people, 0))
                .resting_on(records);
        }
        if let Some(first) = unclear.first() {
            let (force, people) = (first.force.clone(), people(&unclear));
            let records = unclear.into_iter().map(RecordRef::to);
            return Found::new(Outcome::Missing, Reason::DisciplinedSomewhere { force, people })
                .needing(question.ruling(question.year))
                .resting_on(records);
        }
        self.undisciplined(question, forces)
    }

    /// What a hamlet's commune recorded of its own forces: one of them may cover the hamlet.
    fn commune_disciplines(&self, unit: &Unit) -> &[&Discipline] {
        let home = self.facts.home(&unit.id).filter(|_| unit.kind == UnitKind::Hamlet);
        home.map_or(&[], |home| self.facts.of(home).disciplines.as_slice())
    }

    /// Whether a force of the commune is that of a hamlet, by the hamlets that its ratings of the
    /// year name; unknown where only one of several groups is, or none is named.
    fn covers(&self, question: &Question, force: &KindCode) -> Option<bool> {
        let home = self.facts.home(&question.unit.id)?;
        let is_group = |rating: &&&Rating| {
            rating.force == *force && rating.year == question.year && !rating.covers.is_empty()
        };
        let mut groups = self
            .facts
            .of(home)
            .ratings
            .iter()
            .filter(is_group)
            .map(|rating| rating.covers.contains(&question.unit.id));
        let first = groups.next()?;
        groups.all(|covers| covers == first).then_some(first)
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
            let disputed = said.and_then(|said| said.disputed());
            if let Some([first, _]) = disputed {
                found.because.push(Reason::Disagreeing { date: Some(first.date) });
                found.records.extend(
                    disputed
                        .into_iter()
                        .flatten()
                        .map(RecordRef::to)
                        .filter(|record| !found.records.contains(record))
                        .collect::<Vec<_>>(),
                );
            }
            let short = said
                .filter(|said| said.value() && disputed.is_none())
                .and_then(|said| said.reach().day())
                .zip(end);
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
        let units: Vec<_> = [Some(unit), self.facts.home(unit).filter(|home| *home != unit)]
            .into_iter()
            .flatten()
            .collect();
        self.facts.said(&units, DISCIPLINE_COMPLETE, year)
    }
}

/// The years whose word is needed, each with the day that it must reach: the twelve months up to a
/// day are of two.
fn years(question: &Question) -> Vec<(Year, Option<Day>)> {
    let before = question.year.before(1).filter(|year| {
        let begins_before = question.window.from.is_none_or(|from| from.year() <= *year);
        begins_before && question.span(0).is_some_and(|span| span.rolling)
    });
    let earlier = before.map(|year| (year, year_ends(year)));
    [(question.year, question.window.to)].into_iter().chain(earlier).collect()
}
