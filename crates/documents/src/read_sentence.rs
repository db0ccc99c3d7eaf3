//! Reads the sentences of templates: text with `{names}`, a choice by a case, or a joined list.

use serde_json::{Map, Value};

use crate::fault::{Fault, Wanted};
use crate::name::{Field, Shape};
use crate::reader::Reader;
use crate::source::Source;
use crate::template::{Cases, Join, Letters, Name, Piece, Sentence};

/// The context of a sentence. In the row of a list, the columns have names too.
pub type Row = Option<Source>;

/// Reads a sentence: text, a choice, a joined list, or a sequence of them.
pub fn sentence(reader: &mut Reader, value: &Value, row: Row) -> Option<Sentence> {
    match value {
        Value::String(_) => text(reader, value, row),
        Value::Array(_) => {
            let parts = reader.list(value, |reader, part| sentence(reader, part, row))?;
            Some(vec![Piece::Parts(parts)])
        }
        Value::Object(map) if map.contains_key("join") => join(reader, value, row),
        Value::Object(map) => {
            let (name, cases) =
                by(reader, map, row, &mut |reader, said| sentence(reader, said, row))?;
            Some(vec![Piece::By(name, cases)])
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            reader.wrong(Fault::Not(Wanted::Text));
            None
        }
    }
}

/// Reads text with names in braces.
fn text(reader: &mut Reader, value: &Value, row: Row) -> Option<Sentence> {
    let text = reader.text(value)?;
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inside, after)) = after.split_once('}').filter(|_| !before.contains('}')) else {
            reader.wrong(Fault::Brace);
            return None;
        };
        words(&mut pieces, before);
        pieces.push(named(reader, inside, row)?);
        rest = after;
    }
    if rest.contains('}') {
        reader.wrong(Fault::Brace);
        return None;
    }
    words(&mut pieces, rest);
    Some(pieces)
}

fn words(pieces: &mut Sentence, text: &str) {
    if !text.is_empty() {
        pieces.push(Piece::Words(text.to_owned()));
    }
}

/// Reads the content of braces: a name, perhaps with its letter case.
fn named(reader: &mut Reader, inside: &str, row: Row) -> Option<Piece> {
    let (text, letters) = match inside.split_once('|') {
        None => (inside, Letters::Same),
        Some((text, "upper")) => (text, Letters::Upper),
        Some((text, "first")) => (text, Letters::First),
        Some((_, other)) => {
            reader.wrong(Fault::Unknown { found: other.to_owned(), known: vec!["upper", "first"] });
            return None;
        }
    };
    let name = name(reader, text, row)?;
    match name.shape() {
        Shape::Case(_) => {
            reader.wrong(Fault::NoWords(text.to_owned()));
            None
        }
        Shape::Count | Shape::Text => Some(Piece::Name(name, letters)),
    }
}

/// Reads a name of the row, or else of the unit.
pub fn name(reader: &mut Reader, text: &str, row: Row) -> Option<Name> {
    let column = row.and_then(|source| {
        let at = source.column(text)?;
        source.columns().get(at).map(|column| Name::Column(at, column.shape))
    });
    let found = column.or_else(|| Field::find(text, reader.catalogue).map(Name::Field));
    if found.is_none() {
        reader.wrong(Fault::UnknownName(text.to_owned()));
    }
    found
}

/// Reads a choice by the case of a name: `{"by": "models", "none": …, "many": …}`.
pub fn by<T>(
    reader: &mut Reader,
    map: &Map<String, Value>,
    row: Row,
    read: &mut dyn FnMut(&mut Reader, &Value) -> Option<T>,
) -> Option<(Name, Cases<T>)> {
    let name = reader.member(map, "by", |reader, value| {
        let text = reader.text(value)?;
        name(reader, text, row)
    })?;
    let (known, needed) = cases_of(name.shape());
    let mut cases = Vec::new();
    for (case, said) in map.iter().filter(|(case, _)| *case != "by") {
        if !known.contains(&case.as_str()) {
            reader.wrong(Fault::UnknownCase { case: case.clone(), known: known.clone() });
            continue;
        }
        let said = reader.within(format!(".{case}"), |reader| read(reader, said));
        cases.extend(said.map(|said| (case.clone(), said)));
    }
    if !map.contains_key("else") {
        for case in needed.into_iter().filter(|case| !map.contains_key(*case)) {
            reader.wrong(Fault::CaseLeftOut(case));
        }
    }
    Some((name, Cases(cases)))
}

/// The cases of a shape, and those that a template must cover.
fn cases_of(shape: Shape) -> (Vec<&'static str>, Vec<&'static str>) {
    match shape {
        Shape::Count => (vec!["none", "one", "many", "missing", "else"], vec!["none", "many"]),
        Shape::Text => (vec!["given", "missing", "else"], vec!["given", "missing"]),
        Shape::Case(cases) => {
            let mut known = cases.to_vec();
            if !known.contains(&"missing") {
                known.push("missing");
            }
            let needed = known.clone();
            known.push("else");
            (known, needed)
        }
    }
}

/// Reads a sentence that is repeated for each row and joined.
fn join(reader: &mut Reader, value: &Value, row: Row) -> Option<Sentence> {
    let map = reader.object(value, &["join", "each", "with", "last", "end", "none"])?;
    let source = reader.member(map, "join", source)?;
    let each = reader.member(map, "each", |reader, value| sentence(reader, value, Some(source)));
    let own = |reader: &mut Reader, value: &Value| reader.text(value).map(str::to_owned);
    let with = reader.optional(map, "with", own).unwrap_or_else(|| ", ".to_owned());
    let last = reader.optional(map, "last", own).unwrap_or_else(|| with.clone());
    let end = reader.optional(map, "end", own).unwrap_or_default();
    let none = reader.member(map, "none", |reader, value| sentence(reader, value, row));
    let join = Join { source, each: each?, with, last, end, none: none? };
    Some(vec![Piece::Join(Box::new(join))])
}

/// Reads the name of a list.
pub fn source(reader: &mut Reader, value: &Value) -> Option<Source> {
    let known: Vec<_> = Source::ALL.iter().map(|source| (source.written(), *source)).collect();
    reader.one_of(value, &known)
}
