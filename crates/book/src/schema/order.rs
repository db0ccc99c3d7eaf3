//! The order of fields in forms and in spreadsheets, computed at compile time.

#![expect(clippy::indexing_slicing, reason = "runs while the program is compiled")]

use super::Field;
use crate::text::Text;

/// Fields in the order of forms. Fields that no form shows come last.
pub(crate) const fn in_form_order<const N: usize>(fields: &[Field]) -> [Field; N] {
    arranged(fields, false)
}

/// Fields in the order of spreadsheets and lists. `N` is the number of fields.
pub const fn in_table_order<const N: usize>(fields: &[Field]) -> [Field; N] {
    arranged(fields, true)
}

/// The fields that a form shows, out of fields in the order of forms.
pub(crate) const fn shown(fields: &'static [Field]) -> &'static [Field] {
    let mut count = 0;
    while count < fields.len() && fields[count].unseen().is_none() {
        count += 1;
    }
    fields.split_at(count).0
}

/// The label of a field, for use in constants.
///
/// # Panics
/// If there is no such field, so call it in a constant.
#[expect(clippy::panic, reason = "called while the program is compiled")]
pub const fn label_of(fields: &[Field], name: &str) -> Text {
    let mut at = 0;
    while at < fields.len() {
        if is_same(fields[at].name, name) {
            return fields[at].label;
        }
        at += 1;
    }
    panic!("no such field")
}

/// The number of fields that lists show.
pub const fn count_listed(fields: &[Field]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < fields.len() {
        if fields[at].is_listed {
            count += 1;
        }
        at += 1;
    }
    count
}

/// The names of the fields that lists show. `N` is their number, see [`count_listed`].
pub const fn listed<const N: usize>(fields: &[Field]) -> [&'static str; N] {
    let mut names = [""; N];
    let (mut count, mut at) = (0, 0);
    while at < fields.len() {
        if fields[at].is_listed {
            names[count] = fields[at].name;
            count += 1;
        }
        at += 1;
    }
    names
}

#[expect(clippy::panic, reason = "called while the program is compiled")]
const fn arranged<const N: usize>(fields: &[Field], in_tables: bool) -> [Field; N] {
    let mut arranged = [fields[0]; N];
    let mut count = 0;
    // The first fields come first, then the others, then the hidden ones.
    let mut turn = 0;
    while turn < 3 {
        let mut at = 0;
        while at < N {
            if turn_of(&fields[at]) == turn && after(&fields[at], in_tables).is_none() {
                count = place(fields, at, in_tables, &mut arranged, count);
            }
            at += 1;
        }
        turn += 1;
    }
    if count < N {
        panic!("a field stands behind one that is not there");
    }
    arranged
}

const fn turn_of(field: &Field) -> u8 {
    if field.place.is_first {
        0
    } else if field.unseen().is_none() {
        1
    } else {
        2
    }
}

const fn after(field: &Field, in_tables: bool) -> Option<&'static str> {
    match field.place.column_after {
        Some(other) if in_tables => Some(other),
        _ => field.place.after,
    }
}

/// Places a field and those that follow it, in the order of their definition. Returns the number of
/// fields placed so far.
const fn place<const N: usize>(
    fields: &[Field],
    at: usize,
    in_tables: bool,
    arranged: &mut [Field; N],
    mut count: usize,
) -> usize {
    arranged[count] = fields[at];
    count += 1;
    let mut other = 0;
    while other < fields.len() {
        if let Some(name) = after(&fields[other], in_tables)
            && is_same(name, fields[at].name)
        {
            count = place(fields, other, in_tables, arranged, count);
        }
        other += 1;
    }
    count
}

const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
