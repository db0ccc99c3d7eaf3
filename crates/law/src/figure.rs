//! A figure over some days, as far as it is known.

use book::{Day, Year};

/// A figure that may be known only as a lower bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The lower bound.
    pub low: u32,
    /// The upper bound; `None` if nobody knows.
    pub high: Option<u32>,
    /// The origin.
    pub origin: Origin,
}

/// The origin of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Dated incidents.
    Incidents,
    /// A yearly total that was entered.
    Total,
    /// The sum over the units below.
    Sum,
    /// The sum of a unit and the units that it was formed from.
    Parts,
    /// An entered total contradicts dated cases or the sum of the units below. The figure is one of
    /// the two ends, or at least the total.
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
