//! Whether a unit existed in a year, as its results of the year must state.

use serde::Serialize;

use book::text::{Lang, say};
use book::{Day, Unit, Year};

/// A unit's last or first day, if a reader of the year must know it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Life {
    /// Its last day, in the year or before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended: Option<Day>,
    /// Its first day, after the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formed: Option<Day>,
}

impl Life {
    /// The life of a unit as far as a reader of the year must know it.
    pub fn of(unit: &Unit, year: Year) -> Self {
        Self {
            ended: unit.valid_to.filter(|last| last.year() <= year),
            formed: unit.valid_from.filter(|first| first.year() > year),
        }
    }

    /// The sentence; none for a unit that existed at the year's end.
    pub fn text(self, lang: Lang) -> Option<String> {
        match (self.ended, self.formed) {
            (Some(last), _) => {
                Some(say!(lang, "đơn vị chỉ hoạt động đến hết {last}", "the unit ended on {last}"))
            }
            (None, Some(first)) => Some(say!(
                lang,
                "đơn vị thành lập từ {first}, sau năm này",
                "the unit was formed on {first}, after this year"
            )),
            (None, None) => None,
        }
    }
}
