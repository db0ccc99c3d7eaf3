//! The relations between the parts of an xlsx file. Programs put the parts where they like, so
//! they are found by their relations and not by their names.

use super::xml::{Token, Tokens};
use super::zip::Archive;
use super::{Fault, MAX_SHEETS, bytes};

/// The most relations of a part that are looked at: its sheets and what they share.
const MAX_RELATIONS: usize = MAX_SHEETS * 10;

/// A relation of a part to another one.
pub(super) struct Relation {
    /// Its id, unique within the part.
    pub id: String,
    /// The last word of its type: `worksheet`, `styles`.
    pub kind: String,
    /// The name of the other part.
    pub part: String,
}

/// The relations of a part, or of the whole file if the name is empty.
pub(super) fn relations(archive: &mut Archive, part: &str) -> Result<Vec<Relation>, Fault> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let name = joined(folder, &["_rels/", file, ".rels"].concat());
    let text = archive.read(&name)?.map(|part| bytes::text_of(&part)).unwrap_or_default();
    let mut relations = Vec::new();
    let mut tokens = Tokens::new(&text);
    while let Some(token) = tokens.next()? {
        let Token::Start { name: "Relationship", attributes, .. } = token else { continue };
        if let (Some(id), Some(kind), Some(target)) =
            (attributes.get("Id"), attributes.get("Type"), attributes.get("Target"))
            && relations.len() < MAX_RELATIONS
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let part = resolved(folder, &target);
            relations.push(Relation { id: id.into_owned(), kind, part });
        }
    }
    Ok(relations)
}

/// A name within a folder.
pub(super) fn joined(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { [folder, "/", name].concat() }
}

/// The name of the part that a target means, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let from = if target.starts_with('/') { "" } else { folder };
    let mut names: Vec<&str> = Vec::new();
    for name in from.split('/').chain(target.split('/')) {
        match name {
            "" | "." => (),
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_the_folder_of_its_part() {
        for (target, part) in [
            ("worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("./sheet.xml", "xl/sheet.xml"),
            ("../data/sheet.xml", "data/sheet.xml"),
            ("worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"),
        ] {
            assert_eq!(resolved("xl", target), part);
        }
    }
}
