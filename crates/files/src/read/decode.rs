//! Decodes a file to text.

use crate::{Fault, MAX_BYTES, Place, Problem};

/// Refuses a file by its size alone, before it is loaded.
///
/// # Errors
/// [`Fault::TooBig`] above [`MAX_BYTES`].
pub fn check_size(bytes: u64, file: &str) -> Result<(), Vec<Problem>> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(vec![Problem {
        place: Place { file: file.to_owned(), ..Place::default() },
        fault: Fault::TooBig { bytes },
    }])
}

/// Decodes a file, which must be UTF-8, with or without a byte order mark.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, (Option<usize>, Fault)> {
    // In UTF-16 without a mark, every second byte is zero at the beginning of JSON.
    let is_wide = |first: usize| {
        bytes.len() >= 4 && bytes.iter().skip(first).step_by(2).take(8).all(|&byte| byte == 0)
    };
    let is_utf16 = bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || is_wide(0)
        || is_wide(1);
    if is_utf16 {
        return Err((None, Fault::NotUtf8 { is_utf16 }));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = good.iter().filter(|&&byte| byte == b'\n').count() + 1;
        (Some(line), Fault::NotUtf8 { is_utf16 })
    })?;
    if text.trim().is_empty() { Err((None, Fault::Empty)) } else { Ok(text) }
}
