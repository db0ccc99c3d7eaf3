//! Writes the workbook of a unit's year from a book, for `scripts/agree-tables.sh`:
//! `year_workbook BOOK UNIT YEAR OUT.xlsx`.

use std::error::Error;

use book::{UnitId, Year};
use files::tables;
use law::Library;

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [path, unit, year, out] = given.as_slice() else {
        return Err("year_workbook BOOK UNIT YEAR OUT.xlsx".into());
    };
    let library = Library::national()?;
    let read = files::read(&std::fs::read(path)?, path, &library, &str::to_owned);
    let book = read.map_err(|_| "the book cannot be read")?.book;
    let catalogue = library.catalogue(&book.frame);
    let year = year.parse().ok().and_then(Year::new).ok_or("no year")?;
    let workbook = tables::year_workbook(&UnitId::new(unit)?, year, &book, &library, &catalogue);
    std::fs::write(out, tables::write_xlsx(&workbook))?;
    Ok(())
}
