//! Nested values as form fields: `{"in_force": {"from": …}}` has the field `in_force.from`.

use serde_json::{Map, Value};

/// Flattens nested objects into fields with dotted names, including objects in lists. An empty
/// object stays an object.
pub fn flat(object: Map<String, Value>) -> Map<String, Value> {
    fn lay(name: String, value: Value, into: &mut Map<String, Value>) {
        match value {
            Value::Object(inner) if !inner.is_empty() => {
                for (key, value) in inner {
                    lay([&name, ".", &key].concat(), value, into);
                }
            }
            Value::Array(list) => {
                let each = |value| {
                    if let Value::Object(inner) = value {
                        Value::Object(flat(inner))
                    } else {
                        value
                    }
                };
                into.insert(name, list.into_iter().map(each).collect::<Vec<_>>().into());
            }
            plain => drop(into.insert(name, plain)),
        }
    }
    let mut fields = Map::new();
    for (name, value) in object {
        lay(name, value, &mut fields);
    }
    fields
}

/// Rebuilds the object from flattened fields. A text with only Vietnamese words uses them in
/// English too.
pub fn deep(fields: Map<String, Value>) -> Map<String, Value> {
    let mut object = Map::new();
    for (name, value) in fields {
        let value = match value {
            Value::Array(list) => {
                let each = |value| {
                    if let Value::Object(fields) = value {
                        Value::Object(deep(fields))
                    } else {
                        value
                    }
                };
                list.into_iter().map(each).collect::<Vec<_>>().into()
            }
            plain => plain,
        };
        put(&mut object, &name, value);
    }
    fill_english(&mut object);
    object
}

fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    let Some((outer, inner)) = name.split_once('.') else {
        object.entry(name).or_insert(value);
        return;
    };
    let within = object.entry(outer).or_insert_with(|| Value::Object(Map::new()));
    if !within.is_object() {
        *within = Value::Object(Map::new());
    }
    if let Value::Object(within) = within {
        put(within, inner, value);
    }
}

fn fill_english(object: &mut Map<String, Value>) {
    if let (Some(vi), false) = (object.get("vi").cloned(), object.contains_key("en")) {
        object.insert("en".into(), vi);
    }
    object.retain(|_, value| match value {
        Value::Object(inner) => {
            fill_english(inner);
            // English words without Vietnamese ones are the rest of a removed text.
            inner.contains_key("vi") || !inner.contains_key("en")
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(text: &str) -> Map<String, Value> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_is_laid_out_is_put_together_again() {
        for text in [
            r#"{"id": "a", "in_force": {"from": "2024-01-01"}, "title": {"vi": "Một", "en": "One"}}"#,
            r#"{"requires": {"by_person": {}}}"#,
            r#"{"requires": {"unit_share": {"having": {"recognised": "safety"}, "of": ["hamlet"], "at_least": 70}}}"#,
            r#"{"authorities": [{"who": {"vi": "Ủy ban", "en": "Committee"}, "in_force": {}, "verified": false}]}"#,
        ] {
            assert_eq!(deep(flat(object(text))), object(text));
        }
        assert_eq!(flat(object(r#"{"a": {"b": {"c": 1}}}"#)), object(r#"{"a.b.c": 1}"#));
    }

    #[test]
    fn words_in_vietnamese_alone_stand_for_both_and_english_alone_for_none() {
        assert_eq!(
            deep(object(r#"{"title.vi": "Một"}"#)),
            object(r#"{"title": {"vi": "Một", "en": "Một"}}"#)
        );
        assert_eq!(deep(object(r#"{"id": "a", "note.en": "One"}"#)), object(r#"{"id": "a"}"#));
    }

    #[test]
    fn a_field_takes_the_place_of_the_plain_value_around_it() {
        let fields = object(r#"{"against": "previous_year", "against.year": 2019}"#);
        assert_eq!(deep(fields), object(r#"{"against": {"year": 2019}}"#));
    }
}
