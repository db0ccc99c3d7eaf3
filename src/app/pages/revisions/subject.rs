//! What has a past: a record or a unit.

use book::{Book, Record, RecordId, RecordKind, Unit, UnitId};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::app::components::field_words::words_in_full;
use crate::app::forms::typed::{self, Follows, by_kind, to_map};
use crate::app::forms::{Field, UNIT_FIELDS, naming_field};
use crate::app::state::App;
use crate::app::text::{InLanguage, revisions as text};
use crate::app::words;
use desk::route::Route;

/// A record or a unit.
#[derive(Clone, PartialEq, Eq)]
pub enum Subject {
    Record(RecordKind, RecordId),
    Unit(UnitId),
}

impl Subject {
    /// The subject of a kept revision.
    pub fn of(list: &str, id: &str) -> Option<Self> {
        if list == store::revisions::UNITS {
            return UnitId::new(id).ok().map(Self::Unit);
        }
        let kind = RecordKind::ALL.iter().find(|kind| kind.list_name() == list)?;
        RecordId::new(id).ok().map(|id| Self::Record(*kind, id))
    }

    /// The list that it is in and its id.
    pub fn name(&self) -> (&'static str, &str) {
        match self {
            Self::Record(kind, id) => (kind.list_name(), id.as_str()),
            Self::Unit(id) => (store::revisions::UNITS, id.as_str()),
        }
    }

    pub fn fields(&self) -> &'static [Field] {
        match self {
            Self::Record(kind, _) => kind.fields(),
            Self::Unit(_) => UNIT_FIELDS,
        }
    }

    /// Its own page.
    pub fn page(&self) -> Route {
        match self {
            Self::Record(kind, id) => Route::Record(*kind, id.clone()),
            Self::Unit(id) => Route::Unit(id.clone()),
        }
    }

    /// The page of its past.
    pub fn past(&self) -> Route {
        match self {
            Self::Record(kind, id) => Route::Revisions(*kind, id.clone()),
            Self::Unit(id) => Route::UnitRevisions(id.clone()),
        }
    }

    /// It as the book has it, deleted or not.
    pub fn now(&self, book: &Book) -> Option<Map<String, Value>> {
        fn of<R: Record + Serialize + 'static>(
            book: &Book,
            id: &RecordId,
        ) -> Option<Map<String, Value>> {
            book.shards
                .values()
                .find_map(|shard| R::list(shard).iter().find(|record| record.id() == id))
                .map(to_map)
        }
        match self {
            Self::Record(kind, id) => by_kind!(*kind, of(book, id)),
            Self::Unit(id) => book
                .shards
                .values()
                .find_map(|shard| shard.units.iter().find(|unit| unit.id == *id))
                .map(to_map),
        }
    }

    /// The revisions of it that wait for a person to choose.
    pub fn waiting(&self, book: &Book) -> Vec<Map<String, Value>> {
        fn of<R: Record + Serialize + 'static>(
            book: &Book,
            id: &RecordId,
        ) -> Vec<Map<String, Value>> {
            book.shards
                .values()
                .flat_map(|shard| R::waiting(shard))
                .filter(|record| record.id() == id)
                .map(to_map)
                .collect()
        }
        match self {
            Self::Record(kind, id) => by_kind!(*kind, of(book, id)),
            Self::Unit(id) => book
                .shards
                .values()
                .flat_map(|shard| &shard.waiting.units)
                .filter(|unit| unit.id == *id)
                .map(to_map)
                .collect(),
        }
    }

    /// What it is, in a word: "vụ việc", "đơn vị".
    pub fn kind_words(&self) -> String {
        match self {
            Self::Record(kind, _) => words::record_kind(*kind).to_owned(),
            Self::Unit(_) => text::UNIT.now().to_owned(),
        }
    }

    /// What a revision of it is called, by the field that names it.
    pub fn title(&self, app: App, record: &Map<String, Value>) -> String {
        let Self::Record(kind, _) = self else {
            return serde_json::from_str::<Unit>(&Value::Object(record.clone()).to_string())
                .map(|unit| words::unit_name(&unit))
                .unwrap_or_default();
        };
        let field = kind.fields().iter().find(|field| field.name == naming_field(*kind));
        field.map(|field| words_in_full(app, field, record)).unwrap_or_default()
    }

    /// Makes a revision's content the present one.
    ///
    /// # Errors
    /// A sentence that says why the book does not take it.
    pub fn take_back(
        &self,
        app: App,
        mut content: Map<String, Value>,
        label: &str,
    ) -> Result<(), String> {
        for said_of_deletion in ["deleted", "joined_into"] {
            content.remove(said_of_deletion);
        }
        match self {
            Self::Record(kind, _) => typed::put(app, *kind, content, label, Follows::Shown)
                .map_err(|refused| refused.said(app)),
            Self::Unit(_) => {
                let done = typed::put_unit(app, content, |_| label.to_owned(), Follows::Shown);
                done.map(drop).map_err(|refused| refused.said(app))
            }
        }
    }
}
