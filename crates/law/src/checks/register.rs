//! A yearly total beside the dated incidents of the same days.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::reason::DoubtReason;
use crate::finding::RecordRef;
use book::{Counting, KindCode, KindGroup, Period, YearlyTotal};

/// A total that the register contradicts: more cases are dated than it has, or the register is said
/// to be complete and has fewer. A total without days is doubtful only if it fits none of the
/// windows that it may be of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgainstRegister {
    /// The indicators; all that are counted from incidents if not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<KindCode>,
}

/// The difference between a total and the register, over one window.
struct Difference {
    low: u32,
    high: Option<u32>,
    records: Vec<RecordRef>,
}

impl AgainstRegister {
    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        for indicator in look.indicators(&self.indicators) {
            let kind = look.evaluator.catalogue().get(KindGroup::Indicator, &indicator);
            let counting = kind.and_then(|kind| kind.counts.as_ref());
            if let (Some(counting), Some(total)) = (counting, look.total(&indicator, look.year)) {
                compare(look, total, counting);
            }
        }
    }
}

fn compare(look: &mut Look<'_, '_>, total: &YearlyTotal, counting: &Counting) {
    let windows = total.window().map_or_else(|| look.windows(look.year), |days| vec![days]);
    let mut nearest: Option<(u32, DoubtReason, Vec<RecordRef>)> = None;
    for window in windows {
        let counted = count(look, counting, window);
        let indicator = total.indicator.clone();
        let (off, reason) = match counted.high {
            _ if counted.low > total.value => (
                counted.low - total.value,
                DoubtReason::MoreDated { indicator, total: total.value, dated: counted.low },
            ),
            Some(high) if high < total.value => (
                total.value - high,
                DoubtReason::FewerDated { indicator, total: total.value, dated: high },
            ),
            _ => return,
        };
        if nearest.as_ref().is_none_or(|(least, ..)| off < *least) {
            nearest = Some((off, reason, counted.records));
        }
    }
    if let Some((_, reason, records)) = nearest {
        let records = std::iter::once(RecordRef::to(total)).chain(records).collect();
        look.doubt(total.indicator.as_str(), reason, records);
    }
}

/// The bounds of the sum of the dated incidents of some days. There is an upper bound only if the
/// register is said to be complete.
fn count(look: &Look<'_, '_>, counting: &Counting, window: Period) -> Difference {
    let facts = &look.evaluator.facts;
    let span = look.span_of(look.year, window);
    let register = facts.register(look.unit, &span);
    let mut counted = Difference {
        low: 0,
        high: register.is_complete().then_some(0),
        records: register.records().collect(),
    };
    let parts = facts.former_units_in(look.unit, &span);
    for happened in facts.incidents(look.unit, &parts, window, &counting.kinds) {
        let (low, high) = counting.amounts(happened.incident, happened.answer);
        if !happened.is_shared {
            counted.low = counted.low.saturating_add(low);
        }
        counted.high = counted.high.zip(high).map(|(sum, high)| sum.saturating_add(high));
        if high != Some(0) {
            counted.records.push(RecordRef::to(happened.incident));
        }
    }
    counted
}
