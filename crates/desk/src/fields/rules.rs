//! The fields of a rule set and its conditions. A name with dots is a field of a nested object; see
//! `nested`.

mod asked;

use book::schema::{Limits, MAX_COUNT};
use book::text::Text;
use book::{Choice, Reading};

use super::{Field, Input};
use crate::text::own_rules as text;

pub use asked::{ADDED, BASE_YEAR, PRECEDING, completed, first_values, limits, share_limit};

const PERCENT: Input = up_to(100);
const COUNT: Input = up_to(MAX_COUNT);

const fn up_to(most: u64) -> Input {
    Input::Whole(Limits { least: 0, most })
}

const fn field(name: &'static str, label: Text, input: Input) -> Field {
    Field::new(name, label, input)
}

/// The fields for copying a rule set.
pub const COPY: &[Field] = &[
    field("origin", text::ORIGIN, Input::Rules).required(),
    field("place", text::PLACE, Input::Line).required().hint(text::PLACE_HINT),
    field("source.name", text::SOURCE, Input::Lines).required().hint(text::SOURCE_HINT),
    field("in_force.from", text::FROM, Input::Day).required(),
    field("in_force.to", text::TO, Input::Day).hint(text::TO_HINT),
];

/// The fields for entering a text that the program does not contain: the paper and its words.
pub const ENTER: &[Field] = &[
    field("place", text::ISSUER, Input::Line).required().hint(text::ISSUER_HINT),
    field("source.number", text::DECISION, Input::Line).required().hint(text::DECISION_HINT),
    field("source.date", text::DECISION_DATE, Input::Day).required(),
    field("source.url", text::SOURCE_URL, Input::Line).hint(text::SOURCE_URL_HINT),
    field("in_force.from", text::FROM, Input::Day).hint(text::FROM_HINT),
    field("text.vi", text::INDICATOR_WORDS, Input::Lines)
        .required()
        .hint(text::INDICATOR_WORDS_HINT),
    field("clause", text::CLAUSE, Input::Line).required().hint(text::CLAUSE_HINT),
];

/// The value for each group of communes.
pub const VALUES: &[Field] = &[
    field("value.1", text::VALUE_1, Input::Line).hint(text::VALUE_HINT),
    field("value.2", text::VALUE_2, Input::Line),
    field("value.3", text::VALUE_3, Input::Line),
];

const GROUPS: &[Choice] = &[
    Choice::new("1", text::GROUP_1),
    Choice::new("2", text::GROUP_2),
    Choice::new("3", text::GROUP_3),
];
const TEST: Field = field("test", text::JUDGED_BY, Input::Ready).required();
const CONTENT_WORDS: Field =
    field("words", text::CONTENT_WORDS, Input::Lines).hint(text::CONTENT_WORDS_HINT);
const CONTENT: &[Field] = &[
    TEST,
    CONTENT_WORDS,
    field("group", text::CONTENT_GROUP, Input::OneOf(GROUPS)).hint(text::CONTENT_GROUP_HINT),
];
const CONTENT_OF_ALL: &[Field] = &[TEST, CONTENT_WORDS];

/// The contents of a set for communes. Each applies to all communes or to one group.
pub const CONTENTS: &[Field] = &[list("contents", text::CONTENTS, CONTENT, text::CONTENT_ADD)
    .required()
    .hint(text::CONTENTS_HINT)];

/// The contents of a set for units without groups.
pub const CONTENTS_OF_ALL: &[Field] =
    &[list("contents", text::CONTENTS, CONTENT_OF_ALL, text::CONTENT_ADD)
        .required()
        .hint(text::CONTENTS_HINT)];

/// The name, period and source of a set.
pub const HEADING: &[Field] = &[
    field("title.vi", text::NAME, Input::Lines).required(),
    field("in_force.from", text::FROM, Input::Day).required(),
    field("in_force.to", text::TO, Input::Day).hint(text::TO_HINT),
    field("source.name", text::SOURCE, Input::Lines).required().hint(text::SOURCE_HINT),
    field("window.from", text::WINDOW_FROM, Input::MonthDay)
        .required()
        .hint(text::DUE_HINT)
        .extra(),
    field("window.to", text::WINDOW_TO, Input::MonthDay).required().hint(text::DUE_HINT).extra(),
    field("title.en", text::NAME_EN, Input::Lines).extra(),
    field("source.url", text::SOURCE_URL, Input::Line).extra(),
];

/// The choice of how a set reads "kiềm chế, kéo giảm".
pub const READING: &[Field] =
    &[field("reading", text::READING_LABEL, Input::OneOf(Reading::CHOICES))
        .hint(text::READING_HINT)];

const NOTE: &[Field] = &[
    field("vi", text::NOTE_VI, Input::Lines).required(),
    field("en", text::NOTE_EN, Input::Lines),
];

/// The notes for readers of a set.
pub const NOTES: &[Field] =
    &[field("notes", text::NOTES, Input::Rows { fields: NOTE, add: text::NOTE_ADD })];

const AUTHORITY: &[Field] = &[
    field("who.vi", text::WHO, Input::Line).required(),
    field("due", text::DUE, Input::MonthDay).hint(text::DUE_HINT),
    field("clause", text::CLAUSE, Input::Line).required(),
    field("in_force.from", text::DECIDES_FROM, Input::Day),
    field("in_force.to", text::DECIDES_TO, Input::Day),
    field("who.en", text::WHO_EN, Input::Line),
];

/// The deciding authorities and their deadlines.
pub const AUTHORITIES: &[Field] = &[field(
    "authorities",
    text::AUTHORITIES,
    Input::Rows { fields: AUTHORITY, add: text::AUTHORITY_ADD },
)];

/// The words of a condition.
pub const WORDS: &[Field] = &[
    field("text.vi", text::WORDS, Input::Lines).required(),
    field("clause", text::CLAUSE, Input::Line).required().hint(text::CLAUSE_HINT),
    field("name.vi", text::SHORT_NAME, Input::Line).hint(text::SHORT_NAME_HINT),
    field("note.vi", text::HOW_READ, Input::Lines).extra(),
    field("source.name", text::OWN_SOURCE, Input::Line).hint(text::OWN_SOURCE_HINT).extra(),
    field("text.en", text::WORDS_EN, Input::Lines).hint(text::LANGUAGE_NOTE).extra(),
    field("name.en", text::SHORT_NAME_EN, Input::Line).extra(),
];

/// The points of a condition, where the set is a table of points.
pub const POINTS: &[Field] = &[field("points.most", text::POINTS, COUNT).required()];

const fn list(name: &'static str, label: Text, fields: &'static [Field], add: Text) -> Field {
    field(name, label, Input::Rows { fields, add })
}

#[cfg(test)]
mod tests {
    use law::{Condition, Having, RuleSet, Test};

    use serde_json::Value;

    use super::asked::RECOGNISED;
    use super::*;
    use crate::nested::deep;

    /// Returns the schemas of the value at a dotted name.
    fn at<'s>(schema: &'s Value, definitions: &'s Value, name: &str) -> Vec<&'s Value> {
        let mut found = vec![schema];
        for part in name.split('.').filter(|part| !part.is_empty()) {
            found = found
                .into_iter()
                .flat_map(|schema| alternatives(schema, definitions))
                .filter_map(|schema| schema["properties"].get(part))
                .collect();
        }
        found
    }

    fn alternatives<'s>(schema: &'s Value, definitions: &'s Value) -> Vec<&'s Value> {
        if let Some(link) = schema.get("$ref").and_then(Value::as_str) {
            return alternatives(&definitions[link.rsplit('/').next().unwrap()], definitions);
        }
        let inner =
            ["anyOf", "oneOf"].into_iter().filter_map(|way| schema.get(way)?.as_array()).flatten();
        std::iter::once(schema)
            .chain(inner.flat_map(|schema| alternatives(schema, definitions)))
            .collect()
    }

    #[test]
    fn every_field_is_one_of_the_rule_language() {
        let schema: Value = schemars::schema_for!(RuleSet).into();
        let definitions = &schema["$defs"];
        let is_known = |schema: &Value, fields: &[Field]| {
            for field in fields {
                let found = at(schema, definitions, field.name);
                assert!(!found.is_empty(), "{} is no field of the rule language", field.name);
                if let Input::Rows { fields, .. } = field.input {
                    let items = alternatives(found.first().unwrap(), definitions)
                        .into_iter()
                        .find_map(|schema| schema.get("items"));
                    for inner in fields {
                        assert!(
                            !at(items.unwrap(), definitions, inner.name).is_empty(),
                            "{} {}",
                            field.name,
                            inner.name
                        );
                    }
                }
            }
        };
        for fields in [HEADING, READING, NOTES, AUTHORITIES] {
            is_known(&schema, fields);
        }
        let tests = ADDED.iter().map(|(test, _)| limits(test));
        for fields in tests.chain([WORDS, POINTS, share_limit(true), share_limit(false)]) {
            is_known(&definitions["Condition"], fields);
        }
    }

    #[test]
    fn every_condition_that_can_be_added_names_a_test() {
        let schema: Value = schemars::schema_for!(RuleSet).into();
        for (test, _) in ADDED {
            assert!(!at(&schema["$defs"]["Test"], &schema["$defs"], test).is_empty(), "{test}");
        }
    }

    /// Returns a value that a person could have typed into a field.
    fn typed(field: &Field) -> Value {
        match field.input {
            Input::Whole(_) => 1.into(),
            Input::YesNo => true.into(),
            Input::OneOf(options) => options[0].code.into(),
            Input::Rows { fields, .. } => fields.iter().map(typed).collect(),
            _ => "x".into(),
        }
    }

    /// Adds a condition with its required fields filled, and with one more value.
    fn added(test: &str, more: Option<(&str, Value)>) -> Condition {
        let mut fields = first_values(test, "a1");
        for field in limits(test).iter().chain(WORDS).filter(|field| field.is_required) {
            fields.entry(field.name).or_insert_with(|| typed(field));
        }
        fields.extend(more.map(|(name, value)| (name.to_owned(), value)));
        let object = Value::Object(deep(completed(fields)));
        serde_json::from_value(object.clone())
            .unwrap_or_else(|error| panic!("{test}: {error}: {object}"))
    }

    #[test]
    fn whatever_can_be_added_makes_a_condition_of_what_is_asked_for() {
        for (test, _) in ADDED {
            added(test, None);
        }
    }

    #[test]
    fn a_share_of_units_is_of_those_registered_unless_a_standard_is_named() {
        let having = |more| match added("unit_share", more).requires {
            Test::UnitShare(share) => (share.having, share.except.len()),
            other => panic!("{other:?}"),
        };
        assert_eq!(having(None), (Having::Registered, 5));
        assert!(matches!(having(Some((RECOGNISED, "safety".into()))), (Having::Recognised(_), 5)));
    }
}
