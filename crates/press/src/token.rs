//! The values in a JSON text, by how they are written.

use std::ops::Range;

/// The kind of a value, with what it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Token {
    #[default]
    Null,
    False,
    True,
    Object,
    Array,
    /// A whole number below 2^16.
    Small(u16),
    /// A larger whole number, below 2^48.
    Large(u64),
    /// A day of a year from 1920 to 2175.
    Day {
        /// The year, from 1920.
        year: u8,
        month: u8,
        day: u8,
    },
    /// A random id of 80 bits, by its halves: WebAssembly has no numbers of 128 bits.
    Id([u64; 2]),
    /// Anything else, as it is written.
    Text,
}

/// The letters of a random id, as the book makes them.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const ID_LETTERS: usize = 16;

const FIRST_YEAR: u16 = 1920;

/// A letter's place in [`LETTERS`].
fn place(letter: u8) -> Option<u8> {
    Some(match letter {
        b'0'..=b'9' => letter - b'0',
        b'a'..=b'h' => letter - b'a' + 10,
        b'j' | b'k' => letter - b'j' + 18,
        b'm' | b'n' => letter - b'm' + 20,
        b'p'..=b't' => letter - b'p' + 22,
        b'v'..=b'z' => letter - b'v' + 27,
        _ => return None,
    })
}

impl Token {
    /// Reads a string with its quotes, or a number. Only what [`Token::write`] writes the same is
    /// more than a text.
    pub fn of(written: &[u8]) -> Self {
        match written {
            [b'"', inside @ .., b'"'] if inside.len() == ID_LETTERS => id(inside),
            [b'"', inside @ .., b'"'] if inside.len() == 10 => day(inside),
            [b'0'] => Some(Self::Small(0)),
            [b'1'..=b'9', ..] if written.len() < 20 => number(written),
            _ => None,
        }
        .filter(|token| token.is(written))
        .unwrap_or(Self::Text)
    }

    /// Whether it is written so.
    fn is(self, written: &[u8]) -> bool {
        let mut text = Vec::with_capacity(written.len());
        self.write(&mut text);
        text == written
    }

    /// Writes a value whose kind says all about it.
    pub fn write(self, text: &mut Vec<u8>) {
        match self {
            Self::Null => text.extend(b"null"),
            Self::False => text.extend(b"false"),
            Self::True => text.extend(b"true"),
            Self::Small(number) => digits(text, number.into()),
            Self::Large(number) => digits(text, number),
            Self::Day { year, month, day } => {
                let year = FIRST_YEAR + u16::from(year);
                let tens = |number: u8| [b'0' + number / 10 % 10, b'0' + number % 10];
                let ([a, b], [c, d], [e, f], [g, h]) =
                    (tens((year / 100) as u8), tens((year % 100) as u8), tens(month), tens(day));
                text.extend([b'"', a, b, c, d, b'-', e, f, b'-', g, h, b'"']);
            }
            Self::Id(halves) => {
                text.push(b'"');
                for half in halves {
                    let letter = |at: usize| {
                        LETTERS.get((half >> (5 * at)) as usize & 31).copied().unwrap_or_default()
                    };
                    text.extend::<[u8; ID_LETTERS / 2]>(std::array::from_fn(letter));
                }
                text.push(b'"');
            }
            Self::Object | Self::Array | Self::Text => (),
        }
    }
}

fn id(letters: &[u8]) -> Option<Token> {
    let half = |letters: &[u8]| {
        letters
            .iter()
            .rev()
            .try_fold(0, |half, letter| Some(half << 5 | u64::from(place(*letter)?)))
    };
    let (first, last) = letters.split_at_checked(ID_LETTERS / 2)?;
    Some(Token::Id([half(first)?, half(last)?]))
}

fn day(written: &[u8]) -> Option<Token> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = *written else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + u16::from(digit - b'0'))
        })
    };
    let year = number(&[a, b, c, d])?.checked_sub(FIRST_YEAR)?.try_into().ok()?;
    let (month, day) = (number(&[e, f])? as u8, number(&[g, h])? as u8);
    (month < 16).then_some(Token::Day { year, month, day })
}

fn number(digits: &[u8]) -> Option<Token> {
    let number = digits.iter().try_fold(0u64, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u64::from(digit - b'0'))
    })?;
    match u16::try_from(number) {
        Ok(number) => Some(Token::Small(number)),
        Err(_) => (number < 1 << 48).then_some(Token::Large(number)),
    }
}

fn digits(text: &mut Vec<u8>, mut number: u64) {
    let start = text.len();
    loop {
        text.push(b'0' + (number % 10) as u8);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    if let Some(written) = text.get_mut(start..) {
        written.reverse();
    }
}

/// Reads a JSON text that has no blanks between its values, value by value.
pub struct Tokens<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    /// Steps over this byte if it is next.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    pub fn is_at_end(&self) -> bool {
        self.at == self.text.len()
    }

    /// The next value and where it is written, of an object or an array only its bracket.
    pub fn value(&mut self) -> Option<(Token, Range<usize>)> {
        let start = self.at;
        let token = match self.peek()? {
            b'{' => self.word(b"{", Token::Object)?,
            b'[' => self.word(b"[", Token::Array)?,
            b'n' => self.word(b"null", Token::Null)?,
            b't' => self.word(b"true", Token::True)?,
            b'f' => self.word(b"false", Token::False)?,
            b'"' => Token::of(self.text.get(self.string()?)?),
            b'-' | b'0'..=b'9' => {
                let rest = self.text.get(start..)?;
                let is_end =
                    |byte: &u8| !matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9' | b'E' | b'e');
                self.at += rest.iter().position(is_end).unwrap_or(rest.len());
                Token::of(self.text.get(start..self.at)?)
            }
            _ => return None,
        };
        Some((token, start..self.at))
    }

    fn word(&mut self, word: &[u8], token: Token) -> Option<Token> {
        let is_next = self.text.get(self.at..)?.starts_with(word);
        self.at += word.len();
        is_next.then_some(token)
    }

    /// A string with its quotes.
    fn string(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        if !self.takes(b'"') {
            return None;
        }
        loop {
            match self.peek()? {
                b'"' => break,
                // A line's end divides texts, see `divided`; no other control character is JSON either.
                0..0x20 => return None,
                // The character after it is looked at next, unless it is a quote or another one.
                b'\\' if matches!(self.text.get(self.at + 1), Some(b'"' | b'\\')) => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(start..self.at)
    }

    /// The name of the next member of an object with its quotes; `Some(None)` at the object's end.
    pub fn member(&mut self, is_first: bool) -> Option<Option<Range<usize>>> {
        if self.takes(b'}') {
            return Some(None);
        }
        if !is_first && !self.takes(b',') {
            return None;
        }
        let name = self.string()?;
        self.takes(b':').then_some(Some(name))
    }

    /// Whether an array has another item.
    pub fn item(&mut self, is_first: bool) -> Option<bool> {
        if self.takes(b']') {
            return Some(false);
        }
        (is_first || self.takes(b',')).then_some(true)
    }
}
