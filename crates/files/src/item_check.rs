//! Checks one unit or record before it goes into a book, as reading the book's file would.

use super::check::{Check, Known, records, units};
use super::findings::Findings;
use super::json::shown;
use super::problem::{Fault, List};
use super::read::Parsed;
use super::shape_fault;
use super::text::clean;
use book::{Book, Catalogue, RecordKind, Shard, Unit, for_each_record};

/// The check of a unit or record for a book. A book that accepts only items without faults can be
/// read back from its file.
pub struct ItemCheck<'a> {
    check: Check<'a>,
}

impl<'a> ItemCheck<'a> {
    /// The check for a book, with the national kinds and the book's own.
    pub fn new(book: &'a Book, catalogue: &'a Catalogue) -> Self {
        Self { check: Check::new(catalogue, book.shards.values().map(|shard| &**shard), false) }
    }

    /// The faults of an item, which is given as in a file with its id and stamp. Each has the path
    /// of its field, such as `points[0].until`.
    pub fn faults(&self, list: List, item: &str) -> Vec<(String, Fault)> {
        let part = part_with(list, item);
        let shard = match Shard::from_json(&part) {
            Ok(shard) => shard,
            Err(error) => {
                let (fault, path) = shape_fault::fault(&part, &error);
                return vec![(
                    path.split_once('.').map(|(_, field)| field).unwrap_or_default().to_owned(),
                    fault,
                )];
            }
        };
        let mut findings = Findings::default();
        clean(item, &str::to_owned, &mut |path, finding| {
            findings.text(super::locator::Spot::file(shown(path)), finding)
        });
        let parsed = Parsed::alone(shard);
        for (at, unit) in parsed.shard.units.iter().enumerate() {
            self.unit(unit, &|field| parsed.spot(List::Units, at, field), &mut findings);
        }
        macro_rules! lists {
            ($($name:ident $list:ident),*) => {
                $(
                    for (at, record) in parsed.shard.$list.iter().enumerate() {
                        let spot = |field: &str| parsed.spot(List::Of(RecordKind::$name), at, field);
                        self.check.stamp(&record.stamp, || spot("stamp"), &mut findings);
                        if !self.check.units.contains_key(&record.unit) {
                            self.check.no_such_unit(&record.unit, || spot("unit"), &mut findings);
                        }
                    }
                )*
            };
        }
        for_each_record!(lists);
        records::check(&self.check, &parsed, &mut findings);
        findings.faults()
    }

    /// A unit lives in the shard of the unit above it, and stays above the units below it.
    fn unit(
        &self,
        unit: &Unit,
        spot: &dyn Fn(&str) -> super::locator::Spot,
        findings: &mut Findings,
    ) {
        units::own_fields(&self.check, unit, spot, findings);
        let known = |id| self.check.units.get(id);
        let home = unit.parent.as_ref().and_then(known).map_or(0, |above| above.shard);
        units::parent(&self.check, unit, home, spot, findings);
        let Some(Known { unit: old, .. }) =
            known(&unit.id).filter(|known| known.unit.kind != unit.kind)
        else {
            return;
        };
        let mut below =
            self.check.units.values().filter(|below| below.unit.parent.as_ref() == Some(&unit.id));
        if old.kind.has_shard() != unit.kind.has_shard() {
            findings.problem(spot("kind"), Fault::WrongShard { kind: unit.kind });
        } else if let Some(below) = below.find(|below| !below.unit.kind.can_be_below(unit.kind)) {
            findings.problem(
                spot("kind"),
                Fault::WrongParent { kind: below.unit.kind, parent: unit.kind },
            );
        }
    }
}

/// The text of a shard with only this item.
fn part_with(list: List, item: &str) -> String {
    let units = if list == List::Units { "" } else { "\"units\":[]," };
    [r#"{"root":"-","#, units, "\"", list.name(), "\":[", item, "]}"].concat()
}
