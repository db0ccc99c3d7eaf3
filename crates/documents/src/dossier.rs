//! All papers of a unit and of the units below it, each with its place in a folder.

use std::collections::BTreeMap;

use book::{Day, Unit, UnitId, Year};

use crate::document::Document;
use crate::library::Library;
use crate::name::{Field, Plain};
use crate::papers::{Asked, NoPaper, Papers};
use crate::places::first_upper;
use crate::render::render;
use crate::subject::Subject;
use crate::template::{Stage, Template};

/// The longest name of a unit and title of a paper in a file's name, in bytes: 255 for all of it is
/// the most that disks take.
const MAX_UNIT: usize = 90;
const MAX_TITLE: usize = 125;
/// Stands for the middle of a name that is too long.
const CUT: &str = "…";

/// A paper of a dossier.
pub struct Filed {
    /// Its folder and name, without an ending.
    pub path: String,
    /// The paper.
    pub document: Document,
}

/// All papers of a year for a unit and, of a commune-level one, the units below it: those that go
/// with each unit's outcome.
///
/// # Errors
/// [`NoPaper`] where the unit itself cannot have any.
pub fn dossier(
    papers: &Papers,
    library: &Library,
    unit: &UnitId,
    year: Year,
    day: Option<Day>,
) -> Result<Vec<Filed>, NoPaper> {
    let (root, _) = papers.book.unit(unit).ok_or_else(|| NoPaper::NoUnit(unit.clone()))?;
    let mut units: Vec<&Unit> = vec![root];
    if root.kind.is_commune_level() {
        let mut below: Vec<&Unit> =
            papers.book.children(&root.id).filter(|unit| !unit.kind.has_shard()).collect();
        book::sort::sort_by(&mut below, |a, b| {
            a.kind.cmp(&b.kind).then_with(|| papers.order()(&a.name, &b.name))
        });
        units.extend(below);
    }
    let mut found: Vec<(Stage, String, Document)> = Vec::new();
    for unit in units {
        for template in library.of(unit.kind) {
            let asked = Asked { unit: &unit.id, year, day, days: None };
            match paper(papers, template, unit, asked) {
                Ok(Some((name, document))) => found.push((template.stage, name, document)),
                // A unit below that was not there has no papers; the others have.
                Err(NoPaper::NotThere(_)) if unit.id != root.id => (),
                Ok(None) => (),
                Err(error) => return Err(error),
            }
        }
    }
    Ok(numbered(found))
}

/// The papers with their paths: in each folder numbered in their order, so that no two have one name
/// and a folder shows them as they come.
fn numbered(found: Vec<(Stage, String, Document)>) -> Vec<Filed> {
    let width = found.len().to_string().len().max(2);
    let mut counts = BTreeMap::new();
    let path = |(stage, name, document)| {
        let folder = stage_name(stage);
        let number: &mut usize = counts.entry(folder).or_default();
        *number += 1;
        Filed { path: format!("{folder}/{number:0width$}-{name}"), document }
    };
    found.into_iter().map(path).collect()
}

/// A paper with its name; none where the template is not for the unit's outcome.
fn paper<'a>(
    papers: &Papers<'a>,
    template: &Template,
    unit: &'a Unit,
    asked: Asked,
) -> Result<Option<(String, Document)>, NoPaper> {
    let subject = Subject::new(papers, unit, template, asked)?;
    let outcome = crate::fields::value(&subject, &Field::Plain(Plain::Outcome)).case();
    if !template.outcomes.is_empty() && !template.outcomes.contains(&outcome) {
        return Ok(None);
    }
    let of_unit = first_upper(&subject.title(unit));
    let name = format!("{} - {}", short(&of_unit, MAX_UNIT), short(&template.title.vi, MAX_TITLE));
    Ok(Some((name, render(template, &subject))))
}

/// The folder of a stage.
fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Registration => "1. Đăng ký",
        Stage::Review => "2. Đánh giá, đề nghị",
        Stage::Recognition => "3. Công nhận",
        Stage::Reporting | Stage::Register => "4. Báo cáo, thống kê",
    }
}

/// A name that disks accept, of at most `most` bytes.
fn short(name: &str, most: usize) -> String {
    let letters = name.chars().map(|letter| match letter {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
        letter if letter.is_control() => ' ',
        letter => letter,
    });
    let name: String = letters.collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = match name.len() > most {
        // Names that begin alike differ at their ends.
        true => [start(&name, most / 2), CUT, end(&name, most / 2 - CUT.len())].concat(),
        false => name,
    };
    name.trim_end_matches(['.', ' ', ',']).to_owned()
}

/// As many letters of the beginning as fit into `room` bytes.
fn start(name: &str, room: usize) -> &str {
    let at = (0..=room).rev().find(|at| name.is_char_boundary(*at)).unwrap_or(0);
    name.get(..at).unwrap_or_default().trim_end()
}

/// As many letters of the end as fit into `room` bytes.
fn end(name: &str, room: usize) -> &str {
    let from = name.len().saturating_sub(room);
    let at = (from..=name.len()).find(|at| name.is_char_boundary(*at)).unwrap_or(name.len());
    name.get(at..).unwrap_or_default().trim_start()
}
