//! `docs/tables.md`, and the statements that load CSV files into PostgreSQL.

use std::fmt::Write;

use book::Lang;

use crate::schema::{Column, Holds, SCHEMA_VERSION, Schema, Table};
use crate::verdicts::outcome_words;

const INTRODUCTION: &str = "\
`binh-yen export BOOKS… --format parquet|csv|ndjson -o FOLDER` writes the book and its findings as typed tables, a file a table. The columns \
come from the schema of the fields in `crates/book`; this page is made by `binh-yen schema tables` and tested for being current.

- What is not known is NULL, never 0. A blank text is NULL too.
- An outcome is a number: {outcomes}. Outcomes of conditions that must all be met are put together by `min`. `bool_and` would be wrong: it \
leaves out NULL, so what is not known would pass.
- A share is two whole numbers, `figure` and `beside`. Compare `figure_low * 100 >= percent * beside_high`; a quotient fails where the whole \
is 0.
- Deleted records and revisions that wait for a choice are left out.
- Each column has its comment in both languages: Arrow's field metadata `comment.vi` and `comment.en` in Parquet, `COMMENT ON COLUMN` in \
`postgresql.sql` beside CSV files.
- A folder appears under its name only when it is whole; `tables.json` in it has the version of the schema and the number of rows.

Queries to start with: [`queries/duckdb.sql`](queries/duckdb.sql), [`queries/postgresql.sql`](queries/postgresql.sql).
";

/// The page that lists all tables and columns.
pub fn document(schema: &Schema) -> String {
    let outcomes = outcome_words(Lang::En).join(", ");
    let mut text = format!("# Tables\n\nVersion {SCHEMA_VERSION}. ");
    text += &INTRODUCTION.replace("{outcomes}", &outcomes);
    for table in &schema.tables {
        let _ = write!(text, "\n## {}\n\n{} / {}\n\n", table.name, table.vi, table.en);
        text +=
            "| column | type | NULL | Vietnamese | English |\n| --- | --- | --- | --- | --- |\n";
        for column in &table.columns {
            let null = if column.is_always_known { "" } else { "yes" };
            let (name, of) = (&column.name, postgresql_type(column.holds));
            let _ = writeln!(text, "| `{name}` | {of} | {null} | {} | {} |", column.vi, column.en);
        }
    }
    text
}

/// The statements that create the tables in PostgreSQL and load the CSV files beside them.
pub fn postgresql(schema: &Schema) -> String {
    let mut text =
        format!("-- Bình Yên, tables of version {SCHEMA_VERSION}: psql -f postgresql.sql\n");
    for table in &schema.tables {
        let lines: Vec<_> = table.columns.iter().map(definition).collect();
        let name = &table.name;
        let _ = write!(text, "\nCREATE TABLE {name} (\n  {}\n);\n", lines.join(",\n  "));
        let _ = writeln!(text, "COMMENT ON TABLE {name} IS {};", quoted(&table.vi, &table.en));
        comments(&mut text, table);
        let _ = writeln!(text, "\\copy {name} FROM '{name}.csv' WITH (FORMAT csv, HEADER true)");
    }
    text
}

fn definition(column: &Column) -> String {
    let not_null = if column.is_always_known { " NOT NULL" } else { "" };
    format!("\"{}\" {}{not_null}", column.name, postgresql_type(column.holds))
}

fn comments(text: &mut String, table: &Table) {
    for column in &table.columns {
        let (of, name) = (&table.name, &column.name);
        let _ = writeln!(
            text,
            "COMMENT ON COLUMN {of}.\"{name}\" IS {};",
            quoted(&column.vi, &column.en)
        );
    }
}

fn quoted(vi: &str, en: &str) -> String {
    format!("'{}'", format!("{vi} / {en}").replace('\'', "''"))
}

fn postgresql_type(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "text",
        Holds::Whole => "bigint",
        Holds::Bool => "boolean",
        Holds::Day => "date",
        Holds::Moment => "timestamptz",
    }
}
