//! `rating`: forces are rated at least so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::drops_any;
use super::{CommonReason, Demand, FormerUnits, Limit, Name, Names, Reason, RuleTest};
use crate::covered_days::HasCoverage;
use crate::distance::Distance;
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::{Need, RecordRef};
use crate::latest_record::LatestRecord;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, KindCode, KindGroup, Outcome, RecordKind};

/// The forces must have at least this rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Rating {
    /// The forces. The first must be rated; the others count if the unit has a rating of them.
    pub forces: Vec<KindCode>,
    /// The lowest rating that passes. Ratings are compared on its scale.
    pub at_least: KindCode,
}

impl RuleTest for Rating {
    const NAMES: &'static Names = &Names {
        test: "rating",
        members: &[
            Name::of("rating", "xếp loại lực lượng", "rating of forces"),
            Name::within("rating", "at_least", "xếp loại thấp nhất", "lowest rating"),
        ],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let records = evaluator.facts.of(&question.unit.id);
        // A force of the commune may cover only some hamlets; then its rating is theirs. A rating
        // of a force that covers every hamlet says nothing about a single one.
        let is_of_unit = |rating: &&&book::Rating| {
            rating.covers.is_empty() || rating.covers.contains(&question.unit.id)
        };
        let ratings: Vec<&book::Rating> =
            records.ratings.iter().filter(is_of_unit).chain(&records.covering).copied().collect();
        let mut found = TestFinding::default();
        let mut outcomes = Vec::new();
        for (place, force) in self.forces.iter().enumerate() {
            let of_force: Vec<&book::Rating> = ratings
                .iter()
                .filter(|rating| rating.force == *force && rating.year == question.year)
                .copied()
                .collect();
            match self.latest(&of_force, evaluator, question) {
                Some(latest) => {
                    outcomes.push(self.compare(&latest, force, evaluator, question, &mut found))
                }
                None if place == 0 || !of_force.is_empty() => {
                    outcomes.push(Outcome::Missing);
                    found.because.push(RatingReason::NotRated { force: force.clone() }.into());
                    found.needs.push(question.need(RecordKind::Rating, Some(force)));
                }
                None => {}
            }
        }
        found.outcome = Some(Outcome::all(outcomes));
        found
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::AllAnswer
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        let mut limits = Limit::codes("rating.forces", KindGroup::Force, &self.forces);
        limits.push(Limit::code("rating.at_least", KindGroup::Rating, &self.at_least));
        limits.push(Limit::new("rating.at_least", Demand::OnScale(&self.at_least)));
        limits
    }

    fn is_looser_than(&self, origin: &Self, catalogue: &Catalogue) -> bool {
        // The first force must be rated; the others only count where there is a rating.
        let is_lower = self.at_least != origin.at_least
            && catalogue.is_rated_at_least(&self.at_least, &origin.at_least) != Some(true);
        self.forces.first() != origin.forces.first()
            || is_lower
            || drops_any(&self.forces, &origin.forces)
    }

    fn is_final(&self, _: Outcome, _: &Catalogue) -> bool {
        false
    }

    fn counts_events(&self) -> bool {
        false
    }
}

impl Rating {
    /// The latest rating on the required scale. Ratings made by the moment of asking come before
    /// later ones.
    fn latest<'b>(
        &self,
        of_force: &[&'b book::Rating],
        evaluator: &Evaluator,
        question: &Question,
    ) -> Option<LatestRecord<'b, book::Rating>> {
        let catalogue = evaluator.facts.catalogue();
        let is_on_scale = |record: &&&book::Rating| {
            let rating = record.rating.as_ref();
            rating.is_none_or(|rating| catalogue.on_one_scale(rating, &self.at_least))
        };
        let (before, after): (Vec<&book::Rating>, Vec<&book::Rating>) = of_force
            .iter()
            .filter(is_on_scale)
            .copied()
            .partition(|of| question.precedes_asking(of.date));
        let counting = if before.is_empty() { after } else { before };
        LatestRecord::of(counting, |of| (of.date, of.stamp.at), |a, b| a.rating == b.rating)
    }

    /// Compares the latest rating of a force with the lowest that passes.
    fn compare(
        &self,
        latest: &LatestRecord<'_, book::Rating>,
        force: &KindCode,
        evaluator: &Evaluator,
        question: &Question,
        found: &mut TestFinding,
    ) -> Outcome {
        let Some(record) = latest.agreed() else {
            found.because.push(CommonReason::Disagreeing { date: latest.record.date }.into());
            found
                .needs
                .extend(latest.records().map(|record| Need::Field { record, field: "rating" }));
            found.records.extend(latest.records());
            return Outcome::Missing;
        };
        found.records.push(RecordRef::to(record));
        let Some(rating) = &record.rating else {
            found.because.push(RatingReason::NotRated { force: force.clone() }.into());
            found.needs.push(Need::Field { record: RecordRef::to(record), field: "rating" });
            return Outcome::Missing;
        };
        let rated =
            |passes| RatingReason::Rated { force: force.clone(), rating: rating.clone(), passes };
        if !record.coverage().covers(question.window.to) {
            found.because.push(rated(None).into());
            found.because.extend(question.short_of(record.coverage()));
            found.needs.push(question.need(RecordKind::Rating, Some(force)));
            return Outcome::Missing;
        }
        let catalogue = evaluator.facts.catalogue();
        let passes = catalogue.is_rated_at_least(rating, &self.at_least);
        if passes == Some(false) {
            let (force, at_least) = (force.clone(), self.at_least.clone());
            found.distances.push(Distance::Rating { force, at_least });
        }
        found.because.push(rated(passes).into());
        if passes.is_none() {
            found.needs.push(Need::Field { record: RecordRef::to(record), field: "rating" });
        }
        Outcome::of(passes)
    }
}

/// The reason for the outcome of a test of ratings.
#[derive(Clone, Debug, PartialEq)]
pub enum RatingReason {
    /// A force was rated.
    Rated {
        /// The force.
        force: KindCode,
        /// Its rating.
        rating: KindCode,
        /// Whether that is enough; unknown on another scale.
        passes: Option<bool>,
    },
    /// A force was not rated, or no rating was entered.
    NotRated {
        /// The force.
        force: KindCode,
    },
}

impl From<RatingReason> for Reason {
    fn from(reason: RatingReason) -> Self {
        Self::Rating(reason)
    }
}

impl RatingReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Rated { passes, .. } => Some(Outcome::of(*passes)),
            Self::NotRated { .. } => Some(Outcome::Missing),
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Rated { force, rating, .. } => format!(
                "{}: {}",
                explainer.label(KindGroup::Force, force),
                explainer.label(KindGroup::Rating, rating)
            ),
            Self::NotRated { force } => say!(
                explainer.lang,
                "{force}: chưa có xếp loại",
                "{force}: not rated",
                force = explainer.label(KindGroup::Force, force)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn a_lower_rating_is_looser() {
        assert_looser(
            r#"{"rating": {"forces": ["commune_police"], "at_least": "completed"}}"#,
            r#"{"rating": {"forces": ["commune_police"], "at_least": "completed_well"}}"#,
        );
    }
}
