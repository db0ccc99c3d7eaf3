//! Sent files: parts, changes alone, and mistakes in a choice.

use book::RecordKind::{Incident, Model};
use book::{UnitId, Year};
use desk::sending::{Choice, Mistake, is_too_large};
use files::Covers;
use serde_json::json;

use crate::desk_client::{Desk, LETTERS, NATIONAL, changes, of_hamlet, part, whole};

const SAMPLE: &str = "samples/tran-yen-2019.json";

#[test]
fn the_second_file_to_a_desk_has_only_what_changed() {
    let mut desk = Desk::open(SAMPLE);
    desk.send_whole("Công an huyện");
    assert!(desk.send("Công an huyện", &changes()).is_none(), "nothing is new");
    let models = desk.list(Model, &desk::route::Query::default());
    desk.change(Model, &models[0], json!({"note": "Đã sơ kết"}));
    // Names match however they are typed.
    let file = desk.send("CÔNG AN  huyện", &changes()).unwrap();
    let read = files::read(&file.bytes, "f", &NATIONAL, &LETTERS.composed).unwrap();
    let notes: Vec<_> = read.book.shards.values().flat_map(|shard| &shard.models).collect();
    assert_eq!(notes.iter().map(|model| model.note.as_str()).collect::<Vec<_>>(), ["Đã sơ kết"]);
    assert!(read.book.shards.values().all(|shard| shard.incidents.is_empty()));
}

#[test]
fn desks_whose_names_differ_in_one_accent_are_two_each_with_what_it_was_sent() {
    let mut desk = Desk::open(SAMPLE);
    desk.send_whole("Công an xã Minh Quán");
    let known = |desk: &Desk, name: &str| {
        desk::trust::recipient(&desk.recipients, name, &LETTERS).is_some()
    };
    assert!(!known(&desk, "Công an xã Minh Quân"));
    assert!(known(&desk, "CÔNG AN  XÃ minh quán"));
    // A desk that was never sent a file gets no changes alone.
    assert_eq!(
        changes().covers(desk.book(), known(&desk, "Công an xã Minh Quân")),
        Covers::default()
    );
    assert!(desk.send("Công an xã Minh Quân", &changes()).is_some());
}

#[test]
fn the_last_desk_is_offered_first_and_once() {
    let mut desk = Desk::open(SAMPLE).on("2026-11-30");
    for name in ["Công an huyện", "Công an tỉnh", "công an HUYỆN"] {
        desk.send_whole(name);
    }
    let names: Vec<_> = desk.recipients.iter().map(|desk| desk.name.as_str()).collect();
    assert_eq!(names, ["công an HUYỆN", "Công an tỉnh"]);
    assert_eq!(desk.recipients[0].last, "30/11/2026");
}

#[test]
fn a_part_covers_its_communes_and_years_and_all_years_are_no_choice() {
    let desk = Desk::open(SAMPLE);
    let covers = part(&["viet-thanh"], 2019, 2019).covers(desk.book(), false);
    assert_eq!(covers.communes.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["viet-thanh"]);
    assert_eq!(covers.years, Year::new(2019).zip(Year::new(2019)));
    let (first, last) = desk::years::with_data(desk.book()).unwrap();
    let all = part(&["viet-thanh"], first.number(), last.number());
    assert_eq!(all.covers(desk.book(), false).years, None);
}

#[test]
fn a_choice_of_nothing_turned_years_and_a_short_passphrase_are_told() {
    let desk = Desk::open(SAMPLE);
    let mistake = |choice: desk::sending::Choice, passphrase: usize| {
        choice.mistake(&choice.covers(desk.book(), false), passphrase)
    };
    assert_eq!(mistake(part(&[], 2019, 2019), 0), Some(Mistake::NoCommune));
    assert_eq!(mistake(part(&["viet-thanh"], 2019, 2018), 0), Some(Mistake::YearsTurned));
    assert_eq!(mistake(whole(), 9), Some(Mistake::ShortPassphrase));
    assert_eq!(mistake(whole(), 10), None);
    assert_eq!(mistake(whole(), 0), None);
}

/// The file of this book is too large to be opened again. The files of its two communes are not.
#[test]
fn a_file_that_could_not_be_opened_again_is_too_large_and_its_parts_are_not() {
    let commune = |root: &str| {
        let note = "ghi chép ".repeat(1100);
        let stamp = json!({"at": 1, "device": "d"});
        let incident = |at: usize| {
            json!({"id": format!("{root}-{at}"), "unit": root, "date": "2019-05-01",
                "kind": "theft", "note": format!("{at} {note}"), "stamp": stamp})
        };
        let incidents: Vec<_> = (0..1500).map(incident).collect();
        let unit =
            json!({"id": root, "kind": "commune", "name": format!("Xã {root}"), "stamp": stamp});
        json!({"root": root, "units": [unit], "incidents": incidents})
    };
    let book = |shards: Vec<serde_json::Value>| -> book::Book {
        let shards = shards.into_iter().map(|shard| {
            let shard: book::Shard = serde_json::from_value(shard).unwrap();
            (shard.root.clone(), std::sync::Arc::new(shard))
        });
        book::Book { shards: shards.collect(), ..book::Book::default() }
    };
    let both = book(vec![commune("a"), commune("b")]);
    assert!(is_too_large(&files::write(&both).unwrap()));
    let part =
        files::part(&both, &part(&["a"], 2019, 2019).covers(&both, false), &files::Seen::default());
    let file = files::write(&part).unwrap();
    assert!(!is_too_large(&file));
    assert!(files::check_size(file.len() as u64, "a").is_ok());
    assert_eq!(part.shards.values().map(|shard| shard.incidents.len()).sum::<usize>(), 1500);
}

#[test]
fn a_hamlet_is_judged_from_its_own_file_as_from_its_communes_book() {
    for (sample, year) in [(SAMPLE, 2019), ("samples/tran-yen-2026.json", 2026)] {
        let desk = Desk::open(sample).on("2026-11-30").showing(year);
        let verdicts = desk.verdicts();
        let hamlets: Vec<UnitId> = (desk.book().shards.values())
            .flat_map(|shard| &shard.units)
            .filter(|unit| unit.kind == book::UnitKind::Hamlet)
            .map(|unit| unit.id.clone())
            .collect();
        assert!(hamlets.len() > 3, "{sample}");
        for hamlet in hamlets {
            let covers = of_hamlet(hamlet.as_str()).covers(desk.book(), false);
            let file = files::part(desk.book(), &covers, &files::Seen::default());
            let from_file = desk.verdicts_of(&file);
            let (whole, alone) = (verdicts.of_unit(&hamlet), from_file.of_unit(&hamlet));
            assert_eq!(alone.collect::<Vec<_>>(), whole.collect::<Vec<_>>(), "{hamlet:?}");
        }
    }
}

#[test]
fn a_hamlet_head_gets_a_file_of_the_hamlet_and_what_comes_back_is_merged_as_any_other() {
    let mut commune = Desk::open(SAMPLE).named("Công an xã").on("2019-11-01");
    let hamlet = "viet-thanh-thon-1";
    let file = commune.send("Trưởng thôn 1", &of_hamlet(hamlet)).unwrap();
    let mut head = Desk::new("dien-thoai").named("Trưởng thôn 1").on("2019-11-02").showing(2019);
    head.receive(&[&file]).take_all();
    let unit = UnitId::new(hamlet).unwrap();
    let book = head.book();
    assert_eq!(book.unit(&unit).unwrap().0.parent.as_ref().unwrap().as_str(), "viet-thanh");
    assert_eq!(desk::standards::desk_unit(book).map(|own| &own.id), Some(&unit), "its own book");
    assert_eq!(book.frame.settings.desk, "Trưởng thôn 1", "not the commune's name");
    let home = UnitId::new("viet-thanh").unwrap();
    let others = |shard: &book::Shard| {
        shard.incidents.iter().any(|incident| incident.unit != unit)
            || shard.statements.iter().any(|said| said.unit != unit && said.unit != home)
            || shard.registrations.iter().any(|registration| registration.unit != unit)
    };
    assert!(!book.shards.values().any(|shard| others(shard)), "no other hamlet's records");
    // Its conditions are judged on the head's device.
    assert!(head.verdicts().of_unit(&unit).next().is_some());
    head.enter(Incident, json!({"unit": hamlet, "date": "2019-10-12", "kind": "theft"}));
    let answer = head.send_whole("Công an xã");
    let before: usize = commune.book().shards.values().map(|shard| shard.incidents.len()).sum();
    commune.enter(Incident, json!({"unit": "viet-thanh", "date": "2019-10-13", "kind": "theft"}));
    commune.receive(&[&answer]).take_all();
    let after: usize = commune.book().shards.values().map(|shard| shard.incidents.len()).sum();
    assert_eq!(after, before + 2, "nothing of the other hamlets is lost");
    assert_eq!(files::merge::conflicts(commune.book()), []);
    assert_eq!(commune.book().frame.settings.unit, None, "the commune's book stays the commune's");
    let changes = Choice { only_changes: true, ..of_hamlet(hamlet) };
    assert!(
        commune.send("Trưởng thôn 1", &changes).is_some(),
        "the head's own incident, come back"
    );
    assert!(commune.send("Trưởng thôn 1", &changes).is_none());
}
