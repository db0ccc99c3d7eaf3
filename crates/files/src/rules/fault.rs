//! Faults of a rule set beyond its shape. Their sentences are in `fault_text.rs`.

use book::{Day, KindGroup};

/// The reason why a rule set is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleFault {
    /// The file is no rule file: it is a book, or not one of our files.
    NotRules {
        /// Whether it is a book.
        is_book: bool,
    },
    /// The rule language has no such test.
    UnknownTest {
        /// The name that the file uses.
        found: String,
        /// The existing tests.
        allowed: String,
    },
    /// The catalogue's group has no such code.
    UnknownCode {
        /// The code.
        code: String,
        /// The group.
        group: KindGroup,
        /// Similar codes that may have been meant.
        near: Vec<String>,
    },
    /// A text is no valid id.
    BadId {
        /// The text.
        found: String,
    },
    /// A condition does not have exactly one test.
    NotOneTest {
        /// The number of tests that it has.
        count: usize,
    },
    /// A list is empty that must not be.
    EmptyList {
        /// The name of the list.
        field: &'static str,
    },
    /// Another condition of the set has the same id.
    SameCondition {
        /// The id.
        id: String,
    },
    /// The id belongs to a national set.
    NationalId {
        /// The id.
        id: String,
    },
    /// Another of the book's own sets has the same id.
    SameSet {
        /// The id.
        id: String,
    },
    /// The set refers to a set that does not exist.
    NoSuchSet {
        /// The id of the missing set.
        id: String,
    },
    /// The set requires the standard that it judges.
    Circle {
        /// The standard.
        standard: String,
    },
    /// The window is not twelve months long.
    NotTwelveMonths {
        /// Its first month and day.
        from: String,
        /// Its last month and day.
        to: String,
    },
    /// The comparison figure is not from an earlier year.
    BaselineTooLate {
        /// The year of that figure.
        year: u16,
    },
    /// The rating is on no scale, so nothing compares with it.
    NoScale {
        /// The code of the rating.
        code: String,
    },
    /// The set has points but no table of points.
    NoScoring,
    /// A table of points has no points.
    NoPoints,
    /// The points add up to more than the table's total.
    PointsOver {
        /// Their sum.
        sum: u64,
        /// The table's total.
        out_of: u32,
    },
    /// A condition that forbids no incidents deducts points for each case.
    LessEachElsewhere,
    /// A class is not below the one before it.
    ClassOrder,
    /// Neither this set nor another of its line judges these days.
    Gap {
        /// The other set.
        other: String,
        /// The first day of the gap.
        from: Day,
        /// The last day of the gap.
        to: Day,
    },
    /// Another set of the same standard and level is in force on some of the same days.
    Overlap {
        /// The other set.
        other: String,
    },
    /// There are more rule sets than a book can use.
    TooMany {
        /// The most that it can use.
        most: usize,
    },
    /// The address of a source is no web address.
    NotWeb {
        /// The address.
        found: String,
    },
}

impl RuleFault {
    /// Whether a book tolerates the fault. Two good books' sets, or those of a newer program, may
    /// conflict through nobody's fault; such a set is kept and reported. A set with any other fault
    /// cannot be used and is left out.
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
