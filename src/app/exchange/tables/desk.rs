//! The file on the desk: its content, its reading, and the records that its rows would become.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{RecordKind, UnitId};
use files::List;
use files::tables::{self, Encoding, Line, Memory, Plan, Separator, Sheet, Workbook};
use leptos::prelude::*;

use crate::app::exchange::text::tables as text;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::Text;

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

/// A file that was read.
#[derive(Clone)]
pub struct File {
    pub name: String,
    pub workbook: Workbook,
    /// The text of a CSV file, which another separator can split again.
    pub text: Option<String>,
    /// The suspected old encoding of its text, until a person decides.
    pub offered: Option<Encoding>,
}

/// The state of the page. A handle that is copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub app: App,
    pub chosen: RwSignal<Chosen>,
    pub sheet_at: RwSignal<usize>,
    pub encoding: RwSignal<Encoding>,
    /// The text typed into empty cells, by row and column.
    pub typed: RwSignal<BTreeMap<(usize, usize), String>>,
    pub plan: RwSignal<Option<Plan>>,
    pub memory: RwSignal<Memory>,
    /// The sheet after conversion, composition and correction.
    pub sheet: Memo<Arc<Sheet>>,
    pub lines: Memo<Arc<Vec<Line>>>,
    /// The choices to change rows that differ from the book, and to add incidents again that it
    /// already has.
    pub with_differing: RwSignal<bool>,
    pub with_same: RwSignal<bool>,
}

impl Desk {
    pub fn new(app: App) -> Self {
        let (chosen, sheet_at, encoding) =
            (RwSignal::new(Chosen::None), RwSignal::new(0), RwSignal::new(Encoding::Unicode));
        let (typed, plan) = (RwSignal::new(BTreeMap::new()), RwSignal::new(None::<Plan>));
        let sheet = Memo::new(move |_| {
            let Chosen::Open(file) = chosen.get() else { return Arc::default() };
            let sheet = file.workbook.sheets.get(sheet_at.get()).cloned().unwrap_or_default();
            Arc::new(typed.with(|typed| corrected(encoding.get().convert(&sheet), typed)))
        });
        let lines = Memo::new(move |_| {
            plan.with(|plan| match plan {
                Some(plan) => {
                    let (book, catalogue) = (app.book.get(), app.catalogue.get());
                    Arc::new(sheet.with(|sheet| tables::examine(sheet, plan, &book, &catalogue)))
                }
                None => Arc::default(),
            })
        });
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
            memory: RwSignal::new(kept.unwrap_or_default()),
            sheet,
            lines,
            with_differing: RwSignal::new(false),
            with_same: RwSignal::new(false),
        }
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
        self.encoding.set(Encoding::Unicode);
        self.typed.set(BTreeMap::new());
        self.sheet_at.set(fullest);
        self.chosen.set(Chosen::Open(Arc::new(File { name, workbook, text, offered })));
        self.read_anew();
    }

    /// Sets the encoding of the file.
    pub fn decide(self, encoding: Encoding) {
        self.encoding.set(encoding);
        if let Chosen::Open(file) = self.chosen.get_untracked() {
            self.chosen.set(Chosen::Open(Arc::new(File { offered: None, ..File::clone(&file) })));
        }
        self.read_anew();
    }

    /// Chooses another sheet.
    pub fn choose_sheet(self, at: usize) {
        self.typed.set(BTreeMap::new());
        self.sheet_at.set(at);
        self.read_anew();
    }

    /// Splits a CSV file by another separator.
    pub fn cut(self, separator: Separator) {
        let Chosen::Open(file) = self.chosen.get_untracked() else { return };
        let read = file.text.as_deref().map(|text| tables::read_csv_text(text, Some(separator)));
        if let Some(Ok(workbook)) = read {
            self.typed.set(BTreeMap::new());
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

    fn guess<T>(self, guess: impl FnOnce(&Sheet, &book::Catalogue, &Memory) -> T) -> T {
        let catalogue = self.app.catalogue.get_untracked();
        self.memory.with_untracked(|memory| {
            self.sheet.with_untracked(|sheet| guess(sheet, &catalogue, memory))
        })
    }

    fn only_commune(self) -> Option<UnitId> {
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
        self.plan.set(None);
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
        untrack(|| {
            live.map(|unit| (unit.id.clone(), crate::app::shell::words::unit_name(unit))).collect()
        })
    });
    book::sort::sort_by(&mut communes, |a, b| browser::vietnamese_order(&a.1, &b.1));
    communes
}

/// Returns the sheet with composed text and with the text typed into empty cells.
fn corrected(mut sheet: Sheet, typed: &BTreeMap<(usize, usize), String>) -> Sheet {
    for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| !cell.is_ascii())
    {
        *cell = browser::composed(cell);
    }
    for ((row, column), text) in typed {
        if let Some(row) = sheet.rows.get_mut(*row) {
            if row.cells.len() <= *column {
                row.cells.resize(column + 1, String::new());
            }
            if let Some(cell) = row.cells.get_mut(*column) {
                cell.clone_from(text);
            }
        }
    }
    sheet
}

/// Returns the name of a table that can be imported.
pub fn list_text(list: List) -> Text {
    match list {
        List::Of(RecordKind::Incident) => text::LIST_INCIDENTS,
        List::Of(RecordKind::Model) => text::LIST_MODELS,
        List::Of(RecordKind::YearlyTotal) => text::LIST_TOTALS,
        List::Units | List::Of(_) => text::LIST_UNITS,
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

/// A labelled choice of a few options.
pub fn select(
    id: &'static str,
    label: Text,
    options: Vec<(String, String)>,
    chosen: &str,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = options.into_iter().map(|(value, name)| {
        let is_chosen = value == chosen;
        view! { <option value=value selected=is_chosen>{name}</option> }
    });
    view! {
        <div class="field">
            <label class="field__label" for=id>{crate::app::text::t(label)}</label>
            <select class="input" id=id on:change=move |event| choose(event_target_value(&event))>{options.collect_view()}</select>
        </div>
    }
    .into_any()
}
