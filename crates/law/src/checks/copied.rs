//! Figures that are those of the year before.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::reason::DoubtReason;
use crate::finding::RecordRef;
use book::KindCode;

/// Yearly totals that were probably copied from the year before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Copied {
    /// The indicators; all that are counted from incidents if not given. Those that hardly change
    /// from year to year do not belong here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<KindCode>,
    /// The smallest number of equal figures that raises a doubt.
    pub figures: u32,
    /// The smallest figure that counts. Smaller ones are often equal by chance.
    pub least: u32,
    /// Whether all figures must be equal. If so, a single changed one shows that they were not
    /// copied.
    #[serde(default)]
    pub all: bool,
}

impl Copied {
    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        let Some(before) = look.year.before(1) else { return };
        let (mut same, mut of, mut records) = (Vec::new(), 0_u32, Vec::new());
        for indicator in look.indicators(&self.indicators) {
            let totals = look.total(&indicator, look.year).zip(look.total(&indicator, before));
            let Some((now, then)) = totals else { continue };
            of = of.saturating_add(u32::from(now.value > 0 || then.value > 0));
            if now.value == then.value && now.value >= self.least.max(1) {
                same.push((indicator, now.value));
                records.extend([RecordRef::to(now), RecordRef::to(then)]);
            }
        }
        let count = u32::try_from(same.len()).unwrap_or(u32::MAX);
        let others_too = self.all && count < of;
        if count >= self.figures.max(1) && !others_too {
            look.doubt("", DoubtReason::Copied { same, of }, records);
        }
    }
}
