//! Figures: whether a unit's incident register is complete, and what an indicator comes to.

use super::facts::Facts;
use super::moment::Span;
use super::reason::{Figure, Origin};
use super::{Need, RecordRef};
use crate::book::{Counting, Day, Incident, KindCode, KindGroup, Measure, RecordKind, Statement, Unit, UnitId, UnitKind, Year};

/// The statement that a unit's incident register is complete up to a day: what tells a blank from a zero.
/// A commune's covers its hamlets.
pub const REGISTER_COMPLETE: &str = "register_complete";

/// The last month that every register of a year reaches: those of hamlets end on 31 October, all others later.
const YEAR_REGISTER_ENDS: (u8, u8) = (10, 31);

/// A register that is not confirmed as far as it was asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OpenRegister {
    pub unit: UnitId,
    /// The year whose register it is.
    pub year: Year,
    /// The last day confirmed, if any was.
    pub until: Option<Day>,
}

/// Whether the incident register of a unit is confirmed for some days.
#[derive(Default)]
pub(super) struct Register {
    /// Registers that are not confirmed to the end.
    pub open: Vec<OpenRegister>,
    /// The statements that confirm the others.
    pub records: Vec<RecordRef>,
}

impl Register {
    /// Whether every unit's register is confirmed.
    pub fn is_complete(&self) -> bool {
        self.open.is_empty()
    }

    /// The statements that would complete it.
    pub fn needs(&self) -> impl Iterator<Item = Need> {
        let code = KindCode::new(REGISTER_COMPLETE).ok();
        self.open.iter().map(move |open| Need::Record {
            kind: RecordKind::Statement,
            unit: open.unit.clone(),
            year: open.year,
            code: code.clone(),
        })
    }
}

/// A figure with the records that it comes from and what would make it exact.
pub(super) struct Measured {
    pub figure: Figure,
    pub records: Vec<RecordRef>,
    pub needs: Vec<Need>,
}

/// Incidents counted, one after the other.
struct Count {
    low: u32,
    high: Option<u32>,
    records: Vec<RecordRef>,
    blanks: Vec<Need>,
}

impl Count {
    fn add(&mut self, incident: &Incident, counting: &Counting, measured: Option<u32>) {
        self.low = self.low.saturating_add(measured.unwrap_or(0));
        self.high = self.high.zip(measured).map(|(sum, measured)| sum.saturating_add(measured));
        if measured != Some(0) {
            self.records.push(RecordRef::to(incident));
        }
        if measured.is_none() {
            self.blanks.push(Need::Field { record: RecordRef::to(incident), field: field_of(counting.measure) });
        }
    }
}

/// The incident's field that a measure reads.
fn field_of(measure: Measure) -> &'static str {
    match measure {
        Measure::Cases => "count",
        Measure::People => "people",
        Measure::Deaths => "deaths",
        Measure::Injured => "injured",
    }
}

impl<'a> Facts<'a> {
    /// Whether a unit's incident register, and of a district the registers of its communes, are confirmed for some days.
    ///
    /// A statement about a year covers that year's windows, whatever the standard: they all begin in November or December of the
    /// year before, or on 1 January. The twelve months up to a moment reach further back; there the register of the year before
    /// must be confirmed as far as every register of that year goes, to 31 October.
    pub fn register(&self, unit: &Unit, span: &Span) -> Register {
        let mut register = Register::default();
        self.confirm_unit(unit, span.year, span.confirmed_to, &mut register);
        let before = span.year.before(1).filter(|year| span.rolling && span.period.from.is_none_or(|from| from.year() <= *year));
        if let Some(year) = before {
            let (month, day) = YEAR_REGISTER_ENDS;
            self.confirm_unit(unit, year, Day::new(year, month, day), &mut register);
        }
        register
    }

    fn confirm_unit(&self, unit: &Unit, year: Year, to: Option<Day>, register: &mut Register) {
        if self.confirm(&unit.id, year, to, register) {
            return;
        }
        let parts = match unit.kind {
            UnitKind::Province | UnitKind::District => self.book.communes_under(&unit.id),
            _ => Vec::new(),
        };
        let open = |unit: &UnitId| OpenRegister { unit: unit.clone(), year, until: self.confirmed_until(unit, year) };
        if parts.is_empty() {
            // A hamlet's register is part of its commune's.
            let commune = self.home(&unit.id).filter(|home| **home != unit.id);
            if commune.is_none_or(|commune| !self.confirm(commune, year, to, register)) {
                register.open.push(open(&unit.id));
            }
        }
        for commune in parts {
            if !self.confirm(&commune.id, year, to, register) {
                register.open.push(open(&commune.id));
            }
        }
    }

    fn confirmations(&self, unit: &UnitId, year: Year) -> impl Iterator<Item = &&'a Statement> {
        let of_year =
            move |statement: &&&Statement| statement.kind.as_str() == REGISTER_COMPLETE && statement.year == year && statement.value;
        self.of(unit).statements.iter().filter(of_year)
    }

    fn confirm(&self, unit: &UnitId, year: Year, to: Option<Day>, register: &mut Register) -> bool {
        let covers = |statement: &&&Statement| statement.until.zip(to).is_none_or(|(until, end)| until >= end);
        let found = self.confirmations(unit, year).find(covers);
        register.records.extend(found.map(|statement| RecordRef::to(*statement)));
        found.is_some()
    }

    fn confirmed_until(&self, unit: &UnitId, year: Year) -> Option<Day> {
        self.confirmations(unit, year).filter_map(|statement| statement.until).max()
    }

    /// An indicator's figure for a unit over some days.
    ///
    /// Dated incidents come first where the register is complete, then an entered total, then the sum over the communes. A total
    /// that a complete register contradicts leaves the figure open between the two. What nothing says is known from below only.
    pub fn figure(&self, unit: &Unit, indicator: &KindCode, span: &Span) -> Measured {
        let counting = self.catalogue().get(KindGroup::Indicator, indicator).and_then(|kind| kind.counts.as_ref());
        let register = self.register(unit, span);
        let mut count = Count { low: 0, high: register.is_complete().then_some(0), records: Vec::new(), blanks: Vec::new() };
        if let Some(counting) = counting {
            for incident in self.below(unit).iter().flat_map(|records| &records.incidents).filter(|one| span.period.contains(one.date)) {
                count.add(incident, counting, self.catalogue().measured(counting, incident));
            }
        }
        let total = self.total(&unit.id, indicator, span.year).filter(|_| !span.rolling);
        if counting.is_some()
            && let Some(counted) = count.high
        {
            let Some(total) = total.filter(|total| total.value != counted) else {
                let figure = Figure { low: count.low, high: count.high, origin: Origin::Incidents };
                return Measured { figure, records: count.records, needs: Vec::new() };
            };
            let record = RecordRef::to(total);
            count.records.push(record.clone());
            let (low, high) = (counted.min(total.value), Some(counted.max(total.value)));
            let figure = Figure { low, high, origin: Origin::Contradicted };
            return Measured { figure, records: count.records, needs: vec![Need::Field { record, field: "value" }] };
        }
        if let Some(total) = total {
            let figure = Figure { low: total.value, high: Some(total.value), origin: Origin::Total };
            return Measured { figure, records: vec![RecordRef::to(total)], needs: Vec::new() };
        }
        if matches!(unit.kind, UnitKind::Province | UnitKind::District) {
            let communes = self.book.communes_under(&unit.id);
            if !communes.is_empty() {
                return self.sum(unit, &communes, indicator, span);
            }
        }
        let needs = if register.is_complete() && !count.blanks.is_empty() {
            count.blanks
        } else {
            vec![need_of_figure(unit, indicator, counting.is_some(), span)]
        };
        Measured { figure: Figure { low: count.low, high: None, origin: Origin::Incidents }, records: count.records, needs }
    }

    fn sum(&self, unit: &Unit, communes: &[&Unit], indicator: &KindCode, span: &Span) -> Measured {
        let mut sum = Measured { figure: Figure { low: 0, high: Some(0), origin: Origin::Sum }, records: Vec::new(), needs: Vec::new() };
        for commune in communes {
            sum.add(self.figure(commune, indicator, span));
        }
        if sum.figure.high.is_none() {
            // One figure of the whole settles it as well as those of all its communes.
            sum.needs.retain(|need| matches!(need, Need::Field { .. }));
            let counted = self.catalogue().get(KindGroup::Indicator, indicator).is_some_and(|kind| kind.counts.is_some());
            sum.needs.push(need_of_figure(unit, indicator, counted, span));
        }
        sum
    }
}

/// What to enter for a figure that nothing says: the year's total, or for the year asked about that the register is complete.
fn need_of_figure(unit: &Unit, indicator: &KindCode, counted: bool, span: &Span) -> Need {
    let (kind, code) = if counted && (span.rolling || !span.past) {
        (RecordKind::Statement, KindCode::new(REGISTER_COMPLETE).ok())
    } else {
        (RecordKind::YearlyTotal, Some(indicator.clone()))
    };
    Need::Record { kind, unit: unit.id.clone(), year: span.year, code }
}

impl Measured {
    /// Adds the figure of another unit.
    fn add(&mut self, other: Self) {
        self.figure.low = self.figure.low.saturating_add(other.figure.low);
        self.figure.high = self.figure.high.zip(other.figure.high).map(|(sum, high)| sum.saturating_add(high));
        self.records.extend(other.records);
        self.needs.extend(other.needs);
    }
}
