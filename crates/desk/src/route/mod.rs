//! Page addresses such as `#/don-vi/ID?nam=2019`. Every page and filter can be bookmarked.

use book::{Day, KindCode, RecordId, RecordKind, Severity, UnitId, Year};
use law::Outcome;

mod query;
mod routes;
mod segment;

pub use routes::Route;

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

/// The filter of a list of models.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelFilter {
    /// Models that were maintained at the end of the year.
    Maintained,
    /// Models that were founded in the year.
    New,
}

/// The filter of a list of incidents by severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Graveness {
    /// Incidents of this severity or a graver one.
    From(Severity),
    /// Incidents that are not yet classified.
    Blank,
}

/// The order of a list; the latest record comes first if none is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The earliest first.
    Earliest,
    /// The gravest first, then the latest.
    Gravest,
    /// By the names of the units, then the latest.
    Unit,
}

/// The query of an address, after the question mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The year to show.
    pub year: Option<Year>,
    /// The only unit to show. For a new record, the unit that it is about.
    pub unit: Option<UnitId>,
    /// A kind of the catalogue. For a new unit, its kind.
    pub code: Option<KindCode>,
    /// The filter of a list of models.
    pub models: Option<ModelFilter>,
    /// The first day to show.
    pub from: Option<Day>,
    /// The last day to show.
    pub to: Option<Day>,
    /// The field of a form that receives the focus. For a new ruling, the condition.
    pub field: Option<KindCode>,
    /// Shows only units with this outcome.
    pub outcome: Option<Outcome>,
    /// The assumed day on which a unit asks for recognition.
    pub day: Option<Day>,
    /// The other rule set of a comparison.
    pub other: Option<KindCode>,
    /// The other year of a comparison.
    pub other_year: Option<Year>,
    /// Shows only incidents of this severity.
    pub severity: Option<Graveness>,
    /// Shows only incidents with an outcome (`true`), or only those without one.
    pub is_settled: Option<bool>,
    /// The order of the list.
    pub order: Option<Order>,
    /// Saving the form chooses between waiting revisions.
    pub ends_review: bool,
}

/// A page with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// The filters of the page.
    pub query: Query,
}

impl Route {
    /// Returns the page's address for `href` without a query, which keeps the chosen year.
    pub fn href(&self) -> String {
        ["#/", &self.path()].concat()
    }

    /// Returns the page's address with a query.
    pub fn with(self, query: Query) -> String {
        Address { route: self, query }.to_hash()
    }
}

impl Address {
    /// Parses the part after `#` in the browser's address.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.trim_start_matches('#');
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        Self { route: Route::parse(path), query: Query::parse(query) }
    }

    /// Returns the address for `href` and the address bar.
    pub fn to_hash(&self) -> String {
        let query = self.query.to_text();
        if query.is_empty() {
            self.route.href()
        } else {
            [&self.route.href(), "?", &query].concat()
        }
    }
}

/// Returns the address of a unit's verdict by a rule set, at a condition if one is given.
pub fn verdict(unit: UnitId, rules: &str, condition: Option<&str>) -> String {
    let query = Query {
        code: KindCode::new(rules).ok(),
        field: condition.and_then(|id| KindCode::new(id).ok()),
        ..Query::default()
    };
    Route::Verdict(unit).with(query)
}

/// Returns the address of an empty form, filled with the values that the caller knows. A missing
/// item links to the field to fill in this way.
pub fn new_record(
    kind: RecordKind,
    unit: Option<UnitId>,
    year: Option<Year>,
    code: Option<KindCode>,
) -> String {
    Route::NewRecord(kind).with(Query { year, unit, code, ..Query::default() })
}

/// Returns the address of a record's form at the field to fill.
pub fn record_field(kind: RecordKind, id: RecordId, field: &str) -> String {
    Route::Record(kind, id).with(Query { field: KindCode::new(field).ok(), ..Query::default() })
}

#[cfg(test)]
mod tests;
