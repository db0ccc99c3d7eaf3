//! The figures of a year's report, each with the records behind it.

use std::collections::BTreeMap;

use super::life::Life;
use super::outcomes::{Outcomes, Sum};
use super::standards::{MODEL_HAMLET, NEW_COUNTRYSIDE, SAFETY};
use crate::{Evaluator, Outcome, RecordRef};
use book::{
    Activity, Book, Day, KindCode, Model, Paper, Recognition, Shard, Tip, Unit, UnitId, UnitKind,
    Year,
};

/// One commune-level unit in the report.
#[derive(Clone, Debug, PartialEq)]
pub struct CommuneLine {
    /// The unit.
    pub unit: UnitId,
    /// Whether it is a xã: wards and townships are outside the new-countryside programme.
    pub is_rural: bool,
    /// The outcome by the book's figures under the safety standard in force in the year; `None` if
    /// nothing judges the year.
    pub evaluated: Option<Outcome>,
    /// Whether it was recognised for the safety standard in the year; `None` if the book has no
    /// decision.
    pub recognised: Option<bool>,
    /// Whether the book has any model of it or its hamlets.
    pub has_models: bool,
    /// The new-countryside recognition that holds in the year.
    pub recognition: Option<RecordRef>,
}

/// A hamlet recognised as a model new-countryside hamlet in the year.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelHamlet {
    /// The hamlet.
    pub hamlet: UnitId,
    /// The name.
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
    /// The people who attended, where they were counted.
    pub attendance: Sum,
}

/// Tips, summed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TipSum {
    /// The number of tips received.
    pub received: Sum,
    /// Tips of value.
    pub valuable: Sum,
    /// Cases cleared through tips.
    pub cleared: Sum,
    /// People handled through tips.
    pub handled: Sum,
}

/// The commune-level units that are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Xã, the only units of the new-countryside programme.
    Rural,
    /// Phường, thị trấn, đặc khu.
    Other,
}

/// The figures that a unit reports for a year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearFigures {
    /// The unit that reports.
    pub unit: UnitId,
    /// The year.
    pub year: Year,
    /// Whether the unit existed in the year.
    pub life: Life,
    /// Whether the book has any model. Without one, nothing is known of models.
    pub has_models: bool,
    /// Models maintained at the end of the calendar year.
    pub models_maintained: Vec<RecordRef>,
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
            life: Life::of(unit, year),
            has_models: false,
            models_maintained: Vec::new(),
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
            self.has_models = true;
            if end.is_some_and(|end| model.is_maintained_on(end)) {
                self.models_maintained.push(RecordRef::to(model));
            }
            if model.is_new_in(self.year, evaluator.as_of()) {
                self.models_new_by_kind
                    .entry(model.kind.clone())
                    .or_default()
                    .push(RecordRef::to(model));
            }
        }
    }

    fn add_work(&mut self, shard: &Shard, evaluator: &Evaluator) {
        let period = self.year.period();
        for paper in evaluator.known::<Paper>(shard).filter(|paper| period.contains(paper.date)) {
            self.papers.entry(paper.kind.clone()).or_default().push(RecordRef::to(paper));
        }
        for activity in
            evaluator.known::<Activity>(shard).filter(|activity| period.contains(activity.date))
        {
            let sum = self.activities.entry(activity.kind.clone()).or_default();
            sum.sessions = sum.sessions.saturating_add(activity.sessions.unwrap_or(1));
            sum.attendance.add(activity.attendance);
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
        let found = evaluator
            .known::<Recognition>(shard)
            .filter(is_model)
            .filter_map(|recognition| model_hamlet(shard, recognition));
        self.model_hamlets.extend(found);
    }

    /// Models founded in the year, of all kinds.
    pub fn models_new(&self) -> usize {
        self.models_new_by_kind.values().map(Vec::len).sum()
    }

    /// Counts units by their outcome under the safety standard in force in the year, computed from
    /// the book's figures.
    pub fn safety_evaluated(&self, level: Level) -> Outcomes {
        Outcomes::of(self.level(level).map(|line| line.evaluated))
    }

    /// Counts units by the decision on the safety standard in the year.
    pub fn safety_decided(&self, level: Level) -> Outcomes {
        Outcomes::of(self.level(level).map(|line| Some(Outcome::of(line.recognised))))
    }

    /// Counts xã by whether the book has a new-countryside recognition that holds in the year.
    pub fn new_countryside(&self) -> Outcomes {
        Outcomes::of(
            self.level(Level::Rural)
                .map(|line| Some(Outcome::of(line.recognition.as_ref().map(|_| true)))),
        )
    }

    fn level(&self, level: Level) -> impl Iterator<Item = &CommuneLine> {
        self.communes.iter().filter(move |line| line.is_rural == (level == Level::Rural))
    }
}

impl TipSum {
    fn add(&mut self, tip: &Tip) {
        self.received.add(Some(tip.received));
        self.valuable.add(tip.valuable);
        self.cleared.add(tip.cleared);
        self.handled.add(tip.handled);
    }
}

/// The unit's own shard and those of all units below it.
fn shards_under<'a>(unit: &Unit, book: &'a Book) -> Vec<&'a Shard> {
    let districts = book
        .children(&unit.id)
        .filter(|child| child.kind == UnitKind::District)
        .map(|district| &district.id);
    let communes = book.communes_under(&unit.id).into_iter().map(|commune| &commune.id);
    let mut roots: Vec<&UnitId> = districts.chain(communes).collect();
    roots.push(&unit.id);
    book::sort::sort_by(&mut roots, |a, b| a.cmp(b));
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
    let safety = KindCode::new(SAFETY).ok();
    CommuneLine {
        unit: commune.id.clone(),
        is_rural: commune.kind == UnitKind::Commune,
        evaluated: safety.as_ref().and_then(|safety| evaluator.outcome(commune, safety, year)),
        recognised: safety.as_ref().and_then(|safety| evaluator.decided(commune, safety, year)),
        has_models: shard.is_some_and(|shard| evaluator.known::<Model>(shard).next().is_some()),
        recognition: shard
            .and_then(|shard| evaluator.known::<Recognition>(shard).find(holds))
            .map(RecordRef::to),
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
