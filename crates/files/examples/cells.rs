//! Writes the cells of table files as JSON, one line a file, for `scripts/agree-tables.sh`.

#![expect(clippy::print_stdout, reason = "the result is read by a script")]

use files::tables::{self, Workbook};
use serde_json::{Value, json};

fn cells(workbook: &Workbook) -> Vec<Value> {
    let sheet = |sheet: &tables::Sheet| {
        let rows: Vec<_> = sheet.rows.iter().map(|row| json!([row.number, row.cells])).collect();
        json!({"name": sheet.name, "rows": rows})
    };
    workbook.sheets.iter().map(sheet).collect()
}

fn main() {
    for path in std::env::args().skip(1) {
        let read = std::fs::read(&path)
            .map_err(|error| error.to_string())
            .and_then(|bytes| tables::read(&bytes).map_err(|fault| fault.text(book::Lang::En)));
        let line = match read {
            Ok(workbook) => json!({"file": path, "sheets": cells(&workbook)}),
            Err(said) => json!({"file": path, "fault": said}),
        };
        println!("{line}");
    }
}
