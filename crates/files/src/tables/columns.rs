//! The columns of every table, computed from the schema of the fields at compile time.

#![expect(clippy::indexing_slicing, reason = "runs while the program is compiled")]

use crate::List;
use book::schema::{Columns, Field, Input as Holds, in_table_order};
use book::text::Lang;
use book::{Choice, KindGroup, RecordKind, Unit, UnitKind, for_each_record};

/// The content of a column's cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// Text.
    Text,
    /// A whole number up to a maximum.
    Count(u64),
    /// A year.
    Year,
    /// A day.
    Day,
    /// A time of day.
    Time,
    /// Yes or no.
    YesNo,
    /// A unit of the book, by name.
    Unit,
    /// A commune, ward or township of the book, by name.
    Commune,
    /// The district or province of the commune. It is read where the commune's name alone does not
    /// tell which one is meant.
    Above(&'static [UnitKind]),
    /// The official code of the commune.
    CommuneCode,
    /// Units of the book, by their names with commas between them.
    Units,
    /// A kind of the catalogue, by name or code.
    Kind(KindGroup),
    /// A kind of paper or of activity.
    PaperOrActivity,
    /// A rule set: its id, in brackets behind its title or alone.
    Rules,
    /// One of a few choices.
    Choice(&'static [Choice]),
    /// A cell that is written but never read: the row's number, a sum, the id of another record.
    Shown,
}

impl Input {
    /// Whether a cell alone tells the value of its field. Units are found with the rest of the row.
    pub(super) fn is_own_value(self) -> bool {
        !matches!(
            self,
            Self::Shown
                | Self::Unit
                | Self::Units
                | Self::Commune
                | Self::Above(_)
                | Self::CommuneCode
        )
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field of the record; for a part of a model's list, `list.part`.
    pub field: &'static str,
    /// The heading.
    pub heading: &'static str,
    /// Other headings for it, without accents.
    pub names: &'static [&'static str],
    /// The content of its cells.
    pub input: Input,
    /// Whether a row must fill it.
    pub is_required: bool,
}

/// The row's number; a row with this word as its number is an example.
pub(super) const NUMBER: &str = "row_number";
/// The commune, needed where the name of a unit is ambiguous.
pub(super) const COMMUNE: &str = "commune";

const ROW: Column = Column {
    field: NUMBER,
    heading: "TT",
    names: &["stt", "so tt", "so thu tu", "thu tu"],
    input: Input::Shown,
    is_required: false,
};
const OF: Column = Column {
    field: COMMUNE,
    heading: "Xã, phường",
    names: &[
        "xa",
        "phuong",
        "ten xa",
        "xa phuong thi tran",
        "xa/phuong",
        "xa, phuong, thi tran",
        "don vi cap xa",
        "dia phuong",
    ],
    input: Input::Commune,
    is_required: false,
};

const DISTRICT: Column = Column {
    field: "district",
    heading: "Huyện",
    names: &[
        "quan",
        "quan, huyen",
        "quan/huyen",
        "quan huyen",
        "ten huyen",
        "huyen, thi xa, thanh pho",
        "huyen, tx, tp",
    ],
    input: Input::Above(&[UnitKind::District]),
    is_required: false,
};
const PROVINCE: Column = Column {
    field: "province",
    heading: "Tỉnh",
    names: &["ten tinh", "tinh, thanh pho", "tinh/thanh pho", "tinh/tp", "tinh thanh pho"],
    input: Input::Above(&[UnitKind::Province]),
    is_required: false,
};
const CODE: Column = Column {
    field: "commune_code",
    heading: "Mã xã",
    names: &["ma phuong", "ma xa, phuong", "ma don vi hanh chinh", "ma so xa"],
    input: Input::CommuneCode,
    is_required: false,
};
/// The columns that every table can have besides those of its fields.
const SHARED: [Column; 5] = [ROW, PROVINCE, DISTRICT, CODE, OF];

/// The lists whose tables can be read: all but stored verdicts, which the program makes, and what
/// papers say, which has no room in cells.
pub const IMPORTED: [List; 13] = [
    List::Units,
    List::Of(RecordKind::Incident),
    List::Of(RecordKind::Model),
    List::Of(RecordKind::YearlyTotal),
    List::Of(RecordKind::Registration),
    List::Of(RecordKind::Paper),
    List::Of(RecordKind::Statement),
    List::Of(RecordKind::Rating),
    List::Of(RecordKind::Discipline),
    List::Of(RecordKind::Activity),
    List::Of(RecordKind::Tip),
    List::Of(RecordKind::Recognition),
    List::Of(RecordKind::Decision),
];

/// The columns of a list, in writing order.
pub fn columns(list: List) -> &'static [Column] {
    macro_rules! columns_of {
        ($fields:expr) => {
            const {
                const FIELDS: &[Field] = $fields;
                const IN_ORDER: &[Field] = &in_table_order::<{ FIELDS.len() }>(FIELDS);
                &made::<{ how_many(IN_ORDER) }>(IN_ORDER)
            }
        };
    }
    macro_rules! of_list {
        ($($name:ident $list:ident),*) => {
            match list {
                List::Units => columns_of!(Unit::FIELDS),
                $(List::Of(RecordKind::$name) => columns_of!(book::$name::FIELDS),)*
            }
        };
    }
    for_each_record!(of_list)
}

/// The name of a list's table.
pub fn table_name(list: List) -> String {
    let name = crate::list_name(list, Lang::Vi);
    let mut letters = name.chars();
    // The standard library would add its tables for all scripts to the page.
    let first = match letters.next() {
        Some('đ') => 'Đ',
        Some(letter) => letter.to_ascii_uppercase(),
        None => return String::new(),
    };
    [first.encode_utf8(&mut [0; 4]), letters.as_str()].concat()
}

/// The columns of a list that are written: all but those that only help to read.
pub(super) fn written(list: List) -> impl Iterator<Item = &'static Column> {
    let is_read_only = |input: Input| matches!(input, Input::Above(_) | Input::CommuneCode);
    columns(list).iter().filter(move |column| !is_read_only(column.input))
}

/// The number of columns for these fields, including those that every table can have.
const fn how_many(fields: &[Field]) -> usize {
    let (mut count, mut at) = (SHARED.len(), 0);
    while at < fields.len() {
        count += match fields[at].columns {
            Columns::One => 1,
            Columns::Parts(parts) => parts.len(),
            Columns::No(_) => 0,
        };
        at += 1;
    }
    count
}

/// The columns of these fields: the row's number first, then the commune before the unit, or before
/// everything if the rows are units.
const fn made<const N: usize>(fields: &'static [Field]) -> [Column; N] {
    let mut columns = [ROW; N];
    let (mut count, mut at) = (1, 0);
    let names_unit = names_unit(fields);
    while at < fields.len() {
        let field = &fields[at];
        if names_unit && matches!(field.input, Holds::Unit) || !names_unit && at == 0 {
            let mut shared = 1;
            while shared < SHARED.len() {
                columns[count] = SHARED[shared];
                shared += 1;
                count += 1;
            }
        }
        match field.columns {
            Columns::One => {
                columns[count] = column(field);
                count += 1;
            }
            Columns::Parts(parts) => {
                let mut part = 0;
                while part < parts.len() {
                    columns[count] = Column {
                        field: parts[part].name,
                        heading: parts[part].heading,
                        names: parts[part].aliases,
                        input: match parts[part].input {
                            Some(holds) => cell(holds),
                            None => Input::Shown,
                        },
                        is_required: false,
                    };
                    count += 1;
                    part += 1;
                }
            }
            Columns::No(_) => {}
        }
        at += 1;
    }
    columns
}

/// Whether the rows are about a unit rather than units themselves.
const fn names_unit(fields: &[Field]) -> bool {
    let mut at = 0;
    while at < fields.len() {
        if matches!(fields[at].input, Holds::Unit) && matches!(fields[at].columns, Columns::One) {
            return true;
        }
        at += 1;
    }
    false
}

const fn column(field: &Field) -> Column {
    Column {
        field: field.name,
        heading: match field.heading {
            Some(heading) => heading,
            None => field.label.vi,
        },
        names: field.aliases,
        input: cell(field.input),
        is_required: field.is_in_every_file && !field.is_told_by_others,
    }
}

/// The content of a cell for a field.
const fn cell(holds: Holds) -> Input {
    match holds {
        Holds::Line
        | Holds::Lines
        | Holds::MonthDay
        | Holds::Paper
        | Holds::Template
        | Holds::Condition
        | Holds::Ready => Input::Text,
        Holds::Whole(limits) => Input::Count(limits.most),
        Holds::Day => Input::Day,
        Holds::Time => Input::Time,
        Holds::Year => Input::Year,
        Holds::Unit => Input::Unit,
        Holds::Kind(group) => Input::Kind(group),
        Holds::YesNo => Input::YesNo,
        Holds::OneOf(choices) => Input::Choice(choices),
        Holds::UnitKind => Input::Choice(UnitKind::OFFERED_CHOICES),
        Holds::PaperOrActivity => Input::PaperOrActivity,
        Holds::Rules => Input::Rules,
        Holds::Rows { fields: [Field { input: Holds::Unit, .. }], .. } => Input::Units,
        Holds::Rows { .. } => Input::Shown,
    }
}
