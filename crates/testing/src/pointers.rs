//! Lists every place in a JSON file.

use serde_json::Value;

/// The JSON pointers of a value and of all values within it.
pub fn pointers(value: &Value) -> Vec<String> {
    let within = |name: &str, value: &Value| {
        pointers(value).into_iter().map(|rest| format!("/{name}{rest}")).collect::<Vec<_>>()
    };
    let mut found = vec![String::new()];
    match value {
        Value::Object(members) => {
            found.extend(members.iter().flat_map(|(name, value)| within(name, value)))
        }
        Value::Array(items) => found.extend(
            items.iter().enumerate().flat_map(|(at, value)| within(&at.to_string(), value)),
        ),
        _ => (),
    }
    found
}
