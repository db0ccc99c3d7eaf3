//! The maker of papers, in a separate part of the program. Its templates and writers are fetched
//! when the list of documents first opens.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use book::{Book, Catalogue, Day, Extra, Frame, Lang, RecordKind, UnitId, UnitKind, Year};
use desk::route::Query;
use documents::{
    Asked, Document, LIBRARY, Library, NoPaper, Papers, Problem, Register, Settings, Stage,
    catalogue, docx, dossier, html,
};
use files::tables::write_zip;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::shell::browser;

/// The data from which papers are made.
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

/// A template in the list of all.
pub struct Listed {
    pub id: String,
    pub title: String,
    /// It is the book's own.
    pub is_own: bool,
}

/// A good template from a file.
pub struct NewTemplate {
    pub title: String,
    /// The title of the template of the same id, which it replaces.
    pub replaces: Option<String>,
    /// The template as it goes into a book's frame.
    pub raw: Extra,
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
    /// Lists the templates, the book's own with a mark, and what is wrong with those left out.
    pub templates: fn(&Source) -> (Vec<Listed>, Vec<String>),
    /// Returns a template as the text of its file.
    pub file: fn(&Source, &str) -> Option<String>,
    /// Reads a template from the name and text of its file, or reports all its problems.
    pub read: fn(&Source, &str, &str) -> Result<NewTemplate, Vec<String>>,
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
    Ok(Maker { templates, file, read, offers, paper, register, dossier: all })
}

/// The templates of a book, parsed once.
struct Parsed {
    frame: Arc<Frame>,
    rules: Arc<law::Library>,
    kinds: Catalogue,
    templates: Library,
    /// The faults of the book's own templates, which were left out.
    problems: Vec<Problem>,
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
        let mut templates = Library::built_in(&kinds).map_err(|problems| {
            problems.first().map(|problem| problem.text(self.lang)).unwrap_or_default()
        })?;
        let problems = templates.put_own(&self.book.frame, &kinds);
        let (frame, rules) = (self.book.frame.clone(), self.rules.clone());
        let parsed = Rc::new(Parsed { frame, rules, kinds, templates, problems });
        PARSED.set(Some(parsed.clone()));
        Ok(parsed)
    }

    /// Answers a question about the papers of the book as it is known today.
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

fn templates(source: &Source) -> (Vec<Listed>, Vec<String>) {
    let Ok(parsed) = source.parsed() else { return Default::default() };
    let listed = |template: &documents::Template| Listed {
        id: template.id.clone(),
        title: template.title.get(source.lang).to_owned(),
        is_own: parsed.templates.is_own(&template.id),
    };
    let problems = parsed.problems.iter().map(|problem| problem.text(source.lang)).collect();
    (parsed.templates.all().map(listed).collect(), problems)
}

fn file(source: &Source, id: &str) -> Option<String> {
    let is_it = |raw: &&Extra| raw.get("id").and_then(|own| own.as_str()) == Some(id);
    match source.book.frame.templates.iter().find(is_it) {
        Some(own) => serde_json::to_string_pretty(own).ok(),
        None => {
            let name = [id, ".json"].concat();
            LIBRARY.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned())
        }
    }
}

fn read(source: &Source, name: &str, text: &str) -> Result<NewTemplate, Vec<String>> {
    let parsed = source.parsed().map_err(|problem| vec![problem])?;
    let template = documents::read(name, text.as_bytes(), &parsed.kinds).map_err(|problems| {
        problems.iter().map(|problem| problem.text(source.lang)).collect::<Vec<_>>()
    })?;
    let title = |template: &documents::Template| template.title.get(source.lang).to_owned();
    let raw = serde_json::from_str(text.trim_start_matches('\u{feff}'));
    Ok(NewTemplate {
        title: title(&template),
        replaces: parsed.templates.get(&template.id).ok().map(title),
        raw: raw.map_err(|error| vec![error.to_string()])?,
    })
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
