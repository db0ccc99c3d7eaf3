//! Yearly totals (số liệu năm), for years and places where no dated incidents were kept.

use super::record::record;
use super::{KindCode, Year};

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
        /// Where the figure comes from: a report, its number and date.
        source: String,
    }
}
