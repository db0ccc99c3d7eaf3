//! The bytes of a text that is divided into columns:
//!
//! ```text
//! length of the text
//! length and bytes, of each part:
//!   deflated: number of fields, lengths of their columns, all columns of kinds
//!   deflated: all columns of low bytes
//!   deflated: all columns of high bytes
//!   deflated: texts, one a line
//!   raw bytes, which do not compress
//! ```

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

use super::LEVEL;
use super::columns::{Column, Columns, Cut};
use super::packing::Packing;
use super::unpacking::Unpacking;

/// Divides a text; `None` if it is not JSON without blanks.
pub fn write(text: &str) -> Option<Vec<u8>> {
    let mut packing = Packing::new(text.as_bytes());
    packing.whole()?;
    let Packing { all, lines, raw, .. } = packing;
    let mut kinds = Column::default();
    kinds.number(all.len());
    for Columns { kinds: of_kinds, low, high } in &all {
        [of_kinds, low, high].iter().for_each(|column| kinds.number(column.0.len()));
    }
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for columns in all {
        kinds.0.extend(columns.kinds.0);
        low.extend(columns.low.0);
        high.extend(columns.high.0);
    }
    let mut written = Column::default();
    written.number(text.len());
    for part in [kinds.0, low, high, lines.0] {
        add(&mut written, &compress_to_vec(&part, LEVEL));
    }
    add(&mut written, &raw.0);
    Some(written.0)
}

fn add(written: &mut Column, part: &[u8]) {
    written.number(part.len());
    written.0.extend(part);
}

/// Makes the text anew; `None` for damaged bytes, and if anything is longer than the limit.
pub fn read(bytes: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut rest = Cut(bytes);
    let length = rest.number().filter(|&length| length <= limit)?;
    let mut part = || {
        let length = rest.number()?;
        rest.take(length)
    };
    let inflated = |part: Option<Cut<'_>>| decompress_to_vec_with_limit(part?.0, limit).ok();
    let [kinds, low, high, lines] = [part(), part(), part(), part()].map(inflated);
    let (kinds, low, high, lines) = (kinds?, low?, high?, lines?);
    let all = columns(Cut(&kinds), Cut(&low), Cut(&high))?;
    let mut unpacking = Unpacking::new(all, &lines, part()?, length);
    unpacking.whole()?;
    Some(unpacking.text)
}

/// Cuts the columns of each field out of those of all fields.
fn columns<'a>(
    mut kinds: Cut<'a>,
    mut low: Cut<'a>,
    mut high: Cut<'a>,
) -> Option<Vec<Columns<Cut<'a>>>> {
    let count = kinds.number()?;
    let mut lengths = Vec::new();
    for _ in 0..count {
        lengths.push([kinds.number()?, kinds.number()?, kinds.number()?]);
    }
    let cut = |[of_kinds, of_low, of_high]: [usize; 3]| {
        Some(Columns {
            kinds: kinds.take(of_kinds)?,
            low: low.take(of_low)?,
            high: high.take(of_high)?,
        })
    };
    lengths.into_iter().map(cut).collect()
}
