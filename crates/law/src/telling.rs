//! What tells of a finding: the one reason that says why it came out as it did, where others beside
//! it say the opposite.

use super::{Distance, Finding, Outcome, Reason};
use book::Reading;

impl Reason {
    /// The outcome that it speaks for by itself; none where the limit or the wanted answer is not
    /// part of it.
    pub fn speaks_for(&self) -> Option<Outcome> {
        use Outcome::{ForDecision, Met, Missing, NotMet};
        Some(match self {
            Self::PaperFound { .. }
            | Self::Registered { .. }
            | Self::NoIncidents { .. }
            | Self::Excepted { .. }
            | Self::NoDiscipline => Met,
            Self::PaperLate { .. }
            | Self::RegisteredLate { .. }
            | Self::Incidents { .. }
            | Self::Disciplined { .. }
            | Self::NeverFell { .. } => NotMet,
            Self::NoPaper { .. }
            | Self::NotRegistered { .. }
            | Self::HouseholdsUnknown { .. }
            | Self::NotStated { .. }
            | Self::SpeaksTo { .. }
            | Self::Unclear { .. }
            | Self::Disagreeing { .. }
            | Self::DisciplinedSomewhere { .. }
            | Self::RegisterOpen { .. }
            | Self::NoTotals { .. }
            | Self::TotalBeyond { .. }
            | Self::Group { group: None }
            | Self::AsksItself { .. }
            | Self::NotRated { .. }
            | Self::DisciplineUnknown { .. }
            | Self::NotRecognised { .. }
            | Self::NoPoints { .. }
            | Self::PartShared { .. }
            | Self::NoRules { .. } => Missing,
            Self::OfParts { .. }
            | Self::LeftToPerson
            | Self::Compared { reading: Reading::Assess, by: None, .. } => ForDecision,
            Self::Compared { passes, .. }
            | Self::TotalShare { passes, .. }
            | Self::Rated { passes, .. } => Outcome::of(*passes),
            Self::Counted { figure, at_most, .. } if figure.low > *at_most => NotMet,
            Self::Counted { figure, at_most, .. } => {
                Outcome::of(figure.high.filter(|high| high <= at_most).map(|_| true))
            }
            Self::Models { count, at_least, .. } if count >= at_least => Met,
            Self::Models { count, unassessed, at_least, .. }
                if count.saturating_add(*unassessed) >= *at_least =>
            {
                Missing
            }
            Self::Models { .. } => NotMet,
            Self::Recognised { granted, .. } => Outcome::of(Some(*granted)),
            Self::Evaluated { outcome, .. } => *outcome,
            Self::Households { .. }
            | Self::Group { group: Some(_) }
            | Self::Stated { .. }
            | Self::RuledBefore { .. }
            | Self::NoModels
            | Self::RevokedLater { .. }
            | Self::Activities { .. }
            | Self::Share { .. }
            | Self::NoUnits { .. }
            | Self::DecidedOtherwise { .. }
            | Self::PointsGiven { .. } => return None,
        })
    }
}

impl Finding {
    /// The reason that a headline quotes: one that speaks for what the figures say, else one that
    /// speaks for nothing by itself. A condition that is not met never quotes a figure that passes.
    pub fn telling(&self) -> Option<&Reason> {
        let says = |wanted: Option<Outcome>| {
            self.because.iter().find(|reason| reason.speaks_for() == wanted)
        };
        let any = || self.because.first().filter(|_| self.computed != Outcome::NotMet);
        says(Some(self.computed)).or_else(|| says(None)).or_else(any)
    }

    /// The distance to name first: of a condition that is not met, one that must be closed, not
    /// room that is left.
    pub fn telling_distance(&self) -> Option<&Distance> {
        let must_close = |distance: &&Distance| !matches!(distance, Distance::Room { .. });
        let first = || self.distances.first().filter(|_| self.computed != Outcome::NotMet);
        self.distances
            .iter()
            .filter(|_| self.computed == Outcome::NotMet)
            .find(must_close)
            .or_else(first)
    }
}
