//! Tests of local storage and mirror together.

use super::boxed;
use super::memory::Memory;
use super::*;
use super::{A, book, commune, cut, key, open, ours, stamp, tamper};

/// Opens both homes.
pub(crate) fn open_both(storage: &Memory, mirror: &Texts) -> Opened {
    Store::open_in(boxed(storage.clone()), Some(mirror.clone()), 7)
}

/// Brings the mirror to the last saved state.
pub(crate) fn mirror_it(store: &mut Store, mirror: &mut Texts) {
    while let Some(change) = store.for_mirror() {
        for (key, text) in change.puts.clone() {
            assert!(!mirror.contains_key(&key), "{key} is written over");
            mirror.insert(key, text);
        }
        mirror.retain(|key, _| !change.gives_way(key));
        store.mirrored(&change, Mirrored::Done);
    }
}

#[test]
fn a_build_that_knows_only_older_formats_reads_what_is_there_as_newer() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", "")])).unwrap();
    assert!(
        ours(&storage)
            .iter()
            .filter(|(key, _)| keys::is_of_book(key))
            .all(|(_, text)| text.starts_with(if is_locked() { "BY6:" } else { "BY5:" }))
    );
}

#[test]
fn an_edit_is_saved_once_both_homes_have_it() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    opened.store.replace(&book(&[("a", "")])).unwrap();
    assert_eq!(opened.store.standing(), Standing::Saving);
    mirror_it(&mut opened.store, &mut mirror);
    assert_eq!(opened.store.standing(), Standing::Saved);
    assert_eq!(
        storage
            .texts
            .borrow()
            .iter()
            .filter(|(key, _)| keys::is_of_book(key))
            .map(|(k, v)| (k.clone(), v.clone()))
            .collect::<Texts>(),
        mirror
    );
}

#[test]
fn a_browser_without_a_mirror_saves_in_local_storage_alone() {
    let storage = Memory::default();
    let mut opened = open(&storage);
    opened.store.replace(&book(&[("a", "")])).unwrap();
    assert!(opened.store.for_mirror().is_none());
    assert_eq!(opened.store.standing(), Standing::SavedInLocalAlone { unseen: false });

    let mut first = Store::open_empty_in(boxed(Memory::default()), 7).unwrap().store;
    first.replace(&book(&[("a", "")])).unwrap();
    let change = first.for_mirror().unwrap();
    first.mirrored(&change, Mirrored::Failed(Cause::Blocked));
    assert_eq!(first.standing(), Standing::SavedInLocalAlone { unseen: false });
}

#[test]
fn what_the_local_storage_refuses_lives_in_the_mirror_and_the_other_way_round() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    let first = book(&[("a", ""), ("b", "")]);
    opened.store.replace(&first).unwrap();
    mirror_it(&mut opened.store, &mut mirror);

    storage.limit.set(Some(1));
    let second = first.with_unit(commune("a", "khi hết chỗ"), stamp(2)).unwrap();
    opened.store.replace(&second).unwrap_err();
    assert_eq!(opened.store.standing(), Standing::Saving);
    mirror_it(&mut opened.store, &mut mirror);
    assert_eq!(opened.store.standing(), Standing::Missed(Home::Local, Cause::Full));
    assert_eq!(open_both(&storage, &mirror).book, second);

    storage.limit.set(None);
    let third = second.with_unit(commune("b", "đã có chỗ"), stamp(3)).unwrap();
    opened.store.replace(&third).unwrap();
    let change = opened.store.for_mirror().unwrap();
    opened.store.mirrored(&change, Mirrored::Failed(Cause::Full));
    assert_eq!(opened.store.standing(), Standing::Missed(Home::Mirror, Cause::Full));
    assert_eq!(open_both(&storage, &mirror).book, third);
    assert_eq!(open(&storage).book, third);

    opened.store.replace(&third).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    assert_eq!(opened.store.standing(), Standing::Saved);
}

#[test]
fn a_mirror_that_was_emptied_is_filled_again() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    opened.store.replace(&book(&[("a", ""), ("b", "")])).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    mirror.clear();
    let edited = book(&[("a", "sửa")]);
    opened.store.replace(&edited).unwrap();
    let change = opened.store.for_mirror().unwrap();
    opened.store.mirrored(&change, Mirrored::Gone);
    mirror_it(&mut opened.store, &mut mirror);
    assert_eq!(open_both(&Memory::default(), &mirror).book, edited);
}

#[test]
fn states_that_do_not_know_each_other_are_both_kept() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    opened.store.replace(&book(&[("a", "")])).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    let before = ours(&storage);
    opened.store.replace(&book(&[("a", "chỉ còn trong bản dự phòng")])).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    // The killed browser forgot the last save, and the next start did not open the mirror in time.
    storage.texts.replace(before);
    let mut alone = open(&storage);
    for note in ["một", "hai"] {
        alone.book = book(&[("a", note)]);
        alone.store.replace(&alone.book).unwrap();
    }
    let lost = mirror["binh-yen.shard.a@2"].clone();
    let mut both = open_both(&storage, &mirror);
    assert_eq!(both.book, alone.book);
    let is_told = |opened: &Opened| {
        opened
            .damaged
            .iter()
            .any(|damaged| damaged.raw == lost && damaged.reason == Unreadable::Apart)
    };
    assert!(is_told(&both));
    for note in ["ba", "bốn"] {
        both.store.replace(&book(&[("a", note)])).unwrap();
        mirror_it(&mut both.store, &mut mirror);
        both = open_both(&storage, &mirror);
        assert!(is_told(&both), "{note}");
    }
}

#[test]
fn a_book_whose_manifests_are_all_damaged_and_whose_parts_are_in_the_mirror_alone_can_still_be_saved()
 {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    opened.store.replace(&book(&[("a", "một")])).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    storage.texts.borrow_mut().clear();
    mirror
        .iter_mut()
        .filter(|(key, _)| keys::parse(key).0 == keys::BOOK)
        .for_each(|(_, text)| *text = cut(text));
    let mut opened = open_both(&storage, &mirror);
    let edited = opened.book.with_unit(commune("b", "hai"), stamp(2)).unwrap();
    opened.store.save(&edited).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    assert_eq!(opened.store.standing(), Standing::Saved);
    for opened in [open_both(&storage, &mirror), open(&storage)] {
        assert_eq!(opened.book, edited);
    }
}

#[test]
fn a_damaged_value_goes_only_when_a_person_discards_it() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", ""), ("b", "")])).unwrap();
    tamper(&storage, A, cut);
    let mut opened = open(&storage);
    opened.store.discard(&opened.damaged[0]).unwrap();
    let opened = open(&storage);
    assert_eq!(opened.book, book(&[("b", "")]));
    assert_eq!(opened.damaged[0].reason, Unreadable::Missing);
}

#[test]
fn nothing_is_saved_while_a_mirror_that_may_hold_the_book_does_not_open() {
    let storage = Memory::default();
    let mut opened = Store::open_in(boxed(storage.clone()), None, 7);
    opened.store.miss_mirror();
    assert_eq!(opened.store.standing(), Standing::Unsaved(Cause::MirrorClosed));
    let error = opened.store.replace(&book(&[("a", "sổ khác")])).unwrap_err();
    assert_eq!(error.cause, Cause::MirrorClosed);
    assert!(
        ours(&storage).keys().all(|key| !keys::is_of_book(key))
            && opened.store.for_mirror().is_none()
    );
}

#[test]
fn a_state_that_does_not_fit_beside_the_old_one_takes_its_place_once_the_mirror_has_it() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    let names = ["a", "b", "c", "d"];
    let first = book(&names.map(|name| (name, "trước")));
    opened.store.replace(&first).unwrap();
    mirror_it(&mut opened.store, &mut mirror);

    storage.limit.set(Some(opened.store.usage("").ours + 100));
    let second = book(&names.map(|name| (name, "sau")));
    assert_eq!(opened.store.replace(&second).unwrap_err().cause, Cause::Full);
    assert_eq!(open(&storage).book, first, "the old state stays until the mirror has the new one");
    mirror_it(&mut opened.store, &mut mirror);
    assert_eq!(opened.store.standing(), Standing::Saved);
    assert_eq!(open(&storage).book, second);
    assert_eq!(open_both(&Memory::default(), &mirror).book, second);

    // If there is no room even for the new state alone, the old one comes back.
    let long: String =
        (0..3000u32).map(|i| char::from_u32(0x4e00 + i * 7 % 20000).unwrap()).collect();
    let third = second.with_unit(commune("a", &long), stamp(2)).unwrap();
    opened.store.replace(&third).unwrap_err();
    mirror_it(&mut opened.store, &mut mirror);
    assert_eq!(opened.store.standing(), Standing::Missed(Home::Local, Cause::Full));
    assert_eq!(open(&storage).book, second);
    assert_eq!(open_both(&storage, &mirror).book, third);
}

#[test]
fn more_than_twenty_records_deleted_at_once_keep_the_state_before_them_and_one_by_one_they_do_not()
{
    let incident = |at: usize| -> book::Incident {
        let json = serde_json::json!({
            "id": format!("i{at}"), "unit": "a", "date": "2019-05-01", "kind": "theft", "count": 1, "stamp": {"at": 1, "device": "d1"}
        });
        serde_json::from_str(&json.to_string()).unwrap()
    };
    let full = (0..30)
        .fold(book(&[("a", "")]), |book, at| book.with_record(incident(at), stamp(2)).unwrap());
    let without = |count: usize| {
        let ids = (0..count).map(|at| incident(at).id);
        ids.fold(full.clone(), |book, id| {
            book.without_record::<book::Incident>(&id, stamp(3)).unwrap()
        })
    };
    for (count, reason) in
        [(1, None), (20, None), (21, Some(Reason::Deletion)), (30, Some(Reason::Deletion))]
    {
        let (storage, mut mirror) = (Memory::default(), Texts::new());
        let mut store = open_both(&storage, &mirror).store;
        store.replace(&full).unwrap();
        mirror_it(&mut store, &mut mirror);
        store.replace(&without(count)).unwrap();
        assert_eq!(
            store.for_mirror().unwrap().mark.map(|mark| mark.reason),
            reason,
            "{count} deleted"
        );
    }
}

#[test]
fn a_manifest_whose_state_lost_a_value_is_reported_in_the_home_that_has_it() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    let first = book(&[("a", ""), ("b", "")]);
    opened.store.replace(&first).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    opened.store.replace(&first.with_unit(commune("a", "sửa"), stamp(2)).unwrap()).unwrap();
    let (lost, manifest) = (key(&storage, A), key(&storage, keys::BOOK));
    storage.texts.borrow_mut().remove(&lost);

    let opened = open_both(&storage, &mirror);
    assert_eq!(opened.book, first, "the mirror has the state before");
    let manifests = opened.damaged.iter().filter(|one| keys::parse(&one.key).0 == keys::BOOK);
    let manifests: Vec<_> =
        manifests.map(|one| (one.home, one.key.clone(), one.reason.clone())).collect();
    assert_eq!(manifests, [(Home::Local, manifest, Unreadable::Apart)]);
}

#[test]
fn where_the_mirror_does_not_open_an_older_book_is_shown_and_said_to_be_one_perhaps() {
    let storage = Memory::default();
    open(&storage).store.replace(&book(&[("a", "")])).unwrap();
    let mut opened = open(&storage);
    opened.store.miss_mirror();
    opened.store.replace(&book(&[("a", "sửa")])).unwrap();
    assert_eq!(opened.store.standing(), Standing::SavedInLocalAlone { unseen: true });
}

#[test]
fn a_value_that_the_mirror_lacks_is_written_again_once_the_book_is_opened() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut opened = open_both(&storage, &mirror);
    opened.store.replace(&book(&[("a", ""), ("b", "")])).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    mirror.retain(|key, _| !key.starts_with(&keys::shard(&unit("a"))));
    let mut opened = open_both(&storage, &mirror);
    let same = opened.book.clone();
    opened.store.replace(&same).unwrap();
    mirror_it(&mut opened.store, &mut mirror);
    storage.texts.borrow_mut().clear();
    let from_mirror = open_both(&storage, &mirror);
    assert_eq!((from_mirror.book, from_mirror.damaged), (same, Vec::new()));
}

#[test]
fn an_export_is_known_by_its_latest_stamp_and_that_of_an_earlier_build_by_its_time() {
    let storage = Memory::default();
    let store = open(&storage).store;
    assert_eq!(store.exported(), None);
    let exported = Exported { at: 5, latest: 9 };
    store.set_exported(exported).unwrap();
    assert_eq!(store.exported(), Some(exported));
    storage.texts.borrow_mut().insert(keys::EXPORTED.into(), "7".into());
    assert_eq!(store.exported(), Some(Exported { at: 7, latest: 7 }));
}
