//! The units below one in groups, each with how many meet the safety standard: by kind of unit in a
//! commune; elsewhere by former district, region or commune group, the first that tells units apart.

use std::collections::BTreeMap;

use book::{Lang::Vi, Unit, UnitKind};
use desk::groups::{GroupBy, group_of, place_and_name};
use desk::pictures::Share;
use law::unit_kind_name;

use crate::lookup::{is_other, outcome};
use crate::places::first_upper;
use crate::subject::Subject;
use crate::value::Value;

/// A group's place among the others and its name.
type Key = (usize, String);

/// The ways in which a district or province groups its units.
const WAYS: [GroupBy; 3] = [GroupBy::District, GroupBy::Region, GroupBy::CommuneGroup];

/// The groups; none if all units are in one.
pub fn rows(subject: &Subject) -> Vec<Vec<Value>> {
    let groups = match subject.unit.kind.is_commune_level() {
        true => by(subject, |unit| {
            let is_judged = unit.kind == UnitKind::Hamlet || is_other(unit.kind);
            is_judged.then(|| (unit.kind as usize, first_upper(unit_kind_name(unit.kind, Vi))))
        }),
        false => {
            let ways = WAYS.iter().map(|way| {
                by(subject, |unit| unit.kind.is_commune_level().then(|| key(subject, unit, *way)))
            });
            ways.into_iter().find(|groups| groups.len() > 1).unwrap_or_default()
        }
    };
    match groups.len() {
        0 | 1 => Vec::new(),
        _ => groups.into_iter().map(|((_, name), share)| row(name, share)).collect(),
    }
}

fn by(subject: &Subject, key: impl Fn(&Unit) -> Option<Key>) -> BTreeMap<Key, Share> {
    let mut found: BTreeMap<Key, Share> = BTreeMap::new();
    for unit in subject.below(|unit| key(unit).is_some()) {
        let (Some(key), Some(outcome)) = (key(unit), outcome(subject, unit)) else { continue };
        found.entry(key).or_default().add(outcome);
    }
    found
}

fn key(subject: &Subject, unit: &Unit, way: GroupBy) -> Key {
    let group = group_of(subject.papers.book, unit, way);
    place_and_name(group.as_ref(), Vi, |district| {
        first_upper(&subject.papers.explainer().unit(district))
    })
}

fn row(name: String, share: Share) -> Vec<Value> {
    let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
    let is_exact = share.open == 0;
    let of_all = format!("{name} ({}/{})", share.met, share.all);
    vec![
        Value::text(name),
        Value::text(of_all),
        Value::Count { low: count(share.all), is_exact: true },
        Value::Count { low: count(share.met), is_exact },
        match share.percent() {
            Some(percent) => Value::Count { low: count(percent), is_exact },
            None => Value::Missing,
        },
    ]
}
