//! What a book must be beyond the types: ids are unique, everything that is pointed to is there,
//! stamps make sense.

use std::collections::{BTreeMap, BTreeSet};

use super::findings::Findings;
use super::problem::{Fault, List, Remark};
use super::read::Parsed;
use super::{check_records, check_units};
use crate::place::Spot;
use book::{
    Catalogue, Extra, Frame, Kind, KindGroup, Record, RecordId, RecordKind, Shard, Stamp, Unit,
    UnitId, Waiting, for_each_record,
};
use law::Library;

/// Kinds that a book can have of its own: far more than two desks' together, and few enough for a
/// catalogue to be made of them.
const MAX_KINDS: usize = 20_000;
/// Kinds that an indicator of a book's own can count.
const MAX_COUNTED: usize = 1000;
/// Broader kinds that one can name. Which kinds are within which is worked out for all of them, so
/// both are bounded.
const MAX_WITHIN: usize = 20;

/// A unit's place in the book that is checked.
pub(super) struct Known<'a> {
    pub unit: &'a Unit,
    /// Index of its shard in the list that is checked.
    pub shard: usize,
}

/// All that a check looks up.
pub(super) struct Check<'a> {
    pub catalogue: &'a Catalogue,
    pub units: BTreeMap<&'a UnitId, Known<'a>>,
    papers: BTreeSet<&'a RecordId>,
    /// Whether to tell of unknown fields.
    names_unknown: bool,
}

/// What all records have.
struct Common<'a> {
    id: &'a RecordId,
    unit: &'a UnitId,
    stamp: &'a Stamp,
    extra: &'a Extra,
}

/// Checks what was read: of each shard its lists, and the revisions that wait in it, at the same
/// index.
pub(super) fn check(
    frame: &Frame,
    parsed: &[Parsed],
    waiting: &[Parsed],
    national: &Library,
    names_unknown: bool,
    findings: &mut Findings,
) {
    let catalogue = national.catalogue(frame);
    let check = Check::new(&catalogue, parsed.iter().map(|parsed| &parsed.shard), names_unknown);
    check.extra(&frame.extra, || Spot::file("frame"), findings);
    check.extra(&frame.settings.extra, || Spot::file("frame.settings"), findings);
    check.kinds(frame, &national.catalogue(&Frame::default()), findings);
    same_ids(parsed, findings);
    check_units::check(&check, parsed, findings);
    for (index, shard) in parsed.iter().enumerate() {
        check.extra(&shard.shard.extra, || Spot::shard(shard.index, ""), findings);
        each_record(shard, &mut |list, at, record| {
            check.common(index, &|field| shard.spot(list, at, field), &record, findings)
        });
        check_records::check(&check, shard, findings);
    }
    for (shown, waiting) in parsed.iter().zip(waiting) {
        check.waiting(shown, waiting, findings);
    }
}

/// Whether the kinds of a frame are few enough for a catalogue to be made of them; what is too much
/// is told.
pub(super) fn has_few_kinds(frame: &Frame, findings: &mut Findings) -> bool {
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

fn each_record<'a>(parsed: &'a Parsed, visit: &mut dyn FnMut(List, usize, Common<'a>)) {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            $(
                for (at, record) in parsed.shard.$list.iter().enumerate() {
                    let common = Common { id: &record.id, unit: &record.unit, stamp: &record.stamp, extra: record.extra() };
                    visit(List::Of(RecordKind::$name), at, common);
                }
            )*
        };
    }
    for_each_record!(lists);
}

/// Ids that two units, or two records of one list, have in all the book.
fn same_ids(parsed: &[Parsed], findings: &mut Findings) {
    let mut units = Vec::new();
    let mut records = Vec::new();
    for (shard, parsed) in parsed.iter().enumerate() {
        units.extend(
            parsed
                .shard
                .units
                .iter()
                .enumerate()
                .map(|(at, unit)| (unit.id.as_str(), List::Units, shard, at)),
        );
        each_record(parsed, &mut |list, at, record| {
            records.push((record.id.as_str(), list, shard, at))
        });
    }
    for mut ids in [units, records] {
        book::sort::sort_by(&mut ids, |a, b| a.cmp(b));
        let spot = |shard: usize, list, at| {
            parsed.get(shard).map(|parsed| parsed.spot(list, at, "id")).unwrap_or_default()
        };
        for pair in ids.windows(2) {
            if let [(first_id, list, shard, at), (id, second_list, second_shard, second_at)] = *pair
                && (first_id, list) == (id, second_list)
            {
                findings.same_id(spot(second_shard, second_list, second_at), spot(shard, list, at));
            }
        }
    }
}

impl<'a> Check<'a> {
    /// For the shards that are checked, or those of the book that an item is checked for.
    pub fn new(
        catalogue: &'a Catalogue,
        shards: impl Iterator<Item = &'a Shard> + Clone,
        names_unknown: bool,
    ) -> Self {
        let in_shard = |(shard, of): (usize, &'a Shard)| {
            of.units.iter().map(move |unit| (&unit.id, Known { unit, shard }))
        };
        let papers =
            shards.clone().flat_map(|shard| shard.papers.iter().map(|paper| &paper.id)).collect();
        Self {
            catalogue,
            units: shards.enumerate().flat_map(in_shard).collect(),
            papers,
            names_unknown,
        }
    }
}

impl Check<'_> {
    fn common(
        &self,
        shard: usize,
        spot: &dyn Fn(&str) -> Spot,
        record: &Common<'_>,
        findings: &mut Findings,
    ) {
        self.own(spot, record, findings);
        match self.units.get(record.unit) {
            Some(known) if known.shard == shard => (),
            Some(_) => {
                findings.problem(spot("unit"), Fault::UnitElsewhere { id: record.unit.to_string() })
            }
            None => self.no_such_unit(record.unit, || spot("unit"), findings),
        }
    }

    /// A revision that waits is checked like the shown one, but the unit that it names may be of
    /// another shard: the record moved since.
    fn waiting(&self, shown: &Parsed, waiting: &Parsed, findings: &mut Findings) {
        if waiting.shard == Waiting::default().into_shard(shown.shard.root.clone()) {
            return;
        }
        self.extra(&waiting.shard.extra, || Spot::shard(waiting.index, "waiting"), findings);
        let mut known = BTreeSet::new();
        known.extend(shown.shard.units.iter().map(|unit| (List::Units, unit.id.as_str())));
        each_record(shown, &mut |list, _, record| known.extend([(list, record.id.as_str())]));
        let same = |list, at, id: &str, findings: &mut Findings| {
            if !known.contains(&(list, id)) && findings.is_nowhere(id) {
                findings.problem(
                    waiting.spot(list, at, "id"),
                    Fault::NothingShown { id: id.to_owned() },
                );
            }
        };
        for (at, unit) in waiting.shard.units.iter().enumerate() {
            same(List::Units, at, unit.id.as_str(), findings);
            let spot = |field: &str| waiting.spot(List::Units, at, field);
            check_units::own_fields(self, unit, &spot, findings);
            if let Some(parent) =
                unit.parent.as_ref().filter(|parent| !self.units.contains_key(parent))
            {
                self.no_such_unit(parent, || spot("parent"), findings);
            }
        }
        each_record(waiting, &mut |list, at, record| {
            same(list, at, record.id.as_str(), findings);
            self.own(&|field| waiting.spot(list, at, field), &record, findings);
            if !self.units.contains_key(record.unit) {
                self.no_such_unit(record.unit, || waiting.spot(list, at, "unit"), findings);
            }
        });
        check_records::check(self, waiting, findings);
    }

    fn own(&self, spot: &dyn Fn(&str) -> Spot, record: &Common<'_>, findings: &mut Findings) {
        self.stamp(record.stamp, || spot("stamp"), findings);
        self.extra(record.extra, || spot(""), findings);
    }

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
            && !self.papers.contains(id)
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

    /// Tells of fields that the format does not have: in a file of this version they are misspelt,
    /// as a rule.
    pub fn extra(&self, extra: &Extra, spot: impl Fn() -> Spot, findings: &mut Findings) {
        if self.names_unknown {
            for field in extra.keys() {
                findings.remark(spot(), Remark::UnknownField { field: field.clone() });
            }
        }
    }

    /// The book's own kinds against themselves and the national ones.
    fn kinds(&self, frame: &Frame, national: &Catalogue, findings: &mut Findings) {
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
