//! Faults for which a file is refused, as data. `fault_what` describes them in words, and
//! `fault_todo` gives the remedies.

use book::text::Text;
use book::{Day, KindGroup, UnitKind, ValueError};

use super::place::Place;
use crate::RuleFault;

/// The type of value that a field needs.
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
    /// The needed value in words.
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

/// The reason why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file is larger than a book can be.
    TooBig {
        /// Its size in bytes.
        bytes: u64,
    },
    /// The file is empty.
    Empty,
    /// The file is not UTF-8.
    NotUtf8 {
        /// Whether it is UTF-16, as some editors write.
        is_utf16: bool,
    },
    /// The file ends in the middle.
    Cut,
    /// The file is sealed with a passphrase.
    Sealed,
    /// A mail program quoted the file and broke its lines.
    Quoted,
    /// The checksum does not match the content.
    Changed,
    /// The signature does not match the content or the key.
    Forged,
    /// The file is not JSON.
    NotJson {
        /// The parser's message.
        message: String,
    },
    /// The file is JSON, but not in this format.
    WrongFormat {
        /// The format that it names, if any.
        found: String,
    },
    /// The version is malformed.
    WrongVersion {
        /// The text in its place.
        found: String,
    },
    /// The file has a newer major version.
    NewerVersion {
        /// The version.
        found: String,
    },
    /// Nothing in a copy of a store can be read.
    UnreadableCopy {
        /// The number of its parts.
        parts: usize,
    },
    /// A copy of a locked store, whose key is not at hand.
    LockedCopy,
    /// Values are nested too deep.
    TooDeep,

    /// A required field is missing.
    Missing {
        /// The field.
        field: String,
    },
    /// A field occurs twice.
    TwiceInOne {
        /// The field.
        field: String,
    },
    /// A field is unknown and not allowed.
    UnknownField {
        /// The field.
        field: String,
    },
    /// A value has the wrong type.
    WrongType {
        /// The needed type.
        wanted: Wanted,
        /// The value found.
        found: String,
    },
    /// A count is below zero.
    Negative {
        /// The value found.
        found: String,
    },
    /// A count has a fraction.
    Fraction {
        /// The value found.
        found: String,
    },
    /// A number is too large or too small for its field.
    OutOfRange {
        /// The value found.
        found: String,
        /// The allowed range.
        allowed: &'static str,
    },
    /// The format has no such word.
    UnknownWord {
        /// The word found.
        found: String,
        /// The allowed words.
        allowed: String,
    },
    /// A type of the book refuses a value, such as a day that does not exist.
    BadValue(ValueError),
    /// A value is not allowed here, for no known reason.
    Unusable {
        /// The value found.
        found: String,
    },

    /// A text is in TCVN3 or VNI, which are not Unicode.
    LegacyEncoding {
        /// The beginning of the text.
        found: String,
    },
    /// A text is too long.
    TooLong {
        /// Its length in characters.
        characters: usize,
    },
    /// A list has more items than a book can have.
    TooMany {
        /// The number found.
        count: usize,
        /// The number allowed.
        most: usize,
    },
    /// A name or reason is blank.
    Blank,

    /// The catalogue's group has no such code.
    UnknownKind {
        /// The code.
        code: String,
        /// The group.
        group: KindGroup,
    },
    /// One of the book's own kinds has a code that is taken by another group or used twice.
    KindTaken {
        /// The code.
        code: String,
    },
    /// Another unit or record has the same id.
    SameId {
        /// The place of the other one.
        first: Box<Place>,
    },
    /// A unit is not in the file.
    NoSuchUnit {
        /// The id that the file names.
        id: String,
    },
    /// A unit belongs to another shard.
    UnitElsewhere {
        /// The id that the file names.
        id: String,
    },
    /// A paper is not in the file.
    NoSuchPaper {
        /// The id that the file names.
        id: String,
    },
    /// A shard lacks its own unit.
    NoRoot {
        /// The unit's id.
        id: String,
    },
    /// Two shards belong to one unit.
    SameRoot {
        /// The unit's id.
        id: String,
    },
    /// A unit cannot be in this shard, or cannot have one.
    WrongShard {
        /// The kind of the unit.
        kind: UnitKind,
    },
    /// The unit above is not of a higher level.
    WrongParent {
        /// The kind of the unit.
        kind: UnitKind,
        /// The kind of the unit above.
        parent: UnitKind,
    },
    /// Units are above each other in a circle.
    ParentCircle,
    /// A unit was formed from itself.
    FormedFromItself,
    /// A period ends before it begins.
    EndsBeforeStart {
        /// First day.
        start: Day,
        /// Last day.
        end: Day,
    },
    /// A part is more than the whole.
    MoreThan {
        /// The part.
        part: u32,
        /// The whole.
        whole: u32,
        /// The field of the whole.
        field: &'static str,
    },
    /// A revision waits for a unit or record that is not in the shard.
    NothingShown {
        /// The id.
        id: String,
    },
    /// A revision has an impossible time, or follows one that is not older.
    BadStamp,
    /// A rule set has a fault.
    Rule(RuleFault),
    /// There are more problems than are reported one by one.
    AndMore {
        /// The number of further problems.
        count: usize,
    },
}
