//! The fields of a condition's test: one entry for each test that a desk can add or change.

use book::schema::label_of;
use book::text::Text;
use book::{Choice, DisciplineLevel, Incident, KindGroup, Rating, Severity, Unit, YearlyTotal};
use serde_json::{Map, Value};

use super::{COUNT, PERCENT, field, list, up_to};
use crate::fields::{Field, Input};
use crate::text::own_rules as text;

/// The form of one test of the rule language.
struct TestFields {
    /// The name of the test in rule files.
    test: &'static str,
    /// The label of the test in the list of conditions to add.
    asks: Text,
    /// The fields that a desk can change.
    fields: &'static [Field],
    /// The initial values of an added condition.
    first: &'static [(&'static str, First)],
}

/// The initial value of a field.
#[derive(Clone, Copy)]
enum First {
    Number(u32),
    YesNo(bool),
    Word(&'static str),
    Words(&'static [&'static str]),
    Empty,
}

impl First {
    fn value(self) -> Value {
        match self {
            Self::Number(number) => number.into(),
            Self::YesNo(answer) => answer.into(),
            Self::Word(word) => word.into(),
            Self::Words(words) => words.iter().copied().map(Value::from).collect(),
            Self::Empty => Value::Object(Map::new()),
        }
    }
}

/// All tests, in the order in which the form offers them.
const TESTS: [&TestFields; 14] = [
    &MODELS,
    &NO_INCIDENT,
    &AT_MOST,
    &REDUCED,
    &STATEMENT,
    &PAPER,
    &REGISTRATION,
    &HOUSEHOLDS,
    &UNIT_SHARE,
    &ACTIVITY,
    &RATING,
    &DISCIPLINE,
    &STANDARD,
    &BY_PERSON,
];

/// The tests that an added condition can have, by name.
pub const ADDED: &[(&str, Text)] = &options();

#[expect(clippy::indexing_slicing, reason = "out of range, a constant does not compile")]
const fn options() -> [(&'static str, Text); TESTS.len()] {
    let mut options = [(MODELS.test, MODELS.asks); TESTS.len()];
    let mut at = 0;
    while at < TESTS.len() {
        options[at] = (TESTS[at].test, TESTS[at].asks);
        at += 1;
    }
    options
}

/// Returns the editable fields of a test, by its name.
pub fn limits(test: &str) -> &'static [Field] {
    TESTS.iter().find(|fields| fields.test == test).map_or(&[], |fields| fields.fields)
}

/// Returns the field for the limit on a share of a total: a lower bound or an upper bound.
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

/// Returns the initial values of a new condition.
pub fn first_values(test: &str, id: &str) -> Map<String, Value> {
    let mut values = Map::new();
    values.insert("id".into(), id.into());
    values.insert("text.verified".into(), false.into());
    let first = TESTS.iter().filter(|fields| fields.test == test).flat_map(|fields| fields.first);
    values.extend(first.map(|(name, first)| ((*name).to_owned(), first.value())));
    values
}

const AGAINST: &str = "requires.reduced.against";
/// The field for a comparison with several earlier years.
pub const PRECEDING: &str = "requires.reduced.against.preceding_years";
/// The field for a comparison with one fixed year.
pub const BASE_YEAR: &str = "requires.reduced.against.year";
const HAVING: &str = "requires.unit_share.having";
pub(super) const RECOGNISED: &str = "requires.unit_share.having.recognised";

/// Completes the fields with the meaning of blank ones. A comparison without years is with the
/// previous year, and a share of units without a standard counts the units that registered.
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

const KIND: Text = label_of(Incident::FIELDS, "kind");
const FORCE: Text = label_of(Rating::FIELDS, "force");
const INDICATOR: Text = label_of(YearlyTotal::FIELDS, "indicator");

const TIMEFRAMES: &[Choice] = &[
    Choice::new("quarter_one", text::WITHIN_QUARTER),
    Choice::new("year", text::WITHIN_YEAR),
    Choice::new("window", text::WITHIN_WINDOW),
];
const EXCEPTIONS: &[Choice] = &[
    Choice::new("force_majeure", text::UNLESS_FORCE_MAJEURE),
    Choice::new("handled", text::UNLESS_HANDLED),
];

const ONE_INCIDENT: &[Field] = &[field("", KIND, Input::Kind(KindGroup::Incident)).required()];
const ONE_PAPER: &[Field] = &[field("", KIND, Input::Kind(KindGroup::Paper)).required()];
const ONE_MODEL: &[Field] = &[field("", KIND, Input::Kind(KindGroup::Model)).required()];
const ONE_ACTIVITY: &[Field] = &[field("", KIND, Input::Kind(KindGroup::Activity)).required()];
const QUALIFIERS: &[Choice] = &[
    Choice::new("by_residents", label_of(Incident::FIELDS, "by_residents")),
    Choice::new("prolonged", label_of(Incident::FIELDS, "prolonged")),
    Choice::new("contrary_to_law", label_of(Incident::FIELDS, "contrary_to_law")),
    Choice::new("fatal", text::ONLY_FATAL),
];
/// The kinds of unit that a share can count.
const UNITS: &[Choice] = &[
    Choice::new("hamlet", text::UNIT_HAMLET),
    Choice::new("agency", text::UNIT_AGENCY),
    Choice::new("enterprise", text::UNIT_ENTERPRISE),
    Choice::new("school", text::UNIT_SCHOOL),
];

const ONE_FORCE: &[Field] = &[field("", FORCE, Input::Kind(KindGroup::Force)).required()];
const ONE_INDICATOR: &[Field] =
    &[field("", INDICATOR, Input::Kind(KindGroup::Indicator)).required()];
const ONE_QUALIFIER: &[Field] = &[field("", text::ONLY, Input::OneOf(QUALIFIERS)).required()];
const ONE_UNIT: &[Field] =
    &[field("", label_of(Unit::FIELDS, "kind"), Input::OneOf(UNITS)).required()];
const ONE_EXCEPTION: &[Field] = &[field("", text::UNLESS, Input::OneOf(EXCEPTIONS)).required()];

const fn within(name: &'static str) -> Field {
    field(name, text::WITHIN, Input::OneOf(TIMEFRAMES)).required()
}

const LEFT_OUT: [&str; 5] = ["armed_forces", "micro", "small", "kindergarten", "primary"];

const MODELS: TestFields = TestFields {
    test: "models",
    asks: text::ASKS_MODELS,
    fields: &[
        field("requires.models.at_least", text::AT_LEAST, COUNT).required(),
        field("requires.models.effective", text::EFFECTIVE, Input::YesNo).required(),
        list("requires.models.kinds", text::MODEL_KINDS, ONE_MODEL, text::KIND_ADD)
            .hint(text::MODEL_KINDS_HINT),
    ],
    first: &[
        ("requires.models.at_least", First::Number(1)),
        ("requires.models.effective", First::YesNo(false)),
    ],
};

const NO_INCIDENT: TestFields = TestFields {
    test: "no_incident",
    asks: text::ASKS_NO_INCIDENT,
    fields: &[
        list("requires.no_incident.kinds", text::INCIDENT_KINDS, ONE_INCIDENT, text::KIND_ADD)
            .required(),
        field(
            "requires.no_incident.severity",
            text::FROM_SEVERITY,
            Input::OneOf(Severity::CHOICES),
        )
        .hint(text::FROM_SEVERITY_HINT),
        field("requires.no_incident.years", text::YEARS_LONG, up_to(20))
            .hint(text::YEARS_LONG_HINT),
        list("requires.no_incident.only", text::ONLY, ONE_QUALIFIER, text::ONLY_ADD)
            .hint(text::ONLY_HINT),
        list("requires.no_incident.unless", text::UNLESS, ONE_EXCEPTION, text::UNLESS_ADD),
    ],
    first: &[],
};

const AT_MOST: TestFields = TestFields {
    test: "at_most",
    asks: text::ASKS_AT_MOST,
    fields: &[
        field("requires.at_most.indicator", INDICATOR, Input::Kind(KindGroup::Indicator))
            .required(),
        field("requires.at_most.at_most", text::AT_MOST, COUNT).required(),
    ],
    first: &[],
};

const REDUCED: TestFields = TestFields {
    test: "reduced",
    asks: text::ASKS_REDUCED,
    fields: &[
        list("requires.reduced.indicators", text::INDICATORS, ONE_INDICATOR, text::INDICATOR_ADD)
            .required(),
        field("requires.reduced.by", text::REDUCED_BY, PERCENT).hint(text::REDUCED_BY_HINT),
        field("requires.reduced.continuous", text::CONTINUOUS, Input::YesNo)
            .hint(text::CONTINUOUS_HINT),
        field(PRECEDING, text::PRECEDING_YEARS, up_to(20)).hint(text::BASELINE_HINT),
        field(BASE_YEAR, text::BASE_YEAR, Input::Year).hint(text::BASELINE_HINT),
    ],
    first: &[],
};

const STATEMENT: TestFields = TestFields {
    test: "statement",
    asks: text::ASKS_STATEMENT,
    fields: &[
        field("requires.statement.kind", text::STATEMENT_KIND, Input::Kind(KindGroup::Statement))
            .required(),
        field("requires.statement.value", text::STATEMENT_VALUE, Input::YesNo).required(),
    ],
    first: &[("requires.statement.value", First::YesNo(true))],
};

const PAPER: TestFields = TestFields {
    test: "paper",
    asks: text::ASKS_PAPER,
    fields: &[
        list("requires.paper.kinds", text::PAPER_KINDS, ONE_PAPER, text::KIND_ADD).required(),
        within("requires.paper.within"),
    ],
    first: &[("requires.paper.within", First::Word("year"))],
};

const REGISTRATION: TestFields = TestFields {
    test: "registration",
    asks: text::ASKS_REGISTRATION,
    fields: &[within("requires.registration.within")],
    first: &[("requires.registration.within", First::Word("quarter_one"))],
};

const HOUSEHOLDS: TestFields = TestFields {
    test: "households",
    asks: text::ASKS_HOUSEHOLDS,
    fields: &[field("requires.households.at_least", text::PERCENT_AT_LEAST, PERCENT).required()],
    first: &[("requires.households.at_least", First::Number(100))],
};

const UNIT_SHARE: TestFields = TestFields {
    test: "unit_share",
    asks: text::ASKS_UNIT_SHARE,
    fields: &[
        list("requires.unit_share.of", text::UNITS_OF, ONE_UNIT, text::UNIT_ADD).required(),
        field(RECOGNISED, text::HAVING, Input::Kind(KindGroup::Standard)).hint(text::HAVING_HINT),
        field("requires.unit_share.at_least", text::PERCENT_AT_LEAST, PERCENT).required(),
    ],
    // Leaves out the units that no national standard counts.
    first: &[("requires.unit_share.except", First::Words(&LEFT_OUT))],
};

const ACTIVITY: TestFields = TestFields {
    test: "activity",
    asks: text::ASKS_ACTIVITY,
    fields: &[
        field("requires.activity.at_least", text::AT_LEAST, COUNT).required(),
        list("requires.activity.kinds", text::ACTIVITY_KINDS, ONE_ACTIVITY, text::KIND_ADD)
            .required(),
        within("requires.activity.within"),
    ],
    first: &[
        ("requires.activity.at_least", First::Number(1)),
        ("requires.activity.within", First::Word("window")),
    ],
};

const RATING: TestFields = TestFields {
    test: "rating",
    asks: text::ASKS_RATING,
    fields: &[
        list("requires.rating.forces", text::FORCES, ONE_FORCE, text::FORCE_ADD)
            .required()
            .hint(text::FORCES_HINT),
        field("requires.rating.at_least", text::LOWEST_RATING, Input::Kind(KindGroup::Rating))
            .required(),
    ],
    first: &[],
};

const DISCIPLINE: TestFields = TestFields {
    test: "discipline",
    asks: text::ASKS_DISCIPLINE,
    fields: &[
        list("requires.discipline.forces", text::FORCES, ONE_FORCE, text::FORCE_ADD).required(),
        field(
            "requires.discipline.from",
            text::FROM_DISCIPLINE,
            Input::OneOf(DisciplineLevel::CHOICES),
        )
        .required(),
    ],
    first: &[],
};

const STANDARD: TestFields = TestFields {
    test: "standard",
    asks: text::ASKS_STANDARD,
    fields: &[
        field("requires.standard.standard", text::STANDARD, Input::Kind(KindGroup::Standard))
            .required(),
        field("requires.standard.recorded", text::RECORDED, Input::YesNo),
        field("requires.standard.latest", text::LATEST, Input::YesNo),
    ],
    first: &[],
};

const BY_PERSON: TestFields = TestFields {
    test: "by_person",
    asks: text::ASKS_PERSON,
    fields: &[],
    first: &[("requires.by_person", First::Empty)],
};
