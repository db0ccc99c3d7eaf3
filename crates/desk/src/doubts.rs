//! Doubtful figures at a desk: the doubts about a form while it is typed, and a person's word as an
//! edit of the book.

use book::{Book, Catalogue, Day, EditError, RecordId, RecordKind, Stamp, UnitId, Year};
use law::checks::{Checks, Confirmation, Doubt};
use law::{Evaluator, Library};
use serde_json::{Map, Value};

use crate::items::{Follows, put as put_record};

/// The kinds of record whose figures a form looks at while it is typed.
pub const WARNED: [RecordKind; 4] = [
    RecordKind::Incident,
    RecordKind::YearlyTotal,
    RecordKind::Registration,
    RecordKind::Recognition,
];

/// The input of the check of a form.
pub struct Looking<'a> {
    /// The book without what is typed.
    pub book: &'a Book,
    /// The kinds of the book.
    pub catalogue: &'a Catalogue,
    /// The rule sets.
    pub library: &'a Library,
    /// The checks.
    pub checks: &'a Checks,
    /// The day up to which the book is looked at.
    pub as_of: Option<Day>,
}

/// The doubts about a record that is being typed: those that rest on it, in its unit and its
/// commune. Empty if the book cannot take the record as it is.
pub fn of_typed(
    looking: &Looking<'_>,
    kind: RecordKind,
    mut record: Map<String, Value>,
    stamp: Stamp,
) -> Vec<Doubt> {
    let id = record.entry("id").or_insert_with(|| TYPED.into()).as_str().unwrap_or_default();
    let id = id.to_owned();
    let text = |field: &str| record.get(field).and_then(Value::as_str);
    let year = record
        .get("year")
        .and_then(Value::as_u64)
        .and_then(|year| Year::new(u16::try_from(year).ok()?))
        .or_else(|| Some(Day::parse(text("date")?).ok()?.year()));
    let unit = text("unit").and_then(|unit| UnitId::new(unit).ok());
    let (Some(year), Some(unit)) = (year, unit) else { return Vec::new() };
    let put = put_record(looking.book, looking.catalogue, kind, record, Follows::Shown, stamp);
    let Ok(book) = put else { return Vec::new() };
    let Some((of, shard)) = book.unit(&unit) else { return Vec::new() };
    let home = shard.root_unit().filter(|root| root.id != of.id);
    let units: Vec<_> = std::iter::once(of).chain(home).collect();
    let reading = book.frame.settings.reading;
    let evaluator =
        Evaluator::new(&book, looking.library, looking.catalogue, reading, looking.as_of);
    let mut doubts = evaluator.doubts(looking.checks.all(), &units, year);
    doubts.retain(|doubt| {
        let rests = doubt.records.iter().any(|of| of.kind == kind && of.id.as_str() == id);
        rests && doubt.confirmed.is_none()
    });
    doubts
}

/// The id of a record that is typed and has none yet.
const TYPED: &str = "typed";

/// The word of a person who looked at the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The id of the word.
    pub id: RecordId,
    /// The person, by office and name.
    pub by: String,
    /// The day.
    pub date: Day,
}

/// The book with a person's word that the figures of a doubt are right.
///
/// # Errors
/// [`EditError::UnknownUnit`] if the doubt's unit is not in the book.
pub fn confirm(book: &Book, doubt: &Doubt, word: Word, stamp: Stamp) -> Result<Book, EditError> {
    let Word { id, by, date } = word;
    put(book, &doubt.unit, &doubt.confirmation(id, by, date, stamp))
}

/// The book without a person's word.
///
/// # Errors
/// [`EditError::UnknownUnit`] if the word's unit is not in the book.
pub fn take_back(book: &Book, word: &Confirmation, stamp: Stamp) -> Result<Book, EditError> {
    put(book, &word.unit, &word.clone().taken_back(stamp))
}

fn put(book: &Book, unit: &UnitId, word: &Confirmation) -> Result<Book, EditError> {
    // A hamlet may belong to another commune by now. The word stays where it was written.
    let has = |root: &&UnitId| {
        book.shards.get(*root).is_some_and(|shard| {
            let id = Some(word.id.as_str());
            shard
                .confirmations
                .iter()
                .any(|kept| kept.get("id").and_then(|kept| kept.as_str()) == id)
        })
    };
    let root = book.shards.keys().find(has).or_else(|| Some(&book.unit(unit)?.1.root));
    let root = root.ok_or_else(|| EditError::UnknownUnit(unit.clone()))?;
    Ok(book.with_confirmation(root, word.raw()))
}
