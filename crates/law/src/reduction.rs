//! The fall of a figure against an earlier one, as a text requires it.

use super::conditions::Percent;
use super::figure::Figure;
use book::Reading;

/// The fall that a text requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reduction {
    /// Not above the earlier one ("kiềm chế").
    Held,
    /// Below the earlier one ("giảm liên tục", or "kéo giảm" by the strict reading). Zero is low
    /// enough, whatever the earlier figure was.
    Fewer,
    /// At least this percentage below the earlier one.
    By(Percent),
}

impl Reduction {
    /// The reduction that a text requires by a reading; `None` if the reading leaves it to a
    /// person.
    pub fn asked(reading: Reading, by: Option<Percent>, continuous: bool) -> Option<Self> {
        match (by, reading) {
            (Some(by), _) => Some(Self::By(by)),
            (None, Reading::Assess) => None,
            (None, Reading::Contain) if !continuous => Some(Self::Held),
            (None, Reading::Contain | Reading::Strict) => Some(Self::Fewer),
        }
    }

    /// The highest figure that is low enough, given the earlier one.
    pub fn limit(self, before: u32) -> u32 {
        match self {
            Self::Held => before,
            Self::Fewer => before.saturating_sub(1),
            Self::By(by) => u32::try_from(u64::from(before) * (100 - u64::from(by.number())) / 100)
                .unwrap_or(before),
        }
    }

    /// Whether a figure has fallen far enough; `None` if that is unknown.
    pub fn is_met(self, now: Figure, before: Figure) -> Option<bool> {
        if now.high.is_some_and(|high| high <= self.limit(before.low)) {
            Some(true)
        } else if before.high.is_some_and(|high| now.low > self.limit(high)) {
            Some(false)
        } else {
            None
        }
    }

    /// Whether it is impossible that each of the figures, latest first, has fallen against the one
    /// before it, whatever the unknown ones are. An example is 8, unknown, 8.
    pub fn is_impossible(self, figures: &[Figure]) -> bool {
        let mut earlier: Option<u32> = None;
        for (place, figure) in figures.iter().rev().enumerate() {
            let limit = earlier.filter(|_| place > 0).map(|most| self.limit(most));
            let most = [limit, figure.high].into_iter().flatten().min();
            if most.is_some_and(|most| most < figure.low) {
                return true;
            }
            earlier = most;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Origin;

    fn figure(low: u32, high: Option<u32>) -> Figure {
        Figure { low, high, origin: Origin::Incidents }
    }

    fn exact(value: u32) -> Figure {
        figure(value, Some(value))
    }

    #[test]
    fn an_unknown_figure_compares_only_where_nothing_can_change_the_answer() {
        assert_eq!(Reduction::Held.is_met(exact(2), exact(2)), Some(true));
        assert_eq!(Reduction::Fewer.is_met(exact(2), exact(2)), Some(false));
        assert_eq!(Reduction::Held.is_met(figure(3, None), exact(2)), Some(false));
        assert_eq!(Reduction::Held.is_met(figure(2, None), exact(2)), None);
        assert_eq!(Reduction::Held.is_met(exact(2), figure(2, None)), Some(true));
        assert_eq!(Reduction::Held.is_met(exact(2), figure(0, None)), None);
    }

    #[test]
    fn none_has_fallen_whatever_there_was_before() {
        assert_eq!(Reduction::Fewer.is_met(exact(0), exact(0)), Some(true));
        assert_eq!(Reduction::Fewer.is_met(exact(0), figure(0, None)), Some(true));
        assert_eq!(Reduction::Fewer.is_met(figure(0, None), exact(0)), None);
        assert_eq!(Reduction::Fewer.is_met(figure(1, None), exact(0)), Some(false));
    }

    #[test]
    fn five_percent_fewer_is_reckoned_exactly() {
        let five = Reduction::By(Percent::try_from(5).unwrap());
        assert_eq!(five.is_met(exact(19), exact(20)), Some(true));
        assert_eq!(five.is_met(exact(20), exact(21)), Some(false));
        assert_eq!(five.is_met(exact(0), exact(0)), Some(true));
        assert_eq!(five.is_met(figure(19, None), exact(20)), None);
        assert_eq!(five.is_met(figure(20, None), exact(20)), Some(false));
    }

    #[test]
    fn words_that_ask_for_fewer_each_year_are_not_held_back_by_the_reading() {
        assert_eq!(Reduction::asked(Reading::Contain, None, false), Some(Reduction::Held));
        assert_eq!(Reduction::asked(Reading::Contain, None, true), Some(Reduction::Fewer));
        assert_eq!(Reduction::asked(Reading::Strict, None, true), Some(Reduction::Fewer));
        assert_eq!(Reduction::asked(Reading::Assess, None, true), None);
        let five = Percent::try_from(5).ok();
        assert_eq!(
            Reduction::asked(Reading::Assess, five, false).map(|reduction| reduction.limit(39)),
            Some(37)
        );
    }

    #[test]
    fn what_no_unknown_figure_can_mend_is_impossible() {
        let unknown = figure(0, None);
        assert!(Reduction::Fewer.is_impossible(&[exact(8), unknown, exact(8)]));
        assert!(Reduction::Fewer.is_impossible(&[exact(7), unknown, exact(8)]));
        assert!(!Reduction::Fewer.is_impossible(&[exact(6), unknown, exact(8)]));
        assert!(!Reduction::Fewer.is_impossible(&[exact(0), unknown, exact(0)]));
        assert!(Reduction::Held.is_impossible(&[exact(9), unknown, exact(8)]));
        assert!(!Reduction::Held.is_impossible(&[exact(8), unknown, exact(8)]));
        assert!(!Reduction::Held.is_impossible(&[unknown, unknown]));
    }
}
