//! Packs the JSON of a stored value closely.
//!
//! Most of a book is records of the same few shapes. So the text is not deflated as it is: it is
//! divided into columns, one for each field, which are deflated apart. A member's name and the order
//! of members are written once. A text that was there before is a number. A random id is its 80
//! bits, and a moment and a day are their bytes.
//!
//! The division is of the text and not of a parsed value, so that the text comes back exactly,
//! whatever a newer build has put into it. A text that is not JSON without blanks is only deflated.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod columns;
mod divided;
mod fields;
mod packing;
mod token;
mod unpacking;

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

/// The compression level; level 9 takes 1 % less in twice the time.
const LEVEL: u8 = 7;

/// The first byte: how the rest is packed.
const DEFLATED: u8 = 0;
const DIVIDED: u8 = 1;

/// Texts up to this length are packed both ways, since short ones may have more to divide than to
/// gain.
const SHORT: usize = 1 << 15;

/// Packs a text.
pub fn press(text: &str) -> Vec<u8> {
    // What would not come back exactly is not divided: a book must not depend on this.
    let comes_back = |bytes: &Vec<u8>| {
        divided::read(bytes, text.len()).is_some_and(|read| read == text.as_bytes())
    };
    let divided = divided::write(text).filter(comes_back);
    let divided = divided.map(|bytes| [&[DIVIDED], &*bytes].concat());
    let deflated = || [&[DEFLATED], &*compress_to_vec(text.as_bytes(), LEVEL)].concat();
    match divided {
        Some(divided) if text.len() > SHORT => divided,
        Some(divided) => std::cmp::min_by_key(divided, deflated(), Vec::len),
        None => deflated(),
    }
}

/// Makes a text anew, perhaps from bytes with extra zeros at the end; `None` for damaged bytes, and
/// for a text longer than the limit.
pub fn unpress(bytes: &[u8], limit: usize) -> Option<String> {
    let text = match bytes.split_first()? {
        (&DEFLATED, deflated) => decompress_to_vec_with_limit(deflated, limit).ok()?,
        (&DIVIDED, divided) => divided::read(divided, limit)?,
        _ => return None,
    };
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests;
