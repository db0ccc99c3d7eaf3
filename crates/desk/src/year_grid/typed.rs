//! Typed and pasted text of a cell, and values as text.

use book::schema::Input;
use book::{Catalogue, Day, Kind, KindGroup};
use serde_json::Value;

use super::column::Column;
use crate::letters::Letters;
use crate::parse;

/// The words for yes and no in offices' tables, in small letters without accents.
const YES: [&str; 9] = ["co", "c", "x", "dat", "roi", "yes", "true", "1", "✓"];
const NO: [&str; 8] = ["khong", "k", "ko", "chua", "no", "false", "0", "✕"];

/// Reads the text of a cell; none if it is no value of the column.
pub(super) fn read(
    column: &Column,
    typed: &str,
    catalogue: &Catalogue,
    letters: &Letters,
) -> Option<Value> {
    let folded = || (letters.folded)(&(letters.composed)(typed));
    match column.field.input {
        Input::Day => parse::day(typed, column.entry.year).map(|day| String::from(day).into()),
        Input::Whole(limits) => {
            parse::whole(typed).filter(|number| *number <= limits.most).map(Value::from)
        }
        Input::YesNo => {
            let folded = folded();
            let is = |words: &[&str]| words.contains(&folded.as_str());
            match (is(&YES), is(&NO), typed) {
                (true, ..) => Some(true.into()),
                (_, true, _) => Some(false.into()),
                _ => None,
            }
        }
        Input::Kind(_) => {
            let folded = folded();
            let is_named = |kind: &&&Kind| {
                kind.code.as_str() == typed || (letters.folded)(&kind.label.vi) == folded
            };
            let choices = choices(column, catalogue);
            choices.iter().find(is_named).map(|kind| kind.code.as_str().into())
        }
        _ => Some((letters.composed)(typed)).filter(|text| !text.is_empty()).map(Value::from),
    }
}

/// Returns the kinds that a cell can have: of a rating those on its scale, the best first.
pub fn choices<'c>(column: &Column, catalogue: &'c Catalogue) -> Vec<&'c Kind> {
    let Some(scale) = &column.entry.scale else { return Vec::new() };
    let mut choices: Vec<&Kind> = catalogue
        .group(KindGroup::Rating)
        .filter(|kind| catalogue.on_one_scale(&kind.code, scale))
        .collect();
    book::sort::sort_by_key(&mut choices, |kind| std::cmp::Reverse(kind.rank));
    choices
}

/// Returns a value as the text of an input: days as people write them.
pub fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => {
            Day::parse(text).map_or_else(|_| text.clone(), |day| day.to_string())
        }
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
