//! The year's figures, each with a link to its records.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{KindCode, KindGroup, RecordKind, UnitId, Year};
use law::report::{Level, ModelHamlet, YearFigures, count_text, no_figures};
use leptos::prelude::*;

use crate::app::judge::kept::Kept;
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Lang, Text, format};
use crate::app::today::text::overview as text;
use desk::route::{Listing, ModelFilter, Query, Route};
use desk::standards;

/// A figure with its name, value, detail, link, and linked parts.
struct Tile {
    name: Text,
    value: String,
    detail: String,
    href: String,
    parts: Vec<(String, String)>,
}

/// Returns the chosen year's figures of a unit and all units below it.
pub fn year_figures(app: App, unit: &UnitId) -> Option<Arc<YearFigures>> {
    verdicts::of_shown(app, |kept, year| figures_of(kept, year, unit))
}

/// Returns the figures of a unit and all units below it in a year.
pub fn figures_of(kept: &Kept, year: Year, unit: &UnitId) -> Option<Arc<YearFigures>> {
    verdicts::known_of((kept, year), "figures", Some(unit), |asked| {
        let (unit, _) = asked.book.unit(unit)?;
        Some(Arc::new(YearFigures::of(unit, asked.year, asked.book, asked.evaluator)))
    })
}

/// Shows the figures of the book's desk unit.
pub fn figures(app: App) -> AnyView {
    let found = Memo::new(move |_| {
        let top = app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()))?;
        year_figures(app, &top)
    });
    let tiles = move || {
        let figures = found.get()?;
        let lang = app.lang.get();
        let is_commune = app
            .book
            .with(|book| standards::desk_unit(book).is_some_and(|top| top.kind.is_commune_level()));
        let of_communes = if is_commune { Vec::new() } else { communes(&figures, lang) };
        Some(of_communes.into_iter().chain(models(app, &figures, lang)).map(tile).collect_view())
    };
    view! { <div class="figures">{tiles}</div> }.into_any()
}

/// Returns the figures of communes, with evaluated results apart from decisions. Wards and
/// townships follow if there are any.
fn communes(figures: &YearFigures, lang: Lang) -> Vec<Tile> {
    let tile = |name: Text, words: String, listing: Listing| {
        // The count is large, with its meaning beside it.
        let (value, detail) = words
            .split_once(' ')
            .map_or((words.clone(), ""), |(value, detail)| (value.to_owned(), detail));
        let detail = detail.trim_start_matches("· ");
        let value = if figures.communes.is_empty() { "–".to_owned() } else { value };
        let detail = if figures.communes.is_empty() { text::NO_COMMUNES.to(lang) } else { detail };
        Tile {
            name,
            value,
            detail: detail.to_owned(),
            href: Route::Listing(listing).href(),
            parts: Vec::new(),
        }
    };
    vec![
        tile(
            text::COMMUNES_EVALUATED,
            figures.safety_evaluated(Level::Rural).evaluated(lang),
            Listing::Safety,
        ),
        tile(
            text::COMMUNES_DECIDED,
            figures.safety_decided(Level::Rural).decided(lang),
            Listing::Safety,
        ),
        tile(
            text::COMMUNES_RECOGNISED,
            figures.new_countryside().decided(lang),
            Listing::NewCountryside,
        ),
    ]
}

/// Returns the same figures in one line for the tables of communes.
pub fn safety_line(figures: &YearFigures, lang: Lang) -> String {
    let of = |level: Level, name: Text| {
        let (evaluated, decided) = (figures.safety_evaluated(level), figures.safety_decided(level));
        (evaluated.whole() > 0)
            .then(|| name.filled(lang, &[&evaluated.evaluated(lang), &decided.decided(lang)]))
    };
    let lines = [of(Level::Rural, text::LINE_RURAL), of(Level::Other, text::LINE_OTHER)];
    lines.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Returns the name, the value and the detail of each figure of a unit.
pub fn figure_lines(app: App, unit: &UnitId) -> Vec<(&'static str, String, String)> {
    let Some(figures) = year_figures(app, unit) else { return Vec::new() };
    let lang = app.lang.get();
    let is_commune =
        app.book.with(|book| book.unit(unit).is_some_and(|(unit, _)| unit.kind.is_commune_level()));
    let of_communes = if is_commune { Vec::new() } else { communes(&figures, lang) };
    let tiles = of_communes.into_iter().chain(models(app, &figures, lang));
    tiles.map(|tile| (tile.name.to(lang), tile.value, tile.detail)).collect()
}

fn models(app: App, figures: &YearFigures, lang: Lang) -> Vec<Tile> {
    let models = |code: Option<KindCode>, filter: ModelFilter| {
        Route::Records(RecordKind::Model).with(Query {
            year: Some(figures.year),
            code,
            models: Some(filter),
            ..Query::default()
        })
    };
    let number = |count: usize| format::number(count as u64, lang);
    let of_models =
        |count: usize| if figures.has_models { number(count) } else { no_figures(lang).to_owned() };
    let by_kind = figures.models_new_by_kind.iter().map(|(kind, records)| {
        let name = [
            &number(records.len()),
            " ",
            &app.catalogue.with(|all| words::kind_name(all, KindGroup::Model, kind)),
        ]
        .concat();
        (name, models(Some(kind.clone()), ModelFilter::New))
    });
    let mut by_kind: Vec<_> = by_kind.collect();
    book::sort::sort_by_key(&mut by_kind, |(name, _)| {
        std::cmp::Reverse(name.split(' ').next().and_then(|count| count.parse::<u32>().ok()))
    });
    let hamlets = figures
        .model_hamlets
        .iter()
        .map(|hamlet| (hamlet_line(hamlet), Route::Unit(hamlet.hamlet.clone()).href()));
    vec![
        Tile {
            name: text::MODELS_MAINTAINED,
            value: of_models(figures.models_maintained.len()),
            detail: text::AT_YEAR_END.filled(lang, &[&figures.year.to_string()]),
            href: models(None, ModelFilter::Maintained),
            parts: Vec::new(),
        },
        Tile {
            name: text::MODELS_NEW,
            value: of_models(figures.models_new()),
            detail: String::new(),
            href: models(None, ModelFilter::New),
            parts: by_kind,
        },
        Tile {
            name: text::MODEL_HAMLETS,
            value: count_text(figures.model_hamlets.len(), lang),
            detail: String::new(),
            href: Route::Listing(Listing::ModelHamlets).href(),
            parts: hamlets.collect(),
        },
    ]
}

/// Describes a model hamlet with its commune and decision: "Trúc Đình (Việt Thành), 123/QĐ-UBND".
fn hamlet_line(hamlet: &ModelHamlet) -> String {
    let number =
        hamlet.decision.as_deref().map(|number| [", ", number].concat()).unwrap_or_default();
    [&hamlet.name, " (", &hamlet.commune_name, ")", &number].concat()
}

fn tile(tile: Tile) -> AnyView {
    let Tile { name, value, detail, href, parts } = tile;
    let name = name.now();
    let parts = (!parts.is_empty()).then(|| {
        let links = parts
            .into_iter()
            .map(|(text, href)| view! { <li><a href=href>{text}</a></li> })
            .collect_view();
        view! { <ul class="figure__parts">{links}</ul> }
    });
    let detail =
        (!detail.is_empty()).then(|| view! { <span class="figure__detail">{detail}</span> });
    view! {
        <div class="tile">
            <a class="figure" href=href>
                <span class="figure__name">{name}</span>
                <span class="figure__value">{value}</span>
                {detail}
            </a>
            {parts}
        </div>
    }
    .into_any()
}
