//! `binh-yen schema`: the JSON Schema of a book's file or of a rule file, and the page of tables.

use files::{rules_schema, schema};

use super::Failure;

#[derive(clap::Args)]
pub struct Args {
    /// Loại tệp.
    #[arg(value_enum, default_value = "book")]
    of: Of,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum Of {
    /// Tệp sổ.
    Book,
    /// Tệp quy định.
    Rules,
    /// Các bảng của lệnh export, dạng Markdown.
    Tables,
}

pub fn run(args: &Args) -> Result<String, Failure> {
    match args.of {
        Of::Book => schema(),
        Of::Rules => rules_schema(),
        Of::Tables => export::Schema::new().map(|schema| export::document(&schema)),
    }
    .map_err(Failure::usage)
}
