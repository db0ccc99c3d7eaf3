//! Incident registers: whether the entered incidents of some days are all that happened.

use std::rc::Rc;

use super::covered_days::year_ends;
use super::facts::Facts;
use super::finding::{Need, RecordRef};
use super::former_units::FormerUnit;
use super::register::{OpenRegister, Register};
use super::register_complete::REGISTER_COMPLETE;
use super::span::Span;
use book::{Day, KindCode, Period, RecordKind, Statement, Unit, UnitId, UnitKind, Year};

impl Register {
    /// The statements that confirm registers, or dispute it.
    pub fn records(&self) -> impl Iterator<Item = RecordRef> {
        self.statements.iter().map(|(unit, id)| RecordRef {
            kind: RecordKind::Statement,
            id: id.clone(),
            unit: unit.clone(),
        })
    }

    /// The statements that would complete the register.
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

impl<'a> Facts<'a> {
    /// The incident register of a unit for these days, with those of the units that it was formed
    /// from in them. A district's register is those of its communes.
    ///
    /// A statement about a year covers that year's windows, whatever the standard: they all begin
    /// in November or December of the year before, or on 1 January. The twelve months up to a
    /// moment reach further back. For them, the register of the year before must also be confirmed
    /// to 31 October, the day that every register of that year reaches.
    pub fn register(&self, unit: &Unit, span: &Span) -> Rc<Register> {
        let key = (unit.id.clone(), *span);
        if let Some(known) = self.registers.borrow().get(&key) {
            return Rc::clone(known);
        }
        let register = Rc::new(self.look_up_register(unit, span));
        self.registers.borrow_mut().insert(key, Rc::clone(&register));
        register
    }

    fn look_up_register(&self, unit: &Unit, span: &Span) -> Register {
        let mut register = Register::default();
        let formed = unit.formed_on();
        self.confirm_span(unit, formed, span, span.confirmed_to, &mut register);
        for part in &self.former_units_in(unit, span) {
            let to = span.confirmed_to.zip(part.until).map(|(to, until)| to.min(until));
            // A unit that ended in the year before has that year's register only.
            let year = to.map_or(span.year, |to| to.year().min(span.year));
            match part.unit {
                Some(unit) => {
                    self.confirm_span(unit, None, &Span { year, ..*span }, to, &mut register)
                }
                None => register.open.push(OpenRegister {
                    unit: part.id.clone(),
                    year,
                    until: None,
                    denied: None,
                }),
            }
        }
        register
    }

    pub(super) fn former_units_in(&self, unit: &Unit, span: &Span) -> Vec<FormerUnit<'a>> {
        if span.alone {
            Vec::new()
        } else {
            self.former_units_by(unit, span.period, span.joined_by)
        }
    }

    /// Confirms the registers of the years that the days lie in, as far as the unit existed.
    fn confirm_span(
        &self,
        unit: &Unit,
        formed: Option<Day>,
        span: &Span,
        to: Option<Day>,
        register: &mut Register,
    ) {
        let existed = |day: Option<Day>| formed.zip(day).is_none_or(|(formed, day)| formed <= day);
        if existed(to) {
            self.confirm_unit(unit, span.year, to, register);
        }
        let before = span.year.before(1).filter(|year| {
            span.rolling && span.period.from.is_none_or(|from| from.year() <= *year)
        });
        if let Some(year) = before {
            let end = year_ends(year).map(|end| to.map_or(end, |to| to.min(end)));
            if existed(end) {
                self.confirm_unit(unit, year, end, register);
            }
        }
    }

    /// The communes below a district or province that existed in these days, each with the last day
    /// of the commune, if it ended.
    pub(super) fn communes(&self, unit: &Unit, days: Period) -> Vec<(&'a Unit, Option<Day>)> {
        if !matches!(unit.kind, UnitKind::Province | UnitKind::District) {
            return Vec::new();
        }
        let existed = self
            .book
            .communes_under(&unit.id)
            .into_iter()
            .filter(|commune| commune.validity().overlaps(days));
        existed.map(|commune| (commune, commune.valid_to)).collect()
    }

    /// Confirms a unit's register. A district's register is those of its communes, each to the last
    /// day of the commune. A hamlet's is part of its commune's.
    fn confirm_unit(&self, unit: &Unit, year: Year, to: Option<Day>, register: &mut Register) {
        let communes = self.communes(unit, Period { from: year.period().from, to });
        if communes.is_empty() {
            let home = self.home(&unit.id).filter(|home| **home != unit.id);
            self.confirm(&[Some(&unit.id), home], year, to, register);
        }
        for (commune, ended) in communes {
            let to = ended.map_or(to, |ended| to.map(|to| to.min(ended)));
            self.confirm(&[Some(&commune.id), Some(&unit.id)], year, to, register);
        }
    }

    /// Checks that the register of the first of these units is complete. The last statement counts,
    /// whether about this unit or a unit above it. A unit below it that later denied its own
    /// register leaves it open.
    fn confirm(
        &self,
        units: &[Option<&UnitId>],
        year: Year,
        to: Option<Day>,
        register: &mut Register,
    ) {
        let units: Vec<&UnitId> = units.iter().flatten().copied().collect();
        let Some(unit) = units.first() else { return };
        if self.confirm_by(&units, year, to, register) {
            for below in self.denying(unit, year) {
                let units: Vec<&UnitId> =
                    [below].into_iter().chain(units.iter().copied()).collect();
                self.confirm_by(&units, year, to, register);
            }
        }
    }

    /// The units below a unit that ever stated, for a year, that their own register is not
    /// complete.
    fn denying(&self, unit: &UnitId, year: Year) -> Vec<&'a UnitId> {
        let denials = self.denials(unit).into_iter();
        let of_year = denials.filter(|said| said.year == year && said.unit != *unit);
        let mut units: Vec<_> = of_year.map(|said| &said.unit).collect();
        book::sort::sort_by(&mut units, |a, b| a.cmp(b));
        units.dedup();
        units
    }

    fn confirm_by(
        &self,
        units: &[&UnitId],
        year: Year,
        to: Option<Day>,
        register: &mut Register,
    ) -> bool {
        let said = self.last_statement(units, REGISTER_COMPLETE, year);
        let confirmed = said.filter(|said| said.confirms(to));
        let disputed = said.and_then(|said| said.disputed());
        let name = |said: &Statement| (said.unit.clone(), said.id.clone());
        register.statements.extend(disputed.into_iter().flatten().map(name));
        if let Some(said) = confirmed {
            let statement = name(said.statement);
            if !register.statements.contains(&statement) {
                register.statements.push(statement);
            }
        } else if let Some(unit) = units.first() {
            register.open.push(OpenRegister {
                unit: (*unit).clone(),
                year,
                until: said
                    .filter(|said| said.value() && disputed.is_none())
                    .and_then(|said| said.coverage().day()),
                denied: said
                    .filter(|said| !said.value() || disputed.is_some())
                    .map(|said| said.statement.date),
            });
        }
        confirmed.is_some()
    }
}
