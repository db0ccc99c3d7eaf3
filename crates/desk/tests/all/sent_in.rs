//! The communes that have sent their year, at a desk above them.

use book::{DeviceId, RecordKind};
use desk::sent_in::{SentIn, sent_in};
use serde_json::json;

use crate::desk_client::{Desk, part};

fn rows(desk: &Desk) -> Vec<SentIn> {
    sent_in(desk.book(), &desk.verdicts(), &DeviceId::new("may-1").unwrap(), desk.year)
}

#[test]
fn what_another_desk_wrote_in_the_year_was_sent_by_it() {
    let mut district = Desk::open("samples/tran-yen-2019.json")
        .named("Công an huyện")
        .on("2030-12-10")
        .showing(2030);
    assert!(rows(&district).iter().all(|row| !row.has_sent), "of 2030 nothing was sent yet");
    let mut commune = Desk::new("may-xa").with("samples/tran-yen-2019.json");
    commune = commune.named("Công an xã Việt Thành").on("2030-11-20");
    commune.enter(
        RecordKind::Paper,
        json!({"unit": "viet-thanh", "kind": "party_resolution", "date": "2030-02-01"}),
    );
    let file = commune.send("Công an huyện", &part(&["viet-thanh"], 2030, 2030)).unwrap();
    district.receive(&[&file]).take_all();
    // What the district writes itself was sent by nobody.
    district.enter(
        RecordKind::Paper,
        json!({"unit": "bao-dap", "kind": "party_resolution", "date": "2030-02-01"}),
    );
    let rows = rows(&district);
    let sent: Vec<_> = rows.iter().filter(|row| row.has_sent).collect();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].commune.as_str(), "viet-thanh");
    assert_eq!(sent[0].last.as_ref().unwrap().by, "Công an xã Việt Thành");
    assert!(!sent[0].is_complete() && sent[0].missing > 0 && sent[0].complete < sent[0].units);
}

#[test]
fn a_commune_taken_from_the_list_has_sent_nothing_and_its_former_units_are_not_asked() {
    let mut desk = Desk::new("may-1").on("2026-11-20").showing(2026);
    let list = &crate::founding::LIST;
    let commune = list.communes.iter().find(|commune| commune.code == "04498").unwrap();
    desk.edit("lập sổ", |book, _| desk::founding::with_commune(book, list, commune));
    let rows = rows(&desk);
    let told: Vec<_> = rows.iter().map(|row| (row.commune.clone(), row.has_sent)).collect();
    assert_eq!(told, [(list.commune_id(commune), false)]);
}
