//! The reasons why figures are doubtful.

use book::{Day, KindCode, Outcome, Period, Year};

/// The reason why figures are doubtful, with the exact numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoubtReason {
    /// More cases are dated than the year's total has.
    MoreDated {
        /// The indicator.
        indicator: KindCode,
        /// The total that was entered.
        total: u32,
        /// The least that the dated incidents add up to.
        dated: u32,
    },
    /// The register is said to be complete, and has fewer cases than the year's total.
    FewerDated {
        /// The indicator.
        indicator: KindCode,
        /// The total that was entered.
        total: u32,
        /// The most that the dated incidents add up to.
        dated: u32,
    },
    /// The units below have more together than the unit.
    PartsAbove {
        /// The indicator.
        indicator: KindCode,
        /// The unit's own figure.
        whole: u32,
        /// The sum of the units below.
        sum: u32,
        /// The number of units below with a figure.
        units: u32,
    },
    /// All units below have a figure, and the sum is not the unit's.
    PartsBelow {
        /// The indicator.
        indicator: KindCode,
        /// The unit's own figure.
        whole: u32,
        /// The sum of the units below.
        sum: u32,
        /// The number of units below.
        units: u32,
    },
    /// The figures are those of the year before.
    Copied {
        /// The figures that are the same.
        same: Vec<(KindCode, u32)>,
        /// The number of figures that both years have.
        of: u32,
    },
    /// None in this year, many in another.
    NoneBeside {
        /// The indicator.
        indicator: KindCode,
        /// The other year.
        other: Year,
        /// Its figure.
        value: u32,
    },
    /// Far above or far below the years before.
    Far {
        /// The indicator.
        indicator: KindCode,
        /// This year's figure.
        value: u32,
        /// The figures of the years before, latest first.
        before: Vec<(Year, u32)>,
    },
    /// The part has cases, but the whole has none.
    Without {
        /// The indicator of the part.
        part: KindCode,
        /// Its figure.
        value: u32,
        /// The indicator of which there is none.
        whole: KindCode,
    },
    /// More of the part than of the whole.
    MoreThan {
        /// The indicator of the part.
        part: KindCode,
        /// Its figure.
        value: u32,
        /// The indicator of the whole.
        whole: KindCode,
        /// Its figure.
        of: u32,
    },
    /// More households registered than the unit has.
    MoreHouseholds {
        /// The number of households that registered.
        registered: u32,
        /// The number of households that live there, as the unit says.
        living: u32,
    },
    /// The hamlets' registrations add up to more households than the commune's.
    MoreHouseholdsBelow {
        /// The sum of the hamlets.
        sum: u32,
        /// The commune's figure.
        registered: u32,
        /// The number of hamlets with a figure.
        units: u32,
    },
    /// A record's day is outside the unit's life.
    OutsideLife {
        /// The day; none if the record is of a year.
        day: Option<Day>,
        /// The unit's life.
        life: Period,
    },
    /// A decision that the unit's own figures contradict.
    Recognised {
        /// The standard.
        standard: KindCode,
        /// Whether it was granted.
        granted: bool,
        /// The outcome by the figures.
        outcome: Outcome,
        /// The ids of the conditions that decide so.
        conditions: Vec<String>,
    },
}

impl DoubtReason {
    /// The numbers that the doubt rests on, each with a name.
    pub fn figures(&self) -> Vec<(String, String)> {
        let figure = |name: &str, value: u32| (name.to_owned(), value.to_string());
        match self {
            Self::MoreDated { total, dated, .. } | Self::FewerDated { total, dated, .. } => {
                vec![figure("total", *total), figure("dated", *dated)]
            }
            Self::PartsAbove { whole, sum, .. } | Self::PartsBelow { whole, sum, .. } => {
                vec![figure("whole", *whole), figure("sum", *sum)]
            }
            Self::Copied { same, .. } => {
                same.iter().map(|(indicator, value)| figure(indicator.as_str(), *value)).collect()
            }
            Self::NoneBeside { other, value, .. } => {
                vec![figure("value", 0), figure(&other.number().to_string(), *value)]
            }
            Self::Far { value, before, .. } => std::iter::once(figure("value", *value))
                .chain(
                    before.iter().map(|(year, value)| figure(&year.number().to_string(), *value)),
                )
                .collect(),
            Self::Without { part, value, whole } => {
                vec![figure(part.as_str(), *value), figure(whole.as_str(), 0)]
            }
            Self::MoreThan { part, value, whole, of } => {
                vec![figure(part.as_str(), *value), figure(whole.as_str(), *of)]
            }
            Self::MoreHouseholds { registered, living } => {
                vec![figure("registered", *registered), figure("living", *living)]
            }
            Self::MoreHouseholdsBelow { sum, registered, .. } => {
                vec![figure("sum", *sum), figure("registered", *registered)]
            }
            Self::OutsideLife { day, life } => {
                [("day", *day), ("from", life.from), ("to", life.to)]
                    .into_iter()
                    .filter_map(|(name, day)| Some((name.to_owned(), String::from(day?))))
                    .collect()
            }
            Self::Recognised { granted, outcome, conditions, .. } => vec![
                ("granted".to_owned(), granted.to_string()),
                (outcome.code().to_owned(), conditions.join(",")),
            ],
        }
    }
}
