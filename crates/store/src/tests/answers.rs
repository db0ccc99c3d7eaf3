//! The answers of a store about itself, and its reactions to other tabs.

use super::two_homes::{mirror_it, open_both};
use super::*;

#[test]
fn tables_and_unfinished_forms_are_there_at_the_next_start() {
    let storage = Memory::default();
    let store = open(&storage).store;
    assert_eq!((store.tables(), store.unfinished()), (None, None));
    store.set_tables("bảng").unwrap();
    store.set_unfinished("đang nhập dở").unwrap();
    let store = open(&storage).store;
    assert_eq!(store.tables().as_deref(), Some("bảng"));
    assert_eq!(store.unfinished().as_deref(), Some("đang nhập dở"));
}

#[test]
fn a_pen_has_the_number_asked_for_or_the_next_one_and_its_saves_come_after_all_earlier() {
    let mut store = open_both(&Memory::default(), &Texts::new()).store;
    assert_eq!(store.pen(), 0);
    store.take_pen(4);
    assert_eq!(store.pen(), 4);
    store.take_pen(4);
    assert_eq!(store.pen(), 5);
    store.replace(&book(&[("a", "")])).unwrap();
    assert_eq!(store.revision(), 5 * keys::SAVES + 1);
    let change = store.for_mirror().unwrap();
    assert_eq!(News::of(0, change).revision(), store.revision());
}

#[test]
fn the_size_of_a_change_is_that_of_its_keys_and_texts_and_of_what_it_replaces() {
    let mut store = open_both(&Memory::default(), &Texts::new()).store;
    store.replace(&book(&[("a", "")])).unwrap();
    store
        .replace(&book(&[("a", "sửa")]).with_unit(commune("a", "sửa"), stamp(9)).unwrap())
        .unwrap();
    let change = store.for_mirror().unwrap();
    assert!(!change.puts.is_empty() && !change.replaced.is_empty());
    let all = change.puts.iter().chain(&change.replaced);
    let size: usize = all
        .map(|(key, text)| [key, text].map(|one| one.encode_utf16().count()).iter().sum::<usize>())
        .sum();
    assert_eq!(change.units(), size);
}

#[test]
fn the_last_state_is_taken_only_if_it_is_this_very_book() {
    let mut store = open(&Memory::default()).store;
    let saved = book(&[("a", ""), ("b", "")]);
    store.replace(&saved).unwrap();
    assert!(store.has_taken(&saved));
    let named =
        saved.with_frame(book::Frame { name: "Huyện Trấn Yên".into(), ..Default::default() });
    let more = saved.with_unit(commune("c", ""), stamp(2)).unwrap();
    let edited = saved.with_unit(commune("a", "sửa"), stamp(2)).unwrap();
    let mut fewer = saved.clone();
    fewer.shards.remove(&unit("b"));
    for other in [named, more, edited, fewer] {
        assert!(!store.has_taken(&other), "{other:?}");
    }
}

#[test]
fn without_a_mirror_what_this_pen_saved_is_all_that_another_tab_may_lack() {
    let mut store = open(&Memory::default()).store;
    store.replace(&book(&[("a", "")])).unwrap();
    store.take_pen(2);
    assert!(!store.has_unsaved());
    store.replace(&book(&[("a", "sửa")])).unwrap();
    assert!(store.has_unsaved());
}

#[test]
fn the_room_is_shared_among_communes_and_the_rest_largest_first() {
    let storage = Memory::default();
    let mut store = open(&storage).store;
    let long: String = (0..900u32).map(|i| char::from_u32(0x4e00 + i * 7).unwrap()).collect();
    store.replace(&book(&[("a", ""), ("b", &long)])).unwrap();
    let shares = store.shares();
    let size = |name: &str| {
        let key = key(&storage, name);
        key.len() + ours(&storage)[&key].encode_utf16().count()
    };
    let of = |id: Option<&str>| {
        let share = shares.iter().find(|share| share.unit == id.map(unit));
        share.map(|share| share.units)
    };
    assert_eq!((of(Some("a")), of(Some("b"))), (Some(size(A)), Some(size(B))));
    assert!(shares.windows(2).all(|two| two[0].units >= two[1].units), "{shares:?}");
    assert_eq!(shares.iter().map(|share| share.units).sum::<usize>(), store.usage("").ours);
}

#[test]
fn a_tab_that_lost_the_pen_says_so_and_one_beside_a_newer_build_keeps_saying_that() {
    let storage = Memory::default();
    let mut store = open(&storage).store;
    store.save(&book(&[("a", "")])).unwrap();
    assert!(!store.is_of_newer());
    store.stay_apart();
    assert_eq!(store.standing(), Standing::Unsaved(Cause::Taken));
    tamper(&storage, A, as_newer);
    let mut store = open(&storage).store;
    assert!(store.is_of_newer());
    store.stay_apart();
    assert_eq!(store.standing(), Standing::Unsaved(Cause::Newer));
}

#[test]
fn a_save_of_a_later_pen_stops_a_tab_with_an_earlier_one_and_not_a_tab_without() {
    for (pen, stops) in [(1, true), (0, false)] {
        let storage = Memory::default();
        open(&storage).store.save(&book(&[("a", ""), ("b", "")])).unwrap();
        let (mut here, mut there) = (open(&storage), open(&storage));
        if pen > 0 {
            here.store.take_pen(pen);
        }
        there.store.take_pen(2);
        there
            .store
            .save(&there.book.with_unit(commune("a", "thẻ kia"), stamp(2)).unwrap())
            .unwrap();
        let edited = here.book.with_unit(commune("b", "thẻ này"), stamp(3)).unwrap();
        let refused = here.store.save(&edited).err().map(|error| error.cause);
        assert_eq!(refused, stops.then_some(Cause::Taken));
    }
}

#[test]
fn a_save_beside_a_newer_build_says_that_it_is_newer() {
    let storage = Memory::default();
    let mut here = open(&storage);
    here.store.save(&book(&[("a", "")])).unwrap();
    open(&storage).store.save(&book(&[("a", "thẻ kia")])).unwrap();
    tamper(&storage, keys::BOOK, as_newer);
    let error = here.store.save(&book(&[("b", "")])).unwrap_err();
    assert_eq!(error.cause, Cause::Newer);
}

#[test]
fn a_value_under_a_key_of_another_revision_is_reported_and_the_next_save_comes_after_both() {
    let storage = Memory::default();
    open(&storage).store.save(&book(&[("a", "")])).unwrap();
    let text = ours(&storage)[&key(&storage, A)].clone();
    storage.texts.borrow_mut().insert("binh-yen.shard.a@9".into(), text);
    let mut opened = open(&storage);
    assert_eq!(opened.book, book(&[("a", "")]));
    let [found] = &opened.damaged[..] else { panic!("{:?}", opened.damaged) };
    assert_eq!(found.key, "binh-yen.shard.a@9");
    assert!(matches!(found.reason, Unreadable::Content(_)), "{:?}", found.reason);
    opened.store.save(&book(&[("a", "sửa")])).unwrap();
    assert_eq!(opened.store.revision(), 10);
}

#[test]
fn the_storage_of_these_tests_takes_what_fills_it_and_counts_a_text_written_over_once() {
    let storage = Memory::default();
    storage.limit.set(Some(12));
    assert_eq!(storage.set("khóa", "mười hai!"), Err(Refused::Full));
    storage.set("khóa", "mười hai").unwrap();
    assert_eq!(storage.used(), 12);
    storage.set("khóa", "12345678").unwrap();
    assert_eq!(storage.set("khóa", "123456789"), Err(Refused::Full));
    assert_eq!(storage.set("k", ""), Err(Refused::Full));
}

#[test]
fn what_an_earlier_pen_left_in_the_local_storage_alone_gets_a_revision_of_the_new_pen() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let saved = book(&[("a", "")]);
    let mut store = open_both(&storage, &mirror).store;
    store.take_pen(1);
    store.replace(&saved).unwrap();
    let Opened { mut store, book, .. } = open_both(&storage, &mirror);
    store.take_pen(2);
    store.replace(&book).unwrap();
    assert_eq!(store.revision(), 2 * keys::SAVES + 1);
    mirror_it(&mut store, &mut mirror);
    assert_eq!(open_both(&Memory::default(), &mirror).book, saved);
}

#[test]
fn a_change_that_came_too_late_for_the_mirror_is_saved_only_if_the_local_storage_has_it() {
    for (limit, standing) in [(None, Standing::Saved), (Some(1), Standing::Unsaved(Cause::Full))] {
        let storage = Memory::default();
        let mut store = open_both(&storage, &Texts::new()).store;
        storage.limit.set(limit);
        assert_eq!(store.replace(&book(&[("a", "")])).is_err(), limit.is_some());
        let change = store.for_mirror().unwrap();
        store.mirrored(&change, Mirrored::Later);
        assert_eq!(store.standing(), standing);
    }
}

#[test]
fn a_mirror_that_once_held_the_book_and_is_blocked_now_misses_the_save() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut store = open_both(&storage, &mirror).store;
    store.replace(&book(&[("a", "")])).unwrap();
    mirror_it(&mut store, &mut mirror);
    store.replace(&book(&[("a", "sửa")])).unwrap();
    let change = store.for_mirror().unwrap();
    store.mirrored(&change, Mirrored::Failed(Cause::Blocked));
    assert_eq!(store.standing(), Standing::Missed(Home::Mirror, Cause::Blocked));
}

#[test]
fn without_a_mirror_what_a_full_local_storage_refuses_is_unsaved() {
    let storage = Memory::default();
    let mut store = open(&storage).store;
    storage.limit.set(Some(1));
    store.replace(&book(&[("a", "")])).unwrap_err();
    assert_eq!(store.standing(), Standing::Unsaved(Cause::Full));
}

#[test]
fn a_book_that_both_homes_hold_opens_as_saved_and_leaves_nothing_to_write() {
    let (storage, mut mirror) = (Memory::default(), Texts::new());
    let mut store = open_both(&storage, &mirror).store;
    store.replace(&book(&[("a", "")])).unwrap();
    mirror_it(&mut store, &mut mirror);
    let mut store = open_both(&storage, &mirror).store;
    assert_eq!(store.standing(), Standing::Saved);
    assert!(store.for_mirror().is_none());
}

#[test]
fn the_storage_of_these_tests_ignores_what_comes_after_its_life() {
    let storage = Memory::default();
    storage.life.set(Some(1));
    storage.set("trước", "1").unwrap();
    storage.set("sau", "2").unwrap();
    storage.remove("trước").unwrap();
    assert_eq!(storage.get("trước"), Ok(Some("1".into())));
    assert_eq!(storage.get("sau"), Ok(None));
}
