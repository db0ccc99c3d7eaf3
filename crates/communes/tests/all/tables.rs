//! The tables of `data/`.

use std::collections::BTreeMap;
use std::fs;

use testing::at;

/// A row by its columns.
pub type Row = BTreeMap<String, String>;

/// Reads a table: `;` between values, nothing quoted.
pub fn table(name: &str) -> Vec<Row> {
    let text = fs::read_to_string(at(format!("data/{name}.csv"))).unwrap();
    let mut lines = text.lines().map(|line| line.split(';').map(str::to_owned));
    let columns: Vec<String> = lines.next().unwrap().collect();
    lines.map(|row| columns.iter().cloned().zip(row).collect()).collect()
}
