//! `discipline`: no member of these forces is disciplined in the window.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::drops_any;
use super::{CommonReason, FormerUnits, Limit, Name, Names, Reason, RuleTest};
use crate::covered_days::year_ends;
use crate::distance::{Distance, Tally};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::{Need, RecordRef};
use crate::last_statement::LastStatement;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{
    Catalogue, Day, DisciplineLevel, KindCode, KindGroup, Outcome, Rating, RecordKind, Unit,
    UnitKind, Year,
};

/// The statement that all discipline of a unit's forces is recorded, up to a day: none recorded
/// then means that nobody was disciplined. A commune's covers its hamlets and units. The incident
/// register and a rating say nothing of it.
pub const DISCIPLINE_COMPLETE: &str = "discipline_complete";

/// No member of these forces may have been disciplined in the window, by this form or a heavier
/// one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Discipline {
    /// The forces.
    pub forces: Vec<KindCode>,
    /// The lightest form that counts.
    pub from: DisciplineLevel,
}

impl RuleTest for Discipline {
    const NAMES: &'static Names = &Names {
        test: "discipline",
        members: &[
            Name::of("discipline", "không có kỷ luật", "no discipline"),
            Name::within(
                "discipline",
                "from",
                "hình thức kỷ luật nhẹ nhất bị tính",
                "lightest form that counts",
            ),
        ],
        values: &[
            Name::of("reprimand", "khiển trách", "reprimand"),
            Name::of("warning", "cảnh cáo", "warning"),
            Name::of("demotion", "hạ bậc lương, giáng chức, cách chức", "demotion"),
            Name::of("dismissal", "buộc thôi việc, tước danh hiệu", "dismissal"),
        ],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let counts = |discipline: &&&book::Discipline| {
            let is_asked = self.forces.contains(&discipline.force)
                && discipline.level >= self.from
                && discipline.people > 0;
            is_asked && question.window.contains(discipline.date)
        };
        let own = &evaluator.facts.of(&question.unit.id).disciplines;
        let mut counting: Vec<&book::Discipline> = own.iter().filter(counts).copied().collect();
        let mut unclear = Vec::new();
        for discipline in commune_disciplines(evaluator, question.unit).iter().filter(counts) {
            match covers(evaluator, question, &discipline.force) {
                Some(true) => counting.push(discipline),
                Some(false) => {}
                None => unclear.push(*discipline),
            }
        }
        book::sort::sort_by(&mut counting, |a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
        if let Some(first) = counting.first() {
            let (force, people) = (first.force.clone(), people(&counting));
            let records = counting.into_iter().map(RecordRef::to);
            return TestFinding::new(
                Outcome::NotMet,
                DisciplineReason::Disciplined { force, people },
            )
            .at(Distance::to_limit(Tally::People, people, 0))
            .resting_on(records);
        }
        if let Some(first) = unclear.first() {
            let (force, people) = (first.force.clone(), people(&unclear));
            let records = unclear.into_iter().map(RecordRef::to);
            let reason = DisciplineReason::DisciplinedSomewhere { force, people };
            return TestFinding::new(Outcome::Missing, reason)
                .needing(question.ruling(question.year))
                .resting_on(records);
        }
        self.undisciplined(evaluator, question)
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::Happened
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        Limit::codes("discipline.forces", KindGroup::Force, &self.forces)
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        drops_any(&self.forces, &origin.forces) || origin.from < self.from
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        outcome == Outcome::NotMet
    }

    fn counts_events(&self) -> bool {
        true
    }
}

impl Discipline {
    /// Nobody enters "no discipline": it is known where somebody said that all of it is recorded.
    fn undisciplined(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let Some(force) = self.forces.first() else { return TestFinding::default() };
        let mut found = TestFinding::default();
        for (year, end) in years(question) {
            let said = discipline_said(evaluator, question, year);
            found.records.extend(said.map(|said| RecordRef::to(said.statement)));
            if said.is_some_and(|said| said.confirms(end)) {
                continue;
            }
            let unit = question.unit.id.clone();
            let code = KindCode::new(DISCIPLINE_COMPLETE).ok();
            found.needs.push(Need::Record { kind: RecordKind::Statement, unit, year, code });
            found.because.push(DisciplineReason::Unknown { force: force.clone() }.into());
            let disputed = said.and_then(|said| said.disputed());
            if let Some([first, _]) = disputed {
                found.because.push(CommonReason::Disagreeing { date: Some(first.date) }.into());
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
                .and_then(|said| said.coverage().day())
                .zip(end);
            found
                .because
                .extend(short.map(|(until, to)| CommonReason::SpeaksTo { until, to }.into()));
        }
        if found.needs.is_empty() {
            found.because.push(DisciplineReason::Nobody.into());
            return found.conclude(Outcome::Met);
        }
        found.conclude(Outcome::Missing)
    }
}

/// The number of people who were disciplined.
fn people(disciplines: &[&book::Discipline]) -> u32 {
    disciplines.iter().fold(0u32, |sum, discipline| sum.saturating_add(discipline.people))
}

/// The discipline in the forces of a hamlet's commune, because one of them may cover the hamlet.
fn commune_disciplines<'e, 'b>(
    evaluator: &'e Evaluator<'b>,
    unit: &Unit,
) -> &'e [&'b book::Discipline] {
    let home = evaluator.facts.home(&unit.id).filter(|_| unit.kind == UnitKind::Hamlet);
    home.map_or(&[], |home| evaluator.facts.of(home).disciplines.as_slice())
}

/// Whether a force of the commune is that of a hamlet. The hamlets that its ratings of the year
/// name decide. `None` if only some of several groups are of the hamlet, or no rating names
/// hamlets.
fn covers(evaluator: &Evaluator, question: &Question, force: &KindCode) -> Option<bool> {
    let home = evaluator.facts.home(&question.unit.id)?;
    let is_group = |rating: &&&Rating| {
        rating.force == *force && rating.year == question.year && !rating.covers.is_empty()
    };
    let mut groups = evaluator
        .facts
        .of(home)
        .ratings
        .iter()
        .filter(is_group)
        .map(|rating| rating.covers.contains(&question.unit.id));
    let first = groups.next()?;
    groups.all(|covers| covers == first).then_some(first)
}

fn discipline_said<'b>(
    evaluator: &Evaluator<'b>,
    question: &Question,
    year: Year,
) -> Option<LastStatement<'b>> {
    let unit = &question.unit.id;
    let units: Vec<_> = [Some(unit), evaluator.facts.home(unit).filter(|home| *home != unit)]
        .into_iter()
        .flatten()
        .collect();
    evaluator.facts.last_statement(&units, DISCIPLINE_COMPLETE, year)
}

/// The years that need a statement, each with the day that the statement must reach. The twelve
/// months up to a day lie in two years.
fn years(question: &Question) -> Vec<(Year, Option<Day>)> {
    let before = question.year.before(1).filter(|year| {
        let begins_before = question.window.from.is_none_or(|from| from.year() <= *year);
        begins_before && question.span(0).is_some_and(|span| span.rolling)
    });
    let earlier = before.map(|year| (year, year_ends(year)));
    [(question.year, question.window.to)].into_iter().chain(earlier).collect()
}

/// The reason for the outcome of a test of discipline.
#[derive(Clone, Debug, PartialEq)]
pub enum DisciplineReason {
    /// Members of a force were disciplined.
    Disciplined {
        /// The force.
        force: KindCode,
        /// The number of people.
        people: u32,
    },
    /// Members of a force of the commune were disciplined, and nothing says whether it is that of
    /// the hamlet.
    DisciplinedSomewhere {
        /// The force.
        force: KindCode,
        /// The number of people.
        people: u32,
    },
    /// Nobody was disciplined.
    Nobody,
    /// Nothing says whether anybody was disciplined.
    Unknown {
        /// The force.
        force: KindCode,
    },
}

impl From<DisciplineReason> for Reason {
    fn from(reason: DisciplineReason) -> Self {
        Self::Discipline(reason)
    }
}

impl DisciplineReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        Some(match self {
            Self::Nobody => Outcome::Met,
            Self::Disciplined { .. } => Outcome::NotMet,
            Self::DisciplinedSomewhere { .. } | Self::Unknown { .. } => Outcome::Missing,
        })
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Disciplined { force, people } => say!(
                explainer.lang,
                "{force}: {people} người bị kỷ luật",
                "{force}: {people} disciplined",
                force = explainer.label(KindGroup::Force, force)
            ),
            Self::DisciplinedSomewhere { force, people } => say!(
                explainer.lang,
                "{force}: {people} người bị kỷ luật, ghi chung cho xã; chưa rõ có thuộc tổ phụ trách khu dân cư này không",
                "{force}: {people} disciplined, recorded for the commune; nothing says whether in the group that covers this hamlet",
                force = explainer.label(KindGroup::Force, force)
            ),
            Self::Nobody => {
                say!(explainer.lang, "không có cá nhân bị kỷ luật", "nobody was disciplined")
            }
            Self::Unknown { force } => say!(
                explainer.lang,
                "{force}: chưa có xác nhận đã ghi đủ các trường hợp kỷ luật, nên chưa biết có ai bị kỷ luật không",
                "{force}: nobody stated that all discipline is recorded, so whether anybody was disciplined is not known",
                force = explainer.label(KindGroup::Force, force)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn forbidding_only_graver_forms_is_looser() {
        assert_looser(
            r#"{"discipline": {"forces": ["a"], "from": "warning"}}"#,
            r#"{"discipline": {"forces": ["a"], "from": "reprimand"}}"#,
        );
    }
}
