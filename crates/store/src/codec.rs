//! The text of a stored value: a checked envelope around packed JSON.
//!
//! The text is `BY5:checksum:revision:content`. The content is the JSON, pressed, see the crate
//! `press`, and packed, see `packing`. The checksum (sixteen hex digits) covers
//! `5:revision:content`, so a value that was truncated or changed in a single character is
//! recognised as damaged. Older values differ in their packing and in their checksum, which does
//! not cover the format, see `migrate`.
//!
//! In a locked book the text is `BY6:checksum:revision:content`. The content is the pressed JSON,
//! sealed for the value's key and packed, after one byte for its length and seven with the id of
//! the book's key.

use lock::{ID, Id};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use press::{press, unpress};

use super::keys::UNPACKED_LIMIT;
pub use super::migrate::Format;
use super::packing::{Packing, pack};
use super::sealing::{self, Sealing};

const MARK: &str = "BY";

/// The reason why a stored value could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It does not begin like one of our values.
    #[error("not a value of this program")]
    Foreign,
    /// A newer build wrote it, in this format.
    #[error("written by a newer build, in format {0}")]
    Newer(u32),
    /// It is sealed, and this page does not have its key.
    #[error("sealed with a key that is not at hand")]
    Locked,
    /// It was truncated or changed after it was written.
    #[error("cut or changed: the checksum does not fit")]
    Checksum,
    /// It is whole but cannot be unpacked.
    #[error("does not unpack")]
    Packing,
    /// It is whole, but its JSON does not belong here.
    #[error("wrong content: {0}")]
    Content(String),
    /// An earlier build could not read it, and its place has been taken since.
    #[error("damaged earlier and replaced since")]
    Replaced,
    /// It is whole, but the open book is another state: another part of the value's state is lost,
    /// a tab of an older build wrote it, or it was saved while the other home could not be seen.
    #[error("of another save than the open book")]
    Apart,
    /// The book should have it, but no home does.
    #[error("no longer on this device")]
    Missing,
}

/// A whole stored value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The revision of the save that wrote it.
    pub revision: u64,
    /// The stored JSON.
    pub json: String,
}

/// The checksum of what follows it in the envelope. It covers the format's number since
/// [`Format::Dense`].
fn checksum(format: Format, body: &str) -> u64 {
    match format {
        Format::Single | Format::Manifest => book::checksum::of(body.bytes()),
        Format::Dense | Format::Locked | Format::Pressed | Format::PressedLocked => {
            book::checksum::of(format!("{}:", format.number()).bytes().chain(body.bytes()))
        }
    }
}

/// A value ready to be stored.
pub struct Written {
    /// The text to store.
    pub text: String,
    /// The checksum in its envelope.
    pub sum: u64,
}

/// Writes JSON as the text of the value of this key.
pub fn seal(key: &str, revision: u64, json: &str) -> Written {
    packed(key, revision, &press(json))
}

/// Writes the content of a readable value anew, as this build writes values now.
///
/// # Errors
/// [`Unreadable`].
pub fn reseal(key: &str, text: &str) -> Result<Written, Unreadable> {
    let open = open(text)?;
    if open.format.is_pressed() {
        return Ok(packed(key, open.revision, &open.bytes(key)?));
    }
    let Sealed { revision, json } = unsealed(key, open)?;
    Ok(seal(key, revision, &json))
}

/// Writes a text that is no part of the book: as it is, unless the book is locked.
pub fn seal_text(key: &str, text: &str) -> String {
    sealing::works().map_or_else(|| text.to_owned(), |(_, works)| (works.seal_text)(key, text))
}

/// Reads a text that is no part of the book; `None` if it is sealed and does not open.
pub fn unseal_text(key: &str, text: String) -> Option<String> {
    if !is_sealed(&text) {
        return Some(text);
    }
    sealing::works().and_then(|(_, works)| (works.unseal_text)(key, &text))
}

fn packed(key: &str, revision: u64, pressed: &[u8]) -> Written {
    let Some(sealing) = sealing::held() else {
        return enveloped(Format::Pressed, revision, &pack(pressed));
    };
    let sealed = sealing.seal(key, pressed);
    let content = [&[(sealed.len() % 8) as u8], sealing.id().as_slice(), &sealed].concat();
    enveloped(Format::PressedLocked, revision, &pack(&content))
}

/// Puts content into a valid envelope; public for tests with arbitrary content.
pub fn enveloped(format: Format, revision: u64, content: &str) -> Written {
    let body = format!("{revision}:{content}");
    let sum = checksum(format, &body);
    Written { text: format!("{MARK}{}:{sum:016x}:{body}", format.number()), sum }
}

/// Checks the envelope of a value and gives its revision and checksum.
///
/// # Errors
/// [`Unreadable`].
pub fn check(text: &str) -> Result<(u64, u64), Unreadable> {
    open(text).map(|open| (open.revision, open.sum))
}

/// Whether a whole value is of an older format, or sealed with an earlier key.
pub fn is_older(text: &str) -> bool {
    let Ok(open) = envelope(text) else { return false };
    let is_of_key = sealing::held().is_none_or(|held| open.sealed_by() == Some(held.id()));
    !open.format.is_pressed() || !is_of_key
}

/// Whether a text is a sealed value, whole or not.
pub fn is_sealed(text: &str) -> bool {
    text.starts_with("BY4:") || text.starts_with("BY6:")
}

/// The id of the key that a whole value is sealed with.
pub fn sealed_by(text: &str) -> Option<Id> {
    open(text).ok()?.sealed_by()
}

/// Reads the value of this key.
///
/// # Errors
/// [`Unreadable`]; part of a value is never returned.
pub fn unseal(key: &str, text: &str) -> Result<Sealed, Unreadable> {
    unsealed(key, open(text)?)
}

/// Reads the value of this key, which [`check`] found to be whole.
///
/// # Errors
/// [`Unreadable`]; part of a value is never returned.
pub fn unseal_whole(key: &str, text: &str) -> Result<Sealed, Unreadable> {
    unsealed(key, envelope(text)?)
}

fn unsealed(key: &str, open: Open<'_>) -> Result<Sealed, Unreadable> {
    let (revision, bytes) = (open.revision, open.bytes(key)?);
    let json = if open.format.is_pressed() {
        unpress(&bytes, UNPACKED_LIMIT)
    } else {
        let inflated = decompress_to_vec_with_limit(&bytes, UNPACKED_LIMIT);
        inflated.ok().and_then(|bytes| String::from_utf8(bytes).ok())
    };
    Ok(Sealed { revision, json: json.ok_or(Unreadable::Packing)? })
}

/// A valid envelope.
struct Open<'a> {
    format: Format,
    revision: u64,
    sum: u64,
    content: &'a str,
}

/// The number of bytes before the sealed content: one for its length, and the id of its key.
const HEAD: usize = 1 + ID;
/// The characters that hold them.
const HEAD_PACKED: usize = 8;

impl Open<'_> {
    fn sealed_by(&self) -> Option<Id> {
        let end =
            self.content.char_indices().nth(HEAD_PACKED).map_or(self.content.len(), |(at, _)| at);
        let head = Packing::Dense.unpack(self.content.get(..end)?)?;
        let id = head.get(1..HEAD)?.try_into().ok()?;
        self.format.is_locked().then_some(id)
    }

    /// The pressed or deflated JSON, perhaps with extra zeros at the end.
    fn bytes(&self, key: &str) -> Result<Vec<u8>, Unreadable> {
        let bytes = self.format.packing().unpack(self.content).ok_or(Unreadable::Packing)?;
        if !self.format.is_locked() {
            return Ok(bytes);
        }
        let (head, sealed) = bytes.split_first_chunk::<HEAD>().ok_or(Unreadable::Packing)?;
        let [length, id @ ..] = *head;
        // Packing added fewer than eight zeros.
        let extra = (sealed.len() % 8 + 8 - usize::from(length % 8)) % 8;
        let sealed = sealed.get(..sealed.len().saturating_sub(extra)).unwrap_or_default();
        let held = sealing::held();
        let seal =
            held.as_deref().and_then(|held: &Sealing| held.of(id)).ok_or(Unreadable::Locked)?;
        seal.open(key, sealed).ok_or(Unreadable::Checksum)
    }
}

fn open(text: &str) -> Result<Open<'_>, Unreadable> {
    let (format, said, body) = parts(text)?;
    // A newer build's checksum covers its own number. One that fits a known format belongs to a
    // value whose number was changed.
    let is_ours =
        || Format::ALL.iter().any(|format| said == format!("{:016x}", checksum(*format, body)));
    let format = format.map_err(|reason| if is_ours() { Unreadable::Checksum } else { reason })?;
    let sum = checksum(format, body);
    if said != format!("{sum:016x}") {
        return Err(Unreadable::Checksum);
    }
    opened(format, sum, body)
}

/// The envelope of a value that was found to be whole. The checksum in it is taken as right.
fn envelope(text: &str) -> Result<Open<'_>, Unreadable> {
    let (format, said, body) = parts(text)?;
    opened(format?, u64::from_str_radix(said, 16).map_err(|_| Unreadable::Checksum)?, body)
}

/// The format of a value, the checksum in it, and the text that the checksum covers.
fn parts(text: &str) -> Result<(Result<Format, Unreadable>, &str, &str), Unreadable> {
    let rest = text.strip_prefix(MARK).ok_or(Unreadable::Foreign)?;
    let (number, rest) = rest.split_once(':').ok_or(Unreadable::Foreign)?;
    let format = Format::read(number);
    let (said, body) =
        rest.split_once(':').ok_or_else(|| format.clone().err().unwrap_or(Unreadable::Checksum))?;
    Ok((format, said, body))
}

fn opened(format: Format, sum: u64, body: &str) -> Result<Open<'_>, Unreadable> {
    let (revision, content) = body.split_once(':').ok_or(Unreadable::Packing)?;
    Ok(Open { format, revision: revision.parse().map_err(|_| Unreadable::Packing)?, sum, content })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SOME_JSON: &str =
        r#"{"root":"viet-thanh","units":[],"note":"Xã Việt Thành, huyện Trấn Yên"}"#;

    #[test]
    fn a_value_of_a_newer_build_is_told_from_a_damaged_one() {
        assert_eq!(unseal("k", "BY7:whatever follows"), Err(Unreadable::Newer(7)));
        assert_eq!(unseal("k", "BY0:00000000:1:"), Err(Unreadable::Foreign));
        assert_eq!(unseal("k", r#"{"json":"of another program"}"#), Err(Unreadable::Foreign));
        assert_eq!(unseal("k", ""), Err(Unreadable::Foreign));
    }

    #[test]
    fn a_value_whose_format_was_changed_is_damaged_and_not_of_a_newer_build() {
        for format in Format::ALL {
            let Written { text, .. } = enveloped(format, 7, "content");
            for number in 7..12 {
                let changed =
                    text.replacen(&format!("BY{}", format.number()), &format!("BY{number}"), 1);
                assert_eq!(unseal("k", &changed), Err(Unreadable::Checksum), "{changed}");
            }
        }
    }

    #[test]
    fn a_whole_envelope_around_nonsense_is_unreadable() {
        let body = "1:abc";
        for format in [Format::Single, Format::Manifest, Format::Dense, Format::Pressed] {
            let text = format!("BY{}:{:016x}:{body}", format.number(), checksum(format, body));
            assert_eq!(unseal("k", &text), Err(Unreadable::Packing));
        }
    }

    #[test]
    fn a_value_of_format_3_is_read_and_written_anew_in_the_newest() {
        let deflated = miniz_oxide::deflate::compress_to_vec(SOME_JSON.as_bytes(), 7);
        let old = enveloped(Format::Dense, 7, &pack(&deflated)).text;
        let sealed = Ok(Sealed { revision: 7, json: SOME_JSON.into() });
        assert_eq!(unseal("k", &old), sealed);
        let new = reseal("k", &old).unwrap().text;
        assert!(is_older(&old) && !is_older(&new) && new.starts_with("BY5:"));
        assert_eq!(unseal("k", &new), sealed);
    }

    #[test]
    fn vietnamese_json_takes_less_room_than_as_it_is() {
        let json = SOME_JSON.repeat(50);
        assert!(seal("k", 1, &json).text.encode_utf16().count() * 10 < json.encode_utf16().count());
    }

    proptest! {
        #[test]
        fn what_is_sealed_comes_back(revision: u64, json in any::<String>()) {
            let text = seal("k", revision, &json).text;
            let sealed = Ok(Sealed { revision, json });
            prop_assert_eq!(unseal_whole("k", &text), sealed.clone());
            prop_assert_eq!(unseal("k", &text), sealed);
        }

        #[test]
        fn a_changed_character_is_noticed(at: prop::sample::Index, to: char) {
            let text = seal("k", 7, SOME_JSON).text;
            let mut characters: Vec<char> = text.chars().collect();
            let at = at.index(characters.len());
            prop_assume!(characters[at] != to);
            characters[at] = to;
            prop_assert!(unseal("k", &characters.into_iter().collect::<String>()).is_err());
        }

        #[test]
        fn a_cut_value_is_noticed(at: prop::sample::Index) {
            let characters: Vec<char> = seal("k", 7, SOME_JSON).text.chars().collect();
            let cut: String = characters[..at.index(characters.len())].iter().collect();
            prop_assert!(unseal("k", &cut).is_err());
        }

        #[test]
        fn text_of_another_program_is_refused(text: String) {
            prop_assert!(unseal("k", &text).is_err());
        }
    }
}
