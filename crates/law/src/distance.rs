//! Distance: how far a unit is from the limit of a condition.

use super::conditions::Having;
use book::KindCode;

/// The things that are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tally {
    /// Incidents of these kinds, counted in the unit that they share, else in cases (vụ).
    Incidents(Vec<KindCode>),
    /// People disciplined.
    People,
    /// An indicator, in its own unit.
    Indicator(KindCode),
}

/// The things that there are too few of.
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

/// The distance of a unit from the limit of a condition. It exists only where the figures are
/// exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Distance {
    /// The condition is met, and the remaining days may bring this many more.
    Room {
        /// The things counted.
        of: Tally,
        /// The number that may still be added.
        left: u32,
        /// The highest number that passes.
        limit: u32,
    },
    /// The condition is not met, because there are too many.
    Over {
        /// The things counted.
        of: Tally,
        /// The number above the limit.
        by: u32,
        /// The highest number that passes.
        limit: u32,
    },
    /// There are too few.
    Short {
        /// The things that are lacking.
        of: Lack,
        /// The number that is lacking.
        by: u32,
    },
    /// Something was done too late, and nothing can repair it in the year.
    TooLate,
    /// The answer to a question would have to be different. Questions about what a unit is have no
    /// distance, because no remedy changes that.
    Answer {
        /// The question.
        kind: KindCode,
        /// The answer that is needed.
        value: bool,
    },
    /// The rating of a force would have to be higher.
    Rating {
        /// The force.
        force: KindCode,
        /// The lowest rating that passes.
        at_least: KindCode,
    },
    /// The unit would have to have a standard.
    Standard {
        /// The standard.
        standard: KindCode,
    },
}

impl Distance {
    /// The distance from a number to the highest that passes; none where nothing is allowed and
    /// nothing happened.
    pub(crate) fn to_limit(of: Tally, number: u32, limit: u32) -> Option<Self> {
        match number.checked_sub(limit) {
            Some(by) if by > 0 => Some(Self::Over { of, by, limit }),
            _ => (limit > 0).then(|| Self::Room { of, left: limit - number, limit }),
        }
    }

    /// The distance from a number to the least that is required; none once it is reached.
    pub(super) fn to_least(of: Lack, number: u32, least: u32) -> Option<Self> {
        least.checked_sub(number).filter(|by| *by > 0).map(|by| Self::Short { of, by })
    }

    /// Whether it says how far something falls short. A reader wants to know that even where
    /// nothing can be done.
    pub(super) fn tells_how_far(&self) -> bool {
        matches!(self, Self::Over { limit: 1.., .. } | Self::Short { .. })
    }

    /// The size of the change that would be needed. A change that is no longer possible costs more
    /// than any number.
    pub(super) fn cost(&self) -> u64 {
        match self {
            Self::Room { .. } => 0,
            Self::Over { by, .. } | Self::Short { by, .. } => u64::from(*by),
            Self::Answer { .. } | Self::Rating { .. } | Self::Standard { .. } => 1,
            Self::TooLate => BEYOND_REPAIR,
        }
    }
}

/// A cost above any number of cases.
pub(super) const BEYOND_REPAIR: u64 = 1 << 40;

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
