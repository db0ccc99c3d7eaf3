//! The file on the desk: its content, its reading, and the records that its rows would become.

use std::sync::Arc;

use book::{Book, Catalogue, RecordKind, UnitId};
use files::List;
use files::tables::{self, Aside, Encoding, Line, Memory, Plan, Separator, Sheet, State, Workbook};
use leptos::prelude::*;

use super::file::{File, Typed, corrected};
use super::kept_table::Kept;
use super::progress::Progress;
use crate::app::exchange::text::tables as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, Text};

/// The progress of a chosen file.
#[derive(Clone)]
pub enum Chosen {
    None,
    Reading,
    /// The name of the file, and why it cannot be read.
    Refused(String, String),
    Open(Arc<File>),
    /// A message about the import.
    Done(String),
}

/// A sheet that is read beside the shown one.
#[derive(Clone, PartialEq)]
pub struct OtherSheet {
    pub sheet_at: usize,
    pub plan: Plan,
    pub typed: Typed,
}

/// A sheet after conversion and correction, with the records that its rows would become.
#[derive(Clone, PartialEq)]
pub struct ReadSheet {
    pub sheet_at: usize,
    pub sheet: Arc<Sheet>,
    pub plan: Plan,
    pub lines: Arc<Vec<Line>>,
    /// The rows that belong to no record, and why.
    pub left_out: Arc<Vec<(u32, Aside)>>,
}

/// A request to read: the sheets in the order in which they are read, each with its index and plan.
pub struct Asked {
    pub parts: Vec<(usize, Arc<Sheet>, Plan)>,
    pub takes: Takes,
    pub book: Arc<Book>,
    pub catalogue: Arc<Catalogue>,
}

/// The rows that a person takes into the book besides the new ones.
#[derive(Clone, Copy, Default)]
pub struct Takes {
    /// Those that would overwrite what the book says.
    pub differing: bool,
    /// Those that the book has already, which adds them again.
    pub same: bool,
}

impl Takes {
    /// Returns whether a row is taken.
    pub fn has(self, line: &Line) -> bool {
        match &line.state {
            State::Differs(_) => self.differing || line.is_ready(),
            State::Same => self.same,
            State::New | State::Repeats(_) | State::Bad(_) => line.is_ready(),
        }
    }
}

/// The state of the page. A handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    pub chosen: RwSignal<Chosen>,
    pub sheet_at: RwSignal<usize>,
    pub encoding: RwSignal<Encoding>,
    /// The text typed into cells, by row and column.
    pub typed: RwSignal<Typed>,
    pub plan: RwSignal<Option<Plan>>,
    /// The other sheets of a workbook that is read as one.
    pub others: RwSignal<Vec<OtherSheet>>,
    /// All sheets, in the order in which they are read; none until they are.
    pub parts: RwSignal<Arc<Vec<ReadSheet>>>,
    /// The progress of a reading or an import that takes long.
    pub progress: RwSignal<Option<Progress>>,
    /// The number of the current reading or import; an earlier one stops.
    pub turn: StoredValue<u32>,
    pub memory: RwSignal<Memory>,
    /// The sheet after conversion, composition and correction.
    pub sheet: Memo<Arc<Sheet>>,
    pub lines: Memo<Arc<Vec<Line>>>,
    /// The choices to change rows that differ from the book, and to add incidents again that it
    /// already has.
    pub with_differing: RwSignal<bool>,
    pub with_same: RwSignal<bool>,
    /// The decisions and corrections, kept until they are imported.
    pub kept: Kept,
}

impl Desk {
    pub fn new(app: App) -> Self {
        let (chosen, sheet_at, encoding) =
            (RwSignal::new(Chosen::None), RwSignal::new(0), RwSignal::new(Encoding::Unicode));
        let (typed, plan) = (RwSignal::new(Typed::new()), RwSignal::new(None::<Plan>));
        let others = RwSignal::new(Vec::<OtherSheet>::new());
        let (with_differing, with_same) = (RwSignal::new(false), RwSignal::new(false));
        let as_read = Memo::new(move |_| match chosen.get() {
            Chosen::Open(file) => Arc::new(file.composed(sheet_at.get(), encoding.get())),
            _ => Arc::default(),
        });
        let sheet = Memo::new(move |_| {
            typed.with(|typed| match typed.is_empty() {
                true => as_read.get(),
                false => Arc::new(corrected(Sheet::clone(&as_read.get()), typed)),
            })
        });
        let parts = RwSignal::new(Arc::<Vec<ReadSheet>>::default());
        let lines = Memo::new_with_compare(
            move |_| {
                parts.with(|parts| {
                    let shown = parts.iter().find(|part| part.sheet_at == sheet_at.get());
                    shown.map(|part| Arc::clone(&part.lines)).unwrap_or_default()
                })
            },
            |earlier, now| match (earlier, now) {
                (Some(earlier), Some(now)) => !Arc::ptr_eq(earlier, now),
                _ => true,
            },
        );
        let kept = app
            .store
            .with_value(|store| store.tables())
            .and_then(|kept| serde_json::from_str(&kept).ok());
        Self {
            app,
            chosen,
            sheet_at,
            encoding,
            typed,
            plan,
            others,
            parts,
            progress: RwSignal::new(None),
            turn: StoredValue::new(0),
            memory: RwSignal::new(kept.unwrap_or_default()),
            sheet,
            lines,
            with_differing,
            with_same,
            kept: Kept::default(),
        }
    }

    /// Returns what is to be read, once the file's encoding is decided.
    pub fn asked(self) -> Option<Asked> {
        let (Chosen::Open(file), Some(plan)) = (self.chosen.get(), self.plan.get()) else {
            return None;
        };
        if file.offered.is_some() {
            return None;
        }
        let encoding = self.encoding.get();
        let mut parts: Vec<(usize, Arc<Sheet>, Plan)> = self.others.with(|others| {
            let part = |part: &OtherSheet| {
                let sheet = file.sheet(part.sheet_at, encoding, &part.typed);
                (part.sheet_at, Arc::new(sheet), part.plan.clone())
            };
            others.iter().map(part).collect()
        });
        parts.push((self.sheet_at.get(), self.sheet.get(), plan));
        book::sort::sort_by_key(&mut parts, |(.., plan)| {
            tables::IMPORTED.iter().position(|list| *list == plan.list)
        });
        // What is taken of one sheet decides only how the sheets below it are read.
        let takes = if parts.len() > 1 { self.takes() } else { Takes::default() };
        let (book, catalogue) = (self.app.book.get(), self.app.catalogue.get());
        Some(Asked { parts, takes, book, catalogue })
    }

    /// Stops a reading or an import.
    pub fn stop(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.progress.set(None);
    }

    /// Lays a table aside that is not read to its end. What was corrected in it stays kept.
    pub fn lay_aside(self, said: String) {
        self.stop();
        self.plan.set(None);
        self.others.set(Vec::new());
        self.chosen.set(Chosen::Done(said));
    }

    /// Puts a file on the desk.
    pub fn open(self, name: String, workbook: Workbook, text: Option<String>) {
        let fullest = workbook
            .sheets
            .iter()
            .enumerate()
            .find(|(_, sheet)| !sheet.rows.is_empty())
            .map_or(0, |(at, _)| at);
        let offered = workbook
            .sheets
            .get(fullest)
            .map(Encoding::of)
            .filter(|encoding| *encoding != Encoding::Unicode);
        let own =
            self.app.catalogue.with_untracked(|catalogue| tables::own_sheets(&workbook, catalogue));
        self.encoding.set(Encoding::Unicode);
        self.typed.set(Typed::new());
        self.others.set(Vec::new());
        self.sheet_at.set(fullest);
        let sum = tables::checksum_of(&workbook);
        self.chosen.set(Chosen::Open(Arc::new(File { name, workbook, text, offered })));
        if own.len() > 1 {
            self.open_all(&own);
        } else {
            self.read_anew();
        }
        self.kept.open(sum);
    }

    /// Reads all sheets of a workbook that the program made, and shows the first.
    fn open_all(self, own: &[(usize, List)]) {
        let Chosen::Open(file) = self.chosen.get_untracked() else { return };
        let (commune, year) = (self.only_commune(), Some(self.app.year.get_untracked()));
        let mut parts = own.iter().map(|(at, list)| {
            let sheet = file.sheet(*at, Encoding::Unicode, &Typed::new());
            let plan = self.app.catalogue.with_untracked(|catalogue| {
                self.memory.with_untracked(|memory| Plan::of(*list, &sheet, catalogue, memory))
            });
            let plan = Plan { commune: commune.clone(), year, ..plan };
            OtherSheet { sheet_at: *at, plan, typed: Typed::new() }
        });
        let Some(first) = parts.next() else { return };
        self.others.set(parts.collect());
        self.sheet_at.set(first.sheet_at);
        self.plan.set(Some(first.plan));
    }

    /// Shows another sheet of a workbook that is read as one.
    pub fn show(self, sheet_at: usize) {
        let Some(plan) = self.plan.get_untracked() else { return };
        let mut others = self.others.get_untracked();
        let Some(at) = others.iter().position(|part| part.sheet_at == sheet_at) else { return };
        let wanted = others.remove(at);
        let typed = self.typed.get_untracked();
        others.push(OtherSheet { sheet_at: self.sheet_at.get_untracked(), plan, typed });
        batch(move || {
            self.others.set(others);
            self.sheet_at.set(wanted.sheet_at);
            self.typed.set(wanted.typed);
            self.plan.set(Some(wanted.plan));
        });
    }

    /// Returns what the current choices take into the book.
    pub fn takes(self) -> Takes {
        Takes {
            differing: self.with_differing.get(),
            same: self.with_same.get() && self.others.with(Vec::is_empty),
        }
    }

    /// Sets the encoding of the file.
    pub fn decide(self, encoding: Encoding) {
        self.encoding.set(encoding);
        if let Chosen::Open(file) = self.chosen.get_untracked() {
            self.chosen.set(Chosen::Open(Arc::new(File { offered: None, ..File::clone(&file) })));
        }
        self.read_anew();
    }

    /// Chooses another sheet, which is then read alone.
    pub fn choose_sheet(self, at: usize) {
        self.others.set(Vec::new());
        self.typed.set(Typed::new());
        self.sheet_at.set(at);
        self.read_anew();
    }

    /// Splits a CSV file by another separator.
    pub fn cut(self, separator: Separator) {
        let Chosen::Open(file) = self.chosen.get_untracked() else { return };
        let read = file.text.as_deref().map(|text| tables::read_csv_text(text, Some(separator)));
        if let Some(Ok(workbook)) = read {
            self.typed.set(Typed::new());
            self.chosen.set(Chosen::Open(Arc::new(File { workbook, ..File::clone(&file) })));
            self.read_anew();
        }
    }

    /// Guesses the kind of table anew.
    fn read_anew(self) {
        let list = self.guess(Plan::likely_list);
        self.choose_list(list);
    }

    /// Treats the sheet as another kind of table.
    pub fn choose_list(self, list: List) {
        let earlier = self.plan.get_untracked();
        let plan = self.guess(|sheet, catalogue, memory| Plan::of(list, sheet, catalogue, memory));
        let commune = earlier.map_or_else(|| self.only_commune(), |plan| plan.commune);
        self.plan.set(Some(Plan { commune, year: Some(self.app.year.get_untracked()), ..plan }));
    }

    /// Takes another row as the headings.
    pub fn choose_header(self, header: usize) {
        let Some(plan) = self.plan.get_untracked() else { return };
        self.plan.set(Some(
            self.guess(|sheet, catalogue, memory| {
                plan.with_header(header, sheet, catalogue, memory)
            }),
        ));
    }

    fn guess<T>(self, guess: impl FnOnce(&Sheet, &Catalogue, &Memory) -> T) -> T {
        let catalogue = self.app.catalogue.get_untracked();
        self.memory.with_untracked(|memory| {
            self.sheet.with_untracked(|sheet| guess(sheet, &catalogue, memory))
        })
    }

    fn only_commune(self) -> Option<UnitId> {
        let own = self.app.book.with_untracked(|book| {
            ::desk::standards::desk_commune(book).map(|commune| commune.id.clone())
        });
        if own.is_some() {
            return own;
        }
        let communes = communes(self.app);
        if let [(id, _)] = communes.as_slice() { Some(id.clone()) } else { None }
    }

    /// Changes the plan.
    pub fn replan(self, change: impl FnOnce(&mut Plan)) {
        self.plan.update(|plan| {
            if let Some(plan) = plan {
                change(plan);
            }
        });
    }

    /// Clears the desk.
    pub fn clear(self, after: Chosen) {
        self.kept.end(self.app);
        self.plan.set(None);
        self.others.set(Vec::new());
        self.chosen.set(after);
        self.with_differing.set(false);
        self.with_same.set(false);
    }
}

/// Lists the communes of the book by name.
pub fn communes(app: App) -> Vec<(UnitId, String)> {
    let mut communes: Vec<(UnitId, String)> = app.book.with_untracked(|book| {
        let roots = book.shards.values().filter_map(|shard| shard.root_unit());
        let live = roots.filter(|unit| !unit.deleted && unit.kind.is_commune_level());
        untrack(|| live.map(|unit| (unit.id.clone(), words::unit_name(book, unit))).collect())
    });
    book::sort::sort_by(&mut communes, |a, b| browser::vietnamese_order(&a.1, &b.1));
    communes
}

/// Returns the name of a table that can be imported, in the language of the page.
pub fn list_text(list: List) -> String {
    match list {
        List::Units => text::LIST_UNITS.now().to_owned(),
        List::Of(RecordKind::Incident) => text::LIST_INCIDENTS.now().to_owned(),
        List::Of(RecordKind::Model) => text::LIST_MODELS.now().to_owned(),
        List::Of(RecordKind::YearlyTotal) => text::LIST_TOTALS.now().to_owned(),
        List::Of(kind) => words::capital(kind.name().now()),
    }
}

/// Returns the name of an encoding.
pub fn encoding_text(encoding: Encoding) -> Text {
    match encoding {
        Encoding::Unicode => text::UNICODE,
        Encoding::Tcvn3 => text::TCVN3,
        Encoding::Vni => text::VNI,
    }
}
