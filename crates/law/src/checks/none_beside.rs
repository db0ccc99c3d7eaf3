//! A year with none beside years with many.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::reason::DoubtReason;
use book::{KindCode, Year};

/// A year that is known to have none, though a year near it has many. A year without known figures
/// is not such a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoneBeside {
    /// The indicators; all that are counted from incidents if not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<KindCode>,
    /// The smallest figure of the other year.
    pub at_least: u32,
    /// The number of years before and after that are looked at.
    pub years: u16,
}

impl NoneBeside {
    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        for indicator in look.indicators(&self.indicators) {
            let Some(none) = look.figure(&indicator, look.year).filter(|of| of.value == 0) else {
                continue;
            };
            // The nearest year comes first; of two equally near ones, the earlier.
            let years = (1..=self.years.min(MOST_YEARS))
                .flat_map(|away| [look.year.before(away), look.year.after(away)])
                .flatten();
            let many = |year: Year| {
                let figure = look.figure(&indicator, year)?;
                (figure.value >= self.at_least.max(1)).then_some((year, figure))
            };
            let Some((other, figure)) = years.into_iter().find_map(many) else { continue };
            let reason = DoubtReason::NoneBeside {
                indicator: indicator.clone(),
                other,
                value: figure.value,
            };
            let records = none.records.into_iter().chain(figure.records).collect();
            look.doubt(indicator.as_str(), reason, records);
        }
    }
}

/// The largest number of years that a check may look back or ahead.
pub(super) const MOST_YEARS: u16 = 10;
