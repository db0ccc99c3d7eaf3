//! Packs bytes into characters: the browser's storage counts UTF-16 code units, not bytes.
//!
//! Neither packing uses a surrogate, a control character, or a character of the envelope.

/// A packing of bytes into characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// 15 bits to a character.
    Plain,
    /// 63 bits to four characters, which takes a twentieth less room.
    Dense,
}

impl Packing {
    /// The first character of its alphabet.
    const fn first(self) -> u32 {
        match self {
            Self::Plain => 0x1000,
            // The last character comes just before the surrogates.
            Self::Dense => 0xD800 - RADIX as u32,
        }
    }

    /// The size of its alphabet.
    const fn count(self) -> u32 {
        match self {
            Self::Plain => 1 << 15,
            Self::Dense => RADIX as u32,
        }
    }

    /// The number that a character stands for.
    fn digit(self, character: char) -> Option<u32> {
        u32::from(character).checked_sub(self.first()).filter(|&digit| digit < self.count())
    }

    /// Unpacks a text to its bytes, perhaps with extra zeros at the end; `None` if it contains any
    /// other character.
    pub fn unpack(self, text: &str) -> Option<Vec<u8>> {
        let mut bits = Bits::with_capacity(text.len() / 3 * 2);
        match self {
            Self::Plain => {
                for character in text.chars() {
                    bits.add(u64::from(self.digit(character)?), 15);
                }
            }
            Self::Dense => {
                let mut characters = text.chars();
                while let Some(first) = characters.next() {
                    let mut group = u64::from(self.digit(first)?);
                    for _ in 1..4 {
                        // Four digits are less than 2^64.
                        group = group * RADIX + u64::from(self.digit(characters.next()?)?);
                    }
                    let group = Some(group).filter(|group| group >> GROUP == 0)?;
                    bits.add(group >> 32, GROUP - 32);
                    bits.add(group & u64::from(u32::MAX), 32);
                }
            }
        }
        Some(bits.bytes)
    }
}

/// The smallest number whose fourth power is at least 2^63.
const RADIX: u64 = 55_109;
/// The bits in four characters.
const GROUP: u32 = 63;

/// Packs bytes densely; the last four characters are padded with zeros.
pub fn pack(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 63 * 96 + 99);
    let mut push = |group: u64| {
        for power in [RADIX * RADIX * RADIX, RADIX * RADIX, RADIX, 1] {
            let digit = (group / power % RADIX) as u32;
            text.push(char::from_u32(Packing::Dense.first() + digit).unwrap_or('\u{bb}'));
        }
    };
    let (mut held, mut bits) = (0u128, 0);
    for &byte in bytes {
        held = held << 8 | u128::from(byte);
        bits += 8;
        if bits >= GROUP {
            bits -= GROUP;
            push((held >> bits) as u64);
            held &= (1 << bits) - 1;
        }
    }
    if bits > 0 {
        push((held << (GROUP - bits)) as u64);
    }
    text
}

/// Collects bits into bytes.
struct Bits {
    bytes: Vec<u8>,
    /// The bits that do not fill a byte yet, below others.
    held: u64,
    /// Their number.
    count: u32,
}

impl Bits {
    fn with_capacity(bytes: usize) -> Self {
        Self { bytes: Vec::with_capacity(bytes), held: 0, count: 0 }
    }

    /// Adds 1 to 56 bits.
    fn add(&mut self, value: u64, bits: u32) {
        self.held = self.held << bits | value;
        self.count += bits;
        let first = (self.held << (u64::BITS - self.count)).to_be_bytes();
        let whole = self.count as usize / 8;
        self.bytes.extend_from_slice(first.get(..whole).unwrap_or_default());
        self.count %= 8;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_packed_character_takes_two_units_or_is_a_surrogate() {
        let text = pack(&(0..=255).cycle().take(10_000).collect::<Vec<u8>>());
        assert_eq!(text.chars().count(), text.encode_utf16().count());
        assert_eq!(text.chars().count(), (10_000usize * 8).div_ceil(63) * 4);
        let highest = pack(&[255; 63]);
        assert!(highest.chars().chain(text.chars()).all(|c| ('\u{bb}'..='\u{d7ff}').contains(&c)));
    }

    #[test]
    fn characters_of_no_packing_are_refused() {
        for text in ["ab12", "»»»", "퟿퟿퟿퟿"] {
            assert_eq!(Packing::Dense.unpack(text), None, "{text}");
        }
        assert_eq!(Packing::Plain.unpack("\u{fff}"), None);
    }

    #[test]
    fn fifteen_bits_a_character_still_unpack() {
        assert_eq!(Packing::Plain.unpack("\u{1000}\u{8fff}"), Some(vec![0, 1, 255]));
    }

    proptest! {
        #[test]
        fn packed_bytes_come_back(bytes: Vec<u8>) {
            let mut back = Packing::Dense.unpack(&pack(&bytes)).unwrap();
            prop_assert!(back.len() <= bytes.len() + 7);
            back.truncate(bytes.len());
            prop_assert_eq!(back, bytes);
        }
    }
}
