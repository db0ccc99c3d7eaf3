//! The rows below the headings: what each is, with the cells that are merged over it and the
//! commune of its group.

use super::aside::{self, Aside, Group};
use super::columns::Input;
use super::plan::Plan;
use super::target::Target;
use super::{MAX_CELLS, Row, Sheet, Unclear};

/// A row below the headings.
pub(super) struct BodyRow {
    /// Its index in the sheet.
    pub at: usize,
    /// The row, with the cells that are merged over it.
    pub row: Row,
    /// Why it belongs to no record.
    pub aside: Option<Aside>,
}

/// The numbers of the rows below the headings that belong to no record, and why.
pub fn left_out(sheet: &Sheet, plan: &Plan) -> Vec<(u32, Aside)> {
    let rows = body(sheet, plan).into_iter();
    rows.filter_map(|body| Some((body.row.number, body.aside?))).collect()
}

/// The rows below the headings.
pub(super) fn body(sheet: &Sheet, plan: &Plan) -> Vec<BodyRow> {
    let mut merged = Filling::of(sheet, plan);
    let mut rows: Vec<BodyRow> = Vec::new();
    let (mut group, mut above) = (String::new(), String::new());
    let mut is_below_ending = false;
    let below = || sheet.rows.iter().enumerate().skip(plan.header + 1);
    for ((at, row), next) in below().zip(below().skip(1).map(Some).chain([None])) {
        let mut row = row.clone();
        let distance = at - plan.header;
        let mut aside = aside::of(&row, distance, plan);
        match aside {
            Some(Aside::Ending) => is_below_ending = true,
            None if is_below_ending && !aside::goes_on(&row) => aside = Some(Aside::Ending),
            None => is_below_ending = false,
            Some(_) => (),
        }
        // Of two such rows in a sequence, the first has no rows: it is one itself.
        let is_before_another = next
            .is_some_and(|(_, next)| matches!(aside::group(next, plan), Some(Group::Commune(_))));
        if aside.is_none() || aside == Some(Aside::Blank) {
            match aside::group(&row, plan) {
                Some(Group::Commune(name)) if !is_before_another => {
                    group = name.to_owned();
                    aside = Some(Aside::Group);
                }
                Some(Group::Above(name)) => {
                    group.clear();
                    name.clone_into(&mut above);
                    aside = Some(Aside::Group);
                }
                _ => (),
            }
        }
        if aside.is_none() {
            row.group.clone_from(&group);
            row.above.clone_from(&above);
            merged.fill(&mut row);
        }
        rows.push(BodyRow { at, row, aside });
    }
    rows
}

/// A cell that is merged over several rows.
struct Tall {
    first: u32,
    last: u32,
    column: usize,
    text: String,
    /// Whether the rows below its first have nothing of their own in it.
    is_whole: bool,
}

/// The cells that are merged over several rows, in the order of their first rows.
struct Filling<'a> {
    tall: std::iter::Peekable<std::vec::IntoIter<Tall>>,
    /// The one that reaches the current row, for each column.
    open: Vec<Option<Tall>>,
    plan: &'a Plan,
}

impl<'a> Filling<'a> {
    fn of(sheet: &Sheet, plan: &'a Plan) -> Self {
        let row_of = |number: u32| {
            let at = sheet.rows.binary_search_by_key(&number, |row| row.number).ok()?;
            sheet.rows.get(at)
        };
        let mut tall: Vec<Tall> = Vec::new();
        for merged in &sheet.merged {
            let (first, last) = (*merged.rows.start(), *merged.rows.end());
            let column = *merged.columns.start();
            let text = row_of(first).map_or("", |row| row.cell(column)).trim();
            if first == last || text.is_empty() {
                continue;
            }
            let is_whole = row_of(first.saturating_add(1))
                .is_none_or(|row| row.cell(column).trim().is_empty());
            for column in merged.columns.clone().take(plan.targets.len()) {
                if tall.len() >= MAX_CELLS {
                    break;
                }
                tall.push(Tall { first, last, column, text: text.to_owned(), is_whole });
            }
        }
        book::sort::sort_by_key(&mut tall, |tall| tall.first);
        let open = plan.targets.iter().map(|_| None).collect();
        Self { tall: tall.into_iter().peekable(), open, plan }
    }

    /// Fills the cells that are merged over a row; rows come in their order.
    fn fill(&mut self, row: &mut Row) {
        while let Some(tall) = self.tall.next_if(|tall| tall.first <= row.number) {
            if let Some(open) = self.open.get_mut(tall.column) {
                *open = Some(tall);
            }
        }
        for (column, (open, target)) in self.open.iter().zip(&self.plan.targets).enumerate() {
            let Some(tall) = open.as_ref().filter(|tall| tall.last >= row.number) else { continue };
            let is_own = !row.cell(column).trim().is_empty();
            let counts = match target {
                Target::Skip => continue,
                Target::Indicator(_) => true,
                Target::Field(field) => matches!(field.input, Input::Count(_)),
            };
            if counts && (!is_own || tall.first == row.number && tall.is_whole) {
                let found = tall.text.clone();
                row.unclear.push((column, Unclear::Merged { found }));
            }
            if !is_own && !counts {
                if row.cells.len() <= column {
                    row.cells.resize(column + 1, String::new());
                }
                if let Some(cell) = row.cells.get_mut(column) {
                    cell.clone_from(&tall.text);
                }
            }
        }
    }
}
