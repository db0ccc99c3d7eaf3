//! The fields of a rule set and its conditions. A name with dots is a field of an object within,
//! see `nested`.

use book::KindGroup;
use book::text::Text;
use serde_json::{Map, Value};

use super::{COUNT, DISCIPLINES, Field, Input, READINGS, SEVERITIES, field};
use crate::text::{fields as words, own_rules as text};

const PERCENT: Input = Input::Whole(100);

/// What a copy begins with.
pub const COPY: &[Field] = &[
    field("origin", text::ORIGIN, Input::Rules).required(),
    field("place", text::PLACE, Input::Line).required().hint(text::PLACE_HINT),
    field("source.name", text::SOURCE, Input::Lines).required().hint(text::SOURCE_HINT),
    field("in_force.from", text::FROM, Input::Day).required(),
    field("in_force.to", text::TO, Input::Day).hint(text::TO_HINT),
];

/// What a desk enters of a text that the program has no words of: the paper, its words.
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

const GROUPS: &[(&str, Text)] = &[("1", text::GROUP_1), ("2", text::GROUP_2), ("3", text::GROUP_3)];
const TEST: Field = field("test", text::JUDGED_BY, Input::Ready).required();
const CONTENT_WORDS: Field =
    field("words", text::CONTENT_WORDS, Input::Lines).hint(text::CONTENT_WORDS_HINT);
const CONTENT: &[Field] = &[
    TEST,
    CONTENT_WORDS,
    field("group", text::CONTENT_GROUP, Input::OneOf(GROUPS)).hint(text::CONTENT_GROUP_HINT),
];
const CONTENT_OF_ALL: &[Field] = &[TEST, CONTENT_WORDS];

/// What is judged, content by content; of communes each for all of them or for one group.
pub const CONTENTS: &[Field] = &[list("contents", text::CONTENTS, CONTENT, text::CONTENT_ADD)
    .required()
    .hint(text::CONTENTS_HINT)];

/// The same of units that have no groups.
pub const CONTENTS_OF_ALL: &[Field] =
    &[list("contents", text::CONTENTS, CONTENT_OF_ALL, text::CONTENT_ADD)
        .required()
        .hint(text::CONTENTS_HINT)];

/// Name, period and source of a set.
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

/// How a set reads "kiềm chế, kéo giảm".
pub const READING: &[Field] =
    &[field("reading", text::READING_LABEL, Input::OneOf(READINGS)).hint(text::READING_HINT)];

const NOTE: &[Field] = &[
    field("vi", text::NOTE_VI, Input::Lines).required(),
    field("en", text::NOTE_EN, Input::Lines),
];

/// What a reader of a set must know.
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

/// Who decides, and by when.
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

/// What an added condition may ask, by the name of the test.
pub const ADDED: &[(&str, Text)] = &[
    ("models", text::ASKS_MODELS),
    ("no_incident", text::ASKS_NO_INCIDENT),
    ("at_most", text::ASKS_AT_MOST),
    ("reduced", text::ASKS_REDUCED),
    ("statement", text::ASKS_STATEMENT),
    ("paper", text::ASKS_PAPER),
    ("registration", text::ASKS_REGISTRATION),
    ("households", text::ASKS_HOUSEHOLDS),
    ("unit_share", text::ASKS_UNIT_SHARE),
    ("activity", text::ASKS_ACTIVITY),
    ("rating", text::ASKS_RATING),
    ("discipline", text::ASKS_DISCIPLINE),
    ("standard", text::ASKS_STANDARD),
    ("by_person", text::ASKS_PERSON),
];

const TIMEFRAMES: &[(&str, Text)] = &[
    ("quarter_one", text::WITHIN_QUARTER),
    ("year", text::WITHIN_YEAR),
    ("window", text::WITHIN_WINDOW),
];
const EXCEPTIONS: &[(&str, Text)] =
    &[("force_majeure", text::UNLESS_FORCE_MAJEURE), ("handled", text::UNLESS_HANDLED)];

const ONE_INCIDENT: &[Field] =
    &[field("", words::KIND, Input::Kind(KindGroup::Incident)).required()];
const ONE_PAPER: &[Field] = &[field("", words::KIND, Input::Kind(KindGroup::Paper)).required()];
const ONE_MODEL: &[Field] = &[field("", words::KIND, Input::Kind(KindGroup::Model)).required()];
const ONE_ACTIVITY: &[Field] =
    &[field("", words::KIND, Input::Kind(KindGroup::Activity)).required()];
const QUALIFIERS: &[(&str, Text)] = &[
    ("by_residents", words::BY_RESIDENTS),
    ("prolonged", words::PROLONGED),
    ("contrary_to_law", words::CONTRARY_TO_LAW),
    ("fatal", text::ONLY_FATAL),
];
/// What a share of units can be of.
const UNITS: &[(&str, Text)] = &[
    ("hamlet", text::UNIT_HAMLET),
    ("agency", text::UNIT_AGENCY),
    ("enterprise", text::UNIT_ENTERPRISE),
    ("school", text::UNIT_SCHOOL),
];

const ONE_FORCE: &[Field] = &[field("", words::FORCE, Input::Kind(KindGroup::Force)).required()];
const ONE_INDICATOR: &[Field] =
    &[field("", words::INDICATOR, Input::Kind(KindGroup::Indicator)).required()];
const ONE_QUALIFIER: &[Field] = &[field("", text::ONLY, Input::OneOf(QUALIFIERS)).required()];
const ONE_UNIT: &[Field] = &[field("", words::UNIT_KIND, Input::OneOf(UNITS)).required()];
const ONE_EXCEPTION: &[Field] = &[field("", text::UNLESS, Input::OneOf(EXCEPTIONS)).required()];

const fn list(name: &'static str, label: Text, fields: &'static [Field], add: Text) -> Field {
    field(name, label, Input::Rows { fields, add })
}

const fn within(name: &'static str) -> Field {
    field(name, text::WITHIN, Input::OneOf(TIMEFRAMES)).required()
}

/// The limits of a test that can be changed, by the name of the test.
pub fn limits(test: &str) -> &'static [Field] {
    match test {
        "households" => {
            const { &[field("requires.households.at_least", text::PERCENT_AT_LEAST, PERCENT).required()] }
        }
        "unit_share" => UNIT_SHARE,
        "reduced" => REDUCED,
        "no_incident" => NO_INCIDENT,
        "at_most" => AT_MOST,
        "models" => MODELS,
        "activity" => ACTIVITY,
        "paper" => PAPER,
        "registration" => const { &[within("requires.registration.within")] },
        "statement" => STATEMENT,
        "rating" => RATING,
        "discipline" => DISCIPLINE,
        "standard" => STANDARD,
        _ => &[],
    }
}

/// The limit of a share of a total: at least, or less than.
pub fn share_limit(is_at_least: bool) -> &'static [Field] {
    if is_at_least {
        const {
            &[field("requires.total_share.limit.at_least", text::PERCENT_AT_LEAST, PERCENT)
                .required()]
        }
    } else {
        const {
            &[field("requires.total_share.limit.less_than", text::PERCENT_LESS_THAN, PERCENT)
                .required()]
        }
    }
}

/// What a new condition has before anything is typed.
pub fn first_values(test: &str, id: &str) -> Map<String, Value> {
    let mut values = Map::new();
    let mut set = |name: &str, value: Value| drop(values.insert(name.into(), value));
    set("id", id.into());
    set("text.verified", false.into());
    match test {
        "models" => {
            set("requires.models.at_least", 1.into());
            set("requires.models.effective", false.into());
        }
        "statement" => set("requires.statement.value", true.into()),
        "paper" => set("requires.paper.within", "year".into()),
        "registration" => set("requires.registration.within", "quarter_one".into()),
        "households" => set("requires.households.at_least", 100.into()),
        // Those that no national standard counts.
        "unit_share" => {
            set("requires.unit_share.except", LEFT_OUT.iter().copied().map(Value::from).collect())
        }
        "activity" => {
            set("requires.activity.at_least", 1.into());
            set("requires.activity.within", "window".into());
        }
        "by_person" => set("requires.by_person", Value::Object(Map::new())),
        _ => {}
    }
    values
}

const LEFT_OUT: [&str; 5] = ["armed_forces", "micro", "small", "kindergarten", "primary"];

const AGAINST: &str = "requires.reduced.against";
/// A comparison with several years before.
pub const PRECEDING: &str = "requires.reduced.against.preceding_years";
/// A comparison with one fixed year.
pub const BASE_YEAR: &str = "requires.reduced.against.year";
const HAVING: &str = "requires.unit_share.having";
const RECOGNISED: &str = "requires.unit_share.having.recognised";

/// Fields that were read, with what a blank one means: a comparison without years is with the year
/// before, a share of units without a standard is of those that registered.
pub fn completed(mut fields: Map<String, Value>) -> Map<String, Value> {
    let is_of = |test: &str| fields.keys().any(|name| name.starts_with(test));
    let (is_reduced, is_share) = (is_of("requires.reduced."), is_of("requires.unit_share."));
    match fields.contains_key(PRECEDING) || fields.contains_key(BASE_YEAR) {
        false if is_reduced => drop(fields.insert(AGAINST.into(), "previous_year".into())),
        _ => drop(fields.remove(AGAINST)),
    }
    match fields.contains_key(RECOGNISED) {
        false if is_share => drop(fields.insert(HAVING.into(), "registered".into())),
        _ => drop(fields.remove(HAVING)),
    }
    fields
}

const REDUCED: &[Field] = &[
    list("requires.reduced.indicators", text::INDICATORS, ONE_INDICATOR, text::INDICATOR_ADD)
        .required(),
    field("requires.reduced.by", text::REDUCED_BY, PERCENT).hint(text::REDUCED_BY_HINT),
    field("requires.reduced.continuous", text::CONTINUOUS, Input::YesNo)
        .hint(text::CONTINUOUS_HINT),
    field(PRECEDING, text::PRECEDING_YEARS, Input::Whole(20)).hint(text::BASELINE_HINT),
    field(BASE_YEAR, text::BASE_YEAR, Input::Year).hint(text::BASELINE_HINT),
];
const NO_INCIDENT: &[Field] = &[
    list("requires.no_incident.kinds", text::INCIDENT_KINDS, ONE_INCIDENT, text::KIND_ADD)
        .required(),
    field("requires.no_incident.severity", text::FROM_SEVERITY, Input::OneOf(SEVERITIES))
        .hint(text::FROM_SEVERITY_HINT),
    field("requires.no_incident.years", text::YEARS_LONG, Input::Whole(20))
        .hint(text::YEARS_LONG_HINT),
    list("requires.no_incident.only", text::ONLY, ONE_QUALIFIER, text::ONLY_ADD)
        .hint(text::ONLY_HINT),
    list("requires.no_incident.unless", text::UNLESS, ONE_EXCEPTION, text::UNLESS_ADD),
];
const AT_MOST: &[Field] = &[
    field("requires.at_most.indicator", words::INDICATOR, Input::Kind(KindGroup::Indicator))
        .required(),
    field("requires.at_most.at_most", text::AT_MOST, COUNT).required(),
];
const MODELS: &[Field] = &[
    field("requires.models.at_least", text::AT_LEAST, COUNT).required(),
    field("requires.models.effective", text::EFFECTIVE, Input::YesNo).required(),
    list("requires.models.kinds", text::MODEL_KINDS, ONE_MODEL, text::KIND_ADD)
        .hint(text::MODEL_KINDS_HINT),
];
const ACTIVITY: &[Field] = &[
    field("requires.activity.at_least", text::AT_LEAST, COUNT).required(),
    list("requires.activity.kinds", text::ACTIVITY_KINDS, ONE_ACTIVITY, text::KIND_ADD).required(),
    within("requires.activity.within"),
];
const PAPER: &[Field] = &[
    list("requires.paper.kinds", text::PAPER_KINDS, ONE_PAPER, text::KIND_ADD).required(),
    within("requires.paper.within"),
];
const STATEMENT: &[Field] = &[
    field("requires.statement.kind", text::STATEMENT_KIND, Input::Kind(KindGroup::Statement))
        .required(),
    field("requires.statement.value", text::STATEMENT_VALUE, Input::YesNo).required(),
];

const UNIT_SHARE: &[Field] = &[
    list("requires.unit_share.of", text::UNITS_OF, ONE_UNIT, text::UNIT_ADD).required(),
    field(RECOGNISED, text::HAVING, Input::Kind(KindGroup::Standard)).hint(text::HAVING_HINT),
    field("requires.unit_share.at_least", text::PERCENT_AT_LEAST, PERCENT).required(),
];
const RATING: &[Field] = &[
    list("requires.rating.forces", text::FORCES, ONE_FORCE, text::FORCE_ADD)
        .required()
        .hint(text::FORCES_HINT),
    field("requires.rating.at_least", text::LOWEST_RATING, Input::Kind(KindGroup::Rating))
        .required(),
];
const DISCIPLINE: &[Field] = &[
    list("requires.discipline.forces", text::FORCES, ONE_FORCE, text::FORCE_ADD).required(),
    field("requires.discipline.from", text::FROM_DISCIPLINE, Input::OneOf(DISCIPLINES)).required(),
];
const STANDARD: &[Field] = &[
    field("requires.standard.standard", text::STANDARD, Input::Kind(KindGroup::Standard))
        .required(),
    field("requires.standard.recorded", text::RECORDED, Input::YesNo),
    field("requires.standard.latest", text::LATEST, Input::YesNo),
];

#[cfg(test)]
mod tests {
    use law::{Condition, Having, RuleSet, Test};

    use super::*;
    use crate::nested::deep;

    /// The schema of what a dotted name leads to.
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
        let tests = [
            "households",
            "unit_share",
            "reduced",
            "no_incident",
            "at_most",
            "models",
            "activity",
            "paper",
            "registration",
        ];
        let tests =
            tests.into_iter().chain(["statement", "rating", "discipline", "standard"]).map(limits);
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

    /// What a person could have typed into a field.
    fn typed(field: &Field) -> Value {
        match field.input {
            Input::Whole(_) => 1.into(),
            Input::YesNo => true.into(),
            Input::OneOf(options) => options[0].0.into(),
            Input::Rows { fields, .. } => fields.iter().map(typed).collect(),
            _ => "x".into(),
        }
    }

    /// The condition that is added by filling what is asked for, and more.
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
            Test::UnitShare { having, except, .. } => (having, except.len()),
            other => panic!("{other:?}"),
        };
        assert_eq!(having(None), (Having::Registered, 5));
        assert!(matches!(having(Some((RECOGNISED, "safety".into()))), (Having::Recognised(_), 5)));
    }
}
