//! A result sheet as JSON and in words, for the command line, the page and other programs.

use serde::Serialize;

use super::sheet::{Decided, FormerWord, Sheet, SheetItem, SheetLine};
use crate::{Explainer, Library, NoticeOutput, Outcome, Verdict, outcome_name};
use book::text::{Text, say};
use book::{Day, KindCode, KindGroup, RecordId, UnitId, Year};

/// A sheet in words.
#[derive(Clone, Debug, Serialize)]
pub struct SheetOutput {
    /// The unit's id.
    pub unit: UnitId,
    /// The unit's name.
    pub unit_name: String,
    /// The year.
    pub year: Year,
    /// The remark that the unit did not exist at the year's end, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub life: Option<String>,
    /// The results.
    pub results: Vec<SheetLineOutput>,
}

/// A result in words: the decision and the outcome by the figures, each by itself.
#[derive(Clone, Debug, Serialize)]
pub struct SheetLineOutput {
    /// The subject, such as `safety`.
    pub item: &'static str,
    /// The standard.
    pub standard: KindCode,
    /// The name.
    pub name: String,
    /// The decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided: Option<DecidedOutput>,
    /// The decisions on units that this one was formed from or took in. They are never its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerOutput>,
    /// The outcome by the figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evaluated: Option<EvaluatedOutput>,
}

/// The decision on a former unit.
#[derive(Clone, Debug, Serialize)]
pub struct FormerOutput {
    /// The former unit's id.
    pub unit: UnitId,
    /// The name.
    pub unit_name: String,
    /// Whether only a part of it came.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partly: bool,
    /// The decision.
    pub decided: DecidedOutput,
    /// The decision in words, with the unit's name.
    pub text: String,
}

/// A decision in words.
#[derive(Clone, Debug, Serialize)]
pub struct DecidedOutput {
    /// The record.
    pub record: RecordId,
    /// The year for which it was given.
    pub year: Year,
    /// Whether it stands: granted and not taken back, or still on the list. None for a class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<bool>,
    /// The class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<KindCode>,
    /// The number of the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day of the decision; for a list, the first day on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Day>,
    /// The day on which it was taken back; for a list, the day of removal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Day>,
    /// The decision in words.
    pub text: String,
}

/// The outcome by the figures, in words.
#[derive(Clone, Debug, Serialize)]
pub struct EvaluatedOutput {
    /// The id of the rule set.
    pub rules: String,
    /// Its title.
    pub title: String,
    /// Whether the set is a draft, which gives no verdict.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// The outcome.
    pub outcome: Outcome,
    /// The lower and upper bound of the sum of points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<[u32; 2]>,
    /// The outcome in words.
    pub text: String,
    /// The notices beside the verdict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<NoticeOutput>,
}

impl SheetOutput {
    /// A sheet in words.
    pub fn new(sheet: &Sheet, library: &Library, explainer: &Explainer) -> Self {
        Self {
            unit: sheet.unit.clone(),
            unit_name: explainer.unit(&sheet.unit),
            year: sheet.year,
            life: sheet.life.text(explainer.lang),
            results: sheet
                .lines
                .iter()
                .map(|line| SheetLineOutput::new(line, library, explainer))
                .collect(),
        }
    }
}

impl SheetLineOutput {
    fn new(line: &SheetLine, library: &Library, explainer: &Explainer) -> Self {
        Self {
            item: line.item.code(),
            standard: line.standard.clone(),
            name: explainer.label(KindGroup::Standard, &line.standard),
            decided: line
                .decided
                .as_ref()
                .map(|decided| DecidedOutput::new(decided, line.item, explainer)),
            former: line
                .former
                .iter()
                .map(|former| FormerOutput::new(former, line.item, explainer))
                .collect(),
            evaluated: line.evaluated.as_ref().map(|verdict| EvaluatedOutput {
                rules: verdict.rules.id.clone(),
                title: verdict.rules.title.get(explainer.lang).to_owned(),
                draft: verdict.rules.draft.is_some(),
                outcome: verdict.outcome,
                points: verdict.score.as_ref().map(|score| [score.low, score.high]),
                text: evaluated_text(verdict, explainer),
                notices: verdict
                    .notices(explainer.book, library)
                    .iter()
                    .map(|notice| NoticeOutput::new(notice, explainer))
                    .collect(),
            }),
        }
    }
}

/// The outcome by the figures in words. For a table of points, the sum, and the remark that
/// something is missing where it is.
fn evaluated_text(verdict: &Verdict, explainer: &Explainer) -> String {
    let outcome = || outcome_name(verdict.outcome, explainer.lang).to_owned();
    match (&verdict.rules.draft, &verdict.score) {
        (Some(_), _) => explainer.why(verdict),
        (None, Some(score)) if verdict.outcome == Outcome::Missing => {
            format!("{}; {}", outcome(), explainer.score(score))
        }
        (None, Some(score)) => explainer.score(score),
        (None, None) => outcome(),
    }
}

impl FormerOutput {
    fn new(former: &FormerWord, item: SheetItem, explainer: &Explainer) -> Self {
        let decided = DecidedOutput::new(&Decided::Title(former.word.clone()), item, explainer);
        let unit_name = explainer.unit(&former.unit);
        let part = match former.partly {
            false => "",
            true => Text::new(" (chỉ một phần)", " (only a part of it)").to(explainer.lang),
        };
        let text = say!(
            explainer.lang,
            "của đơn vị cũ {unit_name}{part}, năm {year}: {decided}",
            "of the former unit {unit_name}{part}, for {year}: {decided}",
            year = decided.year,
            decided = decided.text
        );
        Self { unit: former.unit.clone(), unit_name, partly: former.partly, decided, text }
    }
}

impl DecidedOutput {
    fn new(decided: &Decided, item: SheetItem, explainer: &Explainer) -> Self {
        match decided {
            Decided::Title(word) => Self {
                record: word.id.clone(),
                year: word.year,
                stands: Some(word.granted && word.revoked.is_none()),
                class: None,
                number: word.number.clone(),
                date: word.date,
                revoked: word.revoked,
                text: decision_text(decided, item, explainer),
            },
            Decided::Class(rating) => Self {
                record: rating.id.clone(),
                year: rating.year,
                stands: None,
                class: rating.rating.clone(),
                number: None,
                date: rating.date,
                revoked: None,
                text: decision_text(decided, item, explainer),
            },
        }
    }
}

/// A decision as a sentence: "đã công nhận (12/QĐ-UBND, 18/11/2025)", "trong danh sách từ
/// 15/4/2024".
fn decision_text(decided: &Decided, item: SheetItem, explainer: &Explainer) -> String {
    let lang = explainer.lang;
    let word = match decided {
        Decided::Class(rating) => {
            let class = rating
                .rating
                .as_ref()
                .map(|class| explainer.label(KindGroup::Rating, class))
                .unwrap_or_default();
            let date = rating.date.map(|date| format!(" ({date})")).unwrap_or_default();
            return say!(lang, "đã xếp loại: {class}{date}", "classed: {class}{date}");
        }
        Decided::Title(word) => word,
    };
    let number = word
        .number
        .clone()
        .unwrap_or_else(|| say!(lang, "chưa ghi số quyết định", "number not entered"));
    let date = word
        .date
        .map_or_else(|| say!(lang, "chưa ghi ngày", "day not entered"), |date| date.to_string());
    let by = word.issuer.as_ref().map(|issuer| format!(", {issuer}")).unwrap_or_default();
    let papers = format!("({number}, {date}{by})");
    let state = match (item.is_list(), word.granted) {
        (true, true) => say!(lang, "trong danh sách từ {date}", "on the list since {date}"),
        (true, false) => say!(lang, "không thuộc danh sách", "not on the list"),
        (false, true) => say!(lang, "đã công nhận", "recognised"),
        (false, false) => say!(lang, "không công nhận", "refused"),
    };
    let ended = match (word.revoked.filter(|_| word.granted), item.is_list()) {
        (Some(day), true) => {
            say!(lang, "; đưa ra khỏi danh sách từ {day}", "; taken off since {day}")
        }
        (Some(day), false) => say!(lang, "; thu hồi từ {day}", "; taken back on {day}"),
        (None, _) => String::new(),
    };
    [&state, " ", &papers, &ended].concat()
}
