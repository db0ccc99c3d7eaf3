//! Rows as NDJSON.

use serde_json::Value;

use crate::cell::Cell;
use crate::schema::Column;

/// Appends a row as a line of JSON. An unknown value is `null`.
pub fn line(out: &mut String, columns: &[Column], row: &[Cell]) {
    let mut sign = '{';
    for (column, cell) in columns.iter().zip(row) {
        out.push(sign);
        sign = ',';
        out.push('"');
        out.push_str(&column.name);
        out.push_str("\":");
        match cell {
            Cell::Null => out.push_str("null"),
            Cell::Text(text) => quoted(out, text),
            Cell::Whole(number) | Cell::Moment(number) => out.push_str(&number.to_string()),
            Cell::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Cell::Day(day) => quoted(out, &String::from(*day)),
        }
    }
    out.push_str("}\n");
}

fn quoted(out: &mut String, text: &str) {
    if text.bytes().all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
        out.push('"');
        out.push_str(text);
        out.push('"');
    } else {
        out.push_str(&Value::from(text).to_string());
    }
}
