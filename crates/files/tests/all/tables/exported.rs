//! Tests that the book's tables can be written and read back.

use super::*;

#[test]
fn every_exported_table_comes_in_again_as_what_the_book_has() {
    let (book, catalogue) = book();
    let library = Library::national().unwrap();
    for list in IMPORTED {
        let table = list_table(list, &book, &library, &catalogue);
        assert!(!table.rows.is_empty(), "{list:?}");
        for file in [write_xlsx(std::slice::from_ref(&table)), write_csv(&table)] {
            let sheet = read(&file).unwrap().sheets.remove(0);
            assert_eq!(Encoding::of(&sheet), Encoding::Unicode);
            assert_eq!(Plan::likely_list(&sheet, &catalogue, &Memory::default()), list);
            let lines = examine(
                &sheet,
                &Plan::of(list, &sheet, &catalogue, &Memory::default()),
                &book,
                &catalogue,
            );
            assert_eq!(lines.len(), table.rows.len());
            for line in &lines {
                assert_eq!(line.state, State::Same, "{list:?} {:?}", sheet.rows[line.at]);
            }
        }
    }
}

#[test]
fn a_template_is_read_as_its_table_and_its_example_is_left_out() {
    let (book, catalogue) = book();
    for list in IMPORTED {
        let workbook =
            read(&write_xlsx(&template(list, &catalogue, Year::new(2024).unwrap()))).unwrap();
        let sheet = &workbook.sheets[0];
        assert_eq!(Plan::likely_list(sheet, &catalogue, &Memory::default()), list);
        assert_eq!(examine(sheet, &plan(list, sheet), &book, &catalogue), []);
        assert!(list == List::Units || workbook.sheets.len() > 1);
        // As a normal row, the example has no faults except what the book may not have.
        let mut filled = sheet.clone();
        filled.rows[1].cells[0] = "1".into();
        let lines = examine(&filled, &plan(list, &filled), &book, &catalogue);
        assert_eq!(wrongs(&lines), [], "{list:?}");
    }
}

#[test]
fn all_tables_of_a_book_can_be_written() {
    let (book, catalogue) = book();
    let library = Library::national().unwrap();
    let year = Year::new(2019).unwrap();
    let verdicts = BookVerdicts::new(&book, &library, &catalogue, year, None, None);
    let evaluator = Evaluator::new(&book, &library, &catalogue, book.frame.settings.reading, None);
    let figures = YearFigures::of(book.top().unwrap(), year, &book, &evaluator);
    let mut tables: Vec<Table> =
        List::all().map(|list| list_table(list, &book, &library, &catalogue)).collect();
    tables.push(evaluation_table(&verdicts, &book, &catalogue));
    tables.extend(report_tables(&figures, &book, &catalogue));
    let workbook = read(&write_xlsx(&tables)).unwrap();
    assert_eq!(workbook.sheets.len(), tables.len());
    for (sheet, table) in workbook.sheets.iter().zip(&tables) {
        assert_eq!(
            (sheet.name.as_str(), sheet.rows[0].cells.as_slice()),
            (table.name.as_str(), table.headings.as_slice())
        );
        assert_eq!(sheet.rows.len(), table.rows.len() + 1, "{}", table.name);
        assert!(read(&write_csv(table)).is_ok());
    }
    let evaluation = &tables[List::all().count()];
    assert!(evaluation.rows.len() >= 22, "every commune has a verdict");
    let report = &tables[List::all().count() + 1];
    assert!(report.rows.iter().any(|row| row[0] == Value::text("Mô hình xây dựng mới trong năm")
        && matches!(row[1], Value::Count(1..))));
}
