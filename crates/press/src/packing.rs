//! Divides a text into columns.

use std::collections::BTreeMap;
use std::ops::Range;

use super::columns::{Column, Columns};
use super::fields::{DEEPEST, Field, kind};
use super::token::{Token, Tokens};

/// A walk through a text that divides it.
pub struct Packing<'a> {
    text: &'a [u8],
    tokens: Tokens<'a>,
    noted: BTreeMap<&'a [u8], usize>,
    pub all: Vec<Columns<Column>>,
    /// The texts, one a line.
    pub lines: Column,
    /// Bytes that do not compress.
    pub raw: Column,
}

impl<'a> Packing<'a> {
    pub fn new(text: &'a [u8]) -> Self {
        let (all, lines, raw, noted) = Default::default();
        Self { text, tokens: Tokens::new(text), noted, all, lines, raw }
    }

    /// Divides the whole text; `None` if it is not JSON without blanks.
    pub fn whole(&mut self) -> Option<()> {
        let mut field = self.field();
        self.value(&mut field, DEEPEST)?;
        self.tokens.is_at_end().then_some(())
    }

    fn field(&mut self) -> Field {
        self.all.push(Columns::default());
        Field::new(self.all.len() - 1)
    }

    fn at(&self, place: &Range<usize>) -> &'a [u8] {
        self.text.get(place.clone()).unwrap_or_default()
    }

    fn value(&mut self, field: &mut Field, deeper: usize) -> Option<()> {
        let deeper = deeper.checked_sub(1)?;
        let (token, place) = self.tokens.value()?;
        if matches!(token, Token::Text | Token::Id(_)) && self.again(field, &place)? {
            return Some(());
        }
        let columns = self.all.get_mut(field.columns)?;
        let kind = match token {
            Token::Null => kind::NULL,
            Token::False => kind::FALSE,
            Token::True => kind::TRUE,
            Token::Object => kind::OBJECT,
            Token::Array => kind::ARRAY,
            Token::Small(number) => {
                columns.number(number.into());
                kind::SMALL
            }
            Token::Large(number) => {
                let [a, b, c, d, e, f, ..] = number.to_le_bytes();
                self.raw.0.extend([a, b, c, d]);
                columns.low.push(e);
                columns.high.push(f);
                kind::LARGE
            }
            Token::Day { year, month, day } => {
                columns.low.push(day);
                columns.high.push(year % 16 * 16 + month);
                kind::DAY + year / 16
            }
            Token::Id(halves) => {
                for half in halves {
                    let [bytes @ .., _, _, _] = half.to_le_bytes();
                    self.raw.0.extend(bytes);
                }
                kind::ID
            }
            Token::Text => kind::NEW,
        };
        columns.kinds.push(kind);
        match token {
            Token::Object => self.object(field, deeper)?,
            Token::Array => self.array(field, deeper)?,
            Token::Id(_) => self.note(field, &place),
            Token::Text => {
                self.line(&place);
                self.note(field, &place);
            }
            _ => (),
        }
        Some(())
    }

    /// Refers to a text that was there before; false if there is none.
    fn again(&mut self, field: &mut Field, place: &Range<usize>) -> Option<bool> {
        let Some(&number) = self.noted.get(self.at(place)) else { return Some(false) };
        let columns = self.all.get_mut(field.columns)?;
        if let Some(&at) = field.places.get(&number) {
            columns.kinds.push(kind::OF_FIELD);
            columns.number(at);
        } else {
            columns.kinds.push(kind::NOTED);
            columns.number(number);
            field.places.insert(number, field.places.len());
        }
        Some(true)
    }

    fn note(&mut self, field: &mut Field, place: &Range<usize>) {
        let number = self.noted.len();
        self.noted.insert(self.at(place), number);
        field.places.insert(number, field.places.len());
    }

    fn line(&mut self, place: &Range<usize>) {
        self.lines.0.extend(self.at(place));
        self.lines.push(b'\n');
    }

    fn object(&mut self, field: &mut Field, deeper: usize) -> Option<()> {
        let mut shape = Vec::new();
        while let Some(name) = self.tokens.member(shape.is_empty())? {
            let at = self.member(field, &name, shape.last().map_or(0, |last| last + 1));
            shape.push(at);
            self.value(&mut field.members.get_mut(at)?.1, deeper)?;
        }
        let columns = self.all.get_mut(field.columns)?;
        let at = field.shapes.iter().position(|known| *known == shape);
        // Unpacking reads this before the members.
        columns.number(at.map_or(0, |at| at + 1));
        if at.is_none() {
            shape.iter().for_each(|at| columns.high.number(at + 1));
            columns.high.number(0);
            field.shapes.push(shape);
        }
        Some(())
    }

    /// The place of the member of this name, which is likely the one at `likely`.
    fn member(&mut self, field: &mut Field, name: &Range<usize>, likely: usize) -> usize {
        let written = self.at(name);
        let is_it = |(known, _): &(Range<usize>, Field)| self.at(known) == written;
        if field.members.get(likely).is_some_and(is_it) {
            return likely;
        }
        field.members.iter().position(is_it).unwrap_or_else(|| {
            self.line(name);
            let new = self.field();
            field.members.push((name.clone(), new));
            field.members.len() - 1
        })
    }

    fn array(&mut self, field: &mut Field, deeper: usize) -> Option<()> {
        let mut count = 0;
        while self.tokens.item(count == 0)? {
            if field.items.is_none() {
                field.items = Some(Box::new(self.field()));
            }
            self.value(field.items.as_mut()?, deeper)?;
            count += 1;
        }
        // Unpacking reads this before the items.
        self.all.get_mut(field.columns)?.number(count);
        Some(())
    }
}
