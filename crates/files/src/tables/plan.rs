//! How a sheet is read: which row has the headings, what each column is, and what was decided about
//! single words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Sheet;
use super::columns::{Column, IMPORTED, Input, columns};
use super::headings::Headings;
use super::letters::folded;
use super::target::Target;
use crate::List;
use book::{Catalogue, UnitId, Year};

/// What a person decided, kept on the device for the next table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// What a heading without accents is, by list and heading: `incidents/ngay vi pham`.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// What a word of a column is read as, by list, field and word.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

/// How a sheet is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What the rows are.
    pub list: List,
    /// The place of the headings' row among the sheet's rows.
    pub header: usize,
    /// What each column is.
    pub targets: Vec<Target>,
    /// The commune of rows that name none.
    pub commune: Option<UnitId>,
    /// The year of rows that name none.
    pub year: Option<Year>,
    /// What words are read as, by column and word: decided by a person.
    pub words: BTreeMap<(usize, String), String>,
}

/// Rows among which the headings are looked for: offices write a title above them.
const HEADER_REACH: usize = 25;

fn memory_key(list: List, heading: &str) -> String {
    [list.name(), "/", &folded(heading)].concat()
}

/// The place in [`Memory`] of a word of a column.
fn word_key(list: List, field: &str, word: &str) -> String {
    [list.name(), "/", field, "/", &folded(word)].concat()
}

impl Memory {
    /// Notes what a person made of a plan's columns, and the words that were decided about kinds
    /// and choices: units are others in another book. What is as the headings alone say was not
    /// decided, or taken back, and is forgotten. That a column which each row must have is not read
    /// holds for one table only.
    pub fn learn(&mut self, plan: &Plan, sheet: &Sheet, catalogue: &Catalogue) {
        let Some(header) = sheet.rows.get(plan.header) else { return };
        let headings = Headings::of(plan.list, catalogue);
        let guessed = targets(plan.list, &header.cells, &headings, catalogue, &Self::default());
        for ((heading, guessed), target) in header.cells.iter().zip(&guessed).zip(&plan.targets) {
            let key = memory_key(plan.list, heading);
            let is_needed = matches!(guessed, Target::Field(column) if column.is_required);
            let is_of_here = self
                .columns
                .get(&key)
                .and_then(|code| Target::of(plan.list, code))
                .is_none_or(|known| known.is_in(catalogue));
            if guessed == target || (is_needed && *target == Target::Skip) {
                // An indicator of another book is decided about there.
                if is_of_here {
                    self.columns.remove(&key);
                }
            } else if !folded(heading).is_empty() {
                self.columns.insert(key, target.code());
            }
        }
        for ((column, word), meant) in &plan.words {
            if let Some(Target::Field(Column {
                field,
                input: Input::Kind(_) | Input::Choice(_),
                ..
            })) = plan.targets.get(*column)
            {
                self.words.insert(word_key(plan.list, field, word), meant.clone());
            }
        }
    }
}

impl Plan {
    /// What a sheet of a list seems to be.
    pub fn of(list: List, sheet: &Sheet, catalogue: &Catalogue, memory: &Memory) -> Self {
        let headings = Headings::of(list, catalogue);
        let rows = sheet
            .rows
            .iter()
            .take(HEADER_REACH)
            .map(|row| targets(list, &row.cells, &headings, catalogue, memory));
        let mut best = (0, Vec::new(), 0);
        for (at, targets) in rows.enumerate() {
            let known = targets.iter().filter(|target| **target != Target::Skip).count();
            if known > best.2 {
                best = (at, targets, known);
            }
        }
        Self {
            list,
            header: best.0,
            targets: best.1,
            commune: None,
            year: None,
            words: BTreeMap::new(),
        }
        .completed(sheet, memory)
    }

    /// The list that most headings of a sheet belong to, those that a row must have before others.
    pub fn likely_list(sheet: &Sheet, catalogue: &Catalogue, memory: &Memory) -> List {
        let fit = |list: List| {
            let plan = Self::of(list, sheet, catalogue, memory);
            let required = columns(list).iter().filter(|column| column.is_required);
            let missing = required.filter(|column| !plan.has(column.field)).count();
            let known = plan.targets.iter().filter(|target| **target != Target::Skip).count();
            let is_wide = plan.targets.iter().any(|target| matches!(target, Target::Indicator(_)));
            // A column for each indicator stands for the two that name and hold them.
            (known + 1)
                .saturating_mul(4)
                .saturating_sub(if is_wide { missing.saturating_sub(2) } else { missing } * 5)
        };
        let mut best = (IMPORTED[0], 0);
        for list in IMPORTED {
            let fit = fit(list);
            if fit > best.1 {
                best = (list, fit);
            }
        }
        best.0
    }

    /// The same sheet with another row of headings.
    #[must_use]
    pub fn with_header(
        &self,
        header: usize,
        sheet: &Sheet,
        catalogue: &Catalogue,
        memory: &Memory,
    ) -> Self {
        let cells = sheet.rows.get(header).map(|row| row.cells.as_slice()).unwrap_or_default();
        let targets =
            targets(self.list, cells, &Headings::of(self.list, catalogue), catalogue, memory);
        Self { header, targets, ..self.clone() }.completed(sheet, memory)
    }

    /// With a target for each column that there is, and what was decided about words before.
    fn completed(mut self, sheet: &Sheet, memory: &Memory) -> Self {
        let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        self.targets.resize(width, Target::Skip);
        self.words.clear();
        for (column, target) in self.targets.iter().enumerate() {
            let Target::Field(Column { field, .. }) = target else { continue };
            let prefix = word_key(self.list, field, "");
            if !memory.words.keys().any(|key| key.starts_with(&prefix)) {
                continue;
            }
            for row in sheet.rows.iter().skip(self.header + 1) {
                let word = row.cell(column).trim();
                if let Some(meant) =
                    memory.words.get(&word_key(self.list, field, word)).filter(|_| !word.is_empty())
                {
                    self.words.insert((column, word.to_owned()), meant.clone());
                }
            }
        }
        self
    }

    /// Whether a column of the table is among the sheet's.
    pub fn has(&self, field: &str) -> bool {
        self.targets
            .iter()
            .any(|target| matches!(target, Target::Field(column) if column.field == field))
    }

    /// Makes a column of the sheet another one; what was that before is not read any more.
    pub fn set(&mut self, column: usize, target: Target) {
        if let Target::Field(_) = target {
            for other in self.targets.iter_mut().filter(|other| **other == target) {
                *other = Target::Skip;
            }
        }
        if let Some(slot) = self.targets.get_mut(column) {
            *slot = target;
        }
        self.words.retain(|(of, _), _| *of != column);
    }
}

/// What the cells of a row are as headings; the first of two with one meaning counts.
fn targets(
    list: List,
    cells: &[String],
    headings: &Headings,
    catalogue: &Catalogue,
    memory: &Memory,
) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for heading in cells {
        let remembered =
            memory.columns.get(&memory_key(list, heading)).and_then(|code| Target::of(list, code));
        let remembered = remembered.filter(|target| target.is_in(catalogue));
        let target = remembered.unwrap_or_else(|| headings.target(heading));
        let is_taken = targets.contains(&target);
        targets.push(if is_taken { Target::Skip } else { target });
    }
    targets
}
