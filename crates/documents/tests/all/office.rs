//! A book opened for papers, and shorthands.

use book::{Book, Catalogue, Day, UnitId, Year};
use desk::letters::Letters;
use documents::{Asked, Document, Library, NoPaper, Papers, Settings, catalogue};

/// A book with all that papers need.
pub struct Office {
    pub book: Book,
    pub rules: law::Library,
    pub kinds: Catalogue,
    pub templates: Library,
    pub settings: Settings,
}

pub fn year(year: u16) -> Year {
    Year::new(year).unwrap()
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn id(id: &str) -> UnitId {
    UnitId::new(id).unwrap()
}

impl Office {
    pub fn of(book: Book) -> Self {
        let rules = law::Library::national().unwrap();
        let kinds = catalogue(&rules, &book.frame);
        let templates = Library::built_in(&kinds).unwrap();
        Self { book, rules, kinds, templates, settings: Settings::default() }
    }

    /// A sample book of `samples/`.
    pub fn sample(name: &str) -> Self {
        let bytes = std::fs::read(testing::at(format!("samples/{name}.json"))).unwrap();
        let rules = law::Library::national().unwrap();
        let read = files::read(&bytes, name, &rules, &|text| text.to_owned());
        Self::of(read.unwrap_or_else(|problems| panic!("{name}: {problems:?}")).book)
    }

    pub fn papers(&self) -> Papers<'_> {
        Papers::new(&self.book, &self.rules, &self.kinds, &self.settings, &Letters::NATIVE, None)
    }

    pub fn paper(
        &self,
        kind: &str,
        unit: &str,
        of: u16,
        on: Option<&str>,
    ) -> Result<Document, NoPaper> {
        let unit = id(unit);
        let asked = Asked { unit: &unit, year: year(of), day: on.map(day), days: None };
        self.papers().document(self.templates.get(kind).unwrap(), asked)
    }

    /// The text of a paper, one line each.
    pub fn text(&self, kind: &str, unit: &str, of: u16, on: Option<&str>) -> String {
        self.paper(kind, unit, of, on).unwrap().lines().join("\n")
    }

    /// Every paper of every unit that is there in a year.
    pub fn all(&self, of: u16) -> Vec<(String, Document)> {
        let papers = self.papers();
        let mut found = Vec::new();
        for unit in self.book.units() {
            for template in self.templates.of(unit.kind) {
                let asked = Asked { unit: &unit.id, year: year(of), day: None, days: None };
                match papers.document(template, asked) {
                    Ok(document) => found.push((format!("{} {}", template.id, unit.id), document)),
                    Err(NoPaper::NotThere(_)) => (),
                    Err(error) => panic!("{} {}: {error:?}", template.id, unit.id),
                }
            }
        }
        found
    }
}

/// The same book with its units and nothing that was entered of them.
pub fn emptied(book: &Book) -> Book {
    let mut book = book.clone();
    for shard in book.shards.values_mut() {
        let root = shard.root_unit().unwrap().clone();
        let mut empty = book::Shard::new(root);
        empty.units = shard.units.clone();
        for unit in &mut empty.units {
            (unit.population, unit.households) = (None, None);
        }
        *shard = std::sync::Arc::new(empty);
    }
    book
}
