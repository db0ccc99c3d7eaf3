//! `models`: so many models are maintained at the end of the window.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::allows_more_kinds;
use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest};
use crate::distance::{Distance, Lack};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::{Need, RecordRef};
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, KindCode, KindGroup, Model, Outcome, RecordKind};

/// At least this many models must be maintained at the end of the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Models {
    /// The smallest number of models that passes.
    pub at_least: u32,
    /// The kinds of model, each with the kinds within it. All if absent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<KindCode>,
    /// Whether only models count that worked effectively in the year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub effective: bool,
}

impl RuleTest for Models {
    const NAMES: &'static Names = &Names {
        test: "models",
        members: &[
            Name::of("models", "mô hình đang duy trì", "models kept up"),
            Name::of("effective", "phải hoạt động hiệu quả", "effective ones"),
        ],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let Self { at_least, kinds, effective } = self;
        let Some(end) = question.window.to else { return TestFinding::default() };
        let catalogue = evaluator.facts.catalogue();
        let is_of = |model: &Model| {
            if kinds.is_empty() { Some(true) } else { catalogue.is_of(&model.kind, kinds) }
        };
        let is_asked = |model: &&Model| is_of(model) != Some(false) && model.is_maintained_on(end);
        let below = evaluator.facts.below(question.unit);
        let models: Vec<_> =
            below.iter().flat_map(|records| records.models.iter().copied()).collect();
        if models.is_empty() {
            return TestFinding::new(Outcome::Missing, ModelsReason::NotEntered)
                .needing(question.need(RecordKind::Model, None));
        }
        let mut found = TestFinding::default();
        let (mut count, mut unassessed) = (0u32, 0u32);
        for model in models.into_iter().filter(is_asked) {
            let record = RecordRef::to(model);
            let is_effective = if *effective {
                evaluator.facts.is_effective(model, question.year, end)
            } else {
                Some(true)
            };
            match (is_effective, is_of(model)) {
                (Some(true), Some(true)) => count = count.saturating_add(1),
                (Some(false), _) => {}
                (of_year, _) => {
                    unassessed = unassessed.saturating_add(1);
                    let field = if of_year.is_none() { "results" } else { "kind" };
                    found.needs.push(Need::Field { record: record.clone(), field });
                }
            }
            found.records.push(record);
        }
        let outcome = outcome_of(count, unassessed, *at_least);
        if outcome == Outcome::NotMet {
            found.distances.extend(Distance::to_least(Lack::Models, count, *at_least));
        }
        let (kinds, at_least) = (kinds.clone(), *at_least);
        found.because.push(ModelsReason::Kept { kinds, count, unassessed, at_least }.into());
        found.conclude(outcome)
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::AddedUp
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        let count = Limit::count("models.at_least", self.at_least);
        let kinds = Limit::each_code("models.kinds", KindGroup::Model, &self.kinds);
        [count].into_iter().chain(kinds).collect()
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.at_least < origin.at_least
            || allows_more_kinds(&self.kinds, &origin.kinds)
            || (origin.effective && !self.effective)
    }

    fn is_final(&self, _: Outcome, _: &Catalogue) -> bool {
        false
    }

    fn counts_events(&self) -> bool {
        false
    }
}

fn outcome_of(count: u32, unassessed: u32, at_least: u32) -> Outcome {
    match (count >= at_least, count.saturating_add(unassessed) >= at_least) {
        (true, _) => Outcome::Met,
        (false, true) => Outcome::Missing,
        (false, false) => Outcome::NotMet,
    }
}

/// The reason for the outcome of a test of models.
#[derive(Clone, Debug, PartialEq)]
pub enum ModelsReason {
    /// Models that count.
    Kept {
        /// Kinds that count; all if empty.
        kinds: Vec<KindCode>,
        /// The number that counts for certain.
        count: u32,
        /// The number of maintained models that nobody has assessed yet.
        unassessed: u32,
        /// The smallest number that passes.
        at_least: u32,
    },
    /// No model was entered.
    NotEntered,
}

impl From<ModelsReason> for Reason {
    fn from(reason: ModelsReason) -> Self {
        Self::Models(reason)
    }
}

impl ModelsReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Kept { count, unassessed, at_least, .. } => {
                Some(outcome_of(*count, *unassessed, *at_least))
            }
            Self::NotEntered => None,
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Kept { kinds, count, unassessed, at_least } => {
                let kinds = if kinds.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", explainer.labels(KindGroup::Model, kinds))
                };
                let unassessed = match unassessed {
                    0 => String::new(),
                    count => say!(
                        explainer.lang,
                        ", {count} chưa rõ có được tính hay không",
                        ", {count} that may or may not count"
                    ),
                };
                say!(
                    explainer.lang,
                    "{count} mô hình{kinds}{unassessed}; cần ít nhất {at_least}",
                    "{count} models{kinds}{unassessed}; at least {at_least} needed"
                )
            }
            Self::NotEntered => say!(explainer.lang, "chưa nhập mô hình nào", "no model entered"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn fewer_or_any_models_are_looser() {
        assert_looser(r#"{"models": {"at_least": 1}}"#, r#"{"models": {"at_least": 3}}"#);
        assert_looser(
            r#"{"models": {"at_least": 1, "kinds": ["a", "b"]}}"#,
            r#"{"models": {"at_least": 1, "kinds": ["a"]}}"#,
        );
        assert_looser(
            r#"{"models": {"at_least": 1}}"#,
            r#"{"models": {"at_least": 1, "effective": true}}"#,
        );
    }
}
