//! The settings for papers that a file has, before those of the book: holders of offices, numbers,
//! words. Names of officials only.

use std::collections::BTreeMap;

use book::{Office, UnitId};

use crate::name::Own;

/// The settings of a file for papers; all may be blank and then come from the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The names of the holders of offices, by unit and office.
    pub holders: BTreeMap<UnitId, BTreeMap<&'static str, String>>,
    /// The number of a paper, by the id of its template: `12` of `Số: 12/BC-BCĐ`.
    pub numbers: BTreeMap<String, String>,
    /// The symbol of a paper in place of the template's: `BC-BCĐ138`.
    pub symbols: BTreeMap<String, String>,
    /// The words of a person, by unit and year, then by part.
    pub own: BTreeMap<(UnitId, u16), BTreeMap<&'static str, String>>,
}

impl Settings {
    /// The name of the holder of an office in a unit.
    pub fn holder(&self, unit: &UnitId, office: Office) -> Option<&str> {
        filled(self.holders.get(unit)?.get(office.choice().code)?)
    }

    /// The words of a person for a unit and a year, for one part.
    pub fn own(&self, unit: &UnitId, year: u16, part: Own) -> Option<&str> {
        filled(self.own.get(&(unit.clone(), year))?.get(part.written())?)
    }
}

/// A text that is more than blanks, without those around it.
pub fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
