//! Finds out from the bytes of a file whether any text needs a closer look.

use memchr::{memchr, memchr_iter, memchr2, memchr3};

use super::{MAX_DEPTH, MAX_TEXT};

/// Whether no text of a JSON value needs a closer look, as far as can be told without finding its
/// strings. Most books are such, and this costs a tenth of [`look`]. It does not see how deep values
/// are nested.
pub(crate) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_plain_letter = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
        let letter = bytes.get(at + 1).copied();
        letter.is_some_and(|letter| !is_suspect(before.unwrap_or_default(), 0xC3, letter))
    };
    // A longer text would fill one of these.
    let has_quote = |part: &[u8]| memchr(b'"', part).is_some();
    memchr3(b'<', b'\\', 0xC2, bytes).is_none()
        && memchr2(0xCC, 0xCD, bytes).is_none()
        && memchr_iter(0xC3, bytes).all(is_plain_letter)
        && bytes.chunks_exact(MAX_TEXT / 2).all(has_quote)
}

/// The result of a quick look at a JSON text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing in it needs a closer look.
    Plain,
    /// Some text needs a closer look.
    Closer,
    /// Values are nested too deep.
    TooDeep,
}

/// Scans the bytes once, string by string.
pub(crate) fn look(text: &str) -> Look {
    let mut depth = 0_usize;
    let mut string_start = None;
    let mut is_escaped = false;
    let (mut before, mut previous) = (0, 0);
    let mut result = Look::Plain;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(start) = string_start {
            match byte {
                _ if is_escaped => {
                    is_escaped = false;
                    if byte == b'u' {
                        result = Look::Closer;
                    }
                }
                b'\\' => is_escaped = true,
                b'"' => {
                    string_start = None;
                    if at - start > MAX_TEXT {
                        result = Look::Closer;
                    }
                }
                _ if is_suspect(before, previous, byte) => result = Look::Closer,
                _ => (),
            }
        } else {
            match byte {
                b'"' => string_start = Some(at),
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => (),
            }
            if depth > MAX_DEPTH {
                return Look::TooDeep;
            }
        }
        (before, previous) = (previous, byte);
    }
    result
}

/// Whether a byte, with the two before it, may be part of something that this module looks for.
fn is_suspect(before: u8, previous: u8, byte: u8) -> bool {
    if previous != 0xC3 {
        return matches!(byte, b'<' | 0xC2 | 0xCC | 0xCD);
    }
    // After C3 comes a Latin-1 letter, which may form a VNI pair with the vowel before it.
    let mark = byte & 0xDF;
    let is_pair = match before | 0x20 {
        b'a' => matches!(mark, 0x80..=0x83 | 0x8A | 0x95 | 0x99),
        b'e' => matches!(mark, 0x80..=0x83 | 0x95 | 0x99),
        b'o' => matches!(mark, 0x82 | 0x95 | 0x99),
        0xB4 => mark == 0x99,
        _ => false,
    };
    is_pair || !is_vietnamese_latin1(byte)
}

/// Whether the second byte of UTF-8 after C3 is one of À Á Â Ã È É Ê Ì Í Ò Ó Ô Õ Ù Ú Ý, their small
/// letters, or Ð, ð, which are typed for Đ.
fn is_vietnamese_latin1(byte: u8) -> bool {
    matches!(byte & 0xDF, 0x80..=0x83 | 0x88..=0x8A | 0x8C | 0x8D | 0x90 | 0x92..=0x95 | 0x99 | 0x9A | 0x9D)
}
