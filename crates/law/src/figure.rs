//! A figure of some days, as far as it is known.

use book::{Day, Year};

/// A figure that may be known only from below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// It is at least this.
    pub low: u32,
    /// It is at most this; `None` if nobody knows.
    pub high: Option<u32>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Dated incidents.
    Incidents,
    /// A yearly total that was entered.
    Total,
    /// The sum over the units below.
    Sum,
    /// The sum of a unit and those that it was formed from.
    Parts,
    /// An entered total and dated cases, or the sum of the units below, that differ: it is one of
    /// the two ends, or from the total up.
    Contradicted,
}

impl Figure {
    /// The value, if it is known.
    pub fn exact(self) -> Option<u32> {
        self.high.filter(|high| *high == self.low)
    }
}

/// The days of a figure, as a reader calls them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureDays {
    /// An assessment year.
    Year(Year),
    /// The twelve months up to a day inside a year.
    TwelveMonths {
        /// Their last day.
        to: Day,
    },
}
