//! The page of doubtful figures: what a person should look at, and what was found right.

use crate::app::shell::erased::IntoAny;
use book::UnitId;
use law::checks::Doubt;
use leptos::prelude::*;

use super::text::doubts as text;
use crate::app::components::more::{self, Drawn};
use crate::app::components::{filters, head};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::text::InLanguage;
use crate::app::text::format::number;
use desk::route::Route;

mod checks;
mod gather;
mod import;
mod item;
mod typed;

pub use gather::gather;
pub use import::preview;
pub use typed::of_typed;

/// The number of doubts drawn at once.
const PAGE: usize = 20;

pub fn doubts(app: App) -> AnyView {
    let gathered = gather(app);
    let by = RwSignal::new(app.book.with_untracked(|book| book.frame.settings.desk.clone()));
    let crumbs = vec![head::Crumb {
        text: Signal::derive(move || shell::OVERVIEW.now().to_owned()),
        href: Route::Overview.href(),
    }];
    let shown = Memo::new(move |_| {
        let unit = app.query.with(|query| query.unit.clone());
        gathered.with(|found| {
            let is_asked =
                |doubt: &&Doubt| unit.as_ref().is_none_or(|unit| is_of(app, doubt, unit));
            let asked = found.doubts.iter().filter(is_asked).cloned();
            let (right, open): (Vec<_>, Vec<_>) =
                asked.partition(|doubt| doubt.confirmed.is_some());
            (open, right)
        })
    });
    let drawn = (Drawn::by(PAGE), Drawn::by(PAGE));
    let list = move |doubts: Vec<Doubt>, drawn: Drawn| {
        let doubts = StoredValue::new(doubts);
        let count = doubts.with_value(Vec::len);
        let one = move |at: usize| {
            let doubt = doubts.with_value(|doubts| doubts.get(at).cloned())?;
            Some(view! { <li>{item::item(app, doubt, by)}</li> }.into_any())
        };
        more::items(drawn, count, "doubts", one)
    };
    let open = move || list(shown.with(|(open, _)| open.clone()), drawn.0);
    let right = move || {
        let right = shown.with(|(_, right)| right.clone());
        (!right.is_empty()).then(|| {
            let title = text::CONFIRMED.fill(&[&number(right.len() as u64, app.lang.get())]);
            view! { <details class="fold"><summary>{title}</summary>{list(right, drawn.1)}</details> }
        })
    };
    let count = move || {
        let (open, year) = (shown.with(|(open, _)| open.len()), app.year.get().to_string());
        gathered.with(|found| match (found.is_whole() && found.all > 0, open) {
            (false, _) => text::LOOKING.fill(&[&found.done.to_string(), &found.all.to_string()]),
            (true, 0) => text::NONE.fill(&[&year]),
            (true, open) => text::COUNT.fill(&[&number(open as u64, app.lang.get()), &year]),
        })
    };
    view! {
        {head::head(crumbs, Signal::derive(move || text::TITLE.now().to_owned()), Some(text::LEAD), None)}
        {filters::filters(app, None)}
        <p class="count" id="doubts-count" tabindex="-1" role="status">{count}</p>
        {open}
        {right}
        {checks::list(app)}
    }
    .into_any()
}

/// Whether a doubt is about a unit or one below it in the same commune.
fn is_of(app: App, doubt: &Doubt, unit: &UnitId) -> bool {
    doubt.unit == *unit
        || app
            .book
            .with(|book| book.unit(&doubt.unit).is_some_and(|(_, shard)| shard.root == *unit))
}

/// The overview's line: how many figures a person should look at. A province is looked at only on
/// the page itself.
pub fn line(app: App) -> AnyView {
    let is_small = app.book.with_untracked(|book| book.shards.len() <= COUNTED);
    let words = if is_small {
        let gathered = gather(app);
        Signal::derive(move || {
            let open = gathered.with(|found| {
                found.doubts.iter().filter(|doubt| doubt.confirmed.is_none()).count()
            });
            (open > 0).then(|| text::SOME.fill(&[&number(open as u64, app.lang.get())]))
        })
    } else {
        Signal::derive(|| Some(text::MAYBE.now().to_owned()))
    };
    let line = move || {
        let words = words.get()?;
        Some(view! {
            <p class="reminder">
                {words} " " <a href=Route::Doubts.href()>{text::OPEN.now()}</a>
            </p>
        })
    };
    line.into_any()
}

/// The most shards of a book that the overview looks at itself.
const COUNTED: usize = 12;
