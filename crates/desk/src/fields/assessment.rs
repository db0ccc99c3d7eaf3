//! The fields of a stored verdict: shown in lists and on its page, never typed.

use book::text::Text;

use super::{DATE, Field, Input, MARK, NOTE, READINGS, UNIT, YEAR, field};
use crate::text::fields as text;

const OUTCOMES: &[(&str, Text)] = &[
    ("met", text::RULING_MET),
    ("not_met", text::RULING_NOT_MET),
    ("missing", text::OUTCOME_MISSING),
    ("for_decision", text::OUTCOME_FOR_DECISION),
];
const CONDITIONS: &[Field] = &[
    field("condition", text::CONDITION, Input::Line),
    field("clause", text::CLAUSE, Input::Line),
    field("outcome", text::OUTCOME_OF, Input::OneOf(OUTCOMES)),
];

pub(super) const ASSESSMENT: &[Field] = &[
    UNIT,
    YEAR,
    field("rules", text::RULES, Input::Rules).required(),
    field("rules_version", text::RULES_VERSION, Input::Line).required(),
    field("app_version", text::APP_VERSION, Input::Line).required(),
    field("reading", text::READING, Input::OneOf(READINGS)).required(),
    field("outcome", text::OUTCOME_OF, Input::OneOf(OUTCOMES)).required(),
    DATE,
    field("conditions", text::CONDITIONS, Input::Rows { fields: CONDITIONS, add: text::CONDITION }),
    field("by", text::STORED_BY, Input::Line),
    NOTE,
    MARK,
];
