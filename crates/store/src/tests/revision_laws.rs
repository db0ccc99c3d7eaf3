//! Laws of the history: it keeps every revision that a save replaced, within the budget.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::boxed;
use super::memory::Memory;
use super::revisions::{self, Key, StoredRevision};
use super::*;
use super::{commune, stamp};
use book::{Incident, Record, RecordId, Shard, Stamp, UnitId};

const UNITS: [&str; 2] = ["a", "b"];
const RECORDS: [&str; 3] = ["r1", "r2", "r3"];

fn at(at: u64) -> Stamp {
    Stamp { at, device: DeviceId::new("d1").unwrap(), by: "Công an xã".into(), after: Vec::new() }
}

fn incident(id: &str, unit: &str, count: u32) -> Incident {
    let json = serde_json::json!({
        "id": id, "unit": unit, "date": "2019-05-01", "kind": "theft", "count": count, "note": "Mất trộm xe máy", "stamp": at(0)
    });
    serde_json::from_str(&json.to_string()).unwrap()
}

fn empty() -> Book {
    UNITS
        .iter()
        .fold(Book::default(), |book, unit| book.with_unit(commune(unit, ""), stamp(1)).unwrap())
}

/// A person's action.
#[derive(Clone, Debug)]
enum Deed {
    Put {
        record: usize,
        unit: usize,
        count: u32,
    },
    Delete(usize),
    Rename {
        unit: usize,
        note: u8,
    },
    /// Goes back to an earlier book, as undoing or restoring a snapshot does.
    Back(prop::sample::Index),
    /// The browser has no room for the mirror at the next save. (Two in a row and a reload would
    /// lose the changes between them.)
    Refuse,
    /// Reloads the page, perhaps before the mirror has the last save.
    Reload,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (0..RECORDS.len(), 0..UNITS.len(), 1..9u32).prop_map(|(record, unit, count)| Deed::Put { record, unit, count }),
        1 => (0..RECORDS.len()).prop_map(Deed::Delete),
        1 => (0..UNITS.len(), any::<u8>()).prop_map(|(unit, note)| Deed::Rename { unit, note }),
        2 => any::<prop::sample::Index>().prop_map(Deed::Back),
        1 => Just(Deed::Refuse),
        1 => Just(Deed::Reload),
    ]
}

/// All revisions of a book by key.
fn revisions(book: &Book) -> BTreeMap<String, String> {
    let nothing = Book {
        shards: book.shards.keys().map(|id| (id.clone(), shard_of_nobody(id))).collect(),
        ..Book::default()
    };
    revisions::replaced(book, &nothing)
        .into_iter()
        .map(|earlier| (earlier.key.text(), earlier.json))
        .collect()
}

fn shard_of_nobody(id: &UnitId) -> std::sync::Arc<Shard> {
    let mut shard = Shard::new(commune(id.as_str(), ""));
    shard.units.clear();
    std::sync::Arc::new(shard)
}

#[derive(Default)]
struct Browser {
    storage: Memory,
    values: Texts,
    history: Texts,
}

impl Browser {
    fn open(&self) -> Opened {
        Store::open_in(boxed(self.storage.clone()), Some(self.values.clone()), 7)
    }

    fn mirror(&mut self, store: &mut Store) {
        while let Some(change) = store.for_mirror() {
            self.history.extend(change.replaced.iter().cloned());
            self.values.extend(change.puts.iter().cloned());
            self.values.retain(|key, _| !change.gives_way(key));
            store.mirrored(&change, Mirrored::Done);
        }
    }
}

fn refuse(store: &mut Store) {
    if let Some(change) = store.for_mirror() {
        store.mirrored(&change, Mirrored::Failed(Cause::Full));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_revision_that_a_save_replaced_can_be_read_back(deeds in prop::collection::vec(deed(), 1..30)) {
        let mut browser = Browser::default();
        let mut opened = browser.open();
        let mut books = vec![empty()];
        opened.store.replace(&books[0]).unwrap();
        browser.mirror(&mut opened.store);
        let (mut ever, mut refused, mut is_behind) = (revisions(&books[0]), false, false);
        for (time, deed) in (10u64..).zip(&deeds) {
            let now = books.last().unwrap();
            let next = match deed {
                Deed::Put { record, unit, count } => {
                    now.with_record(incident(RECORDS[*record], UNITS[*unit], *count), at(time)).ok()
                }
                Deed::Delete(record) => now.without_record::<Incident>(&RecordId::new(RECORDS[*record]).unwrap(), at(time)).ok(),
                Deed::Rename { unit, note } => now.with_unit(commune(UNITS[*unit], &note.to_string()), at(time)).ok(),
                Deed::Back(to) => Some(to.get(&books).clone()),
                Deed::Refuse => {
                    refused = !is_behind;
                    None
                }
                Deed::Reload => {
                    opened = browser.open();
                    prop_assert_eq!(&opened.book, now);
                    // The book that was read shares nothing with the earlier ones.
                    Some(opened.book.clone())
                }
            };
            let Some(next) = next else { continue };
            opened.store.replace(&next).unwrap();
            if refused { refuse(&mut opened.store) } else { browser.mirror(&mut opened.store) }
            is_behind = refused;
            refused = false;
            ever.extend(revisions(&next));
            books.push(next);
        }
        browser.mirror(&mut opened.store);
        let there = revisions(books.last().unwrap());
        for (key, json) in ever.iter().filter(|(key, _)| !there.contains_key(*key)) {
            let kept = browser.history.get(key).and_then(|text| StoredRevision::read(key, text));
            prop_assert_eq!(kept.map(|kept| kept.json), Some(Ok(json.clone())), "{} is not as it was", key);
        }
    }

    #[test]
    fn the_oldest_revisions_give_way_to_the_budget_and_three_of_each_record_of_the_book_stay(
        kept in prop::collection::btree_map((0..6u8, 0..200u64), 0..400usize, 0..120),
        limit in 0..20_000usize,
    ) {
        let key = |(record, at): (u8, u64)| Key { list: "incidents".into(), id: format!("r{record}"), version: self::at(at).version() };
        let is_in_book = |key: &Key| key.id.as_str() < "r4";
        let kept: Vec<(String, usize)> = kept.into_iter().map(|(of, size)| (key(of).text(), size)).collect();
        let total = |keys: &[&(String, usize)]| keys.iter().map(|(key, size)| units(key) + size).sum::<usize>();
        let going = revisions::surplus(&kept, limit, is_in_book);
        let (gone, left): (Vec<_>, Vec<_>) = kept.iter().partition(|(key, _)| going.contains(key));
        if total(&kept.iter().collect::<Vec<_>>()) <= limit {
            prop_assert!(gone.is_empty());
        }
        let parsed = |one: &(String, usize)| Key::parse(&one.0).unwrap();
        let mut newer: BTreeMap<String, usize> = BTreeMap::new();
        let mut all: Vec<Key> = kept.iter().map(parsed).collect();
        all.sort_by(|a, b| b.version.cmp(&a.version));
        let mut is_free = Vec::new();
        for key in all {
            let count = newer.entry(key.id.clone()).or_default();
            *count += 1;
            let stays = *count <= 3 && is_in_book(&key);
            prop_assert!(!(stays && going.contains(&key.text())), "{} must stay", key.text());
            is_free.extend((!stays).then_some(key));
        }
        // A removable revision stays only if it is newer than all removed ones and the rest fits
        // the budget.
        let oldest_left = is_free.iter().filter(|key| !going.contains(&key.text())).map(|key| key.version.at).min();
        if let Some(oldest_left) = oldest_left {
            prop_assert!(total(&left) <= limit);
            prop_assert!(gone.iter().all(|one| parsed(one).version.at <= oldest_left));
        }
    }
}

#[test]
fn a_save_that_changes_no_record_keeps_nothing() {
    let book = empty().with_record(incident("r1", "a", 1), at(2)).unwrap();
    let again: Book = Book {
        shards: book
            .shards
            .iter()
            .map(|(id, shard)| (id.clone(), (**shard).clone().into()))
            .collect(),
        ..book.clone()
    };
    assert!(revisions::replaced(&book, &again).is_empty());
    assert!(
        revisions::replaced(&book, &book.with_record(incident("r2", "a", 1), at(3)).unwrap())
            .is_empty()
    );
}

#[test]
fn a_record_that_moves_to_another_commune_leaves_its_revision_behind() {
    let book = empty().with_record(incident("r1", "a", 1), at(2)).unwrap();
    let moved = book.with_record(incident("r1", "b", 1), at(3)).unwrap();
    let keys: Vec<String> =
        revisions::replaced(&book, &moved).iter().map(|earlier| earlier.key.text()).collect();
    assert_eq!(keys, ["incidents/r1 2@d1"]);
}

#[test]
fn a_revision_that_waits_is_kept_once_a_person_has_chosen() {
    let book = empty().with_record(incident("r1", "a", 1), at(2)).unwrap();
    let waits = Incident { stamp: at(3), ..incident("r1", "a", 2) };
    let mut merged = book.clone();
    let shard =
        merged.shards.get_mut(&UnitId::new("a").unwrap()).map(std::sync::Arc::make_mut).unwrap();
    Incident::waiting_mut(shard).push(waits.clone());
    assert!(revisions::replaced(&book, &merged).is_empty());
    let edited = merged.with_record(incident("r1", "a", 5), at(4)).unwrap();
    let keys = |old: &Book, new: &Book| {
        revisions::replaced(old, new).iter().map(|earlier| earlier.key.text()).collect::<Vec<_>>()
    };
    assert_eq!(keys(&merged, &edited), ["incidents/r1 2@d1"]);
    let chosen = merged.resolved(waits, at(5)).unwrap();
    assert_eq!(keys(&merged, &chosen), ["incidents/r1 2@d1", "incidents/r1 3@d1"]);
}

#[test]
fn a_key_that_is_not_of_this_build_is_left_alone() {
    let kept = [("incidents/r1".to_owned(), 10), ("2:incidents/r1 5@d1 x".to_owned(), 10)];
    assert!(revisions::surplus(&kept, 0, |_| false).is_empty());
}

#[test]
fn in_a_full_database_the_oldest_go_about_a_fifth_at_a_time_until_none_is_left() {
    let mut kept: Vec<(String, usize)> =
        (100..200).map(|at| (format!("incidents/r{} {at}@d1", at % 7), 1000)).collect();
    kept.push(("2:of a newer build".into(), 10));
    let mut rounds = 0;
    while kept.len() > 1 {
        let gone = revisions::oldest(&kept);
        assert!((1..=20).contains(&gone.len()), "{} of {}", gone.len(), kept.len());
        assert!(gone.iter().zip(&kept).all(|(gone, (oldest, _))| gone == oldest));
        kept.drain(..gone.len());
        rounds += 1;
    }
    assert!(revisions::oldest(&kept).is_empty() && revisions::oldest(&[]).is_empty());
    assert!(rounds < 30, "{rounds}");
}

#[test]
fn of_what_the_book_has_no_more_the_last_revision_is_found() {
    let kept: Vec<String> =
        ["units/u1 5@d1", "units/u1 40@d1", "incidents/r1 3@d1", "incidents/r2 3@d1"]
            .map(String::from)
            .to_vec();
    assert_eq!(
        revisions::last_of_removed(&kept, |key| key.id == "r2"),
        ["incidents/r1 3@d1", "units/u1 40@d1"]
    );
}

#[test]
fn names_are_those_of_units_and_records_deleted_or_not() {
    let book = empty().with_record(incident("r1", "a", 1), at(2)).unwrap();
    let book = book.without_record::<Incident>(&RecordId::new("r1").unwrap(), at(3)).unwrap();
    assert!(Incident::list(&book.shards[&UnitId::new("a").unwrap()])[0].deleted);
    let expected = [("incidents", "r1"), (revisions::UNITS, "a"), (revisions::UNITS, "b")];
    assert_eq!(revisions::names(&book), expected.into_iter().collect());
}

#[test]
fn a_kept_revision_takes_less_room_than_its_json() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../../samples/tran-yen-2019.json")).unwrap();
    let shards: Vec<Shard> = serde_json::from_value(file["shards"].clone()).unwrap();
    let book = Book {
        shards: shards.into_iter().map(|shard| (shard.root.clone(), shard.into())).collect(),
        ..Book::default()
    };
    let kept = revisions(&book);
    let json: usize = kept.values().map(|json| units(json)).sum();
    let sealed: usize = kept.values().map(|json| units(&codec::seal("k", 1, json).text)).sum();
    assert!(sealed * 10 < json * 7, "{} revisions: {json} as JSON, {sealed} kept", kept.len());
}
