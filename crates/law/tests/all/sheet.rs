//! A commune's results of a year side by side. Decisions and outcomes by the figures are never
//! mixed.

use book::{Book, Day, Lang, Reading, UnitId, Year};
use law::report::{Sheet, SheetOutput};
use law::{Evaluator, Explainer, Library, Outcome};
use serde_json::{Value, json};
use testing::at;
use unicode_normalization::UnicodeNormalization;

fn base(name: &str) -> Value {
    serde_json::from_str(
        &std::fs::read_to_string(at(format!("tests/cases/books/{name}.json"))).unwrap(),
    )
    .unwrap()
}

/// The sheet of a unit, as the command line prints it.
fn sheet(book: &Value, unit: &str, year: u16, as_of: Option<&str>) -> Value {
    sheet_in(book, unit, year, as_of, Lang::Vi)
}

fn sheet_in(book: &Value, unit: &str, year: u16, as_of: Option<&str>, lang: Lang) -> Value {
    let national = Library::national().unwrap();
    let book: Book =
        files::read(book.to_string().as_bytes(), "book", &national, &|text| text.nfc().collect())
            .unwrap()
            .book;
    let library = national.with(&book.frame);
    let catalogue = library.catalogue(&book.frame);
    let as_of = as_of.map(|day| Day::parse(day).unwrap());
    let evaluator = Evaluator::new(&book, &library, &catalogue, Reading::default(), as_of);
    let unit = book.unit(&UnitId::new(unit).unwrap()).unwrap().0;
    let explainer = Explainer { book: &book, catalogue: &catalogue, lang };
    let sheet = Sheet::of(unit, Year::new(year).unwrap(), &book, &evaluator).unwrap();
    serde_json::to_value(SheetOutput::new(&sheet, &library, &explainer)).unwrap()
}

fn line<'s>(sheet: &'s Value, item: &str) -> &'s Value {
    sheet["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["item"] == item)
        .unwrap_or(&Value::Null)
}

fn recognition(id: &str, standard: &str, year: u16, date: &str, revoked: Option<&str>) -> Value {
    let mut word = json!({
        "id": id, "unit": "xa", "standard": standard, "year": year, "granted": true, "number": "12/QĐ-UBND", "date": date,
        "issuer": "UBND tỉnh Lào Cai", "stamp": {"at": 1, "device": "case"}
    });
    if let Some(day) = revoked {
        word["revoked"] = json!(day);
    }
    word
}

fn with(words: &[Value]) -> Value {
    let mut book = base("tt-124");
    let list = book["shards"][0]["recognitions"].as_array_mut().unwrap();
    list.extend(words.iter().cloned());
    book
}

#[test]
fn a_decision_and_the_figures_stand_beside_each_other() {
    let undecided = sheet(&base("tt-124"), "xa", 2024, None);
    let safety = line(&undecided, "safety");
    assert_eq!(
        (&safety["decided"], &safety["evaluated"]["outcome"]),
        (&Value::Null, &json!("met"))
    );
    let book = with(&[recognition("word", "safety", 2024, "2024-11-18", None)]);
    let safety = sheet(&book, "xa", 2024, None);
    let safety = line(&safety, "safety");
    assert_eq!(
        (&safety["decided"]["stands"], &safety["evaluated"]["outcome"]),
        (&json!(true), &json!("met"))
    );
    assert_eq!(
        safety["decided"]["text"],
        "đã công nhận (12/QĐ-UBND, 18/11/2024, UBND tỉnh Lào Cai)"
    );
}

#[test]
fn what_was_decided_later_is_not_on_an_earlier_sheet() {
    let book = with(&[recognition("word", "safety", 2024, "2024-11-18", Some("2025-03-01"))]);
    let decided = |as_of| line(&sheet(&book, "xa", 2024, Some(as_of)), "safety")["decided"].clone();
    assert_eq!(decided("2024-11-17"), Value::Null);
    assert_eq!(decided("2024-11-18")["stands"], json!(true));
    assert_eq!(decided("2025-03-01")["stands"], json!(false));
}

#[test]
fn a_list_says_since_when_and_until_when() {
    let book =
        with(&[recognition("list", "key_security_area", 2023, "2023-04-10", Some("2025-06-02"))]);
    let text = |year| line(&sheet(&book, "xa", year, None), "key_list")["decided"]["text"].clone();
    assert_eq!(text(2022), Value::Null);
    assert_eq!(
        text(2024),
        "trong danh sách từ 10/04/2023 (12/QĐ-UBND, 10/04/2023, UBND tỉnh Lào Cai)"
    );
    assert_eq!(
        text(2025),
        "trong danh sách từ 10/04/2023 (12/QĐ-UBND, 10/04/2023, UBND tỉnh Lào Cai); đưa ra khỏi danh sách từ 02/06/2025"
    );
    assert_eq!(line(&sheet(&book, "xa", 2024, None), "key_list")["evaluated"], Value::Null);
}

#[test]
fn an_area_without_drugs_is_a_decision_and_is_never_evaluated() {
    let book = with(&[recognition("drugs", "drug_free_area", 2025, "2026-01-12", None)]);
    let of = |year| sheet(&book, "xa", year, None);
    assert_eq!(
        line(&of(2025), "drug_free")["decided"],
        Value::Null,
        "the decision is of January 2026"
    );
    let drug_free = of(2026);
    let drug_free = line(&drug_free, "drug_free");
    assert_eq!(
        (&drug_free["decided"]["year"], &drug_free["evaluated"]),
        (&json!(2025), &Value::Null)
    );
}

#[test]
fn the_programme_is_19_2_then_criterion_10_and_criterion_4_of_a_ward() {
    let programme = |book: &str, unit: &str, year| {
        let sheet = sheet(&base(book), unit, year, None);
        let line = line(&sheet, "programme").clone();
        (line["standard"].clone(), line["evaluated"]["rules"].clone())
    };
    assert_eq!(
        programme("tt-124", "xa", 2024),
        (json!("ntm_19_2"), json!("ntm-2021-commune-19-2"))
    );
    assert_eq!(
        programme("tt-124", "xa", 2026),
        (json!("ntm_10_security"), json!("qd-51-2025-commune-10"))
    );
    assert_eq!(
        programme("ward", "phuong", 2025),
        (json!("civilised_urban_security"), json!("hd-12-2024-ward-4"))
    );
    let mut asked = base("ntm-2021-asking");
    asked["shards"][0]["papers"][2]["date"] = json!("2026-01-20");
    let sheet = sheet(&asked, "xa", 2026, None);
    assert_eq!(
        line(&sheet, "programme")["evaluated"]["rules"],
        "ntm-2021-commune-19-2",
        "asked while 19.2 was in force"
    );
}

#[test]
fn a_hamlet_is_called_by_its_local_word() {
    let mut book = base("tt-124");
    let units = book["shards"][0]["units"].as_array().unwrap();
    let hamlet = units.iter().find(|unit| unit["kind"] == "hamlet").unwrap();
    let id = UnitId::new(hamlet["id"].as_str().unwrap()).unwrap();
    let mut title = |word: &str, name: &str| {
        let units = book["shards"][0]["units"].as_array_mut().unwrap();
        let hamlet = units.iter_mut().find(|unit| unit["id"] == id.as_str()).unwrap();
        hamlet["kind_word"] = json!(word);
        hamlet["name"] = json!(name);
        let national = Library::national().unwrap();
        let book = files::read(book.to_string().as_bytes(), "book", &national, &|text| {
            text.nfc().collect()
        })
        .unwrap()
        .book;
        let catalogue = national.catalogue(&book.frame);
        Explainer { book: &book, catalogue: &catalogue, lang: Lang::Vi }.unit(&id)
    };
    // The usual word for a hamlet in a xã (Nghị định 185/2026/NĐ-CP Điều 2 khoản 3).
    assert_eq!(title("", "Trúc Đình"), "thôn Trúc Đình");
    assert_eq!(title("thôn", "Trúc Đình"), "thôn Trúc Đình");
    assert_eq!(title("thôn", "Thôn Trúc Đình"), "thôn Trúc Đình");
    assert_eq!(title("tổ dân phố", "3"), "tổ dân phố 3");
}

#[test]
fn a_draft_pronounces_no_verdict_and_tells_nobody_what_to_click() {
    let sheet = sheet(&base("tt-124"), "xa", 2026, None);
    let programme = line(&sheet, "programme");
    assert_eq!(programme["evaluated"]["outcome"], Outcome::ForDecision.code());
    assert_eq!(programme["evaluated"]["text"], "dự thảo: chưa đưa ra kết luận");
}

#[test]
fn the_class_of_the_movement_stands_beside_the_points() {
    let mut book = base("movement");
    let class = json!({"id": "class", "unit": "xa", "force": "mass_movement", "year": 2024, "rating": "movement_fair", "date": "2024-11-20", "stamp": {"at": 1, "device": "case"}});
    let at =
        book["shards"].as_array().unwrap().iter().position(|shard| shard["root"] == "xa").unwrap();
    let ratings = book["shards"][at].as_object_mut().unwrap().entry("ratings").or_insert(json!([]));
    ratings.as_array_mut().unwrap().push(class);
    let sheet = sheet(&book, "xa", 2024, None);
    let movement = line(&sheet, "movement");
    assert_eq!(
        (&movement["decided"]["class"], &movement["evaluated"]["points"]),
        (&json!("movement_fair"), &json!([90, 90]))
    );
    assert_eq!(movement["decided"]["text"], "đã xếp loại: Khá (20/11/2024)");
}

#[test]
fn what_was_decided_of_a_former_unit_is_told_as_of_it_and_never_as_the_units_own() {
    let mut book = base("tt-124");
    let old = |id: &str, name: &str| json!({"id": id, "kind": "commune", "name": name, "valid_to": "2024-06-30", "stamp": {"at": 1, "device": "case"}});
    let of = |id: &str, standard: &str, year: u16, date: &str| {
        let mut word = recognition(&format!("{id}-{standard}"), standard, year, date, None);
        word["unit"] = json!(id);
        word
    };
    let words = json!([
        of("cu", "safety", 2023, "2023-11-20"),
        of("cu", "key_security_area", 2022, "2022-03-01")
    ]);
    let shards = book["shards"].as_array_mut().unwrap();
    shards[0]["units"][0]["valid_from"] = json!("2024-07-01");
    shards[0]["units"][0]["formed_from"] = json!(["cu"]);
    shards[0]["units"][0]["absorbed"] =
        json!([{"unit": "xa-khac", "on": "2025-03-01", "partly": true}]);
    shards.push(json!({"root": "cu", "units": [old("cu", "Cũ")], "recognitions": words}));
    let other = json!([of("xa-khac", "safety", 2024, "2024-11-20")]);
    let goes_on = json!({"id": "xa-khac", "kind": "commune", "name": "Khác", "stamp": {"at": 1, "device": "case"}});
    shards.push(json!({"root": "xa-khac", "units": [goes_on], "recognitions": other}));
    let in_2024 = sheet(&book, "xa", 2024, None);
    let safety = line(&in_2024, "safety");
    assert_eq!(safety["decided"], Value::Null);
    let told = |line: &Value| {
        line["former"]
            .as_array()
            .unwrap()
            .iter()
            .map(|former| former["text"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told(safety),
        ["của đơn vị cũ xã Cũ, năm 2023: đã công nhận (12/QĐ-UBND, 20/11/2023, UBND tỉnh Lào Cai)"]
    );
    let list = line(&in_2024, "key_list");
    assert_eq!((&list["decided"], told(list).len()), (&Value::Null, 1));
    // A later decision is only on later sheets. A decision that was not known on the day is on
    // none.
    let in_2025 = sheet(&book, "xa", 2025, None);
    assert_eq!(told(line(&in_2025, "safety")).len(), 2);
    assert!(
        told(line(&in_2025, "safety"))[1]
            .starts_with("của đơn vị cũ xã Khác (chỉ một phần), năm 2024: ")
    );
    assert_eq!(
        line(&sheet(&book, "xa", 2024, Some("2023-01-01")), "safety")["former"],
        Value::Null
    );
    assert_eq!(line(&sheet(&book, "cu", 2023, None), "safety")["decided"]["stands"], json!(true));
}

#[test]
fn points_of_which_nothing_is_known_are_no_range() {
    let text = |lang| {
        line(&sheet_in(&base("tt-124"), "xa", 2024, None, lang), "movement")["evaluated"]["text"]
            .clone()
    };
    assert_eq!(text(Lang::Vi), "chưa đủ dữ liệu; chưa chấm được điểm (tối đa 100)");
    assert_eq!(text(Lang::En), "data missing; points not known yet (of 100)");
}

#[test]
fn a_title_that_there_was_not_yet_is_not_offered() {
    let has = |year, item| !line(&sheet(&base("tt-124"), "xa", year, None), item).is_null();
    for item in ["drug_free", "key_drug_list"] {
        assert_eq!((has(2024, item), has(2025, item)), (false, true), "{item}");
    }
    assert!(has(2024, "key_list"));
}

#[test]
fn a_unit_that_ended_says_so() {
    let mut book = base("tt-124");
    let units = book["shards"][0]["units"].as_array_mut().unwrap();
    units.iter_mut().find(|unit| unit["id"] == "xa").unwrap()["valid_to"] = json!("2025-06-30");
    let life = |year, lang| sheet_in(&book, "xa", year, None, lang)["life"].clone();
    assert_eq!(life(2024, Lang::Vi), Value::Null);
    assert_eq!(life(2025, Lang::Vi), "đơn vị chỉ hoạt động đến hết 30/06/2025");
    assert_eq!(life(2026, Lang::En), "the unit ended on 30/06/2025");
}
