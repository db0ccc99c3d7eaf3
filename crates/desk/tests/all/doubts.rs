//! Tests of a person's word on doubtful figures, as an edit of the book.

use book::{Book, Day, DeviceId, Lang, RecordId, RecordKind, Shard, Stamp, Year};
use desk::doubts::{Looking, Word, confirm, of_typed, take_back};
use law::checks::{Checks, Doubt};
use law::{Evaluator, Library};

fn stamp(at: u64) -> Stamp {
    let device = DeviceId::new("d").unwrap();
    Stamp { at, device, by: String::new(), after: Vec::new() }
}

/// A commune with 5, 4 and this many crimes.
fn book(crimes: u32) -> Book {
    let stamp = serde_json::json!({"at": 1_900_000_000_000_u64, "device": "d"});
    let total = |year: u16, value: u32| serde_json::json!({"id": format!("t{year}"), "unit": "xa", "indicator": "crime_cases", "year": year, "value": value, "stamp": stamp});
    let shard: Shard = serde_json::from_value(serde_json::json!({
        "root": "xa",
        "units": [{"id": "xa", "kind": "commune", "name": "Bình An", "stamp": stamp}],
        "totals": [total(2022, 5), total(2023, 4), total(2024, crimes)]
    }))
    .unwrap();
    Book { shards: [(shard.root.clone(), shard.into())].into(), ..Book::default() }
}

fn doubts(book: &Book) -> Vec<Doubt> {
    let library = Library::national().unwrap();
    let catalogue = library.catalogue(&book.frame);
    let evaluator = Evaluator::new(book, &library, &catalogue, book.frame.settings.reading, None);
    let checks = Checks::national().unwrap();
    let units: Vec<_> = book.units().collect();
    evaluator.doubts(checks.all(), &units, Year::new(2024).unwrap())
}

fn word(id: &str) -> Word {
    let date = Day::parse("2025-01-10").unwrap();
    Word { id: RecordId::new(id).unwrap(), by: "Trưởng Công an xã".to_owned(), date }
}

#[test]
fn a_word_holds_for_the_figures_that_were_seen_and_merges_with_the_words_of_others() {
    let open = book(45);
    let [doubt] = &doubts(&open)[..] else { panic!("{:?}", doubts(&open)) };
    let said = confirm(&open, doubt, word("w1"), stamp(10)).unwrap();
    assert_eq!(doubts(&said)[0].confirmed.as_ref().unwrap().by, "Trưởng Công an xã");
    let also = confirm(&open, doubt, word("w2"), stamp(11)).unwrap();
    let merged = files::merge::merge(&said, &also);
    assert_eq!(merged, files::merge::merge(&also, &said));
    let both = doubts(&merged)[0].confirmed.clone().unwrap();
    let one = take_back(&merged, &both, stamp(12)).unwrap();
    let left = doubts(&one)[0].confirmed.clone().unwrap();
    assert_ne!(left.id, both.id, "the other word stands");
    // A file with the word from before does not bring it back.
    let again = files::merge::merge(&one, &merged);
    assert_eq!(doubts(&again)[0].confirmed.as_ref().unwrap().id, left.id);
    let none = take_back(&again, &left, stamp(13)).unwrap();
    assert_eq!(doubts(&none)[0].confirmed, None);
}

#[test]
fn a_word_on_figures_that_changed_since_confirms_nothing() {
    let [doubt] = &doubts(&book(45))[..] else { panic!() };
    let changed = confirm(&book(46), doubt, word("w1"), stamp(10)).unwrap();
    assert_eq!(doubts(&changed)[0].confirmed, None);
    let elsewhere = Book::default();
    let refused = confirm(&elsewhere, doubt, word("w1"), stamp(10)).unwrap_err();
    assert!(!refused.text(Lang::Vi).is_empty());
}

#[test]
fn a_figure_is_told_while_it_is_typed_and_only_if_it_is_doubtful() {
    let open = book(4);
    let library = Library::national().unwrap();
    let catalogue = library.catalogue(&open.frame);
    let checks = Checks::national().unwrap();
    let looking = Looking {
        book: &open,
        catalogue: &catalogue,
        library: &library,
        checks: &checks,
        as_of: None,
    };
    let typed = |value: u32| {
        let record = serde_json::json!({"unit": "xa", "indicator": "fire_cases", "year": 2024, "value": value});
        let serde_json::Value::Object(record) = record else { panic!() };
        of_typed(&looking, RecordKind::YearlyTotal, record, stamp(1_900_000_000_001))
    };
    assert_eq!(typed(3), []);
    let changed = |value: u32| {
        let mut record =
            desk::records::find(&open, RecordKind::YearlyTotal, &RecordId::new("t2024").unwrap())
                .unwrap();
        record.insert("value".to_owned(), value.into());
        of_typed(&looking, RecordKind::YearlyTotal, record, stamp(1_900_000_000_001))
    };
    assert_eq!(changed(5), []);
    assert_eq!(changed(50).len(), 1);
    let empty = serde_json::Map::new();
    assert_eq!(of_typed(&looking, RecordKind::YearlyTotal, empty, stamp(1)), []);
}
