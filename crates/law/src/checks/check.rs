//! The shape of a check in files.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::copied::Copied;
use super::far::FarFromBefore;
use super::households::Households;
use super::look::Look;
use super::none_beside::NoneBeside;
use super::parts::Parts;
use super::recognised::Recognised;
use super::register::AgainstRegister;
use super::related::{self, Pair};
use super::unit_life::UnitLife;
use book::{KindCode, Label, RecordId, UnitKind};

/// One check: what it looks for, and in which units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Its id. A confirmation names it, so it is never given to another check.
    #[schemars(regex(pattern = r"^[A-Za-z0-9._-]{1,64}$"))]
    pub id: RecordId,
    /// Its version; of two checks with one id, the later is used.
    pub version: String,
    /// Its short name.
    pub name: Label,
    /// What a person should do about what it finds.
    pub advice: Label,
    /// The kinds of unit that it looks at; all if empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies_to: Vec<UnitKind>,
    /// The test.
    pub finds: CheckTest,
}

/// The tests that a check can make.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckTest {
    /// A yearly total that the dated incidents contradict.
    AgainstRegister(AgainstRegister),
    /// The figures of the units below that contradict the unit's own.
    Parts(Parts),
    /// Figures that are those of the year before.
    Copied(Copied),
    /// A year with none beside years with many.
    NoneBeside(NoneBeside),
    /// A figure far from those of the years before.
    FarFromBefore(FarFromBefore),
    /// Some of one thing in a year with none of the thing that it belongs to: deaths without an
    /// accident.
    Without(Vec<Pair>),
    /// More of a part than of the whole.
    MoreThan(Vec<Pair>),
    /// More households signed than live there.
    Households(Households),
    /// A date outside the unit's life.
    UnitLife(UnitLife),
    /// A recognition or refusal that the unit's own figures contradict.
    Recognised(Recognised),
}

impl CheckTest {
    /// The names of the tests, as files write them.
    pub const NAMES: [&str; 10] = [
        "against_register",
        "parts",
        "copied",
        "none_beside",
        "far_from_before",
        "without",
        "more_than",
        "households",
        "unit_life",
        "recognised",
    ];

    /// The indicators that the test names, each with its place in the test.
    pub fn indicators(&self) -> Vec<(String, &KindCode)> {
        match self {
            Self::AgainstRegister(test) => listed(&test.indicators),
            Self::Parts(test) => listed(&test.indicators),
            Self::Copied(test) => listed(&test.indicators),
            Self::NoneBeside(test) => listed(&test.indicators),
            Self::FarFromBefore(test) => listed(&test.indicators),
            Self::Without(pairs) | Self::MoreThan(pairs) => {
                pairs.iter().enumerate().flat_map(|(at, pair)| both(at, pair)).collect()
            }
            Self::Households(_) | Self::UnitLife(_) | Self::Recognised(_) => Vec::new(),
        }
    }

    /// The numbers of the test that must be above zero, each with its place in the test.
    pub fn thresholds(&self) -> Vec<(&'static str, u32)> {
        match self {
            Self::Copied(test) => vec![("figures", test.figures), ("least", test.least)],
            Self::NoneBeside(test) => {
                vec![("at_least", test.at_least), ("years", u32::from(test.years))]
            }
            Self::FarFromBefore(test) => vec![
                ("times", test.times),
                ("by", test.by),
                ("years", u32::from(test.years)),
                ("known", u32::from(test.known)),
            ],
            _ => Vec::new(),
        }
    }

    /// The name of the test, as files write it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::AgainstRegister(_) => "against_register",
            Self::Parts(_) => "parts",
            Self::Copied(_) => "copied",
            Self::NoneBeside(_) => "none_beside",
            Self::FarFromBefore(_) => "far_from_before",
            Self::Without(_) => "without",
            Self::MoreThan(_) => "more_than",
            Self::Households(_) => "households",
            Self::UnitLife(_) => "unit_life",
            Self::Recognised(_) => "recognised",
        }
    }

    /// Looks at a unit and year.
    pub(super) fn look(&self, look: &mut Look<'_, '_>) {
        match self {
            Self::AgainstRegister(test) => test.look(look),
            Self::Parts(test) => test.look(look),
            Self::Copied(test) => test.look(look),
            Self::NoneBeside(test) => test.look(look),
            Self::FarFromBefore(test) => test.look(look),
            Self::Without(pairs) => related::without(pairs, look),
            Self::MoreThan(pairs) => related::more_than(pairs, look),
            Self::Households(test) => test.look(look),
            Self::UnitLife(test) => test.look(look),
            Self::Recognised(test) => test.look(look),
        }
    }
}

fn listed(codes: &[KindCode]) -> Vec<(String, &KindCode)> {
    codes.iter().enumerate().map(|(at, code)| (format!("indicators[{at}]"), code)).collect()
}

fn both(at: usize, pair: &Pair) -> [(String, &KindCode); 2] {
    [(format!("[{at}].part"), &pair.part), (format!("[{at}].whole"), &pair.whole)]
}
