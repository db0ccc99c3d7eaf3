//! Long work on a table gives the browser turns, shows how far it is, and can be stopped.

use leptos::prelude::*;

use super::desk::Desk;
use super::progress::{Progress, Work};
use crate::app::exchange::text::{receive, tables as text};
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, Text, t};

/// The milliseconds after which the browser gets a turn: shorter than a person notices.
const SLICE: f64 = 50.0;

/// The turns of a work, until another one begins or a person stops it.
pub struct Turns {
    desk: Desk,
    turn: u32,
    since: f64,
    progress: Progress,
}

impl Turns {
    /// Begins work on `all` rows. Earlier work stops.
    pub fn begin(desk: Desk, work: Work, all: usize) -> Self {
        desk.stop();
        let progress = Progress { work, done: 0, all };
        Self { desk, turn: desk.turn.get_value(), since: js_sys::Date::now(), progress }
    }

    /// Counts rows that are done, and gives the browser a turn if one is due. Returns none if the
    /// work has to stop.
    pub async fn next(&mut self, rows: usize) -> Option<()> {
        self.progress.done += rows;
        if js_sys::Date::now() - self.since < SLICE {
            return Some(());
        }
        if self.desk.progress.try_set(Some(self.progress)).is_some() {
            return None;
        }
        browser::breathe().await;
        self.since = js_sys::Date::now();
        self.is_on().then_some(())
    }

    /// Returns whether the work goes on.
    pub fn is_on(&self) -> bool {
        self.desk.turn.try_get_value() == Some(self.turn)
    }

    /// Ends the work. Returns whether the page had to show how far it was.
    pub fn end(self) -> bool {
        let was_shown = self.desk.progress.try_get_untracked().flatten().is_some();
        let _ = self.desk.progress.try_set(None);
        was_shown
    }
}

/// Shows how far a work is, with the button that stops it.
pub fn progress(desk: Desk, work: Work, name: String) -> AnyView {
    let now = move |of: fn(Progress) -> usize| desk.progress.get().map_or(0, of);
    let said = move || {
        let lang = desk.app.lang.get();
        let number = |count: usize| number(count as u64, lang);
        let rows = [number(now(|progress| progress.done)), number(now(|progress| progress.all))];
        words(work).fill(&[&rows[0], &rows[1]])
    };
    let stop = move |_| match work {
        Work::Reading => desk.lay_aside(untrack(|| text::STOPPED.fill(&[&name]))),
        Work::Importing => {
            desk.stop();
            desk.app.status.set(untrack(|| text::STOPPED_IMPORT.now().to_owned()));
        }
    };
    view! {
        <div class="actions" aria-live="off">
            <p>{said}</p>
            <progress
                class="meter"
                max=move || now(|progress| progress.all).to_string()
                value=move || now(|progress| progress.done).to_string()
                aria-label=said
            />
            <button type="button" class="button" on:click=stop>{t(receive::STOP)}</button>
        </div>
    }
    .into_any()
}

fn words(work: Work) -> Text {
    match work {
        Work::Reading => text::READ_SO_FAR,
        Work::Importing => text::IMPORTED_SO_FAR,
    }
}
