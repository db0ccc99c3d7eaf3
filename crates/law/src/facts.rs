//! The facts of a book: the records of each unit, as they could be known on a day.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::covered_days::of_office;
use super::dated::{Dated, Kinds};
use super::former_units::{Successors, successors};
use super::latest_record::LatestRecord;
use super::register::Register;
use super::register_complete::REGISTER_COMPLETE;
use super::span::Span;
use book::{
    Activity, Book, Catalogue, Day, Decision, Discipline, Incident, KindCode, Known, Model, Paper,
    Period, Rating, Recognition, Record, Registration, Shard, Statement, Unit, UnitId, Year,
    YearlyTotal, known_of_year,
};
use rustc_hash::FxHashMap;

macro_rules! unit_records {
    ($($list:ident : $type:ty),* $(,)?) => {
        /// The records of one unit that are not deleted and could be known.
        #[derive(Default)]
        pub(super) struct UnitRecords<'a> {
            $(pub $list: Vec<&'a $type>,)*
            /// Its own incidents, then those of other units, also of other communes, that happened
            /// in this one too. Once its shard is indexed, they are in the shard's list.
            happened: Vec<Dated<'a>>,
            /// Their places in the shard's list.
            places: Range<usize>,
            /// Ratings of forces of other units of the commune that cover this one.
            pub covering: Vec<&'a Rating>,
        }

        /// Groups a shard's records by unit, as they could be known by a day. Includes incidents of
        /// other shards that happened here too.
        fn by_unit<'a>(shard: &'a Shard, beyond: &[&'a Incident], known_by: Option<Day>, kinds: &Kinds<'a>) -> BTreeMap<&'a UnitId, UnitRecords<'a>> {
            let mut units: BTreeMap<&UnitId, UnitRecords<'_>> = BTreeMap::new();
            $(for record in shard.live::<$type>().filter(|record| is_known(record.known_on(), known_by)) {
                units.entry(record.unit()).or_default().$list.push(record);
            })*
            let own = shard.live::<Incident>().filter(|record| is_known(record.known_on(), known_by));
            let mut own: Vec<_> = own.collect();
            by_id(&mut own);
            for incident in &own {
                units.entry(&incident.unit).or_default().happened.push(kinds.dated(incident));
            }
            let mut elsewhere: Vec<_> =
                own.into_iter().chain(beyond.iter().copied()).filter(|incident| !incident.also_in.is_empty()).collect();
            by_id(&mut elsewhere);
            for incident in elsewhere {
                for other in incident.also_in.iter().filter(|other| **other != incident.unit) {
                    units.entry(other).or_default().happened.push(kinds.dated(incident));
                }
            }
            for rating in shard.live::<Rating>().filter(|record| is_known(record.known_on(), known_by)) {
                for hamlet in rating.covers.iter().filter(|hamlet| **hamlet != rating.unit) {
                    units.entry(hamlet).or_default().covering.push(rating);
                }
            }
            for records in units.values_mut() {
                $(by_id(&mut records.$list);)*
                by_id(&mut records.covering);
            }
            units
        }
    };
}
unit_records! {
    totals: YearlyTotal, models: Model, registrations: Registration, papers: Paper, statements: Statement,
    ratings: Rating, disciplines: Discipline, activities: Activity, recognitions: Recognition, decisions: Decision,
}

/// Sorts records by id, because their order in a file never matters.
fn by_id<R: Record>(records: &mut [&R]) {
    book::sort::sort_by(records, |a, b| a.id().cmp(b.id()));
}

/// Whether something that was first known on one day was known by another.
fn is_known(known_on: Option<Day>, known_by: Option<Day>) -> bool {
    known_on.zip(known_by).is_none_or(|(known_on, known_by)| known_on <= known_by)
}

/// Whether a statement says that its unit's own register is not complete.
fn is_denial(said: &Statement) -> bool {
    said.kind.as_str() == REGISTER_COMPLETE && !said.value
}

/// A shard indexed for questions about its units.
struct Indexed<'a> {
    shard: &'a Shard,
    /// The records of each of its units, in the order of the units' ids.
    records: Vec<UnitRecords<'a>>,
    /// The place of each unit's records.
    places: FxHashMap<&'a UnitId, usize>,
    /// The incidents of its units, unit by unit.
    happened: Vec<Dated<'a>>,
    /// Statements that a unit's own register is not complete.
    denials: Vec<&'a Statement>,
}

impl<'a> Indexed<'a> {
    fn new(shard: &'a Shard, by_unit: BTreeMap<&'a UnitId, UnitRecords<'a>>) -> Self {
        let statements = by_unit.values().flat_map(|records| records.statements.iter().copied());
        let denials = statements.filter(|said| is_denial(said)).collect();
        let places = by_unit.keys().enumerate().map(|(place, unit)| (*unit, place)).collect();
        let mut happened = Vec::new();
        let records = by_unit.into_values().map(|mut records| {
            let first = happened.len();
            happened.append(&mut records.happened);
            UnitRecords { places: first..happened.len(), ..records }
        });
        Self { records: records.collect(), shard, places, happened, denials }
    }

    fn of(&self, unit: &UnitId) -> Option<&UnitRecords<'a>> {
        self.records.get(*self.places.get(unit)?)
    }
}

/// A book indexed for questions, as it could be known on a day.
pub(super) struct Facts<'a> {
    pub book: &'a Book,
    catalogue: &'a Catalogue,
    /// The day up to which the book is looked at; without one, the whole book counts.
    pub known_by: Option<Day>,
    nothing: UnitRecords<'a>,
    /// The shards with their roots, each indexed when it is first asked about.
    shards: Vec<(&'a UnitId, &'a Shard, OnceCell<Indexed<'a>>)>,
    /// Each unit, with the index of its shard.
    homes: OnceCell<FxHashMap<&'a UnitId, (usize, &'a Unit)>>,
    /// The units formed from each unit.
    successors: OnceCell<Successors<'a>>,
    /// Incidents of other shards, each with the index of its own shard, by the index of the shard
    /// in which they happened too.
    beyond: OnceCell<HashMap<usize, Vec<(usize, &'a Incident)>>>,
    /// The day from which each unit is known.
    known_since: OnceCell<FxHashMap<&'a UnitId, Day>>,
    /// The answers of the kinds of incidents.
    pub(super) kinds: Kinds<'a>,
    /// The registers found so far, because each figure asks for them again.
    pub(super) registers: RefCell<FxHashMap<(UnitId, Span), Rc<Register>>>,
}

impl<'a> Facts<'a> {
    pub fn new(book: &'a Book, catalogue: &'a Catalogue, known_by: Option<Day>) -> Self {
        let shards =
            book.shards.iter().map(|(root, shard)| (root, &**shard, OnceCell::new())).collect();
        Self {
            book,
            catalogue,
            known_by,
            nothing: UnitRecords::default(),
            shards,
            homes: OnceCell::new(),
            successors: OnceCell::new(),
            beyond: OnceCell::new(),
            known_since: OnceCell::new(),
            kinds: Kinds::new(catalogue),
            registers: RefCell::default(),
        }
    }

    pub fn catalogue(&self) -> &'a Catalogue {
        self.catalogue
    }

    /// The day from which each unit is known, as [`Book::known_since`] says.
    pub fn known_since(&self) -> &FxHashMap<&'a UnitId, Day> {
        self.known_since.get_or_init(|| self.book.known_since())
    }

    /// Whether a record could be known on the day up to which the book is looked at.
    pub fn knows<R: Known>(&self, record: &R) -> bool {
        is_known(record.known_on(), self.known_by)
    }

    /// Whether a model worked effectively in a year, up to a day; `None` if nobody has said so.
    pub fn is_effective(&self, model: &Model, year: Year, end: Day) -> Option<bool> {
        let is_said = is_known(known_of_year(year, &model.stamp), self.known_by)
            && of_office(model.stamp.day(), year).covers(Some(end));
        model.is_effective_in(year).filter(|_| is_said)
    }

    fn indexed(&self, root: &UnitId) -> Option<&Indexed<'a>> {
        self.indexed_at(self.shards.binary_search_by_key(&root, |(root, ..)| root).ok()?)
    }

    fn indexed_at(&self, index: usize) -> Option<&Indexed<'a>> {
        let (_, shard, cell) = self.shards.get(index)?;
        Some(cell.get_or_init(|| {
            let beyond: Vec<_> = self.beyond(index).iter().map(|(_, incident)| *incident).collect();
            Indexed::new(shard, by_unit(shard, &beyond, self.known_by, &self.kinds))
        }))
    }

    /// The incidents of other shards that happened in units of this one too, each with the index of
    /// its own shard.
    fn beyond(&self, index: usize) -> &[(usize, &'a Incident)] {
        let all = self.beyond.get_or_init(|| {
            let mut found: HashMap<usize, Vec<(usize, &'a Incident)>> = HashMap::new();
            for (own, (_, shard, _)) in self.shards.iter().enumerate() {
                let shard: &'a Shard = shard;
                for incident in shard
                    .live::<Incident>()
                    .filter(|incident| !incident.also_in.is_empty() && self.knows(*incident))
                {
                    let others = book::sort::set_of(
                        incident.also_in.iter().filter_map(|other| self.home_index(other)),
                    );
                    for other in others.into_iter().filter(|other| *other != own) {
                        found.entry(other).or_default().push((own, incident));
                    }
                }
            }
            found
        });
        all.get(&index).map_or(&[], Vec::as_slice)
    }

    /// The other shards whose incidents happened in units of this one too.
    pub fn shards_beyond(&self, root: &UnitId) -> Vec<&'a UnitId> {
        let Ok(index) = self.shards.binary_search_by_key(&root, |(root, ..)| root) else {
            return Vec::new();
        };
        let indices = book::sort::set_of(self.beyond(index).iter().map(|(own, _)| *own));
        indices.into_iter().filter_map(|own| self.shards.get(own)).map(|(root, ..)| *root).collect()
    }

    /// A unit, with the index of the shard that it lives in.
    fn at_home(&self, unit: &UnitId) -> Option<(usize, &'a Unit)> {
        let units = || {
            self.shards.iter().enumerate().flat_map(|(index, (_, shard, _))| {
                let shard: &'a Shard = shard;
                shard.live_units().map(move |unit| (&unit.id, (index, unit)))
            })
        };
        self.homes.get_or_init(|| units().collect()).get(unit).copied()
    }

    fn home_index(&self, unit: &UnitId) -> Option<usize> {
        Some(self.at_home(unit)?.0)
    }

    /// The root of a unit's shard.
    pub fn home(&self, unit: &UnitId) -> Option<&'a UnitId> {
        self.shards.get(self.home_index(unit)?).map(|(root, ..)| *root)
    }

    /// The units formed from each unit.
    pub fn successors(&self) -> &Successors<'a> {
        self.successors.get_or_init(|| successors(self.book))
    }

    /// The unit of this id.
    pub fn unit(&self, id: &UnitId) -> Option<&'a Unit> {
        Some(self.at_home(id)?.1)
    }

    fn home_shard(&self, unit: &UnitId) -> Option<&Indexed<'a>> {
        self.indexed_at(self.home_index(unit)?)
    }

    /// The records of a unit itself, without those of the units below it.
    pub fn of(&self, unit: &UnitId) -> &UnitRecords<'a> {
        self.home_shard(unit).and_then(|shard| shard.of(unit)).unwrap_or(&self.nothing)
    }

    /// The units below a unit that are kept in its shard, in the order of their ids.
    pub fn units_in_shard(&self, unit: &Unit) -> Vec<&'a Unit> {
        let shard = self.indexed(&unit.id).map(|indexed| indexed.shard);
        let mut units: Vec<_> = shard
            .into_iter()
            .flat_map(Shard::live_units)
            .filter(|below| below.id != unit.id)
            .collect();
        book::sort::sort_by(&mut units, |a, b| a.id.cmp(&b.id));
        units
    }

    /// The records of a unit and of all units below it.
    pub fn below(&self, unit: &Unit) -> Vec<&UnitRecords<'a>> {
        if !unit.kind.has_shard() {
            return vec![self.of(&unit.id)];
        }
        self.shards_of(unit).into_iter().flat_map(|shard| &shard.records).collect()
    }

    /// The incidents in the lists of a unit and of all units below it, shard by shard.
    pub fn happened_below(&self, unit: &Unit) -> Vec<&[Dated<'a>]> {
        if unit.kind.has_shard() {
            return self.shards_of(unit).into_iter().map(|shard| &*shard.happened).collect();
        }
        let own = self.home_shard(&unit.id).and_then(|shard| {
            let records = shard.of(&unit.id)?;
            shard.happened.get(records.places.clone())
        });
        own.into_iter().collect()
    }

    /// The shard of a unit, and for a unit above communes those of the communes below it.
    fn shards_of(&self, unit: &Unit) -> Vec<&Indexed<'a>> {
        let mut found: Vec<_> = self.indexed(&unit.id).into_iter().collect();
        if !unit.kind.is_commune_level() {
            let communes = self.book.communes_under(&unit.id);
            found.extend(communes.iter().filter_map(|unit| self.indexed(&unit.id)));
        }
        found
    }

    /// The statements of units below a unit that their own register is not complete.
    pub fn denials(&self, unit: &UnitId) -> Vec<&'a Statement> {
        let unit = self.unit(unit).filter(|unit| unit.kind.has_shard());
        let shards = unit.map(|unit| self.shards_of(unit)).unwrap_or_default();
        shards.into_iter().flat_map(|shard| shard.denials.iter().copied()).collect()
    }

    /// The total that was entered for a unit and year, for these days or without days. If there are
    /// several, the latest.
    pub fn total(
        &self,
        unit: &UnitId,
        indicator: &KindCode,
        year: Year,
        days: Option<Period>,
    ) -> Option<&'a YearlyTotal> {
        let is_of = |total: &&&YearlyTotal| {
            total.year == year
                && total.indicator == *indicator
                && total.window().is_none_or(|window| Some(window) == days)
        };
        self.of(unit)
            .totals
            .iter()
            .filter(is_of)
            .max_by_key(|total| (total.window().is_some(), total.stamp.at, total.value, &total.id))
            .copied()
    }

    /// Other totals for the same thing that were entered at the same moment with another value.
    /// Nothing says which is right.
    pub fn rivals(&self, total: &YearlyTotal) -> Vec<&'a YearlyTotal> {
        let is_rival = |other: &&&YearlyTotal| {
            let is_same = other.year == total.year
                && other.indicator == total.indicator
                && other.window() == total.window();
            is_same && other.stamp.at == total.stamp.at && other.value != total.value
        };
        self.of(&total.unit).totals.iter().filter(is_rival).copied().collect()
    }

    /// A person's ruling on a condition: the latest, if there are several.
    pub fn decision(
        &self,
        unit: &UnitId,
        rules: &str,
        condition: &str,
        year: Year,
    ) -> Option<LatestRecord<'a, Decision>> {
        let is_on = |decision: &&&Decision| {
            decision.year == year && decision.rules == rules && decision.condition == condition
        };
        let decisions = self.of(unit).decisions.iter().filter(is_on).copied();
        LatestRecord::of(
            decisions,
            |decision| (Some(decision.date), decision.stamp.at),
            |a, b| a.ruling == b.ruling,
        )
    }
}
