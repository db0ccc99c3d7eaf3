//! A single pass over the bytes of a file that finds out whether any text needs a closer look.

use super::{MAX_DEPTH, MAX_TEXT};

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

/// Scans the bytes once, so that a usual file costs no more for its texts.
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
