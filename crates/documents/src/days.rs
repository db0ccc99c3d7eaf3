//! The days that a report is about, and the same days a year before. Each office cuts them in its own
//! way.

use book::{Day, Period, Year};

/// The choice of a report's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// The window of the standard that judges the unit.
    Assessment,
    /// 1 January to 31 December.
    Year,
    /// 1 January to 30 June.
    HalfYear,
    /// A calendar month, 1 to 12.
    Month(u8),
    /// A month of police statistics: from the 15th of the month before to the 14th.
    PoliceMonth(u8),
    /// A week from Thursday to Wednesday, named by a day in it.
    Week(Day),
    /// 16 November to 15 November.
    CommuneYear,
    /// 1 November to 31 October.
    HamletYear,
    /// 15 November to 14 November.
    ForceYear,
    /// Any days.
    Free(Day, Day),
}

/// The days of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The days.
    pub period: Period,
    /// The same days a year before.
    pub before: Period,
    /// Whether they are a whole year, so that a yearly total can stand for them.
    pub is_year: bool,
    /// Their name: `năm 2026`, `tháng 7 năm 2026`.
    pub name: String,
}

impl Days {
    /// Reads `assessment`, `year`, `half-year`, `month-7`, `police-month-7`, `week-2026-07-02`,
    /// `16-11`, `01-11`, `15-11` or `2026-01-01..2026-03-31`.
    pub fn parse(text: &str) -> Option<Self> {
        let month = |text: &str| text.parse().ok().filter(|month| (1..=12).contains(month));
        match text {
            "assessment" => return Some(Self::Assessment),
            "year" => return Some(Self::Year),
            "half-year" => return Some(Self::HalfYear),
            "16-11" => return Some(Self::CommuneYear),
            "01-11" => return Some(Self::HamletYear),
            "15-11" => return Some(Self::ForceYear),
            _ => (),
        }
        if let Some((from, to)) = text.split_once("..") {
            let (from, to) = (Day::parse(from).ok()?, Day::parse(to).ok()?);
            return (from <= to).then_some(Self::Free(from, to));
        }
        if let Some(rest) = text.strip_prefix("police-month-") {
            return month(rest).map(Self::PoliceMonth);
        }
        if let Some(rest) = text.strip_prefix("month-") {
            return month(rest).map(Self::Month);
        }
        Day::parse(text.strip_prefix("week-")?).ok().map(Self::Week)
    }

    /// The days in a year; `window` is that of the standard. `None` where the year has no such days.
    pub fn of(self, year: Year, window: Option<Period>) -> Option<Span> {
        let last_year = year.before(1);
        let on = |year: Option<Year>, month, day| Day::new(year?, month, day);
        let (from, to) = match self {
            Self::Assessment => match window {
                Some(window) => (window.from?, window.to?),
                None => (on(Some(year), 1, 1)?, on(Some(year), 12, 31)?),
            },
            Self::Year => (on(Some(year), 1, 1)?, on(Some(year), 12, 31)?),
            Self::HalfYear => (on(Some(year), 1, 1)?, on(Some(year), 6, 30)?),
            Self::Month(month) => (on(Some(year), month, 1)?, last_of_month(year, month)?),
            Self::PoliceMonth(month) => {
                (month_before(year, month, 15)?, on(Some(year), month, 14)?)
            }
            Self::Week(day) => week(day)?,
            Self::CommuneYear => (on(last_year, 11, 16)?, on(Some(year), 11, 15)?),
            Self::HamletYear => (on(last_year, 11, 1)?, on(Some(year), 10, 31)?),
            Self::ForceYear => (on(last_year, 11, 15)?, on(Some(year), 11, 14)?),
            Self::Free(from, to) => (from, to),
        };
        let before = self.before(from, to)?;
        Some(Span {
            period: Period { from: Some(from), to: Some(to) },
            before: Period { from: Some(before.0), to: Some(before.1) },
            is_year: self.is_year(),
            name: self.name(year, from, to),
        })
    }

    fn is_year(self) -> bool {
        match self {
            Self::Assessment
            | Self::Year
            | Self::CommuneYear
            | Self::HamletYear
            | Self::ForceYear => true,
            Self::HalfYear
            | Self::Month(_)
            | Self::PoliceMonth(_)
            | Self::Week(_)
            | Self::Free(..) => false,
        }
    }

    /// The same days a year before; of a week, the one 52 weeks before, so that its days are the
    /// same days of the week.
    fn before(self, from: Day, to: Day) -> Option<(Day, Day)> {
        match self {
            Self::Week(_) => Some((days_earlier(from, 364)?, days_earlier(to, 364)?)),
            Self::Month(month) => {
                let year = from.year().before(1)?;
                Some((Day::new(year, month, 1)?, last_of_month(year, month)?))
            }
            _ => Some((year_earlier(from)?, year_earlier(to)?)),
        }
    }

    fn name(self, year: Year, from: Day, to: Day) -> String {
        match self {
            Self::HalfYear => format!("6 tháng đầu năm {year}"),
            Self::Month(month) | Self::PoliceMonth(month) => format!("tháng {month} năm {year}"),
            Self::Week(_) | Self::Free(..) => format!("từ ngày {from} đến ngày {to}"),
            Self::Assessment
            | Self::Year
            | Self::CommuneYear
            | Self::HamletYear
            | Self::ForceYear => format!("năm {year}"),
        }
    }
}

fn last_of_month(year: Year, month: u8) -> Option<Day> {
    (28..=31).rev().find_map(|day| Day::new(year, month, day))
}

fn month_before(year: Year, month: u8, day: u8) -> Option<Day> {
    match month {
        1 => Day::new(year.before(1)?, 12, day),
        _ => Day::new(year, month - 1, day),
    }
}

/// The same day of the year before; the last of February for a leap day.
fn year_earlier(day: Day) -> Option<Day> {
    let year = day.year().before(1)?;
    Day::new(year, day.month(), day.day()).or_else(|| Day::new(year, day.month(), 28))
}

fn days_earlier(day: Day, count: u32) -> Option<Day> {
    (0..count).try_fold(day, |day, _| day.previous())
}

/// The week from Thursday to Wednesday that a day is in.
fn week(day: Day) -> Option<(Day, Day)> {
    // 1 January 2026 was a Thursday.
    let thursday = Day::new(Year::new(2026)?, 1, 1)?;
    let past = match day.days_since(thursday) {
        Some(days) => days % 7,
        None => (7 - thursday.days_since(day)? % 7) % 7,
    };
    let from = days_earlier(day, past)?;
    let to = (0..6).try_fold(from, |day, _| day.next())?;
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str, year: u16) -> String {
        let span = Days::parse(text).unwrap().of(Year::new(year).unwrap(), None).unwrap();
        let day = |day: Option<Day>| String::from(day.unwrap());
        format!(
            "{} {} | {} {}",
            day(span.period.from),
            day(span.period.to),
            day(span.before.from),
            day(span.before.to)
        )
    }

    #[test]
    fn each_office_cuts_its_days_in_its_own_way() {
        for (text, days) in [
            ("year", "2026-01-01 2026-12-31 | 2025-01-01 2025-12-31"),
            ("half-year", "2026-01-01 2026-06-30 | 2025-01-01 2025-06-30"),
            ("month-2", "2026-02-01 2026-02-28 | 2025-02-01 2025-02-28"),
            ("police-month-9", "2026-08-15 2026-09-14 | 2025-08-15 2025-09-14"),
            ("police-month-1", "2025-12-15 2026-01-14 | 2024-12-15 2025-01-14"),
            ("16-11", "2025-11-16 2026-11-15 | 2024-11-16 2025-11-15"),
            ("01-11", "2025-11-01 2026-10-31 | 2024-11-01 2025-10-31"),
            ("15-11", "2025-11-15 2026-11-14 | 2024-11-15 2025-11-14"),
            ("2026-01-05..2026-03-31", "2026-01-05 2026-03-31 | 2025-01-05 2025-03-31"),
        ] {
            assert_eq!(span(text, 2026), days, "{text}");
        }
        assert_eq!(span("month-2", 2024), "2024-02-01 2024-02-29 | 2023-02-01 2023-02-28");
        assert_eq!(span("month-2", 2025), "2025-02-01 2025-02-28 | 2024-02-01 2024-02-29");
    }

    #[test]
    fn a_week_begins_on_a_thursday_and_is_compared_with_one_that_does_too() {
        let thursday_to_wednesday = "2026-07-02 2026-07-08 | 2025-07-03 2025-07-09";
        for day in ["2026-07-02", "2026-07-05", "2026-07-08"] {
            assert_eq!(span(&format!("week-{day}"), 2026), thursday_to_wednesday);
        }
        assert_eq!(span("week-2025-12-31", 2025), "2025-12-25 2025-12-31 | 2024-12-26 2025-01-01");
    }

    #[test]
    fn what_is_no_span_is_refused() {
        for bad in ["month-13", "month-0", "week-2026-02-30", "2026-03-01..2026-01-01", "", "Year"]
        {
            assert_eq!(Days::parse(bad), None, "{bad}");
        }
    }
}
