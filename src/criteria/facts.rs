//! What a book says about a unit: its records by unit, whether its register is complete, its figures.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use super::RecordRef;
use super::reason::{Figure, Origin};
use crate::book::{
    Activity, Book, Catalogue, Day, Decision, Discipline, Incident, KindCode, KindGroup, Model, Paper, Period, Rating, Recognition, Record,
    Registration, Shard, Statement, Unit, UnitId, UnitKind, Year, YearlyTotal,
};

/// The statement that a unit's incident register is complete up to a day: what tells a blank from a zero.
/// A commune's covers its hamlets.
pub const REGISTER_COMPLETE: &str = "register_complete";

macro_rules! unit_records {
    ($($list:ident : $type:ty),* $(,)?) => {
        /// One unit's records that are not deleted.
        #[derive(Default)]
        pub(super) struct UnitRecords<'a> {
            $(pub $list: Vec<&'a $type>,)*
        }

        /// A shard's records by unit.
        fn by_unit(shard: &Shard) -> BTreeMap<&UnitId, UnitRecords<'_>> {
            let mut units: BTreeMap<&UnitId, UnitRecords<'_>> = BTreeMap::new();
            $(for record in shard.live::<$type>() {
                units.entry(record.unit()).or_default().$list.push(record);
            })*
            units
        }
    };
}
unit_records! {
    incidents: Incident, totals: YearlyTotal, models: Model, registrations: Registration, papers: Paper, statements: Statement,
    ratings: Rating, disciplines: Discipline, activities: Activity, recognitions: Recognition, decisions: Decision,
}

/// A shard, prepared for questions about its units.
struct Indexed<'a> {
    shard: &'a Shard,
    records: BTreeMap<&'a UnitId, UnitRecords<'a>>,
}

/// Whether the incident register of a unit is confirmed for a window.
pub(super) struct Register {
    /// Units whose register is not confirmed to the end of the window, with the last day confirmed.
    pub open: Vec<(UnitId, Option<Day>)>,
    /// The statements that confirm the others.
    pub records: Vec<RecordRef>,
}

impl Register {
    /// Whether every unit's register is confirmed.
    pub fn is_complete(&self) -> bool {
        self.open.is_empty()
    }
}

/// A book, prepared for questions.
pub(super) struct Facts<'a> {
    book: &'a Book,
    catalogue: &'a Catalogue,
    nothing: UnitRecords<'a>,
    /// By root.
    shards: Vec<(&'a UnitId, &'a Shard, OnceCell<Indexed<'a>>)>,
    /// Of each unit, the index of the shard that it lives in.
    homes: OnceCell<HashMap<&'a UnitId, usize>>,
}

impl<'a> Facts<'a> {
    pub fn new(book: &'a Book, catalogue: &'a Catalogue) -> Self {
        let shards = book.shards.iter().map(|(root, shard)| (root, &**shard, OnceCell::new())).collect();
        Self { book, catalogue, nothing: UnitRecords::default(), shards, homes: OnceCell::new() }
    }

    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    fn indexed(&self, root: &UnitId) -> Option<&Indexed<'a>> {
        self.indexed_at(self.shards.binary_search_by_key(&root, |(root, ..)| root).ok()?)
    }

    fn indexed_at(&self, index: usize) -> Option<&Indexed<'a>> {
        let (_, shard, cell) = self.shards.get(index)?;
        Some(cell.get_or_init(|| Indexed { shard, records: by_unit(shard) }))
    }

    /// The index of the shard that a unit lives in.
    fn home_index(&self, unit: &UnitId) -> Option<usize> {
        let units =
            || self.shards.iter().enumerate().flat_map(|(index, (_, shard, _))| shard.live_units().map(move |unit| (&unit.id, index)));
        self.homes.get_or_init(|| units().collect()).get(unit).copied()
    }

    /// The shard's root that a unit lives under.
    fn home(&self, unit: &UnitId) -> Option<&'a UnitId> {
        self.shards.get(self.home_index(unit)?).map(|(root, ..)| *root)
    }

    fn home_shard(&self, unit: &UnitId) -> Option<&Indexed<'a>> {
        self.indexed_at(self.home_index(unit)?)
    }

    /// A unit's own records, without those of the units below it.
    pub fn of(&self, unit: &UnitId) -> &UnitRecords<'a> {
        self.home_shard(unit).and_then(|shard| shard.records.get(unit)).unwrap_or(&self.nothing)
    }

    /// The units below a unit that are kept in its shard.
    pub fn units_in_shard(&self, unit: &Unit) -> impl Iterator<Item = &'a Unit> + use<'a> {
        let shard = self.indexed(&unit.id).map(|indexed| indexed.shard);
        let root = unit.id.clone();
        shard.into_iter().flat_map(Shard::live_units).filter(move |unit| unit.id != root)
    }

    /// The records of a unit and of all units below it.
    pub fn below(&self, unit: &Unit) -> Vec<&UnitRecords<'a>> {
        if !unit.kind.has_shard() {
            return vec![self.of(&unit.id)];
        }
        let mut found: Vec<_> = self.indexed(&unit.id).into_iter().flat_map(|shard| shard.records.values()).collect();
        if !unit.kind.is_commune_level() {
            let communes = self.book.communes_under(&unit.id);
            found.extend(communes.iter().filter_map(|unit| self.indexed(&unit.id)).flat_map(|shard| shard.records.values()));
        }
        found
    }

    /// Whether a unit's incident register, and of a district the registers of its communes, are confirmed for a window.
    pub fn register(&self, unit: &Unit, year: Year, window: Period) -> Register {
        let mut register = Register { open: Vec::new(), records: Vec::new() };
        if self.confirm(&unit.id, year, window, &mut register) {
            return register;
        }
        let parts = match unit.kind {
            UnitKind::Province | UnitKind::District => self.book.communes_under(&unit.id),
            _ => Vec::new(),
        };
        if parts.is_empty() {
            // A hamlet's register is part of its commune's.
            let commune = self.home(&unit.id).filter(|home| **home != unit.id);
            if commune.is_none_or(|commune| !self.confirm(commune, year, window, &mut register)) {
                register.open.push((unit.id.clone(), self.confirmed_until(&unit.id, year)));
            }
        }
        for commune in parts {
            if !self.confirm(&commune.id, year, window, &mut register) {
                register.open.push((commune.id.clone(), self.confirmed_until(&commune.id, year)));
            }
        }
        register
    }

    fn confirmations(&self, unit: &UnitId, year: Year) -> impl Iterator<Item = &&'a Statement> {
        let of_year =
            move |statement: &&&Statement| statement.kind.as_str() == REGISTER_COMPLETE && statement.year == year && statement.value;
        self.of(unit).statements.iter().filter(of_year)
    }

    fn confirm(&self, unit: &UnitId, year: Year, window: Period, register: &mut Register) -> bool {
        let covers = |statement: &&&Statement| statement.until.zip(window.to).is_none_or(|(until, end)| until >= end);
        let found = self.confirmations(unit, year).find(covers);
        register.records.extend(found.map(|statement| RecordRef::to(*statement)));
        found.is_some()
    }

    fn confirmed_until(&self, unit: &UnitId, year: Year) -> Option<Day> {
        self.confirmations(unit, year).filter_map(|statement| statement.until).max()
    }

    /// An indicator's figure for a unit and a year of a rule set, with the records that it comes from.
    ///
    /// Dated incidents come first where the register is complete, then an entered total, then the sum over the communes. A total
    /// that a complete register contradicts leaves the figure open between the two.
    pub fn figure(&self, unit: &Unit, indicator: &KindCode, year: Year, window: Period) -> (Figure, Vec<RecordRef>) {
        let counting = self.catalogue.get(KindGroup::Indicator, indicator).and_then(|kind| kind.counts.as_ref());
        let register = self.register(unit, year, window);
        let mut low = 0u32;
        let mut high = register.is_complete().then_some(0u32);
        let mut records = Vec::new();
        for incident in self.below(unit).iter().flat_map(|records| &records.incidents).filter(|incident| window.contains(incident.date)) {
            let Some(counting) = counting else { break };
            let measured = self.catalogue.measured(counting, incident);
            low = low.saturating_add(measured.unwrap_or(0));
            high = high.zip(measured).map(|(sum, measured)| sum.saturating_add(measured));
            if measured != Some(0) {
                records.push(RecordRef::to(*incident));
            }
        }
        let total = self.total(&unit.id, indicator, year);
        if counting.is_some()
            && let Some(counted) = high
        {
            let Some(total) = total.filter(|total| total.value != counted) else {
                return (Figure { low, high, origin: Origin::Incidents }, records);
            };
            records.push(RecordRef::to(total));
            let (low, high) = (counted.min(total.value), Some(counted.max(total.value)));
            return (Figure { low, high, origin: Origin::Contradicted }, records);
        }
        if let Some(total) = total {
            return (Figure { low: total.value, high: Some(total.value), origin: Origin::Total }, vec![RecordRef::to(total)]);
        }
        if matches!(unit.kind, UnitKind::Province | UnitKind::District) {
            let communes = self.book.communes_under(&unit.id);
            if !communes.is_empty() {
                return self.sum(&communes, indicator, year, window);
            }
        }
        (Figure { low, high: None, origin: Origin::Incidents }, records)
    }

    fn sum(&self, units: &[&Unit], indicator: &KindCode, year: Year, window: Period) -> (Figure, Vec<RecordRef>) {
        let mut sum = Figure { low: 0, high: Some(0), origin: Origin::Sum };
        let mut records = Vec::new();
        for unit in units {
            let (figure, of_unit) = self.figure(unit, indicator, year, window);
            sum.low = sum.low.saturating_add(figure.low);
            sum.high = sum.high.zip(figure.high).map(|(sum, high)| sum.saturating_add(high));
            records.extend(of_unit);
        }
        (sum, records)
    }

    /// A total that was entered for a unit and year: the latest, if there are several.
    pub fn total(&self, unit: &UnitId, indicator: &KindCode, year: Year) -> Option<&'a YearlyTotal> {
        let is_of = |total: &&&YearlyTotal| total.indicator == *indicator && total.year == year;
        self.of(unit).totals.iter().filter(is_of).max_by_key(|total| total.stamp.at).copied()
    }

    /// A person's ruling on a condition: the latest, if there are several.
    pub fn decision(&self, unit: &UnitId, rules: &str, condition: &str, year: Year) -> Option<&'a Decision> {
        let is_on = |decision: &&&Decision| decision.year == year && decision.rules == rules && decision.condition == condition;
        self.of(unit).decisions.iter().filter(is_on).max_by_key(|decision| (decision.date, decision.stamp.at)).copied()
    }

    /// Whether a unit was recognised or refused for a year: the latest word.
    pub fn recognition(&self, unit: &UnitId, standard: &KindCode, year: Year) -> Option<&'a Recognition> {
        let is_for = |recognition: &&&Recognition| recognition.year == year && recognition.standard == *standard;
        self.of(unit).recognitions.iter().filter(is_for).max_by_key(|recognition| (recognition.date, recognition.stamp.at)).copied()
    }
}
