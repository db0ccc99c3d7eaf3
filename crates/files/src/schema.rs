//! The JSON Schemas of a data file and of a rule file, made from the types that read them.

use schemars::{JsonSchema, Schema, SchemaGenerator};

use super::{Sent, Signature};
use book::{Frame, RecordKind, Shard};
use law::RuleSet;
use law::checks::{Check, Confirmation};
use serde_json::Value;

/// A data file, as the schema shows it.
#[derive(JsonSchema)]
#[schemars(
    title = "Bình Yên: sổ an ninh, trật tự của xã",
    description = "A book of Bình Yên, one a file."
)]
#[expect(dead_code, reason = "only its schema is used")]
struct BookFile {
    /// The name of the format.
    #[schemars(extend("const" = super::FORMAT))]
    format: String,
    /// The major and minor version of the format, such as `1.0`.
    #[schemars(regex(pattern = r"^[1-9]\d*\.\d+$"))]
    version: String,
    /// Data of the whole book rather than of one commune.
    #[schemars(default)]
    frame: Frame,
    /// The shards: each holds one province, district or commune with everything that belongs to it.
    shards: Vec<Shard>,
    /// Who sent the file, and what it covers. Only in a file that was sent.
    #[schemars(default)]
    sent: Option<Sent>,
    /// The FNV-1a checksum (64 bits, 16 hex digits) of everything before this member, without the
    /// whitespace between values.
    #[schemars(default)]
    checksum: Option<String>,
    /// The signature, in a signed file. It covers the same text as the checksum.
    #[schemars(default)]
    signature: Option<Signature>,
}

/// The keyword for the tests that ask for a field.
const ASKED_BY: &str = "x-asked-by";

/// The JSON Schema of a data file, as text. `x-asked-by` lists the tests of the rule language that
/// can say that a field is missing; `*` stands for all.
///
/// # Errors
/// None that data can cause; the JSON writer's, if it ever has one.
pub fn schema() -> Result<String, serde_json::Error> {
    let mut generator = SchemaGenerator::default();
    // The book stores its own rule sets and checks, and words on doubtful figures, as raw JSON. Their
    // schemas are those of the types that read them.
    let rules = generator.subschema_for::<RuleSet>();
    let checks = generator.subschema_for::<Check>();
    let confirmations = generator.subschema_for::<Confirmation>();
    let mut schema = generator.into_root_schema_for::<BookFile>();
    let raw = [
        ("/$defs/Frame/properties/rules/items", rules),
        ("/$defs/Frame/properties/checks/items", checks),
        ("/$defs/Shard/properties/confirmations/items", confirmations),
    ];
    for (place, of) in raw {
        if let Some(items) = schema.pointer_mut(place) {
            *items = of.into();
        }
    }
    for kind in RecordKind::ALL {
        for field in kind.fields().iter().filter(|field| !field.asked_by.is_empty()) {
            let property = format!("/$defs/{kind:?}/properties/{}", field.name);
            if let Some(Value::Object(property)) = schema.pointer_mut(&property) {
                property.insert(ASKED_BY.to_owned(), field.asked_by.into());
            }
        }
    }
    text_of(schema)
}

/// The JSON Schema of a rule file, as text.
///
/// # Errors
/// None that data can cause; the JSON writer's, if it ever has one.
pub fn rules_schema() -> Result<String, serde_json::Error> {
    let mut schema = schemars::schema_for!(RuleSet);
    schema.insert("title".to_owned(), "Bình Yên: bộ quy định".into());
    text_of(schema)
}

fn text_of(mut schema: Schema) -> Result<String, serde_json::Error> {
    schema.ensure_object().values_mut().for_each(unwrap_descriptions);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}

/// Joins the lines of descriptions: where a comment is wrapped in the code is no part of the
/// schema. Paragraphs stay.
fn unwrap_descriptions(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "description" => {
                        let paragraphs: Vec<_> =
                            text.split("\n\n").map(|lines| lines.replace('\n', " ")).collect();
                        *text = paragraphs.join("\n\n");
                    }
                    other => unwrap_descriptions(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(unwrap_descriptions),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
