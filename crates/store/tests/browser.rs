//! Tests of the store in a real browser's local storage and IndexedDB. `src/tests` has those that
//! need no browser.
//!
//! They belong to the store and not to the page, so that they compile without Leptos.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use book::{Book, DeviceId, Stamp, Unit, UnitId, UnitKind};
use store::{
    Cause, Home, Local, Mirrored, Opened, Section, Standing, Store, Unreadable, keys, mirror,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn storage() -> web_sys::Storage {
    web_sys::window().unwrap().local_storage().unwrap().unwrap()
}

/// Opens an empty local storage.
fn open_empty() -> Opened {
    storage().clear().unwrap();
    open()
}

/// Opens the local storage alone.
fn open() -> Opened {
    Store::open_in(Box::new(Local), None, store::random())
}

/// Opens both homes, both empty.
async fn open_empty_both() -> Opened {
    storage().clear().unwrap();
    for key in mirror::read().await.unwrap().keys() {
        mirror::remove(key).await.unwrap();
    }
    store::open().await
}

/// Brings the mirror to the last saved state.
async fn mirror_it(store: &mut Store) {
    while let Some(change) = store.for_mirror() {
        let outcome = mirror::write(&change).await;
        store.mirrored(&change, outcome);
        assert!(matches!(outcome, Mirrored::Done | Mirrored::Gone), "{outcome:?}");
    }
}

fn stamp() -> Stamp {
    Stamp { at: 1, device: DeviceId::new("d1").unwrap(), by: String::new(), after: Vec::new() }
}

fn unit(id: &str) -> UnitId {
    UnitId::new(id).unwrap()
}

fn with_commune(book: &Book, id: &str, note: &str) -> Book {
    let json = serde_json::json!({"id": id, "kind": UnitKind::Commune, "name": "Việt Thành", "note": note, "stamp": stamp()});
    book.with_unit(serde_json::from_str::<Unit>(&json.to_string()).unwrap(), stamp()).unwrap()
}

/// A text that does not compress.
fn noise(length: usize) -> String {
    let mut state = 1u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4e00 + (state >> 8) % 20_000).unwrap()
    };
    (0..length).map(|_| next()).collect()
}

#[wasm_bindgen_test]
fn a_saved_book_is_there_at_the_next_start() {
    let mut opened = open_empty();
    assert!(opened.book.is_empty());
    let book = with_commune(&opened.book, "viet-thanh", "Xã Việt Thành, huyện Trấn Yên 😀");
    opened.store.save(&book).unwrap();
    let again = open();
    assert_eq!(again.book, book);
    assert_eq!(again.store.device(), opened.store.device());
    assert!(again.damaged.is_empty());
}

#[wasm_bindgen_test]
fn what_is_written_counts_as_the_browser_counts_it() {
    let mut opened = open_empty();
    let book = with_commune(&opened.book, "a", &noise(1000));
    opened.store.save(&book).unwrap();
    let counted: u32 = (0..storage().length().unwrap())
        .map(|at| {
            let key = storage().key(at).unwrap().unwrap();
            let value = js_sys::JsString::from(storage().get_item(&key).unwrap().unwrap());
            js_sys::JsString::from(key).length() + value.length()
        })
        .sum();
    assert_eq!(opened.store.usage(&store::user_agent()).ours, counted as usize);
}

#[wasm_bindgen_test]
fn a_full_storage_is_said_and_the_old_value_stays() {
    let mut opened = open_empty();
    let old = with_commune(&with_commune(&opened.book, "a", ""), "b", "");
    opened.store.save(&old).unwrap();
    let room = opened.store.usage(&store::user_agent()).limit;
    storage().set_item("of another page", &"x".repeat(room - 20_000)).unwrap();

    let new = with_commune(&old, "a", &noise(40_000));
    let error = opened.store.save(&new).unwrap_err();
    assert_eq!((error.cause, error.unsaved), (Cause::Full, vec![Section::Shard(unit("a"))]));
    assert_eq!(open().book, old);

    storage().remove_item("of another page").unwrap();
    opened.store.save(&new).unwrap();
    assert_eq!(open().book, new);
}

#[wasm_bindgen_test]
fn an_unreadable_shard_is_kept_and_reported() {
    let mut opened = open_empty();
    let book = with_commune(&with_commune(&opened.book, "a", ""), "b", "");
    opened.store.save(&book).unwrap();
    let key = keys::at(&keys::shard(&unit("a")), 1);
    let damaged: String = storage().get_item(&key).unwrap().unwrap().chars().take(30).collect();
    storage().set_item(&key, &damaged).unwrap();

    let mut again = open();
    assert_eq!(again.book.shards.keys().collect::<Vec<_>>(), [&unit("b")]);
    let [told] = again.damaged.as_slice() else {
        panic!("one damaged value expected, not {:?}", again.damaged)
    };
    assert_eq!((&told.key, &told.raw, &told.reason), (&key, &damaged, &Unreadable::Checksum));
    again.store.replace(&with_commune(&again.book, "b", "sửa")).unwrap();
    assert_eq!(storage().get_item(&key).unwrap().unwrap(), damaged);
}

#[wasm_bindgen_test]
fn a_page_that_may_keep_nothing_opens_and_says_so() {
    storage().clear().unwrap();
    let hide = js_sys::Function::new_no_args(
        "const own = Object.getOwnPropertyDescriptor(window, 'localStorage');
         Object.defineProperty(window, 'localStorage', { configurable: true, get() { throw new DOMException('no', 'SecurityError'); } });
         return () => Object.defineProperty(window, 'localStorage', own);",
    );
    let show: js_sys::Function = hide.call0(&wasm_bindgen::JsValue::NULL).unwrap().into();
    let Opened { mut store, book, blocked, .. } = open();
    let error = store.save(&with_commune(&book, "a", "")).unwrap_err();
    show.call0(&wasm_bindgen::JsValue::NULL).unwrap();
    assert!(blocked);
    assert_eq!(error.cause, Cause::Blocked);
}

#[wasm_bindgen_test]
fn two_devices_get_different_names() {
    let first = open_empty().store.device().clone();
    assert_ne!(*open_empty().store.device(), first);
}

#[wasm_bindgen_test]
fn a_tab_does_not_write_over_what_another_saved() {
    let mut here = open_empty();
    here.store.save(&with_commune(&here.book, "a", "")).unwrap();
    let (mut there, mut late) = (open(), open());
    let theirs = with_commune(&there.book, "a", "thẻ kia");
    there.store.save(&theirs).unwrap();
    assert_eq!(
        late.store.save(&with_commune(&late.book, "a", "thẻ này")).unwrap_err().cause,
        Cause::ChangedElsewhere
    );
    assert_eq!(open().book, theirs);
}

#[wasm_bindgen_test]
async fn a_saved_book_is_in_both_homes_and_opens_from_either() {
    let mut opened = open_empty_both().await;
    let old = with_commune(&with_commune(&opened.book, "a", ""), "b", "");
    let new = with_commune(&old, "a", "sửa");
    for book in [&old, &new] {
        opened.store.replace(book).unwrap();
        assert_eq!(opened.store.standing(), Standing::Saving);
        mirror_it(&mut opened.store).await;
        assert_eq!(opened.store.standing(), Standing::Saved);
    }
    assert_eq!(
        mirror::read().await.unwrap().len(),
        3,
        "a manifest and two communes, without what they were before"
    );
    assert_eq!(open().book, new);
    storage().clear().unwrap();
    let again = store::open().await;
    assert_eq!(again.book, new);
    assert!(again.damaged.is_empty() && store::has_mirror().await);
}

#[wasm_bindgen_test]
async fn what_was_mirrored_comes_back_where_the_local_storage_fell_behind() {
    let mut opened = open_empty_both().await;
    let old = with_commune(&opened.book, "a", "");
    opened.store.replace(&old).unwrap();
    mirror_it(&mut opened.store).await;
    let before: Vec<(String, String)> = (0..storage().length().unwrap())
        .map(|at| storage().key(at).unwrap().unwrap())
        .map(|key| (key.clone(), storage().get_item(&key).unwrap().unwrap()))
        .collect();
    let new = with_commune(&old, "a", "mới");
    opened.store.replace(&new).unwrap();
    mirror_it(&mut opened.store).await;
    storage().clear().unwrap();
    for (key, text) in before {
        storage().set_item(&key, &text).unwrap();
    }
    let mut again = store::open().await;
    assert_eq!(again.book, new);
    again.store.replace(&again.book).unwrap();
    mirror_it(&mut again.store).await;
    assert_eq!(open().book, new);
}

#[wasm_bindgen_test]
async fn a_full_local_storage_leaves_the_edit_in_the_mirror() {
    let mut opened = open_empty_both().await;
    let old = with_commune(&opened.book, "a", "");
    opened.store.replace(&old).unwrap();
    mirror_it(&mut opened.store).await;
    let room = opened.store.usage(&store::user_agent()).limit;
    storage().set_item("of another page", &"x".repeat(room - 20_000)).unwrap();
    let new = with_commune(&old, "a", &noise(40_000));
    opened.store.replace(&new).unwrap_err();
    mirror_it(&mut opened.store).await;
    assert_eq!(opened.store.standing(), Standing::Missed(Home::Local, Cause::Full));
    assert_eq!(store::open().await.book, new);
    storage().clear().unwrap();
}

#[wasm_bindgen_test]
async fn a_mirror_that_another_tab_brought_further_is_not_set_back() {
    let mut here = open_empty_both().await;
    here.store.replace(&with_commune(&here.book, "a", "")).unwrap();
    let late = here.store.for_mirror().unwrap();
    let mut there = store::open().await;
    let theirs = with_commune(&there.book, "b", "thẻ kia");
    there.store.replace(&theirs).unwrap();
    mirror_it(&mut there.store).await;
    let outcome = mirror::write(&late).await;
    here.store.mirrored(&late, outcome);
    assert_eq!((outcome, here.store.standing()), (Mirrored::Later, Standing::Saved));
    storage().clear().unwrap();
    assert_eq!(store::open().await.book, theirs);
}
