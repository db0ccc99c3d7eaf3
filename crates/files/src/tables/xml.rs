//! Reads the XML of spreadsheets: tags and text in sequence, without building a tree.
//!
//! Entity declarations are refused, so no text can be longer than its file.

use std::borrow::Cow;

use super::Fault;

const BAD: Fault = Fault::Damaged { what: "XML" };

/// The next piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A start tag such as `<c r="A1">`, with names without their prefixes.
    Start { name: &'a str, attributes: Attributes<'a>, is_empty: bool },
    /// An end tag such as `</c>`.
    End(&'a str),
    /// Text with its entities replaced.
    Text(Cow<'a, str>),
}

/// The attributes of a tag, not yet parsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The value of an attribute, with any prefix.
    pub fn get(self, wanted: &str) -> Option<Cow<'a, str>> {
        let mut rest = self.0;
        loop {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, after) = after.get(1..)?.split_once(quote)?;
            if local(name.trim()) == wanted {
                return unescaped(value).ok();
            }
            rest = after;
        }
    }

    /// Whether an attribute says yes.
    pub fn is_on(self, wanted: &str) -> bool {
        self.get(wanted).is_some_and(|value| matches!(value.as_ref(), "1" | "true"))
    }
}

/// Splits a document into tokens.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// The next token; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Token<'a>>, Fault> {
        loop {
            if self.rest.is_empty() {
                return Ok(None);
            }
            let Some(tag) = self.rest.strip_prefix('<') else {
                let (text, rest) =
                    self.rest.split_at(self.rest.find('<').unwrap_or(self.rest.len()));
                self.rest = rest;
                return unescaped(text).map(|text| Some(Token::Text(text)));
            };
            if let Some(comment) = tag.strip_prefix("!--") {
                self.rest = after(comment, "-->")?;
            } else if let Some(text) = tag.strip_prefix("![CDATA[") {
                let (text, rest) = text.split_once("]]>").ok_or(BAD)?;
                self.rest = rest;
                return Ok(Some(Token::Text(Cow::Borrowed(text))));
            } else if tag.starts_with('!') {
                return Err(Fault::Declares);
            } else if tag.starts_with('?') {
                self.rest = after(tag, "?>")?;
            } else {
                return self.tag(tag).map(Some);
            }
        }
    }

    fn tag(&mut self, tag: &'a str) -> Result<Token<'a>, Fault> {
        let end = end_of_tag(tag).ok_or(BAD)?;
        let inside = tag.get(..end).ok_or(BAD)?;
        self.rest = tag.get(end + 1..).unwrap_or("");
        if let Some(name) = inside.strip_prefix('/') {
            return Ok(Token::End(local(name.trim_end())));
        }
        let (inside, is_empty) =
            inside.strip_suffix('/').map_or((inside, false), |inside| (inside, true));
        let (name, attributes) =
            inside.split_at(inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len()));
        if name.is_empty() {
            return Err(BAD);
        }
        Ok(Token::Start { name: local(name), attributes: Attributes(attributes), is_empty })
    }
}

fn after<'a>(text: &'a str, end: &str) -> Result<&'a str, Fault> {
    text.split_once(end).map(|(_, rest)| rest).ok_or(BAD)
}

/// The `>` that ends a tag, outside quotes.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => (),
        }
    }
    None
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn unescaped(text: &str) -> Result<Cow<'_, str>, Fault> {
    if !text.contains('&') {
        return Ok(Cow::Borrowed(text));
    }
    let mut parts = text.split('&');
    let mut whole = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (entity, rest) = part.split_once(';').ok_or(BAD)?;
        whole.push(character(entity).ok_or(BAD)?);
        whole.push_str(rest);
    }
    Ok(Cow::Owned(whole))
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

/// Escapes text for use between tags or in quotes.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<Token<'_>>, Fault> {
        let mut tokens = Tokens::new(text);
        let mut found = Vec::new();
        while let Some(token) = tokens.next()? {
            found.push(token);
        }
        Ok(found)
    }

    #[test]
    fn tags_and_texts_come_in_order() {
        let found =
            all("<?xml version=\"1.0\"?><x:row r='1'><!-- - --><c a=\"1>2\" r=\"A&amp;1\" /><![CDATA[<&]]>a &#x1EA1;</x:row>").unwrap();
        let Some(Token::Start { name: "c", attributes, is_empty: true }) = found.get(1) else {
            panic!("{found:?}")
        };
        assert_eq!((attributes.get("r").as_deref(), attributes.get("b")), (Some("A&1"), None));
        let texts: Vec<_> = found
            .iter()
            .filter_map(
                |token| if let Token::Text(text) = token { Some(text.as_ref()) } else { None },
            )
            .collect();
        assert_eq!(texts, ["<&", "a ạ"]);
        assert_eq!(found.last(), Some(&Token::End("row")));
    }

    #[test]
    fn declarations_and_unknown_entities_are_refused() {
        assert_eq!(all("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), Err(Fault::Declares));
        for bad in ["<a>&b;</a>", "<a", "<>", "<!-- a", "<![CDATA[ a", "&#xD800;", "&#99999999999;"]
        {
            assert_eq!(all(bad), Err(BAD), "{bad}");
        }
    }
}
