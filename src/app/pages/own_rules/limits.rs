//! The limits of a condition: shown with the origin's beside them, and as fields of a form.

use crate::app::erased::IntoAny;
use law::{Condition, ShareLimit, Test};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::form::Refused;
use crate::app::components::record_table::words_of;
use crate::app::forms::draft::Draft;
use crate::app::forms::{Field, Input, rule_fields, typed};
use crate::app::state::App;
use crate::app::text::{InLanguage, own_rules as text, t};
use desk::nested::flat;

/// The fields of what a condition asks.
fn fields(condition: &Condition) -> &'static [Field] {
    if let Test::TotalShare(share) = &condition.requires {
        return rule_fields::share_limit(matches!(share.limit, ShareLimit::AtLeast(_)));
    }
    rule_fields::limits(&test_name(condition))
}

/// The name of a test in files.
fn test_name(condition: &Condition) -> String {
    if !condition.parts().is_empty() {
        return String::new();
    }
    typed::to_map(&condition.requires).into_iter().next().map(|(name, _)| name).unwrap_or_default()
}

/// A form of the limits, filled from the condition's fields.
pub fn draft(condition: &Condition, was: Map<String, Value>) -> Draft {
    Draft::new(fields(condition), with_defaults(was), "f")
}

/// What files leave out where it is the usual thing.
pub fn with_defaults(mut was: Map<String, Value>) -> Map<String, Value> {
    if was.contains_key("requires.models.at_least") {
        was.entry("requires.models.effective").or_insert(false.into());
    }
    was
}

/// Fields that were read, made whole.
///
/// # Errors
/// Where two kinds of comparison are asked for at once.
pub fn whole(fields: Map<String, Value>) -> Result<Map<String, Value>, Refused> {
    if fields.contains_key(rule_fields::PRECEDING) && fields.contains_key(rule_fields::BASE_YEAR) {
        return Err(Refused::At(rule_fields::BASE_YEAR, text::BOTH_BASELINES));
    }
    Ok(rule_fields::completed(fields))
}

/// The limits in words, the origin's beside those that differ.
pub fn shown(app: App, own: &Condition, was: Option<&Condition>) -> Option<AnyView> {
    let fields = fields(own);
    if fields.is_empty() {
        return None;
    }
    let laid_out = |condition: &Condition| with_defaults(flat(typed::to_map(condition)));
    let (values, of_origin) = (laid_out(own), was.map(laid_out));
    let one = |field: &'static Field| {
        let value = words(app, field, &values);
        let before = of_origin
            .as_ref()
            .map(|fields| words(app, field, fields))
            .filter(|before| *before != value);
        // What only repeats the words is not shown while it is as it was.
        let is_number = matches!(field.input, Input::Whole(_) | Input::Year | Input::OneOf(_));
        if before.is_none() && (value.is_empty() || was.is_some() && !is_number) {
            return None;
        }
        let value = if value.is_empty() { text::WAS_NONE.now().to_owned() } else { value };
        let is_changed = before.is_some();
        let before = before.map(|before| {
            let before = if before.is_empty() { text::WAS_NONE.now().to_owned() } else { before };
            view! { " " <span class="limit__was">{["(", &text::WAS.fill(&[&before]), ")"].concat()}</span> }
        });
        Some(
            view! { <div class="limit" class:is-changed=is_changed><dt>{t(field.label)}</dt><dd>{value} {before}</dd></div> },
        )
    };
    let limits: Vec<_> = fields.iter().filter_map(one).collect();
    (!limits.is_empty()).then(|| view! { <dl class="limits">{limits}</dl> }.into_any())
}

/// A field's value in words; a list of plain values in full.
fn words(app: App, field: &Field, values: &Map<String, Value>) -> String {
    match (field.input, values.get(field.name)) {
        (Input::Rows { fields: [plain], .. }, Some(Value::Array(list)))
            if plain.name.is_empty() =>
        {
            let one = |value: &Value| {
                words_of(app, plain, &Map::from_iter([(String::new(), value.clone())]))
            };
            list.iter().map(one).collect::<Vec<_>>().join(", ")
        }
        _ => words_of(app, field, values),
    }
}
