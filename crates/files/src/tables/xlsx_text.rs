//! The texts of xlsx workbooks, with the fonts of their parts.

use super::Fault;
use super::script::{Runs, Script};
use super::xml::{Token, Tokens};

/// The shared texts, in the order of their numbers.
pub(super) fn shared(text: &str) -> Result<Vec<Runs>, Fault> {
    let mut texts = Vec::new();
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        if let Token::Start { name: "si", is_empty, .. } = token {
            texts.push(if is_empty { Runs::default() } else { rich_text(&mut tokens, "si")? });
        }
    }
    Ok(texts)
}

/// The text of all `t` elements up to the end of `outer`, without phonetic guides.
pub(super) fn rich_text(tokens: &mut Tokens<'_>, outer: &str) -> Result<Runs, Fault> {
    let mut runs = Runs::default();
    let mut run = String::new();
    let mut script = None;
    let (mut is_text, mut is_guide) = (false, false);
    while let Some(token) = tokens.next()? {
        match token {
            Token::End(name) if name == outer => {
                runs.push(script, unescaped(&run));
                return Ok(runs);
            }
            Token::Start { name: "r", .. } => {
                runs.push(script.take(), unescaped(&std::mem::take(&mut run)));
            }
            Token::Start { name: "rFont", attributes, .. } => {
                script = attributes.get("val").map(|font| Script::of_font(&font));
            }
            Token::Start { name: "t", is_empty, .. } => is_text = !is_empty,
            Token::End("t") => is_text = false,
            Token::Start { name: "rPh", is_empty, .. } => is_guide = !is_empty,
            Token::End("rPh") => is_guide = false,
            Token::Text(text) if is_text && !is_guide => run.push_str(&text),
            _ => (),
        }
    }
    Err(Fault::Damaged { what: "XML: cut off" })
}

/// Decodes escapes such as `_x000D_`, which stand for characters that XML cannot contain.
pub(super) fn unescaped(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, code) = rest.split_at(at);
        whole.push_str(before);
        let hex = code.get(2..6).filter(|hex| {
            code.get(6..7) == Some("_") && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        match hex.and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?)) {
            Some(c) => {
                whole.push(c);
                rest = code.get(7..).unwrap_or("");
            }
            None => {
                whole.push_str("_x");
                rest = code.get(2..).unwrap_or("");
            }
        }
    }
    whole.push_str(rest);
    whole
}
