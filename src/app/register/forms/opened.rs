//! The revision that a form was opened with. Another tab, a file or an undo may have changed it
//! since.

use book::Stamp;
use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::app::shell::browser;
use crate::app::text::{InLanguage, fields as text};

/// The stamp of the revision that a form is about to replace. Copied freely.
#[derive(Clone, Copy)]
pub struct Opened(StoredValue<Option<Value>>);

impl Opened {
    /// Opens a form of this record. A record without a stamp is new.
    pub fn with(was: &Map<String, Value>) -> Self {
        Self(StoredValue::new(was.get("stamp").cloned()))
    }

    /// Compares the opened revision with the book's current one.
    ///
    /// # Errors
    /// A sentence that asks once whether to replace a newer revision.
    pub fn check(self, now: Option<&Map<String, Value>>) -> Result<(), String> {
        let now = now.and_then(|now| now.get("stamp")).cloned();
        if self.0.with_value(|opened| *opened == now) {
            return Ok(());
        }
        self.0.set_value(now.clone());
        let stamp: Option<Stamp> =
            now.and_then(|stamp| serde_json::from_str(&stamp.to_string()).ok());
        Err(untrack(|| match stamp {
            Some(stamp) if !stamp.by.is_empty() => {
                text::CHANGED_BY.fill(&[&stamp.by, &browser::moment(stamp.at)])
            }
            Some(stamp) => text::CHANGED_AT.fill(&[&browser::moment(stamp.at)]),
            None => text::DELETED_SINCE.now().to_owned(),
        }))
    }
}
