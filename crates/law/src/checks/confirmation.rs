//! Confirmations: doubtful figures that a person looked at and found right.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use book::{Book, Day, Extra, RecordId, Stamp, UnitId, Year};

/// A person's word that doubtful figures are right, as a shard keeps it. It is about these very
/// figures: if they change, they are doubtful again. Writing the same figures once more is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Confirmation {
    /// Unique across devices.
    pub id: RecordId,
    /// The unit of the doubt.
    pub unit: UnitId,
    /// The check that found it.
    pub check: RecordId,
    /// The year of the doubt.
    pub year: Year,
    /// What distinguishes the doubt from others of the check, unit and year; see
    /// [`super::Doubt::about`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The figures that the person saw; see [`super::Doubt::figures`].
    pub figures: String,
    /// The person, by office and name.
    pub by: String,
    /// The day.
    pub date: Day,
    /// This revision takes the word back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// Revision stamp.
    pub stamp: Stamp,
}

impl Confirmation {
    /// The word, taken back.
    #[must_use]
    pub fn taken_back(self, stamp: Stamp) -> Self {
        Self { deleted: true, stamp: stamp.following(&self.stamp), ..self }
    }

    /// The word as a shard keeps it.
    pub fn raw(&self) -> Extra {
        serde_json::to_value(self).and_then(serde_json::from_value).unwrap_or_default()
    }
}

/// The words of a book that could be known by a day. One that cannot be read, perhaps of a newer
/// version, confirms nothing; it is kept.
pub(super) fn words(book: &Book, known_by: Option<Day>) -> Vec<Confirmation> {
    let raw = book.shards.values().flat_map(|shard| &shard.confirmations);
    let read = |raw: &Extra| {
        let text = serde_json::to_string(raw).ok()?;
        serde_json::from_str::<Confirmation>(&text).ok()
    };
    let is_known =
        |word: &Confirmation| !word.deleted && known_by.is_none_or(|day| word.date <= day);
    raw.filter_map(read).filter(is_known).collect()
}
