//! Small books for testing merges.

use std::sync::LazyLock;

use book::{Book, DeviceId, Incident, Stamp, Unit, UnitId};
use law::Library;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

pub fn stamp(at: u64, device: &str) -> Stamp {
    Stamp { at, device: DeviceId::new(device).unwrap(), by: String::new(), after: Vec::new() }
}

pub fn unit_id(id: &str) -> UnitId {
    UnitId::new(id).unwrap()
}

pub fn unit(id: &str, kind: &str, parent: Option<&str>, name: &str) -> Unit {
    let parent = parent.map(|parent| format!(r#""parent":"{parent}","#)).unwrap_or_default();
    let json = format!(
        r#"{{"id":"{id}","kind":"{kind}",{parent}"name":"{name}","stamp":{{"at":1,"device":"x"}}}}"#
    );
    serde_json::from_str(&json).unwrap()
}

pub fn incident(id: &str, unit: &str, note: &str) -> Incident {
    let json = format!(
        r#"{{"id":"{id}","unit":"{unit}","date":"2020-01-01","kind":"theft","severity":"serious","note":"{note}","stamp":{{"at":1,"device":"x"}}}}"#
    );
    serde_json::from_str(&json).unwrap()
}

/// An incident in two units.
pub fn incident_of_two(id: &str, unit: &str, other: &str, note: &str) -> Incident {
    Incident { also_in: vec![unit_id(other)], ..incident(id, unit, note) }
}

/// A province of two communes, each with a hamlet.
pub fn two_communes() -> Book {
    let units = [
        unit("p", "province", None, "Yên Bái"),
        unit("c0", "commune", Some("p"), "Việt Thành"),
        unit("c1", "commune", Some("p"), "Minh Quân"),
        unit("h0", "hamlet", Some("c0"), "Trúc Đình"),
        unit("h1", "hamlet", Some("c1"), "Đồng Sen"),
    ];
    units
        .into_iter()
        .fold(Book::default(), |book, unit| book.with_unit(unit, stamp(1, "d0")).unwrap())
}

/// Writes the file of a book, and checks that it reads back to the same file.
pub fn text(book: &Book) -> String {
    let text = files::write(book).unwrap();
    let read = files::read(text.as_bytes(), "so.json", &LIBRARY, &|text| text.to_owned());
    let read =
        read.unwrap_or_else(|problems| panic!("{}\n{text}", problems[0].text(Default::default())));
    assert_eq!(files::write(&read.book).unwrap(), text);
    text
}
