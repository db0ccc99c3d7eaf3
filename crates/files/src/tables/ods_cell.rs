//! Reads a cell of an OpenDocument spreadsheet. The file holds its value and the text that it
//! shows.

use super::Fault;
use super::format::{iso, plain};
use super::ods_styles::Style;
use super::script::Runs;
use super::xml::{Attributes, Token, Tokens};

/// A cell as it is read.
pub(super) struct Cell {
    pub text: String,
    /// Whether it is a formula without a result.
    pub is_unknown: bool,
    pub is_converted: bool,
    /// The rows and columns that it covers.
    pub rows: u32,
    pub columns: usize,
}

impl Cell {
    /// Whether it neither shows anything nor covers other cells.
    pub fn is_nothing(&self) -> bool {
        self.text.is_empty() && self.rows == 1 && self.columns == 1
    }
}

/// Reads the cell of a start tag with this name, up to its end.
pub(super) fn read(
    tokens: &mut Tokens<'_>,
    name: &str,
    attributes: Attributes<'_>,
    is_empty: bool,
    style: Style,
) -> Result<Cell, Fault> {
    let shown = if is_empty { Runs::default() } else { paragraphs(tokens, name)? };
    let (shown, is_converted) = shown.shown(style.script);
    let span = |name: &str| attributes.get(name).and_then(|count| count.parse().ok()).unwrap_or(1);
    let mut cell = Cell {
        text: String::new(),
        is_unknown: false,
        is_converted: false,
        rows: span("number-rows-spanned").max(1),
        columns: usize::try_from(span("number-columns-spanned")).unwrap_or(1).max(1),
    };
    let value = |name: &str| attributes.get(name).unwrap_or_default();
    let number = |name: &str| value(name).parse::<f64>().ok().filter(|number| number.is_finite());
    let kind = value("value-type");
    cell.text = match kind.as_ref() {
        "float" | "currency" => match number("value") {
            Some(_) if is_code(&shown) => shown,
            Some(number) => plain(number),
            None => shown,
        },
        "percentage" => {
            number("value").map_or(shown, |number| [&plain(number * 100.0), "%"].concat())
        }
        "date" => day(&value("date-value"), style).unwrap_or(shown),
        "time" => time(&value("time-value"), style).unwrap_or(shown),
        "boolean" => if value("boolean-value") == "true" { "TRUE" } else { "FALSE" }.to_owned(),
        "" if shown.is_empty() => match attributes.get("formula") {
            Some(formula) => {
                cell.is_unknown = true;
                ["=", formula.split_once('=').map_or("", |(_, formula)| formula)].concat()
            }
            None => shown,
        },
        _ => {
            cell.is_converted = is_converted;
            shown
        }
    };
    Ok(cell)
}

/// Whether a number is shown as a code with leading zeros.
fn is_code(shown: &str) -> bool {
    let is_digits = |c: char| c.is_ascii_digit() || matches!(c, '-' | ' ' | '/');
    shown.len() > 1
        && shown.starts_with('0')
        && shown.chars().all(is_digits)
        && shown.chars().any(|c| c.is_ascii_digit())
}

/// A day as its format shows it.
fn day(value: &str, style: Style) -> Option<String> {
    let day = book::Day::parse(value.get(..10)?).ok()?;
    Some(match style.parts {
        Some(parts) if !parts.day && parts.month => {
            format!("{}/{}", day.month(), day.year().number())
        }
        Some(parts) if !parts.day && parts.year => day.year().number().to_string(),
        Some(parts) if parts.day && !parts.time => day.to_string(),
        Some(parts) if parts.time && !parts.seconds => {
            let shown = iso(value);
            // The seconds that the format does not show.
            if shown.len() > 16 { shown.get(..16)?.to_owned() } else { shown }
        }
        _ => iso(value),
    })
}

/// A time such as `PT08H30M45S`.
fn time(value: &str, style: Style) -> Option<String> {
    let (hours, rest) = value.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.split(['.', ',', 'S']).next()?.parse::<u32>().unwrap_or(0);
    let shown = format!("{:02}:{:02}", hours.parse::<u32>().ok()?, minutes.parse::<u32>().ok()?);
    let has_seconds = seconds > 0 && style.parts.is_none_or(|parts| parts.seconds);
    Some(if has_seconds { format!("{shown}:{seconds:02}") } else { shown })
}

/// The text of the paragraphs of a cell, without its notes.
fn paragraphs(tokens: &mut Tokens<'_>, name: &str) -> Result<Runs, Fault> {
    let mut text = String::new();
    let (mut is_text, mut is_first, mut notes) = (false, true, 0_usize);
    while let Some(token) = tokens.next()? {
        match token {
            Token::End(end) if end == name => return Ok(Runs::plain(text)),
            Token::Start { name: "annotation", is_empty: false, .. } => notes += 1,
            Token::End("annotation") => notes = notes.saturating_sub(1),
            _ if notes > 0 => (),
            Token::Start { name: "p", is_empty, .. } => {
                if !std::mem::take(&mut is_first) {
                    text.push('\n');
                }
                is_text = !is_empty;
            }
            Token::End("p") => is_text = false,
            Token::Start { name: "s", attributes, .. } if is_text => {
                let count = attributes.get("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                text.extend(std::iter::repeat_n(' ', usize::min(count, super::MAX_CELL)));
            }
            Token::Start { name: "tab", .. } if is_text => text.push('\t'),
            Token::Start { name: "line-break", .. } if is_text => text.push('\n'),
            // Several blanks or breaks in the file are one blank.
            Token::Text(part) if is_text => {
                for c in part.chars() {
                    let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
                    if c != ' ' || !text.ends_with([' ', '\n']) && !text.is_empty() {
                        text.push(c);
                    }
                }
            }
            _ => (),
        }
    }
    Err(Fault::Damaged { what: "XML: cut off" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::format::Parts;
    use crate::tables::script::Script;

    #[test]
    fn days_and_times_are_shown_with_the_parts_that_their_format_has() {
        let whole = Parts { day: true, month: true, year: true, ..Parts::default() };
        let month = Parts { day: false, ..whole };
        let clock = Parts { time: true, ..whole };
        for (value, parts, shown) in [
            ("2019-03-15", Some(whole), "15/03/2019"),
            ("2019-07-01", Some(month), "7/2019"),
            ("2019-03-15T08:30:45", Some(clock), "15/03/2019 08:30"),
            ("2019-03-15T08:30:45", None, "15/03/2019 08:30:45"),
        ] {
            let style = Style { parts, script: Script::Unicode };
            assert_eq!(day(value, style).as_deref(), Some(shown), "{value}");
        }
        let style = Style { parts: None, script: Script::Unicode };
        assert_eq!(time("PT08H30M45S", style).as_deref(), Some("08:30:45"));
        assert_eq!(time("PT23H59M00.000S", style).as_deref(), Some("23:59"));
    }
}
