//! The grid of yearly totals: indicators by units, with last year beside the chosen one.

use std::collections::BTreeMap;

use crate::app::shell::erased::IntoAny;
use book::{
    Book, EditError, Extra, Kind, KindCode, KindGroup, Measure, RecordId, Stamp, Unit, UnitId,
    Year, YearlyTotal,
};
use leptos::prelude::*;

use super::forms::parse_whole;
use super::text::units as text;
use crate::app::components::head::{self, Crumb};
use crate::app::components::term_line::{TermLine, term_line};
use crate::app::shell::browser::{self, LETTERS, vietnamese_order};
use crate::app::shell::not_found::not_found;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};
use desk::route::Route;

/// The key of a total: unit, indicator, year.
type Place = (UnitId, KindCode, Year);
type Totals = BTreeMap<Place, (RecordId, u32)>;

/// The grid: its rows, its columns and the totals of the book.
#[derive(Clone, Copy)]
struct Grid {
    app: App,
    units: StoredValue<Vec<Unit>>,
    indicators: Memo<Vec<KindCode>>,
    /// Whether all indicators are shown, not only those that the year's rule sets look at.
    is_whole: RwSignal<bool>,
    totals: Memo<Totals>,
}

pub fn totals(app: App, id: UnitId) -> AnyView {
    let Some(units) = app.book.with_untracked(|book| columns(book, &id)) else {
        return not_found();
    };
    let title = {
        let id = id.clone();
        Signal::derive(move || {
            text::GRID_TITLE.fill(&[
                &app.year.get().to_string(),
                &app.book.with(|book| words::name_of(book, &id)),
            ])
        })
    };
    let (href, shown) = (Route::Unit(id.clone()).href(), id.clone());
    let crumb = Crumb {
        text: Signal::derive(move || app.book.with(|book| words::name_of(book, &id))),
        href,
    };
    let all = Memo::new(move |_| app.book.with(|book| totals_of(book)));
    let (units, is_whole) = (StoredValue::new(units), RwSignal::new(false));
    let grid = Grid {
        app,
        units,
        indicators: Memo::new(move |_| {
            units.with_value(|units| indicators(app, units, app.year.get(), is_whole.get()))
        }),
        is_whole,
        totals: all,
    };
    view! {
        {head::head(vec![crumb], title, Some(text::GRID_LEAD), None)}
        {term_line(app, TermLine { unit: Some(shown).into(), year: app.year.into(), go: Callback::new(move |year| app.year.set(year)), with_below: true })}
        <p class="note">{t(text::GRID_KEYS)}</p>
        <div class="grid-frame after" tabindex="0" role="region" aria-label=t(text::TOTALS_GRID)>
            {move || grid.table(app.year.get())}
        </div>
        {move || grid.all_of_them()}
    }
    .into_any()
}

/// Returns the unit and the units below it in its shard.
fn columns(book: &Book, id: &UnitId) -> Option<Vec<Unit>> {
    let (unit, _) = book.unit(id)?;
    let mut below: Vec<Unit> =
        book.children(id).filter(|child| !child.kind.has_shard()).cloned().collect();
    desk::units::sort(book, &LETTERS, &mut below);
    below.insert(0, unit.clone());
    Some(below)
}

/// Returns the indicators of the rows; of those that fit the units and the year, or of all.
fn indicators(app: App, units: &[Unit], year: Year, is_whole: bool) -> Vec<KindCode> {
    app.catalogue.with_untracked(|catalogue| {
        let fitting = app.book.with_untracked(|book| {
            desk::fitting::indicators(&app.library(), book, catalogue, units, year)
        });
        let is_shown = |kind: &&Kind| is_whole || fitting.contains(&kind.code);
        let mut kinds: Vec<_> = catalogue.group(KindGroup::Indicator).filter(is_shown).collect();
        // The indicators of comparisons come first: cases, then people, then totals that can only
        // be entered.
        let rank = |kind: &Kind| match &kind.counts {
            Some(counting) if counting.measure == Measure::Cases => 0,
            Some(_) => 1,
            None => 2,
        };
        book::sort::sort_by(&mut kinds, |a, b| {
            rank(a).cmp(&rank(b)).then_with(|| vietnamese_order(&a.label.vi, &b.label.vi))
        });
        kinds.into_iter().map(|kind| kind.code.clone()).collect()
    })
}

fn totals_of(book: &Book) -> Totals {
    let totals = book.shards.values().flat_map(|shard| shard.live::<YearlyTotal>());
    totals
        .map(|total| {
            (
                (total.unit.clone(), total.indicator.clone(), total.year),
                (total.id.clone(), total.value),
            )
        })
        .collect()
}

fn cell_id(row: usize, column: usize) -> String {
    ["cell-", &row.to_string(), "-", &column.to_string()].concat()
}

impl Grid {
    fn indicator_name(self, indicator: &KindCode) -> String {
        self.app.catalogue.with(|all| words::kind_name(all, KindGroup::Indicator, indicator))
    }

    fn table(self, year: Year) -> AnyView {
        let units = self.units.get_value();
        let heads = units
            .iter()
            .map(|unit| view! { <th scope="colgroup" colspan="2">{self.app.book.with_untracked(|book| words::unit_name(book, unit))}</th> })
            .collect_view();
        let last = year.before(1).map(|year| year.to_string()).unwrap_or_default();
        let years = units.iter().map(
            |_| view! { <th scope="col" class="is-number">{last.clone()}</th><th scope="col" class="is-number">{year.to_string()}</th> },
        );
        let rows = self
            .indicators
            .get()
            .into_iter()
            .enumerate()
            .map(|(row, indicator)| self.row(row, indicator, year))
            .collect_view();
        view! {
            <table class="grid">
                <thead>
                    <tr>
                        <th scope="col" rowspan="2" class="grid__corner">{t(text::GRID_INDICATOR)}</th>
                        {heads}
                    </tr>
                    <tr>{years.collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    }

    /// Offers the indicators that no rule set of the year looks at.
    fn all_of_them(self) -> Option<AnyView> {
        let all =
            self.app.catalogue.with(|catalogue| catalogue.group(KindGroup::Indicator).count());
        (!self.is_whole.get()).then(|| {
            let text = text::GRID_ALL.fill(&[&all.to_string()]);
            view! { <div class="actions"><button type="button" class="button" on:click=move |_| self.is_whole.set(true)>{text}</button></div> }.into_any()
        })
    }

    fn row(self, row: usize, indicator: KindCode, year: Year) -> AnyView {
        let name = {
            let indicator = indicator.clone();
            move || self.indicator_name(&indicator)
        };
        let units = self.units.get_value().into_iter().enumerate();
        let cells = units.map(|(column, unit)| {
            let last = year.before(1).map(|year| (unit.id.clone(), indicator.clone(), year));
            let last = move || {
                let value = last.as_ref().and_then(|place| self.totals.with(|totals| totals.get(place).map(|(_, value)| *value)));
                value.map(|value| number(u64::from(value), self.app.lang.get()))
            };
            view! {
                <td class="is-number grid__last">{last}</td>
                <td class="grid__cell">{self.cell(row, column, &unit, (unit.id.clone(), indicator.clone(), year))}</td>
            }
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    }

    fn cell(self, row: usize, column: usize, unit: &Unit, place: Place) -> AnyView {
        let kept = {
            let place = place.clone();
            Memo::new(move |_| {
                self.totals.with(|totals| {
                    totals.get(&place).map(|(_, value)| value.to_string()).unwrap_or_default()
                })
            })
        };
        // A cell that disappears with its page still reports its typed text, so this signal must
        // outlive the page.
        let typed = ArcRwSignal::new(String::new());
        Effect::new({
            let typed = typed.clone();
            move |_| typed.set(kept.get())
        });
        let is_wrong = {
            let typed = typed.clone();
            Memo::new(move |_| {
                typed.with(|typed| !typed.trim().is_empty() && read(typed).is_none())
            })
        };
        let label = {
            let (unit, place) = (unit.clone(), place.clone());
            move || {
                text::GRID_CELL.fill(&[
                    &self.indicator_name(&place.1),
                    &self.app.book.with_untracked(|book| words::unit_name(book, &unit)),
                    &place.2.to_string(),
                ])
            }
        };
        let commit = {
            let typed = typed.clone();
            move || {
                let text = typed.get_untracked();
                let value = read(&text);
                if value.is_some() || text.trim().is_empty() {
                    set(self.app, &[(place.clone(), value)]);
                }
            }
        };
        let (shown, input) = (typed.clone(), typed);
        let keys = {
            let commit = commit.clone();
            move |event: web_sys::KeyboardEvent| {
                if let Some((row, column)) = self.next_cell(&event, row, column) {
                    event.prevent_default();
                    commit();
                    go_to(row, column);
                }
            }
        };
        let paste = move |event: web_sys::ClipboardEvent| self.paste(&event, row, column);
        view! {
            <input
                id=cell_id(row, column)
                class="grid__input"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                aria-label=label
                aria-invalid=move || is_wrong.get().then_some("true")
                title=move || is_wrong.get().then(|| text::GRID_WRONG.now())
                prop:value=move || shown.get()
                on:input=move |event| input.set(event_target_value(&event))
                on:change=move |_| commit()
                on:keydown=keys
                on:paste=paste
            />
        }
        .into_any()
    }

    /// Returns the cell that an arrow or Enter leads to. Left and right leave a cell only from the
    /// edge of its text.
    fn next_cell(
        self,
        event: &web_sys::KeyboardEvent,
        row: usize,
        column: usize,
    ) -> Option<(usize, usize)> {
        let input: web_sys::HtmlInputElement = event_target(event);
        let length = input.value().encode_utf16().count() as u32;
        let (start, end) = (input.selection_start().ok()??, input.selection_end().ok()??);
        let is_all = start == 0 && end == length;
        let (rows, columns) =
            (self.indicators.with_untracked(Vec::len), self.units.with_value(Vec::len));
        let next = match event.key().as_str() {
            "ArrowDown" | "Enter" => (row + 1, column),
            "ArrowUp" => (row.checked_sub(1)?, column),
            "ArrowRight" if is_all || start == length => (row, column + 1),
            "ArrowLeft" if is_all || end == 0 => (row, column.checked_sub(1)?),
            _ => return None,
        };
        (next.0 < rows && next.1 < columns).then_some(next)
    }

    /// Fills cells to the right and below from a copied table, as one step.
    fn paste(self, event: &web_sys::ClipboardEvent, row: usize, column: usize) {
        let pasted =
            event.clipboard_data().and_then(|data| data.get_data("text").ok()).unwrap_or_default();
        if !pasted.trim_end().contains(['\n', '\t']) {
            return;
        }
        event.prevent_default();
        let year = self.app.year.get_untracked();
        let (units, indicators) = (self.units.get_value(), self.indicators.get_untracked());
        let mut changes = Vec::new();
        for (line, indicator) in pasted.trim_end().lines().zip(indicators.iter().skip(row)) {
            for (value, unit) in line.split('\t').zip(units.iter().skip(column)) {
                if let Some(value) = read(value) {
                    changes.push(((unit.id.clone(), indicator.clone(), year), Some(value)));
                }
            }
        }
        set(self.app, &changes);
    }
}

/// Puts totals into the book. A blank removes a total and never means zero. Unchanged totals make
/// no step.
fn set(app: App, changes: &[(Place, Option<u32>)]) {
    let totals = app.book.with_untracked(|book| totals_of(book));
    let is_new = |(place, value): &&(Place, Option<u32>)| {
        totals.get(place).map(|(_, value)| *value) != *value
    };
    let changes: Vec<_> = changes.iter().filter(is_new).cloned().collect();
    let [((unit, indicator, _), _), ..] = changes.as_slice() else { return };
    let step = untrack(|| match changes.len() {
        1 => text::GRID_STEP.fill(&[
            &app.catalogue.with(|all| words::kind_name(all, KindGroup::Indicator, indicator)),
            &app.book.with(|book| words::name_in_text(book, unit)),
        ]),
        count => text::GRID_PASTE.fill(&[&count.to_string()]),
    });
    let refused = app.edit(step, |book, stamp| {
        changes.iter().try_fold(book.clone(), |book, (place, value)| {
            put(app, &book, &totals, place, *value, stamp.clone())
        })
    });
    if let Err(why) = refused {
        app.status.set(why);
    }
}

fn read(typed: &str) -> Option<u32> {
    parse_whole(typed).and_then(|value| u32::try_from(value).ok())
}

fn put(
    app: App,
    book: &Book,
    totals: &Totals,
    place: &Place,
    value: Option<u32>,
    stamp: Stamp,
) -> Result<Book, EditError> {
    let (unit, indicator, year) = place.clone();
    let known = totals.get(place).and_then(|(id, _)| book.record::<YearlyTotal>(id));
    match (known, value) {
        (Some(total), Some(value)) => {
            book.with_record(YearlyTotal { value, ..total.clone() }, stamp)
        }
        (Some(total), None) => book.without_record::<YearlyTotal>(&total.id, stamp),
        (None, Some(value)) => {
            let (id, note) = (app.record_id(), String::new());
            let new = YearlyTotal {
                id,
                unit,
                indicator,
                year,
                value,
                source: None,
                from: None,
                to: None,
                note,
                illustrative: false,
                deleted: false,
                stamp: stamp.clone(),
                extra: Extra::new(),
            };
            book.with_record(new, stamp)
        }
        (None, None) => Ok(book.clone()),
    }
}

fn go_to(row: usize, column: usize) {
    let id = cell_id(row, column);
    browser::focus_id(&id);
    if let Some(input) = document().get_element_by_id(&id) {
        wasm_bindgen::JsCast::unchecked_ref::<web_sys::HtmlInputElement>(&input).select();
    }
}
