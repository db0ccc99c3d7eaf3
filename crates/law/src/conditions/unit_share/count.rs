//! The counts that a share of units is worked out from.

use crate::conditions::Percent;
use book::Outcome;

/// Counts of units: those that have it, and those that are unknown.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub reached: u32,
    pub unknown: u32,
    /// Unknown units that were formed from units which had it.
    pub by_former_units: u32,
    pub whole: u32,
}

impl Count {
    /// A count of units that are all unknown.
    pub fn unknown(whole: u32) -> Self {
        Self { unknown: whole, whole, ..Self::default() }
    }

    pub fn add(&mut self, has: Option<bool>, by_former_units: bool) {
        self.whole = self.whole.saturating_add(1);
        self.by_former_units = self.by_former_units.saturating_add(u32::from(by_former_units));
        match has {
            Some(true) => self.reached = self.reached.saturating_add(1),
            Some(false) => {}
            None => self.unknown = self.unknown.saturating_add(1),
        }
    }

    /// The count if units took over what their former units had.
    fn taking_over(self) -> Self {
        Self {
            reached: self.reached.saturating_add(self.by_former_units),
            unknown: self.unknown.saturating_sub(self.by_former_units),
            by_former_units: 0,
            whole: self.whole,
        }
    }

    pub fn with(self, other: Self) -> Self {
        Self {
            reached: self.reached.saturating_add(other.reached),
            unknown: self.unknown.saturating_add(other.unknown),
            by_former_units: self.by_former_units.saturating_add(other.by_former_units),
            whole: self.whole.saturating_add(other.whole),
        }
    }
}

/// The units that the share is taken of.
#[derive(Default)]
pub(super) struct Counted {
    /// Units that certainly count.
    pub certain: Count,
    /// Units whose class is blank. They may be of a class that is left out.
    pub unclassed: Count,
    /// Whether the figures are totals that were entered.
    pub from_totals: bool,
}

impl Counted {
    pub fn all(&self) -> Count {
        self.certain.with(self.unclassed)
    }

    /// The outcome of the share. No text says whether a unit takes over what its former units had,
    /// so a person decides where that would make the difference.
    pub fn outcome(&self, at_least: Percent) -> Outcome {
        let taking_over = Self {
            certain: self.certain.taking_over(),
            unclassed: self.unclassed.taking_over(),
            ..*self
        };
        match self.outcome_by_count(at_least) {
            Outcome::Missing if taking_over.outcome_by_count(at_least) == Outcome::Met => {
                Outcome::ForDecision
            }
            outcome => outcome,
        }
    }

    /// Compares the least and the greatest possible share, whichever units without a class count.
    /// If all units may be left out, the share may be one of nothing, so the outcome stays open.
    fn outcome_by_count(&self, at_least: Percent) -> Outcome {
        let Self { certain, unclassed, .. } = self;
        let lacking = unclassed.whole.saturating_sub(unclassed.reached);
        let hopeful = unclassed.reached.saturating_add(unclassed.unknown);
        let at_most = certain.reached.saturating_add(certain.unknown).saturating_add(hopeful);
        if certain.whole == 0 {
            Outcome::Missing
        } else if at_least.is_reached(certain.reached, certain.whole.saturating_add(lacking)) {
            Outcome::Met
        } else if at_least.is_reached(at_most, certain.whole.saturating_add(hopeful)) {
            Outcome::Missing
        } else {
            Outcome::NotMet
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_that_may_not_count_decide_only_where_both_ways_agree() {
        let seventy = Percent::try_from(70).unwrap();
        let count = |reached, unknown, whole| Count { reached, unknown, by_former_units: 0, whole };
        let outcome = |certain, unclassed| {
            Counted { certain, unclassed, from_totals: false }.outcome(seventy)
        };
        assert_eq!(outcome(count(7, 0, 10), Count::default()), Outcome::Met);
        assert_eq!(outcome(count(7, 0, 10), count(0, 0, 1)), Outcome::Missing);
        assert_eq!(outcome(count(6, 1, 10), Count::default()), Outcome::Missing);
        assert_eq!(outcome(count(6, 0, 10), Count::default()), Outcome::NotMet);
        assert_eq!(outcome(Count::default(), count(3, 0, 3)), Outcome::Missing);
    }

    #[test]
    fn a_person_decides_where_what_former_units_had_would_be_enough() {
        let seventy = Percent::try_from(70).unwrap();
        let certain = Count { reached: 6, unknown: 1, by_former_units: 1, whole: 10 };
        assert_eq!(
            Counted { certain, ..Counted::default() }.outcome(seventy),
            Outcome::ForDecision
        );
    }
}
