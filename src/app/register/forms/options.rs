//! The options of the lists in a form.

use book::{Period, UnitId, UnitKind};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::report::download::source;
use crate::app::report::maker::{Maker, maker};
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text, fields as text, t};

/// Shows a list to choose from. `options` contains its `<option>`s.
pub fn select(
    id: String,
    value: RwSignal<String>,
    described_by: Option<String>,
    invalid: Signal<bool>,
    options: AnyView,
) -> AnyView {
    view! {
        <select
            class="input"
            id=id
            aria-describedby=described_by
            aria-invalid=move || invalid.get().then_some("true")
            on:change=move |event| value.set(event_target_value(&event))
        >
            {options}
        </select>
    }
    .into_any()
}

fn option(key: String, text: String, chosen: RwSignal<String>) -> AnyView {
    let is_chosen = {
        let key = key.clone();
        move || chosen.with(|chosen| *chosen == key)
    };
    view! { <option value=key prop:selected=is_chosen>{text}</option> }.into_any()
}

/// The option of no choice.
pub fn none_option(text: Text) -> AnyView {
    view! { <option value="">{t(text)}</option> }.into_any()
}

/// Returns the choices of a field. A kind of unit appears only while the law knows it.
pub fn fixed_options(
    options: &'static [book::Choice],
    chosen: RwSignal<String>,
    time: Signal<Period>,
) -> AnyView {
    let list = move || {
        let (time, kept) = (time.get(), chosen.get_untracked());
        let offered = options
            .iter()
            .filter(|offer| offer.code == kept || UnitKind::is_offered(offer.code, time));
        offered
            .map(|offer| option(offer.code.into(), offer.label.now().into(), chosen))
            .collect_view()
    };
    view! { {none_option(text::CHOOSE)} {list} }.into_any()
}

/// Returns the papers of the chosen unit.
pub fn paper_options(
    app: App,
    unit: Option<RwSignal<String>>,
    chosen: RwSignal<String>,
) -> AnyView {
    let list = move || {
        let unit = UnitId::new(&unit.map(|unit| unit.get()).unwrap_or_default()).ok();
        app.book.with(|book| {
            let shard = unit.and_then(|unit| book.unit(&unit).map(|(_, shard)| shard.clone()));
            let papers = shard.iter().flat_map(|shard| shard.live::<book::Paper>());
            papers
                .map(|paper| {
                    option(
                        paper.id.to_string(),
                        app.catalogue.with(|all| words::paper_name(all, paper)),
                        chosen,
                    )
                })
                .collect::<Vec<_>>()
        })
    };
    view! { {none_option(text::CHOOSE)} {list} }.into_any()
}

/// Returns the ready-made conditions that a rule set can adopt.
pub fn ready_options(app: App, chosen: RwSignal<String>) -> AnyView {
    let list = move || {
        let lang = app.lang.get();
        app.library()
            .ready()
            .into_iter()
            .map(|ready| option(ready.id, ready.label.get(lang).to_owned(), chosen))
            .collect_view()
    };
    view! { {none_option(text::CHOOSE)} {list} }.into_any()
}

/// Returns the templates of papers, once their part is fetched.
pub fn template_options(app: App, chosen: RwSignal<String>) -> AnyView {
    let part = RwSignal::new(None::<Maker>);
    spawn_local(async move { part.set(maker().await.ok()) });
    let list = move || {
        app.lang.track();
        let offers = part.get().map(|part| (part.offers)(&source(app), None));
        offers
            .unwrap_or_default()
            .into_iter()
            .map(|offer| option(offer.kind, offer.title, chosen))
            .collect::<Vec<_>>()
    };
    view! { {none_option(text::CHOOSE)} {list} }.into_any()
}

/// Returns the rule sets.
pub fn rules_options(app: App, chosen: RwSignal<String>) -> AnyView {
    let list = move || {
        let lang = app.lang.get();
        app.library()
            .rule_sets()
            .iter()
            .map(|rules| option(rules.id.clone(), rules.title.get(lang).to_owned(), chosen))
            .collect_view()
    };
    view! { {none_option(text::CHOOSE)} {list} }.into_any()
}

/// Returns the conditions of the chosen rule set.
pub fn condition_options(
    app: App,
    rules: Option<RwSignal<String>>,
    chosen: RwSignal<String>,
) -> AnyView {
    let list = move || {
        let lang = app.lang.get();
        let wanted = rules.map(|rules| rules.get()).unwrap_or_default();
        let library = app.library();
        let conditions =
            library.rule_set(&wanted).into_iter().flat_map(|rules| rules.all_conditions());
        conditions
            .map(|condition| {
                option(condition.id.clone(), words::condition_name(condition, lang), chosen)
            })
            .collect::<Vec<_>>()
    };
    view! { {none_option(text::CHOOSE)} {list} }.into_any()
}

/// Returns the kinds that a unit can have. An existing unit stays in its group: provinces,
/// districts and communes have their own shards, and all others belong to a commune.
pub fn unit_kind_options(is_new: bool, chosen: RwSignal<String>, time: Signal<Period>) -> AnyView {
    let name = |kind: UnitKind| kind.choice().code;
    let kept_alone = UnitKind::OFFERED
        .into_iter()
        .find(|kind| name(*kind) == chosen.get_untracked())
        .map(UnitKind::has_shard);
    let list = move || {
        let (time, kept) = (time.get(), chosen.get_untracked());
        let is_offered = |kind: UnitKind| name(kind) == kept || kind.in_force().overlaps(time);
        let kinds = UnitKind::OFFERED
            .into_iter()
            .filter(|kind| is_offered(*kind) && (is_new || Some(kind.has_shard()) == kept_alone));
        kinds
            .map(|kind| option(name(kind).into(), words::unit_kind(kind), chosen))
            .collect::<Vec<_>>()
    };
    view! { {none_option(text::CHOOSE)} {list} }.into_any()
}
