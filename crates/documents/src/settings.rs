//! What a desk sets for its papers: who holds which office, and numbers. Names of officials only.

use std::collections::BTreeMap;

use book::UnitId;

use crate::name::{Holder, Own};

/// What a desk set for its papers; all may be blank and is then written by hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The names of who holds an office in a unit.
    pub holders: BTreeMap<UnitId, BTreeMap<&'static str, String>>,
    /// The number of a paper, by the id of its template: `12` of `Số: 12/BC-BCĐ`.
    pub numbers: BTreeMap<String, String>,
    /// The symbol of a paper in place of the template's: `BC-BCĐ138`.
    pub symbols: BTreeMap<String, String>,
    /// What a person wrote for a unit, a year and a part.
    pub own: BTreeMap<(UnitId, u16), BTreeMap<&'static str, String>>,
}

impl Settings {
    /// The name of who holds an office in a unit.
    pub fn holder(&self, unit: &UnitId, holder: Holder) -> Option<&str> {
        let name = self.holders.get(unit)?.get(holder.written())?;
        (!name.trim().is_empty()).then_some(name.trim())
    }

    /// What a person wrote for a unit and a year.
    pub fn own(&self, unit: &UnitId, year: u16, part: Own) -> Option<&str> {
        let text = self.own.get(&(unit.clone(), year))?.get(part.written())?;
        (!text.trim().is_empty()).then_some(text.trim())
    }
}
