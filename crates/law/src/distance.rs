//! Distance: how far a unit is from the limit of a condition, and the smallest change by which it
//! would meet the rule.

use super::{Finding, Having, Outcome, Test, Verdict};
use book::KindCode;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tally {
    /// Incidents of these kinds, in the unit that they share; else cases (vụ).
    Incidents(Vec<KindCode>),
    /// People disciplined.
    People,
    /// An indicator, in its own unit.
    Indicator(KindCode),
}

/// What there is too little of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Models that count.
    Models,
    /// Households that registered.
    Households,
    /// Units below that registered or were recognised.
    Units(Having),
    /// Sessions held.
    Activities,
    /// A total.
    Indicator(KindCode),
}

/// How far a unit is from the limit of a condition; told only where the figures are exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distance {
    /// It is met, and there may be so many more in the days that are still to come.
    Room {
        /// Of what.
        of: Tally,
        /// How many more.
        left: u32,
        /// The highest number that passes.
        limit: u32,
    },
    /// It is not met: there are so many too many.
    Over {
        /// Of what.
        of: Tally,
        /// How many too many.
        by: u32,
        /// The highest number that passes.
        limit: u32,
    },
    /// There are so many too few.
    Short {
        /// Of what.
        of: Lack,
        /// How many too few.
        by: u32,
    },
    /// Something was done too late, which nothing can repair in the year.
    TooLate,
    /// What a question asks about would have to be so, or not be so any more; none of what the unit
    /// is, which is no remedy.
    Answer {
        /// The question.
        kind: KindCode,
        /// The answer.
        value: bool,
    },
    /// A force would have to be rated so.
    Rating {
        /// The force.
        force: KindCode,
        /// At least so.
        at_least: KindCode,
    },
    /// The unit would have to have a standard.
    Standard {
        /// The standard.
        standard: KindCode,
    },
}

impl Distance {
    /// From a number to the highest that passes; none where nothing is allowed and nothing was.
    pub(super) fn to_limit(of: Tally, number: u32, limit: u32) -> Option<Self> {
        match number.checked_sub(limit) {
            Some(by) if by > 0 => Some(Self::Over { of, by, limit }),
            _ => (limit > 0).then(|| Self::Room { of, left: limit - number, limit }),
        }
    }

    /// From a number to the least that is asked for; none where it is reached.
    pub(super) fn to_least(of: Lack, number: u32, least: u32) -> Option<Self> {
        least.checked_sub(number).filter(|by| *by > 0).map(|by| Self::Short { of, by })
    }

    /// Whether it says by how much something falls short, which a reader wants to know where
    /// nothing can be done too.
    pub(super) fn tells_how_far(&self) -> bool {
        matches!(self, Self::Over { limit: 1.., .. } | Self::Short { .. })
    }

    /// How much would have to be otherwise; more than anything where it cannot be any more.
    fn cost(&self) -> u64 {
        match self {
            Self::Room { .. } => 0,
            Self::Over { by, .. } | Self::Short { by, .. } => u64::from(*by),
            Self::Answer { .. } | Self::Rating { .. } | Self::Standard { .. } => 1,
            Self::TooLate => BEYOND_REPAIR,
        }
    }
}

/// Costs more than any number of cases.
const BEYOND_REPAIR: u64 = 1 << 40;

/// One thing that would have to be otherwise for the unit to meet the rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy<'a> {
    /// A condition that is not met; its distances say by how much, if the figures are exact.
    Condition(&'a Finding),
    /// So many points are lacking for the lowest class.
    Points(u32),
}

impl Verdict {
    /// What would have to be true for the unit to meet the rule: each condition that keeps it from
    /// that, of alternatives the nearest. Empty where nothing is known to be wrong; what is missing
    /// the needs say.
    pub fn smallest_change(&self) -> Vec<Remedy<'_>> {
        if self.outcome != Outcome::NotMet {
            return Vec::new();
        }
        let Some((scoring, score)) = self.rules.scoring.as_ref().zip(self.score.as_ref()) else {
            let failed = self.findings.iter().filter(|finding| finding.outcome == Outcome::NotMet);
            return failed.flat_map(nearest).map(Remedy::Condition).collect();
        };
        let knocked = super::score::items(&self.findings)
            .into_iter()
            .filter(|(_, range, points)| super::score::knocks_out(*range, points));
        let changes = knocked.flat_map(|(finding, ..)| nearest(finding)).map(Remedy::Condition);
        changes.chain(super::score::lacking(scoring, score).map(Remedy::Points)).collect()
    }
}

/// The innermost conditions that are not met and would have to be.
fn nearest(finding: &Finding) -> Vec<&Finding> {
    let failed = || finding.children.iter().filter(|child| child.outcome == Outcome::NotMet);
    match finding.condition.requires {
        Test::All(_) if finding.ruled.is_none() => failed().flat_map(nearest).collect(),
        Test::Any(_) if finding.ruled.is_none() => {
            let ways = failed().map(nearest);
            ways.min_by_key(|way| {
                way.iter().map(|finding| cost(finding)).fold(0, u64::saturating_add)
            })
            .unwrap_or_default()
        }
        _ => vec![finding],
    }
}

fn cost(finding: &Finding) -> u64 {
    let distances = || finding.distances.iter().map(Distance::cost).fold(0, u64::saturating_add);
    let cost = match (&finding.condition.requires, finding.distances.is_empty()) {
        (_, false) => distances(),
        // What the unit is: after all that it could have done.
        (Test::Statement { .. }, true) => 4 * BEYOND_REPAIR,
        // By how much is not known, or a person ruled it: after all that can be counted, before
        // what is too late.
        (_, true) => BEYOND_REPAIR / 2,
    };
    // What happened cannot be undone, nor anything when the days are over.
    if finding.settled { cost.saturating_add(BEYOND_REPAIR) } else { cost }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_the_limit_there_is_room_for_none() {
        let of = || Tally::Incidents(Vec::new());
        let to_limit = |number, limit| Distance::to_limit(of(), number, limit);
        assert_eq!(to_limit(3, 3), Some(Distance::Room { of: of(), left: 0, limit: 3 }));
        assert_eq!(to_limit(5, 3), Some(Distance::Over { of: of(), by: 2, limit: 3 }));
        assert_eq!(
            (to_limit(0, 0), to_limit(1, 0)),
            (None, Some(Distance::Over { of: of(), by: 1, limit: 0 }))
        );
        assert_eq!(Distance::to_least(Lack::Models, 3, 3), None);
    }
}
