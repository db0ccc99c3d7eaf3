//! Tests that written tables read back the same, and that any input gives rows or a reason.

use proptest::prelude::*;

use super::*;

fn rows(workbook: &Workbook) -> Vec<Vec<String>> {
    workbook.sheets[0].rows.iter().map(|row| row.cells.clone()).collect()
}

fn table(cells: Vec<Vec<String>>) -> Table {
    let rows = cells.into_iter().map(|row| row.into_iter().map(Value::text).collect()).collect();
    Table {
        name: "Vụ việc".into(),
        headings: vec!["Tên".into(), "Ghi chú".into()],
        rows,
        ..Table::default()
    }
}

/// The rows to expect back, as a sheet shows them: without empty cells and rows at their ends.
fn expected(table: &Table) -> Vec<Vec<String>> {
    let cell = |value: &Value| clean::cleaned(value.shown());
    let shown = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>());
    let mut all: Vec<Vec<String>> = std::iter::once(table.headings.clone()).chain(shown).collect();
    for row in &mut all {
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
    }
    all.retain(|row| !row.is_empty());
    all
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[=+@\t\r\n'\";,_x0-9A-F\\-]{0,12}",
        "_x[0-9A-Fa-f]{4}_",
        "[ a-zà-ỹ]{0,20}"
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_survives_xlsx(cells in prop::collection::vec(prop::collection::vec(any_text(), 0..4), 0..5)) {
        let table = table(cells);
        prop_assert_eq!(rows(&read(&write_xlsx(std::slice::from_ref(&table))).unwrap()), expected(&table));
    }

    #[test]
    fn any_text_survives_csv(cells in prop::collection::vec(prop::collection::vec(any_text(), 2..4), 0..5)) {
        let table = table(cells);
        let text = String::from_utf8(write_csv(&table)).unwrap();
        prop_assert_eq!(rows(&read_csv_text(&text, Some(Separator::Semicolon)).unwrap()), expected(&table));
    }

    #[test]
    fn any_bytes_give_rows_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Err(fault) = read(&bytes) {
            prop_assert!(!fault.text(book::Lang::Vi).is_empty());
        }
    }

    #[test]
    fn a_workbook_with_changed_bytes_gives_rows_or_a_reason(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = write_xlsx(&[table(vec![vec!["một".into(), "hai".into()]])]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let _ = read(&bytes);
    }
}

#[test]
fn a_cell_that_names_a_text_which_is_not_there_is_no_empty_cell() {
    let sheet = |cell: &str| {
        format!(
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>{cell}</v></c></row></sheetData></worksheet>"
        )
    };
    let book = |cell: &str| {
        let mut parts = vec![(
            "xl/workbook.xml".to_owned(),
            "<workbook><sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>".to_owned(),
        )];
        let link = "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"s.xml\"/></Relationships>";
        parts.push(("xl/_rels/workbook.xml.rels".to_owned(), link.to_owned()));
        parts
            .push(("xl/sharedStrings.xml".to_owned(), "<sst><si><t>một</t></si></sst>".to_owned()));
        parts.push(("xl/s.xml".to_owned(), sheet(cell)));
        let bytes: Vec<_> =
            parts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        read(&zip::write(&bytes))
    };
    assert_eq!(rows(&book("0").unwrap()), [["một"]]);
    for cell in ["1", "-1", "x"] {
        assert!(matches!(book(cell), Err(Fault::Damaged { .. })), "{cell}");
    }
}

#[test]
fn the_headings_are_frozen_and_columns_are_as_wide_as_their_text() {
    let table = Table {
        rows: vec![vec![Value::text("một cái tên dài hơn tiêu đề"), Value::Empty]],
        ..table(Vec::new())
    };
    let bytes = write_xlsx(&[table]);
    let sheet = bytes::text_of(
        &zip::Archive::open(&bytes).unwrap().read("xl/worksheets/sheet1.xml").unwrap().unwrap(),
    );
    assert!(
        sheet.contains(
            "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        ),
        "{sheet}"
    );
    let width = |column: usize| {
        let (_, after) =
            sheet.split_once(&format!("<col min=\"{column}\" max=\"{column}\" width=\"")).unwrap();
        after.split('"').next().unwrap().parse::<usize>().unwrap()
    };
    assert!(width(1) >= 27 && (7..20).contains(&width(2)), "{} {}", width(1), width(2));
}

#[test]
fn typed_cells_come_back_as_they_are_shown() {
    let day = book::Day::parse("2019-03-15").unwrap();
    let table = Table {
        name: "=1+1: [a]".into(),
        headings: vec!["=Tên".into()],
        rows: vec![vec![
            Value::Count(1234),
            Value::Number(2019),
            Value::Day(day),
            Value::Empty,
            Value::text("0123"),
        ]],
        ..Table::default()
    };
    let read = read(&write_xlsx(&[table])).unwrap();
    assert_eq!(read.sheets[0].rows[1].cells, ["1234", "2019", "15/03/2019", "", "0123"]);
    assert_eq!(read.sheets[0].name, "=1+1   a");
}

#[test]
fn a_zip_bomb_is_refused_before_it_fills_the_memory() {
    let size = 2_000_000_u32;
    let file = zip::write(&[("xl/workbook.xml".into(), "0".repeat(size as usize).into_bytes())]);
    assert!(file.len() < 5000);
    // The directory of the archive states a size when unpacked: too much, or less than the truth.
    for stated in [200_000_000_u32, u32::MAX, 1000, 0] {
        let mut bomb = file.clone();
        let at = bomb.windows(4).rposition(|four| four == size.to_le_bytes()).unwrap();
        bomb[at..at + 4].copy_from_slice(&stated.to_le_bytes());
        assert_eq!(read(&bomb), Err(Fault::UnpacksTooBig), "{stated}");
    }
}

#[test]
fn a_table_beyond_any_use_is_refused_with_its_reason() {
    let wide = "a;".repeat(1_000_000);
    assert_eq!(read(wide.as_bytes()), Err(Fault::TooManyColumns { row: 1 }));
    let long = "a\n".repeat(100_001);
    assert_eq!(read(long.as_bytes()), Err(Fault::TooManyRows));
    let sparse = format!("{}x\n", ";".repeat(400)).repeat(3000);
    assert_eq!(read(sparse.as_bytes()), Err(Fault::TooManyCells));
    assert_eq!(read(&vec![b'a'; 33_000_000]), Err(Fault::TooBig { bytes: 33_000_000 }));
}
