//! Sums of figures: those of a country are those of its communes, put together.

use super::outcomes::Sum;
use super::{ActivitySum, Life, TipSum, YearFigures};
use book::{UnitId, Year};

impl YearFigures {
    /// Figures to which those of units are added.
    pub fn none(unit: UnitId, year: Year) -> Self {
        Self {
            unit,
            year,
            life: Life::default(),
            has_models: false,
            models_maintained: Vec::new(),
            models_new_by_kind: Default::default(),
            communes: Vec::new(),
            model_hamlets: Vec::new(),
            papers: Default::default(),
            activities: Default::default(),
            tips: TipSum::default(),
        }
    }

    /// Adds the figures of a unit for the same year. No part of that unit may have been added
    /// before.
    pub fn add(&mut self, other: &Self) {
        self.has_models |= other.has_models;
        self.models_maintained.extend_from_slice(&other.models_maintained);
        for (kind, records) in &other.models_new_by_kind {
            self.models_new_by_kind.entry(kind.clone()).or_default().extend_from_slice(records);
        }
        self.communes.extend_from_slice(&other.communes);
        self.model_hamlets.extend_from_slice(&other.model_hamlets);
        for (kind, records) in &other.papers {
            self.papers.entry(kind.clone()).or_default().extend_from_slice(records);
        }
        for (kind, sum) in &other.activities {
            self.activities.entry(kind.clone()).or_default().merge(*sum);
        }
        self.tips.merge(other.tips);
    }
}

impl ActivitySum {
    fn merge(&mut self, other: Self) {
        self.sessions = self.sessions.saturating_add(other.sessions);
        self.attendance.merge(other.attendance);
    }
}

impl TipSum {
    fn merge(&mut self, other: Self) {
        self.received.merge(other.received);
        self.valuable.merge(other.valuable);
        self.cleared.merge(other.cleared);
        self.handled.merge(other.handled);
    }
}

impl Sum {
    fn merge(&mut self, other: Self) {
        self.known = self.known.saturating_add(other.known);
        self.parts = self.parts.saturating_add(other.parts);
        self.blank = self.blank.saturating_add(other.blank);
    }
}
