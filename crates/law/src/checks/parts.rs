//! The figures of the units below beside the unit's own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::look::{Exact, Look};
use super::reason::DoubtReason;
use crate::finding::RecordRef;
use book::{KindCode, Unit, UnitKind};

/// Hamlets that have more together than their commune, or communes whose figures are not those of
/// the district or province. Hamlets may have less: what happened at an agency or on the road
/// belongs to no hamlet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// The indicators; all that are counted from incidents if not given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<KindCode>,
}

impl Parts {
    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        let units = below(look);
        if units.is_empty() {
            return;
        }
        for indicator in look.indicators(&self.indicators) {
            compare(look, &units, &indicator);
        }
    }
}

/// The units below whose figures add up to the unit's: the hamlets of a commune, the communes of a
/// district or province, if they existed on the last day that the figures cover.
fn below<'a>(look: &Look<'_, 'a>) -> Vec<&'a Unit> {
    let span = look.span(look.year);
    let facts = &look.evaluator.facts;
    if !look.unit.kind.is_commune_level() {
        let communes = facts.communes(look.unit, span.period);
        return communes.into_iter().map(|(commune, _)| commune).collect();
    }
    let is_there = |unit: &&Unit| {
        unit.kind == UnitKind::Hamlet
            && span.period.to.is_none_or(|last| unit.validity().contains(last))
    };
    facts.units_in_shard(look.unit).into_iter().filter(is_there).collect()
}

fn compare(look: &mut Look<'_, '_>, units: &[&Unit], indicator: &KindCode) {
    // The total of a district is compared as it was entered: a figure takes the communes' sum.
    let own = look.total(indicator, look.year);
    let own = own.map(|total| Exact { value: total.value, records: vec![RecordRef::to(total)] });
    let is_commune = look.unit.kind.is_commune_level();
    let Some(whole) = own.or_else(|| look.figure(indicator, look.year).filter(|_| is_commune))
    else {
        return;
    };
    let span = look.span(look.year);
    let figures: Vec<Exact> = units
        .iter()
        .filter_map(|unit| {
            if is_commune {
                let total = look.evaluator.facts.whole_total(unit, indicator, &span)?;
                return Some(Exact { value: total.value, records: vec![RecordRef::to(total)] });
            }
            look.exact(unit, indicator, &span)
        })
        .collect();
    let sum = figures.iter().fold(0_u32, |sum, figure| sum.saturating_add(figure.value));
    let count = u32::try_from(figures.len()).unwrap_or(u32::MAX);
    let code = indicator.clone();
    let reason = if sum > whole.value {
        DoubtReason::PartsAbove { indicator: code, whole: whole.value, sum, units: count }
    } else if !is_commune && figures.len() == units.len() && sum < whole.value {
        DoubtReason::PartsBelow { indicator: code, whole: whole.value, sum, units: count }
    } else {
        return;
    };
    let records =
        whole.records.into_iter().chain(figures.into_iter().flat_map(|of| of.records)).collect();
    look.doubt(indicator.as_str(), reason, records);
}
