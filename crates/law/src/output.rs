//! Verdicts as JSON, for the command line and other programs.

use serde::Serialize;

use super::{Explainer, Finding, Library, Need, Notice, Outcome, RecordRef, Ruled, Verdict};
use book::{Day, Reading, RecordId, Ruling, UnitId, Year};

/// A verdict with its reasons in words.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictOutput {
    /// The unit's id.
    pub unit: UnitId,
    /// The unit's name.
    pub unit_name: String,
    /// The assessment year.
    pub year: Year,
    /// The id of the rule set.
    pub rules: String,
    /// The rule set's title.
    pub rules_title: String,
    /// The version of the rule set.
    pub rules_version: String,
    /// The version of the program that made the evaluation.
    pub app_version: &'static str,
    /// The reading of "kiềm chế, kéo giảm" (contain and reduce) that was used.
    pub reading: Reading,
    /// The first and last day looked at.
    pub window: [Option<Day>; 2],
    /// The day on which the unit asked to be recognised, if the set is judged at that moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Day>,
    /// The authority that decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<AuthorityOutput>,
    /// The notices beside the verdict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeOutput>,
    /// For a draft, what is not yet known of the text. A draft gives no verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
    /// Whether no later record can change the outcome.
    pub settled: bool,
    /// Whether the window was still open on the day up to which the book was looked at.
    pub open: bool,
    /// The sum, if the set is a table of points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreOutput>,
    /// The changes that the unit needs to meet the rule, where something is known to fail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to_meet: Vec<String>,
    /// The deciding facts in a line; empty for a unit that meets everything.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The conditions that decide; empty for a unit that meets everything.
    pub decided_by: Vec<String>,
    /// The findings on the conditions.
    pub findings: Vec<FindingOutput>,
    /// The findings on warnings, which decide nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FindingOutput>,
    /// The findings on a programme's targets, which decide nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<FindingOutput>,
}

/// The authority that decides on a unit.
#[derive(Clone, Debug, Serialize)]
pub struct AuthorityOutput {
    /// The office.
    pub who: String,
    /// The clause that says so.
    pub clause: String,
    /// The last day on which the decision is in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Day>,
    /// Whether the source says so.
    pub verified: bool,
}

/// A notice in words.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeOutput {
    /// Its name, such as `ended`.
    pub notice: &'static str,
    /// The sentence.
    pub text: String,
    /// For a set that ended, the set in its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl NoticeOutput {
    /// A notice in words.
    pub fn new(notice: &Notice, explainer: &Explainer) -> Self {
        let next = match notice {
            Notice::Ended { next, .. } => next.as_ref().map(|next| next.id.clone()),
            Notice::Replaced { by } => Some(by.id.clone()),
            Notice::NotYet { .. }
            | Notice::UnitEnded { .. }
            | Notice::UnitLater { .. }
            | Notice::PartWithoutDay { .. }
            | Notice::PartGiven { .. }
            | Notice::AskedBefore { .. }
            | Notice::DecidedOtherwise { .. }
            | Notice::KindEnded { .. }
            | Notice::RevokedLater { .. }
            | Notice::Region { .. } => None,
        };
        Self { notice: notice.code(), text: explainer.notice(notice), next }
    }
}

/// The sum of a table of points.
#[derive(Clone, Debug, Serialize)]
pub struct ScoreOutput {
    /// The lower bound of the points.
    pub low: u32,
    /// The upper bound.
    pub high: u32,
    /// The points of a full table.
    pub out_of: u32,
    /// The sum in words, with the class and with what is not known of the table.
    pub text: String,
}

/// A finding with its reasons in words.
#[derive(Clone, Debug, Serialize)]
pub struct FindingOutput {
    /// The condition's id.
    pub condition: String,
    /// The clause.
    pub clause: String,
    /// A short name of the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The condition's words.
    pub text: String,
    /// Whether they are the law's own words.
    pub verified: bool,
    /// The outcome that holds.
    pub outcome: Outcome,
    /// Whether no later record can change the outcome.
    pub settled: bool,
    /// The points, if the condition is an item of a table of points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// The distances of the figures from the limits, as sentences.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distances: Vec<String>,
    /// The outcome by the figures, if a person ruled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<Outcome>,
    /// The person's ruling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruled: Option<RuledOutput>,
    /// A person's ruling from before the days were over. The condition was judged again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruled_before: Option<RuledOutput>,
    /// The reasons.
    pub because: Vec<String>,
    /// The records that it rests on.
    pub records: Vec<RecordOutput>,
    /// The records and fields that would settle it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// The findings on its parts.
    pub children: Vec<FindingOutput>,
}

/// A person's ruling.
#[derive(Clone, Debug, Serialize)]
pub struct RuledOutput {
    /// The id of the decision.
    pub record: RecordId,
    /// The ruling.
    pub ruling: Ruling,
    /// The reason given.
    pub reason: String,
    /// The person who ruled.
    pub by: String,
    /// The day of the ruling.
    pub date: Day,
}

impl RuledOutput {
    fn new(ruled: &Ruled) -> Self {
        Self {
            record: ruled.record.id.clone(),
            ruling: ruled.ruling,
            reason: ruled.reason.clone(),
            by: ruled.by.clone(),
            date: ruled.date,
        }
    }
}

/// A record that a finding rests on.
#[derive(Clone, Debug, Serialize)]
pub struct RecordOutput {
    /// The list that it is in, such as `incidents`.
    pub list: &'static str,
    /// The id.
    pub id: RecordId,
    /// The unit that it is about.
    pub unit: UnitId,
}

impl From<&RecordRef> for RecordOutput {
    fn from(record: &RecordRef) -> Self {
        Self { list: record.kind.list_name(), id: record.id.clone(), unit: record.unit.clone() }
    }
}

impl VerdictOutput {
    /// A verdict in words.
    pub fn new(verdict: &Verdict, library: &Library, explainer: &Explainer) -> Self {
        let outputs = |findings: &[Finding]| {
            findings.iter().map(|finding| FindingOutput::new(finding, explainer)).collect()
        };
        Self {
            unit: verdict.unit.clone(),
            unit_name: explainer.unit(&verdict.unit),
            year: verdict.year,
            rules: verdict.rules.id.clone(),
            rules_title: verdict.rules.title.get(explainer.lang).to_owned(),
            rules_version: verdict.rules.version.clone(),
            app_version: super::APP_VERSION,
            reading: verdict.reading,
            window: [verdict.window.from, verdict.window.to],
            asked: verdict.asked,
            authority: verdict.authority().map(|authority| AuthorityOutput {
                who: authority.who.get(explainer.lang).to_owned(),
                clause: authority.clause.clone(),
                due: authority.due.and_then(|due| due.of(verdict.year)),
                verified: authority.verified,
            }),
            notices: verdict
                .notices(explainer.book, library)
                .iter()
                .map(|notice| NoticeOutput::new(notice, explainer))
                .collect(),
            draft: verdict.rules.draft.as_ref().map(|draft| draft.get(explainer.lang).to_owned()),
            outcome: verdict.outcome,
            settled: verdict.settled,
            open: verdict.is_open,
            score: verdict.score.as_ref().map(|score| ScoreOutput {
                low: score.low,
                high: score.high,
                out_of: score.out_of,
                text: explainer.score(score),
            }),
            to_meet: verdict
                .smallest_change()
                .iter()
                .map(|remedy| explainer.remedy(verdict, remedy))
                .collect(),
            why: explainer.why(verdict),
            decided_by: verdict
                .deciding()
                .iter()
                .map(|finding| finding.condition.id.clone())
                .collect(),
            findings: outputs(&verdict.findings),
            warnings: outputs(&verdict.warnings),
            targets: outputs(&verdict.targets),
        }
    }
}

impl FindingOutput {
    fn new(finding: &Finding, explainer: &Explainer) -> Self {
        let needs: &[Need] = if finding.outcome == Outcome::Missing { &finding.needs } else { &[] };
        Self {
            condition: finding.condition.id.clone(),
            clause: finding.condition.clause.clone(),
            name: finding.condition.name.as_ref().map(|name| name.get(explainer.lang).to_owned()),
            text: finding.condition.text.vi.clone(),
            verified: finding.condition.text.verified,
            outcome: finding.outcome,
            settled: finding.settled,
            points: finding
                .points
                .zip(finding.condition.points.as_ref())
                .map(|(range, points)| explainer.points(range, points.most)),
            distances: finding
                .distances
                .iter()
                .map(|distance| explainer.distance(distance))
                .collect(),
            computed: finding.ruled.as_ref().map(|_| finding.computed),
            ruled: finding.ruled.as_deref().map(RuledOutput::new),
            ruled_before: finding.ruled_before.as_deref().map(RuledOutput::new),
            because: finding.because.iter().map(|reason| explainer.reason(reason)).collect(),
            records: finding.records.iter().map(RecordOutput::from).collect(),
            needs: needs.iter().map(|need| explainer.need(need)).collect(),
            children: finding.children.iter().map(|child| Self::new(child, explainer)).collect(),
        }
    }
}
