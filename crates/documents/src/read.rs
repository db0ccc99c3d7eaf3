//! Reads a template from its file, strictly, and reports all mistakes at once.

use book::{Catalogue, KindCode, Label, Office, UnitKind};
use serde_json::{Map, Value};

use crate::days::Days;
use crate::fault::{Fault, Problem, Wanted};
use crate::name::{LEVELS, OUTCOMES, Own};
use crate::read_sentence::{by, sentence, source};
use crate::reader::Reader;
use crate::source::{Column, Source};
use crate::template::{Block, Chart, Issuer, Sentence, Signer, Stage, Standard, Template};

const MEMBERS: &[&str] = &[
    "id",
    "version",
    "title",
    "stage",
    "for",
    "outcomes",
    "days",
    "standard",
    "issuer",
    "symbol",
    "heading",
    "about",
    "addressed",
    "blocks",
    "recipients",
    "signers",
    "notes",
    "landscape",
];
const BLOCKS: &[&str] = &[
    "by", "each", "table", "chart", "heading", "text", "basis", "item", "center", "article", "own",
];
/// The number of lines for handwriting, and the most that a template may ask for.
const OWN_LINES: u8 = 2;
const MAX_LINES: u8 = 40;
const KINDS: [UnitKind; 10] = [
    UnitKind::Hamlet,
    UnitKind::Agency,
    UnitKind::Enterprise,
    UnitKind::School,
    UnitKind::Commune,
    UnitKind::Ward,
    UnitKind::Township,
    UnitKind::SpecialZone,
    UnitKind::District,
    UnitKind::Province,
];

/// The mark that some editors put before a text.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads a template from the bytes of its file.
///
/// # Errors
/// Everything that is wrong with it, each with file, place and reason.
pub fn read(file: &str, bytes: &[u8], catalogue: &Catalogue) -> Result<Template, Vec<Problem>> {
    let mut reader = Reader::new(file, catalogue);
    let value: Value = match serde_json::from_slice(bytes.strip_prefix(BOM).unwrap_or(bytes)) {
        Ok(value) => value,
        Err(error) => {
            reader.wrong(Fault::NotJson { line: error.line(), column: error.column() });
            return Err(reader.problems());
        }
    };
    let found = template(&mut reader, &value);
    let problems = reader.problems();
    match found {
        Some(template) if problems.is_empty() => Ok(template),
        _ => Err(problems),
    }
}

fn template(reader: &mut Reader, value: &Value) -> Option<Template> {
    let map = reader.object(value, MEMBERS)?;
    let id = reader.member(map, "id", id);
    let version =
        reader.optional(map, "version", |reader, value| reader.text(value).map(str::to_owned));
    let title = reader.member(map, "title", label);
    let stage = reader.member(map, "stage", |reader, value| reader.one_of(value, STAGES));
    let units = reader.member(map, "for", kinds);
    let outcomes = reader.optional(map, "outcomes", outcomes).unwrap_or_default();
    let days = reader.optional(map, "days", days).unwrap_or(Days::Assessment);
    let standard = reader
        .optional(map, "standard", |reader, value| reader.one_of(value, STANDARDS))
        .unwrap_or(Standard::Safety);
    let issuer = reader.member(map, "issuer", |reader, value| reader.one_of(value, ISSUERS));
    let symbol =
        reader.optional(map, "symbol", |reader, value| reader.text(value).map(str::to_owned));
    let heading = reader.member(map, "heading", of_unit);
    let about = reader.optional(map, "about", of_unit).unwrap_or_default();
    let blocks = reader.member(map, "blocks", blocks);
    let signers = reader.member(map, "signers", |reader, value| reader.list(value, signer));
    Some(Template {
        addressed: sentences(reader, map, "addressed"),
        recipients: sentences(reader, map, "recipients"),
        notes: sentences(reader, map, "notes"),
        landscape: reader.optional(map, "landscape", Reader::yes_no).unwrap_or(false),
        id: id?,
        version,
        title: title?,
        stage: stage?,
        units: units?,
        outcomes,
        days,
        standard,
        issuer: issuer?,
        symbol,
        heading: heading?,
        about,
        blocks: blocks?,
        signers: signers?,
    })
}

const STAGES: &[(&str, Stage)] = &[
    ("registration", Stage::Registration),
    ("review", Stage::Review),
    ("recognition", Stage::Recognition),
    ("reporting", Stage::Reporting),
    ("register", Stage::Register),
];
const STANDARDS: &[(&str, Standard)] =
    &[("safety", Standard::Safety), ("programme", Standard::Programme)];
const ISSUERS: &[(&str, Issuer)] = &[
    ("hamlet", Issuer::Hamlet),
    ("unit", Issuer::Unit),
    ("peoples_committee", Issuer::PeoplesCommittee),
    ("steering_committee", Issuer::SteeringCommittee),
    ("party", Issuer::Party),
    ("recogniser", Issuer::Recogniser),
    ("police", Issuer::Police),
];

fn of_unit(reader: &mut Reader, value: &Value) -> Option<Sentence> {
    sentence(reader, value, None)
}

fn sentences(reader: &mut Reader, map: &Map<String, Value>, name: &'static str) -> Vec<Sentence> {
    reader.optional(map, name, |reader, value| reader.list(value, of_unit)).unwrap_or_default()
}

fn id(reader: &mut Reader, value: &Value) -> Option<String> {
    let text = reader.text(value)?;
    if KindCode::new(text).is_err() {
        reader.wrong(Fault::Not(Wanted::Id));
    }
    Some(text.to_owned())
}

fn label(reader: &mut Reader, value: &Value) -> Option<Label> {
    let map = reader.object(value, &["vi", "en"])?;
    let text = |reader: &mut Reader, value: &Value| reader.text(value).map(str::to_owned);
    let (vi, en) = (reader.member(map, "vi", text), reader.member(map, "en", text));
    Some(Label { vi: vi?, en: en? })
}

fn kinds(reader: &mut Reader, value: &Value) -> Option<Vec<UnitKind>> {
    let known: Vec<_> = LEVELS.iter().copied().zip(KINDS).collect();
    reader.list(value, |reader, value| reader.one_of(value, &known))
}

fn outcomes(reader: &mut Reader, value: &Value) -> Option<Vec<&'static str>> {
    let known: Vec<_> = OUTCOMES.iter().map(|outcome| (*outcome, *outcome)).collect();
    reader.list(value, |reader, value| reader.one_of(value, &known))
}

fn days(reader: &mut Reader, value: &Value) -> Option<Days> {
    let found = Days::parse(reader.text(value)?);
    if found.is_none() {
        reader.wrong(Fault::Not(Wanted::Days));
    }
    found
}

fn signer(reader: &mut Reader, value: &Value) -> Option<Signer> {
    let map = reader.object(value, &["holder", "lines", "sealed"])?;
    let holders: Vec<_> = Office::ALL.iter().map(|one| (one.choice().code, *one)).collect();
    let holder = reader.member(map, "holder", |reader, value| reader.one_of(value, &holders));
    let lines = reader.member(map, "lines", |reader, value| reader.list(value, of_unit));
    let is_sealed = reader.optional(map, "sealed", Reader::yes_no).unwrap_or(false);
    Some(Signer { holder: holder?, lines: lines?, is_sealed })
}

/// Reads blocks. A single one needs no list.
fn blocks(reader: &mut Reader, value: &Value) -> Option<Vec<Block>> {
    match value {
        Value::String(_) | Value::Object(_) => block(reader, value).map(|block| vec![block]),
        Value::Array(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {
            reader.list(value, block)
        }
    }
}

/// Reads a block. Bare text is a paragraph; an object's first member names the kind of block.
fn block(reader: &mut Reader, value: &Value) -> Option<Block> {
    let Value::Object(map) = value else {
        return of_unit(reader, value).map(Block::Text);
    };
    let Some(kind) = BLOCKS.iter().copied().find(|kind| map.contains_key(*kind)) else {
        let found = map.keys().next().cloned().unwrap_or_default();
        reader.wrong(Fault::Unknown { found, known: BLOCKS.to_vec() });
        return None;
    };
    match kind {
        "heading" => {
            let map = reader.object(value, &["heading", "level"])?;
            let level = reader.optional(map, "level", level).unwrap_or(1);
            Some(Block::Heading(level, reader.member(map, "heading", of_unit)?))
        }
        "each" => each(reader, value),
        "table" => table(reader, value),
        "chart" => chart(reader, value).map(Block::Chart),
        "own" => {
            let map = reader.object(value, &["own", "lines"])?;
            let known: Vec<_> = Own::ALL.iter().map(|one| (one.written(), *one)).collect();
            let lines = reader.optional(map, "lines", lines).unwrap_or(OWN_LINES);
            let own = reader.member(map, "own", |reader, value| reader.one_of(value, &known))?;
            Some(Block::Own(own, lines))
        }
        "by" => by(reader, map, None, &mut blocks).map(|(name, cases)| Block::By(name, cases)),
        _ => {
            let map = reader.object(value, &[kind])?;
            let words = reader.member(map, kind, of_unit)?;
            Some(match kind {
                "basis" => Block::Basis(words),
                "item" => Block::Item(words),
                "center" => Block::Center(words),
                "article" => Block::Article(words),
                _ => Block::Text(words),
            })
        }
    }
}

fn level(reader: &mut Reader, value: &Value) -> Option<u8> {
    let found = value
        .as_u64()
        .and_then(|level| u8::try_from(level).ok())
        .filter(|level| (1..=3).contains(level));
    if found.is_none() {
        reader.wrong(Fault::Not(Wanted::Level));
    }
    found
}

fn lines(reader: &mut Reader, value: &Value) -> Option<u8> {
    let found = value
        .as_u64()
        .and_then(|count| u8::try_from(count).ok())
        .filter(|count| *count <= MAX_LINES);
    if found.is_none() {
        reader.wrong(Fault::Not(Wanted::Lines));
    }
    found
}

fn each(reader: &mut Reader, value: &Value) -> Option<Block> {
    let map = reader.object(value, &["each", "item", "none"])?;
    let source = reader.member(map, "each", source)?;
    let item = reader.member(map, "item", |reader, value| sentence(reader, value, Some(source)));
    let none = reader.member(map, "none", of_unit);
    Some(Block::Each { source, item: item?, none: none? })
}

fn table(reader: &mut Reader, value: &Value) -> Option<Block> {
    let map = reader.object(value, &["table", "columns", "none"])?;
    let source = reader.member(map, "table", source)?;
    let known = known_columns(source);
    let columns = reader.optional(map, "columns", |reader, value| {
        reader.list(value, |reader, value| column(reader, value, &known))
    });
    let all = || known.iter().map(|(_, (at, column))| (*at, *column, None)).collect();
    let none = reader.member(map, "none", of_unit);
    Some(Block::Table { source, columns: columns.unwrap_or_else(all), none: none? })
}

/// Reads a chart of a list.
fn chart(reader: &mut Reader, value: &Value) -> Option<Chart> {
    let map = reader.object(value, &["chart", "title", "label", "values", "form", "suffix"])?;
    let source = reader.member(map, "chart", source)?;
    let known = known_columns(source);
    let title = reader.member(map, "title", of_unit);
    let label = reader.member(map, "label", |reader, value| reader.one_of(value, &known));
    let values = reader.member(map, "values", |reader, value| {
        reader.list(value, |reader, value| column(reader, value, &known))
    });
    let form = reader.member(map, "form", |reader, value| reader.one_of(value, FORMS));
    let suffix =
        reader.optional(map, "suffix", |reader, value| reader.text(value).map(str::to_owned));
    Some(Chart {
        source,
        title: title?,
        label: label?.0,
        values: values?,
        form: form?,
        suffix: suffix.unwrap_or_default(),
    })
}

const FORMS: &[(&str, charts::Form)] =
    &[("bars", charts::Form::Bars), ("columns", charts::Form::Columns)];

/// Reads columns of a list by their names.
fn known_columns(source: Source) -> Vec<(&'static str, (usize, Column))> {
    let columns = source.columns().iter().enumerate();
    columns.map(|(at, column)| (column.name, (at, *column))).collect()
}

/// Reads a column: its name, perhaps with the template's own heading.
fn column(
    reader: &mut Reader,
    value: &Value,
    known: &[(&'static str, (usize, Column))],
) -> Option<(usize, Column, Option<String>)> {
    if value.is_string() {
        return reader.one_of(value, known).map(|(at, column)| (at, column, None));
    }
    let map = reader.object(value, &["column", "head"])?;
    let (at, column) = reader.member(map, "column", |reader, value| reader.one_of(value, known))?;
    let head = reader.optional(map, "head", |reader, value| reader.text(value).map(str::to_owned));
    Some((at, column, head))
}
