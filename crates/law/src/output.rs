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
    /// The rule set's id.
    pub rules: String,
    /// The rule set's title.
    pub rules_title: String,
    /// The rule set's version.
    pub rules_version: String,
    /// The version of the program that evaluated.
    pub app_version: &'static str,
    /// How "kiềm chế, kéo giảm" was read.
    pub reading: Reading,
    /// First and last day looked at.
    pub window: [Option<Day>; 2],
    /// The day on which the unit asked to be recognised, where the set is judged at that moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Day>,
    /// Who decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authority: Option<AuthorityOutput>,
    /// What a reader must know beside it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeOutput>,
    /// Of a draft, what is not known of the text yet; no verdict is pronounced by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draft: Option<String>,
    /// What came out.
    pub outcome: Outcome,
    /// Whether no record that is still to come can change it.
    pub settled: bool,
    /// Whether the window was still open on the day up to which the book was looked at.
    pub open: bool,
    /// Of a table of points, the sum and what it comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<ScoreOutput>,
    /// What would have to be true for the unit to meet the rule, where something is known not to
    /// be.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to_meet: Vec<String>,
    /// What decides, in a line; empty for a unit that meets everything.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The conditions that decide; empty for a unit that meets everything.
    pub decided_by: Vec<String>,
    /// The findings on the conditions.
    pub findings: Vec<FindingOutput>,
    /// The findings on marks that warn and decide nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<FindingOutput>,
    /// The findings on a programme's targets, which decide nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<FindingOutput>,
}

/// Who decides on a unit.
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

/// What a reader must know beside a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct NoticeOutput {
    /// Its name, such as `ended`.
    pub notice: &'static str,
    /// The sentence.
    pub text: String,
    /// Of a set that ended, the one in its place.
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
    /// At least so many points.
    pub low: u32,
    /// At most so many.
    pub high: u32,
    /// Of so many.
    pub out_of: u32,
    /// In words, with the class and what is not known of the table.
    pub text: String,
}

/// A finding with its reasons in words.
#[derive(Clone, Debug, Serialize)]
pub struct FindingOutput {
    /// The condition's id.
    pub condition: String,
    /// The clause.
    pub clause: String,
    /// What the condition is called in a few words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The condition's words.
    pub text: String,
    /// Whether those are the law's own words.
    pub verified: bool,
    /// What holds.
    pub outcome: Outcome,
    /// Whether no record that is still to come can change it.
    pub settled: bool,
    /// Of an item of a table of points: its points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// How far the figures are from the limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub distances: Vec<String>,
    /// What the figures say, where a person ruled otherwise or the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<Outcome>,
    /// The person's ruling.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruled: Option<RuledOutput>,
    /// A person's ruling from before all the days were over: the condition was judged again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ruled_before: Option<RuledOutput>,
    /// Why.
    pub because: Vec<String>,
    /// The records that it rests on.
    pub records: Vec<RecordOutput>,
    /// What would settle it.
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
    /// What was ruled.
    pub ruling: Ruling,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
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

/// A record that was used.
#[derive(Clone, Debug, Serialize)]
pub struct RecordOutput {
    /// The list that it is in, such as `incidents`.
    pub list: &'static str,
    /// Its id.
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
