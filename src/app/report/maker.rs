//! The maker of papers, in a separate part of the program. Its templates and writers are fetched
//! when the list of documents first opens.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use book::{Book, Catalogue, Day, Frame, Lang, RecordKind, UnitId, UnitKind, Year};
use desk::route::Query;
use documents::{
    Asked, Document, Library, NoPaper, Papers, Register, Settings, Stage, catalogue, docx, dossier,
    html,
};
use files::tables::write_zip;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::shell::browser;

/// What papers are made from.
pub struct Source {
    pub book: Arc<Book>,
    pub rules: Arc<law::Library>,
    pub year: Year,
    pub today: Day,
    pub lang: Lang,
}

/// A paper that is available for a kind of unit.
#[derive(Clone, PartialEq)]
pub struct Offer {
    /// The id of the template.
    pub kind: String,
    pub stage: Stage,
    pub title: String,
}

/// The form of a paper.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Word,
    Page,
}

/// The bytes of a paper, or the reason why it could not be made.
pub type Made = Result<Vec<u8>, String>;

/// The entry points of the fetched part.
#[derive(Clone, Copy)]
pub struct Maker {
    /// Lists the papers available for a kind of unit, or for any, in the order of the year.
    pub offers: fn(&Source, Option<UnitKind>) -> Vec<Offer>,
    /// Makes a paper of a unit.
    pub paper: fn(&Source, &UnitId, &str, Form) -> Made,
    /// Makes a list a paper.
    pub register: fn(&Source, RecordKind, &Query, Form) -> Made,
    /// Makes all papers of the unit and of the units below it, as Word files in a zip.
    pub dossier: fn(&Source, &UnitId) -> Made,
}

/// Fetches the part.
#[wasm_split(documents, fallible)]
pub fn maker() -> Result<Maker, SplitLoaderError> {
    Ok(Maker { offers, paper, register, dossier: all })
}

/// The templates of a book, parsed once.
struct Parsed {
    frame: Arc<Frame>,
    rules: Arc<law::Library>,
    kinds: Catalogue,
    templates: Library,
}

thread_local! {
    static PARSED: RefCell<Option<Rc<Parsed>>> = const { RefCell::new(None) };
}

impl Source {
    /// Returns the day on the papers: today, or none for another year.
    fn day(&self) -> Option<Day> {
        Some(self.today).filter(|today| today.year() == self.year)
    }

    /// Returns the templates. They are parsed again only if the book's own kinds or rules changed.
    fn parsed(&self) -> Result<Rc<Parsed>, String> {
        let is_same = |parsed: &Rc<Parsed>| {
            Arc::ptr_eq(&parsed.frame, &self.book.frame) && Arc::ptr_eq(&parsed.rules, &self.rules)
        };
        if let Some(parsed) = PARSED.with_borrow(|parsed| parsed.clone().filter(is_same)) {
            return Ok(parsed);
        }
        let kinds = catalogue(&self.rules, &self.book.frame);
        let templates = Library::built_in(&kinds).map_err(|problems| {
            problems.first().map(|problem| problem.text(self.lang)).unwrap_or_default()
        })?;
        let (frame, rules) = (self.book.frame.clone(), self.rules.clone());
        let parsed = Rc::new(Parsed { frame, rules, kinds, templates });
        PARSED.set(Some(parsed.clone()));
        Ok(parsed)
    }

    /// Asks the papers about the book as it is known today.
    fn ask<T>(
        &self,
        question: impl FnOnce(&Papers, &Library) -> Result<T, NoPaper>,
    ) -> Result<T, String> {
        let parsed = self.parsed()?;
        let settings = Settings::default();
        let papers = Papers::new(
            &self.book,
            &self.rules,
            &parsed.kinds,
            &settings,
            &browser::LETTERS,
            Some(self.today),
        );
        question(&papers, &parsed.templates).map_err(|error| error.text(self.lang))
    }
}

fn offers(source: &Source, kind: Option<UnitKind>) -> Vec<Offer> {
    let Ok(parsed) = source.parsed() else { return Vec::new() };
    let offer = |template: &documents::Template| Offer {
        kind: template.id.clone(),
        stage: template.stage,
        title: template.title.get(source.lang).to_owned(),
    };
    let is_for =
        |template: &&documents::Template| kind.is_none_or(|kind| template.units.contains(&kind));
    parsed.templates.all().filter(is_for).map(offer).collect()
}

fn written(document: &Document, form: Form) -> Vec<u8> {
    match form {
        Form::Word => docx(document),
        Form::Page => html(document).into_bytes(),
    }
}

fn paper(source: &Source, unit: &UnitId, kind: &str, form: Form) -> Made {
    source.ask(|papers, templates| {
        let asked = Asked { unit, year: source.year, day: source.day(), days: None };
        Ok(written(&papers.document(templates.get(kind)?, asked)?, form))
    })
}

fn register(source: &Source, kind: RecordKind, query: &Query, form: Form) -> Made {
    source.ask(|papers, templates| {
        let wanted = Register { kind, query, year: source.year, day: source.day() };
        Ok(written(&papers.register(templates, &wanted)?, form))
    })
}

fn all(source: &Source, unit: &UnitId) -> Made {
    source.ask(|papers, templates| {
        let filed = dossier(papers, templates, unit, source.year, source.day())?;
        let parts: Vec<_> = filed
            .iter()
            .map(|paper| ([paper.path.as_str(), ".docx"].concat(), docx(&paper.document)))
            .collect();
        Ok(write_zip(&parts))
    })
}
