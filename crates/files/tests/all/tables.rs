//! Spreadsheets as offices write them, read for the sample book.

use std::sync::atomic::{AtomicU64, Ordering};

use book::{
    Book, Catalogue, DeviceId, Incident, KindCode, Lang, Model, RecordKind, Stamp, UnitId, Year,
    YearlyTotal,
};
use files::List;
use files::tables::{
    Encoding, IMPORTED, Line, Memory, Plan, Sheet, State, Table, Target, Value, Wrong, apply,
    evaluation_table, examine, list_table, read, read_csv_text, report_tables, template, write_csv,
    write_xlsx,
};
use law::report::YearFigures;
use law::{BookVerdicts, Evaluator, Library};
use testing::at;

const INCIDENTS: List = List::Of(RecordKind::Incident);
const MODELS: List = List::Of(RecordKind::Model);
const TOTALS: List = List::Of(RecordKind::YearlyTotal);

fn book() -> (Book, Catalogue) {
    let library = Library::national().unwrap();
    let file = std::fs::read(at("samples/tran-yen-2019.json")).unwrap();
    let book = files::read(&file, "mẫu", &library, &str::to_owned).unwrap().book;
    let catalogue = library.catalogue(&book.frame);
    (book, catalogue)
}

fn sheet(csv: &str) -> Sheet {
    read_csv_text(csv, None).unwrap().sheets.remove(0)
}

fn plan(list: List, sheet: &Sheet) -> Plan {
    let plan = Plan::of(list, sheet, &book().1, &Memory::default());
    Plan { commune: UnitId::new("viet-thanh").ok(), year: Year::new(2019), ..plan }
}

fn lines(list: List, csv: &str) -> Vec<Line> {
    let (book, catalogue) = book();
    let sheet = sheet(csv);
    examine(&sheet, &plan(list, &sheet), &book, &catalogue)
}

/// What is wrong with each line: the heading of the column and the reason.
fn wrongs(lines: &[Line]) -> Vec<(u32, &'static str, Wrong)> {
    let of = |line: &Line| match &line.state {
        State::Bad(problems) => problems
            .iter()
            .map(|problem| (line.number, problem.field.heading, problem.wrong.clone()))
            .collect(),
        _ => Vec::new(),
    };
    lines.iter().flat_map(of).collect()
}

fn stamp() -> Stamp {
    Stamp {
        at: 1_700_000_000_000,
        device: DeviceId::new("d1").unwrap(),
        by: String::new(),
        after: Vec::new(),
    }
}

fn put(list: List, lines: &[Line], book: &Book) -> Book {
    let chosen: Vec<&Line> =
        lines.iter().filter(|line| matches!(line.state, State::New | State::Differs(_))).collect();
    static BITS: AtomicU64 = AtomicU64::new(1);
    let mut random = || u128::from(BITS.fetch_add(1, Ordering::Relaxed));
    apply(list, &chosen, book, &mut random, &stamp()).unwrap()
}

#[test]
fn a_table_below_the_title_of_an_office_is_recognised() {
    let csv = "ỦY BAN NHÂN DÂN XÃ VIỆT THÀNH;;;\nTHỐNG KÊ VỤ VIỆC NĂM 2019;;;\n;;;\nSTT;NGÀY XẢY RA;Tên thôn;Loai vu viec;Số vụ\n(1);(2);(3);(4);(5)\n\
               1;15/3/2019;Thôn Trúc Đình;Trộm cắp tài sản;1\n2;1/4/19;Trúc Đình;Cháy;2\nTổng cộng;;;;3\n";
    let (book, catalogue) = book();
    let sheet = sheet(csv);
    assert_eq!(Plan::likely_list(&sheet, &catalogue, &Memory::default()), INCIDENTS);
    let lines = lines(INCIDENTS, csv);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines.iter().all(|line| line.state == State::New), "{:?}", wrongs(&lines));
    let new = put(INCIDENTS, &lines, &book);
    let added: Vec<&Incident> = new
        .shards
        .values()
        .flat_map(|shard| shard.live::<Incident>())
        .filter(|incident| incident.stamp == stamp())
        .collect();
    assert_eq!(
        added
            .iter()
            .map(|incident| (incident.date.to_string(), incident.kind.as_str(), incident.count))
            .collect::<Vec<_>>(),
        [("15/03/2019".to_owned(), "theft", 1), ("01/04/2019".to_owned(), "fire", 2)]
    );
    // Only the commune's part is another.
    let changed = book.shards.iter().filter(|(root, shard)| new.shards[*root] != **shard).count();
    assert_eq!(changed, 1);
}

#[test]
fn a_hamlet_whose_name_is_that_of_a_sum_but_for_its_accents_is_a_row() {
    let names = |csv: &str| {
        lines(List::Units, csv)
            .iter()
            .map(|line| line.draft.fields["name"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(names("Tên;Loại\nCống;Thôn\nTống;Thôn\nTông;Thôn\n"), ["Cống", "Tống", "Tông"]);
    assert_eq!(names("Tên;Loại\nCống;Thôn\nCỘNG;\nTổng số:;\nTong cong;\n"), ["Cống"]);
}

#[test]
fn each_bad_cell_is_told_with_its_reason() {
    let csv = "Ngày xảy ra;Thôn;Loại vụ việc;Số vụ\n31/02/2019;Trúc Đình;Cháy;1\n15/3/2019;Không Có;Trộm cắp;một\n15/3/2019;;Cháy;\n";
    let found = wrongs(&lines(INCIDENTS, csv));
    assert_eq!(found.len(), 5, "{found:?}");
    assert_eq!(found[0], (2, "Ngày xảy ra", Wrong::Day));
    assert_eq!(found[1], (3, "Loại vụ việc", Wrong::Kind));
    assert_eq!(found[2], (3, "Số vụ", Wrong::Count));
    assert_eq!(found[3], (3, "Thôn, đơn vị", Wrong::NoUnit));
    assert_eq!(found[4], (4, "Thôn, đơn vị", Wrong::Needed));
    for (_, _, wrong) in found {
        assert!(!wrong.text(Lang::Vi).is_empty() && !wrong.text(Lang::En).is_empty());
    }
}

#[test]
fn what_was_decided_about_a_word_holds_for_all_its_rows_and_the_next_table() {
    let csv = "Ngày xảy ra;Thôn;Loại vụ việc;Nơi nhận\n15/3/2019;Trúc Đình;Trộm gà;a\n16/3/2019;Trúc Đình;trộm gà;b\n";
    let (book, catalogue) = book();
    let sheet = sheet(csv);
    let mut plan = plan(INCIDENTS, &sheet);
    plan.words.insert((2, "Trộm gà".into()), "minor_theft".into());
    plan.set(3, Target::of(INCIDENTS, "note").unwrap());
    let mut memory = Memory::default();
    memory.learn(&plan, &sheet, &catalogue);
    let kept = serde_json::to_string(&memory).unwrap();
    let again = Plan {
        commune: plan.commune.clone(),
        ..Plan::of(INCIDENTS, &sheet, &catalogue, &serde_json::from_str(&kept).unwrap())
    };
    let lines = examine(&sheet, &again, &book, &catalogue);
    assert!(lines.iter().all(|line| line.state == State::New), "{:?}", wrongs(&lines));
    assert!(
        lines.iter().all(|line| line.draft.fields["kind"] == "minor_theft"
            && line.draft.fields.contains_key("note"))
    );
}

#[test]
fn what_the_headings_say_is_not_remembered_and_a_choice_that_is_taken_back_is_forgotten() {
    let (_, catalogue) = book();
    let remembered = |plan: &Plan, sheet: &Sheet, memory: &mut Memory| {
        memory.learn(plan, sheet, &catalogue);
        memory.columns.clone()
    };
    let mut memory = Memory::default();
    // Two columns for one thing, and an indicator that its heading names.
    let totals = sheet("Thôn;Đơn vị;Số vụ phạm tội\nTrúc Đình;Việt Thành;1\n");
    assert!(remembered(&plan(TOTALS, &totals), &totals, &mut memory).is_empty());
    let incidents = sheet("Ngày xảy ra;Thôn;Loại vụ việc;Nơi nhận\n15/3/2019;Trúc Đình;Cháy;a\n");
    let mut chosen = plan(INCIDENTS, &incidents);
    chosen.set(3, Target::of(INCIDENTS, "note").unwrap());
    assert_eq!(remembered(&chosen, &incidents, &mut memory).len(), 1);
    let mut chosen = Plan::of(INCIDENTS, &incidents, &catalogue, &memory);
    assert!(chosen.has("note"));
    chosen.set(3, Target::Skip);
    assert!(remembered(&chosen, &incidents, &mut memory).is_empty());
    // The next table is not taken to be without hamlets because one was.
    chosen.set(1, Target::Skip);
    assert!(remembered(&chosen, &incidents, &mut memory).is_empty());
}

#[test]
fn an_indicator_of_another_book_is_not_one_here_and_stays_remembered_for_there() {
    let (_, catalogue) = book();
    let columns = [("totals/so vu trom ga".to_owned(), "=x-trom-ga".to_owned())];
    let mut memory = Memory { columns: columns.into(), ..Memory::default() };
    let totals = sheet("Thôn;Số vụ trộm gà;Số vụ cháy, nổ\nTrúc Đình;3;1\n");
    let plan = Plan::of(TOTALS, &totals, &catalogue, &memory);
    assert_eq!(plan.targets[1], Target::Skip);
    memory.learn(&plan, &totals, &catalogue);
    assert_eq!(memory.columns.len(), 1);
}

#[test]
fn what_a_book_cannot_have_is_told_at_its_column() {
    let of = |list, csv: &str| {
        wrongs(&lines(list, csv))
            .into_iter()
            .map(|(row, heading, _)| (row, heading))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of(INCIDENTS, "Ngày xảy ra;Thôn;Loại vụ việc;Số vụ\n15/3/2019;Trúc Đình;Cháy;0\n"),
        [(2, "Số vụ")]
    );
    assert_eq!(of(List::Units, "Tên thôn;Khu vực\nThôn Mới;0\nThôn Mới;1\n"), [(2, "Khu vực")]);
    let csv = "Tên thôn;Ngày thành lập;Ngày kết thúc\nThôn Mới;2/1/2019;1/1/2019\n";
    assert_eq!(of(List::Units, csv), [(2, "Ngày kết thúc")]);
    let csv = "Thôn;Tên mô hình;Loại mô hình;Ngày thành lập;Ngày thanh loại\nTrúc Đình;Camera;Camera an ninh;1/2/2018;1/2/2017\n";
    assert_eq!(of(MODELS, csv), [(2, "Ngày thanh loại")]);
}

#[test]
fn units_that_differ_only_in_their_accents_are_left_to_a_person() {
    // The sample has the communes Minh Quán and Minh Quân.
    let csv = "Xã;Thôn;Ngày xảy ra;Loại vụ việc\nMinh Quán;xã Minh Quán;15/3/2019;Cháy\nMinh Quan;xã Minh Quan;15/3/2019;Cháy\nMinh Quàn;x;15/3/2019;Cháy\n";
    let lines = lines(INCIDENTS, csv);
    assert_eq!(lines[0].state, State::New, "{lines:?}");
    let found = wrongs(&lines);
    assert!(
        matches!(&found[0], (3, "Xã, phường", Wrong::Several(names)) if names.len() == 2),
        "{found:?}"
    );
    assert!(
        matches!(&found[1], (4, "Xã, phường", Wrong::OtherAccents(names)) if names.len() == 2),
        "{found:?}"
    );
}

#[test]
fn a_row_that_the_book_has_is_not_added_again() {
    let (book, catalogue) = book();
    let csv = "Tên thôn;Số hộ\nTrúc Đình;9\nThôn Mới;80\nthôn mới;81\n";
    let hamlets = lines(List::Units, csv);
    assert!(
        matches!(&hamlets[0].state, State::Differs(columns) if columns[0].heading == "Số hộ"),
        "{hamlets:?}"
    );
    assert_eq!((&hamlets[1].state, &hamlets[2].state), (&State::New, &State::Repeats(3)));
    let new = put(List::Units, &hamlets, &book);
    let sheet = sheet(csv);
    let again = examine(&sheet, &plan(List::Units, &sheet), &new, &catalogue);
    assert!(again[..2].iter().all(|line| line.state == State::Same), "{again:?}");
    // The hamlet that was there is a revision of itself.
    let unit = new.units().find(|unit| unit.name == "Trúc Đình").unwrap();
    assert_eq!((unit.households, unit.stamp.after.len()), (Some(9), 1));
}

#[test]
fn a_hamlets_local_word_is_kept_and_tells_hamlets_of_one_name_apart() {
    let (book, catalogue) = book();
    let csv = "Tên thôn;Loại đơn vị\nBản Mới;\nTổ dân phố 7;\nKhu phố 8;\nẤp Đông;\nThôn 7;\nThôn Trúc Đình;\nĐoàn Kết;Xóm\nTDP 7;\n";
    let hamlets = lines(List::Units, csv);
    let states: Vec<&State> = hamlets.iter().map(|line| &line.state).collect();
    let new = &State::New;
    assert_eq!(states[..5], [new, new, new, new, new], "{:?}", wrongs(&hamlets));
    // The sample's Trúc Đình has no local word: it is the same with and without one.
    assert_eq!(states[5..], [&State::Same, new, &State::Repeats(3)], "{hamlets:?}");
    let added = put(List::Units, &hamlets, &book);
    let named: Vec<(&str, &str)> = added
        .units()
        .filter(|unit| unit.stamp == stamp())
        .map(|unit| (unit.kind_word.as_str(), unit.name.as_str()))
        .collect();
    assert_eq!(
        named,
        [
            ("bản", "Mới"),
            ("tổ dân phố", "7"),
            ("khu phố", "8"),
            ("ấp", "Đông"),
            ("thôn", "7"),
            ("xóm", "Đoàn Kết")
        ]
    );
    // By the name alone it may be either; a hamlet of a third word is a third one.
    let again = "Tên thôn\nMới\nbản mới\nThôn Mới\nThôn 7\nTổ 7\n7\nXóm 7\n";
    let sheet = sheet(again);
    let again: Vec<State> = examine(&sheet, &plan(List::Units, &sheet), &added, &catalogue)
        .into_iter()
        .map(|line| line.state)
        .collect();
    assert_eq!(again[..2], [State::Same, State::Repeats(2)]);
    assert!(
        matches!(&again[5], State::Bad(problems) if problems[0].wrong == Wrong::Several(vec!["tổ dân phố 7".into(), "thôn 7".into()])),
        "{again:?}"
    );
}

#[test]
fn a_book_with_local_words_goes_out_and_comes_in_as_it_is() {
    let (book, catalogue) = book();
    let library = Library::national().unwrap();
    let book = put(List::Units, &lines(List::Units, "Tên thôn\nThôn 7\nTổ dân phố 7\n"), &book);
    let csv = "Ngày xảy ra;Thôn;Loại vụ việc\n15/3/2019;Thôn 7;Cháy\n15/3/2019;Tổ dân phố 7;Cháy\n15/3/2019;7;Cháy\n15/3/2019;Bản 7;Cháy\n";
    let sheet = sheet(csv);
    let incidents = examine(&sheet, &plan(INCIDENTS, &sheet), &book, &catalogue);
    let several =
        Wrong::Several(vec!["thôn 7 (Việt Thành)".into(), "tổ dân phố 7 (Việt Thành)".into()]);
    assert_eq!(
        wrongs(&incidents),
        [(4, "Thôn, đơn vị", several), (5, "Thôn, đơn vị", Wrong::NoUnit)]
    );
    assert_ne!(incidents[0].draft.unit, incidents[1].draft.unit);
    let book = put(INCIDENTS, &incidents, &book);
    for list in [List::Units, INCIDENTS] {
        let table = list_table(list, &book, &library, &catalogue);
        let sheet = read(&write_csv(&table)).unwrap().sheets.remove(0);
        for line in examine(
            &sheet,
            &Plan::of(list, &sheet, &catalogue, &Memory::default()),
            &book,
            &catalogue,
        ) {
            assert_eq!(line.state, State::Same, "{list:?} {:?}", sheet.rows[line.at]);
        }
    }
}

#[test]
fn a_second_incident_of_a_day_is_a_second_incident() {
    let (book, catalogue) = book();
    let csv = "Ngày xảy ra;Thôn;Loại vụ việc\n15/3/2017;Trúc Đình;Cháy\n15/3/2017;Trúc Đình;Cháy\n";
    let new = put(INCIDENTS, &lines(INCIDENTS, csv), &book);
    let sheet = sheet(&format!("{csv}15/3/2017;Trúc Đình;Cháy\n"));
    let states: Vec<State> = examine(&sheet, &plan(INCIDENTS, &sheet), &new, &catalogue)
        .into_iter()
        .map(|line| line.state)
        .collect();
    assert_eq!(states, [State::Same, State::Same, State::New]);
}

#[test]
fn yearly_totals_are_read_with_a_row_or_a_column_for_each_indicator() {
    let (book, _) = book();
    let long =
        lines(TOTALS, "Đơn vị;Chỉ tiêu;Năm;Số liệu\nxã Việt Thành;Số vụ phạm tội;2015;1.234\n");
    let wide =
        lines(TOTALS, "Thôn;Số vụ phạm tội;Số vụ cháy, nổ\nTrúc Đình;3;-\nXã Việt Thành;4;5\n");
    assert!(
        long.iter().chain(&wide).all(|line| matches!(line.state, State::New)),
        "{:?} {:?}",
        wrongs(&long),
        wrongs(&wide)
    );
    assert_eq!(wide.len(), 3);
    let new = put(TOTALS, &wide, &put(TOTALS, &long, &book));
    let of = |year: u16, indicator: &str| {
        let totals = new
            .shards
            .values()
            .flat_map(|shard| shard.live::<YearlyTotal>())
            .filter(|total| total.stamp == stamp());
        totals
            .filter(|total| {
                total.year == Year::new(year).unwrap()
                    && total.indicator == KindCode::new(indicator).unwrap()
            })
            .map(|total| total.value)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (of(2015, "crime_cases"), of(2019, "crime_cases"), of(2019, "fire_cases")),
        (vec![1234], vec![3, 4], vec![5])
    );
}

#[test]
fn models_are_read_with_money_and_their_end_and_keep_what_the_table_does_not_say() {
    let (book, catalogue) = book();
    let csv = "Thôn;Tên mô hình;Loại mô hình;Ngày thành lập;Kinh phí ngân sách (đồng);Ngày thanh loại\n\
               Trúc Đình;Camera đầu thôn;Camera an ninh;1/2/2018;12.000.000;1/2/2020\n";
    let new = put(MODELS, &lines(MODELS, csv), &book);
    let model = |book: &Book| {
        book.shards
            .values()
            .flat_map(|shard| shard.live::<Model>())
            .find(|model| model.name == "Camera đầu thôn")
            .unwrap()
            .clone()
    };
    assert_eq!(
        (model(&new).money[0].amount, model(&new).struck_off().unwrap().to_string()),
        (12_000_000, "01/02/2020".to_owned())
    );
    let sheet = sheet(&csv.replace("1/2/2020", "1/3/2020").replace("12.000.000", "-"));
    let later = examine(&sheet, &plan(MODELS, &sheet), &new, &catalogue);
    assert!(
        matches!(&later[0].state, State::Differs(columns) if columns[0].field == "changes.struck_off"),
        "{later:?}"
    );
    let newest = model(&put(MODELS, &later, &new));
    assert_eq!(
        (newest.money.len(), newest.changes.len(), newest.struck_off().unwrap().to_string()),
        (1, 1, "01/03/2020".to_owned())
    );
}

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
        // As a row of its own it has nothing wrong but what a book may not have.
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
