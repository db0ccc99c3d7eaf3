//! More households signed than live there.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::Look;
use super::reason::DoubtReason;
use crate::finding::RecordRef;
use book::{Registration, Unit, UnitKind};

/// A registration with more households than the unit has, or hamlets' registrations with more than
/// the commune's. The unit's number of households is that of today, so a little more is no doubt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Households {
    /// The percentage by which it may be more without a doubt.
    pub percent: u32,
}

impl Households {
    /// Whether more households are registered than live there, beyond the tolerated percentage.
    pub fn is_more(&self, registered: u32, living: u32) -> bool {
        u64::from(registered) * 100 > u64::from(living) * (100 + u64::from(self.percent))
    }

    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        let Some((own, registered)) = registered(look, look.unit) else { return };
        if let Some(living) = look.unit.households
            && self.is_more(registered, living)
        {
            let reason = DoubtReason::MoreHouseholds { registered, living };
            look.doubt("", reason, vec![RecordRef::to(own)]);
        }
        if look.unit.kind.is_commune_level() {
            below(look, own, registered);
        }
    }
}

/// The latest registration of a unit for the year that says how many households signed.
fn registered<'a>(look: &Look<'_, 'a>, unit: &Unit) -> Option<(&'a Registration, u32)> {
    let records = look.evaluator.facts.of(&unit.id).registrations.iter().copied();
    let of_year = records.filter(|record| record.year == look.year);
    let latest = of_year.max_by_key(|record| (record.date, record.stamp.at, &record.id))?;
    Some((latest, latest.households_registered?))
}

/// The hamlets' households beside those of the commune's own registration.
fn below(look: &mut Look<'_, '_>, own: &Registration, of_commune: u32) {
    let hamlets = look.evaluator.facts.units_in_shard(look.unit).into_iter();
    let hamlets: Vec<_> = hamlets
        .filter(|unit| unit.kind == UnitKind::Hamlet)
        .filter_map(|unit| registered(look, unit))
        .collect();
    let sum = hamlets.iter().fold(0_u32, |sum, (_, of)| sum.saturating_add(*of));
    if sum > of_commune {
        let units = u32::try_from(hamlets.len()).unwrap_or(u32::MAX);
        let reason = DoubtReason::MoreHouseholdsBelow { sum, registered: of_commune, units };
        let records = std::iter::once(own).chain(hamlets.iter().map(|(record, _)| *record));
        let records = records.map(RecordRef::to).collect();
        look.doubt("hamlets", reason, records);
    }
}
