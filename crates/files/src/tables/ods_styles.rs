//! The styles of OpenDocument spreadsheets: which font a cell has, and which parts of a day it
//! shows.

use std::collections::BTreeMap;

use super::Fault;
use super::format::Parts;
use super::script::Script;
use super::xml::{Attributes, Token, Tokens};

/// The most styles that are looked at.
const MAX_STYLES: usize = 65_536;
/// The most styles that a style may follow, one after the other.
const MAX_PARENTS: usize = 20;

/// The parts of a cell's style that matter for reading it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Style {
    pub script: Script,
    /// The parts of a day and time that it shows, if it is for days.
    pub parts: Option<Parts>,
}

/// A style as it is written.
#[derive(Default)]
struct Written {
    parent: String,
    font: Option<Script>,
    /// The format of its numbers.
    data: String,
    is_hidden: bool,
}

/// The styles by name.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Written>,
    formats: BTreeMap<String, Parts>,
}

impl Styles {
    /// Reads the styles of some parts.
    pub fn of(parts: &[&str]) -> Result<Self, Fault> {
        let mut all = Self::default();
        let mut faces: BTreeMap<String, Script> = BTreeMap::new();
        for text in parts {
            let mut tokens = Tokens::new(text);
            let (mut style, mut format) = (None, None);
            while let Some(token) = tokens.next()? {
                match token {
                    Token::Start { name: "font-face", attributes, .. } => {
                        let family = attributes.get("font-family").unwrap_or_default();
                        let family = family.trim_matches(['\'', '"']);
                        faces.insert(name_of(attributes), Script::of_font(family));
                    }
                    Token::Start { name: "style", attributes, .. } => {
                        style = all.begin(attributes);
                    }
                    Token::Start { name: "text-properties", attributes, .. } => {
                        if let Some(written) =
                            style.as_ref().and_then(|style| all.styles.get_mut(style))
                        {
                            written.font = font(attributes, &faces).or(written.font);
                        }
                    }
                    Token::Start { name: "table-properties", attributes, .. } => {
                        if let Some(written) =
                            style.as_ref().and_then(|style| all.styles.get_mut(style))
                        {
                            written.is_hidden =
                                attributes.get("display").is_some_and(|value| value == "false");
                        }
                    }
                    Token::Start {
                        name: "date-style" | "time-style",
                        attributes,
                        is_empty: false,
                    } => format = Some((name_of(attributes), Parts::default())),
                    Token::Start { name, .. } => {
                        if let Some((_, parts)) = &mut format {
                            note(parts, name);
                        }
                    }
                    Token::End("date-style" | "time-style") => {
                        all.formats
                            .extend(format.take().filter(|_| all.formats.len() < MAX_STYLES));
                    }
                    // Content follows, which can be long.
                    Token::End("automatic-styles") if text.contains("<office:body>") => break,
                    _ => (),
                }
            }
        }
        Ok(all)
    }

    fn begin(&mut self, attributes: Attributes) -> Option<String> {
        if self.styles.len() >= MAX_STYLES {
            return None;
        }
        let get = |name: &str| attributes.get(name).unwrap_or_default().into_owned();
        let written = Written {
            parent: get("parent-style-name"),
            data: get("data-style-name"),
            ..Written::default()
        };
        let name = name_of(attributes);
        self.styles.insert(name.clone(), written);
        Some(name)
    }

    /// The style of a name, completed from the styles that it follows.
    pub fn get(&self, name: &str) -> Style {
        let mut found = (None, None);
        let mut at = self.styles.get(name);
        for _ in 0..MAX_PARENTS {
            let Some(written) = at else { break };
            found.0 = found.0.or(written.font);
            found.1 = found.1.or_else(|| self.formats.get(&written.data).copied());
            at = self.styles.get(&written.parent);
        }
        Style { script: found.0.unwrap_or_default(), parts: found.1 }
    }

    /// Whether a sheet with this style is hidden.
    pub fn is_hidden(&self, name: &str) -> bool {
        self.styles.get(name).is_some_and(|style| style.is_hidden)
    }
}

fn name_of(attributes: Attributes) -> String {
    attributes.get("name").unwrap_or_default().into_owned()
}

/// The script of the font that the properties of a text name.
fn font(attributes: Attributes, faces: &BTreeMap<String, Script>) -> Option<Script> {
    if let Some(family) = attributes.get("font-family") {
        return Some(Script::of_font(family.trim_matches(['\'', '"'])));
    }
    let name = attributes.get("font-name")?;
    Some(faces.get(name.as_ref()).copied().unwrap_or_else(|| Script::of_font(&name)))
}

fn note(parts: &mut Parts, name: &str) {
    match name {
        "day" => parts.day = true,
        "month" => parts.month = true,
        "year" => parts.year = true,
        "hours" | "minutes" => parts.time = true,
        "seconds" => parts.seconds = true,
        _ => (),
    }
}
