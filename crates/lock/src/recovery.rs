//! The code of the recovery sheet: 128 random bits in seven groups of four characters, the last two
//! of which are a checksum.

use zeroize::Zeroizing;

use super::key::hash;

/// Crockford's alphabet: it has no letter that looks like another character.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 4;
/// The characters of the random bits, and of the checksum.
const CODE: usize = 26;
const SUM: usize = 2;

/// A recovery code.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(Zeroizing<[u8; 16]>);

impl RecoveryCode {
    /// Makes a code of these bytes, which must come from the system's random generator.
    pub fn new(bytes: [u8; 16]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Writes the code: `7M2K-…`.
    pub fn text(&self) -> String {
        let bits = u128::from_be_bytes(*self.0);
        let code = (0..CODE).rev().map(|at| bits.checked_shr(5 * at as u32).unwrap_or(0));
        let sum = sum(&self.0);
        let digits = code.chain([u128::from(sum >> 5), u128::from(sum)]);
        let mut text = String::new();
        for (at, digit) in digits.enumerate() {
            if at > 0 && at % GROUP == 0 {
                text.push('-');
            }
            text.push(ALPHABET.get(digit as usize & 31).copied().map_or('0', char::from));
        }
        text
    }

    /// Reads a code, in any case and grouping, with O read as 0 and I and L as 1. `None` if it is
    /// no code or was mistyped.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut digits = Vec::new();
        for character in typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '–')) {
            let byte = match u8::try_from(character).ok()?.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                byte => byte,
            };
            digits.push(ALPHABET.iter().position(|known| *known == byte)? as u128);
        }
        let (code, said) = digits.split_at_checked(CODE)?;
        let (first, rest) = code.split_first()?;
        // 26 characters hold two bits more than the code has.
        let bits = rest
            .iter()
            .fold(Some(*first).filter(|first| *first < 8)?, |bits, digit| bits << 5 | digit);
        let bytes = bits.to_be_bytes();
        let sum = sum(&bytes);
        (said.len() == SUM && said == [u128::from(sum >> 5), u128::from(sum & 31)])
            .then(|| Self::new(bytes))
    }
}

/// A checksum of ten bits, to recognise a mistyped code.
fn sum(bytes: &[u8; 16]) -> u16 {
    let [first, second, ..] = hash(&[0; 32], &[b"recovery", bytes]);
    u16::from_be_bytes([first, second]) & 0x3ff
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_code_has_seven_groups_of_four() {
        let text = RecoveryCode::new([0xa5; 16]).text();
        let groups: Vec<usize> = text.split('-').map(str::len).collect();
        assert_eq!(groups, [4; 7], "{text}");
    }

    proptest! {
        #[test]
        fn a_code_is_read_as_it_may_be_typed(bytes: [u8; 16]) {
            let text = RecoveryCode::new(bytes).text();
            for typed in [text.clone(), text.to_lowercase(), text.replace('-', " "), text.replace('-', "").replace('0', "o").replace('1', "l")] {
                prop_assert!(RecoveryCode::parse(&typed) == Some(RecoveryCode::new(bytes)), "{}", typed);
            }
        }

        #[test]
        fn a_mistyped_character_is_noticed_but_once_in_a_thousand(at in 0usize..28, to in 0usize..32) {
            let text = RecoveryCode::new([7; 16]).text().replace('-', "");
            let mut typed = text.clone().into_bytes();
            typed[at] = ALPHABET[to];
            let typed = String::from_utf8(typed).unwrap();
            prop_assert!(typed == text || RecoveryCode::parse(&typed) != Some(RecoveryCode::new([7; 16])));
        }

        #[test]
        fn other_texts_are_no_code(text: String) {
            prop_assert!(RecoveryCode::parse(&text).is_none());
        }
    }
}
