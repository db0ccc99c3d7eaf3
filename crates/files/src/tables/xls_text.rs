//! The texts of .xls workbooks: since Excel 97 in Unicode, of one or two bytes a letter; before in
//! the bytes of Windows.

use super::bytes::text_of;
use super::little::{u16_at, u32_at};
use super::script::{Runs, Script};

/// The form in which texts outside the shared ones are stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Letters {
    /// With a byte that says how many bytes a letter has.
    #[default]
    Wide,
    /// One byte a letter, in an encoding of Windows.
    Bytes,
}

/// A text with its length in a byte.
pub(super) fn short(bytes: &[u8], letters: Letters) -> Option<String> {
    let (&count, rest) = bytes.split_first()?;
    text(rest, usize::from(count), letters)
}

/// A text with its length in two bytes.
pub(super) fn long(bytes: &[u8], letters: Letters) -> Option<String> {
    text(bytes.get(2..)?, usize::from(u16_at(bytes, 0)?), letters)
}

fn text(bytes: &[u8], count: usize, letters: Letters) -> Option<String> {
    match letters {
        Letters::Bytes => Some(text_of(bytes.get(..count)?)),
        Letters::Wide => {
            let (&flags, rest) = bytes.split_first()?;
            let size = if flags & 1 == 0 { count } else { count * 2 };
            Some(decoded(&units(rest.get(..size)?, flags & 1 != 0)))
        }
    }
}

fn units(bytes: &[u8], is_wide: bool) -> Vec<u16> {
    if is_wide {
        bytes.chunks_exact(2).filter_map(|two| u16_at(two, 0)).collect()
    } else {
        bytes.iter().map(|&byte| u16::from(byte)).collect()
    }
}

fn decoded(units: &[u16]) -> String {
    char::decode_utf16(units.iter().copied())
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// A shared text, and from which letter on it has which font.
#[derive(Default)]
pub(super) struct Text {
    units: Vec<u16>,
    fonts: Vec<(u16, u16)>,
}

impl Text {
    /// The parts of the text by their scripts.
    pub fn runs(&self, script: impl Fn(u16) -> Script) -> Runs {
        let mut runs = Runs::default();
        let (mut from, mut font) = (0, None);
        let ends = self.fonts.iter().map(|&(at, next)| (usize::from(at), Some(next)));
        for (to, next) in ends.chain([(self.units.len(), None)]) {
            runs.push(font, decoded(self.units.get(from..to).unwrap_or_default()));
            (from, font) = (to.max(from), next.map(&script));
        }
        runs
    }
}

/// The shared texts; those that are cut off are missing.
pub(super) fn shared(parts: &[&[u8]], count: u32) -> Vec<Text> {
    let mut reader = Reader { parts, at: 8 };
    (0..count).map_while(|_| reader.text()).collect()
}

/// Reads across the ends of continued records.
struct Reader<'a> {
    parts: &'a [&'a [u8]],
    at: usize,
}

impl<'a> Reader<'a> {
    fn is_at_end_of_part(&self) -> bool {
        self.parts.first().is_some_and(|part| self.at >= part.len())
    }

    /// Goes to the next part if this one is at its end.
    fn next_part(&mut self) {
        while self.is_at_end_of_part() {
            self.parts = self.parts.get(1..).unwrap_or_default();
            self.at = 0;
        }
    }

    /// The next bytes of this part, at most `most` and fewer if the part ends.
    fn some(&mut self, most: usize) -> Option<&'a [u8]> {
        let part = self.parts.first()?;
        let end = self.at.saturating_add(most).min(part.len());
        let bytes = part.get(self.at..end)?;
        self.at = end;
        Some(bytes)
    }

    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.next_part();
        self.some(N)?.try_into().ok()
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.next_part();
            count -= self.some(count)?.len();
        }
        Some(())
    }

    fn text(&mut self) -> Option<Text> {
        let count = usize::from(u16::from_le_bytes(self.bytes()?));
        let [mut flags] = self.bytes()?;
        let (has_fonts, has_more) = (flags & 8 != 0, flags & 4 != 0);
        let fonts = if has_fonts { u16::from_le_bytes(self.bytes()?) } else { 0 };
        let more = if has_more { u32::from_le_bytes(self.bytes()?) } else { 0 };
        let mut text = Text::default();
        while text.units.len() < count {
            // A text that goes on in the next part says anew how many bytes a letter has.
            if self.is_at_end_of_part() {
                [flags] = self.bytes()?;
            }
            let is_wide = flags & 1 != 0;
            let left = count - text.units.len();
            let bytes = self.some(if is_wide { left * 2 } else { left })?;
            if bytes.is_empty() || is_wide && bytes.len() == 1 {
                return None;
            }
            text.units.extend(units(bytes, is_wide));
        }
        for _ in 0..fonts {
            let run: [u8; 4] = self.bytes()?;
            text.fonts.extend(u16_at(&run, 0).zip(u16_at(&run, 2)));
        }
        self.skip(usize::try_from(more).ok()?)?;
        Some(text)
    }
}

/// The number of a compressed number: 30 bits, perhaps of a whole number, perhaps in hundredths.
pub(super) fn compressed(bytes: &[u8]) -> Option<f64> {
    let raw = u32_at(bytes, 0)?;
    let number = if raw & 2 == 0 {
        f64::from_bits(u64::from(raw & !3) << 32)
    } else {
        f64::from(raw.cast_signed() >> 2)
    };
    Some(if raw & 1 == 0 { number } else { number / 100.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_with_letters_of_another_size() {
        let head = [0_u8; 8];
        let first = [&head[..], &[5, 0, 0], b"Tru"].concat();
        let second = [1, 0x1E, 0x1E, b'!', 0, 2, 0, 0, b'a', b'b'];
        let texts = shared(&[&first, &second], 3);
        let texts: Vec<_> = texts
            .iter()
            .map(|text| text.runs(|_| Script::Unicode).shown(Script::Unicode).0)
            .collect();
        assert_eq!(texts, ["TruḞ!", "ab"]);
    }

    #[test]
    fn compressed_numbers_are_whole_or_hundredths() {
        for (raw, number) in [((120 << 2) | 2, 120.0), ((12_345 << 2) | 3, 123.45)] {
            assert_eq!(compressed(&u32::to_le_bytes(raw)), Some(number));
        }
        assert_eq!(compressed(&((-5_i32 << 2) | 2).to_le_bytes()), Some(-5.0));
        assert_eq!(compressed(&0x3FF0_0000_u32.to_le_bytes()), Some(1.0));
    }
}
