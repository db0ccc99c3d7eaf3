//! Checks of a book's own kinds.

use std::collections::BTreeSet;

use super::lookup::Check;
use crate::Fault;
use crate::findings::Findings;
use crate::locator::Spot;
use book::{Catalogue, Frame, Kind, KindGroup};

/// The most kinds that a book can have of its own: far more than two desks have together, but few
/// enough to build a catalogue.
const MAX_KINDS: usize = 20_000;
/// The most kinds that an indicator of the book can count.
const MAX_COUNTED: usize = 1000;
/// The most broader kinds that a kind can name. The catalogue computes containment for all kinds,
/// so both numbers are bounded.
const MAX_WITHIN: usize = 20;

/// Whether a frame has few enough kinds to build a catalogue; an excess is reported.
pub(crate) fn has_few_kinds(frame: &Frame, findings: &mut Findings) -> bool {
    let before = findings.count();
    let mut few = |count: usize, most: usize, field: &dyn Fn() -> String| {
        if count > most {
            findings.problem(Spot::file(field()), Fault::TooMany { count, most });
        }
    };
    few(frame.kinds.len(), MAX_KINDS, &|| "frame.kinds".to_owned());
    for (at, kind) in frame.kinds.iter().enumerate().take(MAX_KINDS) {
        few(kind.within.len(), MAX_WITHIN, &|| format!("frame.kinds[{at}].within"));
        few(kind.counts.as_ref().map_or(0, |counts| counts.kinds.len()), MAX_COUNTED, &|| {
            format!("frame.kinds[{at}].counts.kinds")
        });
    }
    findings.count() == before
}

impl Check<'_> {
    /// Checks the book's own kinds against each other and the national ones.
    pub(super) fn kinds(&self, frame: &Frame, national: &Catalogue, findings: &mut Findings) {
        let mut codes = BTreeSet::new();
        for (at, kind) in frame.kinds.iter().enumerate() {
            let spot = |field: &str| Spot::file(format!("frame.kinds[{at}].{field}"));
            let is_twice = !codes.insert((kind.group, &kind.code));
            let is_other_group = KindGroup::ALL
                .iter()
                .any(|&group| group != kind.group && national.get(group, &kind.code).is_some());
            if is_twice || is_other_group {
                findings.problem(spot("code"), Fault::KindTaken { code: kind.code.to_string() });
            }
            for (field, text) in [("label.vi", &kind.label.vi), ("label.en", &kind.label.en)] {
                if text.trim().is_empty() {
                    findings.problem(spot(field), Fault::Blank);
                }
            }
            self.kinds_named_by(kind, at, findings);
        }
    }

    fn kinds_named_by(&self, kind: &Kind, at: usize, findings: &mut Findings) {
        let counted = kind
            .counts
            .iter()
            .flat_map(|counts| &counts.kinds)
            .map(|code| (KindGroup::Incident, code, "counts.kinds"));
        for (group, code, field) in
            kind.within.iter().map(|code| (kind.group, code, "within")).chain(counted)
        {
            if self.catalogue.get(group, code).is_none() {
                findings.problem(
                    Spot::file(format!("frame.kinds[{at}].{field}")),
                    Fault::UnknownKind { code: code.to_string(), group },
                );
            }
        }
    }
}
