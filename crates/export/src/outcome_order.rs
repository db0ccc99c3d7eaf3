//! Outcomes as ordered numbers.

use book::Outcome;

/// The outcomes by their number. The outcome of several conditions that must all be met is the
/// least of theirs. SQL's `bool_and` would be wrong, because it ignores NULL.
pub const OUTCOMES: [Outcome; 4] =
    [Outcome::NotMet, Outcome::Missing, Outcome::ForDecision, Outcome::Met];

/// The number of an outcome.
pub fn order_of(outcome: Outcome) -> i64 {
    match outcome {
        Outcome::NotMet => 0,
        Outcome::Missing => 1,
        Outcome::ForDecision => 2,
        Outcome::Met => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_number_is_the_outcome_of_all() {
        for (at, outcome) in OUTCOMES.into_iter().enumerate() {
            assert_eq!(order_of(outcome), at as i64);
        }
        for a in OUTCOMES {
            for b in OUTCOMES {
                assert_eq!(order_of(a).min(order_of(b)), order_of(Outcome::all([a, b])));
            }
        }
    }
}
