//! Addresses of pages: `#/don-vi/ID?nam=2019`. Every page and every filter of it can be bookmarked.

use book::{Day, KindCode, RecordId, RecordKind, UnitId, Year};
use law::Outcome;

mod path;
mod query;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The year at a glance; the first page.
    Overview,
    /// The units behind a figure of the overview.
    Listing(Listing),
    /// The tree of units.
    Units,
    /// A unit to be added.
    NewUnit,
    /// One unit.
    Unit(UnitId),
    /// A unit, to be changed.
    EditUnit(UnitId),
    /// The grid of a unit's yearly totals.
    Totals(UnitId),
    /// All records of a kind, filtered by the query.
    Records(RecordKind),
    /// A record to be added.
    NewRecord(RecordKind),
    /// A record, to be changed.
    Record(RecordKind, RecordId),
    /// A record's revisions.
    Revisions(RecordKind, RecordId),
    /// A unit's revisions.
    UnitRevisions(UnitId),
    /// What was deleted.
    Deleted,
    /// The year's verdicts on all units.
    Evaluation,
    /// One unit's verdict.
    Verdict(UnitId),
    /// Two verdicts on one unit, side by side.
    Compare(UnitId),
    /// The year's duties with their days.
    Calendar,
    /// All rule sets.
    Rules,
    /// One rule set.
    RuleSet(KindCode),
    /// The figures that a year is reported with.
    Reports,
    /// One unit's report, to be printed.
    Report(UnitId),
    /// The book's own rule sets.
    OwnRules,
    /// A copy to be made of a rule set.
    NewRules,
    /// One of the book's own rule sets, to be changed.
    EditRules(KindCode),
    /// Files in and out.
    Data,
    /// What waits for a choice between revisions.
    Review,
    /// A file to be sent.
    Send,
    /// Earlier states of the book.
    Snapshots,
    /// The earlier state of a revision.
    Snapshot(u64),
    /// Spreadsheets in and out.
    Tables,
    /// The book's settings.
    Settings,
    /// What the navigation has no room for on a phone.
    More,
    /// No page has this address.
    NotFound,
}

/// A figure of the overview that counts units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Communes that meet the safety standard.
    Safety,
    /// Communes recognised under the new-countryside programme.
    NewCountryside,
    /// Hamlets recognised as models.
    ModelHamlets,
}

/// Which models a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelFilter {
    /// Kept up at the end of the year.
    Kept,
    /// Founded in the year.
    New,
}

/// What an address says after the question mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The year that is shown.
    pub year: Option<Year>,
    /// The unit that is shown alone; of a new record, what it is about.
    pub unit: Option<UnitId>,
    /// A kind of the catalogue; of a new unit, what it is.
    pub code: Option<KindCode>,
    /// Which models a list shows.
    pub models: Option<ModelFilter>,
    /// The first day of those shown.
    pub from: Option<Day>,
    /// The last day of those shown.
    pub to: Option<Day>,
    /// The field of a form to begin with; of a new ruling, the condition.
    pub field: Option<KindCode>,
    /// Only units with this outcome.
    pub outcome: Option<Outcome>,
    /// The day on which a unit is said to ask for recognition.
    pub day: Option<Day>,
    /// Of a comparison: the other rule set.
    pub other: Option<KindCode>,
    /// Of a comparison: the other year.
    pub other_year: Option<Year>,
    /// Of a form: saving it chooses between revisions that wait.
    pub ends_review: bool,
}

/// A page with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// What it shows of it.
    pub query: Query,
}

impl Route {
    /// The address of this page for `href`, without a query: the year stays as chosen.
    pub fn href(&self) -> String {
        ["#/", &self.path()].concat()
    }

    /// The address of this page with a query.
    pub fn with(self, query: Query) -> String {
        Address { route: self, query }.to_hash()
    }
}

impl Address {
    /// Reads what follows `#` in the browser's address.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#');
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        Self { route: Route::parse(path), query: Query::parse(query) }
    }

    /// The address for `href` and the browser's bar.
    pub fn to_hash(&self) -> String {
        let query = self.query.to_text();
        if query.is_empty() {
            self.route.href()
        } else {
            [&self.route.href(), "?", &query].concat()
        }
    }
}

/// The address of a unit's verdict by a rule set, at a condition if one is given.
pub fn verdict(unit: UnitId, rules: &str, condition: Option<&str>) -> String {
    let query = Query {
        code: KindCode::new(rules).ok(),
        field: condition.and_then(|id| KindCode::new(id).ok()),
        ..Query::default()
    };
    Route::Verdict(unit).with(query)
}

/// The address of an empty form, filled as far as the caller knows: how a missing item leads to the
/// field to fill.
pub fn new_record(
    kind: RecordKind,
    unit: Option<UnitId>,
    year: Option<Year>,
    code: Option<KindCode>,
) -> String {
    Route::NewRecord(kind).with(Query { year, unit, code, ..Query::default() })
}

/// The address of a record's form, at the field to fill.
pub fn record_field(kind: RecordKind, id: RecordId, field: &str) -> String {
    Route::Record(kind, id).with(Query { field: KindCode::new(field).ok(), ..Query::default() })
}

#[cfg(test)]
mod tests;
