//! Checks of a book beyond its types: ids are unique, references resolve, and stamps are possible.

mod kinds;
mod lookup;
pub(super) mod records;
pub(super) mod units;

use std::collections::BTreeSet;

use super::findings::Findings;
use super::locator::Spot;
use super::problem::{Fault, List};
use super::read::{Parsed, joined};
use book::{Extra, Frame, Record, RecordId, RecordKind, Stamp, UnitId, Waiting, for_each_record};
use law::Library;
use law::checks::Confirmation;

pub(super) use kinds::has_few_kinds;
pub(super) use lookup::{Check, Known};

/// The fields that all records share.
struct Common<'a> {
    id: &'a RecordId,
    unit: &'a UnitId,
    stamp: &'a Stamp,
    extra: &'a Extra,
}

/// Checks the lists of the shards, and their waiting revisions at the same index in `waiting`.
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
    units::check(&check, parsed, findings);
    for (index, shard) in parsed.iter().enumerate() {
        check.extra(&shard.shard.extra, || Spot::shard(shard.index, ""), findings);
        each_record(shard, &mut |list, at, record| {
            check.common(index, &|field| shard.spot(list, at, field), &record, findings)
        });
        records::check(&check, shard, findings);
        confirmations(shard, findings);
    }
    for (shown, waiting) in parsed.iter().zip(waiting) {
        check.waiting(shown, waiting, findings);
    }
}

/// Reports words of people on doubtful figures that have another shape.
fn confirmations(shard: &Parsed, findings: &mut Findings) {
    for (at, raw) in shard.shard.confirmations.iter().enumerate() {
        let Ok(text) = serde_json::to_string(raw) else { continue };
        if let Err(error) = serde_json::from_str::<Confirmation>(&text) {
            let place = format!("confirmations[{at}]");
            findings
                .shape(&text, &error, &|field| Spot::shard(shard.index, joined(&place, &field)));
        }
    }
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

/// Reports ids that two units, or two records of one list, share anywhere in the book.
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

    /// Checks a waiting revision like the shown one, except that its unit may be in another shard
    /// if the record has moved since.
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
            units::own_fields(self, unit, &spot, findings);
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
        records::check(self, waiting, findings);
    }

    fn own(&self, spot: &dyn Fn(&str) -> Spot, record: &Common<'_>, findings: &mut Findings) {
        self.stamp(record.stamp, || spot("stamp"), findings);
        self.extra(record.extra, || spot(""), findings);
    }
}
