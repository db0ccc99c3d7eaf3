//! A person's decisions and corrections in a sheet that is not imported yet, as they are kept on
//! the device. The file itself is not kept: the same file is corrected again when it is chosen
//! again.

use serde::{Deserialize, Serialize};

use super::columns::IMPORTED;
use super::plan::Plan;
use super::target::Target;
use super::{Sheet, Workbook};
use book::checksum;
use book::{Catalogue, UnitId, Year};

/// The decisions and corrections of one sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSheet {
    /// The index of the sheet.
    pub sheet: usize,
    list: String,
    header: usize,
    targets: Vec<String>,
    commune: Option<UnitId>,
    year: Option<Year>,
    /// The meanings of words: column, word, meaning.
    words: Vec<(usize, String, String)>,
    /// The text typed into cells: row, column, text.
    pub typed: Vec<(usize, usize, String)>,
}

impl KeptSheet {
    /// The decisions to keep of a sheet: its plan and the text typed into its cells.
    pub fn of(sheet: usize, plan: &Plan, typed: Vec<(usize, usize, String)>) -> Self {
        let words = plan.words.iter();
        Self {
            sheet,
            list: plan.list.name().to_owned(),
            header: plan.header,
            targets: plan.targets.iter().map(Target::code).collect(),
            commune: plan.commune.clone(),
            year: plan.year,
            words: words
                .map(|((column, word), meant)| (*column, word.clone(), meant.clone()))
                .collect(),
            typed,
        }
    }

    /// The plan for the sheet as it was decided; none if the sheet or the catalogue is another one.
    pub fn plan(&self, sheet: &Sheet, catalogue: &Catalogue) -> Option<Plan> {
        let list = IMPORTED.into_iter().find(|list| list.name() == self.list)?;
        let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let targets: Option<Vec<Target>> = self
            .targets
            .iter()
            .map(|code| Target::of(list, code).filter(|target| target.is_in(catalogue)))
            .collect();
        let targets = targets.filter(|targets| targets.len() == width)?;
        let words = self.words.iter().cloned();
        Some(Plan {
            list,
            header: self.header,
            targets,
            commune: self.commune.clone(),
            year: self.year,
            words: words.map(|(column, word, meant)| ((column, word), meant)).collect(),
        })
    }
}

/// A checksum of all cells of a workbook, which tells it from others.
pub fn checksum_of(workbook: &Workbook) -> u64 {
    let rows = workbook.sheets.iter().flat_map(|sheet| &sheet.rows);
    checksum::of(rows.flat_map(|row| {
        let cells = row.cells.iter().flat_map(|cell| cell.bytes().chain([b'\t']));
        cells.chain([b'\n'])
    }))
}
