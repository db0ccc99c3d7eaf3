//! Cuts days into months, wherever these begin.

use book::{Day, Period};

/// The most months into which days are cut.
const MOST: u8 = 24;

/// Days cut into months, each from the day of the month on which they begin.
pub fn months(days: Period) -> Vec<Period> {
    let (Some(first), Some(last)) = (days.from, days.to) else { return Vec::new() };
    let starts: Vec<Day> = (0..=MOST).map_while(|count| months_later(first, count)).collect();
    let month = |pair: &[Day]| {
        let [from, next] = pair else { return None };
        let to = next.previous()?.min(last);
        (*from <= last).then_some(Period { from: Some(*from), to: Some(to) })
    };
    starts.windows(2).filter_map(month).collect()
}

/// The same day `count` months later; the last day of a month that is too short for it.
fn months_later(day: Day, count: u8) -> Option<Day> {
    let months = u16::from(day.month() - 1) + u16::from(count);
    let month = u8::try_from(months % 12).ok()? + 1;
    let year = day.year().after(months / 12)?;
    (1..=day.day()).rev().find_map(|day| Day::new(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(from: &str, to: &str) -> Vec<String> {
        let days = Period { from: Day::parse(from).ok(), to: Day::parse(to).ok() };
        let text = |day: Option<Day>| String::from(day.unwrap());
        months(days).iter().map(|one| format!("{} {}", text(one.from), text(one.to))).collect()
    }

    #[test]
    fn months_begin_on_the_day_of_the_report_and_the_last_ends_with_it() {
        let year = cut("2025-11-16", "2026-11-15");
        assert_eq!(year.len(), 12);
        assert_eq!(year[0], "2025-11-16 2025-12-15");
        assert_eq!(year[11], "2026-10-16 2026-11-15");
        assert_eq!(cut("2026-01-01", "2026-06-30").len(), 6);
        assert_eq!(
            cut("2026-01-31", "2026-04-05"),
            ["2026-01-31 2026-02-27", "2026-02-28 2026-03-30", "2026-03-31 2026-04-05"]
        );
        assert_eq!(cut("2026-07-02", "2026-07-08"), ["2026-07-02 2026-07-08"]);
        assert_eq!(cut("2020-01-01", "2026-12-31").len(), usize::from(MOST));
    }
}
