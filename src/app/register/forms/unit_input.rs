//! The field for a unit, which finds units by name and offers to add a missing one.

use book::UnitId;
use leptos::prelude::*;

use super::unit_text;
use crate::app::components::pick::{Choice, Pick, pick};
use crate::app::components::unit_search::find_units;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, fields as text, t};
use desk::route::Route;

/// Shows the field. `value` is the id of a unit or text that names none; see `unit_text`.
pub fn unit_input(
    app: App,
    id: String,
    value: RwSignal<String>,
    described_by: Option<String>,
    invalid: Signal<bool>,
) -> AnyView {
    let shown = RwSignal::new(String::new());
    if let Some(unit) = unit_text::take_added(&value.get_untracked()) {
        value.set(unit.to_string());
    }
    let name = move |unit: &UnitId| app.book.with(|book| words::name_with_commune(book, unit));
    Effect::new(move |_| {
        let value = value.get();
        let text = match (UnitId::new(&value), unit_text::unknown(&value)) {
            (Ok(unit), _) => name(&unit),
            (Err(_), unknown) => unknown.unwrap_or_default().to_owned(),
        };
        if shown.with_untracked(|shown| shown.trim() != text.trim()) {
            shown.set(text);
        }
    });
    // Text that no longer names the chosen unit clears the choice.
    Effect::new(move |_| {
        let typed = shown.get();
        let chosen = UnitId::new(&value.get_untracked()).ok();
        let kept = unit_text::kept(&typed);
        if chosen.is_none_or(|unit| untrack(|| name(&unit)) != typed)
            && value.with_untracked(|value| *value != kept)
        {
            value.set(kept);
        }
    });
    let find = Callback::new(move |typed: String| find_units(app, &typed, |_| true));
    let choose = Callback::new(move |choice: Choice| value.set(choice.value));
    let has_focus = RwSignal::new(false);
    let unknown = Memo::new(move |_| {
        let typed = value.with(|value| unit_text::unknown(value).map(str::to_owned))?;
        // There is no mistake while a person can still choose a matching unit.
        (!has_focus.get() || find_units(app, &typed, |_| true).is_empty()).then_some(typed)
    });
    view! {
        <div class="pick--adds" on:focusin=move |_| has_focus.set(true) on:focusout=move |_| has_focus.set(false)>
            {pick(Pick { id, name: None, placeholder: Some(text::UNIT_HINT), text: shown, find, choose, described_by, invalid })}
        </div>
        <div role="status">{move || unknown.get().map(|typed| no_such_unit(app, typed))}</div>
    }
    .into_any()
}

/// Says that no unit has this name and links to adding it. In the form of a new unit, it says where
/// to add the other one first.
fn no_such_unit(app: App, typed: String) -> AnyView {
    let said = text::NO_SUCH_UNIT.fill(&[typed.trim()]);
    let is_elsewhere = app.route.with_untracked(|route| *route != Route::NewUnit);
    let add = is_elsewhere.then(|| {
        let press = move |_| unit_text::add(app, &typed);
        view! { <button type="button" class="button button--small" on:click=press>{t(text::ADD_UNIT)}</button> }
    });
    let first = (!is_elsewhere).then(|| t(text::ADD_UNIT_FIRST));
    view! { <p class="field__note is-warning">{said} " " {add} {first}</p> }.into_any()
}
