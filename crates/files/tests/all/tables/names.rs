//! Names of units as offices write them, in tables and in the search.

use super::*;

/// The commune that a cell of a table means, or why it means none.
fn commune(cells: &str) -> Result<String, Wrong> {
    let line = lines(
        INCIDENTS,
        &format!("Tỉnh;Huyện;Mã xã;Xã;Ngày xảy ra;Loại vụ việc\n{cells};15/3/2019;Cháy\n"),
    )
    .remove(0);
    match line.state {
        State::Bad(mut problems) => Err(problems.remove(0).wrong),
        _ => Ok(line.draft.unit.unwrap().to_string()),
    }
}

#[test]
fn a_commune_is_found_however_its_name_is_written() {
    for (text, id) in [
        ("TT Cổ Phúc", "co-phuc"),
        ("TT. Cổ Phúc", "co-phuc"),
        ("Thị trấn Cổ Phúc", "co-phuc"),
        ("X. Hòa Cuông", "hoa-cuong"),
        ("X.Hoà Cuông", "hoa-cuong"),
        ("Hòa Cuông (Trấn Yên)", "hoa-cuong"),
        ("Xã Hòa Cuông, huyện Trấn Yên, tỉnh Yên Bái", "hoa-cuong"),
        ("Hòa Cuông - Trấn Yên", "hoa-cuong"),
        ("04513", "hoa-cuong"),
        ("4513", "hoa-cuong"),
        ("Qui Mông", "quy-mong"),
        ("I Can", "y-can"),
        ("  Hòa\u{a0}\u{200b} Cuông ", "hoa-cuong"),
        ("HOA CUONG", "hoa-cuong"),
    ] {
        assert_eq!(commune(&format!(";;;{text}")).as_deref(), Ok(id), "{text}");
    }
    for (cells, id) in [
        ("Yên Bái;Trấn Yên;;Minh Tiến", "minh-tien"),
        ("Tỉnh Yên Bái;H. Trấn Yên;;Minh Tiến", "minh-tien"),
        (";;04513;", "hoa-cuong"),
        (";;04567;Minh Quan", "minh-quan-04567"),
    ] {
        assert_eq!(commune(cells).as_deref(), Ok(id), "{cells}");
    }
}

#[test]
fn a_commune_that_something_speaks_against_is_asked_about() {
    let asked = |cells: &str| {
        let wrong = commune(cells).unwrap_err();
        assert!(wrong.is_question(), "{cells}: {wrong:?}");
        wrong
    };
    let minh_tien = vec!["xã Minh Tiến (Trấn Yên)".to_owned()];
    assert_eq!(asked(";Lục Yên;;Minh Tiến"), Wrong::Elsewhere(minh_tien.clone()));
    assert_eq!(asked("Lào Cai;;;Minh Tiến"), Wrong::Elsewhere(minh_tien.clone()));
    assert_eq!(asked(";;;Minh Tiến (Lục Yên)"), Wrong::Elsewhere(minh_tien));
    assert_eq!(
        asked(";;;Xã Cổ Phúc"),
        Wrong::OtherKind(vec!["thị trấn Cổ Phúc (Trấn Yên)".into()])
    );
    assert!(matches!(asked(";;04513;Việt Thành"), Wrong::OtherCode(found) if found.len() == 2));
    assert!(matches!(asked(";;04513;Việt Thanh"), Wrong::OtherAccents(_)));
    assert!(matches!(asked(";;;Minh Quan"), Wrong::Several(found) if found.len() == 2));
    assert_eq!(commune(";;;Minh Tâm"), Err(Wrong::NoCommune));
}

#[test]
fn a_hamlet_that_is_nearly_one_of_the_book_is_never_silently_a_second_one() {
    let csv = "Tên thôn;Mã số\nTrúc  Đình\u{200b};\nTruc Dinh;\nTrúc Đinh;\nThôn Mới;\n";
    let hamlets = lines(List::Units, csv);
    assert_eq!(hamlets[0].state, State::Same, "{:?}", wrongs(&hamlets));
    assert_eq!(hamlets[1].state, State::Same);
    let alike = Wrong::Alike(vec!["khu dân cư Trúc Đình (Việt Thành)".into()]);
    assert_eq!(wrongs(&hamlets), [(4, "Tên thôn, đơn vị", alike)]);
    assert_eq!(hamlets[3].state, State::New);

    // A person says that it is another one.
    let (book, catalogue) = book();
    let sheet = sheet(csv);
    let mut plan = plan(List::Units, &sheet);
    plan.words.insert((0, "Trúc Đinh".into()), "Trúc Đinh".into());
    assert_eq!(examine(&sheet, &plan, &book, &catalogue)[2].state, State::New);
    plan.words.insert((0, "Trúc Đinh".into()), "Trúc Đình".into());
    assert_eq!(examine(&sheet, &plan, &book, &catalogue)[2].state, State::Repeats(2));

    let with_codes = lines(List::Units, "Tên thôn;Mã số;Xã\nThôn 1;0044;Báo Đáp\n");
    let coded = put(List::Units, &with_codes, &book);
    let csv = "Tên thôn;Mã số;Xã\nThôn 01;;Báo Đáp\nThôn Nhất;0044;Báo Đáp\nThôn 1;0044;Báo Đáp\n";
    let sheet = super::sheet(csv);
    let states = examine(&sheet, &super::plan(List::Units, &sheet), &coded, &catalogue);
    let found = wrongs(&states);
    assert!(
        matches!(&found[..], [(2, _, Wrong::Alike(_)), (3, _, Wrong::SameCode(_))]),
        "{found:?}"
    );
    assert_eq!(states[2].state, State::Same);
}

#[test]
fn the_tables_of_offices_with_names_that_deceive_give_what_is_right() {
    let table = |name: &str| std::fs::read_to_string(at("tests/files/tables").join(name)).unwrap();
    let elsewhere = lines(INCIDENTS, &table("same-name-other-district.csv"));
    assert!(matches!(&wrongs(&elsewhere)[..], [(2, "Xã, phường", Wrong::Elsewhere(_))]));
    assert_eq!(elsewhere[1].state, State::New);
    let invisible = lines(List::Units, &table("zero-width-space.csv"));
    assert!(matches!(invisible[0].state, State::Differs(_)), "{invisible:?}");
    assert!(invisible.iter().all(Line::is_ready));
}

#[test]
fn a_district_in_a_row_of_its_own_says_where_the_communes_below_it_are() {
    let lines = lines(
        INCIDENTS,
        "TT;Xã;Ngày xảy ra;Loại vụ việc\n\
         I;Huyện Trấn Yên;;\n\
         1;Minh Tiến;15/3/2019;Cháy\n\
         2;Hòa Cuông;15/3/2019;Cháy\n\
         II;HUYỆN LỤC YÊN;;\n\
         1;Minh Tiến;15/3/2019;Cháy\n",
    );
    assert_eq!(lines[0].draft.unit.as_ref().map(UnitId::as_str), Some("minh-tien"));
    assert_eq!(lines[1].draft.unit.as_ref().map(UnitId::as_str), Some("hoa-cuong"));
    let elsewhere = Wrong::Elsewhere(vec!["xã Minh Tiến (Trấn Yên)".to_owned()]);
    assert_eq!(wrongs(&lines[2..]), [(6, "Xã, phường", elsewhere)]);
}
