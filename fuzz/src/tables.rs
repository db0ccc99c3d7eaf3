use std::sync::LazyLock;

use book::{Book, Catalogue, DeviceId, Lang, Stamp};
use files::List;
use files::tables::{self, Encoding, IMPORTED, Line, Memory, Plan, Sheet, State};

use super::files::{NATIONAL, as_it_is};

/// The number of rows to put into the book, so that a run takes no longer than reading the file.
const ROWS: usize = 40;

static BOOK: LazyLock<Book> =
    LazyLock::new(|| read(include_str!("../../tests/exchange/good.json")));
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| NATIONAL.catalogue(&BOOK.frame));

fn read(file: &str) -> Book {
    let read = files::read(file.as_bytes(), "sổ.json", &NATIONAL, &as_it_is);
    let said = |problems: Vec<files::Problem>| {
        problems.iter().map(|problem| problem.text(Lang::Vi)).collect::<Vec<_>>()
    };
    read.map_err(said).expect("the book's file is read").book
}

/// Tests a spreadsheet of any bytes, xlsx or CSV: it is refused with a sentence, or read with a
/// bounded number of cells in any encoding. Rows that went into a book come back from the book's
/// file.
pub fn table_file(data: &[u8]) {
    match tables::read(data) {
        Err(fault) => assert!(!fault.text(Lang::Vi).is_empty() && !fault.text(Lang::En).is_empty()),
        Ok(workbook) => {
            assert!(!workbook.sheets.is_empty());
            let cells =
                || workbook.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
            assert!(cells().count() <= 1_000_000);
            for encoding in [Encoding::Tcvn3, Encoding::Vni] {
                for cell in cells().take(200) {
                    // Any letters can be converted.
                    let _ = encoding.converted(cell);
                }
            }
            let sheet = workbook.sheets.into_iter().next().unwrap_or_default();
            let sheet = Sheet { rows: sheet.rows.into_iter().take(ROWS).collect(), ..sheet };
            IMPORTED.into_iter().for_each(|list| put(list, &sheet));
        }
    }
}

/// Puts the rows of a sheet, read as a table of a list, into the book.
fn put(list: List, sheet: &Sheet) {
    let commune = BOOK.shards.keys().next().cloned();
    let plan = Plan { commune, ..Plan::of(list, sheet, &CATALOGUE, &Memory::default()) };
    let lines = tables::examine(sheet, &plan, &BOOK, &CATALOGUE);
    let taken: Vec<&Line> = lines
        .iter()
        .filter(|line| !matches!(line.state, State::Bad(_) | State::Repeats(_)))
        .collect();
    let stamp = Stamp { at: 1, device: DeviceId::random(0), by: String::new(), after: Vec::new() };
    let mut bits = 0;
    let mut random = || {
        bits += 1;
        bits
    };
    let book = tables::apply(list, &taken, &BOOK, &mut random, &stamp)
        .expect("what has nothing wrong is put into the book");
    read(&files::write(&book).expect("a book can be written"));
}
