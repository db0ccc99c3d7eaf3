//! The cell styles of xlsx workbooks: what a cell's font and number format are.

use super::Fault;
use super::cell_style::CellStyle;
use super::format::NumberFormat;
use super::script::Script;
use super::xml::{Token, Tokens};

/// The most fonts and number formats that are looked at; Excel's workbooks have at most some
/// hundred.
const MAX_OWN: usize = 5000;

/// The most cell styles in a workbook; Excel's workbooks have at most 64,000.
const MAX_STYLES: usize = 65_536;

/// The cell styles, in the order of their numbers.
pub(super) fn styles(text: &str) -> Result<Vec<CellStyle>, Fault> {
    let mut formats: Vec<(u32, NumberFormat)> = Vec::new();
    let mut fonts: Vec<Script> = Vec::new();
    let mut styles = Vec::new();
    let mut within = "";
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start { name: name @ ("fonts" | "cellXfs" | "numFmts"), .. } => within = name,
            Token::End("fonts" | "cellXfs" | "numFmts") => within = "",
            Token::Start { name: "numFmt", attributes, .. }
                if within == "numFmts" && formats.len() < MAX_OWN =>
            {
                let id = attributes.get("numFmtId").and_then(|id| id.parse().ok());
                if let Some((id, code)) = id.zip(attributes.get("formatCode")) {
                    formats.push((id, NumberFormat::of(&code)));
                }
            }
            Token::Start { name: "font", .. } if within == "fonts" && fonts.len() < MAX_OWN => {
                fonts.push(Script::default());
            }
            Token::Start { name: "name", attributes, .. } if within == "fonts" => {
                if let Some((font, name)) = fonts.last_mut().zip(attributes.get("val")) {
                    *font = Script::of_font(&name);
                }
            }
            Token::Start { name: "xf", attributes, .. } if within == "cellXfs" => {
                if styles.len() >= MAX_STYLES {
                    return Err(Fault::Damaged { what: "xlsx: too many styles" });
                }
                let number = |name: &str| attributes.get(name).and_then(|id| id.parse().ok());
                let id = number("numFmtId").unwrap_or(0);
                let own = formats.iter().find(|(known, _)| *known == id);
                styles.push(CellStyle {
                    format: own
                        .map_or_else(|| NumberFormat::built_in(id), |(_, format)| format.clone()),
                    script: number("fontId")
                        .and_then(|at| fonts.get(at as usize).copied())
                        .unwrap_or_default(),
                });
            }
            _ => (),
        }
    }
    Ok(styles)
}
