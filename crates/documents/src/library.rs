//! The templates in use: those that are built in, and a book's own in their place or beside them.

use std::collections::BTreeSet;

use book::{Catalogue, Frame, UnitKind};

use crate::fault::{Fault, Problem};
use crate::papers::NoPaper;
use crate::read::read;
use crate::template::{Stage, Template};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// The files of the built-in templates, each with its name, in the order of the year.
        pub const LIBRARY: &[(&str, &str)] = &[
            $((concat!($name, ".json"), include_str!(concat!("../../../documents/", $name, ".json")))),*
        ];
    };
}

files! {
    "hamlet-registration",
    "unit-registration",
    "commune-registration",
    "hamlet-resolution",
    "unit-resolution",
    "commune-resolution",
    "commune-plan",
    "unit-plan",
    "hamlet-report",
    "unit-report",
    "commune-report",
    "hamlet-minutes",
    "unit-minutes",
    "commune-minutes",
    "hamlet-submission",
    "unit-submission",
    "commune-submission",
    "proposal",
    "proposal-list",
    "condition-table",
    "recognition-decision",
    "recognition-decision-list",
    "certificate",
    "not-met-notice",
    "half-year-report",
    "year-report",
    "movement-report",
    "model-table",
    "case-table",
    "appendix",
    "programme-self-assessment",
    "programme-request",
    "register",
}

/// The most templates of its own that a book can use.
pub const MAX_OWN_TEMPLATES: usize = 100;

/// Templates of papers.
#[derive(Clone, Debug, Default)]
pub struct Library {
    templates: Vec<Template>,
    /// The ids of the book's own.
    own: BTreeSet<String>,
}

impl Library {
    /// The built-in templates.
    ///
    /// # Errors
    /// The mistakes in them. A test makes sure that there are none.
    pub fn built_in(catalogue: &Catalogue) -> Result<Self, Vec<Problem>> {
        let mut library = Self::default();
        let mut problems = Vec::new();
        for (file, text) in LIBRARY {
            match read(file, text.as_bytes(), catalogue) {
                Ok(template) => library.templates.push(template),
                Err(wrong) => problems.extend(wrong),
            }
        }
        if problems.is_empty() { Ok(library) } else { Err(problems) }
    }

    /// Puts a book's own templates in, and returns what is wrong with those that were left out.
    pub fn put_own(&mut self, frame: &Frame, catalogue: &Catalogue) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (at, raw) in frame.templates.iter().enumerate() {
            let id = raw.get("id").and_then(|id| id.as_str());
            let name = id.map_or_else(|| format!("templates[{at}]"), str::to_owned);
            if at >= MAX_OWN_TEMPLATES {
                let fault = Fault::TooMany { most: MAX_OWN_TEMPLATES };
                problems.push(Problem { file: name, place: String::new(), fault });
                continue;
            }
            match read(&name, serde_json::json!(raw).to_string().as_bytes(), catalogue) {
                Ok(template) => {
                    self.own.insert(template.id.clone());
                    self.put(template);
                }
                Err(wrong) => problems.extend(wrong),
            }
        }
        problems
    }

    /// Whether the template of an id is the book's own.
    pub fn is_own(&self, id: &str) -> bool {
        self.own.contains(id)
    }

    /// Adds a template, in place of one with the same id.
    pub fn put(&mut self, template: Template) {
        match self.templates.iter_mut().find(|one| one.id == template.id) {
            Some(one) => *one = template,
            None => self.templates.push(template),
        }
    }

    /// The template with an id.
    ///
    /// # Errors
    /// [`NoPaper::NoTemplate`] where there is none.
    pub fn get(&self, id: &str) -> Result<&Template, NoPaper> {
        let found = self.templates.iter().find(|template| template.id == id);
        found.ok_or_else(|| NoPaper::NoTemplate(id.to_owned()))
    }

    /// All templates of papers, in the order of the year.
    pub fn all(&self) -> impl Iterator<Item = &Template> {
        self.templates.iter().filter(|template| template.stage != Stage::Register)
    }

    /// The templates of papers for a kind of unit.
    pub fn of(&self, kind: UnitKind) -> impl Iterator<Item = &Template> {
        self.all().filter(move |template| template.units.contains(&kind))
    }
}
