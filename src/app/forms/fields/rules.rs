//! The fields of a rule set and its conditions. A name with dots is a field of an object within, see `nested`.

use binh_yen::book::KindGroup;

use super::{COUNT, DISCIPLINES, Field, Input, READINGS, SEVERITIES, field};
use crate::app::text::{Text, fields as words, own_rules as text};

const PERCENT: Input = Input::Whole(100);

/// What a copy begins with.
pub const COPY: &[Field] = &[
    field("origin", text::ORIGIN, Input::Rules).required(),
    field("place", text::PLACE, Input::Line).required().hint(text::PLACE_HINT),
    field("source.name", text::SOURCE, Input::Lines).required().hint(text::SOURCE_HINT),
    field("in_force.from", text::FROM, Input::Day).required(),
    field("in_force.to", text::TO, Input::Day).hint(text::TO_HINT),
];

/// Name, period and source of a set.
pub const HEADING: &[Field] = &[
    field("title.vi", text::NAME, Input::Lines).required(),
    field("in_force.from", text::FROM, Input::Day).required(),
    field("in_force.to", text::TO, Input::Day).hint(text::TO_HINT),
    field("source.name", text::SOURCE, Input::Lines).required().hint(text::SOURCE_HINT),
    field("window.from", text::WINDOW_FROM, Input::MonthDay).required().hint(text::DUE_HINT).extra(),
    field("window.to", text::WINDOW_TO, Input::MonthDay).required().hint(text::DUE_HINT).extra(),
    field("title.en", text::NAME_EN, Input::Lines).extra(),
    field("source.url", text::SOURCE_URL, Input::Line).extra(),
];

/// How a set reads "kiềm chế, kéo giảm".
pub const READING: &[Field] = &[field("reading", text::READING_LABEL, Input::OneOf(READINGS)).hint(text::READING_HINT)];

const NOTE: &[Field] = &[field("vi", text::NOTE_VI, Input::Lines).required(), field("en", text::NOTE_EN, Input::Lines)];

/// What a reader of a set must know.
pub const NOTES: &[Field] = &[field("notes", text::NOTES, Input::Rows { fields: NOTE, add: text::NOTE_ADD })];

const AUTHORITY: &[Field] = &[
    field("who.vi", text::WHO, Input::Line).required(),
    field("due", text::DUE, Input::MonthDay).hint(text::DUE_HINT),
    field("clause", text::CLAUSE, Input::Line).required(),
    field("in_force.from", text::DECIDES_FROM, Input::Day),
    field("in_force.to", text::DECIDES_TO, Input::Day),
    field("who.en", text::WHO_EN, Input::Line),
];

/// Who decides, and by when.
pub const AUTHORITIES: &[Field] = &[field("authorities", text::AUTHORITIES, Input::Rows { fields: AUTHORITY, add: text::AUTHORITY_ADD })];

/// The words of a condition.
pub const WORDS: &[Field] = &[
    field("text.vi", text::WORDS, Input::Lines).required(),
    field("clause", text::CLAUSE, Input::Line).required().hint(text::CLAUSE_HINT),
    field("note.vi", text::HOW_READ, Input::Lines).extra(),
    field("source.name", text::OWN_SOURCE, Input::Line).hint(text::OWN_SOURCE_HINT).extra(),
    field("text.en", text::WORDS_EN, Input::Lines).hint(text::LANGUAGE_NOTE).extra(),
];

/// The points of a condition, where the set is a table of points.
pub const POINTS: &[Field] = &[field("points.most", text::POINTS, COUNT).required()];

/// What an added condition may ask, by the name of the test.
pub const ADDED: &[(&str, Text)] = &[
    ("models", text::ASKS_MODELS),
    ("no_incident", text::ASKS_NO_INCIDENT),
    ("at_most", text::ASKS_AT_MOST),
    ("statement", text::ASKS_STATEMENT),
    ("paper", text::ASKS_PAPER),
    ("activity", text::ASKS_ACTIVITY),
    ("by_person", text::ASKS_PERSON),
];

const TIMEFRAMES: &[(&str, Text)] = &[("quarter_one", text::WITHIN_QUARTER), ("year", text::WITHIN_YEAR), ("window", text::WITHIN_WINDOW)];
const EXCEPTIONS: &[(&str, Text)] = &[("force_majeure", text::UNLESS_FORCE_MAJEURE), ("handled", text::UNLESS_HANDLED)];

const ONE_INCIDENT: &[Field] = &[field("", words::KIND, Input::Kind(KindGroup::Incident)).required()];
const ONE_PAPER: &[Field] = &[field("", words::KIND, Input::Kind(KindGroup::Paper)).required()];
const ONE_MODEL: &[Field] = &[field("", words::KIND, Input::Kind(KindGroup::Model)).required()];
const ONE_ACTIVITY: &[Field] = &[field("", words::KIND, Input::Kind(KindGroup::Activity)).required()];
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
        "households" => const { &[field("requires.households.at_least", text::PERCENT_AT_LEAST, PERCENT).required()] },
        "unit_share" => const { &[field("requires.unit_share.at_least", text::PERCENT_AT_LEAST, PERCENT).required()] },
        "reduced" => REDUCED,
        "no_incident" => NO_INCIDENT,
        "at_most" => AT_MOST,
        "models" => MODELS,
        "activity" => ACTIVITY,
        "paper" => PAPER,
        "registration" => const { &[within("requires.registration.within")] },
        "statement" => STATEMENT,
        "rating" => const { &[field("requires.rating.at_least", text::LOWEST_RATING, Input::Kind(KindGroup::Rating)).required()] },
        "discipline" => const { &[field("requires.discipline.from", text::FROM_DISCIPLINE, Input::OneOf(DISCIPLINES)).required()] },
        _ => &[],
    }
}

/// The limit of a share of a total: at least, or less than.
pub fn share_limit(is_at_least: bool) -> &'static [Field] {
    if is_at_least {
        const { &[field("requires.total_share.limit.at_least", text::PERCENT_AT_LEAST, PERCENT).required()] }
    } else {
        const { &[field("requires.total_share.limit.less_than", text::PERCENT_LESS_THAN, PERCENT).required()] }
    }
}

const REDUCED: &[Field] = &[
    field("requires.reduced.by", text::REDUCED_BY, PERCENT).hint(text::REDUCED_BY_HINT),
    field("requires.reduced.against.preceding_years", text::PRECEDING_YEARS, Input::Whole(20)).hint(text::BASELINE_HINT),
    field("requires.reduced.against.year", text::BASE_YEAR, Input::Year).hint(text::BASELINE_HINT),
];
const NO_INCIDENT: &[Field] = &[
    list("requires.no_incident.kinds", text::INCIDENT_KINDS, ONE_INCIDENT, text::KIND_ADD).required(),
    field("requires.no_incident.severity", text::FROM_SEVERITY, Input::OneOf(SEVERITIES)).hint(text::FROM_SEVERITY_HINT),
    field("requires.no_incident.years", text::YEARS_LONG, Input::Whole(20)).hint(text::YEARS_LONG_HINT),
    list("requires.no_incident.unless", text::UNLESS, ONE_EXCEPTION, text::UNLESS_ADD),
];
const AT_MOST: &[Field] = &[
    field("requires.at_most.indicator", words::INDICATOR, Input::Kind(KindGroup::Indicator)).required(),
    field("requires.at_most.at_most", text::AT_MOST, COUNT).required(),
];
const MODELS: &[Field] = &[
    field("requires.models.at_least", text::AT_LEAST, COUNT).required(),
    field("requires.models.effective", text::EFFECTIVE, Input::YesNo).required(),
    list("requires.models.kinds", text::MODEL_KINDS, ONE_MODEL, text::KIND_ADD).hint(text::MODEL_KINDS_HINT),
];
const ACTIVITY: &[Field] = &[
    field("requires.activity.at_least", text::AT_LEAST, COUNT).required(),
    list("requires.activity.kinds", text::ACTIVITY_KINDS, ONE_ACTIVITY, text::KIND_ADD).required(),
    within("requires.activity.within"),
];
const PAPER: &[Field] =
    &[list("requires.paper.kinds", text::PAPER_KINDS, ONE_PAPER, text::KIND_ADD).required(), within("requires.paper.within")];
const STATEMENT: &[Field] = &[
    field("requires.statement.kind", text::STATEMENT_KIND, Input::Kind(KindGroup::Statement)).required(),
    field("requires.statement.value", text::STATEMENT_VALUE, Input::YesNo).required(),
];

#[cfg(test)]
mod tests {
    use binh_yen::criteria::RuleSet;
    use serde_json::Value;

    use super::*;

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
        let inner = ["anyOf", "oneOf"].into_iter().filter_map(|way| schema.get(way)?.as_array()).flatten();
        std::iter::once(schema).chain(inner.flat_map(|schema| alternatives(schema, definitions))).collect()
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
                    let items = alternatives(found.first().unwrap(), definitions).into_iter().find_map(|schema| schema.get("items"));
                    for inner in fields {
                        assert!(!at(items.unwrap(), definitions, inner.name).is_empty(), "{} {}", field.name, inner.name);
                    }
                }
            }
        };
        for fields in [HEADING, READING, NOTES, AUTHORITIES] {
            is_known(&schema, fields);
        }
        let tests = ["households", "unit_share", "reduced", "no_incident", "at_most", "models", "activity", "paper", "registration"];
        let tests = tests.into_iter().chain(["statement", "rating", "discipline"]).map(limits);
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
}
