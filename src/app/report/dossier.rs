//! Downloads of the year's papers: the whole dossier of a unit, or one paper.

use std::cmp::Ordering;

use book::{Book, Period, Unit, UnitId};
use desk::standards;
use documents::Stage;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::download::{ZIP, download, file_name, source};
use super::maker::{Form, Maker, Offer, maker};
use super::own_text::own_text;
use super::text;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text, t};

/// Shows the papers of the year.
pub fn dossier(app: App) -> AnyView {
    let part = RwSignal::new(None::<Maker>);
    let is_missing = RwSignal::new(false);
    spawn_local(async move {
        match maker().await {
            Ok(found) => part.set(Some(found)),
            Err(_) => is_missing.set(true),
        }
    });
    let chosen = RwSignal::new(None::<UnitId>);
    let unit = Memo::new(move |_| {
        let by_desk =
            || app.book.with(|book| standards::desk_unit(book).map(|unit| unit.id.clone()));
        chosen.get().or_else(by_desk)
    });
    let body = move || {
        if is_missing.get() {
            return view! { <p class="note">{shell::NOT_LOADED_BODY.now()}</p> }.into_any();
        }
        match (part.get(), unit.get()) {
            (Some(maker), Some(unit)) => offered(app, maker, unit),
            _ => ().into_any(),
        }
    };
    view! {
        <section class="section" aria-labelledby="papers-title">
            <div class="section__head"><h2 class="section__title" id="papers-title">{t(text::PAPERS_TITLE)}</h2></div>
            <p class="note">{t(text::PAPERS_LEAD)}</p>
            {chooser(app, unit, chosen)}
            {body}
        </section>
    }
    .into_any()
}

/// Chooses the unit of the papers: communes and the units above them, and the units below the
/// chosen commune.
fn chooser(app: App, unit: Memo<Option<UnitId>>, chosen: RwSignal<Option<UnitId>>) -> AnyView {
    let options = move || {
        let current = unit.get();
        let days = app.year.get().period();
        let units = app.book.with(|book| choices(book, current.as_ref(), days));
        units
            .into_iter()
            .map(|(id, name)| {
                let is_chosen = current.as_ref() == Some(&id);
                view! { <option value=id.to_string() selected=is_chosen>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field after">
            <label class="field__label" for="papers-unit">{t(text::PAPERS_UNIT)}</label>
            <select class="input" id="papers-unit" on:change=move |event| chosen.set(UnitId::new(&event_target_value(&event)).ok())>{options}</select>
        </div>
    }
    .into_any()
}

/// Returns the units that existed in the year, by name.
fn choices(book: &Book, current: Option<&UnitId>, days: Period) -> Vec<(UnitId, String)> {
    let was_there = |unit: &&Unit| unit.validity().overlaps(days);
    let named = |unit: &Unit| (unit.id.clone(), words::name_of(book, &unit.id));
    let by_name = |a: &(UnitId, String), b: &(UnitId, String)| -> Ordering {
        browser::vietnamese_order(&a.1, &b.1)
    };
    let mut above: Vec<_> =
        book.units().filter(|unit| unit.kind.has_shard()).filter(was_there).map(named).collect();
    book::sort::sort_by(&mut above, by_name);
    let shard = current.and_then(|current| book.unit(current)).map(|(_, shard)| shard);
    let below = shard.into_iter().flat_map(|shard| shard.live_units());
    let mut below: Vec<_> =
        below.filter(|unit| !unit.kind.has_shard()).filter(was_there).map(named).collect();
    book::sort::sort_by(&mut below, by_name);
    above.into_iter().chain(below).collect()
}

/// Shows the button of the whole dossier, and each paper under its part of the year.
fn offered(app: App, maker: Maker, unit: UnitId) -> AnyView {
    app.lang.track();
    let (kind, name) = app
        .book
        .with(|book| (book.unit(&unit).map(|(unit, _)| unit.kind), words::name_of(book, &unit)));
    let offers = (maker.offers)(&source(app), kind);
    let (of_all, name_of_all) = (unit.clone(), name.clone());
    let download_all = move |_| {
        let made = (maker.dossier)(&source(app), &of_all);
        download(app, &file_name(app, "ho-so", &name_of_all, ".zip"), ZIP, made);
    };
    let of_one = unit.clone();
    let download_one = Callback::new(move |(kind, form): (String, Form)| {
        let made = (maker.paper)(&source(app), &of_one, &kind, form);
        download(app, &file_name(app, &kind, &name, form.ending()), form.media(), made);
    });
    let lists = [Stage::Registration, Stage::Review, Stage::Recognition, Stage::Reporting]
        .map(|stage| stage_list(stage, &offers, download_one));
    view! {
        <div class="actions after">
            <button type="button" class="button button--main" on:click=download_all>{t(text::PAPERS_ALL)}</button>
        </div>
        {own_text(app, unit)}
        {lists.collect_view()}
    }
    .into_any()
}

/// Shows the papers of a part of the year.
fn stage_list(
    stage: Stage,
    offers: &[Offer],
    download: Callback<(String, Form)>,
) -> Option<AnyView> {
    let items: Vec<_> = offers
        .iter()
        .filter(|offer| offer.stage == stage)
        .map(|offer| {
            let press = |form: Form| {
                let kind = offer.kind.clone();
                move |_| download.run((kind.clone(), form))
            };
            // Many buttons have the same label, so each accessible name includes its paper.
            let of_paper = |what: Text| {
                let title = offer.title.clone();
                move || [what.now(), ": ", &title].concat()
            };
            view! {
                <li>
                    <span class="documents__name">{offer.title.clone()}</span>
                    <span class="actions">
                        <button type="button" class="button" aria-label=of_paper(text::PAPER_WORD) on:click=press(Form::Word)>{t(text::PAPER_WORD)}</button>
                        <button type="button" class="button" aria-label=of_paper(text::PAPER_PAGE) on:click=press(Form::Page)>{t(text::PAPER_PAGE)}</button>
                    </span>
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3 class="documents__stage">{t(stage_name(stage))}</h3>
            <ul class="documents">{items}</ul>
        }
        .into_any()
    })
}

fn stage_name(stage: Stage) -> Text {
    match stage {
        Stage::Registration => text::STAGE_REGISTRATION,
        Stage::Review => text::STAGE_REVIEW,
        Stage::Recognition => text::STAGE_RECOGNITION,
        Stage::Reporting | Stage::Register => text::STAGE_REPORTING,
    }
}
