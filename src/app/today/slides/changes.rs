//! The page of the units in which the number of crimes changed most against the year before.

use book::{KindCode, UnitId};
use leptos::prelude::*;

use super::super::overview::safety_of_units;
use super::super::text::slides as text;
use crate::app::judge::verdicts;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::InLanguage;

/// The lines that a page has room for in large type.
const SHOWN: usize = 8;

pub fn changes(app: App, unit: &UnitId) -> AnyView {
    let mut found = counted(app, unit);
    book::sort::sort_by_key(&mut found, |(_, now, before)| {
        std::cmp::Reverse(now.abs_diff(*before))
    });
    found.retain(|(_, now, before)| now != before);
    if found.is_empty() {
        return view! { <p>{text::NO_CHANGES.now()}</p> }.into_any();
    }
    let item = |(name, now, before): &(String, u32, u32)| {
        let said = if now < before { text::LESS } else { text::MORE };
        let words =
            said.fill(&[&before.to_string(), &now.to_string(), &now.abs_diff(*before).to_string()]);
        view! { <li><strong>{name.clone()}</strong> ": " {words}</li> }
    };
    view! { <ul class="slides__list">{found.iter().take(SHOWN).map(item).collect_view()}</ul> }
        .into_any()
}

/// The crimes of each unit below in the chosen year and in the year before, where both are known.
fn counted(app: App, unit: &UnitId) -> Vec<(String, u32, u32)> {
    let units = safety_of_units(app, unit);
    verdicts::ask(app, |asked| {
        let (Ok(crimes), Some(last)) = (KindCode::new("crime_cases"), asked.year.before(1)) else {
            return Vec::new();
        };
        let count = |verdict: &std::sync::Arc<law::Verdict>| {
            let (unit, _) = asked.book.unit(&verdict.unit)?;
            let of = |year: book::Year| {
                let period = verdict.rules.window_of(year)?;
                let figure = asked.evaluator.figure(unit, &crimes, year, period, verdict.window.to);
                figure.exact()
            };
            Some((words::name_of(asked.book, &unit.id), of(asked.year)?, of(last)?))
        };
        units.iter().filter_map(count).collect()
    })
}
