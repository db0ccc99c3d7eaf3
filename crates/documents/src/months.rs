//! The days of a report month by month: one row each, for a picture of how a year went.

use book::{Day, KindCode, Period};

use crate::subject::Subject;
use crate::value::Value;

/// The indicators of the list of months, in the order of its columns.
const MONTHLY: [&str; 4] =
    ["crime_cases", "social_evil_cases", "other_violation_cases", "traffic_accident_cases"];
/// The most months that are listed.
const MOST: u8 = 24;

/// The months of the report's days that have begun; none if there is one alone, or nothing is known.
pub fn rows(subject: &Subject) -> Vec<Vec<Value>> {
    let end = subject.end();
    let seen = [end, subject.day].into_iter().flatten().min();
    let is_begun = |month: &Period| month.from.zip(seen).is_none_or(|(from, seen)| from <= seen);
    let months: Vec<Period> = months(subject.span.period).into_iter().filter(is_begun).collect();
    let codes: Vec<_> = MONTHLY.iter().filter_map(|code| KindCode::new(code).ok()).collect();
    let row = |month: &Period| {
        let figure =
            |code| subject.papers.evaluator.figure_over(subject.unit, code, *month, end).into();
        std::iter::once(Value::given(month.from.map(name)))
            .chain(codes.iter().map(figure))
            .collect()
    };
    let rows: Vec<Vec<Value>> = months.iter().map(row).collect();
    let is_known = |value: &Value| matches!(value.case(), "none" | "one" | "many");
    let is_any = rows.iter().any(|row| row.iter().skip(1).any(is_known));
    if rows.len() > 1 && is_any { rows } else { Vec::new() }
}

/// The day of the month on which each month of the report begins, unless it is the first.
pub fn first_day(subject: &Subject) -> Option<u8> {
    subject.span.period.from.map(|from| from.day()).filter(|day| *day > 1)
}

/// A calendar month by its number, another by its first day.
fn name(from: Day) -> String {
    match from.day() {
        1 => format!("T{}", from.month()),
        day => format!("{day:02}/{:02}", from.month()),
    }
}

/// Days cut into months, each from the day of the month on which they begin.
fn months(days: Period) -> Vec<Period> {
    let (Some(first), Some(last)) = (days.from, days.to) else { return Vec::new() };
    let starts: Vec<Day> = (0..=MOST).map_while(|count| months_later(first, count)).collect();
    let month = |pair: &[Day]| {
        let [from, next] = pair else { return None };
        let to = next.previous()?.min(last);
        (*from <= last).then_some(Period { from: Some(*from), to: Some(to) })
    };
    starts.windows(2).filter_map(month).collect()
}

/// The same day so many months later; the last day of a month that is too short for it.
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

    #[test]
    fn a_month_has_the_name_of_its_number_or_of_its_first_day() {
        assert_eq!(name(Day::parse("2026-03-01").unwrap()), "T3");
        assert_eq!(name(Day::parse("2026-03-16").unwrap()), "16/03");
    }
}
