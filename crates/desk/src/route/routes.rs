//! The table of all pages: what a page shows, and the path of its address.

use book::{KindCode, RecordId, RecordKind, UnitId};

use super::Listing;
use super::segment::Segment;

/// A page of the table: its path, with an empty word at the place of each field, and what makes the
/// page of the fields' texts.
struct Row {
    path: &'static [&'static str],
    page: fn(&mut dyn Iterator<Item = &str>) -> Option<Route>,
}

/// Returns a word of a path; an empty one for a field.
macro_rules! word {
    ($word:literal) => {
        $word
    };
    ($field:ident) => {
        ""
    };
}

/// Makes `Route` with its parser and its path. Each row is a page with its fields, and its path:
/// words, and the fields at their places. The first row that fits an address is its page.
macro_rules! routes {
    ($($(#[$doc:meta])* $page:ident $(($($field:ident: $kind:ty),+))? = $($segment:tt)/+;)+) => {
        /// A page.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Route {
            $($(#[$doc])* $page $(($($kind),+))?,)+
            /// An address without a page.
            NotFound,
        }

        const ROWS: &[Row] = &[$(Row {
            path: &[$(word!($segment)),+],
            page: |_fields| Some(Route::$page $(($(<$kind>::parse(_fields.next()?)?),+))?),
        }),+];

        impl Route {
            /// Returns the words of the page's path, and the texts of its fields.
            fn parts(&self) -> (&'static [&'static str], Vec<String>) {
                match self {
                    $(Self::$page $(($($field),+))? => {
                        (&[$(word!($segment)),+], vec![$($($field.text()),+)?])
                    })+
                    Self::NotFound => Self::Overview.parts(),
                }
            }
        }
    };
}

impl Route {
    /// Parses a path. An empty one is the first page.
    pub(super) fn parse(path: &str) -> Self {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        if segments.is_empty() {
            return Self::Overview;
        }
        let page = |row: &Row| {
            let pairs = || row.path.iter().zip(&segments);
            let is_fitting = row.path.len() == segments.len()
                && pairs().all(|(word, segment)| word.is_empty() || word == segment);
            let mut fields = pairs().filter(|(word, _)| word.is_empty()).map(|(_, field)| *field);
            is_fitting.then(|| (row.page)(&mut fields)).flatten()
        };
        ROWS.iter().find_map(page).unwrap_or(Self::NotFound)
    }

    /// Returns the path that parses to this page.
    pub(super) fn path(&self) -> String {
        let (words, fields) = self.parts();
        let mut fields = fields.iter().map(String::as_str);
        let segments =
            words.iter().map(|word| if word.is_empty() { fields.next() } else { Some(*word) });
        segments.map(Option::unwrap_or_default).collect::<Vec<_>>().join("/")
    }
}

routes! {
    /// The overview of the year, which is the first page.
    Overview = "tong-quan";
    /// The list of units behind a figure of the overview.
    Listing(figure: Listing) = "tong-quan" / figure;
    /// The guide that founds a book.
    Founding = "bat-dau";
    /// The tree of units.
    Units = "don-vi";
    /// The form of a new unit.
    NewUnit = "don-vi" / "moi";
    /// The linking of the book's communes to the list.
    LinkCommunes = "don-vi" / "danh-muc";
    /// One unit.
    Unit(unit: UnitId) = "don-vi" / unit;
    /// The form of an existing unit.
    EditUnit(unit: UnitId) = "don-vi" / unit / "sua";
    /// The grid of a unit's yearly totals.
    Totals(unit: UnitId) = "don-vi" / unit / "so-lieu";
    /// The grid of a year for the desk's own unit and those below it.
    EnterYear = "nhap-nam";
    /// The grid of a year for a unit and those below it.
    EnterYearOf(unit: UnitId) = "nhap-nam" / unit;
    /// The revisions of a unit.
    UnitRevisions(unit: UnitId) = "don-vi" / unit / "lich-su";
    /// The records of a kind, filtered by the query.
    Records(kind: RecordKind) = kind;
    /// The form of a new record.
    NewRecord(kind: RecordKind) = kind / "moi";
    /// The form of an existing record.
    Record(kind: RecordKind, record: RecordId) = kind / record;
    /// The revisions of a record.
    Revisions(kind: RecordKind, record: RecordId) = kind / record / "lich-su";
    /// The deleted units and records.
    Deleted = "da-xoa";
    /// The verdicts of the year on all units.
    Evaluation = "danh-gia";
    /// The verdict on one unit.
    Verdict(unit: UnitId) = "danh-gia" / unit;
    /// Two verdicts on one unit side by side.
    Compare(unit: UnitId) = "danh-gia" / unit / "so-sanh";
    /// Figures of the year that a person should look at.
    Doubts = "so-lieu-can-xem";
    /// The communes that have sent their year, for a desk above them.
    SentIn = "ai-da-gui";
    /// The calendar of the year's duties.
    Calendar = "lich";
    /// The year as full pages for a conference.
    Slides = "trinh-chieu";
    /// The year's pictures.
    Charts = "bieu-do";
    /// All rule sets.
    Rules = "quy-dinh";
    /// One rule set.
    RuleSet(rules: KindCode) = "quy-dinh" / rules;
    /// The book's own rule sets.
    OwnRules = "quy-dinh-rieng";
    /// The form that copies a rule set.
    NewRules = "quy-dinh-rieng" / "moi";
    /// The editor of one of the book's own rule sets.
    EditRules(rules: KindCode) = "quy-dinh-rieng" / rules;
    /// The figures for the report of a year.
    Reports = "bao-cao";
    /// The printable report of one unit.
    Report(unit: UnitId) = "bao-cao" / unit;
    /// Import and export of files.
    Data = "du-lieu";
    /// The form that sends a file.
    Send = "du-lieu" / "gui";
    /// Earlier states of the book.
    Snapshots = "du-lieu" / "ban-luu";
    /// The earlier state of the book at a revision.
    Snapshot(revision: u64) = "du-lieu" / "ban-luu" / revision;
    /// The revisions that wait for a choice.
    Review = "can-xem-lai";
    /// Import and export of spreadsheets.
    Tables = "bang-tinh";
    /// The book's settings.
    Settings = "cai-dat";
    /// The lock of the book.
    Lock = "cai-dat" / "khoa-so";
    /// The navigation entries that do not fit on a phone.
    More = "them";
}
