//! The choice of the snapshots that stay: the last one of each recent hour, day and week, and the
//! latest ones taken before a great change.
//!
//! Snapshots are ordered by revision. The clock only tells whether two neighbours are of one hour,
//! day or week, so a clock that is set back or far forward drops nothing that a correct one would
//! keep.

use std::collections::BTreeSet;

use super::label::{Label, Reason};

/// The numbers of hours, days and weeks that keep their last snapshot. Only those with a change
/// count.
const HOURS: usize = 24;
const DAYS: usize = 14;
const WEEKS: usize = 10;
/// The number of snapshots that stay of those taken before an import or a similar change.
const ASKED: usize = 10;

/// An hour, in milliseconds: after it, the next save takes a snapshot of the state before it.
pub const HOUR: u64 = 3_600_000;
const DAY: u64 = 24 * HOUR;
/// Vietnam's days begin seven hours before those of UTC.
const SEVEN_HOURS: u64 = 7 * HOUR;
/// Weeks begin on Monday; 1 January 1970 was a Thursday.
const TO_MONDAY: u64 = 3 * DAY;

/// The revisions of the snapshots that stay.
pub fn retained(labels: &[Label]) -> BTreeSet<u64> {
    let mut newest_first: Vec<&Label> = labels.iter().collect();
    book::sort::sort_by(&mut newest_first, |a, b| b.revision.cmp(&a.revision));
    let asked = newest_first.iter().filter(|label| label.reason != Reason::Hour).take(ASKED);
    let mut retained: BTreeSet<u64> = asked.map(|label| label.revision).collect();
    for (count, length, shift) in
        [(HOURS, HOUR, 0), (DAYS, DAY, SEVEN_HOURS), (WEEKS, 7 * DAY, SEVEN_HOURS + TO_MONDAY)]
    {
        let span = |label: &Label| label.at.saturating_add(shift) / length;
        let mut last = None;
        let of_new_span =
            newest_first.iter().filter(|label| last.replace(span(label)) != Some(span(label)));
        retained.extend(of_new_span.take(count).map(|label| label.revision));
    }
    retained
}

/// The snapshot that goes first when room is needed: the oldest hourly one, or else the oldest.
pub fn first_to_go(labels: &[Label]) -> Option<&Label> {
    labels.iter().min_by_key(|label| (label.reason != Reason::Hour, label.revision))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const START: u64 = 1_763_942_400_000;

    fn hourly(revision: u64, at: u64) -> Label {
        Label { revision, at, reason: Reason::Hour }
    }

    /// Adds the snapshots one after the other, as saves do, and gives those that remain.
    fn one_by_one(labels: &[Label]) -> Vec<Label> {
        labels.iter().fold(Vec::new(), |mut there, label| {
            there.push(*label);
            let left = retained(&there);
            there.retain(|label| left.contains(&label.revision));
            there
        })
    }

    fn labels() -> impl Strategy<Value = Vec<Label>> {
        let reason = prop_oneof![4 => Just(Reason::Hour), 1 => Just(Reason::Import), 1 => Just(Reason::Deletion)];
        let time = prop_oneof![8 => 0..3 * DAY, 1 => 0..400 * DAY, 1 => any::<u64>()];
        prop::collection::vec((time, reason), 1..200).prop_map(|some| {
            let all = some.into_iter().zip(1..);
            all.map(|((at, reason), revision)| Label {
                revision,
                at: START.saturating_add(at),
                reason,
            })
            .collect()
        })
    }

    #[test]
    fn half_a_year_of_work_leaves_a_day_of_hours_two_weeks_of_days_and_two_months_of_weeks() {
        let all: Vec<Label> =
            (0..180 * 24).map(|hour| hourly(hour + 1, START + hour * HOUR)).collect();
        let left = one_by_one(&all);
        let last = left.last().unwrap().at;
        let within = |time: u64| left.iter().filter(|label| last - label.at < time).count();
        assert_eq!(within(DAY), 24);
        assert!((14 + 22..=14 + 24).contains(&within(14 * DAY)));
        let oldest = left.first().unwrap().at;
        assert!((56 * DAY..63 * DAY).contains(&(last - oldest)), "{} days", (last - oldest) / DAY);
        assert!(left.len() <= HOURS + DAYS + WEEKS);
    }

    #[test]
    fn one_visit_a_month_leaves_every_visit_of_two_years() {
        let all: Vec<Label> =
            (0..40).map(|month| hourly(month + 1, START + month * 30 * DAY)).collect();
        assert_eq!(one_by_one(&all), all[40 - 24..]);
    }

    #[test]
    fn the_last_ten_before_an_import_stay_while_the_hours_go_by() {
        let imports =
            (0..12).map(|at| Label { revision: at + 1, at: START + at, reason: Reason::Import });
        let hours = (0..1000).map(|hour| hourly(hour + 13, START + hour * HOUR));
        let left = one_by_one(&imports.chain(hours).collect::<Vec<_>>());
        assert_eq!(
            left.iter()
                .filter(|label| label.reason == Reason::Import)
                .map(|label| label.revision)
                .min(),
            Some(3)
        );
    }

    #[test]
    fn a_clock_set_back_a_year_or_far_forward_and_back_drops_no_state_of_before() {
        let before: Vec<Label> = (0..10).map(|day| hourly(day + 1, START + day * DAY)).collect();
        for wrong in [START - 365 * DAY, START + 5000 * DAY, 0, u64::MAX] {
            let mut all = before.clone();
            all.push(hourly(11, wrong));
            all.push(hourly(12, START + 10 * DAY));
            assert_eq!(one_by_one(&all), all);
        }
    }

    #[test]
    fn what_nobody_asked_for_goes_first() {
        let all =
            [hourly(3, 0), Label { revision: 1, at: 0, reason: Reason::Import }, hourly(2, 0)];
        assert_eq!(first_to_go(&all).unwrap().revision, 2);
        assert_eq!(first_to_go(&all[1..2]).unwrap().revision, 1);
        assert_eq!(first_to_go(&[]), None);
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_no_clock_makes_the_shelf_grow_or_empty(labels in labels()) {
            let left = one_by_one(&labels);
            prop_assert_eq!(left.last(), labels.last());
            prop_assert!(left.len() <= HOURS + DAYS + WEEKS + ASKED);
            let asked = labels.iter().filter(|label| label.reason != Reason::Hour).count().min(ASKED);
            prop_assert!(left.iter().filter(|label| label.reason != Reason::Hour).count() >= asked);
        }

        #[test]
        fn choosing_again_drops_nothing_more(labels in labels()) {
            let once = retained(&labels);
            let left: Vec<Label> = labels.into_iter().filter(|label| once.contains(&label.revision)).collect();
            prop_assert_eq!(retained(&left), once);
        }

        #[test]
        fn with_a_clock_that_goes_forward_dropping_at_each_save_leaves_what_dropping_once_would(mut labels in labels()) {
            labels.sort_by_key(|label| label.at);
            for (label, revision) in labels.iter_mut().zip(1..) {
                label.revision = revision;
            }
            let once = retained(&labels);
            let left: BTreeSet<u64> = one_by_one(&labels).iter().map(|label| label.revision).collect();
            prop_assert_eq!(left, once);
        }
    }
}
