//! How a value is written in the browser's storage: a checked envelope around compressed JSON.
//!
//! `BY2:checksum:revision:content`, where the content is the JSON, deflated and packed 15 bits to a UTF-16 code unit, because the
//! storage counts those and not bytes. The checksum (sixteen hex digits) is over `revision:content`, so a value that was cut, or
//! changed in a single character, is not taken for a whole one. Format 1 is the same; it stood without a manifest, and builds that know
//! no other must not write beside one.

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

use super::keys::UNPACKED_LIMIT;

/// The format written; also read by every later build.
const FORMAT: u32 = 2;
/// The first one.
const OLDEST: u32 = 1;
const MARK: &str = "BY";
/// A province of 99 communes takes 1,294,000 code units of the 1,310,719 that are half of WebKit's room; 9 takes 2 % less in three
/// times the time.
const LEVEL: u8 = 6;

/// Why a stored value could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It does not begin like a value of ours.
    #[error("không phải dữ liệu của Bình Yên")]
    Foreign,
    /// A newer build wrote it, in this format.
    #[error("do bản Bình Yên mới hơn ghi (dạng {0})")]
    Newer(u32),
    /// It was cut or changed after it was written.
    #[error("bị cắt hoặc bị sửa: sai mã kiểm tra")]
    Checksum,
    /// It is whole, but does not unpack.
    #[error("không giải nén được")]
    Packing,
    /// It is whole, but its JSON is not what belongs here.
    #[error("nội dung sai: {0}")]
    Content(String),
    /// It was unreadable to an earlier build, and its place was taken since.
    #[error("bản hỏng cũ, đã có bản mới thay thế")]
    Replaced,
    /// It is whole, but belongs to a state of the book that is not: another part of that state is lost, or a tab of an older build
    /// wrote it, or it was saved while the other home could not be seen.
    #[error("thuộc một lần lưu khác với sổ đang mở")]
    Apart,
    /// The book should have it, and no home does.
    #[error("không còn trong máy")]
    Missing,
}

/// A stored value that is whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Counts up with each write.
    pub revision: u64,
    /// What was stored.
    pub json: String,
}

/// The checksum of a text.
pub fn checksum(text: &str) -> u64 {
    crate::checksum::of(text.bytes())
}

/// A written value.
pub struct Written {
    /// What is stored.
    pub text: String,
    /// The checksum in its envelope.
    pub sum: u64,
}

/// Writes a value's text.
pub fn seal(revision: u64, json: &str) -> Written {
    let body = format!("{revision}:{}", pack(&compress_to_vec(json.as_bytes(), LEVEL)));
    let sum = checksum(&body);
    Written { text: format!("{MARK}{FORMAT}:{sum:016x}:{body}"), sum }
}

/// Checks the envelope of a value's text; gives its revision and checksum.
///
/// # Errors
/// [`Unreadable`].
pub fn check(text: &str) -> Result<(u64, u64), Unreadable> {
    open(text).map(|open| (open.revision, open.sum))
}

/// Reads a value's text.
///
/// # Errors
/// [`Unreadable`], never a part of a value.
pub fn unseal(text: &str) -> Result<Sealed, Unreadable> {
    let Open { revision, content, .. } = open(text)?;
    let deflated = unpack(content).ok_or(Unreadable::Packing)?;
    let bytes = decompress_to_vec_with_limit(&deflated, UNPACKED_LIMIT).map_err(|_| Unreadable::Packing)?;
    let json = String::from_utf8(bytes).map_err(|_| Unreadable::Packing)?;
    Ok(Sealed { revision, json })
}

/// An envelope that is whole.
struct Open<'a> {
    revision: u64,
    sum: u64,
    content: &'a str,
}

fn open(text: &str) -> Result<Open<'_>, Unreadable> {
    let rest = text.strip_prefix(MARK).ok_or(Unreadable::Foreign)?;
    let (format, rest) = rest.split_once(':').ok_or(Unreadable::Foreign)?;
    match format.parse::<u32>() {
        Ok(OLDEST..=FORMAT) => {}
        Ok(newer) if newer > FORMAT => return Err(Unreadable::Newer(newer)),
        _ => return Err(Unreadable::Foreign),
    }
    let (said, body) = rest.split_once(':').ok_or(Unreadable::Checksum)?;
    let sum = checksum(body);
    if said != format!("{sum:016x}") {
        return Err(Unreadable::Checksum);
    }
    let (revision, content) = body.split_once(':').ok_or(Unreadable::Packing)?;
    Ok(Open { revision: revision.parse().map_err(|_| Unreadable::Packing)?, sum, content })
}

/// The first of the 32,768 characters: none of them is a surrogate, a control or a digit of the envelope.
const FIRST: u32 = 0x1000;
const BITS: u32 = 15;

/// Packs bytes 15 bits to a character; the last one is filled up with zeros.
fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 15 * 3 + 3);
    let (mut held, mut bits) = (0u32, 0u32);
    let character = |held: u32| char::from_u32(FIRST + (held & 0x7fff)).unwrap_or('\u{1000}');
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        bits += 8;
        if bits >= BITS {
            bits -= BITS;
            text.push(character(held >> bits));
        }
    }
    if bits > 0 {
        text.push(character(held << (BITS - bits)));
    }
    text
}

/// The bytes that [`pack`] packed, perhaps with one zero more at the end; nothing if there is any other character.
fn unpack(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 15 / 8);
    let (mut held, mut bits) = (0u32, 0u32);
    for character in text.chars() {
        let value = u32::from(character).checked_sub(FIRST).filter(|&value| value < 1 << BITS)?;
        held = held << BITS | value;
        bits += BITS;
        while bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOME_JSON: &str = r#"{"root":"viet-thanh","units":[],"note":"Xã Việt Thành, huyện Trấn Yên"}"#;

    #[test]
    fn a_value_of_a_newer_build_is_told_from_a_damaged_one() {
        assert_eq!(unseal("BY3:whatever follows"), Err(Unreadable::Newer(3)));
        assert_eq!(unseal("BY0:00000000:1:"), Err(Unreadable::Foreign));
        assert_eq!(unseal(r#"{"json":"of another program"}"#), Err(Unreadable::Foreign));
        assert_eq!(unseal(""), Err(Unreadable::Foreign));
    }

    #[test]
    fn a_whole_envelope_around_nonsense_is_unreadable() {
        let body = "1:abc";
        assert_eq!(unseal(&format!("BY1:{:016x}:{body}", checksum(body))), Err(Unreadable::Packing));
    }

    #[test]
    fn vietnamese_json_takes_less_room_than_as_it_is() {
        let json = SOME_JSON.repeat(50);
        assert!(seal(1, &json).text.encode_utf16().count() * 10 < json.encode_utf16().count());
    }

    #[test]
    fn no_packed_character_takes_two_units_or_is_a_surrogate() {
        let text = pack(&(0..=255).cycle().take(10_000).collect::<Vec<u8>>());
        assert_eq!(text.chars().count(), text.encode_utf16().count());
        assert_eq!(text.chars().count(), (10_000usize * 8).div_ceil(15));
    }

    proptest! {
        #[test]
        fn what_is_sealed_comes_back(revision: u64, json in any::<String>()) {
            let text = seal(revision, &json).text;
            prop_assert_eq!(unseal(&text), Ok(Sealed { revision, json }));
        }

        #[test]
        fn packed_bytes_come_back(bytes: Vec<u8>) {
            let mut back = unpack(&pack(&bytes)).unwrap();
            prop_assert!(back.len() <= bytes.len() + 1);
            back.truncate(bytes.len());
            prop_assert_eq!(back, bytes);
        }

        #[test]
        fn a_changed_character_is_noticed(at: prop::sample::Index, to: char) {
            let text = seal(7, SOME_JSON).text;
            let mut characters: Vec<char> = text.chars().collect();
            let at = at.index(characters.len());
            // Whether a whole value is of format 1 or 2 says nothing about its content.
            prop_assume!(characters[at] != to && !(at == MARK.len() && to == '1'));
            characters[at] = to;
            prop_assert!(unseal(&characters.into_iter().collect::<String>()).is_err());
        }

        #[test]
        fn a_cut_value_is_noticed(at: prop::sample::Index) {
            let characters: Vec<char> = seal(7, SOME_JSON).text.chars().collect();
            let cut: String = characters[..at.index(characters.len())].iter().collect();
            prop_assert!(unseal(&cut).is_err());
        }

        #[test]
        fn text_of_another_program_is_refused(text: String) {
            prop_assert!(unseal(&text).is_err());
        }
    }
}
