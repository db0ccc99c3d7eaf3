//! Decodes bytes to text: UTF-8, UTF-16, or single bytes as Windows-1258 or Windows-1252.

use super::windows1258;

/// Decodes a file, without its byte order mark.
///
/// Bytes that are neither UTF-8 nor UTF-16 are read as Windows-1258 if that makes Vietnamese words
/// of them, and else as Windows-1252. Text in TCVN3 and VNI then
/// comes out as the letters of their fonts, as it does from an xlsx file, see [`super::Encoding`].
pub fn text_of(bytes: &[u8]) -> String {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match unmarked_utf16(bytes) {
            Some(unit) => utf16(bytes, unit),
            None => utf8(bytes),
        },
    }
}

type Unit = fn([u8; 2]) -> u16;

/// Recognises UTF-16 without a mark: in Latin text, every other byte is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<Unit> {
    let start = bytes.get(..bytes.len().min(2000)).unwrap_or_default();
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = start.len() / 2;
    if !bytes.len().is_multiple_of(2) || half == 0 {
        None
    } else if odd * 2 > half && even * 10 <= half {
        Some(u16::from_le_bytes)
    } else if even * 2 > half && odd * 10 <= half {
        Some(u16::from_be_bytes)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], unit: Unit) -> String {
    let units = bytes.chunks(2).map(|pair| match *pair {
        [first, second] => unit([first, second]),
        _ => 0xFFFD,
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn utf8(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => {
            let text: String = bytes.iter().map(|&byte| windows(byte)).collect();
            if windows1258::is_in(&text) { windows1258::converted(&text) } else { text }
        }
    }
}

/// The letter of a byte in Windows-1252.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80)
        .and_then(|at| HIGH.get(usize::from(at)))
        .copied()
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_out_of_every_encoding() {
        let text = "Tên thôn;Số hộ\r\nTrúc Đình;120";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        assert_eq!(text_of(text.as_bytes()), text);
        assert_eq!(text_of(&marked(&[0xEF, 0xBB, 0xBF], text.as_bytes())), text);
        assert_eq!(text_of(&marked(&[0xFF, 0xFE], &le)), text);
        assert_eq!(text_of(&marked(&[0xFE, 0xFF], &be)), text);
        assert_eq!(text_of(&le), text);
        assert_eq!(text_of(&be), text);
    }

    #[test]
    fn single_bytes_become_the_letters_that_windows_shows() {
        assert_eq!(text_of(b"C\xABng an x\xB7"), "C«ng an x·");
        assert_eq!(text_of(b"\x93a\x94 \x96 \x80\xFF"), "“a” – €ÿ");
    }
}
