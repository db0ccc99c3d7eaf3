//! The revisions of one record in a line, the newest first.

use std::collections::BTreeMap;

use book::{Stamp, Version};
use serde_json::{Map, Value};

/// A revision in the line of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The version of the revision.
    pub version: Version,
    /// The content, if it is on this device.
    pub content: Option<Map<String, Value>>,
    /// The revision is on this device but cannot be read.
    pub is_unreadable: bool,
    /// The position relative to the revision that the book shows.
    pub place: Place,
    /// The preceding revision; none if this is the first or the preceding one is unknown.
    pub before: Option<Version>,
}

/// The position of a revision relative to the one that the book shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The book shows this revision.
    Now,
    /// The shown revision follows this one.
    Before,
    /// The revision waits beside the shown one.
    Waiting,
    /// The revision was undone, or a person chose another.
    Left,
}

/// The known revisions of a record.
#[derive(Clone, Default)]
pub struct Known {
    /// The revision that the book shows.
    pub now: Option<Map<String, Value>>,
    /// The revisions that wait for a person's choice.
    pub waiting: Vec<Map<String, Value>>,
    /// The revisions kept on this device, without content where it cannot be read.
    pub kept: Vec<(Version, Option<Map<String, Value>>)>,
}

/// Returns the stamp in a record's JSON.
pub fn stamp_of(record: &Map<String, Value>) -> Option<Stamp> {
    serde_json::from_str(&record.get("stamp")?.to_string()).ok()
}

/// Returns every revision that any source mentions.
pub fn line(known: &Known) -> Vec<Revision> {
    let mut all: BTreeMap<Version, Revision> = BTreeMap::new();
    let mut last = None;
    let told = |version: &Version| Revision {
        version: version.clone(),
        content: None,
        is_unreadable: false,
        place: Place::Left,
        before: None,
    };
    for (version, content) in &known.kept {
        let slot = all.entry(version.clone()).or_insert_with(|| told(version));
        slot.is_unreadable = content.is_none();
        slot.content.clone_from(content);
    }
    for content in known.now.iter().chain(&known.waiting) {
        let Some(version) = stamp_of(content).map(|stamp| stamp.version()) else { continue };
        let slot = all.entry(version.clone()).or_insert_with(|| told(&version));
        (slot.content, slot.is_unreadable) = (Some(content.clone()), false);
        slot.place =
            if last.is_none() && known.now.is_some() { Place::Now } else { Place::Waiting };
        last = last.or(Some(version));
    }
    let stamps: Vec<Stamp> =
        all.values().filter_map(|revision| stamp_of(revision.content.as_ref()?)).collect();
    for stamp in &stamps {
        for version in &stamp.after {
            all.entry(version.clone()).or_insert_with(|| told(version));
        }
        if let Some(slot) = all.get_mut(&stamp.version()) {
            slot.before = stamp.after.last().cloned();
        }
    }
    // If the book no longer has the record, the last kept revision ends the line.
    let shown = if known.now.is_some() { last } else { all.keys().next_back().cloned() };
    let led = stamps
        .iter()
        .find(|stamp| Some(stamp.version()) == shown)
        .map(|stamp| stamp.after.as_slice())
        .unwrap_or_default();
    for revision in all
        .values_mut()
        .filter(|revision| revision.place == Place::Left && led.contains(&revision.version))
    {
        revision.place = Place::Before;
    }
    all.into_values().rev().collect()
}

#[cfg(test)]
mod tests {
    use book::DeviceId;
    use serde_json::json;

    use super::*;

    fn version(at: u64) -> Version {
        Version { at, device: DeviceId::new("d1").unwrap() }
    }

    fn record(at: u64, after: &[u64]) -> Map<String, Value> {
        let after: Vec<String> = after.iter().map(|at| version(*at).into()).collect();
        json!({"id": "r1", "stamp": {"at": at, "device": "d1", "after": after}})
            .as_object()
            .unwrap()
            .clone()
    }

    fn kept(at: u64, after: &[u64]) -> (Version, Option<Map<String, Value>>) {
        (version(at), Some(record(at, after)))
    }

    fn places(known: &Known) -> Vec<(u64, Place, bool)> {
        line(known)
            .into_iter()
            .map(|revision| (revision.version.at, revision.place, revision.content.is_some()))
            .collect()
    }

    #[test]
    fn the_newest_is_first_and_what_is_not_here_has_its_place() {
        let known = Known {
            now: Some(record(30, &[10, 20])),
            kept: vec![kept(20, &[10])],
            ..Known::default()
        };
        assert_eq!(
            places(&known),
            [(30, Place::Now, true), (20, Place::Before, true), (10, Place::Before, false)]
        );
        assert_eq!(line(&known)[1].before, Some(version(10)));
    }

    #[test]
    fn what_was_undone_is_told_from_what_led_here() {
        let known =
            Known { now: Some(record(10, &[])), kept: vec![kept(20, &[10])], ..Known::default() };
        assert_eq!(places(&known), [(20, Place::Left, true), (10, Place::Now, true)]);
    }

    #[test]
    fn a_revision_beside_the_shown_one_waits() {
        let known = Known {
            now: Some(record(30, &[10])),
            waiting: vec![record(20, &[10])],
            kept: vec![kept(10, &[])],
        };
        assert_eq!(
            places(&known),
            [(30, Place::Now, true), (20, Place::Waiting, true), (10, Place::Before, true)]
        );
    }

    #[test]
    fn of_what_the_book_has_no_more_the_last_kept_is_not_called_present() {
        let known = Known { kept: vec![kept(20, &[10]), kept(10, &[])], ..Known::default() };
        assert_eq!(places(&known), [(20, Place::Left, true), (10, Place::Before, true)]);
    }

    #[test]
    fn a_damaged_one_is_told() {
        let known = Known {
            now: Some(record(20, &[10])),
            kept: vec![(version(10), None)],
            ..Known::default()
        };
        assert!(line(&known)[1].is_unreadable);
    }
}
