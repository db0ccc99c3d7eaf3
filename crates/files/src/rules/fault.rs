//! What can be wrong with a rule set beyond its shape. The sentences are in `words.rs`.

use book::{Day, KindGroup};

/// Why a rule set is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFault {
    /// The file is not a rule file: it is a book, or nothing of ours.
    NotRules {
        /// Whether it is a book.
        is_book: bool,
    },
    /// A test that the rule language does not have.
    UnknownTest {
        /// Its name.
        found: String,
        /// The tests that there are.
        allowed: String,
    },
    /// A code that is not in the catalogue's group.
    UnknownCode {
        /// The code.
        code: String,
        /// The group.
        group: KindGroup,
        /// Codes that may have been meant.
        near: Vec<String>,
    },
    /// A text that cannot be an id.
    BadId {
        /// The text.
        found: String,
    },
    /// A condition that does not ask exactly one test.
    NotOneTest {
        /// How many it asks.
        count: usize,
    },
    /// A list that needs something in it.
    EmptyList {
        /// Its name.
        field: &'static str,
    },
    /// A condition's id that another condition of the set has.
    SameCondition {
        /// The id.
        id: String,
    },
    /// The id of a national set.
    NationalId {
        /// The id.
        id: String,
    },
    /// The id of another of the book's own sets.
    SameSet {
        /// The id.
        id: String,
    },
    /// A set that is named and does not exist.
    NoSuchSet {
        /// Its id.
        id: String,
    },
    /// A set that asks for the standard that it judges.
    Circle {
        /// The standard.
        standard: String,
    },
    /// A window that is not twelve months.
    NotTwelveMonths {
        /// Its first month and day.
        from: String,
        /// Its last.
        to: String,
    },
    /// The figure that is held against is not of an earlier year.
    BaselineTooLate {
        /// The year.
        year: u16,
    },
    /// A rating that is not on a scale, so that nothing compares with it.
    NoScale {
        /// The rating.
        code: String,
    },
    /// Points where the set is no table of points.
    NoScoring,
    /// A table of points without points.
    NoPoints,
    /// Points that add up to more than the whole table.
    PointsOver {
        /// Their sum.
        sum: u64,
        /// The points of the whole table.
        out_of: u32,
    },
    /// Points taken off for each case, of a condition that forbids no incidents.
    LessEachElsewhere,
    /// A class that is not below the one before it.
    ClassOrder,
    /// Days that neither this set nor another of its line judges.
    Gap {
        /// The other set.
        other: String,
        /// First day.
        from: Day,
        /// Last day.
        to: Day,
    },
    /// Another set of the same standard and level is in force on the same days.
    Overlap {
        /// The other set.
        other: String,
    },
    /// More rule sets than a book can use.
    TooMany {
        /// How many it can use.
        most: usize,
    },
    /// An address of a source that is no address of the web.
    NotWeb {
        /// The address.
        found: String,
    },
}

impl RuleFault {
    /// Whether a book is good with it: what two good books' sets are beside each other, or beside a
    /// newer program's, is nobody's fault. Such a set is kept and told of; one that cannot be used
    /// is left out.
    pub fn is_borne_by_a_book(&self) -> bool {
        match self {
            Self::NationalId { .. }
            | Self::NoSuchSet { .. }
            | Self::Circle { .. }
            | Self::NoScale { .. }
            | Self::Gap { .. }
            | Self::Overlap { .. }
            | Self::TooMany { .. }
            | Self::NotWeb { .. } => true,
            Self::NotRules { .. }
            | Self::UnknownTest { .. }
            | Self::UnknownCode { .. }
            | Self::BadId { .. }
            | Self::NotOneTest { .. }
            | Self::EmptyList { .. }
            | Self::SameCondition { .. }
            | Self::SameSet { .. }
            | Self::NotTwelveMonths { .. }
            | Self::BaselineTooLate { .. }
            | Self::NoScoring
            | Self::NoPoints
            | Self::PointsOver { .. }
            | Self::LessEachElsewhere
            | Self::ClassOrder => false,
        }
    }
}
