//! Says whether a file that a person asked for could be made.

use leptos::prelude::*;

use crate::app::exchange::text::data as text;
use crate::app::shell::state::App;
use crate::app::text::InLanguage;

/// Says that the file of this name was made, or why it was not.
pub fn tell(app: App, name: &str, made: Result<(), String>) {
    app.status.set(untrack(|| match made {
        Ok(()) => text::EXPORTED.fill(&[name]),
        Err(why) => text::EXPORT_FAILED.fill(&[&why]),
    }));
}
