//! The content of a field and the way in which it is entered, with the words that declare both.

use super::Field;
use crate::KindGroup;
use crate::choice::Choice;
use crate::text::Text;

/// The largest number that a count can have.
pub const MAX_COUNT: u64 = u32::MAX as u64;
/// The largest amount of money in đồng: whole numbers in JSON are exact up to it.
pub const MAX_MONEY: u64 = 1 << 53;

/// The content of a field, and the way in which it is entered.
#[derive(Clone, Copy)]
pub enum Input {
    /// One line of text.
    Line,
    /// Several lines of text.
    Lines,
    /// A whole number between two others.
    Whole(Limits),
    /// A day.
    Day,
    /// A day of every year.
    MonthDay,
    /// A time of day.
    Time,
    /// A year.
    Year,
    /// A unit of the book.
    Unit,
    /// A kind of the catalogue.
    Kind(KindGroup),
    /// A kind of paper or of activity.
    PaperOrActivity,
    /// Yes, no or not stated.
    YesNo,
    /// One of a few choices.
    OneOf(&'static [Choice]),
    /// The kind of a unit.
    UnitKind,
    /// A paper of the unit.
    Paper,
    /// A rule set.
    Rules,
    /// A template of papers.
    Template,
    /// A condition of the chosen rule set.
    Condition,
    /// A way of judging that rule sets have already.
    Ready,
    /// A list of rows. A single field without a name makes it a list of plain values.
    Rows {
        /// The fields of a row.
        fields: &'static [Field],
        /// The button that adds a row.
        add: Text,
    },
}

/// The smallest and the largest number that a field can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The smallest.
    pub least: u64,
    /// The largest.
    pub most: u64,
}

/// A field that no form or list shows, with the reason.
pub(crate) const fn unseen(reason: &'static str) -> Field {
    let mut field = of(Text::new("", ""), Input::Line).no_column(reason);
    field.place.unseen = Some(reason);
    field
}

const fn of(label: Text, input: Input) -> Field {
    Field::new("", label, input)
}

/// One of a few choices, such as the variants of an enum.
pub(crate) const fn one_of(
    choices: &'static [Choice],
    vi: &'static str,
    en: &'static str,
) -> Field {
    of(Text::new(vi, en), Input::OneOf(choices))
}

/// A kind of the catalogue.
pub(crate) const fn kind(group: KindGroup, vi: &'static str, en: &'static str) -> Field {
    of(Text::new(vi, en), Input::Kind(group))
}

/// A whole number between two others.
pub(crate) const fn whole(least: u64, most: u64, vi: &'static str, en: &'static str) -> Field {
    of(Text::new(vi, en), Input::Whole(Limits { least, most }))
}

/// A number of things or people.
pub(crate) const fn count(vi: &'static str, en: &'static str) -> Field {
    whole(0, MAX_COUNT, vi, en)
}

/// A list, with the button that adds a row.
pub(crate) const fn rows(
    fields: &'static [Field],
    add: Text,
    vi: &'static str,
    en: &'static str,
) -> Field {
    of(Text::new(vi, en), Input::Rows { fields, add })
}

macro_rules! plain {
    ($($(#[$doc:meta])* $name:ident $input:ident;)*) => {
        $(
            $(#[$doc])*
            pub(crate) const fn $name(vi: &'static str, en: &'static str) -> Field {
                of(Text::new(vi, en), Input::$input)
            }
        )*
    };
}
plain! {
    /// One line of text.
    line Line;
    /// Several lines of text.
    lines Lines;
    /// A day.
    day Day;
    /// A time of day.
    time Time;
    /// A unit of the book.
    unit Unit;
    /// A kind of paper or of activity.
    paper_or_activity PaperOrActivity;
    /// Yes, no or not stated.
    yes_no YesNo;
    /// The kind of a unit.
    unit_kind UnitKind;
    /// A paper of the unit.
    paper Paper;
    /// A rule set.
    rules Rules;
    /// A template of papers.
    template Template;
    /// A condition of the chosen rule set.
    condition Condition;
}
