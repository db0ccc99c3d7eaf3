//! Reads the cells of a row: the value of a field, or why a cell cannot be read.

use serde_json::Value;

use super::Reader;
use crate::tables::cell;
use crate::tables::columns::{Column, Input};
use crate::tables::target::Target;
use crate::tables::wrong::Wrong;
use crate::tables::{Row, Unclear};
use crate::unseen::is_unseen;

impl Reader<'_> {
    /// The value of a cell; `None` if it is blank or the sheet lacks the column.
    pub(super) fn value(
        &self,
        row: &Row,
        column: Option<usize>,
        field: &'static Column,
    ) -> Result<Option<Value>, Wrong> {
        let Some(column) = column else { return Ok(None) };
        if let Some(wrong) = self.unclear(row, column) {
            return Err(wrong);
        }
        let text = self.text(row, column);
        if cell::is_blank(&text) {
            return Ok(None);
        }
        cell::read(field.input, &text, &self.kinds, self.epoch).map(Some)
    }

    /// The fault of a cell that cannot be read in any column, unless a person decided what it
    /// means.
    pub(super) fn unclear(&self, row: &Row, column: usize) -> Option<Wrong> {
        let text = row.cell(column).trim();
        if self.plan.words.contains_key(&(column, text.to_owned())) {
            return None;
        }
        match row.unclear(column) {
            Some(Unclear::Formula) => Some(Wrong::NoResult),
            Some(Unclear::Merged { found }) => Some(Wrong::Merged(found.clone())),
            None => cell::is_error(text).then_some(Wrong::Error),
        }
    }

    /// The text of a cell, or what a person decided that it means. Names are taken as they are seen.
    pub(super) fn text(&self, row: &Row, column: usize) -> String {
        let text = row.cell(column).trim();
        let meant = self.plan.words.get(&(column, text.to_owned())).map_or(text, String::as_str);
        match self.plan.targets.get(column) {
            Some(Target::Field(Column { input: Input::Text, field, .. })) if *field != "name" => {
                meant.to_owned()
            }
            _ => meant.chars().filter(|c| c.is_whitespace() || !is_unseen(*c)).collect(),
        }
    }

    /// Whether a person said that the text of a cell is right as it is.
    pub(super) fn is_confirmed(&self, row: &Row, column: usize) -> bool {
        let text = row.cell(column).trim().to_owned();
        self.plan.words.get(&(column, text.clone())).is_some_and(|meant| *meant == text)
    }
}
