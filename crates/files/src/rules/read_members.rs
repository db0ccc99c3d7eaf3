//! Reads a rule set from its text member by member and condition by condition, so that every
//! problem is found.

use serde::de::DeserializeOwned;

use super::RuleFault;
use crate::findings::Findings;
use crate::json::{Members, items, string_member};
use crate::locator::Spot;
use crate::problem::Fault;
use crate::read::joined;
use crate::shape_fault;
use book::{KindCode, Label, Period, Reading, UnitClass, UnitKind};
use law::web_host;
use law::{Authority, CopiedFrom, Points, Regional, Scoring, Source, Test, Window, Wording};

/// A place in a rule set.
#[derive(Clone, Default)]
pub(super) struct At {
    /// The id of the condition.
    pub condition: String,
    /// The path from the beginning of the file.
    pub path: String,
}

impl At {
    pub fn child(&self, name: &str) -> Self {
        Self { condition: self.condition.clone(), path: joined(&self.path, name) }
    }

    pub fn item(&self, index: usize) -> Self {
        self.child(&format!("[{index}]"))
    }
}

/// A condition as far as it could be read, with each part read separately.
pub(super) struct Asked {
    pub at: At,
    pub id: Option<String>,
    pub points: Option<Points>,
    pub requires: Option<Test>,
}

/// A rule set as far as it could be read.
#[derive(Default)]
pub(super) struct Parts {
    pub at: At,
    pub id: Option<String>,
    pub standard: Option<KindCode>,
    pub applies_to: Vec<UnitKind>,
    pub in_force: Option<Period>,
    pub follows: Option<String>,
    pub origin: Option<CopiedFrom>,
    pub window: Option<Window>,
    pub asked_by: Option<KindCode>,
    pub authorities: Vec<(At, Authority)>,
    pub scoring: Option<Scoring>,
    /// All conditions, warnings and targets, outer ones before inner ones.
    pub conditions: Vec<Asked>,
}

const MEMBERS: &[&str] = &[
    "id",
    "version",
    "title",
    "standard",
    "applies_to",
    "except",
    "in_force",
    "follows",
    "origin",
    "draft",
    "window",
    "asked_by",
    "reading",
    "source",
    "authorities",
    "notes",
    "regional",
    "scoring",
    "conditions",
    "warnings",
    "targets",
];
const NEEDED: &[&str] = &[
    "id",
    "version",
    "title",
    "standard",
    "applies_to",
    "in_force",
    "window",
    "source",
    "conditions",
];
const OF_CONDITION: &[&str] =
    &["id", "clause", "name", "text", "source", "note", "points", "requires"];
const NEEDED_OF_CONDITION: &[&str] = &["id", "clause", "text", "requires"];

/// Records a problem at a place in a rule set.
pub(super) fn note(findings: &mut Findings, at: &At, fault: Fault) {
    findings
        .problem(Spot { condition: at.condition.clone(), ..Spot::file(at.path.clone()) }, fault);
}

/// Reads as much of a set as possible.
pub(super) fn read_parts(at: At, text: &str, findings: &mut Findings) -> Option<Parts> {
    SetReader { findings, conditions: Vec::new() }.set(at, text)
}

struct SetReader<'f> {
    findings: &'f mut Findings,
    conditions: Vec<Asked>,
}

impl SetReader<'_> {
    fn set(&mut self, at: At, text: &str) -> Option<Parts> {
        let members = self.object(&at, text, MEMBERS, NEEDED)?;
        let title: Option<Label> = self.record(&at, &members, "title");
        self.label(&at.child("title"), title.as_ref());
        let version: Option<String> = self.member(&at, &members, "version");
        self.filled(&at.child("version"), version.as_deref());
        let draft: Option<Label> = self.record(&at, &members, "draft");
        self.label(&at.child("draft"), draft.as_ref());
        let source: Option<Source> = self.record(&at, &members, "source");
        self.source(&at.child("source"), source.as_ref());
        let _: Option<Vec<UnitClass>> = self.member(&at, &members, "except");
        let _: Option<Reading> = self.member(&at, &members, "reading");
        let regional: Option<Regional> = self.record(&at, &members, "regional");
        self.label(&at.child("regional.note"), regional.as_ref().map(|regional| &regional.note));
        for (at, note) in self.list::<Label>(&at, &members, "notes") {
            self.label(&at, Some(&note));
        }
        for name in ["conditions", "warnings", "targets"] {
            if let Some(text) = members.get(name) {
                self.conditions(&at.child(name), text, (name == "conditions").then_some(name));
            }
        }
        Some(Parts {
            id: self.member(&at, &members, "id"),
            standard: self.member(&at, &members, "standard"),
            applies_to: self.applies_to(&at, &members),
            in_force: self.period(&at, &members),
            follows: self.member(&at, &members, "follows"),
            origin: self.record(&at, &members, "origin"),
            window: self.window(&at, &members),
            asked_by: self.member(&at, &members, "asked_by"),
            authorities: self.list(&at, &members, "authorities"),
            scoring: self.record(&at, &members, "scoring"),
            conditions: std::mem::take(&mut self.conditions),
            at,
        })
    }

    fn applies_to(&mut self, at: &At, members: &Members<'_>) -> Vec<UnitKind> {
        if members
            .get("applies_to")
            .is_some_and(|text| items(text).is_ok_and(|items| items.is_empty()))
        {
            note(
                self.findings,
                &at.child("applies_to"),
                Fault::Rule(RuleFault::EmptyList { field: "applies_to" }),
            );
        }
        self.list(at, members, "applies_to").into_iter().map(|(_, kind)| kind).collect()
    }

    /// Reads conditions; `needed` is the name of a list that must not be empty.
    fn conditions(&mut self, at: &At, text: &str, needed: Option<&'static str>) {
        match items(text) {
            Err(error) => self.shape(at, text, &error),
            Ok(items) => {
                if let Some(field) = needed.filter(|_| items.is_empty()) {
                    note(self.findings, at, Fault::Rule(RuleFault::EmptyList { field }));
                }
                for (index, text) in items.into_iter().enumerate() {
                    self.condition(at.item(index), text);
                }
            }
        }
    }

    fn condition(&mut self, mut at: At, text: &str) {
        at.condition = string_member(text, "id").unwrap_or_default();
        let Some(members) = self.object(&at, text, OF_CONDITION, NEEDED_OF_CONDITION) else {
            return;
        };
        let id = self.member(&at, &members, "id");
        let clause: Option<String> = self.member(&at, &members, "clause");
        self.filled(&at.child("clause"), clause.as_deref());
        let name: Option<Label> = self.record(&at, &members, "name");
        self.label(&at.child("name"), name.as_ref());
        let words: Option<Wording> = self.record(&at, &members, "text");
        self.filled(&at.child("text.vi"), words.as_ref().map(|words| words.vi.as_str()));
        self.filled(&at.child("text.en"), words.as_ref().map(|words| words.en.as_str()));
        let source: Option<Source> = self.record(&at, &members, "source");
        self.source(&at.child("source"), source.as_ref());
        let note: Option<Label> = self.record(&at, &members, "note");
        self.label(&at.child("note"), note.as_ref());
        let points = self.record(&at, &members, "points");
        let place = self.conditions.len();
        self.conditions.push(Asked { at: at.clone(), id, points, requires: None });
        let requires =
            members.get("requires").and_then(|text| self.test(&at.child("requires"), text));
        if let Some(asked) = self.conditions.get_mut(place) {
            asked.requires = requires;
        }
    }

    fn test(&mut self, at: &At, text: &str) -> Option<Test> {
        let members = Members::parse(text).map_err(|error| self.shape(at, text, &error)).ok()?;
        let [(name, body)] = &members.0[..] else {
            note(self.findings, at, Fault::Rule(RuleFault::NotOneTest { count: members.0.len() }));
            return None;
        };
        let (parts, list) = match name.as_str() {
            "all" => (Test::All(Vec::new()), "all"),
            "any" => (Test::Any(Vec::new()), "any"),
            _ => return self.leaf(at, text, name, body),
        };
        self.conditions(&at.child(name), body, Some(list));
        Some(parts)
    }

    fn leaf(&mut self, at: &At, text: &str, name: &str, body: &str) -> Option<Test> {
        if let Err(error) = Members::parse(body) {
            self.shape(&at.child(name), body, &error);
            return None;
        }
        let read = serde_json::from_str(text);
        read.map_err(|error| self.test_fault(at, text, name, &error)).ok()
    }

    fn test_fault(&mut self, at: &At, text: &str, name: &str, error: &serde_json::Error) {
        let message = error.to_string();
        match message.strip_prefix(&format!("unknown variant `{name}`, expected one of ")) {
            None => self.shape(at, text, error),
            Some(allowed) => {
                let allowed = allowed.split(" at line").next().unwrap_or_default().replace('`', "");
                note(
                    self.findings,
                    at,
                    Fault::Rule(RuleFault::UnknownTest { found: name.to_owned(), allowed }),
                );
            }
        }
    }

    /// Reads the members of an object and records duplicate, unknown and missing ones.
    fn object<'t>(
        &mut self,
        at: &At,
        text: &'t str,
        known: &[&str],
        needed: &[&str],
    ) -> Option<Members<'t>> {
        let members: Members<'t> =
            Members::parse(text).map_err(|error| self.shape(at, text, &error)).ok()?;
        if let Some(name) = members.duplicate() {
            note(self.findings, &at.child(name), Fault::TwiceInOne { field: name.to_owned() });
        }
        for (name, _) in members.0.iter().filter(|(name, _)| !known.contains(&name.as_str())) {
            note(self.findings, &at.child(name), Fault::UnknownField { field: name.clone() });
        }
        for name in needed.iter().filter(|name| members.get(name).is_none()) {
            note(self.findings, at, Fault::Missing { field: (*name).to_owned() });
        }
        Some(members)
    }

    fn member<T: DeserializeOwned>(
        &mut self,
        at: &At,
        members: &Members<'_>,
        name: &str,
    ) -> Option<T> {
        members.get(name).and_then(|text| self.typed(&at.child(name), text))
    }

    /// Reads an object. The deserializer of its type alone would also accept a list of the same
    /// values.
    fn record<T: DeserializeOwned>(
        &mut self,
        at: &At,
        members: &Members<'_>,
        name: &str,
    ) -> Option<T> {
        let text = members.get(name)?;
        let at = at.child(name);
        if let Err(error) = Members::parse(text) {
            self.shape(&at, text, &error);
            return None;
        }
        self.typed(&at, text)
    }

    fn period(&mut self, at: &At, members: &Members<'_>) -> Option<Period> {
        let at = at.child("in_force");
        let days = self.object(&at, members.get("in_force")?, &["from", "to"], &[])?;
        let (from, to) = (self.member(&at, &days, "from"), self.member(&at, &days, "to"));
        let is_whole = from.is_some() == days.get("from").is_some()
            && to.is_some() == days.get("to").is_some();
        is_whole.then_some(Period { from, to })
    }

    fn window(&mut self, at: &At, members: &Members<'_>) -> Option<Window> {
        let at = at.child("window");
        let days = self.object(&at, members.get("window")?, &["from", "to"], &["from", "to"])?;
        let (from, to) = (self.member(&at, &days, "from"), self.member(&at, &days, "to"));
        Some(Window { from: from?, to: to? })
    }

    fn list<T: DeserializeOwned>(
        &mut self,
        at: &At,
        members: &Members<'_>,
        name: &str,
    ) -> Vec<(At, T)> {
        let at = at.child(name);
        let texts = members.get(name).map_or(Ok(Vec::new()), items);
        let texts = texts
            .map_err(|error| self.shape(&at, members.get(name).unwrap_or_default(), &error))
            .unwrap_or_default();
        let read = texts.into_iter().enumerate().map(|(index, text)| {
            let at = at.item(index);
            self.typed(&at, text).map(|value| (at, value))
        });
        read.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    fn typed<T: DeserializeOwned>(&mut self, at: &At, text: &str) -> Option<T> {
        serde_json::from_str(text).map_err(|error| self.shape(at, text, &error)).ok()
    }

    fn shape(&mut self, at: &At, text: &str, error: &serde_json::Error) {
        let (fault, field) = shape_fault::fault(text, error);
        let at = if field.is_empty() { at.clone() } else { at.child(&field) };
        let at = match &fault {
            Fault::UnknownField { field } | Fault::TwiceInOne { field } => at.child(field),
            _ => at,
        };
        note(self.findings, &at, fault);
    }

    fn source(&mut self, at: &At, source: Option<&Source>) {
        self.filled(&at.child("name"), source.map(|source| source.name.as_str()));
        if let Some(url) =
            source.and_then(|source| source.url.as_ref()).filter(|url| web_host(url).is_none())
        {
            note(
                self.findings,
                &at.child("url"),
                Fault::Rule(RuleFault::NotWeb { found: url.chars().take(60).collect() }),
            );
        }
    }

    fn label(&mut self, at: &At, label: Option<&Label>) {
        self.filled(&at.child("vi"), label.map(|label| label.vi.as_str()));
        self.filled(&at.child("en"), label.map(|label| label.en.as_str()));
    }

    fn filled(&mut self, at: &At, text: Option<&str>) {
        if text.is_some_and(|text| text.trim().is_empty()) {
            note(self.findings, at, Fault::Blank);
        }
    }
}

#[cfg(test)]
mod tests;
