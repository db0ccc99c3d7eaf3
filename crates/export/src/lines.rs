//! Rows as NDJSON.

use serde_json::Value;

use crate::cell::Cell;
use crate::schema::Table;
use crate::verdicts::{Judged, KEY_COLUMNS, each_finding, findings_table, key};

/// Writes the rows of a table as lines of JSON. An unknown value is `null`.
pub(crate) struct Lines {
    /// The names of the columns, each with the signs around it.
    names: Vec<String>,
}

impl Lines {
    pub fn new(table: &Table) -> Self {
        let name =
            |(at, name): (usize, &str)| format!("{}\"{name}\":", if at == 0 { '{' } else { ',' });
        let names = table.columns.iter().map(|column| column.name.as_str());
        Self { names: names.enumerate().map(name).collect() }
    }

    /// Appends a row.
    pub fn add(&self, out: &mut String, row: &[Cell]) {
        push(out, &self.names, row);
        out.push_str(END);
    }
}

/// Writes the findings of verdicts as lines of JSON, as their table has them.
pub struct FindingLines(Lines);

impl FindingLines {
    /// The lines of the table of findings.
    pub fn of_table() -> Self {
        Self(Lines::new(&findings_table()))
    }

    /// Appends the findings of a verdict. A finding precedes its parts. What all of them begin with
    /// is put together once.
    pub fn add(&self, out: &mut String, judged: &Judged) {
        let Some((of_key, names)) = self.0.names.split_at_checked(KEY_COLUMNS) else { return };
        let mut start = String::new();
        push(&mut start, of_key, &key(judged));
        each_finding(judged.verdict, &mut |row| {
            out.push_str(&start);
            push(out, names, &row);
            out.push_str(END);
        });
    }
}

const END: &str = "}\n";

fn push(out: &mut String, names: &[String], row: &[Cell]) {
    for (name, cell) in names.iter().zip(row) {
        out.push_str(name);
        match cell {
            Cell::Null => out.push_str("null"),
            Cell::Text(text) => quoted(out, text),
            Cell::Whole(number) | Cell::Moment(number) => {
                out.push_str(itoa::Buffer::new().format(*number));
            }
            Cell::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Cell::Day(day) => quoted(out, &String::from(*day)),
        }
    }
}

fn quoted(out: &mut String, text: &str) {
    let is_plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
    // Without a branch a byte, the processor looks at many at once.
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&Value::from(text).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_null_and_text_is_escaped_where_it_must_be() {
        let lines = Lines {
            names: ["{\"a\":", ",\"b\":", ",\"c\":", ",\"d\":"].map(str::to_owned).to_vec(),
        };
        let mut out = String::new();
        lines.add(
            &mut out,
            &[Cell::text("xã A, B"), Cell::Null, Cell::Whole(-10), Cell::Bool(true)],
        );
        let day = book::Day::parse("2025-11-05").unwrap();
        let escaped = [Cell::text("\"A\""), Cell::text("\\"), Cell::text("\n"), Cell::Day(day)];
        lines.add(&mut out, &escaped);
        let first = r#"{"a":"xã A, B","b":null,"c":-10,"d":true}"#;
        let second = r#"{"a":"\"A\"","b":"\\","c":"\n","d":"2025-11-05"}"#;
        assert_eq!(out, format!("{first}\n{second}\n"));
    }

    #[test]
    fn the_first_columns_of_findings_are_their_key() {
        let names = FindingLines::of_table().0.names;
        assert_eq!(names.get(KEY_COLUMNS - 1).map(String::as_str), Some(",\"standard\":"));
        assert_eq!(names.get(KEY_COLUMNS).map(String::as_str), Some(",\"list\":"));
    }
}
