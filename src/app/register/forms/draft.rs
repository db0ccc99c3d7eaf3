//! The draft of a record: the typed text of its fields, and its mistakes.

use book::{Day, Year};
use files::Fault;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::said::Said;
use super::unit_text;
use crate::app::shell::browser::composed;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text, fields as text, language};
use desk::fields::{Field, Input};
use desk::parse;

/// A field with its typed text. Copied freely.
#[derive(Clone, Copy)]
pub struct Cell {
    pub field: &'static Field,
    pub text: RwSignal<String>,
    pub rows: RwSignal<Vec<Row>>,
}

/// A row of a list in the form.
#[derive(Clone)]
pub struct Row {
    /// A key that identifies the row while other rows come and go.
    pub key: usize,
    pub draft: Draft,
}

/// The draft of a whole form.
#[derive(Clone)]
pub struct Draft {
    app: App,
    /// The original record. Members that the form does not show stay in it.
    was: Map<String, Value>,
    /// The prefix of the fields' ids in the page.
    prefix: String,
    pub cells: Vec<Cell>,
    /// Extra fields stay folded away even if they are filled.
    pub is_folded: bool,
    /// The note at the date, which changes while a person types.
    pub at_date: Option<Memo<Option<Said>>>,
    /// The owner of rows that are added later. They live as long as the form, not only as long as
    /// the part of the page that shows them.
    home: Owner,
}

/// A mistake in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    pub id: String,
    pub label: Text,
    pub what: What,
}

/// The sentence of a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    Text(Text),
    /// A sentence already in the current language.
    Said(String),
}

impl Draft {
    /// Creates a draft from a record.
    pub fn new(app: App, fields: &'static [Field], was: Map<String, Value>, prefix: &str) -> Self {
        let cell = |field: &'static Field| {
            let value = was.get(field.name);
            let rows = match (field.input, value) {
                (Input::Rows { fields, .. }, Some(Value::Array(rows))) => rows
                    .iter()
                    .enumerate()
                    .map(|(key, value)| row(app, prefix, field, fields, key, value))
                    .collect(),
                _ => Vec::new(),
            };
            Cell {
                field,
                text: RwSignal::new(
                    value.map_or_else(String::new, |value| shown(field.input, value)),
                ),
                rows: RwSignal::new(rows),
            }
        };
        let cells = fields.iter().map(cell).collect();
        Self {
            app,
            was,
            prefix: prefix.into(),
            cells,
            is_folded: false,
            at_date: None,
            home: Owner::current().unwrap_or_default(),
        }
    }

    /// Adds more fields after the draft's own, filled from the same record.
    pub fn and(mut self, fields: &'static [Field]) -> Self {
        self.cells.extend(Self::new(self.app, fields, self.was.clone(), &self.prefix).cells);
        self
    }

    /// Keeps extra fields folded away even if they are filled.
    pub fn folded(self) -> Self {
        Self { is_folded: true, ..self }
    }

    /// Adds a note at the date.
    pub fn saying(self, at_date: Memo<Option<Said>>) -> Self {
        Self { at_date: Some(at_date), ..self }
    }

    /// Returns whether the record is not in the book yet.
    pub fn is_new(&self) -> bool {
        !self.was.contains_key("id")
    }

    /// Returns the id of a field in the page.
    pub fn id(&self, field: &Field) -> String {
        [&self.prefix, "-", field.name].concat()
    }

    /// Finds a field by name.
    pub fn cell(&self, name: &str) -> Option<Cell> {
        self.cells.iter().find(|cell| cell.field.name == name).copied()
    }

    /// Fills a field.
    pub fn fill(&self, name: &str, value: String) {
        if let Some(cell) = self.cell(name) {
            cell.text.set(value);
        }
    }

    /// Follows what is typed in the form's own fields.
    pub fn track(&self) {
        self.cells.iter().for_each(|cell| cell.text.track());
    }

    /// Returns the raw typed text, so that an unfinished form can be filled again. It reacts to
    /// typing.
    pub fn typed(&self) -> Map<String, Value> {
        let typed = |cell: &Cell| {
            let rows = cell.rows.with(|rows| {
                rows.iter().map(|row| Value::Object(row.draft.typed())).collect::<Vec<_>>()
            });
            let value = if rows.is_empty() { cell.text.get().into() } else { Value::Array(rows) };
            (cell.field.name.to_owned(), value)
        };
        self.cells.iter().map(typed).collect()
    }

    /// Restores text that was typed before.
    pub fn type_again(&self, typed: &Map<String, Value>) {
        for cell in &self.cells {
            match typed.get(cell.field.name) {
                Some(Value::String(text)) => cell.text.set(text.clone()),
                Some(Value::Array(rows)) => {
                    while cell.rows.with_untracked(Vec::len) < rows.len() {
                        self.add_row(*cell);
                    }
                    cell.rows.with_untracked(|drafts| {
                        for (row, typed) in drafts.iter().zip(rows) {
                            row.draft.type_again(typed.as_object().unwrap_or(&Map::new()));
                        }
                    });
                }
                _ => {}
            }
        }
    }

    /// Adds an empty row to a list.
    pub fn add_row(&self, cell: Cell) {
        if let Input::Rows { fields, .. } = cell.field.input {
            let key = cell
                .rows
                .with_untracked(|rows| rows.iter().map(|row| row.key + 1).max().unwrap_or(0));
            let new = self
                .home
                .with(|| row(self.app, &self.prefix, cell.field, fields, key, &Value::Null));
            cell.rows.update(|rows| rows.push(new));
        }
    }

    /// Converts the draft to the JSON of the record.
    ///
    /// # Errors
    /// Every field whose typed text is invalid.
    pub fn read(&self) -> Result<Map<String, Value>, Vec<Mistake>> {
        let mut record = self.was.clone();
        let mut mistakes = Vec::new();
        for cell in &self.cells {
            match self.read_cell(*cell) {
                Ok(Some(value)) => drop(record.insert(cell.field.name.into(), value)),
                Ok(None) => drop(record.remove(cell.field.name)),
                Err(mut found) => mistakes.append(&mut found),
            }
        }
        if mistakes.is_empty() { Ok(record) } else { Err(mistakes) }
    }

    fn read_cell(&self, cell: Cell) -> Result<Option<Value>, Vec<Mistake>> {
        if let Input::Rows { .. } = cell.field.input {
            let rows = read_rows(&cell.rows.get_untracked());
            let is_lacking = rows == Ok(None) && cell.field.is_required;
            return if is_lacking {
                Err(vec![self.mistake(cell.field, text::WRONG_NEEDED)])
            } else {
                rows
            };
        }
        let typed = composed(&cell.text.get_untracked());
        let read = if typed.is_empty() {
            Ok(None)
        } else {
            self.value(cell.field.input, &typed).map(Some)
        };
        let read =
            if read == Ok(None) && cell.field.is_required { Err(text::WRONG_NEEDED) } else { read };
        read.map_err(|what| vec![self.mistake(cell.field, what)])
    }

    /// Converts typed text to its stored value.
    fn value(&self, input: Input, typed: &str) -> Result<Value, Text> {
        match input {
            Input::Whole(limits) => match parse::whole(typed) {
                Some(number) if number <= limits.most => Ok(number.into()),
                Some(_) => Err(text::WRONG_LARGE),
                None => Err(text::WRONG_NUMBER),
            },
            Input::Day => parse::day(typed, self.app.year.get_untracked())
                .map(|day| String::from(day).into())
                .ok_or(text::WRONG_DAY),
            Input::MonthDay => {
                parse::month_day(typed).map(Value::from).ok_or(text::WRONG_MONTH_DAY)
            }
            Input::Time => parse::time(typed).map(Value::from).ok_or(text::WRONG_TIME),
            Input::Year => typed
                .parse()
                .ok()
                .and_then(Year::new)
                .map(|year| year.number().into())
                .ok_or(text::WRONG_YEAR),
            Input::YesNo => Ok((typed == "true").into()),
            Input::Unit => {
                unit_text::read(self.app, typed).map(Value::from).ok_or(text::WRONG_UNIT)
            }
            _ => Ok(typed.into()),
        }
    }

    fn mistake(&self, field: &Field, what: Text) -> Mistake {
        Mistake { id: self.id(field), label: field.label, what: What::Text(what) }
    }

    /// Places a fault that the book found at the field of its path, such as `points[0].until`.
    /// Returns none if the form has no such field.
    pub fn refused(&self, path: &str, fault: &Fault) -> Option<Mistake> {
        let path = match fault {
            // This fault concerns the whole record.
            Fault::Missing { field } if path.is_empty() => field,
            _ => path,
        };
        let name = path.split(['.', '[']).next().unwrap_or_default();
        let cell = self.cell(name)?;
        let of_row =
            path.get(name.len()..).and_then(|rest| rest.strip_prefix('[')?.split_once(']'));
        let row = of_row.and_then(|(at, rest)| {
            let at: usize = at.parse().ok()?;
            let row = cell.rows.with_untracked(|rows| rows.get(at).map(|row| row.draft.clone()))?;
            row.refused(rest.trim_start_matches('.'), fault)
        });
        Some(row.unwrap_or_else(|| Mistake {
            id: self.id(cell.field),
            label: cell.field.label,
            what: What::Said(self.said(fault)),
        }))
    }

    /// Returns a fault in words, with fields named by their labels.
    fn said(&self, fault: &Fault) -> String {
        untrack(|| match fault {
            Fault::MoreThan { whole, field, .. } => {
                let label = self.cell(field).map_or(*field, |cell| cell.field.label.now());
                text::WRONG_MORE_THAN.fill(&[&label.to_lowercase(), &whole.to_string()])
            }
            Fault::EndsBeforeStart { start, .. } => {
                text::WRONG_ENDS_EARLY.fill(&[&start.to_string()])
            }
            Fault::Missing { .. } => text::WRONG_NEEDED.now().to_owned(),
            Fault::WrongShard { .. } => text::WRONG_KIND_CHANGE.now().to_owned(),
            other => other.what(language()),
        })
    }
}

fn row(
    app: App,
    prefix: &str,
    list: &Field,
    fields: &'static [Field],
    key: usize,
    value: &Value,
) -> Row {
    let prefix = [prefix, "-", list.name, "-", &key.to_string()].concat();
    let was = match value {
        Value::Object(was) => was.clone(),
        Value::Null => Map::new(),
        plain => Map::from_iter([(String::new(), plain.clone())]),
    };
    Row { key, draft: Draft::new(app, fields, was, &prefix) }
}

fn read_rows(rows: &[Row]) -> Result<Option<Value>, Vec<Mistake>> {
    let mut values = Vec::new();
    let mut mistakes = Vec::new();
    for row in rows {
        match row.draft.read() {
            Ok(mut map) => values.push(map.remove("").unwrap_or(Value::Object(map))),
            Err(mut found) => mistakes.append(&mut found),
        }
    }
    match (mistakes.is_empty(), values.is_empty()) {
        (false, _) => Err(mistakes),
        (true, true) => Ok(None),
        (true, false) => Ok(Some(Value::Array(values))),
    }
}

/// Formats a stored value for its field.
fn shown(input: Input, value: &Value) -> String {
    match (input, value) {
        (Input::Day, Value::String(day)) => {
            Day::parse(day).map_or_else(|_| day.clone(), |day| day.to_string())
        }
        (Input::MonthDay, Value::String(day)) => day
            .split_once('-')
            .map_or_else(|| day.clone(), |(month, day)| [day, "/", month].concat()),
        (_, Value::String(text)) => text.clone(),
        (_, Value::Number(number)) => number.to_string(),
        (_, Value::Bool(answer)) => answer.to_string(),
        _ => String::new(),
    }
}
