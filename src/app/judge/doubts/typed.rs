//! The doubts of a record that is being typed.

use book::RecordKind;
use desk::doubts::Looking;
use law::checks::Doubt;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::gather;
use crate::app::shell::browser;
use crate::app::shell::state::App;

/// Looks at a record as it is typed.
pub fn of_typed(app: App, kind: RecordKind, record: Map<String, Value>) -> Vec<Doubt> {
    let (book, catalogue) = (app.book.get_untracked(), app.catalogue.get_untracked());
    let library = app.library.get_untracked().0;
    let checks = gather::checks(&book);
    let looking = Looking {
        book: &book,
        catalogue: &catalogue,
        library: &library,
        checks: &checks,
        as_of: Some(browser::today()),
    };
    desk::doubts::of_typed(&looking, kind, record, app.stamp())
}
