//! Snapshots are retained by the days and weeks of people in Vietnam.

use crate::label::{Label, Reason};
use crate::retention::{HOUR, retained};

const DAY: u64 = 24 * HOUR;
/// Monday, 24 November 2025, 17:00 UTC, when Tuesday begins in Vietnam.
const TUESDAY: u64 = 1_763_942_400_000 + 17 * HOUR;

fn hourly(at: impl Iterator<Item = u64>) -> Vec<Label> {
    at.zip(1..).map(|(at, revision)| Label { revision, at, reason: Reason::Hour }).collect()
}

#[test]
fn the_last_state_before_midnight_in_vietnam_is_the_last_of_its_day() {
    let evening = TUESDAY + DAY - HOUR / 2;
    // There are so many that the first is outside the hours that are kept.
    let all = hourly((0..27).map(|hour| evening + hour * HOUR));
    assert!(retained(&all).contains(&1), "{:?}", retained(&all));
}

#[test]
fn the_last_state_of_a_sunday_is_the_last_of_its_week() {
    let sunday_evening = TUESDAY + 6 * DAY - HOUR / 2;
    // There are so many that the first is outside the hours and days that are kept.
    let all = hourly((0..30).map(|day| sunday_evening + day * DAY));
    assert!(retained(&all).contains(&1), "{:?}", retained(&all));
}
