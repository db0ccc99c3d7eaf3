//! The trend of an indicator over the years, for charts.

use crate::{Evaluator, Figure, RuleSet};
use book::{KindCode, Unit, Year};

/// An indicator over some years.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The indicator.
    pub indicator: KindCode,
    /// Its figures, oldest first.
    pub points: Vec<TrendPoint>,
}

/// One year of a trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrendPoint {
    /// The year.
    pub year: Year,
    /// The figure; if its upper bound is open, only the lower bound is known.
    pub figure: Figure,
}

/// The figures of an indicator in the windows of a rule set, for the given number of years up to
/// `year`. All years are counted on the territory of the last.
pub fn trend(
    unit: &Unit,
    indicator: &KindCode,
    year: Year,
    years: u16,
    rules: &RuleSet,
    evaluator: &Evaluator,
) -> Trend {
    let last = [rules.window_of(year).and_then(|window| window.to), evaluator.as_of()]
        .into_iter()
        .flatten()
        .min();
    let point = |back| {
        let year = year.before(back)?;
        Some(TrendPoint {
            year,
            figure: evaluator.figure(unit, indicator, year, rules.window_of(year)?, last),
        })
    };
    Trend { indicator: indicator.clone(), points: (0..years).rev().filter_map(point).collect() }
}
