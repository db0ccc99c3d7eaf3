//! Tests of spreadsheets as offices write them, read for the sample book.

mod exported;
mod known;
mod names;
mod office;

use std::sync::atomic::{AtomicU64, Ordering};

use book::{
    Book, Catalogue, Day, DeviceId, Incident, KindCode, Lang, Model, RecordKind, Registration,
    Stamp, Tip, UnitId, Year, YearlyTotal,
};
use files::List;
use files::tables::{
    Allowed, Encoding, IMPORTED, Line, Memory, Plan, Sheet, State, Table, Target, Value, Wrong,
    apply, apply_all, evaluation_table, examine, examine_all, list_table, own_sheets, read,
    read_csv_text, report_tables, template, write_csv, write_xlsx, year_workbook,
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

/// The problems of each line: the heading of the column and the reason.
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
    // Only the commune's shard has changed.
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
    // Two columns have one meaning, and a heading names an indicator.
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
    // Skipping the hamlets once does not skip them in the next table.
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
    // The sample has both communes, Minh Quán and Minh Quân.
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
