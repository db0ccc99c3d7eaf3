//! `binh-yen schema`: the JSON Schema of a book's file.

use binh_yen::exchange::schema;

use crate::cli::Failure;

pub fn run() -> Result<(), Failure> {
    print!("{}", schema().map_err(Failure::usage)?);
    Ok(())
}
