//! The part of a year in which something must be done.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use book::{Day, Period, Year};

/// The days within which something must be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Timeframe {
    /// The first quarter (quý I): 1 January to 31 March.
    QuarterOne,
    /// The calendar year.
    Year,
    /// The rule set's window.
    Window,
}

impl Timeframe {
    /// The days of the timeframe in a year, given the rule set's window.
    pub fn days(self, year: Year, window: Period) -> Period {
        match self {
            Self::QuarterOne => Period { from: Day::new(year, 1, 1), to: Day::new(year, 3, 31) },
            Self::Year => year.period(),
            Self::Window => window,
        }
    }

    /// Whether a day may be in time by this timeframe and late by the other. The first quarter lies
    /// within the year. Other pairs have no order, so a change between them counts as looser.
    pub(super) fn is_looser_than(self, origin: Self) -> bool {
        self != origin && (self, origin) != (Self::QuarterOne, Self::Year)
    }
}
