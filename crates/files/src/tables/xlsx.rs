//! Reads xlsx workbooks. Cell values are as a Vietnamese sheet shows them; a formula counts with
//! its last result.

use super::serial::Epoch;
use super::sheet::Room;
use super::xlsx_value::{iso_day, number, shows_day, unescaped};
use super::xml::{Attributes, Token, Tokens};
use super::zip::Archive;
use super::{Fault, MAX_SHEETS, MAX_TEXT, Row, Sheet, Workbook, bytes};

/// The most number formats that a workbook may define; Excel's workbooks have at most 250.
const MAX_FORMATS: usize = 1000;

/// The most cell styles in a workbook; Excel's workbooks have at most 64,000.
const MAX_STYLES: usize = 65_536;

/// What all sheets share.
struct Shared {
    /// The texts that cells refer to by number.
    texts: Vec<String>,
    /// For each style, whether it shows a number as a day or time.
    days: Vec<bool>,
    epoch: Epoch,
}

pub(super) fn read(file: &[u8]) -> Result<Workbook, Fault> {
    let mut archive = Archive::open(file)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let text = part(&mut archive, &main)?.ok_or(Fault::NotATable)?;
    let links = links(&mut archive, &main)?;
    let (names, epoch) = sheets(&text)?;
    let shared = Shared {
        texts: texts(
            &part(&mut archive, &joined(&folder, "sharedStrings.xml"))?.unwrap_or_default(),
        )?,
        days: styles(&part(&mut archive, &joined(&folder, "styles.xml"))?.unwrap_or_default())?,
        epoch,
    };
    let mut room = Room::new();
    let mut workbook = Workbook::default();
    for (name, id) in names {
        // A chart or macro sheet has no part of this kind.
        let Some(target) = links.iter().find(|(known, _)| *known == id).map(|(_, target)| target)
        else {
            continue;
        };
        let Some(text) = part(&mut archive, &resolved(&folder, target))? else {
            return Err(Fault::Damaged { what: "xlsx: no sheet" });
        };
        workbook.sheets.push(sheet(name, &text, &shared, &mut room)?);
    }
    if workbook.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(if workbook.sheets.is_empty() { Fault::NotATable } else { Fault::Empty });
    }
    Ok(workbook)
}

/// The text of a part.
fn part(archive: &mut Archive, name: &str) -> Result<Option<String>, Fault> {
    Ok(archive.read(name)?.map(|part| bytes::text_of(&part)))
}

fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// Resolves the target of a link to the name of a part.
fn resolved(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => joined(folder, target.strip_prefix("./").unwrap_or(target)),
    }
}

/// The name of the workbook's main part.
fn main_part(archive: &mut Archive) -> Result<String, Fault> {
    const USUAL: &str = "xl/workbook.xml";
    if archive.has(USUAL) {
        return Ok(USUAL.into());
    }
    let Some(text) = part(archive, "_rels/.rels")? else { return Err(Fault::NotATable) };
    let mut found = Err(Fault::NotATable);
    each_start(&text, "Relationship", &mut |attributes| {
        let is_main = attributes.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        if let Some(target) =
            attributes.get("Target").filter(|target| is_main && target.ends_with("workbook.xml"))
        {
            found = Ok(resolved("", &target));
        }
    })?;
    found
}

/// The parts that the workbook links to, by link id.
fn links(archive: &mut Archive, main: &str) -> Result<Vec<(String, String)>, Fault> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let text =
        part(archive, &joined(folder, &format!("_rels/{file}.rels")))?.ok_or(Fault::NotATable)?;
    let mut links = Vec::new();
    each_start(&text, "Relationship", &mut |attributes| {
        let is_sheet = attributes.get("Type").is_some_and(|kind| kind.ends_with("/worksheet"));
        if let Some((id, target)) = attributes
            .get("Id")
            .zip(attributes.get("Target"))
            .filter(|_| is_sheet && links.len() <= MAX_SHEETS)
        {
            links.push((id.into_owned(), target.into_owned()));
        }
    })?;
    Ok(links)
}

/// Visits every tag of a name.
fn each_start(
    text: &str,
    wanted: &str,
    visit: &mut dyn FnMut(Attributes<'_>),
) -> Result<(), Fault> {
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        if let Token::Start { name, attributes, .. } = token
            && name == wanted
        {
            visit(attributes);
        }
    }
    Ok(())
}

/// The names and link ids of the sheets, and the epoch of day numbers.
fn sheets(text: &str) -> Result<(Vec<(String, String)>, Epoch), Fault> {
    let mut names = Vec::new();
    let mut epoch = Epoch::default();
    each_start(text, "sheet", &mut |attributes| {
        if let Some((name, id)) =
            attributes.get("name").zip(attributes.get("id")).filter(|_| names.len() <= MAX_SHEETS)
        {
            names.push((name.into_owned(), id.into_owned()));
        }
    })?;
    each_start(text, "workbookPr", &mut |attributes| {
        if attributes.get("date1904").is_some_and(|value| value == "1" || value == "true") {
            epoch = Epoch::Year1904;
        }
    })?;
    if names.len() > MAX_SHEETS { Err(Fault::TooManySheets) } else { Ok((names, epoch)) }
}

/// The shared texts, with runs joined and phonetic guides left out.
fn texts(text: &str) -> Result<Vec<String>, Fault> {
    let mut texts = Vec::new();
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        if let Token::Start { name: "si", is_empty, .. } = token {
            texts.push(if is_empty { String::new() } else { rich_text(&mut tokens, "si")? });
        }
    }
    Ok(texts)
}

/// The text of all `t` elements up to the end of `outer`.
fn rich_text(tokens: &mut Tokens<'_>, outer: &str) -> Result<String, Fault> {
    let mut whole = String::new();
    let (mut is_text, mut is_guide) = (false, false);
    while let Some(token) = tokens.next()? {
        match token {
            Token::End(name) if name == outer => return Ok(unescaped(&whole)),
            Token::Start { name: "t", is_empty, .. } => is_text = !is_empty,
            Token::End("t") => is_text = false,
            Token::Start { name: "rPh", is_empty, .. } => is_guide = !is_empty,
            Token::End("rPh") => is_guide = false,
            Token::Text(text) if is_text && !is_guide => whole.push_str(&text),
            _ => (),
        }
    }
    Err(Fault::Damaged { what: "XML: cut off" })
}

/// For each cell style, whether it shows days or times.
fn styles(text: &str) -> Result<Vec<bool>, Fault> {
    let mut own: Vec<(u32, bool)> = Vec::new();
    let mut days = Vec::new();
    let mut is_cell_style = false;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start { name: "numFmt", attributes, .. } => {
                if own.len() < MAX_FORMATS
                    && let Some((id, code)) = attributes
                        .get("numFmtId")
                        .and_then(|id| id.parse().ok())
                        .zip(attributes.get("formatCode"))
                {
                    own.push((id, shows_day(&code)));
                }
            }
            Token::Start { name: "cellXfs", .. } => is_cell_style = true,
            Token::End("cellXfs") => is_cell_style = false,
            Token::Start { name: "xf", attributes, .. } if is_cell_style => {
                if days.len() >= MAX_STYLES {
                    return Err(Fault::Damaged { what: "xlsx: too many styles" });
                }
                let id = attributes.get("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                let is_day =
                    own.iter().find(|(known, _)| *known == id).map_or(
                        matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58),
                        |(_, is_day)| *is_day,
                    );
                days.push(is_day);
            }
            _ => (),
        }
    }
    Ok(days)
}

fn sheet(name: String, text: &str, shared: &Shared, room: &mut Room) -> Result<Sheet, Fault> {
    let mut sheet = Sheet { name, epoch: shared.epoch, rows: Vec::new() };
    let mut row = Row::default();
    let mut column = 0;
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        match token {
            Token::Start { name: "row", attributes, .. } => {
                let number = attributes
                    .get("r")
                    .and_then(|number| number.parse().ok())
                    .unwrap_or(row.number.saturating_add(1));
                Room::end(&mut sheet, std::mem::take(&mut row))?;
                row.number = number;
                column = 0;
            }
            Token::Start { name: "c", attributes, is_empty } => {
                let place = attributes.get("r").and_then(|place| column_of(&place));
                let at = place.unwrap_or(column);
                column = at.saturating_add(1);
                if !is_empty {
                    let value = cell(&mut tokens, attributes, shared)?;
                    room.put(&mut row, at, value)?;
                }
            }
            Token::End("sheetData") => break,
            _ => (),
        }
    }
    Room::end(&mut sheet, row)?;
    Ok(sheet)
}

/// The column of a cell reference such as `AB12`, counted from 0.
fn column_of(place: &str) -> Option<usize> {
    let letters = place
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .map(|letter| usize::from(letter.to_ascii_uppercase() - b'A' + 1));
    letters
        .fold(0_usize, |column, letter| column.saturating_mul(26).saturating_add(letter))
        .checked_sub(1)
}

/// The value of the cell whose start tag was just read.
fn cell(
    tokens: &mut Tokens<'_>,
    attributes: Attributes<'_>,
    shared: &Shared,
) -> Result<String, Fault> {
    let kind = attributes.get("t").unwrap_or_default();
    let mut value = String::new();
    let mut is_value = false;
    loop {
        match tokens.next()? {
            Some(Token::End("c")) => break,
            Some(Token::Start { name: "is", is_empty: false, .. }) => {
                value = rich_text(tokens, "is")?
            }
            Some(Token::Start { name: "v", is_empty, .. }) => is_value = !is_empty,
            Some(Token::End("v")) => is_value = false,
            Some(Token::Text(text)) if is_value && value.len() + text.len() <= MAX_TEXT => {
                value.push_str(&text)
            }
            Some(_) => (),
            None => return Err(Fault::Damaged { what: "XML: cut off" }),
        }
    }
    Ok(match kind.as_ref() {
        "s" if value.trim().is_empty() => String::new(),
        "s" => {
            let text =
                value.trim().parse::<usize>().ok().and_then(|at| shared.texts.get(at)).cloned();
            text.ok_or(Fault::Damaged { what: "xlsx: a cell names a text that is not there" })?
        }
        "inlineStr" => value,
        "str" => unescaped(&value),
        "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
        "e" => value,
        "d" => iso_day(&value),
        _ => {
            let style =
                attributes.get("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
            number(&value, shared.days.get(style).copied().unwrap_or(false), shared.epoch)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_its_column() {
        for (place, column) in [
            ("A1", Some(0)),
            ("Z9", Some(25)),
            ("AA10", Some(26)),
            ("XFD1", Some(16_383)),
            ("12", None),
        ] {
            assert_eq!(column_of(place), column, "{place}");
        }
    }
}
