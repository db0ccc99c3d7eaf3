//! Tests of files that offices make: each stands for its kind, see `tests/files/tables/README.md`.

use super::*;
use files::tables::{Aside, left_out};

/// The first sheet of a file.
fn opened(name: &str) -> Sheet {
    let file = std::fs::read(at(format!("tests/files/tables/{name}"))).unwrap();
    read(&file).unwrap().sheets.remove(0)
}

/// The rows of a sheet as a table of the list that its headings fit, in a commune if it is chosen.
fn examined(sheet: &Sheet, commune: Option<&str>) -> Vec<Line> {
    let (book, catalogue) = book();
    let list = Plan::likely_list(sheet, &catalogue, &Memory::default());
    let plan = Plan::of(list, sheet, &catalogue, &Memory::default());
    let plan = Plan { commune: commune.and_then(|id| UnitId::new(id).ok()), ..plan };
    examine(sheet, &plan, &book, &catalogue)
}

/// The commune of a row and its values of these fields, as a line of words.
fn filled(line: &Line, fields: &[&str]) -> String {
    let of = |field: &&str| match line.draft.fields.get(*field) {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None => "-".to_owned(),
    };
    let unit = line.draft.unit.as_ref().map_or("-", UnitId::as_str).to_owned();
    std::iter::once(unit).chain(fields.iter().map(of)).collect::<Vec<_>>().join(" ")
}

fn hamlets(name: &str, commune: Option<&str>, fields: &[&str]) -> Vec<String> {
    let lines = examined(&opened(name), commune);
    assert_eq!(wrongs(&lines), [], "{name}");
    lines.iter().map(|line| filled(line, fields)).collect()
}

#[test]
fn a_heading_merged_over_columns_belongs_to_both() {
    let rows = hamlets("two-row-heading.xlsx", None, &["name", "households", "population"]);
    assert_eq!(rows, ["viet-thanh Đồng Bưởi 120 410", "viet-thanh Suối Mận 95 330"]);
}

#[test]
fn sums_signatures_and_letters_are_no_hamlets() {
    let name = "letters-sums-signatures.xlsx";
    let rows = hamlets(name, Some("viet-thanh"), &["name", "households"]);
    assert_eq!(rows, ["viet-thanh Đồng Bưởi 120", "viet-thanh Suối Mận 95"]);
    let sheet = opened(name);
    let kinds = [
        (2, Aside::Numbers),
        (5, Aside::Sum),
        (6, Aside::Sum),
        (7, Aside::Sum),
        (8, Aside::Ending),
        (9, Aside::Ending),
    ];
    assert_eq!(left_out(&sheet, &plan(List::Units, &sheet)), kinds);
}

#[test]
fn a_commune_merged_over_rows_is_that_of_each() {
    assert_eq!(
        hamlets("merged-commune-cell.xlsx", None, &["name"]),
        [
            "viet-thanh Đồng Bưởi",
            "viet-thanh Suối Mận",
            "viet-thanh Gò Sim",
            "bao-dap Đồng Trám",
            "bao-dap Khe Sui"
        ]
    );
}

#[test]
fn a_formula_without_a_result_waits_for_a_person() {
    let (book, catalogue) = book();
    let sheet = opened("formula-without-value.xlsx");
    let mut plan = Plan::of(INCIDENTS, &sheet, &catalogue, &Memory::default());
    let found = wrongs(&examine(&sheet, &plan, &book, &catalogue));
    assert_eq!(found, [(2, "Số vụ", Wrong::NoResult), (2, "Số người chết", Wrong::NoResult)]);
    plan.words.insert((5, "=2+1".into()), "3".into());
    plan.words.insert((6, "=1+1".into()), "2".into());
    let lines = examine(&sheet, &plan, &book, &catalogue);
    assert_eq!(lines[0].state, State::New, "{lines:?}");
    assert_eq!(filled(&lines[0], &["count", "deaths"]), "viet-thanh-thon-1 3 2");
}

#[test]
fn codes_keep_the_zeros_that_their_format_shows() {
    let rows = hamlets("leading-zero.xlsx", None, &["name", "code"]);
    assert_eq!(rows, ["viet-thanh Đồng Bưởi 00449801", "viet-thanh Suối Mận 04498"]);
}

#[test]
fn cells_in_an_old_font_are_converted_and_those_in_unicode_stay() {
    let sheet = opened("tcvn3-and-unicode.xlsx");
    assert_eq!(sheet.rows[0].cells[..3], ["STT", "Xã", "Tên thôn"]);
    assert_eq!(Encoding::of(&sheet), Encoding::Unicode);
    assert_eq!(sheet.converted, 18);
    assert_eq!(
        hamlets("tcvn3-and-unicode.xlsx", None, &["name"]),
        [
            "viet-thanh Đồng Bưởi",
            "viet-thanh Suối Mận",
            "viet-thanh Gò Sim",
            "viet-thanh Khe Sến",
            "viet-thanh Làng Chiềng",
            "viet-thanh Đầm Hồng",
            "viet-thanh Hòa Bình",
            "viet-thanh Khe Lá"
        ]
    );
}

#[test]
fn parts_are_found_by_their_relations() {
    let rows = hamlets("shared-strings-elsewhere.xlsx", None, &["name", "population"]);
    assert_eq!(rows, ["viet-thanh Đồng Bưởi 410", "viet-thanh Suối Mận 330"]);
}

#[test]
fn an_error_of_the_spreadsheet_is_no_name() {
    let lines = examined(&opened("error-cell.xlsx"), None);
    assert_eq!(lines[0].state, State::New);
    let [(3, "Tên thôn, đơn vị", Wrong::Error)] = wrongs(&lines)[..] else {
        panic!("{lines:?}")
    };
}

#[test]
fn a_letter_without_width_makes_no_other_name() {
    let lines = examined(&opened("zero-width-space.csv"), Some("viet-thanh"));
    assert!(matches!(lines[0].state, State::Differs(_)), "{lines:?}");
    assert_eq!(lines[1].state, State::New, "{lines:?}");
}

#[test]
fn a_row_with_a_commune_alone_is_the_commune_of_the_rows_below() {
    let csv = "STT;Tên thôn;Số hộ\nI;Xã Việt Thành;215\n1;Đồng Bưởi;120\n2;Suối Mận;95\nII;Xã Báo Đáp;60\n1;Đồng Trám;60\n";
    let lines = examined(&sheet(csv), None);
    assert_eq!(wrongs(&lines), []);
    let rows: Vec<_> = lines.iter().map(|line| filled(line, &["name"])).collect();
    assert_eq!(rows, ["viet-thanh Đồng Bưởi", "viet-thanh Suối Mận", "bao-dap Đồng Trám"]);
    let unknown = examined(&sheet(&csv.replace("Báo Đáp", "Không Có")), None);
    assert_eq!(wrongs(&unknown), [(6, "Xã, phường", Wrong::NoCommune)]);
}

#[test]
fn a_number_merged_over_rows_is_none_of_a_single_row() {
    let mut sheet = sheet("Xã;Tên thôn;Số hộ\nViệt Thành;Đồng Bưởi;120\n;Suối Mận;\n");
    sheet.merged =
        [0, 2].map(|column| files::tables::Merged { rows: 2..=3, columns: column..=column }).into();
    let wrong = |row| (row, "Số hộ", Wrong::Merged("120".into()));
    assert_eq!(wrongs(&examined(&sheet, None)), [wrong(2), wrong(3)]);
    // A person enters the number of each row.
    sheet.rows[2].cells.resize(3, String::new());
    sheet.rows[2].cells[2] = "50".into();
    let lines = examined(&sheet, None);
    assert_eq!(wrongs(&lines), []);
    assert_eq!(filled(&lines[1], &["households"]), "viet-thanh 50");
}

#[test]
fn rows_that_hold_only_separators_and_hidden_ones_are_no_rows() {
    let mut sheet =
        sheet("Xã;Tên thôn;Số hộ\n…;---;-\nViệt Thành;Đồng Bưởi;120\nViệt Thành;Suối Mận;95\n");
    sheet.rows[3].is_hidden = true;
    assert_eq!(
        left_out(&sheet, &plan(List::Units, &sheet)),
        [(2, Aside::Blank), (4, Aside::Hidden)]
    );
}
