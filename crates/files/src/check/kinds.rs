//! Checks of the kinds that a book has of its own.

use std::collections::BTreeSet;

use super::lookup::Check;
use crate::Fault;
use crate::findings::Findings;
use crate::locate::Spot;
use book::{Catalogue, Frame, Kind, KindGroup};

/// Kinds that a book can have of its own: far more than two desks' together, and few enough for a
/// catalogue to be made of them.
const MAX_KINDS: usize = 20_000;
/// Kinds that an indicator of a book's own can count.
const MAX_COUNTED: usize = 1000;
/// Broader kinds that one can name. Which kinds are within which is worked out for all of them, so
/// both are bounded.
const MAX_WITHIN: usize = 20;

/// Whether the kinds of a frame are few enough for a catalogue to be made of them; what is too much
/// is told.
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
    /// The book's own kinds against themselves and the national ones.
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
