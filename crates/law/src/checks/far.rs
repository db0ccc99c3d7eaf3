//! A figure far from those of the years before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::none_beside::MOST_YEARS;
use super::reason::DoubtReason;
use book::KindCode;

/// A figure that is several times as large as every known figure of the years before, or several
/// times smaller. A year with none is left to [`super::NoneBeside`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FarFromBefore {
    /// The indicators; all that are counted from incidents if not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<KindCode>,
    /// The factor between the figure and the others.
    pub times: u32,
    /// The smallest difference. Small figures vary much, so a factor alone says little.
    pub by: u32,
    /// The number of earlier years that are looked at.
    pub years: u16,
    /// The number of these years whose figure must be known.
    pub known: u16,
}

impl FarFromBefore {
    /// Whether a value is far from all of these.
    pub fn is_far(&self, value: u32, before: &[u32]) -> bool {
        let (Some(&least), Some(&most)) = (before.iter().min(), before.iter().max()) else {
            return false;
        };
        let is_times = |more: u32, less: u32| {
            u64::from(more) >= u64::from(less) * u64::from(self.times.max(1))
                && more.checked_sub(less).is_some_and(|off| off >= self.by.max(1))
        };
        is_times(value, most) || (value > 0 && is_times(least, value))
    }

    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        for indicator in look.indicators(&self.indicators) {
            let Some(now) = look.figure(&indicator, look.year) else { continue };
            let years = (1..=self.years.min(MOST_YEARS)).filter_map(|back| look.year.before(back));
            let known: Vec<_> =
                years.filter_map(|year| Some((year, look.figure(&indicator, year)?))).collect();
            let before: Vec<_> = known.iter().map(|(year, of)| (*year, of.value)).collect();
            let values: Vec<_> = before.iter().map(|(_, value)| *value).collect();
            if values.len() < usize::from(self.known.max(1)) || !self.is_far(now.value, &values) {
                continue;
            }
            let reason =
                DoubtReason::Far { indicator: indicator.clone(), value: now.value, before };
            let earlier = known.into_iter().flat_map(|(_, of)| of.records);
            look.doubt(
                indicator.as_str(),
                reason,
                now.records.into_iter().chain(earlier).collect(),
            );
        }
    }
}
