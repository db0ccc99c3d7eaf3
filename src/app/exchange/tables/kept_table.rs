//! The decisions and corrections that the device keeps of the table on the desk until it is
//! imported.

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::app::register::forms::unfinished;
use crate::app::shell::state::App;

/// The state of the kept decisions and corrections.
#[derive(Clone, Copy)]
pub struct Kept {
    /// The checksum of the file's cells.
    pub sum: RwSignal<Option<u64>>,
    /// Its name among the unfinished forms, and what the reader decided by itself.
    pub begun: StoredValue<Option<(String, Map<String, Value>)>>,
    pub was_restored: RwSignal<bool>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            sum: RwSignal::new(None),
            begun: StoredValue::new(None),
            was_restored: RwSignal::new(false),
        }
    }
}

impl Kept {
    /// Another file is on the desk.
    pub fn open(self, sum: u64) {
        self.begun.set_value(None);
        self.was_restored.set(false);
        self.sum.set(Some(sum));
    }

    /// Forgets what was kept: the table was imported or given up.
    pub fn end(self, app: App) {
        if let Some((name, _)) = self.begun.get_value() {
            unfinished::forget(app, &name);
        }
        self.begun.set_value(None);
        self.was_restored.set(false);
    }
}
