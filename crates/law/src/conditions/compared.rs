//! The figures of a reason as whole numbers, for tables of many findings.

use super::{
    ActivityReason, AtMostReason, DisciplineReason, HouseholdsReason, ModelsReason,
    NoIncidentReason, Reason, ReducedReason, TotalShareReason, UnitShareReason,
};
use crate::figure::Figure;
use crate::finding::Finding;

/// A number, or only its lower bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The lower bound.
    pub low: u32,
    /// The upper bound; `None` if nobody knows.
    pub high: Option<u32>,
}

/// The number that a figure is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// The most or the least that passes.
    Limit(u32),
    /// The whole that the figure is a part of. A share stays two numbers: a whole of none has no
    /// quotient.
    Whole(u32),
    /// The figure of earlier days.
    Before(Bounds),
}

/// The figure of a condition, and what it is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The figure.
    pub figure: Bounds,
    /// The number that it is compared with.
    pub beside: Option<Beside>,
}

impl From<Figure> for Bounds {
    fn from(figure: Figure) -> Self {
        Self { low: figure.low, high: figure.high }
    }
}

impl Bounds {
    fn exactly(number: u32) -> Self {
        Self { low: number, high: Some(number) }
    }

    fn with_unknown(certain: u32, unknown: u32) -> Self {
        Self { low: certain, high: certain.checked_add(unknown) }
    }
}

impl Finding {
    /// The figure of the first reason that has one. Where cases may be missing, the upper bound is
    /// not known.
    pub fn compared(&self) -> Option<Compared> {
        let is_open = |reason: &Reason| {
            matches!(
                reason,
                Reason::NoIncident(
                    NoIncidentReason::Unclear { .. } | NoIncidentReason::RegisterOpen { .. }
                )
            )
        };
        let mut compared = self.because.iter().find_map(Reason::compared)?;
        if self.because.iter().any(is_open) {
            compared.figure.high = None;
        }
        Some(compared)
    }
}

impl Reason {
    /// Its figure, if it has one.
    pub fn compared(&self) -> Option<Compared> {
        let (figure, beside) = match self {
            Self::Activity(ActivityReason::Held { count, at_least }) => {
                (Bounds::exactly(*count), Some(Beside::Limit(*at_least)))
            }
            Self::AtMost(AtMostReason::Counted { figure, at_most, .. }) => {
                ((*figure).into(), Some(Beside::Limit(*at_most)))
            }
            Self::Households(HouseholdsReason::Counted { registered, residing }) => {
                (Bounds::exactly(*registered), Some(Beside::Whole(*residing)))
            }
            Self::Models(ModelsReason::Kept { count, unassessed, at_least, .. }) => {
                (Bounds::with_unknown(*count, *unassessed), Some(Beside::Limit(*at_least)))
            }
            Self::NoIncident(NoIncidentReason::Nothing { .. }) => (Bounds::exactly(0), None),
            Self::NoIncident(NoIncidentReason::Happened { cases, .. }) => {
                (Bounds::exactly(*cases), None)
            }
            Self::Reduced(ReducedReason::Compared { now, before, .. }) => {
                ((*now).into(), Some(Beside::Before((*before).into())))
            }
            Self::TotalShare(TotalShareReason::Compared { numbers: [part, whole], .. }) => {
                (Bounds::exactly(*part), Some(Beside::Whole(*whole)))
            }
            Self::UnitShare(UnitShareReason::Counted { reached, unknown, whole, .. }) => {
                (Bounds::with_unknown(*reached, *unknown), Some(Beside::Whole(*whole)))
            }
            Self::Discipline(DisciplineReason::Disciplined { people, .. }) => {
                (Bounds::exactly(*people), None)
            }
            Self::Discipline(DisciplineReason::Nobody) => (Bounds::exactly(0), None),
            Self::Common(_)
            | Self::Paper(_)
            | Self::Registration(_)
            | Self::Households(_)
            | Self::Statement(_)
            | Self::NoIncident(_)
            | Self::Reduced(_)
            | Self::TotalShare(_)
            | Self::Models(_)
            | Self::Rating(_)
            | Self::Discipline(_)
            | Self::UnitShare(_)
            | Self::Standard(_)
            | Self::Group(_)
            | Self::ByPerson(_) => return None,
        };
        Some(Compared { figure, beside })
    }
}
