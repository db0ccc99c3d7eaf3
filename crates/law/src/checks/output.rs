//! Doubts as JSON, for the command line and other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::doubt::Doubt;
use crate::explain::Explainer;
use book::{Day, RecordId, UnitId, Year};

/// A doubt with its reason in words.
#[derive(Clone, Debug, Serialize)]
pub struct DoubtOutput {
    /// The check's id.
    pub check: RecordId,
    /// The check's name.
    pub name: String,
    /// The unit's id.
    pub unit: UnitId,
    /// The unit's name.
    pub unit_name: String,
    /// The year.
    pub year: Year,
    /// The mark that distinguishes it from other doubts of the same check, unit and year.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The numbers that it rests on.
    pub figures: BTreeMap<String, String>,
    /// The reason as a sentence.
    pub reason: String,
    /// The advice to a person.
    pub advice: String,
    /// The records that the figures come from.
    pub records: Vec<DoubtRecord>,
    /// The person who found these figures right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<ConfirmedOutput>,
}

/// A record that a doubt rests on.
#[derive(Clone, Debug, Serialize)]
pub struct DoubtRecord {
    /// The name of its list in files.
    pub list: &'static str,
    /// Its id.
    pub id: RecordId,
    /// Its unit.
    pub unit: UnitId,
}

/// The person who found the figures right, and the day.
#[derive(Clone, Debug, Serialize)]
pub struct ConfirmedOutput {
    /// The person.
    pub by: String,
    /// The day.
    pub date: Day,
}

impl DoubtOutput {
    /// A doubt in the explainer's language.
    pub fn new(doubt: &Doubt, explainer: &Explainer<'_>) -> Self {
        let record = |of: &crate::RecordRef| DoubtRecord {
            list: of.kind.list_name(),
            id: of.id.clone(),
            unit: of.unit.clone(),
        };
        Self {
            check: doubt.check.id.clone(),
            name: doubt.check.name.get(explainer.lang).to_owned(),
            unit: doubt.unit.clone(),
            unit_name: explainer.unit(&doubt.unit),
            year: doubt.year,
            about: doubt.about.clone(),
            figures: doubt.reason.figures().into_iter().collect(),
            reason: explainer.doubt(doubt),
            advice: doubt.check.advice.get(explainer.lang).to_owned(),
            records: doubt.records.iter().map(record).collect(),
            confirmed: doubt
                .confirmed
                .as_ref()
                .map(|of| ConfirmedOutput { by: of.by.clone(), date: of.date }),
        }
    }
}
