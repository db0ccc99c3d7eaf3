//! The fields of a unit.

use book::text::Text;

use super::{COUNT, Field, Input, MARK, NOTE, UNITS, field};
use crate::text::fields as text;

const CLASSES: &[(&str, Text)] = &[
    ("armed_forces", text::ARMED_FORCES),
    ("micro", text::MICRO),
    ("small", text::SMALL),
    ("medium", text::MEDIUM),
    ("large", text::LARGE),
    ("kindergarten", text::KINDERGARTEN),
    ("primary", text::PRIMARY),
    ("lower_secondary", text::LOWER_SECONDARY),
    ("upper_secondary", text::UPPER_SECONDARY),
];
const ABSORBED: &[Field] = &[
    field("unit", text::UNIT, Input::Unit).required(),
    field("on", text::ABSORBED_ON, Input::Day).required(),
    field("partly", text::PARTLY, Input::YesNo).hint(text::PARTLY_HINT),
];

/// The fields of a unit.
pub const UNIT_FIELDS: &[Field] = &[
    field("kind", text::UNIT_KIND, Input::UnitKind).required(),
    field("name", text::NAME, Input::Line).required().hint(text::UNIT_NAME_HINT),
    field("kind_word", text::KIND_WORD, Input::Line)
        .hint(text::KIND_WORD_HINT)
        .only_for(&["hamlet"]),
    field("parent", text::PARENT, Input::Unit).hint(text::PARENT_HINT),
    field("class", text::CLASS, Input::OneOf(CLASSES)).hint(text::CLASS_HINT).only_for(&[
        "agency",
        "enterprise",
        "school",
    ]),
    field("households", text::HOUSEHOLDS, COUNT),
    field("population", text::POPULATION, COUNT),
    field("code", text::CODE, Input::Line).extra(),
    field("region", text::REGION, Input::Whole(3)).extra(),
    field("commune_group", text::COMMUNE_GROUP, Input::Whole(3))
        .hint(text::COMMUNE_GROUP_HINT)
        .only_for(&["commune"]),
    field("valid_from", text::VALID_FROM, Input::Day).extra(),
    field("valid_to", text::VALID_TO, Input::Day).hint(text::VALID_TO_HINT).extra(),
    field("formed_from", text::FORMED_FROM, Input::Rows { fields: UNITS, add: text::UNIT_ADD })
        .extra(),
    field("absorbed", text::ABSORBED, Input::Rows { fields: ABSORBED, add: text::UNIT_ADD })
        .hint(text::ABSORBED_HINT)
        .extra(),
    NOTE,
    MARK,
];
