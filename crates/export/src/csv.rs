//! Rows as CSV (RFC 4180, UTF-8 without a mark). An unknown value is an empty field without quotes,
//! which PostgreSQL's `COPY` reads as NULL.

use crate::cell::Cell;
use crate::schema::Column;

pub(crate) fn header(columns: &[Column]) -> String {
    let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
    names.join(",") + "\n"
}

pub(crate) fn line(out: &mut String, row: &[Cell]) {
    for (at, cell) in row.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        match cell {
            Cell::Null => {}
            Cell::Text(text) if text.contains([',', '"', '\n', '\r']) || text.trim() != text => {
                out.push('"');
                out.push_str(&text.replace('"', "\"\""));
                out.push('"');
            }
            Cell::Text(text) => out.push_str(text),
            Cell::Whole(number) => out.push_str(&number.to_string()),
            Cell::Moment(at) => out.push_str(&moment(*at)),
            Cell::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Cell::Day(day) => out.push_str(&String::from(*day)),
        }
    }
    out.push('\n');
}

/// A moment as `2025-11-15T08:30:00.000Z`.
fn moment(at: i64) -> String {
    const DAY: u64 = 86_400_000;
    let at = u64::try_from(at).unwrap_or_default();
    let day = book::Day::of_moment(at, 0).map(String::from).unwrap_or_default();
    let in_day = at % DAY;
    let (seconds, thousandths) = (in_day / 1000, in_day % 1000);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{day}T{hours:02}:{minutes:02}:{:02}.{thousandths:03}Z", seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_empty_and_text_is_quoted_where_it_must_be() {
        let mut out = String::new();
        let row = [
            Cell::Null,
            Cell::text("xã \"A\", B"),
            Cell::Whole(0),
            Cell::Moment(1_700_000_000_123),
            Cell::Bool(false),
        ];
        line(&mut out, &row);
        assert_eq!(out, ",\"xã \"\"A\"\", B\",0,2023-11-14T22:13:20.123Z,false\n");
    }
}
