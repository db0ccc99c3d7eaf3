//! Forms that were left unfinished. They are kept as text, so that they outlive the page.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The largest number of stored forms. The oldest one is dropped first.
const MOST: usize = 20;

/// A form with typed content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Form {
    /// The name that tells the form from others; see [`crate::entry::form_name`].
    pub name: String,
    /// The address of its page.
    pub address: String,
    /// The title of its page.
    pub title: String,
    /// The typed content.
    pub typed: Map<String, Value>,
}

/// Unfinished forms, the one typed last at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unfinished(Vec<Form>);

impl Unfinished {
    /// Reads kept forms. Text that cannot be read counts as none: it is no part of the book.
    pub fn of_text(text: &str) -> Self {
        Self(serde_json::from_str(text).unwrap_or_default())
    }

    /// Writes the forms as text.
    pub fn to_text(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Returns the forms, the one typed last first.
    pub fn forms(&self) -> impl Iterator<Item = &Form> {
        self.0.iter().rev()
    }

    /// Returns the form of a name.
    pub fn form(&self, name: &str) -> Option<&Form> {
        self.0.iter().find(|form| form.name == name)
    }

    /// Keeps what is typed in a form, unless it equals the initial values.
    pub fn keep(&mut self, form: Form, first: &Map<String, Value>) {
        self.remove(&form.name);
        if form.typed != *first {
            self.0.push(form);
        }
        let old = self.0.len().saturating_sub(MOST);
        self.0.drain(..old);
    }

    /// Forgets a form that was saved or given up.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|form| form.name != name);
    }
}
