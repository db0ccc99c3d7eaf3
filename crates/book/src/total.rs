//! Yearly totals (số liệu năm), for years and places where no dated incidents were kept.

use super::record::record;
use super::{Day, KindCode, Period, Year};

record! {
    /// One indicator's value for one unit and assessment year.
    YearlyTotal in totals {
        /// An indicator of the catalogue.
        indicator: KindCode,
        /// The assessment year.
        year: Year,
        /// The value, in the indicator's unit.
        value: u32,
    } or {} optional {
        /// The first day that it is of. Without both days it stands for the year's window of
        /// whatever standard asks.
        from: Day,
        /// The last day that it is of.
        to: Day,
        /// Where the figure comes from: a report, its number and date.
        source: String,
    }
}

impl YearlyTotal {
    /// The days that it is of, if they were entered.
    pub fn window(&self) -> Option<Period> {
        (self.from.is_some() || self.to.is_some())
            .then_some(Period { from: self.from, to: self.to })
    }
}
