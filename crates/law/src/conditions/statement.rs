//! `statement`: a person stated the answer that the condition asks for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest, Timeframe};
use crate::distance::Distance;
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::RecordRef;
use crate::latest_record::LatestRecord;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::{Text, say};
use book::{Catalogue, Day, KindCode, KindGroup, Outcome, RecordKind};

/// A person must have stated this answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Statement {
    /// The kind of statement.
    pub kind: KindCode,
    /// The answer that meets the condition.
    pub value: bool,
}

impl RuleTest for Statement {
    const NAMES: &'static Names = &Names {
        test: "statement",
        members: &[
            Name::of("statement", "nội dung xác nhận", "statement"),
            Name::of("value", "câu trả lời cần có", "answer needed"),
        ],
        values: &[],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let Self { kind, value } = self;
        let need = || question.need(RecordKind::Statement, Some(kind));
        let Some(said) =
            evaluator.facts.last_statement(&[&question.unit.id], kind.as_str(), question.year)
        else {
            return TestFinding::new(
                Outcome::Missing,
                StatementReason::NotStated { kind: kind.clone() },
            )
            .needing(need());
        };
        if let Some(both) = said.disputed() {
            return TestFinding::default().disputed(both);
        }
        let found = |outcome| {
            TestFinding::new(outcome, StatementReason::stated(said.statement))
                .resting_on([RecordRef::to(said.statement)])
        };
        let is_lasting = is_lasting(kind, said.value(), evaluator.facts.catalogue());
        if said.coverage().covers(question.window.to) || is_lasting {
            // A unit cannot change what it is or what happened.
            let is_open = said.value() != *value
                && !is_fixed(kind, evaluator.facts.catalogue())
                && !is_lasting;
            let distance = is_open.then(|| Distance::Answer { kind: kind.clone(), value: *value });
            return found(Outcome::of(Some(said.value() == *value))).at(distance);
        }
        found(Outcome::Missing).because(question.short_of(said.coverage())).needing(need())
    }

    fn former_units(&self) -> FormerUnits {
        FormerUnits::AllAnswer
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        vec![Limit::code("statement.kind", KindGroup::Statement, &self.kind)]
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self != origin
    }

    fn is_final(&self, outcome: Outcome, catalogue: &Catalogue) -> bool {
        outcome == Outcome::NotMet && is_lasting(&self.kind, !self.value, catalogue)
    }

    fn counts_events(&self) -> bool {
        false
    }
}

/// Whether an answer is about an event, so that no later day changes it.
fn is_lasting(kind: &KindCode, value: bool, catalogue: &Catalogue) -> bool {
    let kind = catalogue.get(KindGroup::Statement, kind);
    kind.is_some_and(|kind| kind.lasting == Some(value))
}

/// Whether a question asks what the unit is or has, and not what it does.
fn is_fixed(kind: &KindCode, catalogue: &Catalogue) -> bool {
    catalogue.get(KindGroup::Statement, kind).is_some_and(|kind| kind.fixed)
}

impl Evaluator<'_> {
    /// The finding that there was none. A person must have stated so of each kind of paper or
    /// activity, on the last day of the timeframe or later.
    pub(super) fn said_none(
        &self,
        question: &Question,
        kinds: &[KindCode],
        within: Timeframe,
    ) -> Option<TestFinding> {
        let statements = &self.facts.of(&question.unit.id).statements;
        let latest = |kind: &KindCode| {
            let about = statements.iter().filter(|said| {
                said.kind.as_str() == book::Statement::ISSUED_OR_HELD
                    && said.about.as_ref() == Some(kind)
            });
            let of_year = about.filter(|said| said.year == question.year);
            let last = LatestRecord::of(
                of_year.copied(),
                |said| (Some(said.date), said.stamp.at),
                |a, b| a.value == b.value,
            )?;
            last.agreed().filter(|said| !said.value)
        };
        let said: Vec<&book::Statement> = kinds.iter().map(latest).collect::<Option<_>>()?;
        let whole =
            question.windows.whole(question.year).map_or(question.window, |span| span.period);
        let last = [within.days(question.year, whole).to, whole.to].into_iter().flatten().min();
        let is_over = last.is_none_or(|last| {
            question.window.to.is_none_or(|to| to >= last)
                && said.iter().all(|said| said.date >= last)
        });
        let none = TestFinding { outcome: Some(Outcome::NotMet), ..TestFinding::default() };
        let reasons = said.iter().copied().map(StatementReason::stated);
        is_over.then(|| {
            none.because(reasons)
                .at([Distance::TooLate])
                .resting_on(said.iter().copied().map(RecordRef::to))
        })
    }
}

impl TestFinding {
    /// Sets the outcome to missing, because two statements of one day and moment contradict each
    /// other.
    pub(super) fn disputed(self, both: [&book::Statement; 2]) -> Self {
        let date = both.first().map(|said| said.date);
        let said = both.iter().map(|said| StatementReason::stated(said));
        self.because(said).disagreeing(date, "value", both.into_iter().map(RecordRef::to))
    }
}

/// The reason for the outcome of a test of the answer that a person stated.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementReason {
    /// A person stated it.
    Stated {
        /// The question.
        kind: KindCode,
        /// The kind of paper or activity that it is about, where it asks whether there was one.
        about: Option<KindCode>,
        /// The answer.
        value: bool,
        /// The person who stated it, if named.
        by: Option<String>,
        /// The day of the statement.
        date: Day,
    },
    /// Nobody stated it.
    NotStated {
        /// The question.
        kind: KindCode,
    },
}

impl From<StatementReason> for Reason {
    fn from(reason: StatementReason) -> Self {
        Self::Statement(reason)
    }
}

impl StatementReason {
    /// The reason that somebody stated this.
    pub(super) fn stated(said: &book::Statement) -> Self {
        Self::Stated {
            kind: said.kind.clone(),
            about: said.about.clone(),
            value: said.value,
            by: said.by.clone(),
            date: said.date,
        }
    }

    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Stated { .. } => None,
            Self::NotStated { .. } => Some(Outcome::Missing),
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Stated { about: Some(about), value, by, date, .. } => {
                let is_activity = explainer.catalogue.get(KindGroup::Activity, about).is_some();
                let group = if is_activity { KindGroup::Activity } else { KindGroup::Paper };
                let (about, by) = (explainer.label(group, about), named(by.as_deref()));
                match value {
                    true => say!(
                        explainer.lang,
                        "có {about} ({date}{by})",
                        "there was: {about} ({date}{by})"
                    ),
                    false => say!(
                        explainer.lang,
                        "không có {about} ({date}{by})",
                        "there was none: {about} ({date}{by})"
                    ),
                }
            }
            Self::Stated { kind, about: None, value, by, date } => {
                let question = explainer.label(KindGroup::Statement, kind);
                let answer = match value {
                    true => Text::new("có", "yes"),
                    false => Text::new("không", "no"),
                };
                let (answer, by) = (answer.to(explainer.lang), named(by.as_deref()));
                format!("{question}: {answer} ({date}{by})")
            }
            Self::NotStated { kind } => say!(
                explainer.lang,
                "chưa có xác nhận: {kind}",
                "not stated: {kind}",
                kind = explainer.label(KindGroup::Statement, kind)
            ),
        }
    }
}

/// `, Nguyễn Văn A`; empty if nobody is named.
fn named(by: Option<&str>) -> String {
    by.map(|by| format!(", {by}")).unwrap_or_default()
}
