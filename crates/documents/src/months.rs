//! The days of a report month by month: one row each, for a picture of how a year went.

use book::{Day, KindCode, Period};
use desk::months::months;

use crate::subject::Subject;
use crate::value::Value;

/// The indicators of the list of months, in the order of its columns.
const MONTHLY: [&str; 4] =
    ["crime_cases", "social_evil_cases", "other_violation_cases", "traffic_accident_cases"];

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_the_name_of_its_number_or_of_its_first_day() {
        assert_eq!(name(Day::parse("2026-03-01").unwrap()), "T3");
        assert_eq!(name(Day::parse("2026-03-16").unwrap()), "16/03");
    }
}
