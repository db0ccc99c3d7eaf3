//! The schema: everything that the program knows about a field, stated once, where the field is
//! defined.
//!
//! `record!` and `part!` take a field's type and its schema together. Forms, lists, histories,
//! columns of spreadsheets and reports of missing data read the schema. The JSON Schema comes from
//! the type.
//!
//! A schema is a constant. Code that needs only a part of it, such as the columns, selects that
//! part at compile time. So a page does not load what only another page shows.

use crate::KindGroup;
use crate::choice::Choice;
use crate::text::Text;

mod define;
mod order;
mod shared;

pub(crate) use define::{part, record};
pub use order::{count_listed, in_table_order, label_of, listed};
pub(crate) use order::{in_form_order, shown};
pub use shared::UNIT;
pub(crate) use shared::{DATE, ILLUSTRATIVE, NOTE, NUMBER, SIGNATORY_HINT, UNIT_ADD, UNITS, YEAR};

/// The largest number that a count can have.
pub const MAX_COUNT: u64 = u32::MAX as u64;
/// The largest amount of money in đồng: what a number in JSON holds exactly.
pub const MAX_MONEY: u64 = 1 << 53;

/// What a field holds, and how it is entered.
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
    /// One of few.
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
    /// A list of its own; a single field without a name is a list of plain values.
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

/// A field of a record, of a part of one, or of a unit.
#[derive(Clone, Copy)]
pub struct Field {
    /// The name in files.
    pub name: &'static str,
    /// What it is called.
    pub label: Text,
    /// What helps to fill it.
    pub hint: Option<Text>,
    /// What it holds, and how it is entered.
    pub input: Input,
    /// A file must have it.
    pub is_in_every_file: bool,
    /// A form asks for it: a file must have it, or a blank would be misread.
    pub is_required: bool,
    /// A form shows it only when asked for more.
    pub is_extra: bool,
    /// Shown only for these kinds of the catalogue and what is within them; for all if empty.
    pub only_for: &'static [&'static str],
    /// Shown only once the case is serious or graver: lesser ones pass without it.
    pub only_if_serious: bool,
    /// A day on which something happened or was said: one that has not come is pointed out.
    pub is_past: bool,
    /// Tells its record from others in a list; a deep link's code goes into it.
    pub is_naming: bool,
    /// A list of records shows it beside their name, in the order of the columns.
    pub is_listed: bool,
    /// Whether a verdict can say that it is missing.
    pub asked: Asked,
    /// How it stands in spreadsheets.
    pub columns: Columns,
    /// The heading of its column, where its label would not be clear without the form around it.
    pub heading: Option<&'static str>,
    /// Other headings of its column that offices use, in small letters without accents.
    pub aliases: &'static [&'static str],
    /// Its cell may be blank though files must have it: other cells of the row tell it.
    pub is_told_by_others: bool,
    place: Place,
}

/// Whether a verdict can say that a field is missing, and what it calls it.
#[derive(Clone, Copy)]
pub enum Asked {
    /// No test looks at it.
    No,
    /// By its label.
    ByLabel,
    /// By other words, which fit a sentence better.
    As(Text),
}

/// How a field stands in spreadsheets.
#[derive(Clone, Copy)]
pub enum Columns {
    /// In a column.
    One,
    /// In a column for each of some parts of its list.
    Parts(&'static [Part]),
    /// In none, with the reason.
    No(&'static str),
}

/// A column for a part of a list, such as the money from one source.
#[derive(Clone, Copy)]
pub struct Part {
    /// The field and the part: `money.budget`.
    pub name: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// What its cells hold; none if they are only written.
    pub input: Option<Input>,
    /// Other headings for it, in small letters without accents.
    pub aliases: &'static [&'static str],
}

/// Where a field stands among the others of its record.
#[derive(Clone, Copy)]
struct Place {
    is_first: bool,
    after: Option<&'static str>,
    column_after: Option<&'static str>,
    /// Why no form shows it.
    unseen: Option<&'static str>,
}

impl Field {
    /// A field that is not asked for, in the place where it is defined.
    pub const fn new(name: &'static str, label: Text, input: Input) -> Self {
        Self {
            name,
            label,
            hint: None,
            input,
            is_in_every_file: false,
            is_required: false,
            is_extra: false,
            only_for: &[],
            only_if_serious: false,
            is_past: false,
            is_naming: false,
            is_listed: false,
            asked: Asked::No,
            columns: Columns::One,
            heading: None,
            aliases: &[],
            is_told_by_others: false,
            place: Place { is_first: false, after: None, column_after: None, unseen: None },
        }
    }

    /// Under the name of the struct's field, which a file must have or may leave out.
    pub(crate) const fn named(mut self, name: &'static str, is_in_every_file: bool) -> Self {
        self.name = name;
        self.is_in_every_file = is_in_every_file;
        self.is_required |= is_in_every_file;
        self
    }

    /// Asked for by the form.
    pub const fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// Shown only when asked for more.
    pub const fn extra(mut self) -> Self {
        self.is_extra = true;
        self
    }

    /// With what helps to fill it.
    pub const fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// A day that has come.
    pub const fn past(mut self) -> Self {
        self.is_past = true;
        self
    }

    /// Shown only for some kinds of the catalogue, and for those within them.
    pub const fn only_for(mut self, kinds: &'static [&'static str]) -> Self {
        self.only_for = kinds;
        self
    }

    /// Shown only for serious cases.
    pub const fn only_if_serious(mut self) -> Self {
        self.only_if_serious = true;
        self
    }

    /// Tells its record from others.
    pub const fn naming(mut self) -> Self {
        self.is_naming = true;
        self
    }

    /// Shown in lists.
    pub const fn listed(mut self) -> Self {
        self.is_listed = true;
        self
    }

    /// A verdict says by its label that it is missing.
    pub const fn asked(mut self) -> Self {
        self.asked = Asked::ByLabel;
        self
    }

    /// A verdict says by these words that it is missing.
    pub const fn asked_as(mut self, vi: &'static str, en: &'static str) -> Self {
        self.asked = Asked::As(Text::new(vi, en));
        self
    }

    /// Under another heading in spreadsheets.
    pub const fn heading(mut self, heading: &'static str) -> Self {
        self.heading = Some(heading);
        self
    }

    /// Known in spreadsheets under other headings too.
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// In columns for parts of its list.
    pub const fn parts(mut self, parts: &'static [Part]) -> Self {
        self.columns = Columns::Parts(parts);
        self
    }

    /// In no column, with the reason.
    pub const fn no_column(mut self, reason: &'static str) -> Self {
        self.columns = Columns::No(reason);
        self
    }

    /// Told in spreadsheets by other cells, if its own is blank.
    pub const fn told_by_others(mut self) -> Self {
        self.is_told_by_others = true;
        self
    }

    /// Before all others.
    pub const fn first(mut self) -> Self {
        self.place.is_first = true;
        self
    }

    /// Right behind another field, in forms and in spreadsheets.
    pub const fn after(mut self, field: &'static str) -> Self {
        self.place.after = Some(field);
        self
    }

    /// Right behind another field in spreadsheets.
    pub const fn column_after(mut self, field: &'static str) -> Self {
        self.place.column_after = Some(field);
        self
    }

    /// Why no form shows it, if none does.
    pub const fn unseen(&self) -> Option<&'static str> {
        self.place.unseen
    }
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

/// One of few, such as those of an enum.
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

#[cfg(test)]
mod tests;
