//! Says when the overview is as the next start shows it first; `web/picture.js` keeps a picture then.

use leptos::ev::Event;
use leptos::prelude::*;
use store::Standing;

use crate::app::judge::verdicts;
use crate::app::shell::state::{App, first_year};

/// Announces the overview of the first year whenever it shows another state that is saved.
pub fn announce(app: App) {
    Effect::new(move |_| {
        app.verdicts.track();
        app.lang.track();
        let is_first = verdicts::known_of_book(app, "first year", first_year) == app.year.get();
        let is_saved = matches!(
            app.standing.get(),
            Standing::Saved | Standing::SavedInLocalAlone { unseen: false }
        );
        if is_first
            && is_saved
            && let Ok(event) = Event::new("binh-yen:overview")
        {
            // Dispatching fails only for an event that is already being dispatched.
            drop(window().dispatch_event(&event));
        }
    });
}
