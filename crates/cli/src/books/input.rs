//! The text that is read as a book: a file, a line of one, or a line of the standard input.

use std::borrow::Cow;
use std::io::BufRead;

use book::text::say;
use serde_json::value::RawValue;

use super::source::Source;
use crate::{Context, Failure};

/// A book's text, or the place to read it from.
pub enum Input {
    /// In a file.
    File(Source),
    /// Already read from the standard input.
    Text {
        /// Its name in messages.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

impl Input {
    /// Its name in messages.
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::File(source) => Cow::Owned(source.name()),
            Self::Text { name, .. } => Cow::Borrowed(name),
        }
    }

    /// Its bytes.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn bytes(&self, context: &Context) -> Result<Cow<'_, [u8]>, Failure> {
        match self {
            Self::Text { bytes, .. } => Ok(Cow::Borrowed(bytes)),
            Self::File(source) => source.read().map(Cow::Owned).map_err(|error| {
                Failure::BadFile(say!(
                    context.lang,
                    "{file}: không mở được tệp: {error}",
                    "{file}: cannot open the file: {error}",
                    file = source.name()
                ))
            }),
        }
    }
}

impl Input {
    /// Its bytes; empty if the file cannot be read.
    pub fn text(&self) -> Cow<'_, [u8]> {
        match self {
            Self::Text { bytes, .. } => Cow::Borrowed(bytes),
            Self::File(source) => Cow::Owned(source.read().unwrap_or_default()),
        }
    }
}

/// The groups of the standard input, read on demand: each line is a book, or an array of books that
/// are judged together.
pub fn lines() -> impl Iterator<Item = Vec<Input>> + Send {
    let mut number = 0;
    std::iter::from_fn(move || {
        loop {
            let mut bytes = Vec::new();
            // If reading fails, the line is cut off there, and the book in it is refused.
            let read = std::io::stdin().lock().read_until(b'\n', &mut bytes).unwrap_or_default();
            if read == 0 && bytes.is_empty() {
                return None;
            }
            number += 1;
            if !bytes.trim_ascii().is_empty() {
                return Some(group(number, bytes));
            }
        }
    })
}

fn group(number: usize, bytes: Vec<u8>) -> Vec<Input> {
    let name = format!("-:{number}");
    let is_array = bytes.trim_ascii_start().starts_with(b"[");
    match serde_json::from_slice::<Vec<&RawValue>>(&bytes) {
        Ok(books) if is_array => books
            .iter()
            .map(|book| Input::Text { name: name.clone(), bytes: book.get().as_bytes().to_vec() })
            .collect(),
        _ => vec![Input::Text { name, bytes }],
    }
}
