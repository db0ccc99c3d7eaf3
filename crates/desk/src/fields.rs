//! The fields of every kind of record and of units: what the forms show.

use book::text::Text;
use book::{KindGroup, RecordKind};

use crate::text::fields as text;

mod assessment;
pub mod rules;
mod unit;

pub use unit::UNIT_FIELDS;

/// How a field is entered.
#[derive(Clone, Copy)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A whole number up to a largest one.
    Whole(u64),
    /// A day.
    Day,
    /// A day of every year.
    MonthDay,
    /// A time of day.
    Time,
    /// A year.
    Year,
    /// A unit of the book.
    Unit,
    /// A kind of the catalogue.
    Kind(KindGroup),
    /// A kind of paper or of activity.
    PaperOrActivity,
    /// Yes, no or not stated.
    YesNo,
    /// One of few, by the name that files use.
    OneOf(&'static [(&'static str, Text)]),
    /// What a unit is.
    UnitKind,
    /// A paper of the unit.
    Paper,
    /// A rule set.
    Rules,
    /// A condition of the chosen rule set.
    Condition,
    /// A way of judging that rule sets have already.
    Ready,
    /// A list of its own; a single field without a name is a list of plain values.
    Rows {
        /// The fields of a row.
        fields: &'static [Field],
        /// The button that adds a row.
        add: Text,
    },
}

/// A field of a form.
#[derive(Clone, Copy)]
pub struct Field {
    /// The name in files.
    pub name: &'static str,
    /// What it is called.
    pub label: Text,
    /// What helps to fill it.
    pub hint: Option<Text>,
    /// How it is entered.
    pub input: Input,
    /// It must be filled.
    pub is_required: bool,
    /// Shown only when asked for.
    pub is_extra: bool,
    /// Shown only for these kinds of the catalogue and what is within them; for all if empty.
    pub only_for: &'static [&'static str],
    /// Shown only once the case is serious or graver: lesser ones pass without it.
    pub only_if_serious: bool,
    /// A day on which something happened or was said: one that has not come is pointed out.
    pub is_past: bool,
}

const COUNT: Input = Input::Whole(u32::MAX as u64);

const fn field(name: &'static str, label: Text, input: Input) -> Field {
    Field {
        name,
        label,
        hint: None,
        input,
        is_required: false,
        is_extra: false,
        only_for: &[],
        only_if_serious: false,
        is_past: false,
    }
}

impl Field {
    const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    const fn extra(mut self) -> Self {
        self.is_extra = true;
        self
    }

    const fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    const fn past(mut self) -> Self {
        self.is_past = true;
        self
    }

    const fn only_for(mut self, kinds: &'static [&'static str]) -> Self {
        self.only_for = kinds;
        self
    }
}

const fn if_serious(name: &'static str, label: Text) -> Field {
    let mut field = field(name, label, Input::YesNo).only_for(GRAVE);
    field.only_if_serious = true;
    field
}

const UNIT: Field = field("unit", text::UNIT, Input::Unit).required();
const NOTE: Field = field("note", text::NOTE, Input::Lines).hint(text::NOTE_HINT).extra();
/// Shown only where it is set, so that a record which was made true can lose the mark.
const MARK: Field = field("illustrative", text::ILLUSTRATIVE, Input::YesNo).only_for(&["-"]);
const YEAR: Field = field("year", text::YEAR, Input::Year).required();
const DATE: Field = field("date", text::DATE, Input::Day).required().past();

/// The fields of a kind of record, in the order in which they are filled.
pub fn fields_of(kind: RecordKind) -> &'static [Field] {
    match kind {
        RecordKind::Incident => INCIDENT,
        RecordKind::YearlyTotal => TOTAL,
        RecordKind::Model => MODEL,
        RecordKind::Registration => REGISTRATION,
        RecordKind::Paper => PAPER,
        RecordKind::Statement => STATEMENT,
        RecordKind::Rating => RATING,
        RecordKind::Discipline => DISCIPLINE,
        RecordKind::Activity => ACTIVITY,
        RecordKind::Tip => TIP,
        RecordKind::Recognition => RECOGNITION,
        RecordKind::Decision => DECISION,
        RecordKind::Assessment => assessment::ASSESSMENT,
    }
}

/// Whether people type records of this kind; others are made by the program.
pub fn is_typed(kind: RecordKind) -> bool {
    kind != RecordKind::Assessment
}

/// The field that names a record of this kind; a deep link's code goes into it.
pub fn naming_field(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Incident | RecordKind::Paper | RecordKind::Statement | RecordKind::Activity => {
            "kind"
        }
        RecordKind::YearlyTotal => "indicator",
        RecordKind::Model => "name",
        RecordKind::Registration => "year",
        RecordKind::Rating | RecordKind::Discipline => "force",
        RecordKind::Tip => "date",
        RecordKind::Recognition => "standard",
        RecordKind::Decision => "condition",
        RecordKind::Assessment => "rules",
    }
}

/// The fields that a list of this kind of record shows beside its name.
pub fn listed_fields(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Incident => &["date", "count", "severity"],
        RecordKind::YearlyTotal => &["year", "value", "source"],
        RecordKind::Model => &["kind", "founded", "points", "groups", "members"],
        RecordKind::Registration => &["date", "households_residing", "households_registered"],
        RecordKind::Paper => &["number", "date", "issuer"],
        RecordKind::Statement => &["year", "value", "date"],
        RecordKind::Rating => &["year", "rating", "staff"],
        RecordKind::Discipline => &["date", "level", "people"],
        RecordKind::Activity => &["date", "sessions", "attendance"],
        RecordKind::Tip => &["received", "valuable", "cleared", "handled"],
        RecordKind::Recognition => &["year", "granted", "number", "date"],
        RecordKind::Decision => &["year", "ruling", "by", "date"],
        RecordKind::Assessment => &["year", "outcome", "date", "rules_version"],
    }
}

const GRAVE: &[&str] = &[
    "crime",
    "accident",
    "fire",
    "explosion",
    "serious_disruption",
    "environmental_violation",
    "food_safety_violation",
];
const CAUSED: &[&str] =
    &["crime", "social_evil", "new_evil_person", "accident", "fire", "explosion"];
const DISPUTES: &[&str] = &["complaint", "dispute"];
/// How "kiềm chế, kéo giảm" is read.
const READINGS: &[(&str, Text)] = &[
    ("strict", text::READING_STRICT),
    ("contain", text::READING_CONTAIN),
    ("assess", text::READING_ASSESS),
];
const SEVERITIES: &[(&str, Text)] = &[
    ("less_serious", text::LESS_SERIOUS),
    ("serious", text::SERIOUS),
    ("very_serious", text::VERY_SERIOUS),
    ("especially_serious", text::ESPECIALLY_SERIOUS),
];

/// A list of units.
const UNITS: &[Field] = &[field("", text::UNIT, Input::Unit).required()];

const INCIDENT: &[Field] = &[
    DATE,
    UNIT,
    field("kind", text::KIND, Input::Kind(KindGroup::Incident))
        .required()
        .hint(text::INCIDENT_KIND_HINT),
    field("count", text::COUNT, COUNT).required(),
    field("severity", text::SEVERITY, Input::OneOf(SEVERITIES))
        .hint(text::SEVERITY_HINT)
        .only_for(GRAVE),
    field("deaths", text::DEATHS, COUNT).only_for(&["accident", "fire", "explosion"]),
    field("injured", text::INJURED, COUNT).only_for(&["accident", "fire", "explosion"]),
    field("by_residents", text::BY_RESIDENTS, Input::YesNo)
        .hint(text::BY_RESIDENTS_HINT)
        .only_for(CAUSED),
    field("elsewhere", text::ELSEWHERE, Input::YesNo)
        .hint(text::ELSEWHERE_HINT)
        .only_for(CAUSED)
        .extra(),
    field("force_majeure", text::FORCE_MAJEURE, Input::YesNo).only_for(GRAVE),
    if_serious("found_in_time", text::FOUND_IN_TIME),
    if_serious("mitigated", text::MITIGATED),
    if_serious("reported_at_once", text::REPORTED),
    field("contrary_to_law", text::CONTRARY_TO_LAW, Input::YesNo).only_for(DISPUTES),
    field("prolonged", text::PROLONGED, Input::YesNo).only_for(DISPUTES),
    field("time", text::TIME, Input::Time).hint(text::TIME_HINT).extra(),
    field("people", text::PEOPLE, COUNT).extra(),
    field("also_in", text::ALSO_IN, Input::Rows { fields: UNITS, add: text::UNIT_ADD })
        .hint(text::ALSO_IN_HINT)
        .extra(),
    field("outcome", text::OUTCOME, Input::Line).extra(),
    NOTE,
    MARK,
];

const TOTAL: &[Field] = &[
    UNIT,
    field("indicator", text::INDICATOR, Input::Kind(KindGroup::Indicator)).required(),
    YEAR,
    field("value", text::VALUE, COUNT).required(),
    field("from", text::SINCE, Input::Day).hint(text::TOTAL_WINDOW_HINT),
    field("to", text::UNTIL_DAY, Input::Day).past(),
    field("source", text::SOURCE, Input::Line),
    NOTE,
    MARK,
];

const LEVELS: &[(&str, Text)] = &[
    ("hamlet", text::LEVEL_HAMLET),
    ("commune", text::LEVEL_COMMUNE),
    ("district", text::LEVEL_DISTRICT),
    ("province", text::LEVEL_PROVINCE),
];
const STATES: &[(&str, Text)] = &[
    ("maintained", text::STATE_MAINTAINED),
    ("strengthened", text::STATE_STRENGTHENED),
    ("replicated", text::STATE_REPLICATED),
    ("reviewed", text::STATE_REVIEWED),
    ("struck_off", text::STATE_STRUCK_OFF),
    ("new", text::STATE_NEW),
];
const MONEY_SOURCES: &[(&str, Text)] = &[
    ("budget", text::BUDGET),
    ("socialised", text::SOCIALISED),
    ("households", text::HOUSEHOLDS_PAY),
    ("other", text::OTHER_SOURCE),
];
const CHANGES: &[Field] = &[DATE, field("state", text::STATE, Input::OneOf(STATES)).required()];
const POINTS: &[Field] = &[
    field("place", text::PLACE, Input::Line),
    field("unit", text::UNIT, Input::Unit),
    field("since", text::SINCE, Input::Day),
    field("until", text::UNTIL_DAY, Input::Day),
    field("groups", text::GROUPS, COUNT),
    field("members", text::MEMBERS, COUNT),
];
const EQUIPMENT: &[Field] = &[
    field("name", text::EQUIPMENT_NAME, Input::Line).required(),
    field("count", text::EQUIPMENT_COUNT, COUNT).required(),
];
const MONEY: &[Field] = &[
    field("source", text::MONEY_SOURCE, Input::OneOf(MONEY_SOURCES)).required(),
    field("amount", text::AMOUNT, Input::Whole(1 << 53)).required(),
];
const RESULTS: &[Field] = &[
    YEAR,
    field("effective", text::EFFECTIVE, Input::YesNo),
    field("tips", text::TIPS, COUNT),
    field("cleared", text::CLEARED, COUNT),
    field("summary", text::SUMMARY, Input::Line),
];

const MODEL: &[Field] = &[
    UNIT,
    field("name", text::MODEL_NAME, Input::Line).required(),
    field("kind", text::KIND, Input::Kind(KindGroup::Model)).required(),
    field("founded", text::FOUNDED, Input::Day).required().past(),
    field("level", text::LEVEL, Input::OneOf(LEVELS)),
    field("decision", text::DECISION_PAPER, Input::Paper),
    field("place", text::PLACE, Input::Line),
    field("manager", text::MANAGER, Input::Line),
    field("groups", text::GROUPS, COUNT).hint(text::IF_NOT_BY_POINT),
    field("members", text::MEMBERS, COUNT).hint(text::IF_NOT_BY_POINT),
    field("households", text::HOUSEHOLDS_IN, COUNT),
    field("board", text::BOARD, COUNT),
    field("points", text::POINTS, Input::Rows { fields: POINTS, add: text::POINT_ADD }),
    field("results", text::RESULTS, Input::Rows { fields: RESULTS, add: text::RESULT_ADD }),
    field("changes", text::CHANGES, Input::Rows { fields: CHANGES, add: text::CHANGE_ADD }),
    field(
        "equipment",
        text::EQUIPMENT,
        Input::Rows { fields: EQUIPMENT, add: text::EQUIPMENT_ADD },
    ),
    field("money", text::MONEY, Input::Rows { fields: MONEY, add: text::MONEY_ADD }),
    NOTE,
    MARK,
];

const REGISTRATION: &[Field] = &[
    UNIT,
    YEAR,
    field("date", text::REGISTERED_ON, Input::Day).required().past().hint(text::REGISTERED_HINT),
    field("households_residing", text::HOUSEHOLDS_RESIDING, COUNT),
    field("households_registered", text::HOUSEHOLDS_REGISTERED, COUNT),
    field("paper", text::PAPER, Input::Paper),
    NOTE,
    MARK,
];

const PAPER: &[Field] = &[
    UNIT,
    field("kind", text::KIND, Input::Kind(KindGroup::Paper)).required(),
    field("number", text::NUMBER, Input::Line).hint(text::NUMBER_HINT),
    DATE,
    field("issuer", text::ISSUER, Input::Line),
    field("subject", text::SUBJECT, Input::Lines),
    field("file_name", text::FILE_NAME, Input::Line).hint(text::FILE_NAME_HINT),
    NOTE,
    MARK,
];

const STATEMENT: &[Field] = &[
    UNIT,
    field("kind", text::STATED, Input::Kind(KindGroup::Statement)).required(),
    field("about", text::ABOUT, Input::PaperOrActivity).only_for(&["issued_or_held"]),
    YEAR,
    field("value", text::ANSWER, Input::YesNo).required(),
    DATE,
    field("until", text::COVERS_UNTIL, Input::Day).past().hint(text::COVERS_UNTIL_HINT),
    field("by", text::STATED_BY, Input::Line).hint(text::STATED_BY_HINT),
    field("evidence", text::EVIDENCE, Input::Lines),
    NOTE,
    MARK,
];

const RATING: &[Field] = &[
    UNIT,
    field("force", text::FORCE, Input::Kind(KindGroup::Force)).required(),
    YEAR,
    field("rating", text::RATING, Input::Kind(KindGroup::Rating)).hint(text::RATING_HINT),
    field("date", text::DATE, Input::Day).past(),
    field("staff", text::STAFF, COUNT),
    field("covers", text::COVERS, Input::Rows { fields: UNITS, add: text::HAMLET_ADD })
        .hint(text::COVERS_HINT),
    NOTE,
    MARK,
];

const DISCIPLINES: &[(&str, Text)] = &[
    ("reprimand", text::REPRIMAND),
    ("warning", text::WARNING),
    ("demotion", text::DEMOTION),
    ("dismissal", text::DISMISSAL),
];

const DISCIPLINE: &[Field] = &[
    UNIT,
    field("force", text::FORCE, Input::Kind(KindGroup::Force)).required(),
    DATE,
    field("level", text::DISCIPLINE_LEVEL, Input::OneOf(DISCIPLINES)).required(),
    field("people", text::DISCIPLINED, COUNT).required(),
    NOTE,
    MARK,
];

const ACTIVITY: &[Field] = &[
    UNIT,
    field("kind", text::KIND, Input::Kind(KindGroup::Activity)).required(),
    DATE,
    field("sessions", text::SESSIONS, COUNT),
    field("attendance", text::ATTENDANCE, COUNT),
    field("partners", text::PARTNERS, Input::Line),
    field("matters", text::MATTERS, COUNT),
    field("reported_upward", text::REPORTED_UPWARD, Input::YesNo),
    field("minutes", text::MINUTES, Input::Paper),
    NOTE,
    MARK,
];

const TIP: &[Field] = &[
    UNIT,
    DATE,
    field("received", text::RECEIVED, COUNT).required(),
    field("valuable", text::VALUABLE, COUNT),
    field("cleared", text::CLEARED, COUNT),
    field("handled", text::HANDLED, COUNT),
    NOTE,
    MARK,
];

const RECOGNITION: &[Field] = &[
    UNIT,
    field("standard", text::STANDARD, Input::Kind(KindGroup::Standard)).required(),
    YEAR,
    field("granted", text::GRANTED, Input::YesNo).required(),
    field("number", text::NUMBER, Input::Line),
    field("date", text::DECIDED_ON, Input::Day).past(),
    field("issuer", text::ISSUER, Input::Line),
    field("revoked", text::REVOKED, Input::Day).past(),
    NOTE,
    MARK,
];

const RULINGS: &[(&str, Text)] = &[("met", text::RULING_MET), ("not_met", text::RULING_NOT_MET)];

const DECISION: &[Field] = &[
    UNIT,
    YEAR,
    field("rules", text::RULES, Input::Rules).required(),
    field("condition", text::CONDITION, Input::Condition).required(),
    field("ruling", text::RULING, Input::OneOf(RULINGS)).required(),
    field("reason", text::REASON, Input::Lines).required(),
    field("by", text::DECIDED_BY, Input::Line).required().hint(text::STATED_BY_HINT),
    DATE,
    NOTE,
    MARK,
];

#[cfg(test)]
mod tests;
