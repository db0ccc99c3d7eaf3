//! The figures of a year's report, each with the records behind it.

use std::collections::BTreeMap;

use crate::book::{Activity, Book, Day, KindCode, Model, Paper, Recognition, Shard, Tip, Unit, UnitId, UnitKind, Year};
use crate::criteria::{Evaluator, Outcome, RecordRef};

/// The code of the standard "An toàn về an ninh, trật tự" in the catalogue.
pub const SAFETY: &str = "safety";
/// The codes of the new-countryside standards of a commune.
const NEW_COUNTRYSIDE: &[&str] = &["ntm", "ntm_advanced", "ntm_model"];
/// The code of the standard of a model new-countryside hamlet.
const MODEL_HAMLET: &str = "ntm_model_hamlet";

/// One commune-level unit in the report.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneLine {
    /// The unit.
    pub unit: UnitId,
    /// Whether it is a xã: wards and townships are outside the new-countryside programme.
    pub is_rural: bool,
    /// Its standing under the safety standard in force in the year; `None` if nothing judges the year.
    pub safety: Option<Outcome>,
    /// The new-countryside recognition that holds in the year.
    pub recognition: Option<RecordRef>,
}

/// A hamlet recognised as a model new-countryside hamlet in the year.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelHamlet {
    /// The hamlet.
    pub hamlet: UnitId,
    /// Its name.
    pub name: String,
    /// Its commune.
    pub commune: Option<UnitId>,
    /// Its commune's name.
    pub commune_name: String,
    /// The number of the decision.
    pub decision: Option<String>,
    /// The day of the decision.
    pub date: Option<Day>,
    /// The recognition.
    pub record: RecordRef,
}

/// Activities of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActivitySum {
    /// Sessions.
    pub sessions: u32,
    /// People attending, where counted.
    pub attendance: u32,
}

/// Tips, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TipSum {
    /// Received.
    pub received: u32,
    /// Of value.
    pub valuable: u32,
    /// Cases cleared by them.
    pub cleared: u32,
    /// People handled.
    pub handled: u32,
}

/// A part of a whole number of units; its percent is never rounded up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Those that have it.
    pub part: usize,
    /// All of them.
    pub whole: usize,
}

impl Share {
    /// Percent with one decimal, rounded down; `None` of nothing.
    pub fn percent(self) -> Option<f64> {
        let per_mille = (self.part * 1000).checked_div(self.whole)?;
        Some(f64::from(u32::try_from(per_mille).ok()?) / 10.0)
    }
}

/// What a unit reports for a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearFigures {
    /// The unit that reports.
    pub unit: UnitId,
    /// The year.
    pub year: Year,
    /// Models kept up at the end of the calendar year.
    pub models_kept: Vec<RecordRef>,
    /// Models founded in the calendar year, by kind.
    pub models_new_by_kind: BTreeMap<KindCode, Vec<RecordRef>>,
    /// Its commune-level units.
    pub communes: Vec<CommuneLine>,
    /// Hamlets recognised as models in the year.
    pub model_hamlets: Vec<ModelHamlet>,
    /// Papers dated in the calendar year, by kind.
    pub papers: BTreeMap<KindCode, Vec<RecordRef>>,
    /// Activities of the calendar year, by kind.
    pub activities: BTreeMap<KindCode, ActivitySum>,
    /// Tips of the calendar year.
    pub tips: TipSum,
}

impl YearFigures {
    /// The figures of a unit and all below it.
    pub fn of(unit: &Unit, year: Year, book: &Book, evaluator: &Evaluator) -> Self {
        let end = year.period().to;
        let exists = |commune: &&Unit| end.is_none_or(|day| commune.validity().contains(day));
        let communes = book.communes_under(&unit.id).into_iter().filter(exists);
        let mut figures = Self {
            unit: unit.id.clone(),
            year,
            models_kept: Vec::new(),
            models_new_by_kind: BTreeMap::new(),
            communes: communes.map(|commune| line(commune, year, book, evaluator)).collect(),
            model_hamlets: Vec::new(),
            papers: BTreeMap::new(),
            activities: BTreeMap::new(),
            tips: TipSum::default(),
        };
        for shard in shards_under(unit, book) {
            figures.add_models(shard, evaluator);
            figures.add_work(shard, evaluator);
            figures.add_model_hamlets(shard, evaluator);
        }
        figures
    }

    fn add_models(&mut self, shard: &Shard, evaluator: &Evaluator) {
        let end = [self.year.period().to, evaluator.as_of()].into_iter().flatten().min();
        for model in evaluator.known::<Model>(shard) {
            if end.is_some_and(|end| model.is_kept_on(end)) {
                self.models_kept.push(RecordRef::to(model));
            }
            if model.is_new_in(self.year) {
                self.models_new_by_kind.entry(model.kind.clone()).or_default().push(RecordRef::to(model));
            }
        }
    }

    fn add_work(&mut self, shard: &Shard, evaluator: &Evaluator) {
        let period = self.year.period();
        for paper in evaluator.known::<Paper>(shard).filter(|paper| period.contains(paper.date)) {
            self.papers.entry(paper.kind.clone()).or_default().push(RecordRef::to(paper));
        }
        for activity in evaluator.known::<Activity>(shard).filter(|activity| period.contains(activity.date)) {
            let sum = self.activities.entry(activity.kind.clone()).or_default();
            sum.sessions = sum.sessions.saturating_add(activity.sessions.unwrap_or(1));
            sum.attendance = sum.attendance.saturating_add(activity.attendance.unwrap_or(0));
        }
        for tip in evaluator.known::<Tip>(shard).filter(|tip| period.contains(tip.date)) {
            self.tips.add(tip);
        }
    }

    fn add_model_hamlets(&mut self, shard: &Shard, evaluator: &Evaluator) {
        let is_model = |recognition: &&Recognition| {
            recognition.standard.as_str() == MODEL_HAMLET
                && recognition.year == self.year
                && recognition.holds_in(self.year, evaluator.as_of())
        };
        let found = evaluator.known::<Recognition>(shard).filter(is_model).filter_map(|recognition| model_hamlet(shard, recognition));
        self.model_hamlets.extend(found);
    }

    /// Models founded in the year, of all kinds.
    pub fn models_new(&self) -> usize {
        self.models_new_by_kind.values().map(Vec::len).sum()
    }

    /// Xã that meet the safety standard in force in the year.
    pub fn communes_met(&self) -> Share {
        self.share(|line| line.safety == Some(Outcome::Met))
    }

    /// Xã with a new-countryside recognition that holds in the year.
    pub fn communes_recognised(&self) -> Share {
        self.share(|line| line.recognition.is_some())
    }

    fn share(&self, has: impl Fn(&CommuneLine) -> bool) -> Share {
        let rural = || self.communes.iter().filter(|line| line.is_rural);
        Share { part: rural().filter(|line| has(line)).count(), whole: rural().count() }
    }
}

impl TipSum {
    fn add(&mut self, tip: &Tip) {
        self.received = self.received.saturating_add(tip.received);
        self.valuable = self.valuable.saturating_add(tip.valuable.unwrap_or(0));
        self.cleared = self.cleared.saturating_add(tip.cleared.unwrap_or(0));
        self.handled = self.handled.saturating_add(tip.handled.unwrap_or(0));
    }
}

/// The unit's own shard and those of all units below it.
fn shards_under<'a>(unit: &Unit, book: &'a Book) -> Vec<&'a Shard> {
    let districts = book.children(&unit.id).filter(|child| child.kind == UnitKind::District).map(|district| &district.id);
    let communes = book.communes_under(&unit.id).into_iter().map(|commune| &commune.id);
    let mut roots: Vec<&UnitId> = districts.chain(communes).collect();
    roots.push(&unit.id);
    crate::sort::sort_by(&mut roots, |a, b| a.cmp(b));
    roots.dedup();
    roots.into_iter().filter_map(|root| book.shards.get(root)).map(AsRef::as_ref).collect()
}

fn line(commune: &Unit, year: Year, book: &Book, evaluator: &Evaluator) -> CommuneLine {
    let holds = |recognition: &&Recognition| {
        recognition.unit == commune.id
            && NEW_COUNTRYSIDE.contains(&recognition.standard.as_str())
            && recognition.holds_in(year, evaluator.as_of())
    };
    let shard = book.shards.get(&commune.id);
    CommuneLine {
        unit: commune.id.clone(),
        is_rural: commune.kind == UnitKind::Commune,
        safety: KindCode::new(SAFETY).ok().and_then(|safety| evaluator.standing(commune, &safety, year)),
        recognition: shard.and_then(|shard| evaluator.known::<Recognition>(shard).find(holds)).map(RecordRef::to),
    }
}

fn model_hamlet(shard: &Shard, recognition: &Recognition) -> Option<ModelHamlet> {
    let hamlet = shard.live_units().find(|unit| unit.id == recognition.unit)?;
    let commune = shard.root_unit();
    Some(ModelHamlet {
        hamlet: hamlet.id.clone(),
        name: hamlet.name.clone(),
        commune: commune.map(|commune| commune.id.clone()),
        commune_name: commune.map(|commune| commune.name.clone()).unwrap_or_default(),
        decision: recognition.number.clone(),
        date: recognition.date,
        record: RecordRef::to(recognition),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_down_and_nothing_of_nothing_is_no_share() {
        assert_eq!(Share { part: 2, whole: 3 }.percent(), Some(66.6));
        assert_eq!(Share { part: 999, whole: 1000 }.percent(), Some(99.9));
        assert_eq!(Share { part: 0, whole: 0 }.percent(), None);
    }
}
