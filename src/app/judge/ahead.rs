//! The questions of a page about the shown year, answered for the years beside it while nobody
//! waits, so that another year is there at once.

use std::rc::Rc;

use book::Year;
use desk::years;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::kept::{Kept, YEARS, kept};
use super::verdicts;
use crate::app::shell::browser;
use crate::app::shell::state::App;

/// The questions of a page about each year; the answers are kept.
pub type Questions = fn(&Kept, Year);

/// The milliseconds of work after which the page reacts to a person.
const TURN: u64 = 20;

/// Judges the years nearest to the shown one and asks about them, again whenever the book or the
/// year changes, until the page is left.
pub fn answer_ahead(app: App, questions: &'static [Questions]) {
    let turn = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let (kept, shown) = (kept(verdicts::basis(app)), app.year.get());
        turn.update_value(|turn| *turn += 1);
        let own = turn.get_value();
        let is_on = move || turn.try_get_value() == Some(own);
        spawn_local(answer(kept, shown, questions, is_on));
    });
}

async fn answer(
    kept: Rc<Kept>,
    shown: Year,
    questions: &'static [Questions],
    is_on: impl Fn() -> bool,
) {
    // The page itself is drawn first.
    browser::frame().await;
    for year in years::nearest(&kept.evaluator.basis().book, shown).take(YEARS - 1) {
        loop {
            browser::breathe().await;
            if !is_on() {
                return;
            }
            let start = browser::now();
            if kept.judge_ahead(year, shown, &|| browser::now().saturating_sub(start) >= TURN) {
                break;
            }
        }
        for question in questions {
            browser::breathe().await;
            if !is_on() {
                return;
            }
            question(&kept, year);
        }
    }
}
