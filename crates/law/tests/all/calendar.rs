//! The year's calendar: decisions are due by the last day of the authority that decides.

use book::{Book, Catalogue, Day, Lang, Reading, Unit, Year};
use law::{DutyState, Evaluator, Library, agenda};
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

const HAMLETS: &str =
    "Quyết định công nhận “An toàn về an ninh, trật tự”: Chủ tịch Ủy ban nhân dân cấp xã";
const COMMUNES_TO_2025: &str =
    "Quyết định công nhận “An toàn về an ninh, trật tự”: Chủ tịch Ủy ban nhân dân cấp huyện";

/// A duty as listed: its words, last day, state, and the number of units that have not done it.
type Listed = (String, String, DutyState, usize);

fn read(value: &Value, library: &Library) -> Book {
    files::read(value.to_string().as_bytes(), "book", library, &|text| text.nfc().collect())
        .unwrap()
        .book
}

fn base() -> Value {
    serde_json::from_str(include_str!("../../../../tests/cases/books/tt-124.json")).unwrap()
}

fn listed(value: &Value, year: u16, today: &str) -> Vec<Listed> {
    let national = Library::national().unwrap();
    let book = read(value, &national);
    let library = national.with(&book.frame);
    let catalogue: Catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &library, &catalogue, Reading::default(), None);
    let units: Vec<&Unit> = book.units().collect();
    let agenda = agenda(&units, Year::new(year).unwrap(), Day::parse(today).unwrap(), &evaluator);
    agenda
        .into_iter()
        .map(|due| {
            (due.label.get(Lang::Vi).to_owned(), due.date.to_string(), due.state, due.open.len())
        })
        .collect()
}

fn find<'l>(listed: &'l [Listed], label: &str) -> Vec<&'l Listed> {
    listed.iter().filter(|(words, ..)| words == label).collect()
}

#[test]
fn the_decision_on_hamlets_is_due_the_day_before_15_november_and_listed_once() {
    let mut book = base();
    book["shards"][0]["recognitions"] = json!([]);
    let listed = listed(&book, 2024, "2024-11-14");
    assert_eq!(
        find(&listed, HAMLETS),
        [&(HAMLETS.to_owned(), "14/11/2024".to_owned(), DutyState::Open, 1)]
    );
    let decisions = listed
        .iter()
        .filter(|(words, date, ..)| words.starts_with("Quyết định") && date == "14/11/2024");
    assert_eq!(decisions.count(), 1);
}

#[test]
fn a_refusal_settles_the_decision_as_a_recognition_does() {
    let mut book = base();
    let state = |book: &Value| {
        find(&listed(book, 2024, "2024-11-20"), HAMLETS).first().map(|(_, _, state, _)| *state)
    };
    assert_eq!(state(&book), Some(DutyState::Done));
    book["shards"][0]["recognitions"][0]["granted"] = json!(false);
    assert_eq!(state(&book), Some(DutyState::Done));
    book["shards"][0]["recognitions"] = json!([]);
    assert_eq!(state(&book), Some(DutyState::Overdue));
}

#[test]
fn the_district_decides_on_communes_until_the_end_of_june_2025() {
    let due =
        |year: u16| find(&listed(&base(), year, &format!("{year}-01-01")), COMMUNES_TO_2025).len();
    assert_eq!((due(2022), due(2024), due(2025)), (1, 1, 0));
    let after = listed(&base(), 2025, "2025-01-01");
    let decided = after.iter().find(|(words, date, ..)| {
        date == "19/11/2025" && words.starts_with("Quyết định công nhận")
    });
    assert!(decided.is_some_and(|(words, ..)| words.contains("suy luận")), "{after:?}");
}

#[test]
fn the_class_of_the_movement_is_due_for_hamlets_before_20_and_for_communes_before_30_november() {
    let classing = |book: &Value| {
        let listed = listed(book, 2024, "2024-11-25");
        let of_movement =
            listed.into_iter().filter(|(words, ..)| words.starts_with("Xếp loại “Phong trào"));
        of_movement.map(|(_, date, state, open)| (date, state, open)).collect::<Vec<_>>()
    };
    let mut book = base();
    assert_eq!(
        classing(&book),
        [
            ("19/11/2024".to_owned(), DutyState::Overdue, 1),
            ("29/11/2024".to_owned(), DutyState::Open, 1)
        ]
    );
    let class = json!({"id": "class", "unit": "thon", "force": "mass_movement", "year": 2024, "rating": "movement_fair", "stamp": {"at": 1, "device": "case"}});
    book["shards"][0]["ratings"].as_array_mut().unwrap().push(class);
    assert!(
        classing(&book).contains(&("19/11/2024".to_owned(), DutyState::Done, 0)),
        "a class on record settles it"
    );
}

/// The last day and state of a duty of the base book's units.
fn duty(book: &Value, year: u16, today: &str, label: &str) -> Vec<(String, DutyState)> {
    find(&listed(book, year, today), label)
        .into_iter()
        .map(|(_, date, state, _)| (date.clone(), *state))
        .collect()
}

const REGISTRATION: &str = "Đăng ký phấn đấu đạt “An toàn về an ninh, trật tự”";

#[test]
fn only_a_registration_in_time_is_done() {
    let mut book = base();
    assert_eq!(
        duty(&book, 2024, "2024-04-01", REGISTRATION),
        [("31/03/2024".to_owned(), DutyState::Done)]
    );
    book["shards"][0]["registrations"][1]["date"] = json!("2024-04-01");
    assert_eq!(
        duty(&book, 2024, "2024-04-02", REGISTRATION),
        [("31/03/2024".to_owned(), DutyState::Overdue)]
    );
}

#[test]
fn the_rule_set_in_force_says_by_when() {
    let book = base();
    // TT 23/2012 requires it once a year, TT 124/2021 in the first quarter.
    assert_eq!(
        duty(&book, 2020, "2020-04-01", REGISTRATION),
        [("31/12/2020".to_owned(), DutyState::Open)]
    );
    let library = Library::national().unwrap();
    let origin = library.rule_set("tt-124-2021-commune").unwrap();
    let title =
        book::Label { vi: "Bản của tỉnh".to_owned(), en: "The province's copy".to_owned() };
    let copy =
        json!(origin.copied("tinh".to_owned(), title, origin.in_force, origin.source.clone()))
            .to_string();
    let later = copy.replace(
        r#""registration":{"within":"quarter_one"}"#,
        r#""registration":{"within":"year"}"#,
    );
    assert_ne!(later, copy);
    let mut book = base();
    book["shards"][0]["registrations"] = json!([]);
    book["frame"]["rules"] = json!([serde_json::from_str::<Value>(&later).unwrap()]);
    assert_eq!(
        duty(&book, 2024, "2024-04-01", REGISTRATION),
        [("31/12/2024".to_owned(), DutyState::Open)]
    );
}

#[test]
fn a_duty_cites_the_rule_in_force_in_its_year() {
    let library = Library::national().unwrap();
    let book = read(&base(), &library);
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(&book, &library, &catalogue, Reading::default(), None);
    let units: Vec<&Unit> = book.units().collect();
    let of = |year| {
        agenda(&units, Year::new(year).unwrap(), Day::parse("2026-11-30").unwrap(), &evaluator)
    };
    let source =
        |year| of(year).into_iter().find(|due| due.label.vi == REGISTRATION).unwrap().source;
    assert!(
        source(2020).starts_with("Thông tư 23/2012") && source(2020).ends_with("Điều 6 khoản 1"),
        "{}",
        source(2020)
    );
    assert!(
        source(2026).starts_with("Thông tư 124/2021") && source(2026).ends_with("Điều 5 khoản 1"),
        "{}",
        source(2026)
    );
    for due in (2013..=2026).flat_map(of) {
        assert!(!due.source.trim().is_empty(), "{}", due.label.vi);
    }
    for due in of(2026) {
        assert!(
            !due.label.vi.contains("huyện") && !due.label.vi.contains("thị trấn"),
            "{}",
            due.label.vi
        );
    }
}

#[test]
fn units_have_duties_of_their_own_but_for_those_that_the_standard_leaves_out() {
    let registers =
        "Cơ quan, doanh nghiệp, cơ sở giáo dục đăng ký phấn đấu đạt “An toàn về an ninh, trật tự”";
    let mut book: Value =
        serde_json::from_str(include_str!("../../../../tests/cases/books/tt-124-ten-units.json"))
            .unwrap();
    book["shards"][0]["registrations"] = json!([]);
    let open = |book: &Value| {
        find(&listed(book, 2024, "2024-03-01"), registers)
            .iter()
            .map(|(.., open)| *open)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        open(&book),
        [3, 1],
        "two agencies and an enterprise by one set, a school by the other"
    );
    book["shards"][0]["units"][10]["class"] = json!("kindergarten");
    assert_eq!(open(&book), [3]);
}

/// The last days of the decisions on a book's units, and the number of units that each is open for.
fn decisions(book: &Value) -> Vec<(String, usize)> {
    let listed = listed(book, 2024, "2024-03-01").into_iter();
    let decisions = listed.filter(|(words, ..)| words.starts_with("Quyết định công nhận “An toàn"));
    decisions.map(|(_, date, _, open)| (date, open)).collect()
}

#[test]
fn nobody_decides_on_a_unit_that_the_standard_leaves_out() {
    // TT 124/2021, Điều 7 is not for kindergartens.
    let mut book: Value =
        serde_json::from_str(include_str!("../../../../tests/cases/books/tt-124-ten-units.json"))
            .unwrap();
    book["shards"][0]["recognitions"] = json!([]);
    let due = |last: &str, units: usize| (last.to_owned(), units);
    let others = [due("14/11/2024", 6), due("19/11/2024", 1), due("19/11/2024", 3)];
    assert_eq!(decisions(&book), [&others[..], &[due("19/11/2024", 1)]].concat());
    book["shards"][0]["units"][10]["class"] = json!("kindergarten");
    assert_eq!(decisions(&book), others);
}

#[test]
fn a_decision_is_due_once_where_a_copy_replaces_a_national_set() {
    let mut book = base();
    book["shards"][0]["recognitions"] = json!([]);
    let before = decisions(&book);
    let library = Library::national().unwrap();
    let origin = library.rule_set("tt-124-2021-hamlet").unwrap();
    let copy = origin.copied(
        "tinh".to_owned(),
        origin.title.clone(),
        origin.in_force,
        origin.source.clone(),
    );
    book["frame"]["rules"] = json!([serde_json::to_value(copy).unwrap()]);
    assert_eq!(decisions(&book), before);
}

#[test]
fn papers_of_the_duty_are_those_of_its_own_days() {
    let file = "Biên bản họp, báo cáo kết quả và tờ trình của khu dân cư";
    let mut book = base();
    let paper = |kind: &str, date: &str| json!({"id": kind, "unit": "thon", "kind": kind, "date": date, "stamp": {"at": 1, "device": "case"}});
    let papers = book["shards"][0]["papers"].as_array_mut().unwrap();
    papers.extend([
        paper("minutes", "2024-11-05"),
        paper("report", "2024-11-05"),
        paper("submission", "2024-02-05"),
    ]);
    assert_eq!(duty(&book, 2024, "2024-11-14", file), [("14/11/2024".to_owned(), DutyState::Open)]);
    book["shards"][0]["papers"].as_array_mut().unwrap().last_mut().unwrap()["date"] =
        json!("2024-11-06");
    assert_eq!(duty(&book, 2024, "2024-11-14", file), [("14/11/2024".to_owned(), DutyState::Done)]);
}

#[test]
fn a_register_that_was_confirmed_up_to_a_day_before_the_window_ends_is_still_to_be_confirmed() {
    let confirmed = "Xác nhận sổ vụ việc của kỳ đánh giá đã ghi đủ";
    let mut book = base();
    let statements = book["shards"][0]["statements"].as_array_mut().unwrap();
    statements.retain(|one| one["kind"] != "register_complete" || one["year"] != 2024);
    let said = json!({
        "id": "said", "unit": "xa", "kind": "register_complete", "year": 2024, "value": true, "date": "2024-05-20", "until": "2024-05-20",
        "stamp": {"at": 1, "device": "case"}
    });
    statements.push(said);
    let state = |book: &Value| {
        duty(book, 2024, "2024-11-16", confirmed)
            .into_iter()
            .map(|(_, state)| state)
            .collect::<Vec<_>>()
    };
    assert_eq!(state(&book), [DutyState::Open]);
    let mut change = |field: &str, day: &str| {
        book["shards"][0]["statements"].as_array_mut().unwrap().last_mut().unwrap()[field] =
            json!(day);
        state(&book)
    };
    assert_eq!(
        change("until", "2024-11-15"),
        [DutyState::Open],
        "nobody can say in May what there is in November"
    );
    assert_eq!(change("date", "2024-11-16"), [DutyState::Done]);
}

/// Noon of a day in Vietnam, in milliseconds since 1970: 2026-11-29.
const SET_UP: u64 = 1_795_928_400_000;

#[test]
fn nothing_is_overdue_that_was_due_before_the_book_knew_the_unit() {
    let mut book = base();
    book["shards"][0]["registrations"] = json!([]);
    // A book that has existed since 1970 knew it in time.
    assert_eq!(
        duty(&book, 2026, "2026-11-29", REGISTRATION),
        [("31/03/2026".to_owned(), DutyState::Overdue)]
    );
    let text = book.to_string().replace(r#"{"at":1,"#, &format!(r#"{{"at":{SET_UP},"#));
    let mut today: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        duty(&today, 2026, "2026-11-29", REGISTRATION),
        [("31/03/2026".to_owned(), DutyState::Before)]
    );
    // From then on, the days count.
    assert_eq!(
        duty(&today, 2027, "2027-04-01", REGISTRATION),
        [("31/03/2027".to_owned(), DutyState::Overdue)]
    );
    // An edit does not make the unit newer.
    today["shards"][0]["units"][0]["stamp"] =
        json!({"at": SET_UP, "device": "case", "after": ["1@case"]});
    assert_eq!(
        duty(&today, 2026, "2026-11-29", REGISTRATION),
        [("31/03/2026".to_owned(), DutyState::Overdue)]
    );
}
