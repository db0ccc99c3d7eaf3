//! What can be wrong with a file, and what is worth saying about it. The sentences are in
//! `words.rs`.

use book::{Day, KindGroup, Lang, RecordKind, UnitKind, ValueError};

use super::{RuleFault, Unchecked, names, words};

/// A list of a shard: of its units, or of one kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// `units`
    Units,
    /// A list of records.
    Of(RecordKind),
}

impl List {
    /// The name of the list in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Of(kind) => kind.list_name(),
        }
    }

    /// All lists, in the order of a file.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Units).chain(RecordKind::ALL.iter().map(|&kind| Self::Of(kind)))
    }
}

/// Where in a file something is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The name of the commune, district or province whose shard it is in, or its id.
    pub commune: String,
    /// The list.
    pub list: Option<List>,
    /// Whether the list is one of revisions that wait for a person to choose.
    pub is_waiting: bool,
    /// The id of the unit or record.
    pub record: String,
    /// Its name, of a unit or a model.
    pub name: String,
    /// The id of the condition, in a rule set.
    pub condition: String,
    /// The field's path inside the record, such as `points[3].unit`.
    pub field: String,
}

/// What a field needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A whole number from 0.
    Count,
    /// Text in quotes.
    Text,
    /// `true` or `false`.
    YesNo,
    /// One of the format's words in quotes.
    Word,
    /// `{…}`
    Object,
    /// `[…]`
    List,
}

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", words::fault(self, Lang::Vi).what)]
pub enum Fault {
    /// More bytes than a book can have.
    TooBig {
        /// Its size.
        bytes: u64,
    },
    /// Nothing in it.
    Empty,
    /// Not UTF-8.
    NotUtf8 {
        /// UTF-16, as some editors write.
        is_utf16: bool,
    },
    /// The file ends in the middle.
    Cut,
    /// Closed with a passphrase.
    Sealed,
    /// Quoted by a mail program, with its lines broken.
    Quoted,
    /// Its checksum is of another content.
    Changed,
    /// Its signature is of another content, or of another key.
    Forged,
    /// Not JSON.
    NotJson {
        /// What the reader says.
        message: String,
    },
    /// JSON, but not of this format.
    WrongFormat {
        /// The format that it names, if any.
        found: String,
    },
    /// A version that is not a version.
    WrongVersion {
        /// What it says.
        found: String,
    },
    /// A newer major version.
    NewerVersion {
        /// The version.
        found: String,
    },
    /// A copy of a store of which nothing can be read.
    UnreadableCopy {
        /// How many parts it has.
        parts: usize,
    },
    /// Values inside values inside values.
    TooDeep,

    /// A field that must be there is not.
    Missing {
        /// The field.
        field: String,
    },
    /// A field stands there twice.
    TwiceInOne {
        /// The field.
        field: String,
    },
    /// A field that cannot be there.
    UnknownField {
        /// The field.
        field: String,
    },
    /// A value of another type.
    WrongType {
        /// What is needed.
        wanted: Wanted,
        /// What is there.
        found: String,
    },
    /// A count below zero.
    Negative {
        /// What is there.
        found: String,
    },
    /// A count with a fraction.
    Fraction {
        /// What is there.
        found: String,
    },
    /// A number that is too large or too small for its field.
    OutOfRange {
        /// What is there.
        found: String,
        /// What is allowed.
        allowed: &'static str,
    },
    /// A word that the format does not have.
    UnknownWord {
        /// What is there.
        found: String,
        /// The words that it has.
        allowed: String,
    },
    /// A value that a type of the book refuses, such as a day that does not exist.
    BadValue(ValueError),
    /// A value that cannot be here, and nothing tells why.
    Unusable {
        /// What is there.
        found: String,
    },

    /// Text in TCVN3 or VNI, which are not Unicode.
    LegacyEncoding {
        /// The beginning of the text.
        found: String,
    },
    /// A text that is too long.
    TooLong {
        /// Its characters.
        characters: usize,
    },
    /// A list of more items than a book can have.
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there can be.
        most: usize,
    },
    /// A name or reason with nothing in it.
    Blank,

    /// A code that is not in the catalogue's group.
    UnknownKind {
        /// The code.
        code: String,
        /// The group.
        group: KindGroup,
    },
    /// A kind of the book's own that takes the code of a kind of another group, or a code twice.
    KindTaken {
        /// The code.
        code: String,
    },
    /// An id that another unit or record has.
    SameId {
        /// Where the other one is.
        first: Box<Place>,
    },
    /// A unit that is not in the file.
    NoSuchUnit {
        /// Its id.
        id: String,
    },
    /// A unit of another shard.
    UnitElsewhere {
        /// Its id.
        id: String,
    },
    /// A paper that is not in the file.
    NoSuchPaper {
        /// Its id.
        id: String,
    },
    /// A shard whose own unit is not in it.
    NoRoot {
        /// The unit's id.
        id: String,
    },
    /// Two shards of one unit.
    SameRoot {
        /// The unit's id.
        id: String,
    },
    /// A unit that cannot be in this shard, or that cannot have one.
    WrongShard {
        /// What the unit is.
        kind: UnitKind,
    },
    /// A unit above that is not of a higher level.
    WrongParent {
        /// What the unit is.
        kind: UnitKind,
        /// What the unit above is.
        parent: UnitKind,
    },
    /// Units that are above each other in a circle.
    ParentCircle,
    /// A unit that was made of itself.
    FormedFromItself,
    /// A period that ends before it begins.
    EndsBeforeStart {
        /// First day.
        start: Day,
        /// Last day.
        end: Day,
    },
    /// A part that is more than the whole.
    MoreThan {
        /// The part.
        part: u32,
        /// The whole.
        whole: u32,
        /// The whole's field.
        field: &'static str,
    },
    /// A waiting revision of a unit or record that is not in the shard.
    NothingShown {
        /// The id.
        id: String,
    },
    /// A revision from no possible time, or that follows one that is not older.
    BadStamp,
    /// What is wrong with a rule set.
    Rule(RuleFault),
    /// More problems than are told one by one.
    AndMore {
        /// How many more.
        count: usize,
    },
}

impl Fault {
    /// What is wrong, without its place.
    pub fn what(&self, lang: Lang) -> String {
        words::fault(self, lang).what
    }
}

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What.
    pub fault: Fault,
}

impl Problem {
    /// The whole message: where, what is wrong, what to do.
    pub fn text(&self, lang: Lang) -> String {
        let words = words::fault(&self.fault, lang);
        format!("{}: {}. {}.", names::place(&self.place, lang), words.what, words.todo)
    }

    /// How many problems it tells of: one, or those that are not told one by one.
    pub fn stands_for(&self) -> usize {
        if let Fault::AndMore { count } = self.fault { count } else { 1 }
    }

    /// Where it is, in words.
    pub fn place_text(&self, lang: Lang) -> String {
        names::place(&self.place, lang)
    }

    /// What is wrong.
    pub fn what(&self, lang: Lang) -> String {
        self.fault.what(lang)
    }

    /// What to do.
    pub fn todo(&self, lang: Lang) -> String {
        words::fault(&self.fault, lang).todo
    }
}

/// What is worth saying about a file that is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The file is of a newer minor version.
    NewerMinor {
        /// The version.
        version: String,
    },
    /// A field that this version does not know was kept.
    UnknownField {
        /// Its name.
        field: String,
    },
    /// Parts of a copy of a store that could not be read were left out.
    PartsLeftOut,
    /// A mail program had quoted the file.
    Quoted,
    /// What the file says about itself, its signature too, was not checked.
    Unchecked(Unchecked),
    /// A rule set of the book's own has something wrong beside the others, and is kept.
    RuleSet(RuleFault),
    /// Decomposed Unicode was composed.
    Composed,
    /// Text that looks like TCVN3 or VNI was kept as it is.
    LegacyEncoding,
    /// Markup is kept as plain text.
    Markup,
    /// A statement that there was none, or some, of a kind that it does not name: it says nothing.
    AboutNothing,
    /// A day that is still to come.
    Ahead {
        /// Today.
        today: Day,
    },
    /// What is said of a year that has not begun.
    YearAhead {
        /// The first day of its first windows.
        begins: Day,
    },
    /// A unit that goes on though there are no units of its kind any more.
    KindEnded {
        /// What it is said to be.
        kind: UnitKind,
        /// The last day on which there were such units.
        last: Day,
    },
}

/// A remark on a file, with how often it applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where it applies first.
    pub place: Place,
    /// How often.
    pub count: usize,
    /// What.
    pub remark: Remark,
}

impl Notice {
    /// The message.
    pub fn text(&self, lang: Lang) -> String {
        let times = match (self.count, lang) {
            (0 | 1, _) => String::new(),
            (count, Lang::Vi) => format!(" ({count} chỗ, đây là chỗ đầu tiên)"),
            (count, Lang::En) => format!(" ({count} places, this is the first)"),
        };
        format!(
            "{}: {}{times}.",
            names::place(&self.place, lang),
            words::remark(&self.remark, lang)
        )
    }
}
