//! Reads xlsx workbooks. Cell values are as a Vietnamese sheet shows them; a formula counts with
//! its last result.

use super::relations::{Relation, joined, relations};
use super::serial::Epoch;
use super::sheet::Room;
use super::xlsx_sheet::{self, Shared};
use super::xlsx_styles::styles;
use super::xlsx_text;
use super::xml::{Token, Tokens};
use super::zip::Archive;
use super::{Fault, MAX_SHEETS, Sheet, Workbook, bytes};

pub(super) fn read(archive: &mut Archive) -> Result<Workbook, Fault> {
    let main = main_part(archive)?;
    let text = part(archive, &main)?.ok_or(Fault::NotATable)?;
    let relations = relations(archive, &main)?;
    let list = sheets(&text)?;
    let shared = Shared {
        texts: xlsx_text::shared(&common(archive, &relations, &main, "sharedStrings")?)?,
        styles: styles(&common(archive, &relations, &main, "styles")?)?,
        epoch: list.epoch,
        is_uncalculated: list.is_uncalculated,
    };
    let mut room = Room::new();
    let mut sheets = Vec::new();
    for Named { name, id, is_hidden } in list.sheets {
        // A chart or macro sheet has no part of this kind.
        let Some(found) =
            relations.iter().find(|known| known.id == id && known.kind == "worksheet")
        else {
            continue;
        };
        let Some(text) = part(archive, &found.part)? else {
            return Err(Fault::Damaged { what: "xlsx: no sheet" });
        };
        let empty = Sheet { name, epoch: shared.epoch, is_hidden, ..Sheet::default() };
        sheets.push(xlsx_sheet::read(empty, &text, &shared, &mut room)?);
    }
    Workbook::of(sheets)
}

/// The text of a part.
fn part(archive: &mut Archive, name: &str) -> Result<Option<String>, Fault> {
    Ok(archive.read(name)?.map(|part| bytes::text_of(&part)))
}

/// The text of a part that all sheets use, found by its relation or else at its usual place.
fn common(
    archive: &mut Archive,
    relations: &[Relation],
    main: &str,
    kind: &str,
) -> Result<String, Fault> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = relations
        .iter()
        .find(|known| known.kind == kind)
        .map_or_else(|| joined(folder, &[kind, ".xml"].concat()), |known| known.part.clone());
    Ok(part(archive, &name)?.unwrap_or_default())
}

/// The name of the workbook's main part.
fn main_part(archive: &mut Archive) -> Result<String, Fault> {
    let found = relations(archive, "")?;
    let main = found.into_iter().find(|known| known.kind == "officeDocument");
    let name = main.map_or_else(|| "xl/workbook.xml".to_owned(), |known| known.part);
    // A document or a binary workbook has a main part of another kind.
    if archive.has(&name) && name.ends_with("workbook.xml") {
        Ok(name)
    } else if name.ends_with(".bin") {
        Err(Fault::OtherFormat)
    } else {
        Err(Fault::NotATable)
    }
}

/// A sheet that the workbook lists.
struct Named {
    name: String,
    id: String,
    is_hidden: bool,
}

/// The content of the main part.
#[derive(Default)]
struct List {
    sheets: Vec<Named>,
    epoch: Epoch,
    is_uncalculated: bool,
}

fn sheets(text: &str) -> Result<List, Fault> {
    let mut list = List::default();
    let mut tokens = Tokens::new(text);
    while let Some(token) = tokens.next()? {
        let Token::Start { name, attributes, .. } = token else { continue };
        match name {
            "sheet" => {
                if let Some((name, id)) = attributes.get("name").zip(attributes.get("id")) {
                    let state = attributes.get("state").unwrap_or_default();
                    let is_hidden = matches!(state.as_ref(), "hidden" | "veryHidden");
                    let (name, id) = (name.into_owned(), id.into_owned());
                    list.sheets.push(Named { name, id, is_hidden });
                }
                if list.sheets.len() > MAX_SHEETS {
                    return Err(Fault::TooManySheets);
                }
            }
            "workbookPr" if attributes.is_on("date1904") => list.epoch = Epoch::Year1904,
            "calcPr" => list.is_uncalculated = attributes.is_on("fullCalcOnLoad"),
            _ => (),
        }
    }
    Ok(list)
}
