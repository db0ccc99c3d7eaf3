//! Checks of units: each is in its shard and below a unit of a higher level, and has a name and a
//! possible lifetime.

use std::collections::BTreeSet;

use super::lookup::Check;
use crate::findings::Findings;
use crate::locator::Spot;
use crate::problem::{Fault, List};
use crate::read::Parsed;
use book::Unit;

pub(crate) fn check(check: &Check<'_>, parsed: &[Parsed], findings: &mut Findings) {
    let mut roots = BTreeSet::new();
    for (index, parsed_shard) in parsed.iter().enumerate() {
        let root = &parsed_shard.shard.root;
        if !roots.insert(root) {
            findings.problem(
                Spot::shard(parsed_shard.index, "root"),
                Fault::SameRoot { id: root.to_string() },
            );
        }
        if parsed_shard.shard.root_unit().is_none() && findings.is_nowhere(root.as_str()) {
            findings.problem(
                Spot::shard(parsed_shard.index, "root"),
                Fault::NoRoot { id: root.to_string() },
            );
        }
        for (at, unit) in parsed_shard.shard.units.iter().enumerate() {
            let spot = |field: &str| parsed_shard.spot(List::Units, at, field);
            own_fields(check, unit, &spot, findings);
            if unit.kind.has_shard() != (unit.id == *root) {
                findings.problem(spot("kind"), Fault::WrongShard { kind: unit.kind });
            } else {
                parent(check, unit, index, &spot, findings);
            }
        }
    }
}

pub(crate) fn own_fields(
    check: &Check<'_>,
    unit: &Unit,
    spot: &dyn Fn(&str) -> Spot,
    findings: &mut Findings,
) {
    check.stamp(&unit.stamp, || spot("stamp"), findings);
    check.extra(&unit.extra, || spot(""), findings);
    if unit.name.trim().is_empty() {
        findings.problem(spot("name"), Fault::Blank);
    }
    if let (Some(start), Some(end)) = (unit.valid_from, unit.valid_to)
        && end < start
    {
        findings.problem(spot("valid_to"), Fault::EndsBeforeStart { start, end });
    }
    if let Some(region) = unit.region.filter(|region| !(1..=3).contains(region)) {
        findings.problem(
            spot("region"),
            Fault::OutOfRange { found: region.to_string(), allowed: "1–3" },
        );
    }
    if let Some(group) = unit.commune_group.filter(|group| !(1..=3).contains(group)) {
        findings.problem(
            spot("commune_group"),
            Fault::OutOfRange { found: group.to_string(), allowed: "1–3" },
        );
    }
    // The earlier units need not be in this book; another desk's may have them.
    if unit.formed_from.contains(&unit.id) {
        findings.problem(spot("formed_from"), Fault::FormedFromItself);
    }
    for (at, absorbed) in unit.absorbed.iter().enumerate() {
        let field = |name: &str| spot(&format!("absorbed[{at}]{name}"));
        check.extra(&absorbed.extra, || field(""), findings);
        if absorbed.unit == unit.id {
            findings.problem(field(".unit"), Fault::FormedFromItself);
        }
        if let Some(start) = unit.valid_from.filter(|from| absorbed.on < *from) {
            findings.problem(field(".on"), Fault::EndsBeforeStart { start, end: absorbed.on });
        }
    }
}

pub(crate) fn parent(
    check: &Check<'_>,
    unit: &Unit,
    shard: usize,
    spot: &dyn Fn(&str) -> Spot,
    findings: &mut Findings,
) {
    let Some(parent) = &unit.parent else {
        if !unit.kind.has_shard() {
            findings.problem(spot(""), Fault::Missing { field: "parent".to_owned() });
        }
        return;
    };
    let Some(known) = check.units.get(parent) else {
        return check.no_such_unit(parent, || spot("parent"), findings);
    };
    if is_in_circle(check, unit) {
        findings.problem(spot("parent"), Fault::ParentCircle);
    } else if !unit.kind.has_shard() && known.shard != shard {
        findings.problem(spot("parent"), Fault::UnitElsewhere { id: parent.to_string() });
    } else if !unit.kind.can_be_below(known.unit.kind) {
        findings.problem(
            spot("parent"),
            Fault::WrongParent { kind: unit.kind, parent: known.unit.kind },
        );
    }
}

fn is_in_circle(check: &Check<'_>, unit: &Unit) -> bool {
    let mut above = unit.parent.as_ref();
    // No chain of levels is longer. A circle that this unit merely leads to is found from its
    // members.
    for _ in 0..8 {
        match above {
            Some(id) if *id == unit.id => return true,
            Some(id) => above = check.units.get(id).and_then(|known| known.unit.parent.as_ref()),
            None => return false,
        }
    }
    false
}
