//! Laws of snapshots, for any saves, marks and drops, and whatever the clock says.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::boxed;
use super::memory::Memory;
use super::retention::{self, HOUR};
use super::snapshot::{StoredSnapshots, is_due, is_whole};
use super::*;
use super::{commune, stamp, unit};

/// The spaces of the database that taking a snapshot touches.
#[derive(Default)]
struct Database {
    values: Texts,
    kept: Texts,
    snapshots: Texts,
}

impl Database {
    fn shelf(&self) -> StoredSnapshots {
        StoredSnapshots {
            snapshots: self.snapshots.clone(),
            values: self.kept.keys().cloned().collect(),
        }
    }

    fn labels(&self) -> Vec<Label> {
        self.snapshots.keys().map(|key| Label::parse(key).unwrap()).collect()
    }

    fn clear(&mut self, dropped: &[String], forgotten: &[String]) {
        dropped.iter().for_each(|key| assert!(self.snapshots.remove(key).is_some()));
        forgotten.iter().for_each(|key| assert!(self.kept.remove(key).is_some()));
    }

    /// One transaction of the mirror.
    fn write(&mut self, change: &Change, now: u64) {
        let keys: Vec<String> = self.snapshots.keys().cloned().collect();
        let newest = self
            .values
            .keys()
            .filter(|key| keys::parse(key).0 == keys::BOOK)
            .max_by_key(|key| keys::parse(key).1);
        let state =
            newest.map(|key| Manifest::read(keys::parse(key).1, &self.values[key]).unwrap());
        if let Some(state) = state.filter(|_| is_due(&keys, change.mark.as_ref(), now))
            && let Some(steps) = self.shelf().steps(&state, change.mark.as_ref(), now)
        {
            for (key, sum) in steps.copy {
                let text = self.values[&key].clone();
                assert!(is_whole(&text, sum));
                self.kept.insert(key, text);
            }
            self.snapshots.insert(steps.put.0, steps.put.1);
            self.clear(&steps.drop, &steps.forget);
        }
        self.values.extend(change.puts.iter().cloned());
        self.values.retain(|key, _| !change.gives_way(key));
    }

    /// Makes room, as a full database does.
    fn give_way(&mut self) {
        let labels = self.labels();
        if let Some(first) = retention::first_to_go(&labels) {
            let dropped = [first.key()];
            let forgotten = self.shelf().unneeded(&dropped);
            self.clear(&dropped, &forgotten);
        }
    }
}

#[derive(Clone, Debug)]
enum Act {
    /// Changes a unit's note; `None` removes the unit.
    Edit(usize, Option<u8>),
    /// Does the same after asking for a snapshot.
    Ask(Reason, usize, Option<u8>),
    /// Lets the clock run on, or sets it to another time.
    Pass(u64),
    Set(u64),
    GiveWay,
}

const UNITS: [&str; 4] = ["a", "b", "c", "d"];

fn act() -> impl Strategy<Value = Act> {
    let edit = (0..UNITS.len(), prop::option::weighted(0.9, any::<u8>()));
    let reason = prop_oneof![Just(Reason::Import), Just(Reason::Restore), Just(Reason::Sample)];
    prop_oneof![
        8 => edit.clone().prop_map(|(at, note)| Act::Edit(at, note)),
        2 => (reason, edit).prop_map(|(reason, (at, note))| Act::Ask(reason, at, note)),
        6 => (0..50 * HOUR).prop_map(Act::Pass),
        1 => any::<u64>().prop_map(Act::Set),
        1 => Just(Act::GiveWay),
    ]
}

fn edited(book: &Book, at: usize, note: Option<u8>) -> Book {
    let mut book = book.clone();
    let id = UNITS[at];
    match note {
        Some(note) => book.with_unit(commune(id, &note.to_string()), stamp(1)).unwrap(),
        None => {
            book.shards.remove(&unit(id));
            book
        }
    }
}

/// Acts on a store with a mirror; gives the content of the database and the book of each revision.
fn acted(acts: &[Act]) -> (Database, BTreeMap<u64, Book>) {
    let (mut database, mut books, mut now) =
        (Database::default(), BTreeMap::new(), 1_763_942_400_000);
    let Opened { mut store, mut book, .. } =
        Store::open_in(boxed(Memory::default()), Some(Texts::new()), 7);
    for act in acts {
        let (at, note) = match act {
            Act::Pass(time) => {
                now = u64::saturating_add(now, *time);
                continue;
            }
            Act::Set(time) => {
                now = *time;
                continue;
            }
            Act::GiveWay => {
                database.give_way();
                continue;
            }
            Act::Ask(reason, at, note) => {
                store.mark_before(*reason, "tệp.json");
                (*at, *note)
            }
            Act::Edit(at, note) => (*at, *note),
        };
        book = edited(&book, at, note);
        store.replace(&book).unwrap();
        while let Some(change) = store.for_mirror() {
            database.write(&change, now);
            store.mirrored(&change, Mirrored::Done);
            books.insert(change.manifest.revision, book.clone());
        }
    }
    (database, books)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_kept_state_opens_as_the_book_that_it_was_and_nothing_is_kept_beside(acts in prop::collection::vec(act(), 1..80)) {
        let (mut database, books) = acted(&acts);
        // The mirror may be lost as a whole: snapshots have their own copies.
        database.values.clear();
        loop {
            let mut needed = std::collections::BTreeSet::new();
            for (key, text) in &database.snapshots {
                let snapshot = Snapshot::read(key, text).unwrap();
                let (book, lost) = snapshot.book(&database.kept);
                prop_assert_eq!(&book, &books[&Label::parse(key).unwrap().revision]);
                prop_assert!(lost.is_empty());
                prop_assert_eq!(snapshot.shards(), book.shards.len());
                needed.extend(snapshot.keys());
            }
            prop_assert_eq!(&needed, &database.kept.keys().cloned().collect());
            if database.snapshots.is_empty() {
                break;
            }
            database.give_way();
        }
    }

    #[test]
    fn the_state_before_what_a_person_asked_for_is_kept(
        acts in prop::collection::vec(act(), 1..40),
        last in (0..UNITS.len(), any::<u8>()),
    ) {
        let before = acted(&acts).1.last_entry().map(|entry| entry.get().clone());
        let before = before.filter(|book| !book.shards.is_empty() && edited(book, last.0, Some(last.1)) != *book);
        prop_assume!(before.is_some());
        let mut all = acts;
        all.push(Act::Ask(Reason::Import, last.0, Some(last.1)));
        let (database, _) = acted(&all);
        let labels = database.labels();
        let newest = labels.iter().max_by_key(|label| label.revision).unwrap();
        let snapshot = Snapshot::read(&newest.key(), &database.snapshots[&newest.key()]).unwrap();
        prop_assert_eq!(newest.reason, Reason::Import);
        prop_assert_eq!(snapshot.what.as_str(), "tệp.json");
        prop_assert_eq!(Some(snapshot.book(&database.kept).0), before);
    }
}

#[test]
fn saves_within_an_hour_keep_one_state_and_the_first_one_after_it_another() {
    let edits = |notes: std::ops::Range<u8>| notes.map(|note| Act::Edit(0, Some(note)));
    let mut acts: Vec<Act> = edits(0..9).collect();
    assert_eq!(acted(&acts).0.snapshots.len(), 1);
    acts.push(Act::Pass(HOUR));
    acts.extend(edits(9..20));
    let (database, books) = acted(&acts);
    let revisions: Vec<u64> = database.labels().iter().map(|label| label.revision).collect();
    assert_eq!(revisions, [1, 9]);
    assert_eq!(books[&9].unit(&unit("a")).unwrap().0.note, "8");
}

#[test]
fn a_save_that_takes_a_commune_away_keeps_the_state_before_it_unasked() {
    let acts = [
        Act::Edit(0, Some(1)),
        Act::Edit(1, Some(2)),
        Act::Pass(2 * HOUR),
        Act::Edit(2, Some(3)),
        Act::Edit(1, None),
    ];
    let reasons: Vec<Reason> = acted(&acts).0.labels().iter().map(|label| label.reason).collect();
    assert_eq!(reasons, [Reason::Hour, Reason::Deletion]);
}

#[test]
fn a_kept_state_stays_whole_when_the_mirror_is_damaged_and_tells_what_it_lacks_itself() {
    let acts = [Act::Edit(0, Some(1)), Act::Edit(1, Some(2)), Act::Ask(Reason::Import, 0, Some(3))];
    let (mut database, books) = acted(&acts);
    for text in database.values.values_mut() {
        text.truncate(text.char_indices().nth(9).unwrap().0);
    }
    let (key, text) = database.snapshots.last_key_value().unwrap();
    let snapshot = Snapshot::read(key, text).unwrap();
    assert_eq!(snapshot.book(&database.kept), (books[&2].clone(), Vec::new()));

    database.kept.insert("binh-yen.shard.b@2".into(), "BY2:".into());
    let (book, lost) = snapshot.book(&database.kept);
    assert_eq!(lost, ["binh-yen.shard.b"]);
    assert_eq!(book.shards.keys().collect::<Vec<_>>(), [&unit("a")]);
}

#[test]
fn a_state_that_does_not_read_takes_no_copy_with_it() {
    let (mut database, _) =
        acted(&[Act::Edit(0, Some(1)), Act::Edit(0, Some(2)), Act::Edit(0, Some(3))]);
    let known: Vec<String> = database.snapshots.keys().cloned().collect();
    assert_eq!(database.shelf().unneeded(&known).len(), 1);
    database.snapshots.insert("9@1@unknown".into(), "BY3:of a newer build".into());
    assert!(database.shelf().unneeded(&known).is_empty());
}

#[test]
fn taking_a_state_back_writes_only_what_differs_and_leaves_its_lost_parts_as_they_are() {
    let book = |notes: &[(usize, u8)]| {
        notes.iter().fold(Book::default(), |book, (at, note)| edited(&book, *at, Some(*note)))
    };
    let (open, kept) = (book(&[(0, 1), (1, 2), (2, 3)]), book(&[(0, 1), (1, 9)]));
    let back = snapshot::put_back(&open, &kept, &[]);
    assert_eq!(back, kept);
    assert!(std::sync::Arc::ptr_eq(&back.shards[&unit("a")], &open.shards[&unit("a")]));
    assert!(std::sync::Arc::ptr_eq(&back.frame, &open.frame));

    let back = snapshot::put_back(&open, &kept, &["binh-yen.shard.c".into()]);
    assert_eq!(back, edited(&kept, 2, Some(3)));
}
