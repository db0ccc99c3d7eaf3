//! All papers of a unit and of the units below it, each with its place in a folder.

use book::{Day, Unit, UnitId, Year};

use crate::document::Document;
use crate::library::Library;
use crate::name::{Field, Plain};
use crate::papers::{Asked, NoPaper, Papers};
use crate::places::first_upper;
use crate::render::render;
use crate::subject::Subject;
use crate::template::{Stage, Template};

/// The longest part of a file's name, in letters: a name of 255 bytes is the most that disks take.
const MAX_NAME: usize = 50;

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
    let mut filed: Vec<Filed> = Vec::new();
    for unit in units {
        for template in library.of(unit.kind) {
            let asked = Asked { unit: &unit.id, year, day, days: None };
            match paper(papers, template, unit, asked) {
                Ok(Some((name, document))) => {
                    let path = free(&filed, &[stage_name(template.stage), "/", &name].concat());
                    filed.push(Filed { path, document });
                }
                // A unit below that was not there has no papers; the others have.
                Err(NoPaper::NotThere(_)) if unit.id != root.id => (),
                Ok(None) => (),
                Err(error) => return Err(error),
            }
        }
    }
    Ok(filed)
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
    let name = format!("{} - {}", short(&of_unit), short(&template.title.vi));
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

/// A name that disks take.
fn short(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
        letter if letter.is_control() => ' ',
        letter => letter,
    });
    let name: String = letters.collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = name.chars().take(MAX_NAME).collect();
    cut.trim_end_matches(['.', ' ', ',']).to_owned()
}

/// The path, or with a number behind it where it is taken.
fn free(filed: &[Filed], path: &str) -> String {
    let is_taken = |path: &str| filed.iter().any(|one| one.path == path);
    if !is_taken(path) {
        return path.to_owned();
    }
    let numbered = |number: usize| format!("{path} ({number})");
    (2..).map(numbered).find(|path| !is_taken(path)).unwrap_or_else(|| path.to_owned())
}
