//! What both ways through a text learn alike: the fields of its records, and its texts.

use std::collections::BTreeMap;
use std::ops::Range;

/// Values lie at most this deep in others, as for `serde_json`.
pub const DEEPEST: usize = 128;

/// The kinds of values, as they are written before the values themselves.
pub mod kind {
    pub const NULL: u8 = 0;
    pub const FALSE: u8 = 1;
    pub const TRUE: u8 = 2;
    pub const OBJECT: u8 = 3;
    pub const ARRAY: u8 = 4;
    pub const SMALL: u8 = 5;
    pub const LARGE: u8 = 6;
    pub const ID: u8 = 7;
    /// A text that is not written before.
    pub const NEW: u8 = 8;
    /// A text that the field had before.
    pub const OF_FIELD: u8 = 9;
    /// A text that another field had before.
    pub const NOTED: u8 = 10;
    /// A day of the years from 1920, and with the next numbers of sixteen years later each.
    pub const DAY: u8 = 16;
}

/// The values in one place of the records in a list.
pub struct Field {
    /// The place of its columns among those of all fields.
    pub columns: usize,
    pub members: Vec<(Range<usize>, Field)>,
    /// The orders of members that its objects had.
    pub shapes: Vec<Vec<usize>>,
    pub items: Option<Box<Field>>,
    /// The numbers of the texts that it had, which only unpacking needs.
    pub texts: Vec<usize>,
    /// The places of the texts among those, by number, which only packing needs.
    pub places: BTreeMap<usize, usize>,
}

impl Field {
    /// A field that has had no values.
    pub fn new(columns: usize) -> Self {
        let (members, shapes, items, texts, places) = Default::default();
        Self { columns, members, shapes, items, texts, places }
    }
}
