//! Succession: what a unit that was formed from others takes over from them.
//!
//! Figures of the parts are summed with its own. What was written for the parts counts as evidence,
//! and a person decides: no text says whether it still holds for the new unit.

use std::collections::HashMap;
use std::sync::Arc;

use super::evaluate::{Evaluator, Found};
use super::facts::Facts;
use super::question::Question;
use super::{Need, Outcome, Own, Reason, RecordRef, Test};
use book::{
    Book, Day, Joining, KindCode, Period, RecordKind, Shard, Unit, UnitId, Year, YearlyTotal,
};

/// A unit that another was formed from or took in, or that one of those was.
pub(super) struct Part<'a> {
    pub id: UnitId,
    /// None if the book does not keep it.
    pub unit: Option<&'a Unit>,
    /// The last day on which its figures are those of the new unit.
    pub until: Option<Day>,
    /// Whether it goes on beside the new unit: what happens in it later is its own.
    pub goes_on: bool,
    /// Whether the unit was there before and went on when it took this in.
    pub grows: bool,
    /// Whether these days were over by then: a figure that the unit has for them is without this
    /// part.
    pub is_beyond: bool,
    /// Whether only a part of it came, others were formed from it too, or it goes on: then nobody
    /// knows which of its figures are the new unit's.
    pub is_shared: bool,
}

/// Whether a unit was still there on the day on which it, or a part of it, came to another.
fn goes_on(part: &Unit, on: Day) -> bool {
    part.valid_to.is_none_or(|last| last >= on)
}

/// How the unit that parts are looked up for has them.
#[derive(Clone, Copy, Default)]
struct Path {
    grows: bool,
    is_beyond: bool,
    is_shared: bool,
}

/// Of each unit, those that were formed from it or took it in.
pub(super) type Heirs<'a> = HashMap<&'a UnitId, Vec<&'a Unit>>;

/// Looks through the book once.
pub(super) fn heirs(book: &Book) -> Heirs<'_> {
    let mut heirs = Heirs::default();
    for unit in book.units() {
        for part in unit.parts() {
            heirs.entry(part).or_default().push(unit);
        }
    }
    for units in heirs.values_mut() {
        book::sort::sort_by(units, |a, b| a.id.cmp(&b.id));
    }
    heirs
}

/// What the verdicts on a shard's units rest on beside the shard: the shards of their parts and of
/// the other heirs of those, and those with incidents that happened in its units too.
#[derive(Clone, Default)]
pub(super) struct Rest {
    shards: Vec<Arc<Shard>>,
}

impl Rest {
    /// Whether nothing of it has changed.
    pub fn is_same(&self, other: &Self) -> bool {
        self.shards.len() == other.shards.len()
            && self.shards.iter().zip(&other.shards).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}

impl<'a> Facts<'a> {
    /// The parts that came to a unit after the first of these days and by their last, with their
    /// own parts.
    pub fn parts(&self, unit: &Unit, days: Period) -> Vec<Part<'a>> {
        self.parts_by(unit, days, days.to)
    }

    /// The parts that came to a unit after the first of these days and by another day, with their
    /// own parts. A unit that was formed later is made of its parts all the same.
    pub fn parts_by(&self, unit: &Unit, days: Period, joined_by: Option<Day>) -> Vec<Part<'a>> {
        let joined_by = joined_by.map(|day| unit.formed_on().map_or(day, |formed| day.max(formed)));
        let mut parts = Vec::new();
        self.collect_parts(unit, days, (days.to, joined_by), Path::default(), &mut parts);
        // Only a circle in a bad file makes a unit its own part.
        parts.retain(|part| part.id != unit.id);
        parts
    }

    /// What a unit was formed from and took in, each with the day.
    pub fn joinings<'u>(&self, unit: &'u Unit) -> std::vec::IntoIter<Joining<'u>> {
        unit.joinings(|part| self.unit(part).and_then(|part| part.valid_to))
    }

    fn collect_parts(
        &self,
        unit: &Unit,
        days: Period,
        (to, joined_by): (Option<Day>, Option<Day>),
        path: Path,
        parts: &mut Vec<Part<'a>>,
    ) {
        for joining in self.joinings(unit) {
            let has_come = |on: &Day| {
                days.from.is_none_or(|from| from < *on) && joined_by.is_none_or(|day| *on <= day)
            };
            let Some(on) = joining.on.filter(has_come) else { continue };
            let id = joining.part;
            if *id == unit.id || parts.iter().any(|part| part.id == *id) {
                continue;
            }
            let part = self.unit(id);
            let before = on.previous();
            let until = to.map_or(before, |to| before.map(|before| before.min(to)));
            let path = Path {
                grows: path.grows || joining.grows,
                is_beyond: path.is_beyond || (joining.grows && days.to.is_some_and(|to| to < on)),
                is_shared: path.is_shared
                    || self.is_shared(part, unit, &joining, on, days, joined_by),
            };
            let Path { grows, is_beyond, is_shared } = path;
            let goes_on = part.is_some_and(|part| goes_on(part, on));
            parts.push(Part {
                id: id.clone(),
                unit: part,
                until,
                goes_on,
                grows,
                is_beyond,
                is_shared,
            });
            if let Some(part) = part {
                self.collect_parts(part, days, (until, Some(on)), path, parts);
            }
        }
    }

    /// Whether a part did not come whole, went to others too in or after these days, or goes on
    /// beside the unit.
    fn is_shared(
        &self,
        part: Option<&Unit>,
        unit: &Unit,
        joining: &Joining,
        on: Day,
        days: Period,
        joined_by: Option<Day>,
    ) -> bool {
        let known = Period { from: days.from, to: joined_by };
        let others = || self.heirs_in(joining.part, known).any(|(heir, _)| heir.id != unit.id);
        joining.partly || part.is_some_and(|part| goes_on(part, on)) || others()
    }

    /// The units that a part came to after the first of these days and by their last, each with
    /// how.
    pub fn heirs_in<'u>(
        &'u self,
        part: &'u UnitId,
        days: Period,
    ) -> impl Iterator<Item = (&'a Unit, Joining<'u>)> {
        let heirs = self.heirs().get(part).into_iter().flatten();
        let of_part = move |heir: &&'a Unit| {
            let heir: &'a Unit = heir;
            let has_come = |on: Day| {
                days.from.is_none_or(|from| from < on) && days.to.is_none_or(|to| on <= to)
            };
            let mut joinings =
                self.joinings(heir).filter(|joining| joining.on.is_none_or(has_come));
            joinings.find(|joining| joining.part == part).map(|joining| (heir, joining))
        };
        heirs.filter_map(of_part)
    }

    /// What the verdicts on the units of a shard rest on beside it.
    pub fn rest_of(&self, shard: &Shard) -> Rest {
        let mut rest = Rest::default();
        rest.shards.extend(
            self.shards_beyond(&shard.root)
                .into_iter()
                .filter_map(|root| self.book.shards.get(root))
                .cloned(),
        );
        for unit in shard.live_units().filter(|unit| unit.parts().next().is_some()) {
            for part in self.parts(unit, Period::default()) {
                let home = self.home(&part.id).and_then(|home| self.book.shards.get(home));
                rest.shards.extend(home.cloned());
                let heirs = self.heirs().get(&part.id).into_iter().flatten();
                let homes = heirs.filter_map(|heir| self.book.shards.get(self.home(&heir.id)?));
                rest.shards.extend(homes.cloned());
            }
        }
        rest
    }
}

/// How many parts must have something before a person can decide that the new unit has it.
enum Evidence {
    /// One.
    Any,
    /// Each: figures and answers of some say nothing of the whole.
    All,
}

fn evidence(test: &Test) -> Option<Evidence> {
    match test {
        Test::Paper { .. }
        | Test::Registration { .. }
        | Test::Models { .. }
        | Test::Activity { .. }
        | Test::Standard { .. } => Some(Evidence::Any),
        Test::Households { .. }
        | Test::Statement { .. }
        | Test::Rating { .. }
        | Test::Discipline { .. }
        | Test::UnitShare { .. } => Some(Evidence::All),
        _ => None,
    }
}

impl Evaluator<'_> {
    /// What a test found, with what the parts of a unit have where it has nothing itself.
    pub(super) fn with_parts(&self, test: &Test, found: Found, question: &Question) -> Found {
        let was_late = self.could_not_be_in_time(test, &found, question);
        let is_open = match test {
            Test::Models { .. } => found.outcome != Some(Outcome::Met),
            Test::Discipline { .. } => found.outcome != Some(Outcome::NotMet),
            _ => was_late || found.outcome == Some(Outcome::Missing),
        };
        let Some(evidence) = evidence(test).filter(|_| is_open) else { return found };
        let mut parts = self.facts.parts(question.unit, question.window);
        if !matches!(test, Test::Models { .. } | Test::Discipline { .. }) {
            // A unit that was there before and went on had to do by itself what it had to do.
            parts.retain(|part| !part.grows);
        }
        if parts.is_empty() {
            return found;
        }
        let mut found = self.weigh_parts(test, evidence, found, &parts, question);
        if was_late {
            // Whoever did it as soon as it could is never worse off than whoever did nothing.
            found.outcome = Some(Outcome::ForDecision);
            found.distances.clear();
        }
        found
    }

    /// Whether what a unit wrote down too late could not be in time: it was formed after the time
    /// had begun.
    fn could_not_be_in_time(&self, test: &Test, found: &Found, question: &Question) -> bool {
        let (Test::Paper { within, .. } | Test::Registration { within }) = test else {
            return false;
        };
        let first = within.days(question.year, question.window).from;
        let formed = question.unit.formed_on();
        Own::of(found) == Own::Late
            && formed.zip(first).is_some_and(|(formed, first)| first < formed)
    }

    fn weigh_parts(
        &self,
        test: &Test,
        evidence: Evidence,
        mut found: Found,
        parts: &[Part],
        question: &Question,
    ) -> Found {
        let own = Own::of(&found);
        let (mut having, mut lacking, mut unknown) = (Vec::new(), Vec::new(), false);
        let mut records = Vec::new();
        for part in parts {
            // A part has no days after its last one.
            let days = Period {
                to: [question.window.to, part.until].into_iter().flatten().min(),
                ..question.window
            };
            let of_part =
                part.unit.map(|unit| self.test_part(test, &question.about(unit).over(days)));
            match of_part.as_ref().and_then(|found| found.outcome) {
                Some(Outcome::Met) => having.push(part.id.clone()),
                Some(Outcome::NotMet) => {
                    lacking.push(part.id.clone());
                    // What happened in a part that is the new unit's alone happened in the new
                    // unit.
                    if matches!(test, Test::Discipline { .. }) && !part.is_shared {
                        return of_part.unwrap_or_default();
                    }
                }
                _ => {
                    lacking.push(part.id.clone());
                    unknown = true;
                }
            }
            records.extend(of_part.into_iter().flat_map(|found| found.records));
        }
        if matches!(test, Test::Discipline { .. })
            && (found.outcome == Some(Outcome::Met) && (lacking.is_empty() || unknown))
        {
            return found;
        }
        let decides = match evidence {
            Evidence::Any => !having.is_empty(),
            Evidence::All => !unknown && !parts.is_empty(),
        };
        if decides {
            found.outcome = Some(Outcome::ForDecision);
        }
        if decides || !having.is_empty() || found.outcome == Some(Outcome::NotMet) {
            found.because.push(Reason::OfParts { having, lacking, own });
            found.records.extend(records);
        }
        found
    }

    /// What a test finds of a part. A standard it has by recognition alone: a year in which it
    /// ended is not evaluated.
    fn test_part(&self, test: &Test, question: &Question) -> Found {
        match test {
            Test::Standard { standard, latest, .. } => {
                self.standard(question, standard, true, *latest)
            }
            _ => self.test(test, question),
        }
    }

    /// What was recorded of a unit's figure under an indicator for a year, or of its parts
    /// together.
    ///
    /// None where several were entered at one moment and nothing tells which is right.
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
        let parts = self.facts.parts(question.unit, question.window);
        // What a unit was itself before it took others in nothing else says.
        let of_part = |part: &Part| {
            self.own_total(&part.id, indicator, question).filter(|_| !part.is_shared && !part.grows)
        };
        let totals: Vec<_> = parts.iter().map(of_part).collect::<Option<_>>()?;
        let sum = totals.iter().fold(0u32, |sum, total| sum.saturating_add(total.value));
        let records: Vec<_> =
            totals.iter().copied().flat_map(with_rivals).map(RecordRef::to).collect();
        (!totals.is_empty()).then(|| ((records.len() == totals.len()).then_some(sum), records))
    }

    /// What was entered of a unit's figure for the year that is asked about.
    pub(super) fn own_total(
        &self,
        unit: &UnitId,
        indicator: &KindCode,
        question: &Question,
    ) -> Option<&YearlyTotal> {
        let days = question.cut.whole(question.year).map(|span| span.period);
        self.facts.total(unit, indicator, question.year, days)
    }
}

impl Own {
    fn of(found: &Found) -> Self {
        let is_late = |reason: &Reason| {
            matches!(reason, Reason::PaperLate { .. } | Reason::RegisteredLate { .. })
        };
        match found.outcome {
            _ if found.because.iter().any(is_late) => Self::Late,
            Some(Outcome::Met) => Self::Enough,
            Some(Outcome::NotMet) => Self::TooLittle,
            _ => Self::Nothing,
        }
    }
}

impl Question<'_> {
    /// A person's ruling, where no record can settle what became of a part.
    pub fn ruling(&self, year: Year) -> Need {
        Need::Record { kind: RecordKind::Decision, unit: self.unit.id.clone(), year, code: None }
    }
}
