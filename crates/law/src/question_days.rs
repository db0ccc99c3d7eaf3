//! The days that a question looks at: a year's window, or the twelve months up to the moment of
//! asking.

use super::figure::FigureDays;
use super::rule_set::RuleSet;
use super::span::{Span, year_earlier};
use super::window::Window;
use book::{Day, Period, Year};

impl Span {
    /// The name of these days for a reader.
    pub fn days(&self) -> FigureDays {
        match self.period.to.filter(|_| self.rolling) {
            Some(to) => FigureDays::TwelveMonths { to },
            None => FigureDays::Year(self.year),
        }
    }
}

/// The day on which a unit asks to be recognised. A rule set with `asked_by` is judged on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    /// The day.
    pub day: Day,
    /// The day of the paper with which it asked, if it did.
    pub asked: Option<Day>,
    /// Whether this is only the day up to which the book is looked at, so that it moves with that
    /// day.
    pub drifts: bool,
}

/// The windows that a question looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Windows {
    /// The window of the rule set.
    pub window: Window,
    /// The moment of asking, for a rule set that is judged at it.
    pub moment: Option<Moment>,
}

impl Windows {
    /// The whole days of the year asked about.
    pub fn whole(self, year: Year) -> Option<Span> {
        self.back(year, 0)
    }

    /// The days the given number of years back.
    pub fn back(self, year: Year, years: u16) -> Option<Span> {
        let span = match self.moment {
            None => self.of_calendar(year.before(years)?)?,
            Some(moment) => {
                let mut day = moment.day;
                for _ in 0..years {
                    day = year_earlier(day)?;
                }
                Span::up_to(day)?
            }
        };
        Some(Span { past: years > 0, ..span })
    }

    /// The rule set's own window of a year, whatever the moment of asking.
    pub fn of_calendar(self, year: Year) -> Option<Span> {
        Some(Span { past: true, ..Span::of_year(year, self.window.of(year)?) })
    }
}

impl RuleSet {
    /// The moment of asking in a year: the day of the latest paper that asked, else the day up to
    /// which the book is looked at, else the last day of the year. `None` if the set is judged by
    /// its window.
    pub(super) fn moment(
        &self,
        year: Year,
        asked: Option<Day>,
        as_of: Option<Day>,
    ) -> Option<Moment> {
        self.asked_by.as_ref()?;
        let Period { from, to } = year.period();
        let day = asked.or_else(|| as_of.map_or(to, |day| Some(day.max(from?).min(to?))))?;
        Some(Moment { day, asked, drifts: asked.is_none() && Some(day) != to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn the_twelve_months_up_to_a_moment_follow_those_of_the_year_before() {
        let windows = |text: &str| Windows {
            window: Window::CALENDAR_YEAR,
            moment: Some(Moment { day: day(text), asked: None, drifts: false }),
        };
        let period =
            |text: &str, years| windows(text).back(day(text).year(), years).unwrap().period;
        for text in ["2024-05-20", "2024-02-29", "2025-02-28", "2023-01-01", "2023-12-31"] {
            for years in 0..3 {
                assert_eq!(
                    period(text, years + 1).to,
                    period(text, years).from.unwrap().previous(),
                    "{text}, {years} years back"
                );
            }
        }
        assert_eq!(
            period("2024-05-20", 0),
            Period { from: Some(day("2023-05-21")), to: Some(day("2024-05-20")) }
        );
        assert_eq!(
            windows("2023-12-31").whole(day("2023-12-31").year()).unwrap(),
            Span::of_year(day("2023-12-31").year(), day("2023-12-31").year().period())
        );
    }
}
