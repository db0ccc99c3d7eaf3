//! Succession: what a unit that was formed from others takes over from them.
//!
//! Figures of the parts are summed with its own. What was written for the parts counts as evidence, and a person decides: no text
//! says whether it still holds for the new unit.

use std::collections::HashMap;
use std::sync::Arc;

use super::evaluate::{Evaluator, Found};
use super::facts::{Facts, UnitRecords};
use super::question::Question;
use super::{Need, Outcome, Reason, RecordRef, Test};
use crate::book::{Book, Day, KindCode, Period, RecordKind, Shard, Unit, UnitId, Year};

/// A unit that another was formed from, or that one of those was formed from.
pub(super) struct Part<'a> {
    pub id: UnitId,
    /// None if the book does not keep it.
    pub unit: Option<&'a Unit>,
    /// The last day on which its figures are those of the new unit.
    pub until: Option<Day>,
    /// Whether other units were formed from it too, or it goes on: then nobody knows which of its figures are the new unit's.
    pub is_shared: bool,
}

/// Of each unit, those that were formed from it.
pub(super) type Heirs<'a> = HashMap<&'a UnitId, Vec<&'a Unit>>;

/// Looks through the book once.
pub(super) fn heirs(book: &Book) -> Heirs<'_> {
    let mut heirs = Heirs::default();
    for unit in book.units() {
        for part in &unit.formed_from {
            heirs.entry(part).or_default().push(unit);
        }
    }
    heirs
}

/// What the verdicts on a shard's units rest on beside the shard: the shards of their parts, and the other heirs of those.
#[derive(Clone, Default)]
pub(super) struct Rest {
    shards: Vec<Arc<Shard>>,
    heirs: Vec<(UnitId, Option<Day>)>,
}

impl Rest {
    /// Whether nothing of it has changed.
    pub fn is_same(&self, other: &Self) -> bool {
        let same_shards = self.shards.len() == other.shards.len() && self.shards.iter().zip(&other.shards).all(|(a, b)| Arc::ptr_eq(a, b));
        same_shards && self.heirs == other.heirs
    }
}

impl<'a> Facts<'a> {
    /// The parts of a unit that was formed after the first of these days, with their own parts.
    pub fn parts(&self, unit: &Unit, days: Period) -> Vec<Part<'a>> {
        let mut parts = Vec::new();
        self.collect_parts(unit, days, false, &mut parts);
        // Only a circle in a bad file makes a unit its own part.
        parts.retain(|part| part.id != unit.id);
        parts
    }

    fn collect_parts(&self, unit: &Unit, days: Period, is_shared: bool, parts: &mut Vec<Part<'a>>) {
        let Some(formed) = unit.valid_from.filter(|formed| days.from.is_none_or(|from| from < *formed)) else { return };
        let before = formed.previous();
        let until = days.to.map_or(before, |to| before.map(|before| before.min(to)));
        for id in &unit.formed_from {
            if *id == unit.id || parts.iter().any(|part| part.id == *id) {
                continue;
            }
            let part = self.unit(id);
            let is_shared = is_shared || self.is_shared(part, id, unit, formed, days);
            parts.push(Part { id: id.clone(), unit: part, until, is_shared });
            if let Some(part) = part {
                self.collect_parts(part, Period { to: until, ..days }, is_shared, parts);
            }
        }
    }

    /// Whether a part went to others too in or after these days, or goes on beside the unit.
    fn is_shared(&self, part: Option<&Unit>, id: &UnitId, unit: &Unit, formed: Day, days: Period) -> bool {
        let is_rival = |heir: &&Unit| heir.id != unit.id && heir.valid_from.is_none_or(|day| days.from.is_none_or(|from| from < day));
        let goes_on = part.is_some_and(|part| part.valid_to.is_none_or(|last| last >= formed));
        goes_on || self.heirs().get(id).is_some_and(|heirs| heirs.iter().any(is_rival))
    }

    /// The records of a unit's parts and of all below them, with whether they are shared.
    pub fn below_parts(&self, parts: &[Part<'_>]) -> Vec<(&UnitRecords<'a>, bool)> {
        let below = |part: &Part<'_>| {
            let records = part.unit.map(|unit| self.below(unit)).unwrap_or_default();
            let is_shared = part.is_shared;
            records.into_iter().map(move |records| (records, is_shared))
        };
        parts.iter().flat_map(below).collect()
    }

    /// What the verdicts on the units of a shard rest on beside it.
    pub fn rest_of(&self, shard: &Shard) -> Rest {
        let mut rest = Rest::default();
        for unit in shard.live_units().filter(|unit| !unit.formed_from.is_empty()) {
            for part in self.parts(unit, Period::default()) {
                let home = self.home(&part.id).and_then(|home| self.book.shards.get(home));
                rest.shards.extend(home.cloned());
                let heirs = self.heirs().get(&part.id).into_iter().flatten();
                rest.heirs.extend(heirs.map(|heir| (heir.id.clone(), heir.valid_from)));
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
        Test::Paper { .. } | Test::Registration { .. } | Test::Models { .. } | Test::Activity { .. } | Test::Standard { .. } => {
            Some(Evidence::Any)
        }
        Test::Households { .. } | Test::Statement { .. } | Test::Rating { .. } | Test::Discipline { .. } | Test::UnitShare { .. } => {
            Some(Evidence::All)
        }
        _ => None,
    }
}

impl Evaluator<'_> {
    /// What a test found, with what the parts of a unit have where it has nothing itself.
    pub(super) fn with_parts(&self, test: &Test, found: Found, question: &Question) -> Found {
        let is_open = match test {
            Test::Models { .. } => found.outcome != Some(Outcome::Met),
            Test::Discipline { .. } => found.outcome != Some(Outcome::NotMet),
            _ => found.outcome == Some(Outcome::Missing),
        };
        if question.unit.formed_from.is_empty() || !is_open {
            return found;
        }
        let Some(evidence) = evidence(test) else { return found };
        let parts = self.facts.parts(question.unit, question.window);
        self.weigh_parts(test, evidence, found, &parts, question)
    }

    fn weigh_parts(&self, test: &Test, evidence: Evidence, mut found: Found, parts: &[Part], question: &Question) -> Found {
        let (mut having, mut lacking, mut unknown) = (Vec::new(), Vec::new(), false);
        let mut records = Vec::new();
        for part in parts {
            // A part has no days after its last one.
            let days = Period { to: [question.window.to, part.until].into_iter().flatten().min(), ..question.window };
            let of_part = part.unit.map(|unit| self.test_part(test, &question.about(unit).over(days)));
            match of_part.as_ref().and_then(|found| found.outcome) {
                Some(Outcome::Met) => having.push(part.id.clone()),
                Some(Outcome::NotMet) => {
                    lacking.push(part.id.clone());
                    // What happened in a part that is the new unit's alone happened in the new unit.
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
        if matches!(test, Test::Discipline { .. }) && (found.outcome == Some(Outcome::Met) && (lacking.is_empty() || unknown)) {
            return found;
        }
        let decides = match evidence {
            Evidence::Any => !having.is_empty(),
            Evidence::All => !unknown && !parts.is_empty(),
        };
        if decides {
            found.outcome = Some(Outcome::ForDecision);
        }
        if decides || !having.is_empty() {
            found.because.push(Reason::OfParts { having, lacking });
            found.records.extend(records);
        }
        found
    }

    /// What a test finds of a part. A standard it has by recognition alone: a year in which it ended is not evaluated.
    fn test_part(&self, test: &Test, question: &Question) -> Found {
        match test {
            Test::Standard { standard, latest, .. } => self.standard(question, standard, true, *latest),
            _ => self.test(test, question),
        }
    }

    /// What was recorded of a unit's figure under an indicator for a year, or of its parts together.
    pub(super) fn total(&self, question: &Question, indicator: &KindCode) -> Option<(u32, Vec<RecordRef>)> {
        let year = question.year;
        if let Some(total) = self.facts.total(&question.unit.id, indicator, year) {
            return Some((total.value, vec![RecordRef::to(total)]));
        }
        if question.unit.formed_from.is_empty() {
            return None;
        }
        let parts = self.facts.parts(question.unit, question.window);
        let of_part = |part: &Part| self.facts.total(&part.id, indicator, year).filter(|_| !part.is_shared);
        let totals: Vec<_> = parts.iter().map(of_part).collect::<Option<_>>()?;
        let sum = totals.iter().fold(0u32, |sum, total| sum.saturating_add(total.value));
        (!totals.is_empty()).then(|| (sum, totals.into_iter().map(RecordRef::to).collect()))
    }
}

impl Question<'_> {
    /// A person's ruling, where no record can settle what became of a part.
    pub fn ruling(&self, year: Year) -> Need {
        Need::Record { kind: RecordKind::Decision, unit: self.unit.id.clone(), year, code: None }
    }
}
