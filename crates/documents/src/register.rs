//! Turns a filtered list of the screen into a paper that says whose list it is, its period and its
//! filter, with a sum and a place to sign.

use book::Lang::Vi;
use book::schema::{Field, Input};
use book::{Day, KindCode, KindGroup, RecordKind, UnitId, Year};
use desk::fields::naming_field;
use desk::route::{Graveness, ModelFilter, Query};
use desk::search::search;
use law::record_kind_name;
use serde_json::{Map, Value as Json};

use crate::document::{Block, ColumnHead, Document, Row, Table};
use crate::library::Library;
use crate::papers::{Asked, NoPaper, Papers};
use crate::places::{first_upper, period};
use crate::render::render;
use crate::subject::Subject;
use crate::value::Value;

/// The template of the frame: issuer, heading and signer.
pub(crate) const FRAME: &str = "register";

/// A list to print as a paper.
#[derive(Clone, Copy, Debug)]
pub struct Register<'q> {
    /// The kind of its records.
    pub kind: RecordKind,
    /// The filter.
    pub query: &'q Query,
    /// The year that is shown.
    pub year: Year,
    /// The day on the paper.
    pub day: Option<Day>,
}

impl Papers<'_> {
    /// Makes a paper of a list, oldest records first.
    ///
    /// # Errors
    /// [`NoPaper`]: why there is none.
    pub fn register(&self, library: &Library, wanted: &Register) -> Result<Document, NoPaper> {
        let unit = match &wanted.query.unit {
            Some(unit) => unit,
            None => &desk::standards::desk_unit(self.book).ok_or(NoPaper::NoUnits)?.id,
        };
        let (found, _) = self.book.unit(unit).ok_or_else(|| NoPaper::NoUnit(unit.clone()))?;
        let asked = Asked { unit, year: wanted.year, day: wanted.day, days: None };
        let frame = library.get(FRAME)?;
        let subject = Subject::new(self, found, frame, asked)?;
        let name = first_upper(record_kind_name(wanted.kind, Vi));
        Ok(Document {
            title: name.clone(),
            about: format!("{name} – {}", subject.title(found)),
            blocks: blocks(self, wanted),
            ..render(frame, &subject)
        })
    }
}

fn blocks(papers: &Papers, wanted: &Register) -> Vec<Block> {
    let Register { kind, query, year, .. } = *wanted;
    let name = |unit: &UnitId| papers.explainer().unit(unit);
    let by_name = |a: &UnitId, b: &UnitId| papers.order()(&name(a), &name(b));
    let mut found =
        search(papers.book, papers.catalogue(), kind, (query, year), usize::MAX, &by_name);
    if query.order.is_none() {
        // A screen begins with the latest record, a paper with the earliest.
        found.records.reverse();
    }
    let mut blocks = vec![Block::Paragraph(days(query, year))];
    blocks.extend(filter(papers, query).map(Block::Paragraph));
    if found.records.is_empty() {
        blocks.push(Block::Paragraph("Không có mục nào.".to_owned()));
    } else {
        blocks.push(Block::Table(table(papers, kind, &found.records)));
    }
    blocks
}

/// The days of the list.
fn days(query: &Query, year: Year) -> String {
    match (query.from, query.to) {
        (None, None) => format!("Kỳ: năm {year}."),
        (from, to) => format!("Kỳ: {}.", period(book::Period { from, to })),
    }
}

/// The filter of the list besides unit and period.
fn filter(papers: &Papers, query: &Query) -> Option<String> {
    let explainer = papers.explainer();
    let kind = query.code.as_ref().and_then(|code| {
        let group = KindGroup::ALL
            .into_iter()
            .find(|group| papers.catalogue().get(*group, code).is_some())?;
        Some(format!("loại: {}", explainer.label(group, code)))
    });
    let models = query.models.map(|models| {
        match models {
            ModelFilter::Maintained => "mô hình đang duy trì",
            ModelFilter::New => "mô hình xây dựng mới",
        }
        .to_owned()
    });
    let severity = query.severity.map(|severity| match severity {
        Graveness::From(least) => format!("mức độ từ “{}” trở lên", least.label().vi),
        Graveness::Blank => "mức độ chưa phân loại".to_owned(),
    });
    let settled = query.is_settled.map(|is_settled| {
        if is_settled {
            "đã có kết quả giải quyết"
        } else {
            "chưa có kết quả giải quyết"
        }
        .to_owned()
    });
    let parts: Vec<String> =
        kind.into_iter().chain(models).chain(severity).chain(settled).collect();
    (!parts.is_empty()).then(|| format!("Lọc theo {}.", parts.join("; ")))
}

/// The columns of a list: the name of a record, its unit, and what the screen's list shows.
fn columns(kind: RecordKind) -> Vec<&'static Field> {
    let field = |name: &str| kind.fields().iter().find(|field| field.name == name);
    let mut names = vec![naming_field(kind)];
    if naming_field(kind) != "unit" {
        names.push("unit");
    }
    names.extend(kind.listed_fields());
    names.into_iter().filter_map(field).collect()
}

fn table(papers: &Papers, kind: RecordKind, records: &[Map<String, Json>]) -> Table {
    let fields = columns(kind);
    let head = |field: &&Field| ColumnHead {
        text: field.heading.unwrap_or(field.label.vi).to_owned(),
        width: width(field),
        is_number: is_count(field),
    };
    let place = ColumnHead { text: "TT".to_owned(), width: 6, is_number: false };
    let row = |(at, record): (usize, &Map<String, Json>)| {
        let cells = fields.iter().map(|field| value(papers, field, record).in_cell());
        Row {
            cells: std::iter::once((at + 1).to_string()).chain(cells).collect(),
            is_strong: false,
        }
    };
    let mut rows: Vec<Row> = records.iter().enumerate().map(row).collect();
    rows.push(sum(papers, kind, &fields, records));
    Table { columns: std::iter::once(place).chain(fields.iter().map(head)).collect(), rows }
}

/// The last row: the number of records and the sums of their numbers. Totals of different indicators
/// are not summed.
fn sum(
    papers: &Papers,
    kind: RecordKind,
    fields: &[&'static Field],
    records: &[Map<String, Json>],
) -> Row {
    let cell = |(at, field): (usize, &&'static Field)| {
        if at == 0 {
            let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
            return format!("Cộng: {} mục", crate::value::grouped(count));
        }
        if !is_count(field) || kind == RecordKind::YearlyTotal {
            return String::new();
        }
        let of = |record| match value(papers, field, record) {
            Value::Count { low, .. } => Some(low),
            Value::Missing | Value::Text(_) | Value::Case(_) => None,
        };
        Value::sum(records.iter().map(of)).in_cell()
    };
    let cells = fields.iter().enumerate().map(cell);
    Row { cells: std::iter::once(String::new()).chain(cells).collect(), is_strong: true }
}

/// Whether the cells of a field are numbers, which are aligned right and summed.
fn is_count(field: &Field) -> bool {
    matches!(field.input, Input::Whole(_) | Input::Rows { .. })
}

/// The relative width of a column, by the input of its field.
fn width(field: &Field) -> u16 {
    match field.input {
        Input::Whole(_) | Input::Rows { .. } | Input::Year | Input::YesNo => 10,
        Input::Day | Input::Time | Input::MonthDay => 13,
        Input::Unit | Input::Kind(_) | Input::Lines | Input::Rules | Input::Condition => 28,
        _ => 20,
    }
}

/// The value of a field of a record.
fn value(papers: &Papers, field: &Field, record: &Map<String, Json>) -> Value {
    let Some(value) = record.get(field.name) else {
        // A file leaves out a count of 1.
        return if field.name == "count" { Value::count(1) } else { Value::Missing };
    };
    match value {
        Json::String(text) => Value::text(words(papers, field, record, text)),
        Json::Bool(answer) => Value::text(if *answer { "Có" } else { "Không" }),
        Json::Array(rows) => Value::count(rows.len()),
        Json::Number(number) if matches!(field.input, Input::Year) => {
            Value::text(number.to_string())
        }
        Json::Number(number) => {
            Value::count(number.as_u64().and_then(|count| count.try_into().ok()).unwrap_or(0))
        }
        Json::Null | Json::Object(_) => Value::Missing,
    }
}

/// A text of a field in words.
fn words(papers: &Papers, field: &Field, record: &Map<String, Json>, text: &str) -> String {
    let explainer = papers.explainer();
    let label = |group| KindCode::new(text).map(|code| explainer.label(group, &code)).ok();
    let found = match field.input {
        Input::Day => Day::parse(text).map(|day| day.to_string()).ok(),
        Input::Kind(group) => label(group),
        Input::Unit => UnitId::new(text).map(|unit| first_upper(&explainer.unit(&unit))).ok(),
        Input::OneOf(choices) => choices
            .iter()
            .find(|choice| choice.code == text)
            .map(|choice| choice.label.vi.to_owned()),
        Input::Rules => papers.library.rule_set(text).map(|rules| rules.title.vi.clone()),
        Input::Condition => record
            .get("rules")
            .and_then(Json::as_str)
            .and_then(|rules| papers.library.rule_set(rules))
            .and_then(|rules| rules.all_conditions().into_iter().find(|one| one.id == text))
            .map(|condition| condition.text.vi.clone()),
        _ => None,
    };
    found.unwrap_or_else(|| text.to_owned())
}
