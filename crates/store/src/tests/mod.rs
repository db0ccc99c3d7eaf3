//! Tests of the store outside a browser.

mod answers;
mod laws;
mod pen_cases;
mod pen_laws;
mod retention_days;
mod revision_laws;
mod snapshot_laws;
mod tabs;
pub(crate) mod two_homes;
mod view;

use std::collections::BTreeMap;

use lock::BookKey;
use std::rc::Rc;

use super::holding;
use super::memory::Memory;
use super::sealing::{Sealing, stored_name, told_name};
use super::*;
use book::{Book, Stamp, Unit, UnitId};

/// Whether these are the tests of a locked book: the module is compiled twice, see `lib.rs`.
pub(super) fn is_locked() -> bool {
    module_path!().contains("locked")
}

/// The storage of a test, and the key that the test's book is locked with.
pub(super) fn boxed(storage: impl TextStorage + 'static) -> Box<dyn TextStorage> {
    if !is_locked() {
        holding::hold(None);
        return Box::new(storage);
    }
    holding::hold(Some(sealing_of(1)));
    Box::new(Told(Box::new(storage)))
}

/// A lock whose key is made of this number.
pub(super) fn sealing_of(number: u8) -> Sealing {
    let header = format!("header {number}");
    Sealing::new(Rc::new(BookKey::new([number; 32])), Vec::new(), number.into(), header)
}

/// A storage in which tests find plain names; `sealed.rs` tests the hidden ones.
struct Told(Box<dyn TextStorage>);

impl TextStorage for Told {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        let stored = |key: String| if keys::tells(&key) { stored_name(&key) } else { key };
        Ok(self.0.keys()?.into_iter().map(stored).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        self.0.get(&told_name(key.into()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.0.set(&told_name(key.into()), text)
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        self.0.remove(&told_name(key.into()))
    }
}

pub(super) fn stamp(at: u64) -> Stamp {
    Stamp { at, device: DeviceId::new("d1").unwrap(), by: String::new(), after: Vec::new() }
}

pub(super) fn commune(id: &str, note: &str) -> Unit {
    let json = serde_json::json!({
        "id": id, "kind": "commune", "name": "Việt Thành", "note": note, "stamp": {"at": 1, "device": "d1"}, "added_later": [1, "hai"]
    });
    serde_json::from_str(&json.to_string()).unwrap()
}

pub(super) fn book(communes: &[(&str, &str)]) -> Book {
    communes.iter().fold(Book::default(), |book, (id, note)| {
        book.with_unit(commune(id, note), stamp(1)).unwrap()
    })
}

/// Opens a local storage in a browser without a mirror.
pub(super) fn open(storage: &Memory) -> Opened {
    Store::open_in(boxed(storage.clone()), None, 7)
}

/// The key of a section's newest value.
pub(super) fn key(storage: &Memory, name: &str) -> String {
    let texts = storage.texts.borrow();
    texts
        .keys()
        .filter(|key| keys::parse(key).0 == name)
        .max_by_key(|key| keys::parse(key).1)
        .unwrap()
        .clone()
}

pub(super) const A: &str = "binh-yen.shard.a";
pub(super) const B: &str = "binh-yen.shard.b";

pub(super) fn unit(id: &str) -> UnitId {
    UnitId::new(id).unwrap()
}

/// Changes one stored text.
pub(super) fn tamper(storage: &Memory, name: &str, change: impl Fn(&str) -> String) -> String {
    let key = &key(storage, name);
    let mut texts = storage.texts.borrow_mut();
    let text = change(texts.get(key).unwrap());
    texts.insert(key.clone(), text.clone());
    text
}

pub(super) fn ours(storage: &Memory) -> BTreeMap<String, String> {
    storage.texts.borrow().clone()
}

pub(super) fn cut(text: &str) -> String {
    text.chars().take(20).collect()
}

#[test]
fn an_empty_storage_opens_as_an_empty_book() {
    let opened = open(&Memory::default());
    assert!(opened.book.is_empty() && opened.damaged.is_empty() && !opened.blocked);
}

#[test]
fn a_storage_without_a_book_is_opened_without_reading_one_and_keeps_what_is_saved() {
    let storage = Memory::default();
    let mut opened = Store::open_empty_in(boxed(storage.clone()), 7).unwrap();
    opened.store.save(&book(&[("a", "")])).unwrap();
    assert!(Store::open_empty_in(boxed(storage.clone()), 8).is_none());
    assert_eq!(open(&storage).store.device(), opened.store.device());
}

#[test]
fn a_saved_book_comes_back_with_the_fields_of_newer_builds() {
    let storage = Memory::default();
    let saved = book(&[("a", "xã thứ nhất"), ("b", "")]);
    open(&storage).store.save(&saved).unwrap();
    let back = open(&storage).book;
    assert_eq!(back, saved);
    assert!(back.unit(&unit("a")).unwrap().0.extra.contains_key("added_later"));
}

#[test]
fn opening_writes_nothing_of_the_book() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", "")])).unwrap();
    let before = ours(&storage);
    open(&storage);
    assert_eq!(ours(&storage), before);
}

#[test]
fn an_edit_writes_its_own_shard_and_the_manifest_and_nothing_else() {
    let storage = Memory::default();
    let mut opened = open(&storage);
    let old = book(&[("a", ""), ("b", "")]);
    opened.store.save(&old).unwrap();
    let (before, writes) = (ours(&storage), storage.writes.get());
    opened.store.save(&old.with_unit(commune("b", "sửa"), stamp(2)).unwrap()).unwrap();
    assert_eq!(storage.writes.get(), writes + 2);
    assert_eq!(ours(&storage)[&key(&storage, A)], before["binh-yen.shard.a@1"]);
    assert_ne!(ours(&storage)[&key(&storage, B)], before["binh-yen.shard.b@1"]);
}

#[test]
fn each_write_of_a_shard_counts_its_revision_up() {
    let storage = Memory::default();
    let revision = |storage: &Memory| codec::check(&ours(storage)[&key(storage, A)]).unwrap().0;
    open(&storage).store.save(&book(&[("a", "")])).unwrap();
    assert_eq!(revision(&storage), 1);
    let mut opened = open(&storage);
    opened.store.save(&book(&[("a", "hai")])).unwrap();
    assert_eq!(revision(&storage), 2);
}

#[test]
fn only_a_replacement_removes_shards() {
    let storage = Memory::default();
    let mut opened = open(&storage);
    opened.store.save(&book(&[("a", ""), ("b", "")])).unwrap();
    let smaller = book(&[("a", "")]);
    opened.store.save(&smaller).unwrap();
    assert!(ours(&storage).contains_key("binh-yen.shard.b@1"));
    opened.store.replace(&smaller).unwrap();
    assert!(!ours(&storage).contains_key("binh-yen.shard.b@1"));
    assert_eq!(open(&storage).book, smaller);
}

#[test]
fn a_full_storage_keeps_the_old_value_names_the_shard_and_takes_it_once_there_is_room() {
    let storage = Memory::default();
    let mut opened = open(&storage);
    let old = book(&[("a", ""), ("b", "")]);
    opened.store.save(&old).unwrap();
    storage.limit.set(Some(opened.store.usage("").ours + 20));
    let long: String =
        (0..3000u32).map(|i| char::from_u32(0x4e00 + i * 7 % 20000).unwrap()).collect();
    let new = old.with_unit(commune("a", &long), stamp(2)).unwrap();

    let error = opened.store.save(&new).unwrap_err();
    assert_eq!(error, SaveError { cause: Cause::Full, unsaved: vec![Section::Shard(unit("a"))] });
    assert_eq!(open(&storage).book, old);

    storage.limit.set(None);
    opened.store.save(&new).unwrap();
    assert_eq!(open(&storage).book, new);
}

#[test]
fn a_blocked_storage_is_said_at_the_start_and_at_each_save() {
    let storage = Memory::default();
    storage.blocked.set(true);
    let mut opened = open(&storage);
    assert!(opened.blocked);
    assert_eq!(opened.store.save(&book(&[("a", "")])).unwrap_err().cause, Cause::Blocked);
}

#[test]
fn a_damaged_shard_is_reported_with_its_text_and_the_others_load() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", ""), ("b", "")])).unwrap();
    let raw = tamper(&storage, A, cut);
    let opened = open(&storage);
    assert_eq!(opened.book, book(&[("b", "")]));
    let damaged = Damaged {
        home: Home::Local,
        key: "binh-yen.shard.a@1".into(),
        unit: Some(unit("a")),
        reason: Unreadable::Checksum,
        raw,
    };
    assert_eq!(opened.damaged, [damaged]);
}

#[test]
fn saving_and_replacing_the_rest_leaves_a_damaged_shard_as_it_was() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", ""), ("b", "")])).unwrap();
    let raw = tamper(&storage, A, cut);
    let mut opened = open(&storage);
    opened.store.replace(&book(&[("b", "sửa"), ("c", "")])).unwrap();
    opened.store.replace(&Book::default()).unwrap();
    assert_eq!(ours(&storage)["binh-yen.shard.a@1"], raw);
}

#[test]
fn a_damaged_text_survives_when_its_shard_is_entered_anew() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", "")])).unwrap();
    let raw = tamper(&storage, A, cut);
    let again = book(&[("a", "nhập lại")]);
    open(&storage).store.save(&again).unwrap();

    let opened = open(&storage);
    assert_eq!(opened.book, again);
    let [kept] = opened.damaged.as_slice() else { panic!("one damaged value expected") };
    assert_eq!(
        (&kept.raw, &kept.unit, &kept.reason),
        (&raw, &Some(unit("a")), &Unreadable::Checksum)
    );
}

#[test]
fn a_damaged_text_stays_in_place_if_there_is_no_room_for_a_new_one() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", "")])).unwrap();
    let raw = tamper(&storage, A, cut);
    let mut opened = open(&storage);
    storage.limit.set(Some(opened.store.usage("").ours));
    assert_eq!(opened.store.save(&book(&[("a", "")])).unwrap_err().cause, Cause::Full);
    assert_eq!(ours(&storage)["binh-yen.shard.a@1"], raw);
}

#[test]
fn a_shard_under_anothers_key_is_not_taken_for_it() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", "")])).unwrap();
    let text = ours(&storage)["binh-yen.shard.a@1"].clone();
    storage.texts.borrow_mut().insert("binh-yen.shard.b@1".into(), text);
    let opened = open(&storage);
    assert_eq!(opened.book, book(&[("a", "")]));
    assert!(opened.damaged.is_empty());

    tamper(&storage, keys::BOOK, cut);
    let opened = open(&storage);
    assert_eq!(opened.book, book(&[("a", "")]));
    assert!(opened.damaged.iter().any(|damaged| {
        let reason = &damaged.reason;
        matches!(reason, Unreadable::Content(_)) || (is_locked() && *reason == Unreadable::Checksum)
    }));
}

/// Rewrites a value as a build with a newer format would: the checksum covers its number too.
fn as_newer(text: &str) -> String {
    let mut parts = text.splitn(3, ':');
    let (_, sum, body) = (parts.next(), parts.next().unwrap(), parts.next().unwrap());
    format!("BY7:{}:{body}", sum.chars().rev().collect::<String>())
}

#[test]
fn nothing_is_written_where_a_newer_build_wrote() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", ""), ("b", "")])).unwrap();
    tamper(&storage, A, as_newer);
    let before = ours(&storage);
    let mut opened = open(&storage);
    assert_eq!(opened.damaged[0].reason, Unreadable::Newer(7));
    assert_eq!(opened.store.standing(), Standing::Unsaved(Cause::Newer));
    let same = opened.book.clone();
    let _ = opened.store.replace(&same);
    assert_eq!(
        opened.store.standing(),
        Standing::Unsaved(Cause::Newer),
        "also where nothing is to be saved"
    );
    let error = opened.store.replace(&book(&[("b", "sửa")])).unwrap_err();
    assert_eq!(error.cause, Cause::Newer);
    assert_eq!(ours(&storage), before);
}

#[test]
fn nothing_is_written_over_what_another_tab_saved_meanwhile() {
    let storage = Memory::default();
    let old = book(&[("a", ""), ("b", "")]);
    open(&storage).store.save(&old).unwrap();
    let (mut here, mut there) = (open(&storage), open(&storage));
    let theirs = there.book.with_unit(commune("a", "thẻ kia"), stamp(2)).unwrap();
    there.store.save(&theirs).unwrap();

    let mine = here
        .book
        .with_unit(commune("a", "thẻ này"), stamp(3))
        .unwrap()
        .with_unit(commune("b", "thẻ này"), stamp(3))
        .unwrap();
    let error = here.store.save(&mine).unwrap_err();
    assert_eq!(
        error,
        SaveError { cause: Cause::ChangedElsewhere, unsaved: vec![Section::Shard(unit("a"))] }
    );
    assert_eq!(here.store.standing(), Standing::Unsaved(Cause::ChangedElsewhere));
    assert_eq!(open(&storage).book, theirs);

    let other = here.book.with_unit(commune("b", "thẻ này"), stamp(3)).unwrap();
    here.store.save(&other).unwrap();
    let stored = open(&storage).book;
    assert_eq!(stored.shards[&unit("a")], theirs.shards[&unit("a")]);
    assert_eq!(stored.shards[&unit("b")], other.shards[&unit("b")]);
    let late = other.with_unit(commune("a", "thẻ này"), stamp(4)).unwrap();
    assert_eq!(here.store.save(&late).unwrap_err().cause, Cause::ChangedElsewhere);
}

#[test]
fn a_damaged_frame_does_not_take_the_communes_with_it() {
    let storage = Memory::default();
    let named = book(&[("a", "")])
        .with_frame(book::Frame { name: "Huyện Trấn Yên".into(), ..Default::default() });
    open(&storage).store.save(&named).unwrap();
    tamper(&storage, keys::FRAME, cut);
    let opened = open(&storage);
    assert_eq!(opened.book.shards, named.shards);
    assert_eq!(opened.damaged[0].key, "binh-yen.frame@1");
}

#[test]
fn a_device_and_a_language_stay_the_same_from_one_start_to_the_next() {
    let storage = Memory::default();
    let device = open(&storage).store.device().clone();
    let opened = Store::open_in(boxed(storage.clone()), None, 8);
    assert_eq!(*opened.store.device(), device);
    assert_eq!(opened.store.language(), None);
    opened.store.set_language("en").unwrap();
    assert_eq!(open(&storage).store.language().as_deref(), Some("en"));
}

#[test]
fn usage_counts_code_units_and_tells_ours_from_others() {
    let storage = Memory::default();
    storage.texts.borrow_mut().insert("of another page".into(), "ộ😀".into());
    let mut opened = open(&storage);
    assert_eq!(opened.store.usage("").others, 15 + 3);
    let before = opened.store.usage("").ours;
    let book = opened.book.with_unit(commune("a", ""), stamp(1)).unwrap();
    opened.store.save(&book).unwrap();
    let size = |key: &str| key.len() + ours(&storage)[key].encode_utf16().count();
    let header = if is_locked() { size("binh-yen.lock@1") } else { 0 };
    let written =
        header + ["binh-yen.shard.a@1", "binh-yen.book@1"].map(size).iter().sum::<usize>();
    assert_eq!(opened.store.usage("").ours, before + written);
}
