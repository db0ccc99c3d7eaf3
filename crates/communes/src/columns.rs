//! Reads the compact file: one column a line, because similar values side by side compress best.

use std::str::{Chars, Lines, Split};

/// The file cannot be read: it is damaged, or a newer program wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the list of communes cannot be read: line {line}")]
pub struct ListError {
    /// The line of the file, from 1.
    pub line: usize,
}

/// The lines of the file, each a column.
pub(crate) struct Columns<'t> {
    lines: Lines<'t>,
    line: usize,
}

impl<'t> Columns<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self { lines: text.lines(), line: 0 }
    }

    /// The next column, of texts between semicolons.
    pub(crate) fn texts(&mut self) -> Result<Texts<'t>, ListError> {
        let (line, text) = self.next()?;
        Ok(Texts { line, texts: text.split(';') })
    }

    /// The next column, of one letter each.
    pub(crate) fn letters(&mut self) -> Result<Letters<'t>, ListError> {
        let (line, text) = self.next()?;
        Ok(Letters { line, letters: text.chars() })
    }

    fn next(&mut self) -> Result<(usize, &'t str), ListError> {
        self.line += 1;
        let text = self.lines.next().ok_or(ListError { line: self.line })?;
        Ok((self.line, text))
    }
}

/// A column of texts.
pub(crate) struct Texts<'t> {
    line: usize,
    texts: Split<'t, char>,
}

impl<'t> Texts<'t> {
    pub(crate) fn text(&mut self) -> Result<&'t str, ListError> {
        self.texts.next().ok_or(self.wrong())
    }

    pub(crate) fn number<N: std::str::FromStr>(&mut self) -> Result<N, ListError> {
        self.text()?.parse().map_err(|_| self.wrong())
    }

    /// The next code, which is written as its distance from the previous one; the usual distance is
    /// left out.
    pub(crate) fn code_after(&mut self, before: u32) -> Result<u32, ListError> {
        let distance = match self.text()? {
            "" => USUAL_DISTANCE,
            text => text.parse().map_err(|_| self.wrong())?,
        };
        before.checked_add_signed(distance).ok_or(self.wrong())
    }

    pub(crate) fn wrong(&self) -> ListError {
        ListError { line: self.line }
    }
}

impl<'t> Iterator for Texts<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        self.texts.next()
    }
}

/// Codes were first given in steps of three.
const USUAL_DISTANCE: i32 = 3;

/// A column of letters.
pub(crate) struct Letters<'t> {
    line: usize,
    letters: Chars<'t>,
}

impl Letters<'_> {
    /// The value that the next letter stands for.
    pub(crate) fn one_of<V>(&mut self, value: impl Fn(char) -> Option<V>) -> Result<V, ListError> {
        self.letters.next().and_then(value).ok_or(ListError { line: self.line })
    }
}
