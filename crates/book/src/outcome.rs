//! The outcomes of an evaluation (kết quả): đạt, không đạt, chưa đủ dữ liệu, chờ cấp có thẩm quyền
//! quyết định.

use crate::choice::choices;

choices! {
    /// The outcome of a condition or rule set. That it is not known is an outcome, too.
    Outcome {
        /// Met (đạt).
        Met "met" = "Đạt", "Met";
        /// Not met (không đạt).
        NotMet "not_met" = "Không đạt", "Not met";
        /// Data missing (chưa đủ dữ liệu).
        Missing "missing" = "Chưa đủ dữ liệu", "Data missing";
        /// For the competent authority to decide (chờ cấp có thẩm quyền quyết định).
        ForDecision "for_decision"
            = "Chờ cấp có thẩm quyền quyết định", "For a person to decide";
    }
}

impl Outcome {
    /// All must be met: one that is not decides; then what is missing comes before what a person
    /// must decide.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::Met, |so_far, part| match (so_far, part) {
            (Self::NotMet, _) | (_, Self::NotMet) => Self::NotMet,
            (Self::Missing, _) | (_, Self::Missing) => Self::Missing,
            (Self::ForDecision, _) | (_, Self::ForDecision) => Self::ForDecision,
            (Self::Met, Self::Met) => Self::Met,
        })
    }

    /// One must be met: one that is decides; then what is missing comes before what a person must
    /// decide.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::NotMet, |so_far, part| match (so_far, part) {
            (Self::Met, _) | (_, Self::Met) => Self::Met,
            (Self::Missing, _) | (_, Self::Missing) => Self::Missing,
            (Self::ForDecision, _) | (_, Self::ForDecision) => Self::ForDecision,
            (Self::NotMet, Self::NotMet) => Self::NotMet,
        })
    }

    /// Yes is met, no is not met, unknown is missing.
    pub fn of(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet,
            None => Self::Missing,
        }
    }

    /// Whether it says the opposite of a recognition (true) or a refusal.
    pub fn contradicts(self, granted: bool) -> bool {
        matches!((self, granted), (Self::Met, false) | (Self::NotMet, true))
    }

    /// The name in files and on the command line.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Missing => "missing",
            Self::ForDecision => "for_decision",
        }
    }
}
