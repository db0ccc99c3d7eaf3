//! `binh-yen schema`: the JSON Schema of a book's file.

use binh_yen::exchange::schema;

use super::Failure;

pub fn run() -> Result<String, Failure> {
    schema().map_err(Failure::usage)
}
