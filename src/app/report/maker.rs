//! The maker of papers, in a separate part of the program. Its templates and writers are fetched
//! when the list of documents first opens.

use std::sync::Arc;

use book::{Book, Day, Lang, UnitId, Year};
use documents::{Asked, Library, Papers, Settings, Stage, catalogue, docx, dossier, html};
use files::tables::write_zip;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// The inputs of a paper.
pub struct Wanted {
    pub book: Arc<Book>,
    pub rules: Arc<law::Library>,
    pub unit: UnitId,
    pub year: Year,
    pub today: Day,
    pub lang: Lang,
}

/// A paper that is available for a unit.
#[derive(Clone, PartialEq)]
pub struct Offer {
    /// The id of the template.
    pub kind: String,
    pub stage: Stage,
    pub title: String,
}

/// The bytes of a paper, or the reason why it could not be made.
type Made = Result<Vec<u8>, String>;

/// The entry points of the fetched part.
#[derive(Clone, Copy)]
pub struct Maker {
    /// Lists the papers available for the unit, in the order of the year.
    pub offers: fn(&Wanted) -> Vec<Offer>,
    /// Makes a paper as a Word file.
    pub word: fn(&Wanted, &str) -> Made,
    /// Makes a paper as a printable page.
    pub page: fn(&Wanted, &str) -> Made,
    /// Makes all papers of the unit and of the units below it, as Word files in a zip.
    pub dossier: fn(&Wanted) -> Made,
}

/// Fetches the part.
#[wasm_split(documents, fallible)]
pub fn maker() -> Result<Maker, SplitLoaderError> {
    Ok(Maker {
        offers,
        word: |wanted, kind| paper(wanted, kind).map(|document| docx(&document)),
        page: |wanted, kind| paper(wanted, kind).map(|document| html(&document).into_bytes()),
        dossier: all,
    })
}

impl Wanted {
    /// Returns the day on the papers: today, or none for another year.
    fn day(&self) -> Option<Day> {
        Some(self.today).filter(|today| today.year() == self.year)
    }

    /// Asks the papers about the book as it is known today.
    fn ask<T>(
        &self,
        question: impl FnOnce(&Papers, &Library) -> Result<T, documents::NoPaper>,
    ) -> Result<T, String> {
        let kinds = catalogue(&self.rules, &self.book.frame);
        let templates = Library::built_in(&kinds).map_err(|problems| {
            problems.first().map(|problem| problem.text(self.lang)).unwrap_or_default()
        })?;
        let settings = Settings::default();
        let papers = Papers::new(&self.book, &self.rules, &kinds, &settings, Some(self.today));
        question(&papers, &templates).map_err(|error| error.text(self.lang))
    }
}

fn offers(wanted: &Wanted) -> Vec<Offer> {
    let Some((unit, _)) = wanted.book.unit(&wanted.unit) else { return Vec::new() };
    let found = wanted.ask(|_, templates| {
        let offer = |template: &documents::Template| Offer {
            kind: template.id.clone(),
            stage: template.stage,
            title: template.title.get(wanted.lang).to_owned(),
        };
        Ok(templates.of(unit.kind).map(offer).collect())
    });
    found.unwrap_or_default()
}

fn paper(wanted: &Wanted, kind: &str) -> Result<documents::Document, String> {
    wanted.ask(|papers, templates| {
        let template =
            templates.get(kind).ok_or_else(|| documents::NoPaper::NoUnit(wanted.unit.clone()))?;
        let asked = Asked { unit: &wanted.unit, year: wanted.year, day: wanted.day(), days: None };
        papers.document(template, asked)
    })
}

fn all(wanted: &Wanted) -> Made {
    wanted.ask(|papers, templates| {
        let filed = dossier(papers, templates, &wanted.unit, wanted.year, wanted.day())?;
        let parts: Vec<_> = filed
            .iter()
            .map(|paper| ([paper.path.as_str(), ".docx"].concat(), docx(&paper.document)))
            .collect();
        Ok(write_zip(&parts))
    })
}
