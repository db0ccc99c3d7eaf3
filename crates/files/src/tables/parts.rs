//! A workbook with a table in each of several sheets, read as one.

use super::columns::{IMPORTED, columns, table_name};
use super::plan::{Memory, Plan};
use super::{Line, Sheet, Workbook, apply, examine};
use crate::{Fault, List};
use book::letters::folded;
use book::{Book, Catalogue, DeviceId, Stamp};

/// The sheets that this program made for a person to fill in, each with its list, in the order in
/// which they are read: units come first, because the others name them.
pub fn own_sheets(workbook: &Workbook, catalogue: &Catalogue) -> Vec<(usize, List)> {
    let is_own = |list: List, sheet: &Sheet| {
        let plan = || Plan::of(list, sheet, catalogue, &Memory::default());
        let has_all = |plan: Plan| {
            columns(list)
                .iter()
                .filter(|column| column.is_required)
                .all(|column| plan.has(column.field))
        };
        folded(&sheet.name) == folded(&table_name(list)) && has_all(plan())
    };
    let of_list = |list: List| {
        let at = workbook.sheets.iter().position(|sheet| is_own(list, sheet))?;
        Some((at, list))
    };
    IMPORTED.into_iter().filter_map(of_list).collect()
}

/// Examines several sheets one after the other, each for the book with the rows of the sheets before
/// it that `is_taken` chooses.
pub fn examine_all(
    parts: &[(&Sheet, &Plan)],
    book: &Book,
    catalogue: &Catalogue,
    is_taken: &dyn Fn(&Line) -> bool,
) -> Vec<Vec<Line>> {
    let stamp = Stamp { at: 1, device: DeviceId::random(0), by: String::new(), after: Vec::new() };
    let mut count = 0;
    let mut random = || {
        count += 1;
        count
    };
    let (mut book, mut all) = (book.clone(), Vec::new());
    for (sheet, plan) in parts {
        let lines = examine(sheet, plan, &book, catalogue);
        if all.len() + 1 < parts.len() {
            let taken: Vec<&Line> = lines.iter().filter(|line| is_taken(line)).collect();
            // What cannot be put is told when it is applied.
            book = apply(plan.list, &taken, &book, &mut random, &stamp).unwrap_or(book);
        }
        all.push(lines);
    }
    all
}

/// Puts the rows of several sheets that `is_taken` chooses into the book as one change.
///
/// # Errors
/// The index of the sheet among `parts`, the number of the refused row, and the reason.
pub fn apply_all(
    parts: &[(&Sheet, &Plan)],
    book: &Book,
    catalogue: &Catalogue,
    is_taken: &dyn Fn(&Line) -> bool,
    random: &mut dyn FnMut() -> u128,
    stamp: &Stamp,
) -> Result<Book, (usize, u32, Fault)> {
    let mut new = book.clone();
    for (at, (sheet, plan)) in parts.iter().enumerate() {
        let lines = examine(sheet, plan, &new, catalogue);
        let taken: Vec<&Line> = lines.iter().filter(|line| is_taken(line)).collect();
        new = apply(plan.list, &taken, &new, random, stamp)
            .map_err(|(row, fault)| (at, row, fault))?;
    }
    Ok(new)
}
