//! The common part of reading a book and reading a rule file: cleaning texts, reading values and
//! recording all problems.

use std::borrow::Cow;

use serde::de::DeserializeOwned;

use crate::findings::Findings;
use crate::json::{shown, walk};
use crate::locator::Spot;
use crate::text::{Look, MAX_DEPTH, clean, is_plain, look};
use crate::{Fault, Remark};

/// The state of reading a file.
pub(crate) struct Reader<'n> {
    pub findings: Findings,
    pub normalize: &'n dyn Fn(&str) -> String,
    /// Whether to report unknown fields; a newer minor version is expected to have some.
    pub names_unknown: bool,
}

impl Reader<'_> {
    /// Adds a remark on the whole file, if there is one.
    pub fn remark_on(&mut self, remark: Option<Remark>) {
        if let Some(remark) = remark {
            self.findings.remark(Spot::file(""), remark);
        }
    }

    /// Reads a value and records its problems.
    pub fn typed<T: DeserializeOwned>(
        &mut self,
        text: &str,
        spot: &dyn Fn(String) -> Spot,
    ) -> Option<T> {
        match serde_json::from_str(text) {
            Ok(value) => Some(value),
            Err(error) => {
                self.findings.shape(text, &error, spot);
                None
            }
        }
    }

    /// Cleans the text of a shard. Only a text that is not plain is looked at for its depth.
    pub fn cleaned_shard<'a>(&mut self, index: usize, part: &'a str) -> Option<Cow<'a, str>> {
        if is_plain(part) {
            return Some(Cow::Borrowed(part));
        }
        match look(part) {
            Look::Plain => Some(Cow::Borrowed(part)),
            Look::TooDeep => {
                self.too_deep(index, part);
                None
            }
            Look::Closer => {
                let findings = &mut self.findings;
                Some(clean(part, self.normalize, &mut |path, finding| {
                    findings.text(Spot::in_shard(index, path), finding)
                }))
            }
        }
    }

    /// Whether the values of a shard's text are nested too deep; reports it.
    pub fn is_too_deep(&mut self, index: usize, part: &str) -> bool {
        let is_too_deep = look(part) == Look::TooDeep;
        if is_too_deep {
            self.too_deep(index, part);
        }
        is_too_deep
    }

    fn too_deep(&mut self, index: usize, part: &str) {
        let mut spot = Spot::shard(index, "");
        walk(part, &mut |path, _| {
            if path.len() == MAX_DEPTH {
                spot = Spot::in_shard(index, path.get(..3).unwrap_or_default());
            }
            path.len() < MAX_DEPTH
        });
        self.findings.problem(spot, Fault::TooDeep);
    }

    /// Cleans a JSON text.
    pub fn cleaned<'a>(
        &mut self,
        part: &'a str,
        spot: &dyn Fn(String) -> Spot,
    ) -> Option<Cow<'a, str>> {
        match look(part) {
            Look::Plain => Some(Cow::Borrowed(part)),
            Look::TooDeep => {
                let mut path = String::new();
                walk(part, &mut |steps, _| {
                    if steps.len() == MAX_DEPTH {
                        path = shown(steps.get(..2).unwrap_or_default());
                    }
                    steps.len() < MAX_DEPTH
                });
                self.findings.problem(spot(path), Fault::TooDeep);
                None
            }
            Look::Closer => {
                let findings = &mut self.findings;
                Some(clean(part, self.normalize, &mut |path, finding| {
                    findings.text(spot(shown(path)), finding)
                }))
            }
        }
    }
}

/// The path of a field within a member.
pub(crate) fn joined(name: &str, field: &str) -> String {
    if name.is_empty() || field.is_empty() || field.starts_with('[') {
        format!("{name}{field}")
    } else {
        format!("{name}.{field}")
    }
}
