//! Why a file is refused, as data. What is wrong is put into words in `fault_what`, what to do
//! about it in `fault_todo`.

use book::text::Text;
use book::{Day, KindGroup, UnitKind, ValueError};

use super::place::Place;
use crate::RuleFault;

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

impl Wanted {
    /// What is needed, in words.
    pub(super) const fn text(self) -> Text {
        match self {
            Self::Count => Text::new(
                "số nguyên từ 0, không có ngoặc kép",
                "a whole number from 0, without quotes",
            ),
            Self::Text => Text::new("chữ trong ngoặc kép", "text in quotes"),
            Self::YesNo => Text::new("true hoặc false", "true or false"),
            Self::Word => {
                Text::new("một từ của định dạng trong ngoặc kép", "a word of the format in quotes")
            }
            Self::Object => Text::new("đối tượng {…}", "an object {…}"),
            Self::List => Text::new("danh sách […]", "a list […]"),
        }
    }
}

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
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
