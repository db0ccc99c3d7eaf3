//! The limits of a condition: shown beside the origin's, and as form fields.

use crate::app::shell::erased::IntoAny;
use law::{Condition, ShareLimit, Test};
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::form::Refused;
use crate::app::components::record_table::words_of;
use crate::app::register::forms::draft::Draft;
use crate::app::register::forms::{Field, Input, rule_fields, typed};
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, own_rules as text, t};
use desk::nested::flat;

/// Returns the fields of a condition's test.
fn fields(condition: &Condition) -> &'static [Field] {
    if let Test::TotalShare(share) = &condition.requires {
        return rule_fields::share_limit(matches!(share.limit, ShareLimit::AtLeast(_)));
    }
    rule_fields::limits(&test_name(condition))
}

/// Returns the name of a test in rule files.
fn test_name(condition: &Condition) -> String {
    if !condition.parts().is_empty() {
        return String::new();
    }
    typed::to_map(&condition.requires).into_iter().next().map(|(name, _)| name).unwrap_or_default()
}

/// Creates a draft of the limits from the condition's fields.
pub fn draft(app: App, condition: &Condition, was: Map<String, Value>) -> Draft {
    Draft::new(app, fields(condition), with_defaults(was), "f")
}

/// Adds the default values that files leave out.
pub fn with_defaults(mut was: Map<String, Value>) -> Map<String, Value> {
    if was.contains_key("requires.models.at_least") {
        was.entry("requires.models.effective").or_insert(false.into());
    }
    was
}

/// Completes the typed fields.
///
/// # Errors
/// If the fields combine two kinds of comparison.
pub fn whole(fields: Map<String, Value>) -> Result<Map<String, Value>, Refused> {
    if fields.contains_key(rule_fields::PRECEDING) && fields.contains_key(rule_fields::BASE_YEAR) {
        return Err(Refused::At(rule_fields::BASE_YEAR, text::BOTH_BASELINES));
    }
    Ok(rule_fields::completed(fields))
}

/// Shows the limits in words, with the origin's limits beside those that differ.
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
        // An unchanged value that only repeats the words is hidden.
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

/// Returns the value of a field in words. A list of plain values is given in full.
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
