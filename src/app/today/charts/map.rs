//! The units on a map that the desk loads from a GeoJSON file.

use book::{Outcome, UnitId};
use law::outcome_name;
use leptos::prelude::*;
use maps::{Look, Map, Named, matches};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::kept_map::{keep, kept};
use super::picture::files;
use crate::app::components::badge::sign_of;
use crate::app::components::matrix::ORDER;
use crate::app::exchange::file_input::FileInput;
use crate::app::shell::browser;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words::{self, js_error};
use crate::app::text::{InLanguage, t};
use crate::app::today::overview::safety_of_units;
use crate::app::today::text::charts as text;

/// The colours of areas: light enough for dark letters, and different in lightness.
fn fill_of(outcome: Option<Outcome>) -> &'static str {
    match outcome {
        Some(Outcome::Met) => "#bfe3c5",
        Some(Outcome::NotMet) => "#e79a9a",
        Some(Outcome::Missing) => "#dcdcdc",
        Some(Outcome::ForDecision) => "#f3d58a",
        None => "#ffffff",
    }
}

/// Loads the map of this device into a signal.
pub fn follow(found: RwSignal<Option<Map>>) {
    spawn_local(async move {
        if let Some(map) = kept().await {
            let _ = found.try_set(Some(map));
        }
    });
}

/// The map as a picture, and what of it or of the book found nothing.
struct Drawn {
    svg: String,
    shapes_left: Vec<String>,
    units_left: Vec<String>,
}

fn drawn(app: App, unit: &UnitId, map: &Map) -> Drawn {
    let lang = app.lang.get();
    let found = safety_of_units(app, unit);
    let units: Vec<(String, Named)> = app.book.with(|book| {
        let of = |unit: &UnitId| {
            let (unit, _) = book.unit(unit)?;
            let named = Named { name: unit.name.clone(), code: unit.code.clone() };
            Some((words::unit_name(book, unit), named))
        };
        found.iter().filter_map(|verdict| of(&verdict.unit)).collect()
    });
    let named: Vec<Named> = units.iter().map(|(_, named)| named.clone()).collect();
    let matched = matches(map, &named, &browser::folded);
    let outcome = |unit: Option<usize>| Some(found.get(unit?)?.outcome);
    let look = |(shape, unit): (&maps::Shape, &Option<usize>)| {
        let name = unit.and_then(|unit| units.get(unit)).map(|(_, named)| named.name.clone());
        let outcome = outcome(*unit);
        Look {
            fill: fill_of(outcome),
            sign: outcome.map_or("–", sign_of),
            name: name.unwrap_or_else(|| shape.name.clone()),
        }
    };
    let looks: Vec<Look> = map.shapes.iter().zip(&matched.units).map(look).collect();
    let counts = ORDER.into_iter().map(Some).chain([None]).filter_map(|one| {
        let count = matched.units.iter().filter(|unit| outcome(**unit) == one).count();
        let name = one.map_or(text::MAP_NO_UNIT.now(), |one| outcome_name(one, lang));
        (count > 0).then(|| [&count.to_string(), " ", name].concat())
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    let spoken = text::MAP_SPOKEN.fill(&[&map.shapes.len().to_string(), &counts]);
    let left = map.shapes.iter().zip(&matched.units).filter(|(_, unit)| unit.is_none());
    let label = |shape: &maps::Shape| match shape.name.is_empty() {
        true => shape.code.clone().unwrap_or_default(),
        false => shape.name.clone(),
    };
    Drawn {
        svg: maps::svg(map, &looks, &spoken),
        shapes_left: left.map(|(shape, _)| label(shape)).collect(),
        units_left: matched
            .units_left
            .iter()
            .filter_map(|unit| units.get(*unit).map(|(name, _)| name.clone()))
            .collect(),
    }
}

/// The map on a page for a conference, with the units that are not on it.
pub fn slide(app: App, unit: &UnitId, map: &Map) -> AnyView {
    let drawn = drawn(app, unit, map);
    let left = units_left(&drawn);
    view! { <div class="slides__chart slides__map" inner_html=drawn.svg></div> {left} }.into_any()
}

fn units_left(drawn: &Drawn) -> Option<AnyView> {
    let names = drawn.units_left.join(", ");
    (!names.is_empty())
        .then(|| view! { <p class="note">{text::MAP_UNITS_LEFT.fill(&[&names])}</p> }.into_any())
}

/// The section in which a desk loads, sees and removes its map.
pub fn section(app: App, unit: UnitId) -> AnyView {
    let found = RwSignal::new(None::<Map>);
    let problems = RwSignal::new(Vec::<String>::new());
    follow(found);
    // What was wrong with an earlier file ends with the next word on the map.
    let set = move |map: Option<Map>| {
        problems.set(Vec::new());
        spawn_local(async move {
            if let Err(error) = keep(map.as_ref()).await {
                let why = untrack(|| text::MAP_NOT_KEPT.fill(&[&js_error(&error)]));
                let _ = problems.try_set(vec![why]);
            }
            let _ = found.try_set(map);
        });
    };
    let choose = move |files: Vec<web_sys::File>| {
        let Some(file) = files.into_iter().next() else { return };
        spawn_local(async move {
            match read(app, &file).await {
                Ok(map) => set(Some(map)),
                Err(why) => drop(problems.try_set(why)),
            }
        });
    };
    let chooser = FileInput {
        body: text::MAP_LEAD,
        choose: text::MAP_CHOOSE,
        accept: ".geojson,.json,application/geo+json",
        is_multiple: false,
    };
    let shown = move || {
        let drawn = found.with(|map| map.as_ref().map(|map| drawn(app, &unit, map)))?;
        let shapes = drawn.shapes_left.join(", ");
        let shapes = (!shapes.is_empty())
            .then(|| view! { <p class="note">{text::MAP_SHAPES_LEFT.fill(&[&shapes])}</p> });
        let left = units_left(&drawn);
        let files = files(app, "ban-do", text::MAP.now(), drawn.svg.clone());
        Some(view! {
            <div class="slides__chart chart__picture" inner_html=drawn.svg></div>
            {files} {shapes} {left}
            <button type="button" class="quiet-button" on:click=move |_| set(None)>{t(text::MAP_REMOVE)}</button>
        })
    };
    let wrong = move || {
        problems.with(|problems| {
            (!problems.is_empty()).then(|| {
                let lines =
                    problems.iter().map(|why| view! { <li class="problem">{why.clone()}</li> });
                view! { <ul class="problems">{lines.collect_view()}</ul> }
            })
        })
    };
    view! {
        <section class="section" aria-labelledby="map-title">
            <div class="section__head"><h2 class="section__title" id="map-title">{t(text::MAP)}</h2></div>
            {chooser.view(choose)}
            <div aria-live="polite">{wrong} {shown}</div>
        </section>
    }
    .into_any()
}

/// Reads the file of a map, or tells everything that is wrong with it.
async fn read(app: App, file: &web_sys::File) -> Result<Map, Vec<String>> {
    let lang = app.lang.get_untracked();
    let heading = untrack(|| text::MAP_BAD.fill(&[&browser::composed(&file.name())]));
    let unreadable = || vec![untrack(|| text::MAP_UNREADABLE.now().to_owned())];
    let content = JsFuture::from(file.unchecked_ref::<web_sys::Blob>().text()).await;
    let content = content.ok().and_then(|text| text.as_string()).ok_or_else(unreadable)?;
    maps::read(&browser::composed(&content)).map_err(|problems| {
        let told = problems.iter().map(|problem| problem.text(lang));
        std::iter::once(heading).chain(told).take(50).collect()
    })
}
