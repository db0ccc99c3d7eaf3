//! Stored verdicts, and how a new evaluation differs from one.

use super::names::{outcome_name, reading_name};
use super::{Explainer, Outcome, Verdict};
use book::text::{Text, say};
use book::{Assessment, ConditionOutcome, Day, Extra, Reading, RecordId, Stamp};

/// The version of this program, stored in each assessment.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The record of a verdict: the outcome of every condition, with the versions of the rule set and
/// the program.
pub fn assess(
    verdict: &Verdict,
    id: RecordId,
    date: Day,
    by: Option<String>,
    stamp: Stamp,
) -> Assessment {
    Assessment {
        id,
        unit: verdict.unit.clone(),
        year: verdict.year,
        rules: verdict.rules.id.clone(),
        rules_version: verdict.rules.version.clone(),
        app_version: APP_VERSION.to_owned(),
        reading: verdict.reading,
        outcome: verdict.outcome,
        date,
        conditions: outcomes(verdict),
        by,
        note: String::new(),
        illustrative: false,
        deleted: false,
        stamp,
        extra: Extra::new(),
    }
}

fn outcomes(verdict: &Verdict) -> Vec<ConditionOutcome> {
    let mut outcomes = Vec::new();
    for finding in &verdict.findings {
        finding.walk(&mut |finding| {
            outcomes.push(ConditionOutcome {
                condition: finding.condition.id.clone(),
                clause: finding.condition.clause.clone(),
                outcome: finding.outcome,
                extra: Extra::new(),
            });
        });
    }
    outcomes
}

/// One difference between a stored verdict and a new evaluation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The outcome changed.
    Outcome {
        /// The stored outcome.
        then: Outcome,
        /// The new outcome.
        now: Outcome,
    },
    /// The outcome of a condition changed.
    Condition {
        /// The id.
        condition: String,
        /// Its clause.
        clause: String,
        /// The stored outcome; none if the rule set did not have the condition.
        then: Option<Outcome>,
        /// The new outcome; none if the rule set no longer has the condition.
        now: Option<Outcome>,
    },
    /// The version of the rule set changed.
    RulesVersion {
        /// The stored version.
        then: String,
        /// The new version.
        now: String,
    },
    /// The reading of "kiềm chế, kéo giảm" changed.
    Reading {
        /// The stored reading.
        then: Reading,
        /// The new reading.
        now: Reading,
    },
    /// The version of this program changed.
    AppVersion {
        /// The stored version.
        then: String,
        /// The new version.
        now: String,
    },
}

/// Compares a stored verdict with a new one: the outcome first, then the conditions in the order of
/// the rule set, then versions and reading.
pub fn compare(stored: &Assessment, verdict: &Verdict) -> Vec<Change> {
    let mut changes = Vec::new();
    if stored.outcome != verdict.outcome {
        changes.push(Change::Outcome { then: stored.outcome, now: verdict.outcome });
    }
    let now = outcomes(verdict);
    let find = |among: &[ConditionOutcome], id: &str| {
        among.iter().find(|of| of.condition == id).map(|of| of.outcome)
    };
    let gone = stored.conditions.iter().filter(|then| find(&now, &then.condition).is_none());
    for of in now.iter().chain(gone) {
        let (then, now) = (find(&stored.conditions, &of.condition), find(&now, &of.condition));
        if then != now {
            changes.push(Change::Condition {
                condition: of.condition.clone(),
                clause: of.clause.clone(),
                then,
                now,
            });
        }
    }
    if stored.rules_version != verdict.rules.version {
        changes.push(Change::RulesVersion {
            then: stored.rules_version.clone(),
            now: verdict.rules.version.clone(),
        });
    }
    if stored.reading != verdict.reading {
        changes.push(Change::Reading { then: stored.reading, now: verdict.reading });
    }
    if stored.app_version != APP_VERSION {
        changes.push(Change::AppVersion {
            then: stored.app_version.clone(),
            now: APP_VERSION.to_owned(),
        });
    }
    changes
}

impl Explainer<'_> {
    /// The difference as a sentence: `Điều 4 khoản 1: trước «đạt», nay «không đạt»`.
    pub fn change(&self, change: &Change) -> String {
        let lang = self.lang;
        let was = |what: &str, then: &str, now: &str| {
            say!(lang, "{what}: trước «{then}», nay «{now}»", "{what}: “{then}” then, “{now}” now")
        };
        match change {
            Change::Outcome { then, now } => was(
                Text::new("Kết quả", "Outcome").to(lang),
                outcome_name(*then, lang),
                outcome_name(*now, lang),
            ),
            Change::Condition { clause, then, now, .. } => {
                let there_was_none =
                    Text::new("chưa có điều kiện này", "no such condition").to(lang);
                let there_is_none =
                    Text::new("không còn điều kiện này", "the condition is gone").to(lang);
                let name = |outcome: &Option<Outcome>, none| {
                    outcome.map_or(none, |outcome| outcome_name(outcome, lang))
                };
                was(clause, name(then, there_was_none), name(now, there_is_none))
            }
            Change::RulesVersion { then, now } => was(
                Text::new("Phiên bản bộ quy định", "Version of the rule set").to(lang),
                then,
                now,
            ),
            Change::Reading { then, now } => {
                let what =
                    Text::new("Cách hiểu “kiềm chế, kéo giảm”", "Reading of “contain and reduce”")
                        .to(lang);
                was(what, reading_name(*then, lang), reading_name(*now, lang))
            }
            Change::AppVersion { then, now } => {
                was(Text::new("Phiên bản ứng dụng", "Version of the app").to(lang), then, now)
            }
        }
    }
}
