//! The result of examining a table: as JSON for other programs, and as text to read.

use std::collections::BTreeSet;
use std::path::Path;

use book::Lang;
use book::text::Text;
use files::tables::{
    Line, Plan, Problem, Sheet, State, Target, column_letters, heading_numbers, headings, left_out,
};
use serde::Serialize;
use serde_json::{Map, Value};

/// A table that was examined for import into a book.
pub struct Imported<'a> {
    /// The sheet that was read.
    pub sheet: &'a Sheet,
    /// The plan by which it was read.
    pub plan: &'a Plan,
    /// Its rows.
    pub lines: &'a [Line],
    /// The language of messages.
    pub lang: Lang,
}

/// The result for a row.
#[derive(Clone, Copy, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
enum Status {
    /// A person must say what is meant.
    Question,
    /// It cannot be read.
    Bad,
    /// It goes into the book.
    Ready,
    /// The book, or an earlier row, says the same.
    Repeat,
    /// It belongs to no record: a sum, an example, a signature.
    LeftOut,
}

/// The result as JSON.
#[derive(Serialize)]
pub struct Json<'a> {
    sheet: &'a str,
    /// The numbers of the rows that have the headings.
    heading_rows: Vec<u32>,
    columns: Vec<JsonColumn>,
    rows: Vec<JsonRow>,
}

/// A column of the sheet, and the field that it is read as.
#[derive(Serialize)]
struct JsonColumn {
    heading: String,
    field: Option<String>,
}

/// A row of the sheet; with a column for each indicator, one for each value.
#[derive(Serialize)]
struct JsonRow {
    row: u32,
    status: Status,
    /// The id of the unit that a record is of, or of the commune that a hamlet is in.
    unit: Option<String>,
    /// The fields, as in the file of a book. With an id, it is that unit or record of the book.
    values: Map<String, Value>,
    problems: Vec<JsonProblem>,
}

/// A fault of a cell.
#[derive(Serialize)]
struct JsonProblem {
    /// The letters of the column; none if the sheet lacks it.
    column: Option<String>,
    /// The field; none if the row is no record, and the text says what it is.
    field: Option<&'static str>,
    found: String,
    text: String,
}

impl Imported<'_> {
    /// The result as JSON.
    pub fn json(&self) -> Json<'_> {
        let headings = headings(self.sheet, self.plan.header);
        let column = |(at, target): (usize, &Target)| JsonColumn {
            heading: headings.get(at).cloned().unwrap_or_default(),
            field: (*target != Target::Skip).then(|| target.code()),
        };
        let mut rows: Vec<JsonRow> = self.lines.iter().map(|line| self.row(line)).collect();
        rows.extend(left_out(self.sheet, self.plan).into_iter().map(|(row, aside)| JsonRow {
            row,
            status: Status::LeftOut,
            unit: None,
            values: Map::new(),
            problems: vec![JsonProblem {
                column: None,
                field: None,
                found: String::new(),
                text: aside.text(self.lang).to_owned(),
            }],
        }));
        rows.sort_by_key(|row| row.row);
        Json {
            sheet: &self.sheet.name,
            heading_rows: heading_numbers(self.sheet, self.plan.header),
            columns: self.plan.targets.iter().enumerate().map(column).collect(),
            rows,
        }
    }

    fn row(&self, line: &Line) -> JsonRow {
        let mut values = line.draft.fields.clone();
        values.extend(line.id.clone().map(|id| ("id".to_owned(), Value::from(id))));
        JsonRow {
            row: line.number,
            status: status(line),
            unit: line.draft.unit.as_ref().map(ToString::to_string),
            values,
            problems: self.problems(line),
        }
    }

    fn problems(&self, line: &Line) -> Vec<JsonProblem> {
        let problem = |problem: &Problem| JsonProblem {
            column: problem.column.map(column_letters),
            field: Some(problem.field.field),
            found: problem.found.clone(),
            text: problem.wrong.text(self.lang),
        };
        match &line.state {
            State::Bad(problems) => problems.iter().map(problem).collect(),
            State::Differs(columns) if !line.is_filling => {
                let column = |field: &files::tables::Column| {
                    let is_it = |target: &Target| matches!(target, Target::Field(of) if of.field == field.field);
                    self.plan.targets.iter().position(is_it)
                };
                let problem = |field: &&'static files::tables::Column| JsonProblem {
                    column: column(field).map(column_letters),
                    field: Some(field.field),
                    found: column(field).map(|at| self.cell(line, at)).unwrap_or_default(),
                    text: OTHER.to(self.lang).to_owned(),
                };
                columns.iter().map(problem).collect()
            }
            _ => Vec::new(),
        }
    }

    fn cell(&self, line: &Line, column: usize) -> String {
        self.sheet.rows.get(line.at).map(|row| row.cell(column).to_owned()).unwrap_or_default()
    }

    /// The result as text: first the rows that need a person, then the number of rows that are
    /// ready.
    pub fn text(&self) -> String {
        let Json { rows, columns, .. } = self.json();
        let mut lines = Vec::new();
        let mut add = |text: Text, values: &[&str]| lines.push(text.filled(self.lang, values));
        add(SHEET, &[&self.sheet.name, files::list_name(self.plan.list, self.lang)]);
        let read = columns.iter().filter(|column| column.field.is_some()).count().to_string();
        let skipped: Vec<_> = columns
            .iter()
            .filter(|column| column.field.is_none() && !column.heading.trim().is_empty())
            .map(|column| format!("«{}»", column.heading.trim()))
            .collect();
        add(COLUMNS, &[&read]);
        if !skipped.is_empty() {
            add(NOT_READ, &[&skipped.join(", ")]);
        }
        let mut sorted: Vec<&JsonRow> = rows
            .iter()
            .filter(|row| matches!(row.status, Status::Question | Status::Bad))
            .collect();
        sorted.sort_by_key(|row| (row.status, row.row));
        for row in sorted {
            let said = row.problems.iter().map(|problem| problem.text(self.lang));
            add(
                if row.status == Status::Bad { BAD } else { QUESTION },
                &[&row.row.to_string(), &said.collect::<Vec<_>>().join("; ")],
            );
        }
        let names = [(Status::Ready, READY), (Status::Repeat, REPEAT), (Status::LeftOut, LEFT_OUT)];
        for (status, name) in names {
            let numbers: BTreeSet<u32> =
                rows.iter().filter(|row| row.status == status).map(|row| row.row).collect();
            add(name, &[&numbers.len().to_string()]);
        }
        lines.join("\n") + "\n"
    }
}

/// The last line of the text: whether a file was written.
pub fn ending(output: Option<&Path>, lang: Lang) -> String {
    let said = match output {
        Some(output) => WRITTEN.filled(lang, &[&output.display().to_string()]),
        None => PREVIEW.to(lang).to_owned(),
    };
    said + "\n"
}

impl JsonProblem {
    fn text(&self, lang: Lang) -> String {
        let place = self.column.as_ref().map(|column| COLUMN.filled(lang, &[column]));
        let found =
            if self.found.is_empty() { String::new() } else { format!("«{}» ", self.found) };
        format!("{}{found}{}", place.unwrap_or_default(), self.text)
    }
}

fn status(line: &Line) -> Status {
    match line.state {
        _ if line.is_ready() => Status::Ready,
        _ if line.is_question() => Status::Question,
        State::Bad(_) => Status::Bad,
        _ => Status::Repeat,
    }
}

const SHEET: Text = Text::new("Trang «{}», loại bảng: {}", "Sheet “{}”, kind of table: {}");
const COLUMNS: Text = Text::new("Số cột được đọc: {}", "Columns that are read: {}");
const NOT_READ: Text = Text::new("Cột không đọc: {}", "Columns that are not read: {}");
const QUESTION: Text = Text::new("Cần hỏi, hàng {}: {}", "To be asked, row {}: {}");
const BAD: Text = Text::new("Hàng {} chưa nhập được: {}", "Row {} cannot be imported: {}");
const COLUMN: Text = Text::new("cột {}: ", "column {}: ");
const OTHER: Text = Text::new("khác với sổ", "differs from the book");
const READY: Text = Text::new("Hàng nhập được: {}", "Rows that can be imported: {}");
const REPEAT: Text =
    Text::new("Hàng đã có trong sổ hoặc lặp lại: {}", "Rows that the book has, or that repeat: {}");
const LEFT_OUT: Text = Text::new("Hàng không phải số liệu: {}", "Rows that are no data: {}");
const PREVIEW: Text = Text::new(
    "Đây là bản xem trước, chưa ghi gì; thêm -o TỆP.json để ghi.",
    "This is a preview, nothing is written; add -o FILE.json to write.",
);
const WRITTEN: Text = Text::new("Đã ghi sổ vào {}", "The book is written to {}");
