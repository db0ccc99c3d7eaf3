//! The plan for reading a sheet: its row of headings, the target of each column, and the decisions
//! about single words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Sheet;
use super::columns::{Column, IMPORTED, Input, columns};
use super::headings::Headings;
use super::letters::folded;
use super::levels::{is_last, levels};
use super::target::Target;
use crate::List;
use book::{Catalogue, UnitId, Year};

/// A person's decisions, kept on the device for the next table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Memory {
    /// The target of a heading without accents, by list and heading: `incidents/ngay vi pham`.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// The meaning of a word, by list, field and word.
    #[serde(default)]
    pub words: BTreeMap<String, String>,
}

/// A plan for reading a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The list that the rows belong to.
    pub list: List,
    /// The index of the row of headings.
    pub header: usize,
    /// The target of each column.
    pub targets: Vec<Target>,
    /// The commune of rows that name none.
    pub commune: Option<UnitId>,
    /// The year of rows that name none.
    pub year: Option<Year>,
    /// The meanings that a person gave to words, by column and word.
    pub words: BTreeMap<(usize, String), String>,
}

/// The number of rows to search for headings: offices write a title above them.
const HEADER_REACH: usize = 25;

fn memory_key(list: List, levels: &[String]) -> String {
    [list.name(), "/", &folded(&levels.join(" "))].concat()
}

/// The heading of each column, whose last row has this index; several levels are joined.
pub fn headings(sheet: &Sheet, header: usize) -> Vec<String> {
    levels(sheet, header).iter().map(|levels| levels.join(" – ")).collect()
}

/// The key in [`Memory`] for a word of a column.
fn word_key(list: List, field: &str, word: &str) -> String {
    [list.name(), "/", field, "/", &folded(word)].concat()
}

impl Memory {
    /// Remembers the targets that a person chose, and the words decided about kinds and choices but
    /// not about units, which differ in another book. A target that follows from the heading alone
    /// is no decision, or one taken back, and is forgotten. Skipping a required column counts for
    /// one table only.
    pub fn learn(&mut self, plan: &Plan, sheet: &Sheet, catalogue: &Catalogue) {
        let header = levels(sheet, plan.header);
        let headings = Headings::of(plan.list, catalogue);
        let guessed = targets(plan.list, sheet, &header, &headings, catalogue, &Self::default());
        for ((heading, guessed), target) in header.iter().zip(&guessed).zip(&plan.targets) {
            let key = memory_key(plan.list, heading);
            let is_needed = matches!(guessed, Target::Field(column) if column.is_required);
            let is_of_here = self
                .columns
                .get(&key)
                .and_then(|code| Target::of(plan.list, code))
                .is_none_or(|known| known.is_in(catalogue));
            if guessed == target || (is_needed && *target == Target::Skip) {
                // The decision may be about another book's indicator; then it stays.
                if is_of_here {
                    self.columns.remove(&key);
                }
            } else if !heading.is_empty() {
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
    /// Guesses the plan for a sheet of a list.
    pub fn of(list: List, sheet: &Sheet, catalogue: &Catalogue, memory: &Memory) -> Self {
        let headings = Headings::of(list, catalogue);
        let mut best = (0, Vec::new(), 0);
        for at in (0..sheet.rows.len().min(HEADER_REACH)).filter(|&at| is_last(sheet, at)) {
            let targets = targets(list, sheet, &levels(sheet, at), &headings, catalogue, memory);
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

    /// The list that most headings of a sheet fit, where required columns count more.
    pub fn likely_list(sheet: &Sheet, catalogue: &Catalogue, memory: &Memory) -> List {
        let fit = |list: List| {
            let plan = Self::of(list, sheet, catalogue, memory);
            let required = columns(list).iter().filter(|column| column.is_required);
            let missing = required.filter(|column| !plan.has(column.field)).count();
            let known = plan.targets.iter().filter(|target| **target != Target::Skip).count();
            let is_wide = plan.targets.iter().any(|target| matches!(target, Target::Indicator(_)));
            // Columns for single indicators replace the two columns of the indicator and its value.
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

    /// The plan for the same sheet with another row of headings.
    #[must_use]
    pub fn with_header(
        &self,
        header: usize,
        sheet: &Sheet,
        catalogue: &Catalogue,
        memory: &Memory,
    ) -> Self {
        let headings = Headings::of(self.list, catalogue);
        let of_columns = levels(sheet, header);
        let targets = targets(self.list, sheet, &of_columns, &headings, catalogue, memory);
        Self { header, targets, ..self.clone() }.completed(sheet, memory)
    }

    /// Completes the plan with a target for each column of the sheet and the remembered words.
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

    /// Whether the sheet has a column of the table.
    pub fn has(&self, field: &str) -> bool {
        self.targets
            .iter()
            .any(|target| matches!(target, Target::Field(column) if column.field == field))
    }

    /// Sets the target of a column; another column with that target is skipped from now on.
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

/// The targets of the headings of columns. Of two columns with the same meaning, the first counts
/// that the sheet shows; but below different headings, neither does.
fn targets(
    list: List,
    sheet: &Sheet,
    columns: &[Vec<String>],
    headings: &Headings,
    catalogue: &Catalogue,
    memory: &Memory,
) -> Vec<Target> {
    let of = |levels: &Vec<String>| {
        let code = memory.columns.get(&memory_key(list, levels));
        let remembered = code.and_then(|code| Target::of(list, code));
        let remembered = remembered.filter(|target| target.is_in(catalogue));
        remembered.unwrap_or_else(|| headings.target(levels))
    };
    let guessed: Vec<Target> = columns.iter().map(of).collect();
    let is_hidden = |at: &usize| sheet.hidden_columns.contains(at);
    let first = |target: &Target| {
        let same = || (0..guessed.len()).filter(|&at| guessed.get(at) == Some(target));
        let is_below = |at: usize| columns.get(at).is_some_and(|levels| levels.len() > 1);
        if same().count() > 1 && same().all(is_below) {
            return None;
        }
        same().find(|at| !is_hidden(at)).or_else(|| same().next())
    };
    let mut targets = Vec::new();
    for (at, target) in guessed.iter().enumerate() {
        let counts = *target != Target::Skip && first(target) == Some(at);
        targets.push(if counts { target.clone() } else { Target::Skip });
    }
    targets
}
