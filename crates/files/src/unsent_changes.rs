//! Changes that exist only on this device, made since the book was last exported.

use book::{Book, DeviceId};

/// Changes of one device since an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsent {
    /// The number of changed units and records, including deleted ones.
    pub changes: usize,
    /// The time of the earliest of these changes, in milliseconds since 1970-01-01 UTC.
    pub first: Option<u64>,
}

/// The number of changes that calls for a reminder.
const MANY: usize = 50;
/// The age, in milliseconds, at which a single change calls for a reminder: two weeks.
const LONG: u64 = 14 * 24 * 3_600_000;

impl Unsent {
    /// Finds the changes of a device since one of its stamps, or ever.
    pub fn of(book: &Book, device: &DeviceId, since: Option<u64>) -> Self {
        let mut unsent = Self::default();
        for shard in book.shards.values() {
            shard.each_stamp(&mut |stamp| {
                if stamp.device == *device && since.is_none_or(|since| stamp.at > since) {
                    unsent.changes += 1;
                    unsent.first = Some(unsent.first.map_or(stamp.at, |first| first.min(stamp.at)));
                }
            });
        }
        unsent
    }

    /// Whether to remind the person: much has changed, or something long ago.
    pub fn is_much(self, now: u64) -> bool {
        self.changes >= MANY || self.first.is_some_and(|first| now.saturating_sub(first) >= LONG)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use book::{Incident, Stamp, Unit};

    const DAY: u64 = 24 * 3_600_000;

    fn stamp(at: u64, device: &str) -> Stamp {
        Stamp { at, device: DeviceId::new(device).unwrap(), by: String::new(), after: Vec::new() }
    }

    fn incident(number: u64, stamp: &Stamp) -> Incident {
        let json = serde_json::json!({"id": format!("r{number}"), "unit": "a", "date": "2026-11-01", "kind": "theft", "stamp": stamp});
        serde_json::from_str(&json.to_string()).unwrap()
    }

    /// A commune's book from elsewhere, with this number of incidents of this device, one an hour.
    fn book(incidents: u64) -> Book {
        let json = serde_json::json!({"id": "a", "kind": "commune", "name": "Việt Thành", "stamp": stamp(1, "other")});
        let unit: Unit = serde_json::from_str(&json.to_string()).unwrap();
        let book = Book::default().with_unit(unit, stamp(1, "other")).unwrap();
        (0..incidents).fold(book, |book, number| {
            let stamp = stamp(DAY + number * 3_600_000, "here");
            book.with_record(incident(number, &stamp), stamp).unwrap()
        })
    }

    fn of(incidents: u64, since: Option<u64>) -> Unsent {
        Unsent::of(&book(incidents), &DeviceId::new("here").unwrap(), since)
    }

    #[test]
    fn what_came_from_other_devices_is_not_counted() {
        assert_eq!(of(0, None), Unsent::default());
        assert!(!of(0, None).is_much(u64::MAX));
    }

    #[test]
    fn fifty_changes_are_much_at_once_and_one_is_after_two_weeks() {
        assert!(of(50, None).is_much(DAY));
        assert!(!of(49, None).is_much(DAY));
        assert!(!of(1, None).is_much(14 * DAY));
        assert!(of(1, None).is_much(15 * DAY));
    }

    #[test]
    fn an_export_begins_the_count_anew() {
        let last = DAY + 59 * 3_600_000;
        assert_eq!(of(60, Some(last)), Unsent::default());
        assert_eq!(of(60, Some(DAY)).changes, 59);
    }
}
