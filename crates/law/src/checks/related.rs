//! Two figures of one year that belong together: deaths and accidents, a part and its whole.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::reason::DoubtReason;
use book::KindCode;

/// Two figures, of which the first is a part of the second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// The indicator that is a part of the other one.
    pub part: KindCode,
    /// The indicator of the whole.
    pub whole: KindCode,
}

/// Finds years in which the part has cases, but the whole is known to have none.
pub(super) fn without(pairs: &[Pair], look: &mut Look<'_, '_>) {
    each(pairs, look, |pair, value, of| {
        (value > 0 && of == 0).then(|| DoubtReason::Without {
            part: pair.part.clone(),
            value,
            whole: pair.whole.clone(),
        })
    });
}

/// Finds years in which the part is more than the whole.
pub(super) fn more_than(pairs: &[Pair], look: &mut Look<'_, '_>) {
    each(pairs, look, |pair, value, of| {
        (value > of).then(|| DoubtReason::MoreThan {
            part: pair.part.clone(),
            value,
            whole: pair.whole.clone(),
            of,
        })
    });
}

fn each(
    pairs: &[Pair],
    look: &mut Look<'_, '_>,
    reason: impl Fn(&Pair, u32, u32) -> Option<DoubtReason>,
) {
    for pair in pairs {
        let part = look.figure(&pair.part, look.year);
        let Some((part, whole)) = part.zip(look.figure(&pair.whole, look.year)) else { continue };
        if let Some(reason) = reason(pair, part.value, whole.value) {
            let records = part.records.into_iter().chain(whole.records).collect();
            look.doubt(pair.part.as_str(), reason, records);
        }
    }
}
