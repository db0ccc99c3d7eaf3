//! The forms keep up with the types of the book.

use book::{Shard, Unit};
use serde_json::Value;

use super::*;

/// The names of a type's own fields in its JSON Schema, and which of them are required.
fn properties(schema: &Value, definitions: &Value) -> Vec<(String, bool)> {
    let schema = match schema.get("$ref").and_then(Value::as_str) {
        Some(link) => &definitions[link.rsplit('/').next().unwrap()],
        None => schema,
    };
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let shared = ["id", "deleted", "stamp", "extra"];
    let names = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .filter(|name| !shared.contains(&name.as_str()));
    names.map(|name| (name.clone(), required.contains(&name.as_str()))).collect()
}

fn entered(fields: &[Field]) -> Vec<&'static str> {
    fields.iter().map(|field| field.name).collect()
}

#[test]
fn every_field_of_every_record_can_be_entered_and_what_files_need_is_asked_for() {
    let schema: Value = schemars::schema_for!(Shard).into();
    for kind in RecordKind::ALL {
        let items = &schema["properties"][kind.list_name()]["items"];
        let wanted = properties(items, &schema["$defs"]);
        assert_eq!(wanted.len(), fields_of(*kind).len(), "{kind:?}");
        for (name, is_required) in wanted {
            let field = fields_of(*kind)
                .iter()
                .find(|field| field.name == name)
                .unwrap_or_else(|| panic!("{kind:?} {name}"));
            assert!(field.is_required || !is_required, "{kind:?} {name}");
        }
    }
}

#[test]
fn lists_show_fields_that_are_there() {
    for kind in RecordKind::ALL {
        for name in listed_fields(*kind).iter().chain([&naming_field(*kind)]) {
            assert!(entered(fields_of(*kind)).contains(name), "{kind:?} {name}");
        }
    }
}

#[test]
fn every_field_of_a_models_parts_can_be_entered() {
    let schema: Value = schemars::schema_for!(book::Model).into();
    for field in MODEL {
        if let Input::Rows { fields, .. } = field.input {
            let items = &schema["properties"][field.name]["items"];
            for (name, _) in properties(items, &schema["$defs"]) {
                assert!(entered(fields).contains(&name.as_str()), "{} {name}", field.name);
            }
        }
    }
}

#[test]
fn every_field_of_a_unit_can_be_entered() {
    let schema: Value = schemars::schema_for!(Unit).into();
    for (name, _) in properties(&schema, &schema["$defs"]) {
        // Said by joining two units and by changing the kind, not typed.
        assert!(
            ["joined_into", "kind_before"].contains(&&*name)
                || entered(UNIT_FIELDS).contains(&name.as_str()),
            "{name}"
        );
    }
}
