//! The lookup tables and helpers that the checks of units and records share.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::findings::Findings;
use crate::locator::Spot;
use crate::{Fault, Remark};
use book::{Catalogue, Extra, RecordId, Shard, Stamp, Unit, UnitId};

/// A unit in the checked book.
pub(crate) struct Known<'a> {
    pub unit: &'a Unit,
    /// The index of its shard among the checked ones.
    pub shard: usize,
}

/// The data that checks look up.
pub(crate) struct Check<'a> {
    pub catalogue: &'a Catalogue,
    pub units: BTreeMap<&'a UnitId, Known<'a>>,
    shards: Vec<&'a Shard>,
    /// Few records name a paper.
    papers: OnceCell<BTreeSet<&'a RecordId>>,
    /// Whether to report unknown fields.
    names_unknown: bool,
}

impl<'a> Check<'a> {
    /// Prepares a check of these shards, or of an item for their book.
    pub fn new(
        catalogue: &'a Catalogue,
        shards: impl Iterator<Item = &'a Shard> + Clone,
        names_unknown: bool,
    ) -> Self {
        let in_shard = |(shard, of): (usize, &'a Shard)| {
            of.units.iter().map(move |unit| (&unit.id, Known { unit, shard }))
        };
        Self {
            catalogue,
            units: shards.clone().enumerate().flat_map(in_shard).collect(),
            shards: shards.collect(),
            papers: OnceCell::new(),
            names_unknown,
        }
    }

    fn has_paper(&self, id: &RecordId) -> bool {
        let all =
            || self.shards.iter().flat_map(|shard| shard.papers.iter().map(|paper| &paper.id));
        self.papers.get_or_init(|| all().collect()).contains(id)
    }
}

impl Check<'_> {
    pub fn no_such_unit(&self, id: &UnitId, spot: impl FnOnce() -> Spot, findings: &mut Findings) {
        if findings.is_nowhere(id.as_str()) {
            findings.problem(spot(), Fault::NoSuchUnit { id: id.to_string() });
        }
    }

    pub fn paper(
        &self,
        id: Option<&RecordId>,
        spot: impl FnOnce() -> Spot,
        findings: &mut Findings,
    ) {
        if let Some(id) = id
            && !self.has_paper(id)
            && findings.is_nowhere(id.as_str())
        {
            findings.problem(spot(), Fault::NoSuchPaper { id: id.to_string() });
        }
    }

    pub fn stamp(&self, stamp: &Stamp, spot: impl FnOnce() -> Spot, findings: &mut Findings) {
        if !stamp.is_possible() {
            findings.problem(spot(), Fault::BadStamp);
        }
    }

    /// Notes fields that the format does not have, and reports them; in a file of this version they
    /// are usually misspelt.
    pub fn extra(&self, extra: &Extra, spot: impl Fn() -> Spot, findings: &mut Findings) {
        findings.has_unknown_fields |= !extra.is_empty();
        if self.names_unknown {
            for field in extra.keys() {
                findings.remark(spot(), Remark::UnknownField { field: field.clone() });
            }
        }
    }
}
