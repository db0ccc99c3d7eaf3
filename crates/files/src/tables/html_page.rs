//! Takes a web page apart: tags, texts, and the fonts that its classes stand for. Pages need not be
//! well-formed.

use std::collections::BTreeMap;

use super::script::Script;

/// A piece of a page.
pub(super) enum Piece {
    Start(Tag),
    End(String),
    /// Text with its entities replaced.
    Text(String),
}

/// A start tag.
pub(super) struct Tag {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// Whether the tag's own style says something.
    pub fn has_style(&self, said: &str) -> bool {
        let style = self.get("style").unwrap_or_default().to_ascii_lowercase();
        style.split_whitespace().collect::<Vec<_>>().concat().contains(said)
    }
}

/// The most attributes of a tag that are looked at.
const MAX_ATTRIBUTES: usize = 50;

/// A page, read from its beginning.
pub(super) struct Page<'a> {
    rest: &'a str,
    /// The scripts of the fonts of classes.
    classes: BTreeMap<String, Script>,
}

impl<'a> Page<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text, classes: BTreeMap::new() }
    }

    /// The script of the font that a tag sets.
    pub fn script(&self, tag: &Tag) -> Option<Script> {
        let own = tag.get("face").map(Script::of_font);
        let styled = || font_of(tag.get("style")?);
        let of_class = || self.classes.get(tag.get("class")?).copied();
        own.or_else(styled).or_else(of_class)
    }

    /// The next piece; `None` at the end.
    pub fn next(&mut self) -> Option<Piece> {
        loop {
            let Some(tag) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, rest) = self.rest.split_at(end);
                self.rest = rest;
                return (!text.is_empty()).then(|| Piece::Text(decoded(text)));
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            } else if let Some(name) = tag.strip_prefix('/') {
                let (name, rest) = name.split_once('>').unwrap_or((name, ""));
                self.rest = rest;
                return Some(Piece::End(name.trim().to_ascii_lowercase()));
            } else if !tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
                // A declaration, or a sign in a text.
                self.rest = tag.split_once('>').map_or("", |(_, rest)| rest);
            } else {
                let tag = self.tag(tag);
                match tag.name.as_str() {
                    "style" => {
                        let text = self.until("</style");
                        self.learn(text);
                    }
                    "script" => drop(self.until("</script")),
                    "title" => drop(self.until("</title")),
                    _ => return Some(Piece::Start(tag)),
                }
            }
        }
    }

    /// The text up to an end tag, in any case.
    fn until(&mut self, end: &str) -> &'a str {
        let rest = self.rest;
        let is_end = |at: &usize| {
            rest.get(*at..at + end.len()).is_some_and(|part| part.eq_ignore_ascii_case(end))
        };
        let at = rest.match_indices('<').map(|(at, _)| at).find(is_end).unwrap_or(rest.len());
        let (text, after) = rest.split_at(at);
        self.rest = after;
        text
    }

    fn tag(&mut self, text: &'a str) -> Tag {
        let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
        let (name, mut rest) = text.split_at(text.find(is_end).unwrap_or(text.len()));
        let mut tag = Tag { name: name.to_ascii_lowercase(), attributes: Vec::new() };
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if let Some(after) = rest.strip_prefix('>') {
                self.rest = after;
                return tag;
            }
            let end = rest.find(|c: char| is_end(c) || c == '=').unwrap_or(rest.len());
            let (name, after) = rest.split_at(end);
            if after.is_empty() {
                self.rest = "";
                return tag;
            }
            let (value, after) = match after.trim_start().strip_prefix('=') {
                Some(value) => value_of(value.trim_start()),
                None => ("", after),
            };
            // A sign that is no name must not stop the reading.
            rest =
                if name.is_empty() && after == rest { after.get(1..).unwrap_or("") } else { after };
            if tag.attributes.len() < MAX_ATTRIBUTES {
                tag.attributes.push((name.to_ascii_lowercase(), decoded(value)));
            }
        }
    }

    /// Learns the fonts of the classes that a style sheet defines.
    fn learn(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((names, body)) = rule.split_once('{') else { continue };
            let Some(script) = font_of(body) else { continue };
            for name in names.split(',') {
                if let Some((_, class)) = name.rsplit_once('.') {
                    self.classes.insert(class.trim().to_owned(), script);
                }
            }
        }
    }
}

fn value_of(text: &str) -> (&str, &str) {
    let quoted = |quote: char| {
        let inside = text.strip_prefix(quote)?;
        Some(inside.split_once(quote).unwrap_or((inside, "")))
    };
    quoted('"').or_else(|| quoted('\'')).unwrap_or_else(|| {
        let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len());
        text.split_at(end)
    })
}

/// The script of the first font that a style names.
fn font_of(style: &str) -> Option<Script> {
    let (_, fonts) = style.split_once("font-family:")?;
    let first = fonts.split([',', ';']).next().unwrap_or_default();
    Some(Script::of_font(first.trim().trim_matches(['"', '\''])))
}

/// Letters that pages write by name, with the mark that joins the letter before it.
const MARKS: [(&str, char); 7] = [
    ("grave", '\u{300}'),
    ("acute", '\u{301}'),
    ("circ", '\u{302}'),
    ("tilde", '\u{303}'),
    ("uml", '\u{308}'),
    ("ring", '\u{30a}'),
    ("cedil", '\u{327}'),
];
/// Other letters and signs by name.
const NAMED: [(&str, char); 16] = [
    ("nbsp", '\u{a0}'),
    ("lt", '<'),
    ("gt", '>'),
    ("amp", '&'),
    ("quot", '"'),
    ("apos", '\''),
    ("eth", 'ð'),
    ("ETH", 'Ð'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("hellip", '…'),
    ("shy", '\u{ad}'),
];

/// A text with its entities replaced; all else stays.
fn decoded(text: &str) -> String {
    let mut parts = text.split('&');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';').and_then(|(name, rest)| Some((entity(name)?, rest))) {
            Some((letters, rest)) => {
                whole.push_str(&letters);
                whole.push_str(rest);
            }
            None => {
                whole.push('&');
                whole.push_str(part);
            }
        }
    }
    super::letters::composed(whole)
}

fn entity(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).map(String::from);
    }
    if let Some((_, letter)) = NAMED.iter().find(|(of, _)| *of == name) {
        return Some(letter.to_string());
    }
    let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
    let (_, mark) = MARKS.iter().find(|(mark, _)| name.get(1..) == Some(mark))?;
    Some(String::from_iter([letter, *mark]))
}
