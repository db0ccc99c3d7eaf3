//! A subject with revisions: a record or a unit.

use book::{Book, Record, RecordId, RecordKind, Unit, UnitId};
use leptos::prelude::WithUntracked;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::app::components::field_words::words_in_full;
use crate::app::register::forms::typed::{self, Follows, by_kind, to_map};
use crate::app::register::forms::{Field, UNIT_FIELDS, naming_field};
use crate::app::register::text::revisions as text;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::InLanguage;
use desk::route::Route;

/// A record or a unit.
#[derive(Clone, PartialEq, Eq)]
pub enum Subject {
    Record(RecordKind, RecordId),
    Unit(UnitId),
}

impl Subject {
    /// Returns the subject of a stored revision.
    pub fn of(list: &str, id: &str) -> Option<Self> {
        if list == store::revisions::UNITS {
            return UnitId::new(id).ok().map(Self::Unit);
        }
        let kind = RecordKind::ALL.iter().find(|kind| kind.list_name() == list)?;
        RecordId::new(id).ok().map(|id| Self::Record(*kind, id))
    }

    /// Returns its list and its id.
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

    /// Returns its own page.
    pub fn page(&self) -> Route {
        match self {
            Self::Record(kind, id) => Route::Record(*kind, id.clone()),
            Self::Unit(id) => Route::Unit(id.clone()),
        }
    }

    /// Returns the page of its revisions.
    pub fn past(&self) -> Route {
        match self {
            Self::Record(kind, id) => Route::Revisions(*kind, id.clone()),
            Self::Unit(id) => Route::UnitRevisions(id.clone()),
        }
    }

    /// Returns its current content in the book, deleted or not.
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

    /// Returns its revisions that wait for a person's choice.
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

    /// Names its kind: "vụ việc", "đơn vị".
    pub fn kind_words(&self) -> String {
        match self {
            Self::Record(kind, _) => words::record_kind(*kind).to_owned(),
            Self::Unit(_) => text::UNIT.now().to_owned(),
        }
    }

    /// Names a revision by its naming field.
    pub fn title(&self, app: App, record: &Map<String, Value>) -> String {
        let Self::Record(kind, _) = self else {
            return serde_json::from_str::<Unit>(&Value::Object(record.clone()).to_string())
                .map(|unit| app.book.with_untracked(|book| words::unit_name(book, &unit)))
                .unwrap_or_default();
        };
        let field = kind.fields().iter().find(|field| field.name == naming_field(*kind));
        field.map(|field| words_in_full(app, field, record)).unwrap_or_default()
    }

    /// Makes a revision's content the current one.
    ///
    /// # Errors
    /// A sentence that says why the book refuses it.
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
