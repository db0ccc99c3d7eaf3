//! A year's report as JSON, for the command line and other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Level, ModelHamlet, Outcomes, YearFigures};
use crate::{Outcome, RecordRef};
use book::{Catalogue, Day, KindCode, KindGroup, Lang, UnitId, Year};

/// The figures of a report. Shares are in percent with one decimal, never rounded up. An unknown
/// figure is `null`, never 0.
#[derive(Clone, Debug, Serialize)]
pub struct ReportOutput {
    /// The unit's id.
    pub unit: UnitId,
    /// The year.
    pub year: Year,
    /// The remark that the unit did not exist at the year's end, if so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub life: Option<String>,
    /// Models maintained at the end of the calendar year; `null` where none was ever entered.
    #[serde(rename = "models_kept")]
    pub models_maintained: Option<usize>,
    /// Models founded in the calendar year; `null` where none was ever entered.
    pub models_new: Option<usize>,
    /// Models founded in the calendar year, by kind.
    pub models_new_by_kind: BTreeMap<KindCode, usize>,
    /// The names of those kinds.
    pub kind_names: BTreeMap<KindCode, String>,
    /// The number of communes (xã) of the unit.
    pub communes: usize,
    /// Communes by their outcome under the safety standard in force in the year.
    pub safety_evaluated: Counted,
    /// Communes by the decision on the safety standard in the year.
    pub safety_decided: Counted,
    /// Communes by whether the book has a new-countryside recognition that holds in the year.
    pub new_countryside: Counted,
    /// Wards, townships and special zones by their outcome under the safety standard.
    pub others_evaluated: Counted,
    /// Wards, townships and special zones by the decision on the safety standard.
    pub others_decided: Counted,
    /// All commune-level units by their outcome under the safety standard.
    pub safety_outcomes: BTreeMap<&'static str, Vec<UnitId>>,
    /// Hamlets recognised as model new-countryside hamlets in the year.
    pub model_hamlets: Vec<ModelHamletOutput>,
    /// Tips received in the calendar year; `null` where none was entered.
    pub tips_received: Option<u32>,
    /// The ids of the records behind the figures.
    pub records: BTreeMap<&'static str, Vec<String>>,
}

/// The number of units with each outcome.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// The number of units with each outcome.
    #[serde(flatten)]
    pub outcomes: Outcomes,
    /// The percentage of units that meet it; `null` if one of them is not known.
    pub share: Option<f64>,
    /// The counts in words.
    pub text: String,
}

impl Counted {
    fn evaluated(outcomes: Outcomes, lang: Lang) -> Self {
        Self { outcomes, share: outcomes.percent(), text: outcomes.evaluated(lang) }
    }

    fn decided(outcomes: Outcomes, lang: Lang) -> Self {
        Self { text: outcomes.decided(lang), ..Self::evaluated(outcomes, lang) }
    }
}

/// A model hamlet.
#[derive(Clone, Debug, Serialize)]
pub struct ModelHamletOutput {
    /// The name.
    pub name: String,
    /// Its commune's name.
    pub commune: String,
    /// The number of the decision.
    pub decision: Option<String>,
    /// The day of the decision.
    pub date: Option<Day>,
}

impl ReportOutput {
    /// The figures as they are printed.
    pub fn new(figures: &YearFigures, catalogue: &Catalogue, lang: Lang) -> Self {
        let models = |count: usize| figures.has_models.then_some(count);
        let name = |code: &KindCode| {
            catalogue
                .get(KindGroup::Model, code)
                .map_or_else(|| code.to_string(), |kind| kind.label.get(lang).to_owned())
        };
        let by_kind = || figures.models_new_by_kind.iter();
        Self {
            unit: figures.unit.clone(),
            year: figures.year,
            life: figures.life.text(lang),
            models_maintained: models(figures.models_maintained.len()),
            models_new: models(figures.models_new()),
            models_new_by_kind: by_kind()
                .map(|(kind, records)| (kind.clone(), records.len()))
                .collect(),
            kind_names: by_kind().map(|(kind, _)| (kind.clone(), name(kind))).collect(),
            communes: figures.new_countryside().whole(),
            safety_evaluated: Counted::evaluated(figures.safety_evaluated(Level::Rural), lang),
            safety_decided: Counted::decided(figures.safety_decided(Level::Rural), lang),
            new_countryside: Counted::decided(figures.new_countryside(), lang),
            others_evaluated: Counted::evaluated(figures.safety_evaluated(Level::Other), lang),
            others_decided: Counted::decided(figures.safety_decided(Level::Other), lang),
            safety_outcomes: safety_outcomes(figures),
            model_hamlets: figures.model_hamlets.iter().map(ModelHamletOutput::new).collect(),
            tips_received: figures.tips.received.value(),
            records: records_behind(figures),
        }
    }
}

fn safety_outcomes(figures: &YearFigures) -> BTreeMap<&'static str, Vec<UnitId>> {
    let mut outcomes: BTreeMap<&'static str, Vec<UnitId>> = BTreeMap::new();
    for line in &figures.communes {
        outcomes
            .entry(line.evaluated.map_or("no_rules", Outcome::code))
            .or_default()
            .push(line.unit.clone());
    }
    outcomes
}

fn records_behind(figures: &YearFigures) -> BTreeMap<&'static str, Vec<String>> {
    fn ids<'a>(records: impl Iterator<Item = &'a RecordRef>) -> Vec<String> {
        records.map(|record| record.id.to_string()).collect()
    }
    BTreeMap::from([
        ("models_kept", ids(figures.models_maintained.iter())),
        ("models_new", ids(figures.models_new_by_kind.values().flatten())),
        (
            "communes_recognised",
            ids(figures.communes.iter().filter_map(|line| line.recognition.as_ref())),
        ),
        ("model_hamlets", ids(figures.model_hamlets.iter().map(|hamlet| &hamlet.record))),
    ])
}

impl ModelHamletOutput {
    fn new(hamlet: &ModelHamlet) -> Self {
        Self {
            name: hamlet.name.clone(),
            commune: hamlet.commune_name.clone(),
            decision: hamlet.decision.clone(),
            date: hamlet.date,
        }
    }
}
