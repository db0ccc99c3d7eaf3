//! The schema: everything that the program knows about a field, stated once, where the field is
//! defined.
//!
//! `record!` and `part!` take a field's type and its schema together. Forms, lists, histories,
//! columns of spreadsheets and reports of missing data read the schema. The JSON Schema comes from
//! the type.
//!
//! A schema is a constant. Code that needs only a part of it, such as the columns, selects that
//! part at compile time. So a page does not load what only another page shows.

use crate::text::Text;

mod define;
mod input;
mod order;
mod shared;

pub(crate) use define::{part, record};
pub use input::{Input, Limits, MAX_COUNT, MAX_MONEY};
pub(crate) use input::{
    condition, count, day, kind, line, lines, one_of, paper, paper_or_activity, rows, rules,
    template, time, unit, unit_kind, unseen, whole, yes_no,
};
pub use order::{count_listed, in_table_order, label_of, listed};
pub(crate) use order::{in_form_order, shown};
pub use shared::UNIT;
pub(crate) use shared::{DATE, ILLUSTRATIVE, NOTE, NUMBER, SIGNATORY_HINT, UNIT_ADD, UNITS, YEAR};

/// A field of a record, of a part of one, or of a unit.
#[derive(Clone, Copy)]
pub struct Field {
    /// The name in files.
    pub name: &'static str,
    /// The name that people see.
    pub label: Text,
    /// A hint for people who fill it in.
    pub hint: Option<Text>,
    /// Its content, and the way in which it is entered.
    pub input: Input,
    /// A file must have it.
    pub is_in_every_file: bool,
    /// A form asks for it: a file must have it, or a blank would be misread.
    pub is_required: bool,
    /// A form shows it only when asked for more.
    pub is_extra: bool,
    /// Shown only for these kinds of the catalogue and what is within them; for all if empty.
    pub only_for: &'static [&'static str],
    /// Shown only for serious and graver cases. Lesser ones need no answer.
    pub only_if_serious: bool,
    /// The day of an event or a statement. A future day is pointed out.
    pub is_past: bool,
    /// Tells its record from others in a list; a deep link's code goes into it.
    pub is_naming: bool,
    /// A list of records shows it beside their name, in the order of the columns.
    pub is_listed: bool,
    /// The tests of the rule language that can say that it is missing or contradictory, by their
    /// names in rule files. For [`EVERY_TEST`], any condition can.
    pub asked_by: &'static [&'static str],
    /// Its name in a sentence that says that it is missing, if that is not its label.
    pub asked_as: Option<Text>,
    /// Its columns in spreadsheets.
    pub columns: Columns,
    /// The heading of its column, where its label would not be clear without the form around it.
    pub heading: Option<&'static str>,
    /// Other headings of its column that offices use, in small letters without accents.
    pub aliases: &'static [&'static str],
    /// Its cell may be blank although files must have it, because other cells of the row tell it.
    pub is_told_by_others: bool,
    place: Place,
}

/// A field that a condition can ask for whatever its test is, such as a person's ruling on it.
pub const EVERY_TEST: &[&str] = &["*"];

/// The columns of a field in spreadsheets.
#[derive(Clone, Copy)]
pub enum Columns {
    /// In a column.
    One,
    /// In a column for each of some parts of its list.
    Parts(&'static [PartColumn]),
    /// In none, with the reason.
    No(&'static str),
}

/// A column for a part of a list, such as the money from one source.
#[derive(Clone, Copy)]
pub struct PartColumn {
    /// The field and the part: `money.budget`.
    pub name: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// The content of its cells; none if they are only written.
    pub input: Option<Input>,
    /// Other headings for it, in small letters without accents.
    pub aliases: &'static [&'static str],
}

/// The place of a field among the others of its record.
#[derive(Clone, Copy)]
struct Place {
    is_first: bool,
    after: Option<&'static str>,
    column_after: Option<&'static str>,
    /// The reason why no form shows it.
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
            asked_by: &[],
            asked_as: None,
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

    /// With a hint for people who fill it in.
    pub const fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The day of something past.
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

    /// Asked for by these tests of the rule language.
    pub const fn asked_by(mut self, tests: &'static [&'static str]) -> Self {
        self.asked_by = tests;
        self
    }

    /// Called by these words in the sentence that it is missing.
    pub const fn asked_as(mut self, vi: &'static str, en: &'static str) -> Self {
        self.asked_as = Some(Text::new(vi, en));
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
    pub const fn parts(mut self, parts: &'static [PartColumn]) -> Self {
        self.columns = Columns::Parts(parts);
        self
    }

    /// In no column, with the reason.
    pub const fn no_column(mut self, reason: &'static str) -> Self {
        self.columns = Columns::No(reason);
        self
    }

    /// Derived in spreadsheets from other cells, if its own is blank.
    pub const fn told_by_others(mut self) -> Self {
        self.is_told_by_others = true;
        self
    }

    /// Placed before all others.
    pub const fn first(mut self) -> Self {
        self.place.is_first = true;
        self
    }

    /// Placed directly after another field, in forms and in spreadsheets.
    pub const fn after(mut self, field: &'static str) -> Self {
        self.place.after = Some(field);
        self
    }

    /// Placed directly after another field in spreadsheets.
    pub const fn column_after(mut self, field: &'static str) -> Self {
        self.place.column_after = Some(field);
        self
    }

    /// The reason why no form shows it; none if a form does.
    pub const fn unseen(&self) -> Option<&'static str> {
        self.place.unseen
    }
}

#[cfg(test)]
mod tests;
