//! Tests that the book's tables can be written and read back.

use super::*;

#[test]
fn every_exported_table_comes_in_again_as_what_the_book_has() {
    let (book, catalogue) = book();
    let library = Library::national().unwrap();
    for list in IMPORTED {
        let table = list_table(list, &book, &library, &catalogue);
        if table.rows.is_empty() {
            assert!(
                matches!(list, List::Of(RecordKind::Discipline | RecordKind::Decision)),
                "{list:?}"
            );
            continue;
        }
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
        let has_lists = !matches!(list, List::Of(RecordKind::Tip | RecordKind::Registration));
        assert_eq!(workbook.sheets.len() > 1, has_lists, "{list:?}");
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

#[test]
fn a_whole_year_goes_out_as_one_workbook_and_comes_in_filled() {
    let (book, catalogue) = book();
    let library = Library::national().unwrap();
    let (commune, year) = (UnitId::new("viet-thanh").unwrap(), Year::new(2018).unwrap());
    let mut tables = year_workbook(&commune, year, &book, &library, &catalogue);
    let parts = |tables: &[Table]| {
        let workbook = read(&write_xlsx(tables)).unwrap();
        let own = own_sheets(&workbook, &catalogue);
        assert_eq!(own.iter().map(|(_, list)| *list).collect::<Vec<_>>(), IMPORTED);
        let part = |(at, list): &(usize, List)| {
            let sheet = workbook.sheets[*at].clone();
            let plan = Plan::of(*list, &sheet, &catalogue, &Memory::default());
            (sheet, Plan { commune: Some(commune.clone()), ..plan })
        };
        own.iter().map(part).collect::<Vec<_>>()
    };
    let ready = |parts: &[(Sheet, Plan)], book: &Book| {
        let parts: Vec<_> = parts.iter().map(|(sheet, plan)| (sheet, plan)).collect();
        let lines = examine_all(&parts, book, &catalogue, &Line::is_ready);
        assert_eq!(lines.iter().flat_map(|lines| wrongs(lines)).collect::<Vec<_>>(), []);
        lines.iter().flatten().filter(|line| line.is_ready()).count()
    };
    // As it goes out, it changes nothing: the rows to fill in say nothing yet.
    assert_eq!(ready(&parts(&tables), &book), 0);

    let of = |list: List| IMPORTED.iter().position(|other| *other == list).unwrap();
    let registrations = &mut tables[of(List::Of(RecordKind::Registration))];
    assert_eq!(registrations.rows.len(), 5, "a row for each hamlet");
    let column = |table: &Table, heading: &str| {
        table.headings.iter().position(|other| other == heading).unwrap()
    };
    let date = column(registrations, "Ngày đăng ký");
    for row in &mut registrations.rows {
        row[date] = Value::Day(Day::parse("2018-01-15").unwrap());
    }
    let units = &mut tables[0];
    let (name, households) = (column(units, "Tên thôn, đơn vị"), column(units, "Số hộ"));
    let mut new = vec![Value::Empty; units.headings.len()];
    (new[name], new[households]) = (Value::text("Bản Mới"), Value::Count(80));
    units.rows.push(new);
    // A record can name a hamlet that the same workbook adds.
    let tips = &mut tables[of(List::Of(RecordKind::Tip))];
    let mut tip = vec![Value::Empty; tips.headings.len()];
    tip[column(tips, "Thôn, đơn vị")] = Value::text("Bản Mới");
    tip[column(tips, "Ngày")] = Value::Day(Day::parse("2018-06-30").unwrap());
    tip[column(tips, "Số tin nhận được")] = Value::Count(3);
    tips.rows.push(tip);

    let filled = parts(&tables);
    assert_eq!(ready(&filled, &book), 5 + 2);
    let filled: Vec<_> = filled.iter().map(|(sheet, plan)| (sheet, plan)).collect();
    let mut bits = 0;
    let mut random = || {
        bits += 1;
        bits
    };
    let new =
        apply_all(&filled, &book, &catalogue, &Line::is_ready, &mut random, &stamp()).unwrap();
    let added = new.units().find(|unit| unit.name == "Mới").unwrap();
    let shard = &new.shards[&commune];
    assert!(shard.live::<Tip>().any(|tip| tip.unit == added.id && tip.received == 3));
    let registered = shard.live::<Registration>().filter(|of| of.year == year).count();
    assert_eq!(registered, 5);
    let again = examine_all(&filled, &new, &catalogue, &Line::is_ready);
    assert!(again.iter().flatten().all(|line| line.state == State::Same));
}

#[test]
fn cells_of_a_workbook_to_fill_in_offer_what_they_can_hold() {
    let (book, catalogue) = book();
    let library = Library::national().unwrap();
    let (commune, year) = (UnitId::new("viet-thanh").unwrap(), Year::new(2019).unwrap());
    let tables = year_workbook(&commune, year, &book, &library, &catalogue);
    let incidents = tables.iter().find(|table| table.name == "Vụ việc").unwrap();
    let allowed = |heading: &str| {
        let at = incidents.headings.iter().position(|other| other == heading).unwrap();
        &incidents.allowed.iter().find(|(column, _)| *column == at).unwrap().1
    };
    assert!(
        matches!(allowed("Thôn, đơn vị"), Allowed::OneOf(names) if names.contains(&"Trúc Đình".to_owned()))
    );
    assert!(
        matches!(allowed("Loại vụ việc"), Allowed::OneOf(names) if names.contains(&"Cháy".to_owned()))
    );
    assert!(matches!(allowed("Ngày xảy ra"), Allowed::Day(first, last)
        if (first.to_string(), last.to_string()) == ("01/01/2018".into(), "31/12/2020".into())));
    assert!(matches!(allowed("Số vụ"), Allowed::Whole(_)));
    let workbook = read(&write_xlsx(&tables)).unwrap();
    let lists = workbook.sheets.last().unwrap();
    assert_eq!(lists.name, "Danh mục");
    assert!(lists.rows.iter().any(|row| row.cells.iter().any(|cell| cell == "Cháy")));
}
