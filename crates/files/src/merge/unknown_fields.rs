//! Merges lists of a newer minor version in which two books differ, without losing anything of
//! either.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use crate::Version;
use book::Extra;
use book::sort;

/// Merges the unknown fields of one commune's shards and of their waiting revisions. Where the
/// sides have different revisions of a record, the greatest is shown and the others wait.
pub(super) fn joined(sides: &[(&Extra, &Extra)]) -> (Extra, Extra) {
    let (mut shown, mut waiting) = sides
        .first()
        .map(|(shown, waiting)| ((*shown).clone(), (*waiting).clone()))
        .unwrap_or_default();
    if sides.iter().all(|side| *side == (&shown, &waiting)) {
        return (shown, waiting);
    }
    for (other, other_waiting) in sides {
        unite(&mut shown, other);
        unite(&mut waiting, other_waiting);
    }
    for (name, value) in &mut shown {
        let Value::Array(items) = value else { continue };
        let waits = waiting.remove(name);
        let mut others = Vec::new();
        let mut kept: Vec<Value> = Vec::new();
        for item in
            list(items, waits.as_ref().and_then(Value::as_array).map_or(&[][..], Vec::as_slice))
        {
            let is_shown = id(&item).is_some() && kept.last().and_then(id) == id(&item);
            if is_shown { &mut others } else { &mut kept }.push(item);
        }
        *items = kept;
        if !others.is_empty() {
            waiting.insert(name.clone(), Value::Array(others));
        }
    }
    (shown, waiting)
}

/// Merges the items of several lists of an unknown field: all but those that another item
/// of the same id follows by its stamp.
pub(super) fn joined_lists<'a>(mut sides: impl Iterator<Item = &'a Vec<Extra>>) -> Vec<Extra> {
    let first = sides.next().cloned().unwrap_or_default();
    sides.fold(first, |known, other| {
        if known == *other {
            return known;
        }
        let values = |items: &[Extra]| -> Vec<Value> {
            items.iter().map(|item| Value::Object(item.clone().into_iter().collect())).collect()
        };
        let both = list(&values(&known), &values(other)).into_iter();
        let object = |item| match item {
            Value::Object(members) => Some(members.into_iter().collect()),
            _ => None,
        };
        both.filter_map(object).collect()
    })
}

/// Merges two values; their order does not matter.
///
/// A merged list has all items except those that another item of the same id follows by its stamp,
/// as with records. Objects are merged member by member. Of two other values the greater wins,
/// because their meaning is unknown.
pub(super) fn united(a: &Value, b: &Value) -> Value {
    match (a, b) {
        _ if a == b => a.clone(),
        (Value::Array(a), Value::Array(b)) => Value::Array(list(a, b)),
        (Value::Object(a), Value::Object(b)) => Value::Object(object(a, b)),
        _ if rank_of(a) < rank_of(b) => b.clone(),
        _ => a.clone(),
    }
}

/// Merges another side's unknown fields into `known`: lists and objects are merged, and of two
/// other values the same one wins in either order.
pub(super) fn unite(known: &mut Extra, other: &Extra) {
    for (name, value) in other {
        let both = match known.get(name) {
            Some(known) => united(known, value),
            None => value.clone(),
        };
        known.insert(name.clone(), both);
    }
}

/// The rank by which the greater of two values is kept.
fn rank_of(value: &Value) -> (Option<Version>, String) {
    (value.as_str().and_then(Version::parse), value.to_string())
}

fn object(a: &Map<String, Value>, b: &Map<String, Value>) -> Map<String, Value> {
    let mut both = a.clone();
    for (name, value) in b {
        let value = a.get(name).map_or_else(|| value.clone(), |known| united(known, value));
        both.insert(name.clone(), value);
    }
    both
}

/// Merges items: sorted by id, then the greatest revision first, then by text.
fn list(a: &[Value], b: &[Value]) -> Vec<Value> {
    let mut items: Vec<(String, &Value)> =
        a.iter().chain(b).map(|item| (item.to_string(), item)).collect();
    let version = |item: &Value| {
        (member(item, "stamp").and_then(|stamp| stamp.get("at")?.as_u64()), device(item).to_owned())
    };
    sort::sort_by(&mut items, |(a_text, a), (b_text, b)| {
        let by_id = id(a).cmp(&id(b));
        by_id
            .then_with(
                || if id(a).is_some() { version(b).cmp(&version(a)) } else { Ordering::Equal },
            )
            .then_with(|| a_text.cmp(b_text))
    });
    items.dedup_by(|(a, _), (b, _)| a == b);
    let of_one = items.chunk_by(|(_, a), (_, b)| id(a).is_some() && id(a) == id(b));
    let heads = of_one.flat_map(|revisions| {
        let is_followed = |item: &Value| revisions.iter().any(|(_, other)| follows(other, item));
        revisions.iter().filter(move |(_, item)| revisions.len() == 1 || !is_followed(item))
    });
    heads.map(|(_, item)| (*item).clone()).collect()
}

/// Whether one record of a list names another as a revision that it follows.
fn follows(item: &Value, earlier: &Value) -> bool {
    let named = member(item, "stamp").and_then(|stamp| stamp.get("after")?.as_array());
    let at = member(earlier, "stamp").and_then(|stamp| stamp.get("at")?.as_u64());
    let version = at.map(|at| [&at.to_string(), "@", device(earlier)].concat());
    named.zip(version).is_some_and(|(named, version)| {
        named.iter().any(|name| name.as_str() == Some(version.as_str()))
    })
}

fn id(item: &Value) -> Option<&str> {
    member(item, "id").and_then(Value::as_str)
}

fn device(item: &Value) -> &str {
    member(item, "stamp").and_then(|stamp| stamp.get("device")?.as_str()).unwrap_or_default()
}

fn member<'v>(item: &'v Value, name: &str) -> Option<&'v Value> {
    item.as_object()?.get(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn camera(id: &str, at: u64, after: &[&str]) -> Value {
        json!({"id": id, "n": at, "stamp": {"at": at, "device": "d", "after": after}})
    }

    #[test]
    fn nothing_of_either_list_is_lost_and_the_order_does_not_matter() {
        let a = json!([camera("x", 1, &[]), camera("y", 2, &[]), 3, "z"]);
        let b = json!([camera("x", 5, &["1@d"]), camera("y", 3, &[]), 4, "z"]);
        let c = json!([camera("w", 9, &[]), camera("y", 7, &["2@d"])]);
        let both = united(&a, &b);
        assert_eq!(
            both,
            json!(["z", 3, 4, camera("x", 5, &["1@d"]), camera("y", 3, &[]), camera("y", 2, &[])])
        );
        assert_eq!(both, united(&b, &a));
        assert_eq!(united(&both, &a), both);
        assert_eq!(united(&united(&a, &b), &c), united(&a, &united(&b, &c)));
        assert_eq!(
            united(&json!([2, 1]), &json!([2, 1])),
            json!([2, 1]),
            "what both have stays as it is"
        );
    }

    #[test]
    fn of_a_record_in_a_list_of_a_newer_version_one_revision_is_shown_and_the_others_wait() {
        let of = |shown: Value, waiting: Value| {
            let extra = |value: Value| -> Extra { serde_json::from_value(value).unwrap() };
            (extra(shown), extra(waiting))
        };
        let (a, b) = (
            of(json!({"cameras": [camera("y", 2, &[])]}), json!({})),
            of(json!({"cameras": [camera("y", 3, &[])]}), json!({})),
        );
        let both = joined(&[(&a.0, &a.1), (&b.0, &b.1)]);
        assert_eq!(
            both,
            of(
                json!({"cameras": [camera("y", 3, &[])]}),
                json!({"cameras": [camera("y", 2, &[])]})
            )
        );
        assert_eq!(joined(&[(&b.0, &b.1), (&a.0, &a.1)]), both);
        assert_eq!(joined(&[(&both.0, &both.1), (&a.0, &a.1)]), both);
        let c = of(json!({"cameras": [camera("y", 9, &["2@d", "3@d"])]}), json!({}));
        assert_eq!(joined(&[(&both.0, &both.1), (&c.0, &c.1)]), c, "a choice ends it");
    }

    #[test]
    fn members_of_objects_are_united_and_of_two_words_the_greater_stays() {
        let (a, b) =
            (json!({"l": [1], "w": "a", "x": 1}), json!({"l": [2], "w": "b", "y": {"z": 2}}));
        assert_eq!(united(&a, &b), json!({"l": [1, 2], "w": "b", "x": 1, "y": {"z": 2}}));
        assert_eq!(united(&a, &b), united(&b, &a));
    }
}
