//! Makes a text anew from its columns.

use std::ops::Range;

use super::columns::{Columns, Cut};
use super::fields::{DEEPEST, Field, kind};
use super::token::Token;

/// A walk that makes a text.
pub struct Unpacking<'a> {
    pub text: Vec<u8>,
    /// The texts so far.
    noted: Vec<Range<usize>>,
    fields: usize,
    all: Vec<Columns<Cut<'a>>>,
    lines: std::slice::Split<'a, u8, fn(&u8) -> bool>,
    raw: Cut<'a>,
    length: usize,
}

impl<'a> Unpacking<'a> {
    /// A walk to a text of this length.
    pub fn new(all: Vec<Columns<Cut<'a>>>, lines: &'a [u8], raw: Cut<'a>, length: usize) -> Self {
        let lines = lines.split((|&byte| byte == b'\n') as fn(&u8) -> bool);
        let text = Vec::with_capacity(length);
        Self { text, noted: Vec::new(), fields: 0, all, lines, raw, length }
    }

    /// Makes the whole text; `None` if the columns do not fit together.
    pub fn whole(&mut self) -> Option<()> {
        let mut field = self.field();
        self.value(&mut field, DEEPEST)?;
        (self.text.len() == self.length).then_some(())
    }

    fn field(&mut self) -> Field {
        self.fields += 1;
        Field::new(self.fields - 1)
    }

    fn value(&mut self, field: &mut Field, deeper: usize) -> Option<()> {
        let deeper = deeper.checked_sub(1)?;
        if self.text.len() > self.length {
            return None;
        }
        let columns = self.all.get_mut(field.columns)?;
        let start = self.text.len();
        let token = match columns.kinds.next()? {
            kind::NULL => Token::Null,
            kind::FALSE => Token::False,
            kind::TRUE => Token::True,
            kind::OBJECT => return self.object(field, deeper),
            kind::ARRAY => return self.array(field, deeper),
            kind::SMALL => Token::Small(columns.number()? as u16),
            kind::LARGE => {
                let [a, b, c, d] = self.raw.array()?;
                let (e, f) = (columns.low.next()?, columns.high.next()?);
                Token::Large(u64::from_le_bytes([a, b, c, d, e, f, 0, 0]))
            }
            kind::ID => {
                let mut half = || {
                    let [a, b, c, d, e] = self.raw.array()?;
                    Some(u64::from_le_bytes([a, b, c, d, e, 0, 0, 0]))
                };
                Token::Id([half()?, half()?])
            }
            kind::NEW => {
                self.text.extend(self.lines.next()?);
                Token::Text
            }
            kind::OF_FIELD => {
                let number = *field.texts.get(columns.number()?)?;
                return self.again(number);
            }
            kind::NOTED => {
                let number = columns.number()?;
                field.texts.push(number);
                return self.again(number);
            }
            kind => {
                let year = kind.checked_sub(kind::DAY).filter(|&era| era < 16)? * 16;
                let (day, high) = (columns.low.next()?, columns.high.next()?);
                Token::Day { year: year + high / 16, month: high % 16, day }
            }
        };
        token.write(&mut self.text);
        if matches!(token, Token::Text | Token::Id(_)) {
            field.texts.push(self.noted.len());
            self.noted.push(start..self.text.len());
        }
        Some(())
    }

    fn again(&mut self, number: usize) -> Option<()> {
        let place = self.noted.get(number)?.clone();
        self.text.extend_from_within(place);
        Some(())
    }

    fn object(&mut self, field: &mut Field, deeper: usize) -> Option<()> {
        let number = self.all.get_mut(field.columns)?.number()?;
        self.text.push(b'{');
        if let Some(known) = number.checked_sub(1) {
            for step in 0.. {
                let Some(&at) = field.shapes.get(known)?.get(step) else { break };
                self.member(field, at, step == 0, deeper)?;
            }
        } else {
            let mut shape = Vec::new();
            while let Some(at) = self.step(field)? {
                self.member(field, at, shape.is_empty(), deeper)?;
                shape.push(at);
            }
            field.shapes.push(shape);
        }
        self.text.push(b'}');
        Some(())
    }

    /// Reads the next member of an object whose order of members is new.
    fn step(&mut self, field: &mut Field) -> Option<Option<usize>> {
        let next = self.all.get_mut(field.columns)?.high.number()?;
        Some(next.checked_sub(1))
    }

    fn member(
        &mut self,
        field: &mut Field,
        at: usize,
        is_first: bool,
        deeper: usize,
    ) -> Option<()> {
        if !is_first {
            self.text.push(b',');
        }
        let start = self.text.len();
        if at == field.members.len() {
            self.text.extend(self.lines.next()?);
            let new = self.field();
            field.members.push((start..self.text.len(), new));
        } else {
            self.text.extend_from_within(field.members.get(at)?.0.clone());
        }
        self.text.push(b':');
        self.value(&mut field.members.get_mut(at)?.1, deeper)
    }

    fn array(&mut self, field: &mut Field, deeper: usize) -> Option<()> {
        let count = self.all.get_mut(field.columns)?.number()?;
        self.text.push(b'[');
        for at in 0..count {
            if at > 0 {
                self.text.push(b',');
            }
            if field.items.is_none() {
                field.items = Some(Box::new(self.field()));
            }
            self.value(field.items.as_mut()?, deeper)?;
        }
        self.text.push(b']');
        Some(())
    }
}
