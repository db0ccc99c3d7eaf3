//! Tests of rows that the book already has.

use super::*;

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
    // The existing hamlet gets a new revision.
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
    // The sample's Trúc Đình has no local word, so it matches with and without one.
    assert_eq!(states[5..], [&State::Same, new, &State::Repeats(3)], "{hamlets:?}");
    let added = put(List::Units, &hamlets, &book);
    let named: Vec<(&str, &str)> = added
        .units()
        .filter(|unit| !book.had_unit(&unit.id))
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
    // The name alone may mean either; a hamlet with a third word is a third hamlet.
    let again = "Tên thôn\nMới\nbản mới\nThôn Mới\nThôn 7\nTổ 7\n7\nXóm 7\n";
    let sheet = sheet(again);
    let again: Vec<State> = examine(&sheet, &plan(List::Units, &sheet), &added, &catalogue)
        .into_iter()
        .map(|line| line.state)
        .collect();
    assert_eq!(again[..2], [State::Same, State::Repeats(2)]);
    assert!(
        matches!(&again[5], State::Bad(problems) if problems[0].wrong == Wrong::Several(vec!["tổ dân phố 7 (Việt Thành)".into(), "thôn 7 (Việt Thành)".into()])),
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
