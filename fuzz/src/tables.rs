use binh_yen::book::Lang;
use binh_yen::exchange::tables::{self, Encoding};

/// A spreadsheet of any bytes, xlsx or CSV: it is refused with a sentence, or read with a bounded number of cells, in any encoding.
pub fn table_file(data: &[u8]) {
    match tables::read(data) {
        Err(fault) => assert!(!fault.text(Lang::Vi).is_empty() && !fault.text(Lang::En).is_empty()),
        Ok(workbook) => {
            assert!(!workbook.sheets.is_empty());
            let cells = || workbook.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| &row.cells);
            assert!(cells().count() <= 1_000_000);
            for encoding in [Encoding::Tcvn3, Encoding::Vni] {
                for cell in cells().take(200) {
                    // Any letters convert to letters.
                    let _ = encoding.converted(cell);
                }
            }
        }
    }
}
