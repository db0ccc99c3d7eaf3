//! A book's own templates: they replace, add and travel; a bad one is told and left out.

use book::{Extra, Lang};
use documents::{LIBRARY, Library, MAX_OWN_TEMPLATES};
use serde_json::{Value, json};

use super::office::Office;

/// A built-in template, changed as a province would.
fn changed(id: &str, change: impl FnOnce(&mut Value)) -> Extra {
    let file = format!("{id}.json");
    let (_, text) = LIBRARY.iter().find(|(name, _)| *name == file).unwrap();
    let mut value: Value = serde_json::from_str(text).unwrap();
    change(&mut value);
    let Value::Object(map) = value else { panic!("{value}") };
    map.into_iter().collect()
}

/// The templates of a book that has these of its own, and what is said of those left out.
fn with_own(own: impl IntoIterator<Item = Extra>) -> (Office, Vec<String>) {
    let mut office = Office::sample("outcome-met");
    let mut frame = (*office.book.frame).clone();
    own.into_iter().for_each(|template| frame.put_template(template));
    office.templates = Library::built_in(&office.kinds).unwrap();
    let problems = office.templates.put_own(&frame, &office.kinds);
    office.book = office.book.with_frame(frame);
    (office, problems.iter().map(|problem| problem.text(Lang::Vi)).collect())
}

#[test]
fn a_template_of_a_book_replaces_the_built_in_one_and_another_stands_beside_it() {
    let greeting = json!(["Kính thưa toàn thể nhân dân {unit}."]);
    let (office, problems) = with_own([
        changed("commune-registration", |one| one["blocks"] = greeting.clone()),
        changed("commune-registration", |one| {
            one["id"] = json!("yen-bai-letter");
            one["title"] = json!({"vi": "Thư ngỏ", "en": "Open letter"});
            one["blocks"] = greeting.clone();
        }),
    ]);
    assert!(problems.is_empty(), "{problems:?}");
    let unit = office.book.top().unwrap().id.to_string();
    for kind in ["commune-registration", "yen-bai-letter"] {
        assert!(office.templates.is_own(kind), "{kind}");
        let text = office.text(kind, &unit, 2024, None);
        assert!(text.contains("Kính thưa toàn thể nhân dân xã"), "{kind}: {text}");
    }
    assert!(!office.templates.is_own("commune-report"));
    assert_eq!(office.templates.all().count(), LIBRARY.len());
}

#[test]
fn a_bad_template_of_a_book_is_told_and_the_built_in_one_stays() {
    let (office, problems) = with_own([changed("commune-registration", |one| {
        one["blocks"] = json!(["{uni}", {"by": "models", "none": "x"}]);
    })]);
    assert_eq!(
        problems,
        [
            "commune-registration: blocks[0]: không có trường «uni»",
            "commune-registration: blocks[1]: chưa nói trường hợp «many»"
        ]
    );
    assert!(!office.templates.is_own("commune-registration"));
    assert!(office.templates.get("commune-registration").is_ok());
}

#[test]
fn a_book_uses_at_most_so_many_templates_of_its_own() {
    let letter = |at: usize| {
        changed("commune-registration", |one| one["id"] = json!(format!("letter-{at}")))
    };
    let (office, problems) = with_own((0..=MAX_OWN_TEMPLATES).map(letter));
    assert_eq!(problems, ["letter-100: sổ dùng nhiều nhất 100 mẫu riêng"]);
    assert!(office.templates.is_own("letter-99") && !office.templates.is_own("letter-100"));
}

#[test]
fn a_template_that_is_saved_opens_again_also_with_the_mark_of_notepad() {
    let kinds = Office::of(book::Book::default()).kinds;
    for (file, text) in LIBRARY {
        assert!(files::is_template(text.as_bytes()), "{file}");
        let marked = ["\u{feff}", text].concat();
        assert_eq!(
            documents::read(file, marked.as_bytes(), &kinds).unwrap().id,
            file.trim_end_matches(".json")
        );
    }
    assert!(!files::is_template(br#"{"format": "binh-yen", "blocks": [], "stage": "x"}"#));
}

#[test]
fn of_two_versions_of_a_template_the_later_stays_when_books_meet() {
    let of = |version: &str| {
        let (office, _) = with_own([changed("commune-registration", |one| {
            one["version"] = json!(version);
        })]);
        office.book
    };
    let (nine, ten) = (of("9"), of("10"));
    for books in [[&nine, &ten], [&ten, &nine]] {
        let merged = files::merge::merge_all(&books);
        assert_eq!(merged.frame.templates, ten.frame.templates);
    }
    assert_eq!(files::merge::superseded(&nine, &ten).templates.len(), 1);
    assert!(files::merge::superseded(&ten, &nine).is_empty());
    assert_eq!(files::merge::without_superseding(&nine, &ten).frame.templates.len(), 0);
}
