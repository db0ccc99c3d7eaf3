//! Reads values from JSON and reports every mistake with its place.

use book::Catalogue;
use serde_json::{Map, Value};

use crate::fault::{Fault, Problem, Wanted};

/// The longest text of a template, in bytes.
const MAX_TEXT: usize = 10_000;
/// The maximum depth of nesting.
const MAX_DEPTH: usize = 24;

/// Reads one file.
pub struct Reader<'a> {
    /// The codes that names may use.
    pub catalogue: &'a Catalogue,
    /// The file's name.
    file: &'a str,
    place: Vec<String>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    /// Creates a reader for a file.
    pub fn new(file: &'a str, catalogue: &'a Catalogue) -> Self {
        Self { catalogue, file, place: Vec::new(), problems: Vec::new() }
    }

    /// All mistakes.
    pub fn problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Notes a mistake at the current place.
    pub fn wrong(&mut self, fault: Fault) {
        let place = self.place.concat();
        let place = place.strip_prefix('.').unwrap_or(&place).to_owned();
        self.problems.push(Problem { file: self.file.to_owned(), place, fault });
    }

    /// Reads something inside, with its place.
    pub fn within<T>(
        &mut self,
        step: String,
        read: impl FnOnce(&mut Self) -> Option<T>,
    ) -> Option<T> {
        if self.place.len() >= MAX_DEPTH {
            self.wrong(Fault::TooDeep);
            return None;
        }
        self.place.push(step);
        let found = read(self);
        self.place.pop();
        found
    }

    /// Reads an object that has only these members.
    pub fn object<'v>(
        &mut self,
        value: &'v Value,
        known: &[&'static str],
    ) -> Option<&'v Map<String, Value>> {
        let Value::Object(map) = value else {
            self.wrong(Fault::Not(Wanted::Object));
            return None;
        };
        for name in map.keys().filter(|name| !known.contains(&name.as_str())) {
            self.wrong(Fault::Unknown { found: name.clone(), known: known.to_vec() });
        }
        Some(map)
    }

    /// Reads a required member.
    pub fn member<T>(
        &mut self,
        map: &Map<String, Value>,
        name: &'static str,
        read: impl FnOnce(&mut Self, &Value) -> Option<T>,
    ) -> Option<T> {
        match map.get(name) {
            Some(value) => self.within(format!(".{name}"), |reader| read(reader, value)),
            None => {
                self.wrong(Fault::Absent(name));
                None
            }
        }
    }

    /// Reads an optional member.
    pub fn optional<T>(
        &mut self,
        map: &Map<String, Value>,
        name: &'static str,
        read: impl FnOnce(&mut Self, &Value) -> Option<T>,
    ) -> Option<T> {
        let value = map.get(name)?;
        self.within(format!(".{name}"), |reader| read(reader, value))
    }

    /// Reads the items of a list. Wrong items are reported and left out.
    pub fn list<T>(
        &mut self,
        value: &Value,
        mut read: impl FnMut(&mut Self, &Value) -> Option<T>,
    ) -> Option<Vec<T>> {
        let Value::Array(items) = value else {
            self.wrong(Fault::Not(Wanted::List));
            return None;
        };
        let mut found = Vec::new();
        for (at, item) in items.iter().enumerate() {
            found.extend(self.within(format!("[{at}]"), |reader| read(reader, item)));
        }
        Some(found)
    }

    /// Reads text.
    pub fn text<'v>(&mut self, value: &'v Value) -> Option<&'v str> {
        let Value::String(text) = value else {
            self.wrong(Fault::Not(Wanted::Text));
            return None;
        };
        if text.len() > MAX_TEXT {
            self.wrong(Fault::TooLong { most: MAX_TEXT });
        }
        if text.chars().any(is_mark) {
            self.wrong(Fault::NotComposed);
        }
        Some(text)
    }

    /// Reads a truth value.
    pub fn yes_no(&mut self, value: &Value) -> Option<bool> {
        let found = value.as_bool();
        if found.is_none() {
            self.wrong(Fault::Not(Wanted::YesNo));
        }
        found
    }

    /// Reads one of several words.
    pub fn one_of<T: Copy>(&mut self, value: &Value, known: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(value)?;
        let found = known.iter().find(|(name, _)| *name == text).map(|(_, one)| *one);
        if found.is_none() {
            let known = known.iter().map(|(name, _)| *name).collect();
            self.wrong(Fault::Unknown { found: text.to_owned(), known });
        }
        found
    }
}

/// Whether a letter is a mark of the one before it, which composed text has within the letter.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}
