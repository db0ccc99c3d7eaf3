//! The limits on what a person can enter in the cells of an xlsx sheet.

use std::fmt::Write as _;

use super::column_letters::letters;
use super::xml::escaped;
use super::{Allowed, Table, Value, serial};

/// The sheet that has the offered texts, a column for each list.
pub(super) const LISTS: &str = "Danh mục";

/// The rows that can be filled in, however few are.
const ROWS: usize = 1000;

/// The sheet with all texts that cells of some tables offer; none if they offer none.
pub(super) fn lists(tables: &[Table]) -> Option<Table> {
    let lists = offered(tables);
    let height = lists.iter().map(|(_, names)| names.len()).max()?;
    let cell = |names: &&Vec<String>, row: usize| {
        names.get(row).map_or(Value::Empty, |name| Value::text(name.clone()))
    };
    let row = |row: usize| lists.iter().map(|(_, names)| cell(names, row)).collect();
    Some(Table {
        name: LISTS.to_owned(),
        headings: lists.iter().map(|(heading, _)| (*heading).to_owned()).collect(),
        rows: (0..height).map(row).collect(),
        allowed: Vec::new(),
    })
}

/// The different lists of texts that cells offer, each with the heading of the first such column.
fn offered(tables: &[Table]) -> Vec<(&str, &Vec<String>)> {
    let mut lists: Vec<(&str, &Vec<String>)> = Vec::new();
    for table in tables {
        for (column, allowed) in &table.allowed {
            let Allowed::OneOf(names) = allowed else { continue };
            if !lists.iter().any(|(_, other)| *other == names) {
                lists.push((table.headings.get(*column).map_or("", String::as_str), names));
            }
        }
    }
    lists
}

/// The limits of a table's cells, which follow its rows. `tables` are all of the workbook.
pub(super) fn validations(table: &Table, tables: &[Table]) -> String {
    if table.allowed.is_empty() {
        return String::new();
    }
    let lists = offered(tables);
    let mut text = format!("<dataValidations count=\"{}\">", table.allowed.len());
    let last = (table.rows.len() + 1).max(ROWS);
    for (column, allowed) in &table.allowed {
        let (rule, error) = match allowed {
            Allowed::OneOf(names) => {
                let at = lists.iter().position(|(_, other)| *other == names).unwrap_or_default();
                let rule = format!(
                    "type=\"list\" errorStyle=\"warning\"><formula1>'{LISTS}'!${0}$2:${0}${1}</formula1>",
                    letters(at),
                    names.len() + 1
                );
                (rule, "Không có trong danh mục".to_owned())
            }
            Allowed::Day(first, last) => {
                let serial = |day| serial::serial(day).unwrap_or_default();
                let rule = format!(
                    "type=\"date\"><formula1>{}</formula1><formula2>{}</formula2>",
                    serial(*first),
                    serial(*last)
                );
                (rule, format!("Cần một ngày từ {first} đến {last}"))
            }
            Allowed::Whole(most) => {
                let rule =
                    format!("type=\"whole\"><formula1>0</formula1><formula2>{most}</formula2>");
                (rule, "Cần một số nguyên từ 0 trở lên".to_owned())
            }
        };
        let letters = letters(*column);
        let _ = write!(
            text,
            "<dataValidation allowBlank=\"1\" showErrorMessage=\"1\" error=\"{}\" \
             sqref=\"{letters}2:{letters}{last}\" {rule}</dataValidation>",
            escaped(&error)
        );
    }
    text + "</dataValidations>"
}
