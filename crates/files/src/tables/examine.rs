//! Examines the rows of a sheet: what record each would become, what is wrong with it, and whether
//! the book already has it.

use serde_json::{Map, Value};

use super::body::{BodyRow, body};
use super::cell;
use super::columns::{COMMUNE, Column, Input, columns};
use super::draft_item::item;
use super::identity::is_single;
use super::index::{Fields, get, item_fields};
use super::kinds::Kinds;
use super::known::Known;
use super::line::{Draft, Line, Problem, State};
use super::local_word;
use super::places::{Among, Places, is_commune};
use super::plan::Plan;
use super::target::Target;
use super::written_unit::WrittenUnit;
use super::wrong::Wrong;
use super::{Epoch, Row, Sheet, Unclear};
use crate::unseen::is_unseen;
use crate::{Fault, ItemCheck, List};
use book::{Book, Catalogue, Day, DeviceId, Period, Stamp, UnitId, UnitKind, Year};

/// Reads all rows below the headings, except those that belong to no record, see
/// [`left_out`](super::left_out).
pub fn examine(sheet: &Sheet, plan: &Plan, book: &Book, catalogue: &Catalogue) -> Vec<Line> {
    let check = ItemCheck::new(book, catalogue);
    let reader = Reader {
        plan,
        epoch: sheet.epoch,
        kinds: Kinds::of(plan.list, catalogue),
        places: Places::of(book),
        check,
        book,
    };
    let mut known = Known::of(plan.list, book);
    let mut lines = Vec::new();
    for BodyRow { at, row, .. } in body(sheet, plan).into_iter().filter(|row| row.aside.is_none()) {
        let row = &row;
        for Read { draft, mut problems, value } in reader.row(row) {
            let found = match known.find(&draft, &reader.places) {
                Ok(found) => found,
                Err(wrong) => {
                    problems.extend(reader.named(row, wrong));
                    None
                }
            };
            if problems.is_empty() {
                let old = found.as_ref().map(|(_, old)| old.clone());
                problems = reader.refused(row, &draft, old, value);
            }
            let state = if problems.is_empty() {
                known.look(&draft, found.as_ref(), row.number)
            } else {
                State::Bad(problems)
            };
            let is_filling = match (&state, &found) {
                (State::Differs(columns), Some((_, old))) => {
                    is_single(plan.list)
                        && columns.iter().all(|column| get(old, column.field).is_none())
                }
                _ => false,
            };
            let id = found.map(|(id, _)| id);
            lines.push(Line { number: row.number, at, draft, id, state, is_filling });
        }
    }
    lines
}

struct Reader<'a> {
    plan: &'a Plan,
    epoch: Epoch,
    kinds: Kinds<'a>,
    places: Places<'a>,
    check: ItemCheck<'a>,
    book: &'a Book,
}

/// The draft from a row, or from one indicator's cell of it, with its problems.
struct Read {
    draft: Draft,
    problems: Vec<Problem>,
    /// The column of the indicator's cell.
    value: Option<usize>,
}

impl Reader<'_> {
    /// The drafts of a row: one, or one for each indicator's cell.
    fn row(&self, row: &Row) -> Vec<Read> {
        let (draft, problems) = self.record(row);
        let indicators: Vec<_> = self
            .plan
            .targets
            .iter()
            .enumerate()
            .filter_map(|(column, target)| {
                if let Target::Indicator(code) = target {
                    Some((column, code.clone()))
                } else {
                    None
                }
            })
            .collect();
        if indicators.is_empty() {
            return vec![Read { draft, problems, value: None }];
        }
        // With a column for each indicator, their cells are the values.
        let problems: Vec<_> = problems
            .into_iter()
            .filter(|problem| !matches!(problem.field.field, "indicator" | "value"))
            .collect();
        let Some(value) = columns(self.plan.list).iter().find(|column| column.field == "value")
        else {
            return Vec::new();
        };
        let mut all = Vec::new();
        for (column, code) in indicators {
            let (mut draft, mut problems) = (draft.clone(), problems.clone());
            if cell::is_blank(row.cell(column)) {
                continue;
            }
            draft.fields.insert("indicator".into(), code.to_string().into());
            match self.value(row, Some(column), value) {
                Ok(Some(read)) => drop(draft.fields.insert("value".into(), read)),
                Ok(None) => (),
                Err(wrong) => problems.push(self.problem(row, Some(column), value, wrong)),
            }
            all.push(Read { draft, problems, value: Some(column) });
        }
        all
    }

    fn record(&self, row: &Row) -> (Draft, Vec<Problem>) {
        let mut draft = Draft::default();
        let mut problems = Vec::new();
        let plan = self.plan;
        for field in columns(plan.list) {
            if !field.input.is_own_value() {
                continue;
            }
            let column = plan.targets.iter().position(|target| *target == Target::Field(field));
            match self.value(row, column, field) {
                Ok(Some(value)) => put(&mut draft.fields, field.field, value),
                Ok(None) if field.field == "year" && plan.year.is_some() => {
                    put(&mut draft.fields, "year", plan.year.map(Year::number).into());
                }
                Ok(None) if field.is_required => {
                    problems.push(self.problem(row, column, field, Wrong::Needed))
                }
                Ok(None) => (),
                Err(wrong) => problems.push(self.problem(row, column, field, wrong)),
            }
        }
        self.unit(row, &mut draft, &mut problems);
        self.units(row, &mut draft, &mut problems);
        (draft, problems)
    }

    /// Finds the units that cells list, first beside the unit of the row.
    fn units(&self, row: &Row, draft: &mut Draft, problems: &mut Vec<Problem>) {
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

    /// Why the book cannot take the draft although each cell is readable.
    fn refused(
        &self,
        row: &Row,
        draft: &Draft,
        old: Option<Fields>,
        value: Option<usize>,
    ) -> Vec<Problem> {
        let list = self.plan.list;
        let stamp =
            Stamp { at: 1, device: DeviceId::random(0), by: String::new(), after: Vec::new() };
        let item = item(list, draft, old, 0, &stamp)
            .ok()
            .and_then(|item| serde_json::to_string(&item).ok())
            .unwrap_or_default();
        let problem = |(path, fault): (String, Fault)| {
            let field = column_of(list, &path)?;
            let column =
                self.plan.targets.iter().position(|target| *target == Target::Field(field));
            Some(self.problem(row, column.or(value), field, Wrong::Refused(fault)))
        };
        self.check.faults(list, &item).into_iter().filter_map(problem).collect()
    }

    /// The value of a cell; `None` if it is blank or the sheet lacks the column.
    fn value(
        &self,
        row: &Row,
        column: Option<usize>,
        field: &'static Column,
    ) -> Result<Option<Value>, Wrong> {
        let Some(column) = column else { return Ok(None) };
        if let Some(wrong) = self.unclear(row, column) {
            return Err(wrong);
        }
        let text = self.text(row, column);
        if cell::is_blank(&text) {
            return Ok(None);
        }
        cell::read(field.input, &text, &self.kinds, self.epoch).map(Some)
    }

    /// Why a cell cannot be read, whatever its column, unless a person decided what it means.
    fn unclear(&self, row: &Row, column: usize) -> Option<Wrong> {
        let text = row.cell(column).trim();
        if self.plan.words.contains_key(&(column, text.to_owned())) {
            return None;
        }
        match row.unclear(column) {
            Some(Unclear::Formula) => Some(Wrong::NoResult),
            Some(Unclear::Merged { found }) => Some(Wrong::Merged(found.clone())),
            None => cell::is_error(text).then_some(Wrong::Error),
        }
    }

    /// The text of a cell, or what a person decided that it means. Names are taken as they are seen.
    fn text(&self, row: &Row, column: usize) -> String {
        let text = row.cell(column).trim();
        let meant = self.plan.words.get(&(column, text.to_owned())).map_or(text, String::as_str);
        match self.plan.targets.get(column) {
            Some(Target::Field(Column { input: Input::Text, field, .. })) if *field != "name" => {
                meant.to_owned()
            }
            _ => meant.chars().filter(|c| c.is_whitespace() || !is_unseen(*c)).collect(),
        }
    }

    /// Whether a person said that the text of a cell is right as it is.
    fn is_confirmed(&self, row: &Row, column: usize) -> bool {
        let text = row.cell(column).trim().to_owned();
        self.plan.words.get(&(column, text.clone())).is_some_and(|meant| *meant == text)
    }

    fn problem(
        &self,
        row: &Row,
        column: Option<usize>,
        field: &'static Column,
        wrong: Wrong,
    ) -> Problem {
        let found = match (column, &wrong) {
            // The rows of a merged cell are corrected one by one.
            (_, Wrong::Merged(_)) => String::new(),
            (Some(column), _) => row.cell(column).trim().to_owned(),
            (None, Wrong::Needed | Wrong::Refused(_)) => String::new(),
            (None, _) => row.group.clone(),
        };
        Problem { column, field, found, wrong }
    }

    /// The problem with the name of a row's unit.
    fn named(&self, row: &Row, wrong: Wrong) -> Option<Problem> {
        let field = columns(self.plan.list).iter().find(|column| column.field == "name")?;
        let column = self.plan.targets.iter().position(|target| *target == Target::Field(field));
        Some(self.problem(row, column, field, wrong))
    }

    /// Finds the commune and the unit that a row names.
    fn unit(&self, row: &Row, draft: &mut Draft, problems: &mut Vec<Problem>) {
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

    /// What a row says that its commune is in.
    fn above(&self, row: &Row) -> Vec<(&'static [UnitKind], String)> {
        let targets = self.plan.targets.iter().enumerate();
        let of = targets.filter_map(|(at, target)| match target {
            Target::Field(Column { input: Input::Above(kinds), .. }) => {
                Some((*kinds, self.text(row, at)))
            }
            _ => None,
        });
        of.filter(|(_, text)| !cell::is_blank(text)).collect()
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

/// A unit as it is written, with what the row says that it is in.
fn within(written: WrittenUnit, above: &[(&'static [UnitKind], String)]) -> WrittenUnit {
    above.iter().fold(written, |written, (kinds, name)| written.within(kinds, name))
}

/// The local word that a cell in the column of kinds gives.
fn as_kind(text: &str) -> Option<&'static str> {
    local_word::as_word(text, text.is_ascii()).filter(|word| !local_word::key(word).is_empty())
}

/// The column of a field, or of a part of a model's list. A fault without a column is reported at
/// the name.
fn column_of(list: List, path: &str) -> Option<&'static Column> {
    let all = || columns(list).iter();
    let part = path.split(['.', '[']).next().unwrap_or_default();
    let is_part = |column: &&Column| {
        column.field.split_once('.').is_some_and(|(of, _)| of == part)
            && column.input != Input::Shown
    };
    let is_parent = |column: &&Column| part == "parent" && column.field == COMMUNE;
    all()
        .find(|column| column.field == part)
        .or_else(|| all().find(is_part))
        .or_else(|| all().find(is_parent))
        .or_else(|| all().find(|column| column.is_required))
}

/// When the unit of a row must exist, as far as the row tells.
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

/// Sets the value of a field; a part of a model's list goes into that list.
fn put(fields: &mut Map<String, Value>, field: &str, value: Value) {
    let Some((list, part)) = field.split_once('.') else {
        return drop(fields.insert(field.to_owned(), value));
    };
    let (name, of) = item_fields(list);
    let item =
        Value::Object(Map::from_iter([(name.to_owned(), part.into()), (of.to_owned(), value)]));
    if let Value::Array(items) = fields.entry(list).or_insert_with(|| Value::Array(Vec::new())) {
        items.push(item);
    }
}
