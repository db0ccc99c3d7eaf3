//! A year's report as JSON, for the command line and other programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{ModelHamlet, YearFigures};
use crate::book::{Catalogue, Day, KindCode, KindGroup, Lang, UnitId, Year};
use crate::criteria::{Outcome, RecordRef};

/// The figures of a report. Shares are in percent with one decimal, never rounded up, `null` of nothing.
#[derive(Clone, Debug, Serialize)]
pub struct ReportOutput {
    /// The unit's id.
    pub unit: UnitId,
    /// The year.
    pub year: Year,
    /// Models kept up at the end of the calendar year.
    pub models_kept: usize,
    /// Models founded in the calendar year.
    pub models_new: usize,
    /// The same by kind.
    pub models_new_by_kind: BTreeMap<KindCode, usize>,
    /// The names of those kinds.
    pub kind_names: BTreeMap<KindCode, String>,
    /// Communes (xã) of the unit.
    pub communes: usize,
    /// Those that meet the safety standard in force in the year.
    pub communes_met: usize,
    /// Their share.
    pub communes_met_share: Option<f64>,
    /// Communes with a new-countryside recognition that holds in the year.
    pub communes_recognised: usize,
    /// Their share.
    pub communes_recognised_share: Option<f64>,
    /// All commune-level units: xã, phường, thị trấn, đặc khu.
    pub commune_level_units: usize,
    /// Those of them that meet the safety standard.
    pub commune_level_units_met: usize,
    /// Commune-level units by their outcome under the safety standard.
    pub safety_outcomes: BTreeMap<&'static str, Vec<UnitId>>,
    /// Hamlets recognised as model new-countryside hamlets in the year.
    pub model_hamlets: Vec<ModelHamletOutput>,
    /// Tips received in the calendar year.
    pub tips_received: u32,
    /// The ids of the records behind the figures.
    pub records: BTreeMap<&'static str, Vec<String>>,
}

/// A model hamlet.
#[derive(Clone, Debug, Serialize)]
pub struct ModelHamletOutput {
    /// Its name.
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
        let (met, recognised) = (figures.communes_met(), figures.communes_recognised());
        let name = |code: &KindCode| {
            catalogue.get(KindGroup::Model, code).map_or_else(|| code.to_string(), |kind| kind.label.get(lang).to_owned())
        };
        let by_kind = || figures.models_new_by_kind.iter();
        Self {
            unit: figures.unit.clone(),
            year: figures.year,
            models_kept: figures.models_kept.len(),
            models_new: figures.models_new(),
            models_new_by_kind: by_kind().map(|(kind, records)| (kind.clone(), records.len())).collect(),
            kind_names: by_kind().map(|(kind, _)| (kind.clone(), name(kind))).collect(),
            communes: met.whole,
            communes_met: met.part,
            communes_met_share: met.percent(),
            communes_recognised: recognised.part,
            communes_recognised_share: recognised.percent(),
            commune_level_units: figures.communes.len(),
            commune_level_units_met: figures.communes.iter().filter(|line| line.safety == Some(Outcome::Met)).count(),
            safety_outcomes: safety_outcomes(figures),
            model_hamlets: figures.model_hamlets.iter().map(ModelHamletOutput::new).collect(),
            tips_received: figures.tips.received,
            records: records_behind(figures),
        }
    }
}

fn safety_outcomes(figures: &YearFigures) -> BTreeMap<&'static str, Vec<UnitId>> {
    let mut outcomes: BTreeMap<&'static str, Vec<UnitId>> = BTreeMap::new();
    for line in &figures.communes {
        outcomes.entry(line.safety.map_or("no_rules", Outcome::code)).or_default().push(line.unit.clone());
    }
    outcomes
}

fn records_behind(figures: &YearFigures) -> BTreeMap<&'static str, Vec<String>> {
    fn ids<'a>(records: impl Iterator<Item = &'a RecordRef>) -> Vec<String> {
        records.map(|record| record.id.to_string()).collect()
    }
    BTreeMap::from([
        ("models_kept", ids(figures.models_kept.iter())),
        ("models_new", ids(figures.models_new_by_kind.values().flatten())),
        ("communes_recognised", ids(figures.communes.iter().filter_map(|line| line.recognition.as_ref()))),
        ("model_hamlets", ids(figures.model_hamlets.iter().map(|hamlet| &hamlet.record))),
    ])
}

impl ModelHamletOutput {
    fn new(hamlet: &ModelHamlet) -> Self {
        Self { name: hamlet.name.clone(), commune: hamlet.commune_name.clone(), decision: hamlet.decision.clone(), date: hamlet.date }
    }
}
