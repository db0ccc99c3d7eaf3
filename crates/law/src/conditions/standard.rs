//! `standard`: the unit itself has a standard for the year, by recognition or by evaluation.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{CommonReason, FormerUnits, Limit, Name, Names, Reason, RuleTest};
use crate::distance::Distance;
use crate::evaluator::{Evaluator, Standing};
use crate::explain::Explainer;
use crate::finding::{Need, RecordRef};
use crate::names::outcome_name;
use crate::question::Question;
use crate::recognitions::Recognised;
use crate::rule_set::RuleSet;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, KindCode, KindGroup, Outcome, RecordKind, Year};

/// The unit itself must have a standard for the year: by a recognition or, if there is none, by
/// evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Standard {
    /// The standard.
    pub standard: KindCode,
    /// Whether only a recorded recognition counts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recorded: bool,
    /// Whether the latest year counts whose assessment was over by the end of the window. This may
    /// be the year before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub latest: bool,
}

impl RuleTest for Standard {
    const NAMES: &'static Names = &Names {
        test: "standard",
        members: &[
            Name::within("requires", "standard", "tiêu chuẩn của đơn vị", "the unit's standard"),
            Name::of("recorded", "chỉ tính quyết định đã ghi", "only a recorded recognition"),
            Name::of("latest", "của năm gần nhất", "of the latest year"),
        ],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let standard = &self.standard;
        let year =
            if self.latest { latest_year(evaluator, question, standard) } else { question.year };
        let (unit, code) = (question.unit.id.clone(), Some(standard.clone()));
        let need = Need::Record { kind: RecordKind::Recognition, unit, year, code };
        let word = evaluator.recognised(question.unit, standard, year, Some(question));
        let mut early = Vec::new();
        // A unit is not evaluated for a year that ended before it was formed.
        let existed = question.unit.formed_on().is_none_or(|formed| formed.year() <= year);
        if let Some(word) = word.as_ref().filter(|word| !word.rivals.is_empty()) {
            let records = word.rivals.iter().copied().chain([word.record]).map(RecordRef::to);
            return TestFinding::default().disagreeing(word.record.date, "granted", records);
        }
        if let Some(word) = &word {
            if word.speaks_of_all {
                return self.decided(evaluator, question, word, year, existed);
            }
            let reason = StandardReason::Decided { granted: word.granted, year };
            early.extend([reason.into()].into_iter().chain(question.short_of(word.coverage)));
        }
        if self.recorded || !existed {
            return TestFinding::new(Outcome::Missing, StandardReason::NotDecided { year })
                .after(early)
                .needing(need);
        }
        let standard = standard.clone();
        match evaluator.evaluated(question.unit, &standard, year) {
            Standing::Evaluated(rules, outcome) => {
                let reason = StandardReason::Evaluated { rules: Arc::clone(rules), year, outcome };
                let distance =
                    (outcome == Outcome::NotMet).then_some(Distance::Standard { standard });
                TestFinding::new(outcome, reason).at(distance)
            }
            Standing::NoRules => {
                TestFinding::new(Outcome::Missing, StandardReason::NoRules { standard })
            }
            Standing::Circular => {
                TestFinding::new(Outcome::Missing, StandardReason::AsksItself { standard })
            }
        }
        .after(early)
        .needing(need)
    }

    /// Judges a former unit by recognition alone, because a year in which a unit ended is not
    /// evaluated.
    fn judge_former_unit(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        Self { recorded: true, ..self.clone() }.judge(evaluator, question)
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::OneIsEnough
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        vec![Limit::code("standard.standard", KindGroup::Standard, &self.standard)]
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.standard != origin.standard
            || self.latest != origin.latest
            || (origin.recorded && !self.recorded)
    }

    fn is_final(&self, _: Outcome, _: &Catalogue) -> bool {
        false
    }

    fn counts_events(&self) -> bool {
        false
    }
}

impl Standard {
    /// The finding by a decision on the whole year. If the unit's own figures contradict the
    /// decision, a reason says so.
    fn decided(
        &self,
        evaluator: &Evaluator,
        question: &Question,
        word: &Recognised<'_>,
        year: Year,
        existed: bool,
    ) -> TestFinding {
        let (granted, unit) = (word.granted, question.unit);
        let distance = (!granted).then(|| Distance::Standard { standard: self.standard.clone() });
        let differs = !self.recorded
            && existed
            && evaluator.is_contradicted(unit, &self.standard, year, granted);
        let otherwise = differs.then(|| CommonReason::DecidedOtherwise {
            granted,
            units: vec![unit.id.clone()],
            year,
        });
        let revoked =
            word.revoked_later.map(|on| CommonReason::RevokedLater { unit: unit.id.clone(), on });
        TestFinding::new(Outcome::of(Some(granted)), StandardReason::Decided { granted, year })
            .because(otherwise)
            .because(revoked)
            .at(distance)
            .resting_on([RecordRef::to(word.record)])
    }
}

/// The latest year whose assessment under a standard was over at the end of the window: this
/// year or the one before.
fn latest_year(evaluator: &Evaluator, question: &Question, standard: &KindCode) -> Year {
    let is_over = |year: &Year| {
        let rules = evaluator.library.in_force(standard, question.unit.kind, *year);
        let end = rules.and_then(|rules| rules.window_of(*year)).and_then(|window| window.to);
        end.zip(question.window.to).is_some_and(|(end, asked)| end <= asked)
    };
    [Some(question.year), question.year.before(1)]
        .into_iter()
        .flatten()
        .find(is_over)
        .unwrap_or(question.year)
}

/// The reason for the outcome of a test of a standard.
#[derive(Clone, Debug, PartialEq)]
pub enum StandardReason {
    /// The unit was recognised or refused.
    Decided {
        /// Recognised or refused.
        granted: bool,
        /// The year.
        year: Year,
    },
    /// Neither a recognition nor a refusal was entered.
    NotDecided {
        /// The year.
        year: Year,
    },
    /// The unit was evaluated by another rule set.
    Evaluated {
        /// The rule set.
        rules: Arc<RuleSet>,
        /// The year.
        year: Year,
        /// The outcome of the evaluation.
        outcome: Outcome,
    },
    /// No rule set of the standard judges the unit in the year.
    NoRules {
        /// The standard.
        standard: KindCode,
    },
    /// The rule sets ask for each other in a circle.
    AsksItself {
        /// The standard.
        standard: KindCode,
    },
}

impl From<StandardReason> for Reason {
    fn from(reason: StandardReason) -> Self {
        Self::Standard(reason)
    }
}

impl StandardReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        Some(match self {
            Self::Decided { granted, .. } => Outcome::of(Some(*granted)),
            Self::Evaluated { outcome, .. } => *outcome,
            Self::NotDecided { .. } | Self::NoRules { .. } | Self::AsksItself { .. } => {
                Outcome::Missing
            }
        })
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Decided { granted: true, year } => {
                say!(explainer.lang, "đã được công nhận năm {year}", "recognised for {year}")
            }
            Self::Decided { granted: false, year } => {
                say!(explainer.lang, "không được công nhận năm {year}", "refused for {year}")
            }
            Self::NotDecided { year } => say!(
                explainer.lang,
                "chưa nhập quyết định công nhận năm {year}",
                "no recognition for {year} entered"
            ),
            Self::Evaluated { rules, year, outcome } => say!(
                explainer.lang,
                "chưa có quyết định công nhận năm {year}; đánh giá theo {rules}: {outcome}",
                "no recognition for {year} entered; evaluated by {rules}: {outcome}",
                rules = rules.title.get(explainer.lang),
                outcome = outcome_name(*outcome, explainer.lang)
            ),
            Self::NoRules { standard } => say!(
                explainer.lang,
                "không có bộ quy định nào về {standard} áp dụng cho năm này",
                "no rule set for {standard} judges this year",
                standard = explainer.label(KindGroup::Standard, standard)
            ),
            Self::AsksItself { standard } => say!(
                explainer.lang,
                "các bộ quy định hỏi lẫn nhau về {standard}, không tính được",
                "the rule sets ask each other for {standard}: it cannot be worked out",
                standard = explainer.label(KindGroup::Standard, standard)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn a_standard_that_needs_no_recognition_is_looser() {
        assert_looser(
            r#"{"standard": {"standard": "a"}}"#,
            r#"{"standard": {"standard": "a", "recorded": true}}"#,
        );
    }
}
