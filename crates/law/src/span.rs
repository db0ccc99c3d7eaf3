//! The days over which a figure is counted.

use book::{Day, Period, Year};

/// The days over which figures are counted, and the assessment year that they stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Span {
    pub year: Year,
    pub period: Period,
    /// Whether these are the twelve months up to a day within the year. Then no yearly total covers
    /// them, and the register of the year before must be confirmed too.
    pub rolling: bool,
    /// Whether it is a year before the one asked about. Then its total may be entered instead of
    /// its incidents.
    pub past: bool,
    /// Whether the days go on after the last one looked at.
    pub goes_on: bool,
    /// Whether to leave out the units that the unit was formed from.
    pub alone: bool,
    /// The day up to which the register must be confirmed.
    pub confirmed_to: Option<Day>,
    /// The last of the days asked about, also for earlier years. Units taken in later do not belong
    /// to the territory yet.
    pub joined_by: Option<Day>,
}

impl Span {
    /// A year's whole window.
    pub fn of_year(year: Year, period: Period) -> Self {
        Self {
            year,
            period,
            rolling: false,
            past: false,
            goes_on: false,
            alone: false,
            confirmed_to: period.to,
            joined_by: period.to,
        }
    }

    /// The twelve months up to a day.
    pub fn up_to(moment: Day) -> Option<Self> {
        let year = moment.year();
        let period = Period { from: Some(year_earlier(moment)?.next()?), to: Some(moment) };
        Some(Self { rolling: moment != year.period().to?, ..Self::of_year(year, period) })
    }
}

/// The same day of the year before; 28 February for a leap day.
pub(super) fn year_earlier(day: Day) -> Option<Day> {
    let year = day.year().before(1)?;
    Day::new(year, day.month(), day.day()).or_else(|| Day::new(year, day.month(), 28))
}
