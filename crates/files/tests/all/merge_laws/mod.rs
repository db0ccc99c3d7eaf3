//! Laws of merging, over histories of up to five devices that send each other files, which may be
//! lost, repeated or reordered.

mod examples;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use book::{Book, Frame, Record, Stamp, Unit, UnitId, UnitKind, Version};
use files::merge;
use proptest::prelude::*;
use testing::merging::{self, incident, incident_of_two, stamp, text, two_communes, unit_id};

const UNITS: [&str; 4] = ["c0", "c1", "h0", "h1"];
const INCIDENTS: [&str; 3] = ["i0", "i1", "i2"];
/// The kinds that a commune may be changed into and back.
const KINDS: [UnitKind; 4] =
    [UnitKind::District, UnitKind::Commune, UnitKind::Township, UnitKind::Province];
/// Units that may be added below one of the communes, whatever its kind then.
const ADDED: [(&str, UnitKind); 4] = [
    ("n0", UnitKind::Hamlet),
    ("n1", UnitKind::Commune),
    ("n2", UnitKind::School),
    ("n3", UnitKind::District),
];

/// An action on one device.
#[derive(Clone, Debug)]
enum Act {
    /// Adds or edits an incident, perhaps in another unit.
    Edit {
        incident: usize,
        unit: usize,
    },
    Delete {
        incident: usize,
    },
    Rename {
        unit: usize,
    },
    /// Moves a hamlet below another commune.
    Move {
        hamlet: usize,
        commune: usize,
    },
    DeleteUnit {
        unit: usize,
    },
    /// Changes the kind of a unit: a commune to a district, a district to a township …
    ChangeKind {
        unit: usize,
        kind: usize,
    },
    /// Adds a unit below another, or moves it there.
    Add {
        added: usize,
        below: usize,
    },
    /// Joins two units that turn out to be one.
    Join {
        keep: usize,
        gone: usize,
    },
    /// Chooses a side of a conflict, both by index.
    Choose {
        conflict: usize,
        side: usize,
    },
    /// Exports the whole book to a file.
    Export,
    /// Merges a file from any device and any time.
    Receive {
        file: prop::sample::Index,
    },
    /// Undoes the last of these actions.
    Undo,
    /// Sets the clock, often back.
    SetClock {
        to: u64,
    },
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => (0..3usize, 0..4usize).prop_map(|(incident, unit)| Act::Edit { incident, unit }),
        1 => (0..3usize).prop_map(|incident| Act::Delete { incident }),
        1 => (0..4usize).prop_map(|unit| Act::Rename { unit }),
        1 => (2..4usize, 0..2usize).prop_map(|(hamlet, commune)| Act::Move { hamlet, commune }),
        1 => (0..4usize).prop_map(|unit| Act::DeleteUnit { unit }),
        2 => (0..2usize, 0..4usize).prop_map(|(unit, kind)| Act::ChangeKind { unit, kind }),
        2 => (0..4usize, 0..2usize).prop_map(|(added, below)| Act::Add { added, below }),
        1 => (0..4usize, 0..4usize).prop_map(|(keep, gone)| Act::Join { keep, gone }),
        2 => (0..3usize, 0..3usize).prop_map(|(conflict, side)| Act::Choose { conflict, side }),
        3 => Just(Act::Export),
        5 => any::<prop::sample::Index>().prop_map(|file| Act::Receive { file }),
        2 => Just(Act::Undo),
        1 => (1..40u64).prop_map(|to| Act::SetClock { to }),
    ]
}

fn history() -> impl Strategy<Value = Vec<(usize, Act)>> {
    prop::collection::vec((0..5usize, act()), 1..60)
}

/// A desk with its browser.
#[derive(Clone, Default)]
struct Device {
    name: String,
    book: Book,
    earlier: Vec<Book>,
    clock: u64,
    /// The latest stamp. The device never stamps a revision earlier again, because an undone
    /// revision may have been sent.
    last: u64,
}

impl Device {
    fn stamp(&mut self) -> Stamp {
        self.clock += 1;
        stamp(self.clock.max(self.last + 1), &self.name)
    }

    fn show(&mut self, book: Book) {
        self.last = self.last.max(self.book.latest(&stamp(0, &self.name).device));
        self.book = book;
    }

    fn act(&mut self, act: &Act, step: usize, files: &mut Vec<Book>) {
        let stamp = self.stamp();
        let unit = |at: usize| self.book.unit(&unit_id(UNITS[at])).map(|(unit, _)| unit.clone());
        let changed = match act {
            Act::Edit { incident: at, unit } => {
                let other = UNITS[step % UNITS.len()];
                self.book
                    .with_record(
                        incident_of_two(
                            INCIDENTS[*at],
                            UNITS[*unit],
                            other,
                            &format!("lần {step}"),
                        ),
                        stamp,
                    )
                    .ok()
            }
            Act::Delete { incident: at } => {
                let id = incident(INCIDENTS[*at], "c0", "").id;
                self.book.without_record::<book::Incident>(&id, stamp).ok()
            }
            Act::Rename { unit: at } => unit(*at).and_then(|unit| {
                self.book.with_unit(Unit { name: format!("Tên {step}"), ..unit }, stamp).ok()
            }),
            Act::Move { hamlet, commune } => unit(*hamlet).and_then(|unit| {
                self.book
                    .with_unit(Unit { parent: Some(unit_id(UNITS[*commune])), ..unit }, stamp)
                    .ok()
            }),
            Act::DeleteUnit { unit: at } => unit(*at)
                .and_then(|unit| self.book.with_unit(Unit { deleted: true, ..unit }, stamp).ok()),
            Act::ChangeKind { unit: at, kind } => unit(*at).and_then(|unit| {
                self.book.with_unit(Unit { kind: KINDS[*kind], ..unit }, stamp).ok()
            }),
            Act::Add { added, below } => {
                let (id, kind) = ADDED[*added];
                let old = self.book.unit(&unit_id(id)).map(|(unit, _)| unit.clone());
                let new = old.unwrap_or_else(|| merging::unit(id, "commune", None, "Thêm"));
                self.book
                    .with_unit(Unit { kind, parent: Some(unit_id(UNITS[*below])), ..new }, stamp)
                    .ok()
            }
            Act::Join { keep, gone } => {
                self.book.join_units(&unit_id(UNITS[*keep]), &unit_id(UNITS[*gone]), &stamp).ok()
            }
            Act::Choose { conflict, side } => {
                let conflicts = merge::conflicts(&self.book);
                conflicts
                    .get(*conflict)
                    .and_then(|of| merge::choose(&self.book, of.list, &of.id, *side, stamp).ok())
            }
            Act::Export => {
                files.push(self.book.clone());
                None
            }
            Act::Receive { file } if !files.is_empty() => {
                Some(merge::merge_into(&self.book, &[file.get(files)]))
            }
            Act::Undo => {
                if let Some(book) = self.earlier.pop() {
                    self.show(book);
                }
                None
            }
            Act::SetClock { to } => {
                self.clock = *to;
                None
            }
            Act::Receive { .. } => None,
        };
        if let Some(book) = changed {
            self.earlier.push(self.book.clone());
            // The page does this after each edit. It is quick where nothing waits, and no other.
            let settled = merge::settled(&book);
            assert_eq!(settled.shards, merge::merge_into(&book, &[]).shards);
            self.show(settled);
        }
    }
}

/// Runs a history and gives the devices and all files that they made.
fn happen(history: &[(usize, Act)]) -> (Vec<Device>, Vec<Book>) {
    let mut files = vec![two_communes()];
    let device = |at: usize| {
        let name = format!("d{at}");
        let frame = Frame { name: name.clone(), ..Frame::default() };
        Device {
            name,
            book: Book { frame: Arc::new(frame), ..two_communes() },
            clock: 5,
            ..Device::default()
        }
    };
    let mut devices: Vec<_> = (0..5).map(device).collect();
    for (step, (device, act)) in history.iter().enumerate() {
        devices[*device].act(act, step, &mut files);
    }
    (devices, files)
}

/// Collects every revision in a book, with the revisions that it follows.
fn revisions(book: &Book) -> BTreeSet<(String, Version, String, Vec<Version>)> {
    let mut all = BTreeSet::new();
    for shard in book.shards.values() {
        // An adjusted revision of a merge is nobody's edit.
        let is_made = |unit: &&Unit| !unit.stamp.device.as_str().starts_with("fit.");
        for unit in shard.units.iter().chain(&shard.waiting.units).filter(is_made) {
            all.insert((
                unit.id.to_string(),
                unit.stamp.version(),
                serde_json::to_string(unit).unwrap(),
                unit.stamp.after.clone(),
            ));
        }
        for record in shard.incidents.iter().chain(&shard.waiting.incidents) {
            let stamp = record.stamp();
            all.insert((
                record.id.to_string(),
                stamp.version(),
                serde_json::to_string(record).unwrap(),
                stamp.after.clone(),
            ));
        }
    }
    all
}

fn shards(book: &Book) -> String {
    text(&Book { frame: Arc::default(), shards: book.shards.clone() })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn merge_is_commutative_associative_and_idempotent_to_the_byte(history in history(), at: [prop::sample::Index; 3]) {
        let (devices, mut books) = happen(&history);
        books.extend(devices.into_iter().map(|device| device.book));
        let [a, b, c] = at.map(|at| at.get(&books).clone());
        prop_assert_eq!(text(&merge::merge(&a, &b)), text(&merge::merge(&b, &a)));
        let left = merge::merge(&merge::merge(&a, &b), &c);
        prop_assert_eq!(text(&left), text(&merge::merge(&a, &merge::merge(&b, &c))));
        prop_assert_eq!(text(&left), text(&merge::merge_all(&[&c, &a, &b])));
        prop_assert_eq!(text(&merge::merge(&a, &a)), text(&a));
        prop_assert_eq!(text(&merge::merge(&left, &b)), text(&left));
    }

    #[test]
    fn devices_that_have_seen_all_files_have_the_same_book(history in history(), order in Just((0..200usize).collect::<Vec<_>>()).prop_shuffle()) {
        let (devices, mut files) = happen(&history);
        files.extend(devices.iter().map(|device| device.book.clone()));
        let all = merge::merge_all(&files.iter().collect::<Vec<_>>());
        for (at, device) in devices.iter().enumerate() {
            let mut book = device.book.clone();
            // Each device receives the files in another order, some of them twice.
            let turn = order.iter().map(|file| (file + at * 7) % order.len()).filter(|file| *file < files.len());
            for file in turn.chain([at]) {
                book = merge::merge_into(&book, &[&files[file]]);
            }
            prop_assert_eq!(shards(&book), shards(&all));
            prop_assert_eq!(&book.frame.name, &device.name);
        }
    }

    #[test]
    fn a_revision_that_no_other_follows_is_shown_or_waits(history in history()) {
        let (devices, mut files) = happen(&history);
        files.extend(devices.into_iter().map(|device| device.book));
        let all = merge::merge_all(&files.iter().collect::<Vec<_>>());
        let made: BTreeSet<_> = files.iter().flat_map(revisions).collect();
        let mut followed: BTreeMap<&str, BTreeSet<&Version>> = BTreeMap::new();
        for (id, _, _, after) in &made {
            followed.entry(id).or_default().extend(after);
        }
        let heads: BTreeSet<_> = made.iter().filter(|(id, version, ..)| !followed[id.as_str()].contains(version)).cloned().collect();
        prop_assert_eq!(revisions(&all), heads);
    }

    #[test]
    fn each_is_once_in_the_shard_of_its_unit_and_the_greatest_revision_is_shown(history in history()) {
        let (_, files) = happen(&history);
        let all = merge::merge_all(&files.iter().collect::<Vec<_>>());
        let mut seen = BTreeSet::new();
        for (root, shard) in &all.shards {
            for record in &shard.incidents {
                prop_assert!(seen.insert(record.id.to_string()));
                let home: &UnitId = shard.units.iter().map(|unit| &unit.id).find(|id| *id == record.unit()).unwrap();
                prop_assert!(home == root || shard.units.iter().any(|unit| unit.id == *home && unit.parent.as_ref() == Some(root)));
                for waits in shard.waiting.incidents.iter().filter(|waits| waits.id == record.id) {
                    prop_assert!(waits.stamp.version() <= record.stamp.version());
                }
            }
        }
    }

    #[test]
    fn a_choice_ends_the_conflict_everywhere(history in history()) {
        let (_, files) = happen(&history);
        let mut all = merge::merge_all(&files.iter().collect::<Vec<_>>());
        for conflict in merge::conflicts(&all) {
            let sides = merge::sides(&all, conflict.list, &conflict.id);
            if sides.len() == 1 {
                // The change of kind waited only for a unit that an earlier choice has moved.
                continue;
            }
            prop_assert!(sides[0].is_shown);
            // The side may be in a deleted unit. A kind that does not fit the units below it cannot
            // be chosen yet.
            let choose = |side: usize| Some((side, merge::choose(&all, conflict.list, &conflict.id, side, stamp(1, "d9")).ok()?));
            let (side, chosen) = choose(1).or_else(|| choose(0)).unwrap();
            prop_assert!(side == 1 || conflict.list == files::List::Units);
            let mut now = merge::sides(&chosen, conflict.list, &conflict.id);
            prop_assert_eq!(now.len(), 1);
            // A side in a unit that was joined to another moves there, and the unit's earlier kind
            // is recorded anew.
            let mut wanted = sides[side].fields.clone();
            now[0].fields.remove("kind_before");
            wanted.remove("kind_before");
            for (name, id) in wanted.iter_mut().filter(|(name, _)| ["unit", "parent"].contains(&name.as_str())) {
                prop_assert!(id.is_string(), "{}", name);
                *id = all.standing(&unit_id(id.as_str().unwrap())).as_str().into();
            }
            prop_assert_eq!(&now[0].fields, &wanted);
            prop_assert!(now[0].stamp.after.is_sorted() && sides.iter().all(|side| now[0].stamp.after.contains(&side.stamp.version())));
            all = chosen;
        }
        for file in &files {
            prop_assert_eq!(shards(&merge::merge(&all, file)), shards(&all));
        }
    }

    #[test]
    fn what_comparing_says_is_what_merging_does(history in history(), at: [prop::sample::Index; 2]) {
        let (devices, mut books) = happen(&history);
        books.extend(devices.into_iter().map(|device| device.book));
        let [open, file] = at.map(|at| at.get(&books).clone());
        let merged = merge::merge_into(&open, &[&file]);
        let coming = merge::compare(&open, &file);
        let changes = coming.iter().any(merge::Coming::changes);
        prop_assert_eq!(changes, shards(&merged) != shards(&open));
        for of in coming.iter().flat_map(|coming| &coming.differences) {
            let (was, is) = (merge::sides(&open, of.list, &of.id), merge::sides(&merged, of.list, &of.id));
            match of.effect {
                merge::Effect::New => prop_assert!(was.is_empty() && !is.is_empty()),
                merge::Effect::Older => prop_assert_eq!(was, is),
                merge::Effect::Changed => prop_assert!(was != is),
                merge::Effect::Deleted => prop_assert!(is[0].is_deleted && !was[0].is_deleted),
                merge::Effect::Conflict => prop_assert!(is.len() > 1),
            }
        }
        for (root, shard) in &open.shards {
            let is_told = coming.iter().any(|of| of.root == *root);
            prop_assert!(is_told || Arc::ptr_eq(shard, &merged.shards[root]));
        }
    }
}
