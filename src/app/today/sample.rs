//! The sample books of the site. The service worker keeps them for offline use.

use desk::receive;
use leptos::prelude::*;
use store::Reason;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::device::saving;
use crate::app::shell::browser::{self, LETTERS};
use crate::app::shell::fetch::{fetch_file, fetch_for};
use crate::app::shell::state::{App, first_year};
use crate::app::shell::text::shell;
use crate::app::shell::words;
use crate::app::text::InLanguage;
use desk::route::Route;

/// A sample book that the page offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A commune of 2026: xã Trấn Yên.
    Commune,
    /// A district of 2019 with its communes: Trấn Yên.
    District,
}

impl Sample {
    /// Returns the address relative to the page.
    fn address(self) -> &'static str {
        match self {
            Self::Commune => "samples/tran-yen-2026.json",
            Self::District => "samples/tran-yen-2019.json",
        }
    }
}

#[wasm_split(files, fallible)]
fn opener() -> Result<fn(App, Sample), SplitLoaderError> {
    Ok(open)
}

/// Opens a sample book in place of the open one, as an undoable step. The code for it is fetched
/// first.
pub fn open_sample(app: App, sample: Sample) {
    spawn_local(async move {
        match (fetch_for(app).await, opener().await) {
            (Ok(()), Ok(open)) => open(app, sample),
            _ => app
                .status
                .set(untrack(|| shell::SAMPLE_FAILED.fill(&[shell::NOT_LOADED_BODY.now()]))),
        }
    });
}

fn open(app: App, sample: Sample) {
    let address = sample.address();
    spawn_local(async move {
        let result = match fetch_file(address).await {
            Ok(bytes) => app
                .national
                .with_untracked(|national| receive::read_book(&bytes, address, national, &LETTERS))
                .map_err(|problems| {
                    problems.first().map(|problem| problem.text(app.lang.get_untracked()))
                }),
            Err(error) => Err(Some(words::js_error(&error))),
        };
        match result {
            Ok(read) => {
                saving::snapshot_before(app, Reason::Sample, "");
                if app.replace(shell::SAMPLE_LOADED.to(app.lang.get_untracked()), read.book) {
                    app.year.set(first_year(&app.book.get_untracked()));
                    browser::go(&Route::Overview.href());
                }
            }
            Err(why) => {
                app.status.set(untrack(|| shell::SAMPLE_FAILED.fill(&[&why.unwrap_or_default()])))
            }
        }
    });
}
