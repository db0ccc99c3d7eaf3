//! Laws of the store, whenever the browser is killed and whatever is damaged.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::boxed;
use super::memory::Memory;
use super::*;
use book::{Stamp, Unit, UnitId};

const UNITS: [&str; 4] = ["a", "b", "c", "d"];

/// One save: the new note of each listed unit; `None` removes the unit.
type Edit = Vec<(usize, Option<u8>)>;

fn edit() -> impl Strategy<Value = Edit> {
    prop::collection::vec((0..UNITS.len(), prop::option::weighted(0.8, any::<u8>())), 1..4)
}

fn apply(book: &Book, edit: &Edit) -> Book {
    let mut book = book.clone();
    for (at, note) in edit {
        let id = UNITS[*at];
        let stamp = Stamp {
            at: 1,
            device: DeviceId::new("d1").unwrap(),
            by: String::new(),
            after: Vec::new(),
        };
        match note {
            Some(note) => {
                let json = serde_json::json!({"id": id, "kind": "commune", "name": "Việt Thành", "note": note.to_string(), "stamp": stamp});
                book = book
                    .with_unit(serde_json::from_str::<Unit>(&json.to_string()).unwrap(), stamp)
                    .unwrap();
            }
            None => drop(book.shards.remove(&UnitId::new(id).unwrap())),
        }
    }
    book
}

/// Applies a change to the mirror, with only as many writes and removals as there is life left. A
/// real transaction is all or nothing; the order of the writes must be safe without that.
fn mirror_some(store: &mut Store, mirror: &mut Texts, life: &mut Option<usize>) {
    let mut is_alive = || match life {
        Some(0) => false,
        Some(left) => {
            *left -= 1;
            true
        }
        None => true,
    };
    while let Some(change) = store.for_mirror() {
        for (key, text) in &change.puts {
            if !is_alive() {
                return;
            }
            assert!(!mirror.contains_key(key), "{key} is written over");
            mirror.insert(key.clone(), text.clone());
        }
        for key in mirror.keys().cloned().collect::<Vec<_>>() {
            if change.gives_way(&key) {
                if !is_alive() {
                    return;
                }
                mirror.remove(&key);
            }
        }
        store.mirrored(&change, Mirrored::Done);
    }
}

fn open(storage: &Memory, mirror: &Texts) -> Opened {
    Store::open_in(boxed(storage.clone()), Some(mirror.clone()), 7)
}

fn of_book(storage: &Memory) -> Texts {
    storage
        .texts
        .borrow()
        .iter()
        .filter(|(key, _)| keys::is_of_book(key))
        .map(|(key, text)| (key.clone(), text.clone()))
        .collect()
}

fn cut(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

/// Saves books one after the other in both homes and gives the last.
fn saved_in_both(opened: &mut Opened, mirror: &mut Texts, edits: &[Edit]) -> Book {
    let mut book = opened.book.clone();
    for edit in edits {
        book = apply(&book, edit);
        opened.store.replace(&book).unwrap();
        mirror_some(&mut opened.store, mirror, &mut None);
    }
    book
}

/// Saves books one after the other in both homes and cuts off the last save. Gives the book before
/// it and the book that it was to store. A `tight` local storage has only so much room beside its
/// content.
fn saved_and_killed(
    storage: &Memory,
    mirror: &mut Texts,
    edits: &[Edit],
    lives: (usize, Option<usize>),
    tight: Option<usize>,
) -> (Book, Book) {
    let (local_life, mirror_life) = lives;
    let mut opened = open(storage, mirror);
    let (last, before) = edits.split_last().unwrap();
    let book = saved_in_both(&mut opened, mirror, before);
    let next = apply(&book, last);
    storage.limit.set(tight.map(|room| opened.store.usage("").ours + room));
    storage.life.set(Some(local_life));
    let saved = opened.store.replace(&next);
    assert!(saved.is_ok() || tight.is_some());
    let mut life = mirror_life;
    if storage.life.get() != Some(0) {
        mirror_some(&mut opened.store, mirror, &mut life);
    }
    storage.life.set(None);
    storage.limit.set(None);
    (book, next)
}

proptest! {
    #[test]
    fn a_kill_at_any_moment_leaves_the_old_book_or_the_new_one(
        edits in prop::collection::vec(edit(), 1..6),
        local_life in 0usize..14,
        mirror_life in prop::option::of(0usize..14),
        forgets: bool,
        tight in prop::option::of(0usize..400),
    ) {
        let (storage, mut mirror) = (Memory::default(), Texts::new());
        let (first, rest) = edits.split_at(edits.len() - 1);
        let before = if first.is_empty() { Book::default() } else {
            let mut opened = open(&storage, &mirror);
            let mut book = Book::default();
            for edit in first {
                book = apply(&book, edit);
                opened.store.replace(&book).unwrap();
                mirror_some(&mut opened.store, &mut mirror, &mut None);
            }
            book
        };
        let old_texts = storage.texts.borrow().clone();
        let (saved, saving) = saved_and_killed(&storage, &mut mirror, rest, (local_life, mirror_life), tight);
        prop_assert_eq!(&saved.shards, &before.shards);
        if forgets {
            // The local storage reached the disk as it was before.
            storage.texts.replace(old_texts);
        }
        // A tight local storage may have been killed after the old values were removed and before
        // the new ones were written; the mirror has all of the new ones.
        let alone = tight.is_none().then(|| Store::open_in(boxed(storage.clone()), None, 7));
        for opened in alone.into_iter().chain([open(&storage, &mirror)]) {
            prop_assert!(opened.book.shards == saved.shards || opened.book.shards == saving.shards);
            prop_assert!(opened.damaged.is_empty());
        }

        // Work continues from there.
        let mut opened = open(&storage, &mirror);
        let next = apply(&opened.book, &vec![(0, Some(1)), (3, Some(2))]);
        opened.store.replace(&next).unwrap();
        mirror_some(&mut opened.store, &mut mirror, &mut None);
        prop_assert_eq!(opened.store.standing(), Standing::Saved);
        prop_assert_eq!(&of_book(&storage), &mirror);
        let again = open(&storage, &mirror);
        prop_assert_eq!(again.book, next);
    }

    #[test]
    fn a_value_that_is_whole_in_one_home_is_not_lost(
        edits in prop::collection::vec(edit(), 2..6),
        hit in prop::collection::vec((any::<bool>(), any::<prop::sample::Index>()), 0..8),
        flip: bool,
    ) {
        let (storage, mut mirror) = (Memory::default(), Texts::new());
        let book = saved_in_both(&mut open(&storage, &mirror), &mut mirror, &edits);
        // Each value is damaged in one home at most.
        let keys: Vec<String> = mirror.keys().cloned().collect();
        // An empty book that was never added to is not written.
        prop_assume!(!keys.is_empty());
        let mut damaged = BTreeSet::new();
        for (is_local, at) in hit {
            let key = at.get(&keys).clone();
            let other = if is_local { Home::Mirror } else { Home::Local };
            if damaged.contains(&(other, key.clone())) {
                continue;
            }
            let bad = if flip { mirror[&key].replacen(':', ";", 2) } else { cut(&mirror[&key]) };
            let home = if is_local { Home::Local } else { Home::Mirror };
            if damaged.insert((home, key.clone())) {
                match home {
                    Home::Local => drop(storage.texts.borrow_mut().insert(key, bad)),
                    Home::Mirror => drop(mirror.insert(key, bad)),
                }
            }
        }
        let (bad_local, bad_mirror) = (of_book(&storage), mirror.clone());
        let mut opened = open(&storage, &mirror);
        prop_assert_eq!(&opened.book, &book);
        let told: BTreeSet<(Home, String)> = opened.damaged.iter().map(|damaged| (damaged.home, damaged.key.clone())).collect();
        prop_assert_eq!(&told, &damaged);

        // The next save makes both homes whole again and removes nothing that is damaged.
        opened.store.replace(&book).unwrap();
        mirror_some(&mut opened.store, &mut mirror, &mut None);
        prop_assert_eq!(opened.store.standing(), Standing::Saved);
        for (home, key) in &damaged {
            let (now, then) = match home {
                Home::Local => (of_book(&storage), &bad_local),
                Home::Mirror => (mirror.clone(), &bad_mirror),
            };
            prop_assert_eq!(now.get(key), then.get(key));
        }
        for opened in [open(&storage, &Texts::new()), open(&Memory::default(), &mirror)] {
            prop_assert_eq!(&opened.book, &book);
        }
    }

    #[test]
    fn damage_to_both_homes_takes_what_it_hit_and_nothing_else(
        edits in prop::collection::vec(edit(), 1..5),
        hit in prop::collection::vec(any::<prop::sample::Index>(), 1..4),
        is_anothers: bool,
        last in prop::option::of(edit()),
    ) {
        let (storage, mut mirror) = (Memory::default(), Texts::new());
        let book = saved_in_both(&mut open(&storage, &mirror), &mut mirror, &edits);
        let keys: Vec<String> = mirror.keys().filter(|key| key.starts_with(keys::SHARD)).cloned().collect();
        prop_assume!(!keys.is_empty());
        let hit: BTreeSet<String> = hit.iter().map(|at| at.get(&keys).clone()).collect();
        let whole = mirror.clone();
        for key in &hit {
            let other = keys.iter().find(|other| is_anothers && keys::parse(other).0 != keys::parse(key).0);
            let bad = other.map_or_else(|| cut(&mirror[key]), |other| whole[other].clone());
            storage.texts.borrow_mut().insert(key.clone(), bad.clone());
            mirror.insert(key.clone(), bad);
        }
        let mut opened = open(&storage, &mirror);
        let mut left = book.clone();
        left.shards.retain(|unit, _| !hit.iter().any(|key| keys::parse(key).0 == keys::shard(unit)));
        prop_assert_eq!(&opened.book, &left);
        prop_assert!(hit.iter().all(|key| opened.damaged.iter().any(|damaged| damaged.key == *key)), "it is told");
        let bad = |texts: &Texts| hit.iter().map(|key| texts.get(key).cloned()).collect::<Vec<_>>();
        let before = (bad(&of_book(&storage)), bad(&mirror));
        if let Some(edit) = last {
            let next = apply(&left, &edit);
            opened.store.replace(&next).unwrap();
            mirror_some(&mut opened.store, &mut mirror, &mut None);
            prop_assert_eq!(open(&storage, &mirror).book, next);
        }
        prop_assert_eq!((bad(&of_book(&storage)), bad(&mirror)), before);
    }
}
