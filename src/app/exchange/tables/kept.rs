//! A person's decisions and corrections in a table before it is imported. They are kept on the
//! device, so that they outlive a reload, a new build and a closed tab, until the table is imported
//! or given up.

use crate::app::shell::erased::IntoAny;
use ::desk::route::Route;
use ::desk::unfinished::Form;
use files::tables::{Encoding, KeptSheet};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::desk::{Chosen, Desk, OtherSheet};
use super::file::Typed;
use crate::app::exchange::text::tables as text;
use crate::app::register::forms::unfinished;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, fields, t};

/// The beginning of the names under which tables are kept.
const PREFIX: &str = "tables/";
const SHEETS: &str = "sheets";
const ENCODING: &str = "encoding";
/// The member with the file's name.
const FILE: &str = "file";

/// Keeps each decision and correction as it is made.
pub fn follow(desk: Desk) {
    Effect::new(move |_| {
        if let Some(sum) = desk.kept.sum.get() {
            begin(desk, sum);
        }
    });
    Effect::new(move |_| {
        let now = state(desk);
        let (Some(now), Some((name, first))) = (now, desk.kept.begun.get_value()) else { return };
        let file = now.get(FILE).and_then(Value::as_str).unwrap_or_default();
        let title = untrack(|| text::KEPT_TITLE.fill(&[file]));
        let form = Form { name, address: Route::Tables.href(), title, typed: now.clone() };
        unfinished::put(desk.app, form, &first);
    });
}

/// Begins with a file that was just read. If it was corrected before, it is corrected again.
fn begin(desk: Desk, sum: u64) {
    let Some(first) = untrack(|| state(desk)) else { return };
    let name = format!("{PREFIX}{sum:016x}");
    let kept = unfinished::stored(desk.app).form(&name).map(|form| form.typed.clone());
    desk.kept.begun.set_value(Some((name, first)));
    desk.kept.was_restored.set(kept.is_some_and(|kept| restore(desk, &kept).is_some()));
}

/// The decisions and corrections, as they are kept.
fn state(desk: Desk) -> Option<Map<String, Value>> {
    let Chosen::Open(file) = desk.chosen.get() else { return None };
    let plan = desk.plan.get()?;
    let cells = |typed: &Typed| {
        typed.iter().map(|((row, column), text)| (*row, *column, text.clone())).collect()
    };
    let shown = KeptSheet::of(desk.sheet_at.get(), &plan, desk.typed.with(cells));
    let others = desk.others.get();
    let others =
        others.iter().map(|part| KeptSheet::of(part.sheet_at, &part.plan, cells(&part.typed)));
    let sheets: Vec<KeptSheet> = std::iter::once(shown).chain(others).collect();
    let encoding = Encoding::ALL.iter().position(|one| *one == desk.encoding.get());
    Some(Map::from_iter([
        (FILE.to_owned(), file.name.clone().into()),
        (ENCODING.to_owned(), encoding.into()),
        (SHEETS.to_owned(), serde_json::to_value(sheets).ok()?),
    ]))
}

fn restore(desk: Desk, kept: &Map<String, Value>) -> Option<()> {
    let Chosen::Open(file) = desk.chosen.get_untracked() else { return None };
    let sheets: Vec<KeptSheet> = serde_json::from_value(kept.get(SHEETS)?.clone()).ok()?;
    let encoding = kept.get(ENCODING)?.as_u64().and_then(|at| usize::try_from(at).ok())?;
    let encoding = *Encoding::ALL.get(encoding)?;
    let part = |kept: KeptSheet| {
        let sheet = file.workbook.sheets.get(kept.sheet)?;
        let plan = desk.app.catalogue.with_untracked(|catalogue| kept.plan(sheet, catalogue))?;
        let cells = kept.typed.into_iter();
        let typed = book::sort::map_of(cells.map(|(row, column, text)| ((row, column), text)));
        Some(OtherSheet { sheet_at: kept.sheet, plan, typed })
    };
    let mut parts: Vec<OtherSheet> = sheets.into_iter().map(part).collect::<Option<_>>()?;
    if parts.is_empty() {
        return None;
    }
    let shown = parts.remove(0);
    if encoding != desk.encoding.get_untracked() {
        desk.decide(encoding);
    }
    batch(move || {
        desk.others.set(parts);
        desk.sheet_at.set(shown.sheet_at);
        desk.typed.set(shown.typed);
        desk.plan.set(Some(shown.plan));
    });
    Some(())
}

/// Says that earlier corrections were applied again, and offers a new start.
pub fn told(desk: Desk) -> AnyView {
    let anew = move |_| {
        let first =
            desk.kept.begun.with_value(|begun| begun.as_ref().map(|(_, first)| first.clone()));
        if let Some(first) = first {
            restore(desk, &first);
        }
        desk.kept.was_restored.set(false);
    };
    (move || {
        desk.kept.was_restored.get().then(|| {
            view! {
                <p class="banner banner--line">
                    {t(text::KEPT_AGAIN)} <button type="button" class="quiet-button" on:click=anew>{t(fields::BEGIN_ANEW)}</button>
                </p>
            }
        })
    })
    .into_any()
}

/// Names the tables that were left unfinished.
pub fn waiting(app: App) -> AnyView {
    let stored = unfinished::stored(app);
    let tables = stored.forms().filter(|form| form.name.starts_with(PREFIX));
    let names = tables.filter_map(|form| form.typed.get(FILE)?.as_str());
    let lines = names.map(|name| view! { <p class="note">{text::KEPT_WAITING.fill(&[name])}</p> });
    lines.collect_view().into_any()
}
