//! Examines the rows of a sheet: what record each would become, what is wrong with it, and whether
//! the book already has it.

mod cells;
mod unit_of_row;

use serde_json::{Map, Value};

use super::aside::Aside;
use super::body::{Body, BodyRow, body};
use super::cell;
use super::columns::{COMMUNE, Column, Input, columns};
use super::draft_item::item;
use super::identity::is_single;
use super::index::{Fields, get, item_fields};
use super::kinds::Kinds;
use super::known::Known;
use super::line::{Draft, Line, Problem, State};
use super::places::Places;
use super::plan::Plan;
use super::target::Target;
use super::wrong::Wrong;
use super::{Epoch, Row, Sheet};
use crate::{Fault, ItemCheck, List};
use book::{Book, Catalogue, DeviceId, Stamp, Year};

/// Reads all rows below the headings, except those that belong to no record, see
/// [`left_out`](super::left_out).
pub fn examine(sheet: &Sheet, plan: &Plan, book: &Book, catalogue: &Catalogue) -> Vec<Line> {
    let rows = Examiner::of(sheet, plan, book, catalogue);
    rows.filter_map(|row| if let Examined::Lines(lines) = row { Some(lines) } else { None })
        .flatten()
        .collect()
}

/// The result of reading a row below the headings.
#[derive(Clone, Debug, PartialEq)]
pub enum Examined {
    /// It has these records: one, or one for each indicator's cell.
    Lines(Vec<Line>),
    /// The row with this number belongs to no record.
    LeftOut(u32, Aside),
}

/// Reads the rows below the headings one after the other, so that a page can do something else
/// between two of them.
pub struct Examiner<'a> {
    reader: Reader<'a>,
    known: Known<'a>,
    body: Body<'a>,
}

impl<'a> Examiner<'a> {
    /// Reads the rows of a sheet for a book.
    pub fn of(sheet: &'a Sheet, plan: &'a Plan, book: &'a Book, catalogue: &'a Catalogue) -> Self {
        let reader = Reader {
            plan,
            epoch: sheet.epoch,
            kinds: Kinds::of(plan.list, catalogue),
            places: Places::of(book),
            check: ItemCheck::new(book, catalogue),
            book,
        };
        Self { reader, known: Known::of(plan.list, book), body: body(sheet, plan) }
    }

    fn line(&mut self, row: &Row, at: usize, read: Read) -> Line {
        let Read { draft, mut problems, value } = read;
        let found = match self.known.find(&draft, &self.reader.places) {
            Ok(found) => found,
            Err(wrong) => {
                problems.extend(self.reader.named(row, wrong));
                None
            }
        };
        if problems.is_empty() {
            let old = found.as_ref().map(|(_, old)| old.clone());
            problems = self.reader.refused(row, &draft, old, value);
        }
        let state = if problems.is_empty() {
            self.known.look(&draft, found.as_ref(), row.number)
        } else {
            State::Bad(problems)
        };
        let is_filling = match (&state, &found) {
            (State::Differs(columns), Some((_, old))) => {
                is_single(self.reader.plan.list)
                    && columns.iter().all(|column| get(old, column.field).is_none())
            }
            _ => false,
        };
        let id = found.map(|(id, _)| id);
        Line { number: row.number, at, draft, id, state, is_filling }
    }
}

impl Iterator for Examiner<'_> {
    type Item = Examined;

    fn next(&mut self) -> Option<Examined> {
        let BodyRow { at, row, aside } = self.body.next()?;
        Some(match aside {
            Some(aside) => Examined::LeftOut(row.number, aside),
            None => {
                let read = self.reader.row(&row);
                Examined::Lines(read.into_iter().map(|read| self.line(&row, at, read)).collect())
            }
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.body.size_hint()
    }
}

impl ExactSizeIterator for Examiner<'_> {}

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

    /// The problems for which the book cannot take the draft although each cell is readable.
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
