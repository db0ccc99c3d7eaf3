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
    /// The reason why it belongs to no record, if it belongs to none.
    pub aside: Option<Aside>,
}

/// The numbers of the rows below the headings that belong to no record, and why.
pub fn left_out(sheet: &Sheet, plan: &Plan) -> Vec<(u32, Aside)> {
    body(sheet, plan).filter_map(|body| Some((body.row.number, body.aside?))).collect()
}

/// The rows below the headings.
pub(super) fn body<'a>(sheet: &'a Sheet, plan: &'a Plan) -> Body<'a> {
    Body {
        sheet,
        plan,
        at: plan.header.saturating_add(1),
        merged: Filling::of(sheet, plan),
        group: String::new(),
        above: String::new(),
        is_below_ending: false,
    }
}

/// Goes through the rows below the headings.
pub(super) struct Body<'a> {
    sheet: &'a Sheet,
    plan: &'a Plan,
    at: usize,
    merged: Filling<'a>,
    /// The commune that a row above names, and the district or province.
    group: String,
    above: String,
    is_below_ending: bool,
}

impl Iterator for Body<'_> {
    type Item = BodyRow;

    fn next(&mut self) -> Option<BodyRow> {
        let (at, plan) = (self.at, self.plan);
        let mut row = self.sheet.rows.get(at)?.clone();
        self.at += 1;
        let mut aside = aside::of(&row, at - plan.header, plan);
        match aside {
            Some(Aside::Ending) => self.is_below_ending = true,
            None if self.is_below_ending && !aside::goes_on(&row) => aside = Some(Aside::Ending),
            None => self.is_below_ending = false,
            Some(_) => (),
        }
        // Of two such rows in a sequence, the first has no rows: it is one itself.
        let is_before_another = self
            .sheet
            .rows
            .get(self.at)
            .is_some_and(|next| matches!(aside::group(next, plan), Some(Group::Commune(_))));
        if aside.is_none() || aside == Some(Aside::Blank) {
            match aside::group(&row, plan) {
                Some(Group::Commune(name)) if !is_before_another => {
                    self.group = name.to_owned();
                    aside = Some(Aside::Group);
                }
                Some(Group::Above(name)) => {
                    self.group.clear();
                    name.clone_into(&mut self.above);
                    aside = Some(Aside::Group);
                }
                _ => (),
            }
        }
        if aside.is_none() {
            row.group.clone_from(&self.group);
            row.above.clone_from(&self.above);
            self.merged.fill(&mut row);
        }
        Some(BodyRow { at, row, aside })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.sheet.rows.len().saturating_sub(self.at);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Body<'_> {}

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
