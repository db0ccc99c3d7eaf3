//! Addresses of pages: `#/don-vi/ID?nam=2019`. Every page and every filter of it can be bookmarked.

use binh_yen::book::{Day, KindCode, RecordId, RecordKind, UnitId, Year};
use binh_yen::criteria::Outcome;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Overview,
    /// The units behind a figure of the overview.
    Listing(Listing),
    Units,
    NewUnit,
    Unit(UnitId),
    EditUnit(UnitId),
    /// The grid of a unit's yearly totals.
    Totals(UnitId),
    /// All records of a kind, filtered by the query.
    Records(RecordKind),
    NewRecord(RecordKind),
    Record(RecordKind, RecordId),
    /// A record's revisions.
    Past(RecordKind, RecordId),
    /// A unit's revisions.
    UnitPast(UnitId),
    /// What was deleted.
    Deleted,
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
    Reports,
    /// One unit's report, to be printed.
    Report(UnitId),
    /// The book's own rule sets.
    OwnRules,
    /// A copy to be made of a rule set.
    NewRules,
    /// One of the book's own rule sets, to be changed.
    EditRules(KindCode),
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
    Settings,
    More,
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
    pub year: Option<Year>,
    pub unit: Option<UnitId>,
    /// A kind of the catalogue; of a new unit, what it is.
    pub code: Option<KindCode>,
    pub models: Option<ModelFilter>,
    pub from: Option<Day>,
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
}

/// A page with its query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub route: Route,
    pub query: Query,
}

const LISTS: &[(RecordKind, &str)] = &[
    (RecordKind::Incident, "vu-viec"),
    (RecordKind::YearlyTotal, "so-lieu-nam"),
    (RecordKind::Model, "mo-hinh"),
    (RecordKind::Registration, "dang-ky"),
    (RecordKind::Paper, "van-ban"),
    (RecordKind::Statement, "xac-nhan"),
    (RecordKind::Rating, "xep-loai"),
    (RecordKind::Discipline, "ky-luat"),
    (RecordKind::Activity, "hoat-dong"),
    (RecordKind::Tip, "tin-bao"),
    (RecordKind::Recognition, "cong-nhan"),
    (RecordKind::Decision, "quyet-dinh"),
    (RecordKind::Assessment, "ket-qua-da-luu"),
];

const OUTCOMES: &[(Outcome, &str)] =
    &[(Outcome::Met, "dat"), (Outcome::NotMet, "khong-dat"), (Outcome::Missing, "thieu"), (Outcome::ForDecision, "quyet-dinh")];

const LISTINGS: &[(Listing, &str)] =
    &[(Listing::Safety, "an-toan"), (Listing::NewCountryside, "nong-thon-moi"), (Listing::ModelHamlets, "thon-kieu-mau")];

fn list_slug(kind: RecordKind) -> &'static str {
    LISTS.iter().find(|(of, _)| *of == kind).map_or("", |(_, slug)| slug)
}

fn list_of_slug(slug: &str) -> Option<RecordKind> {
    LISTS.iter().find(|(_, of)| *of == slug).map(|(kind, _)| *kind)
}

impl Route {
    fn parse(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next().unwrap_or(""), parts.next(), parts.next());
        if parts.next().is_some() {
            return Self::NotFound;
        }
        let unit = |text: &str, page: fn(UnitId) -> Self| UnitId::new(text).map_or(Self::NotFound, page);
        match (first, second, third) {
            ("" | "tong-quan", None, None) => Self::Overview,
            ("tong-quan", Some(figure), None) => {
                LISTINGS.iter().find(|(_, slug)| *slug == figure).map_or(Self::NotFound, |(figure, _)| Self::Listing(*figure))
            }
            ("don-vi", None, None) => Self::Units,
            ("don-vi", Some("moi"), None) => Self::NewUnit,
            ("don-vi", Some(id), None) => unit(id, Self::Unit),
            ("don-vi", Some(id), Some("sua")) => unit(id, Self::EditUnit),
            ("don-vi", Some(id), Some("so-lieu")) => unit(id, Self::Totals),
            ("don-vi", Some(id), Some("lich-su")) => unit(id, Self::UnitPast),
            ("da-xoa", None, None) => Self::Deleted,
            ("danh-gia", None, None) => Self::Evaluation,
            ("danh-gia", Some(id), None) => unit(id, Self::Verdict),
            ("danh-gia", Some(id), Some("so-sanh")) => unit(id, Self::Compare),
            ("lich", None, None) => Self::Calendar,
            ("quy-dinh", None, None) => Self::Rules,
            ("quy-dinh", Some(id), None) => KindCode::new(id).map_or(Self::NotFound, Self::RuleSet),
            ("bao-cao", None, None) => Self::Reports,
            ("bao-cao", Some(id), None) => unit(id, Self::Report),
            ("quy-dinh-rieng", None, None) => Self::OwnRules,
            ("quy-dinh-rieng", Some("moi"), None) => Self::NewRules,
            ("quy-dinh-rieng", Some(id), None) => KindCode::new(id).map_or(Self::NotFound, Self::EditRules),
            ("du-lieu", None, None) => Self::Data,
            ("can-xem-lai", None, None) => Self::Review,
            ("du-lieu", Some("gui"), None) => Self::Send,
            ("du-lieu", Some("ban-luu"), None) => Self::Snapshots,
            ("du-lieu", Some("ban-luu"), Some(revision)) => revision.parse().map_or(Self::NotFound, Self::Snapshot),
            ("bang-tinh", None, None) => Self::Tables,
            ("cai-dat", None, None) => Self::Settings,
            ("them", None, None) => Self::More,
            (slug, id, None) => match (list_of_slug(slug), id) {
                (Some(kind), None) => Self::Records(kind),
                (Some(kind), Some("moi")) => Self::NewRecord(kind),
                (Some(kind), Some(id)) => RecordId::new(id).map_or(Self::NotFound, |id| Self::Record(kind, id)),
                (None, _) => Self::NotFound,
            },
            (slug, Some(id), Some("lich-su")) => match (list_of_slug(slug), RecordId::new(id)) {
                (Some(kind), Ok(id)) => Self::Past(kind, id),
                _ => Self::NotFound,
            },
            _ => Self::NotFound,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Overview | Self::NotFound => "tong-quan".into(),
            Self::Listing(figure) => {
                let slug = LISTINGS.iter().find(|(of, _)| of == figure).map_or("", |(_, slug)| slug);
                ["tong-quan/", slug].concat()
            }
            Self::Units => "don-vi".into(),
            Self::NewUnit => "don-vi/moi".into(),
            Self::Unit(id) => ["don-vi/", id.as_str()].concat(),
            Self::EditUnit(id) => ["don-vi/", id.as_str(), "/sua"].concat(),
            Self::Totals(id) => ["don-vi/", id.as_str(), "/so-lieu"].concat(),
            Self::Records(kind) => list_slug(*kind).into(),
            Self::NewRecord(kind) => [list_slug(*kind), "/moi"].concat(),
            Self::Record(kind, id) => [list_slug(*kind), "/", id.as_str()].concat(),
            Self::Past(kind, id) => [list_slug(*kind), "/", id.as_str(), "/lich-su"].concat(),
            Self::UnitPast(id) => ["don-vi/", id.as_str(), "/lich-su"].concat(),
            Self::Deleted => "da-xoa".into(),
            Self::Evaluation => "danh-gia".into(),
            Self::Verdict(id) => ["danh-gia/", id.as_str()].concat(),
            Self::Compare(id) => ["danh-gia/", id.as_str(), "/so-sanh"].concat(),
            Self::Calendar => "lich".into(),
            Self::Rules => "quy-dinh".into(),
            Self::RuleSet(id) => ["quy-dinh/", id.as_str()].concat(),
            Self::Reports => "bao-cao".into(),
            Self::Report(id) => ["bao-cao/", id.as_str()].concat(),
            Self::OwnRules => "quy-dinh-rieng".into(),
            Self::NewRules => "quy-dinh-rieng/moi".into(),
            Self::EditRules(id) => ["quy-dinh-rieng/", id.as_str()].concat(),
            Self::Data => "du-lieu".into(),
            Self::Review => "can-xem-lai".into(),
            Self::Send => "du-lieu/gui".into(),
            Self::Snapshots => "du-lieu/ban-luu".into(),
            Self::Snapshot(revision) => ["du-lieu/ban-luu/", &revision.to_string()].concat(),
            Self::Tables => "bang-tinh".into(),
            Self::Settings => "cai-dat".into(),
            Self::More => "them".into(),
        }
    }

    /// The address of this page for `href`, without a query: the year stays as chosen.
    pub fn href(&self) -> String {
        ["#/", &self.path()].concat()
    }

    /// The address of this page with a query.
    pub fn with(self, query: Query) -> String {
        Address { route: self, query }.to_hash()
    }
}

impl Query {
    fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "nam" => query.year = value.parse().ok().and_then(Year::new),
                "don-vi" => query.unit = UnitId::new(value).ok(),
                "loai" => query.code = KindCode::new(value).ok(),
                "tu" => query.from = Day::parse(value).ok(),
                "den" => query.to = Day::parse(value).ok(),
                "muc" => query.field = KindCode::new(value).ok(),
                "ngay" => query.day = Day::parse(value).ok(),
                "voi" => query.other = KindCode::new(value).ok(),
                "voi-nam" => query.other_year = value.parse().ok().and_then(Year::new),
                "ket-qua" => query.outcome = OUTCOMES.iter().find(|(_, slug)| *slug == value).map(|(outcome, _)| *outcome),
                "mo-hinh" => {
                    query.models = match value {
                        "duy-tri" => Some(ModelFilter::Kept),
                        "moi" => Some(ModelFilter::New),
                        _ => None,
                    }
                }
                _ => {}
            }
        }
        query
    }

    fn to_text(&self) -> String {
        let models = self.models.map(|models| match models {
            ModelFilter::Kept => "duy-tri",
            ModelFilter::New => "moi",
        });
        let outcome = OUTCOMES.iter().find(|(outcome, _)| self.outcome == Some(*outcome)).map(|(_, slug)| *slug);
        let parts = [
            ("nam", self.year.map(|year| year.to_string())),
            ("don-vi", self.unit.as_ref().map(ToString::to_string)),
            ("loai", self.code.as_ref().map(ToString::to_string)),
            ("tu", self.from.map(String::from)),
            ("den", self.to.map(String::from)),
            ("muc", self.field.as_ref().map(ToString::to_string)),
            ("mo-hinh", models.map(String::from)),
            ("ket-qua", outcome.map(String::from)),
            ("ngay", self.day.map(String::from)),
            ("voi", self.other.as_ref().map(ToString::to_string)),
            ("voi-nam", self.other_year.map(|year| year.to_string())),
        ];
        let parts: Vec<_> = parts.into_iter().filter_map(|(name, value)| Some([name, "=", &value?].concat())).collect();
        parts.join("&")
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
        if query.is_empty() { self.route.href() } else { [&self.route.href(), "?", &query].concat() }
    }
}

/// The address of a unit's verdict by a rule set, at a condition if one is given.
pub fn verdict(unit: UnitId, rules: &str, condition: Option<&str>) -> String {
    let query = Query { code: KindCode::new(rules).ok(), field: condition.and_then(|id| KindCode::new(id).ok()), ..Query::default() };
    Route::Verdict(unit).with(query)
}

/// The address of an empty form, filled as far as the caller knows: how a missing item leads to the field to fill.
pub fn new_record(kind: RecordKind, unit: Option<UnitId>, year: Option<Year>, code: Option<KindCode>) -> String {
    Route::NewRecord(kind).with(Query { year, unit, code, ..Query::default() })
}

/// The address of a record's form, at the field to fill.
pub fn record_field(kind: RecordKind, id: RecordId, field: &str) -> String {
    Route::Record(kind, id).with(Query { field: KindCode::new(field).ok(), ..Query::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_an_address_that_leads_back_to_it() {
        let unit = UnitId::new("viet-thanh").unwrap();
        let record = RecordId::new("r1").unwrap();
        let mut routes = vec![Route::Overview, Route::Units, Route::NewUnit, Route::Evaluation, Route::Reports, Route::Data];
        routes.extend([
            Route::Settings,
            Route::Send,
            Route::Tables,
            Route::More,
            Route::Unit(unit.clone()),
            Route::EditUnit(unit.clone()),
            Route::Totals(unit.clone()),
        ]);
        routes.extend([
            Route::Verdict(unit.clone()),
            Route::Compare(unit.clone()),
            Route::UnitPast(unit.clone()),
            Route::Deleted,
            Route::Report(unit),
            Route::Calendar,
            Route::Review,
            Route::Rules,
            Route::RuleSet(KindCode::new("tt-124-2021-hamlet").unwrap()),
            Route::Listing(Listing::Safety),
            Route::Listing(Listing::ModelHamlets),
            Route::Snapshots,
            Route::Snapshot(12),
            Route::OwnRules,
            Route::NewRules,
            Route::EditRules(KindCode::new("tt-124-nam-dinh").unwrap()),
        ]);
        for kind in RecordKind::ALL {
            routes.extend([Route::Records(*kind), Route::NewRecord(*kind), Route::Record(*kind, record.clone())]);
            routes.push(Route::Past(*kind, record.clone()));
        }
        for route in routes {
            assert_eq!(Address::parse(&route.href()).route, route);
        }
    }

    #[test]
    fn a_query_reads_back() {
        let query = Query {
            year: Year::new(2019),
            unit: UnitId::new("a").ok(),
            code: KindCode::new("theft").ok(),
            models: Some(ModelFilter::New),
            outcome: Some(Outcome::Missing),
            from: Day::parse("2018-11-16").ok(),
            to: Day::parse("2019-11-15").ok(),
            field: KindCode::new("severity").ok(),
            day: Day::parse("2019-06-30").ok(),
            other: KindCode::new("tt-124-2021-hamlet").ok(),
            other_year: Year::new(2018),
        };
        let hash = Route::Records(RecordKind::Incident).with(query.clone());
        assert_eq!(Address::parse(&hash), Address { route: Route::Records(RecordKind::Incident), query });
    }

    #[test]
    fn an_address_that_makes_no_sense_is_not_found_and_bad_queries_are_left_out() {
        assert_eq!(Address::parse("#/nowhere").route, Route::NotFound);
        assert_eq!(Address::parse("#/don-vi/a/b/c").route, Route::NotFound);
        assert_eq!(Address::parse("#/don-vi/<script>").route, Route::NotFound);
        assert_eq!(Address::parse("#/don-vi?nam=12&don-vi=<b>").query, Query::default());
        assert_eq!(Address::parse("").route, Route::Overview);
    }
}
