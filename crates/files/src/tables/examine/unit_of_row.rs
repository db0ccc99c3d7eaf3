//! Finds the commune, the unit and the listed units that a row names.

use serde_json::Value;

use super::{Reader, put};
use crate::List;
use crate::tables::Row;
use crate::tables::cell;
use crate::tables::columns::{COMMUNE, Column, Input, columns};
use crate::tables::line::{Draft, Problem};
use crate::tables::local_word;
use crate::tables::places::{Among, is_commune};
use crate::tables::target::Target;
use crate::tables::written_unit::WrittenUnit;
use crate::tables::wrong::Wrong;
use book::{Day, Period, UnitId, UnitKind, Year};

impl Reader<'_> {
    /// Finds the commune and the unit that a row names.
    pub(super) fn unit(&self, row: &Row, draft: &mut Draft, problems: &mut Vec<Problem>) {
        let plan = self.plan;
        let place = |input: Input| {
            let field = columns(plan.list).iter().find(|column| column.input == input);
            (
                field,
                field.and_then(|field| {
                    plan.targets.iter().position(|target| *target == Target::Field(field))
                }),
            )
        };
        let above = self.above(row);
        let mut commune = plan.commune.clone();
        if let (Some(field), column) = place(Input::Commune) {
            let coded = place(Input::CommuneCode).1;
            let at = column.or(coded);
            let unclear = |at: usize| Some((at, self.unclear(row, at)?));
            if let Some((at, wrong)) = [column, coded].into_iter().flatten().find_map(unclear) {
                return problems.push(self.problem(row, Some(at), field, wrong));
            }
            let of = |column: Option<usize>| {
                let text = column.map(|column| self.text(row, column)).unwrap_or_default();
                if cell::is_blank(&text) { String::new() } else { text }
            };
            let (mut text, code) = (of(column), of(coded));
            if text.is_empty() && code.is_empty() {
                text.clone_from(&row.group);
            }
            // In a table with a column of communes, a row without a commune can be in any; the name
            // of its unit must tell.
            if at.is_some() || !text.is_empty() {
                commune = None;
            }
            if !text.is_empty() || !code.is_empty() {
                match self.commune(&text, &code, &above, when(draft)) {
                    Ok(found) => commune = Some(found),
                    Err(wrong) => {
                        let wrong = if wrong == Wrong::NoUnit { Wrong::NoCommune } else { wrong };
                        return problems.push(self.problem(row, at, field, wrong));
                    }
                }
            }
        }
        match place(Input::Unit) {
            (Some(field), Some(at)) if let Some(wrong) = self.unclear(row, at) => {
                problems.push(self.problem(row, Some(at), field, wrong));
            }
            (Some(field), Some(at)) if !cell::is_blank(&self.text(row, at)) => {
                let among =
                    Among { commune: commune.as_ref(), when: when(draft), is_wanted: &|_| true };
                match self.find(&self.text(row, at), &above, &among) {
                    Ok(found) => draft.unit = Some(found),
                    Err(wrong) => problems.push(self.problem(row, Some(at), field, wrong)),
                }
            }
            // A sheet without a column of units is about the commune itself.
            (Some(_), None) if commune.is_some() => draft.unit = commune,
            (Some(field), column) => problems.push(self.problem(row, column, field, Wrong::Needed)),
            (None, _) => self.parent(row, commune, &above, draft, problems),
        }
    }

    /// Finds the units that cells list, first beside the unit of the row.
    pub(super) fn units(&self, row: &Row, draft: &mut Draft, problems: &mut Vec<Problem>) {
        let fields = columns(self.plan.list).iter().filter(|field| field.input == Input::Units);
        for field in fields {
            let targets = &self.plan.targets;
            let column = targets.iter().position(|target| *target == Target::Field(field));
            let text = column.map(|at| self.text(row, at)).filter(|text| !cell::is_blank(text));
            let (Some(column), Some(text)) = (column, text) else { continue };
            let home = draft.unit.as_ref().and_then(|unit| self.places.root_of(unit));
            let find = |name: &str| {
                let among = |commune| Among { commune, when: when(draft), is_wanted: &|_| true };
                let near = self.places.find(name, &among(home));
                near.or_else(|_| self.places.find(name, &among(None)))
            };
            let names = text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty());
            match names.map(find).collect::<Result<Vec<_>, _>>() {
                Ok(found) => {
                    let ids = found.into_iter().map(|id| Value::from(id.to_string()));
                    put(&mut draft.fields, field.field, Value::Array(ids.collect()));
                }
                Err(wrong) => problems.push(self.problem(row, Some(column), field, wrong)),
            }
        }
    }

    /// The kinds and names of the places that the commune is in, as the row tells them.
    fn above(&self, row: &Row) -> Vec<(&'static [UnitKind], String)> {
        let targets = self.plan.targets.iter().enumerate();
        let of = targets.filter_map(|(at, target)| match target {
            Target::Field(Column { input: Input::Above(kinds), .. }) => {
                Some((*kinds, self.text(row, at)))
            }
            _ => None,
        });
        let told = of.filter(|(_, text)| !cell::is_blank(text));
        let of_group = (!row.above.is_empty()).then(|| (ABOVE, row.above.clone()));
        told.chain(of_group).collect()
    }

    /// Finds the unit of a text that is an id, or a name in what the row says.
    fn find(
        &self,
        text: &str,
        above: &[(&'static [UnitKind], String)],
        among: &Among<'_>,
    ) -> Result<UnitId, Wrong> {
        if above.is_empty() {
            return self.places.find(text, among);
        }
        self.places.find_in(text, |written| within(written, above), among)
    }

    fn commune(
        &self,
        text: &str,
        code: &str,
        above: &[(&'static [UnitKind], String)],
        when: Option<Period>,
    ) -> Result<UnitId, Wrong> {
        let among = Among { commune: None, when, is_wanted: &is_commune };
        let text = if cell::is_blank(text) { "" } else { text };
        if cell::is_blank(code) {
            return self.find(text, above, &among);
        }
        self.places.find_in(text, |written| within(written, above).with_code(code), &among)
    }

    /// Finds the commune of a unit. A unit outside communes must already be in the book.
    fn parent(
        &self,
        row: &Row,
        commune: Option<UnitId>,
        above: &[(&'static [UnitKind], String)],
        draft: &mut Draft,
        problems: &mut Vec<Problem>,
    ) {
        let column = |field: &str| columns(List::Units).iter().find(|column| column.field == field);
        let place = |field: &'static Column| {
            self.plan.targets.iter().position(|target| *target == Target::Field(field))
        };
        if !draft.fields.contains_key("kind")
            && !problems.iter().any(|problem| problem.field.field == "kind")
        {
            put(&mut draft.fields, "kind", UnitKind::Hamlet.choice().code.into());
        }
        let kind = draft.fields.get("kind").and_then(Value::as_str).unwrap_or_default();
        if kind == "hamlet" && !draft.fields.contains_key("kind_word") {
            let name = draft.fields.get("name").and_then(Value::as_str).unwrap_or_default();
            let said = || as_kind(&self.text(row, column("kind").and_then(place)?));
            draft.word = local_word::split(name).map(|(word, _)| word).or_else(said);
        }
        let stands_alone = matches!(
            kind,
            "commune" | "ward" | "township" | "special_zone" | "district" | "province"
        );
        let name = draft.fields.get("name").and_then(Value::as_str).unwrap_or_default();
        if !stands_alone {
            draft.unit = commune.or_else(|| self.plan.commune.clone());
            if let (None, Some(field)) = (&draft.unit, column(COMMUNE)) {
                problems.push(self.problem(row, place(field), field, Wrong::Needed));
            }
            draft.is_confirmed =
                column("name").and_then(place).is_some_and(|at| self.is_confirmed(row, at));
        } else if let Ok(found) = self.find(
            name,
            above,
            &Among {
                commune: None,
                when: when(draft),
                is_wanted: &|unit| unit.kind.choice().code == kind,
            },
        ) && self.book.shards.contains_key(&found)
        {
            draft.unit = Some(found);
        } else if let Some(field) = column("name") {
            problems.push(self.problem(row, place(field), field, Wrong::NotBelowCommune));
        }
    }
}

/// The kinds of unit that a row above communes can name.
const ABOVE: &[UnitKind] = &[UnitKind::District, UnitKind::Province];

/// A unit as it is written, with the places that the row says it is in.
fn within(written: WrittenUnit, above: &[(&'static [UnitKind], String)]) -> WrittenUnit {
    above.iter().fold(written, |written, (kinds, name)| written.within(kinds, name))
}

/// The local word that a cell in the column of kinds gives.
fn as_kind(text: &str) -> Option<&'static str> {
    local_word::as_word(text, text.is_ascii()).filter(|word| !local_word::key(word).is_empty())
}

/// The days on which the unit of a row must exist, as far as the row tells.
fn when(draft: &Draft) -> Option<Period> {
    let text = |field: &str| draft.fields.get(field).and_then(Value::as_str);
    let day = text("date")
        .or_else(|| text("founded"))
        .or_else(|| text("valid_from"))
        .and_then(|day| Day::parse(day).ok());
    let year = draft
        .fields
        .get("year")
        .and_then(Value::as_u64)
        .and_then(|year| Year::new(u16::try_from(year).ok()?));
    day.map(|day| Period { from: Some(day), to: Some(day) }).or_else(|| year.map(Year::period))
}
