//! Merge, by its laws.

use binh_yen::book::{Book, DeviceId, Incident, Stamp, Unit};
use binh_yen::criteria::Library;
use binh_yen::exchange::{self, merge};

fn stamp(at: u64, device: &str) -> Stamp {
    Stamp { at, device: DeviceId::new(device).unwrap(), by: String::new(), after: Vec::new() }
}

fn commune(id: &str) -> Unit {
    let json = format!(r#"{{"id":"{id}","kind":"commune","name":"Xã {id}","stamp":{{"at":1,"device":"x"}}}}"#);
    serde_json::from_str(&json).unwrap()
}

fn incident(id: &str, note: &str) -> Incident {
    let json = format!(
        r#"{{"id":"{id}","unit":"a","date":"2020-01-01","kind":"theft","severity":"serious","note":"{note}","stamp":{{"at":1,"device":"x"}}}}"#
    );
    serde_json::from_str(&json).unwrap()
}

fn text(book: &Book) -> String {
    let text = exchange::write(book).unwrap();
    let read = exchange::read(text.as_bytes(), "so.json", &Library::national().unwrap(), &|text| text.to_owned());
    let read = read.unwrap_or_else(|problems| panic!("{}\n{text}", problems[0].text(Default::default())));
    assert_eq!(exchange::write(&read.book).unwrap(), text);
    text
}

#[test]
fn two_changes_of_one_record_are_both_kept_until_a_person_chooses() {
    let base = Book::default().with_unit(commune("a"), stamp(1, "d1")).unwrap().with_record(incident("i", ""), stamp(2, "d1")).unwrap();
    let a = base.with_record(incident("i", "một"), stamp(3, "d1")).unwrap();
    let b = base.with_record(incident("i", "hai"), stamp(3, "d2")).unwrap();
    let both = merge::merge(&a, &b);
    assert_eq!(text(&both), text(&merge::merge(&b, &a)));
    let shard = both.shards.values().next().unwrap();
    assert_eq!((shard.incidents[0].note.as_str(), shard.waiting.incidents[0].note.as_str()), ("hai", "một"));
    let chosen = both.resolved(shard.waiting.incidents[0].clone(), stamp(3, "d1")).unwrap();
    let shard = chosen.shards.values().next().unwrap();
    assert!(shard.waiting.is_empty() && shard.incidents[0].stamp.after.len() == 3);
    assert_eq!(text(&merge::merge(&chosen, &b)), text(&chosen));
    assert_eq!(text(&merge::merge(&a, &merge::merge(&chosen, &both))), text(&chosen));
}
