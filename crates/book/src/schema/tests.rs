//! Checks that every field has a schema that all its readers can use.

use std::collections::BTreeSet;

use serde_json::Value;

use super::*;
use crate::for_each_record;
use crate::{Incident, KindGroup, Model, Rating, RecordKind, Severity, Shard, Unit, UnitKind};

/// The part of the JSON Schema that another part names.
fn resolved<'s>(schema: &'s Value, all: &'s Value) -> &'s Value {
    match schema.get("$ref").and_then(Value::as_str) {
        Some(link) => &all["$defs"][link.rsplit('/').next().unwrap()],
        None => schema,
    }
}

/// The fields of every record and of units, with the JSON Schema of the struct.
fn all() -> Vec<(String, &'static [Field], Value)> {
    let shard: Value = schemars::schema_for!(Shard).into();
    let items = |list: &str| resolved(&shard["properties"][list]["items"], &shard).clone();
    macro_rules! records {
        ($($name:ident $list:ident),*) => {
            vec![
                ("units".to_owned(), Unit::ALL_FIELDS, items("units")),
                $((stringify!($list).to_owned(), crate::$name::ALL_FIELDS, items(stringify!($list)))),*
            ]
        };
    }
    let mut all = for_each_record!(records);
    // The rows of lists are structs too, except for lists of plain values.
    let mut rows = Vec::new();
    for (of, fields, schema) in &all {
        for field in *fields {
            if let Input::Rows { fields, .. } = field.input
                && !fields[0].name.is_empty()
            {
                let row = resolved(&schema["properties"][field.name]["items"], &shard).clone();
                rows.push((format!("{of}.{}", field.name), fields, row));
            }
        }
    }
    all.append(&mut rows);
    all
}

fn names(fields: &[Field]) -> BTreeSet<&str> {
    fields.iter().map(|field| field.name).collect()
}

#[test]
fn the_fields_of_the_schema_are_those_of_files() {
    for (of, fields, schema) in all() {
        let in_files: BTreeSet<&str> =
            schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names(fields), in_files, "{of}");
        assert_eq!(fields.len(), in_files.len(), "{of} has a field twice");
        let needed: BTreeSet<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let told = fields.iter().filter(|field| field.is_in_every_file);
        assert_eq!(told.map(|field| field.name).collect::<BTreeSet<_>>(), needed, "{of}");
    }
}

#[test]
fn a_field_is_shown_or_says_why_not_and_has_a_name_in_both_languages() {
    for (of, fields, _) in all() {
        for field in fields {
            match field.unseen() {
                Some(reason) => assert!(!reason.is_empty(), "{of} {}", field.name),
                None => {
                    let Text { vi, en } = field.label;
                    assert!(!vi.is_empty() && !en.is_empty(), "{of} {}", field.name);
                }
            }
            if let Columns::No(reason) = field.columns {
                assert!(!reason.is_empty(), "{of} {}", field.name);
            }
        }
        let shown = fields.iter().take_while(|field| field.unseen().is_none()).count();
        assert!(fields.iter().skip(shown).all(|field| field.unseen().is_some()), "{of}");
    }
}

#[test]
fn a_form_shows_every_field_that_is_not_unseen() {
    for kind in RecordKind::ALL {
        assert!(kind.fields().iter().all(|field| field.unseen().is_none()), "{kind:?}");
        assert_eq!(kind.fields().iter().filter(|field| field.is_naming).count(), 1, "{kind:?}");
        assert!(!kind.listed_fields().is_empty(), "{kind:?}");
    }
    assert_eq!(
        Unit::ALL_FIELDS.len() - Unit::FIELDS.len(),
        6,
        "id, stamp, list, and what is not typed"
    );
}

#[test]
fn other_names_are_written_as_they_are_compared_and_lead_to_one_column() {
    let is_plain = |name: &str| name.chars().all(|letter| !letter.is_uppercase() && letter < 'À');
    for (of, fields, _) in all() {
        let mut seen = BTreeSet::new();
        for field in fields {
            for alias in field.aliases {
                assert!(is_plain(alias), "{of} {alias}");
                assert!(seen.insert(*alias), "{of}: two columns are called {alias}");
            }
        }
    }
}

#[test]
fn fields_stand_where_they_say() {
    let order = |fields: &[Field]| fields.iter().map(|field| field.name).collect::<Vec<_>>();
    let form = order(Incident::FIELDS);
    assert_eq!(form[..3], ["date", "unit", "kind"]);
    let table = order(&in_table_order::<{ Incident::FIELDS.len() }>(Incident::FIELDS));
    assert_eq!(table[..4], ["date", "time", "unit", "kind"]);
    assert_eq!(table.len(), form.len());
    assert_eq!(
        RecordKind::Model.listed_fields(),
        ["kind", "founded", "points", "groups", "members"]
    );
}

#[test]
fn a_label_is_known_by_the_name_of_its_field() {
    const MEMBERS: Text = label_of(Model::FIELDS, "members");
    assert_eq!((MEMBERS.vi, MEMBERS.en), ("Số thành viên", "Members"));
}

#[test]
fn a_choice_is_written_in_files_as_it_is_called_here() {
    assert_eq!(serde_json::to_value(Severity::VerySerious).unwrap(), "very_serious");
    assert_eq!(Severity::VerySerious.choice().code, "very_serious");
    for (kind, choice) in UnitKind::OFFERED.into_iter().zip(UnitKind::OFFERED_CHOICES) {
        assert_eq!(serde_json::to_value(kind).unwrap(), choice.code);
    }
    assert_eq!(UnitKind::OFFERED.len(), UnitKind::CHOICES.len());
    let Input::Kind(group) = Rating::FIELDS[1].input else { panic!("no kind") };
    assert_eq!(group, KindGroup::Force);
}
