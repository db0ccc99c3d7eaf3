//! The mirror: the same values in IndexedDB, in transactions that are on the disk before the browser says that they are complete.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use super::browser::{MIRROR, full_or_blocked, has_mirror};
use super::manifest::{Change, Texts};
use super::{Cause, Mirrored, Refused, keys};

const VALUES: &str = "values";
/// A browser that does not open a database in this time, in milliseconds, has none: a start must not wait for ever.
const PATIENCE: i32 = 5_000;

#[wasm_bindgen]
extern "C" {
    /// A database, for the call that web-sys lacks: a transaction with a choice of durability.
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, stores: &str, mode: &str, options: &JsValue) -> Result<IdbTransaction, JsValue>;
}

thread_local! {
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// How often a mirror that is there and does not open is tried again, and how long after, in milliseconds: a browser that was killed
/// a moment ago may still hold it.
const TRIES: u8 = 6;
const REST: i32 = 500;

/// Everything that the mirror holds; it is made if it is not there.
///
/// # Errors
/// [`Refused`]: this browser has no mirror, or it does not open.
pub async fn read() -> Result<Texts, Refused> {
    for _ in 1..TRIES {
        match try_read().await {
            Err(_) if has_mirror().await => drop(JsFuture::from(Promise::new(&mut |done, _| after(REST, &done))).await),
            read => return read,
        }
    }
    try_read().await
}

async fn try_read() -> Result<Texts, Refused> {
    let read = async {
        let values = begin("readonly").await?.object_store(VALUES)?;
        // Both are asked for before the first is awaited: a transaction that waits for nothing ends.
        let (names, texts) = (answer(values.get_all_keys()?), answer(values.get_all()?));
        let (names, texts) = (names.await?, texts.await?);
        let (names, texts) = (Array::from(&names), Array::from(&texts));
        let pairs = names.iter().zip(texts.iter());
        Ok(pairs.filter_map(|(name, text)| Some((name.as_string()?, text.as_string()?))).collect())
    };
    read.await.map_err(refused)
}

/// Makes a change: all of it is on the disk, or nothing.
pub async fn write(change: &Change) -> Mirrored {
    try_write(change).await.unwrap_or_else(|error| Mirrored::Failed(refused(error).into()))
}

async fn try_write(change: &Change) -> Result<Mirrored, JsValue> {
    let transaction = begin("readwrite").await?;
    let values = transaction.object_store(VALUES)?;
    let there: Vec<String> = Array::from(&answer(values.get_all_keys()?).await?).iter().filter_map(|key| key.as_string()).collect();
    let is_later = |key: &String| {
        let (name, revision) = keys::parse(key);
        name == keys::BOOK && revision >= change.manifest.revision && !change.kept.contains(key)
    };
    if there.iter().any(is_later) {
        return Ok(Mirrored::Later);
    }
    let is_given = |key: &String| there.contains(key) || change.puts.iter().any(|(put, _)| put == key);
    if !change.manifest.parts.iter().map(|(name, entry)| keys::at(name, entry.revision)).all(|key| is_given(&key)) {
        return Ok(Mirrored::Gone);
    }
    let done = completion(&transaction);
    for (key, text) in &change.puts {
        values.put_with_key(&text.into(), &key.into())?;
    }
    for key in there.iter().filter(|key| change.gives_way(key)) {
        values.delete(&key.into())?;
    }
    JsFuture::from(done).await?;
    Ok(Mirrored::Done)
}

/// Removes a value for good.
///
/// # Errors
/// [`Cause`].
pub async fn remove(key: &str) -> Result<(), Cause> {
    let remove = async {
        let transaction = begin("readwrite").await?;
        let done = completion(&transaction);
        let values: IdbObjectStore = transaction.object_store(VALUES)?;
        values.delete(&key.into())?;
        JsFuture::from(done).await.map(drop)
    };
    remove.await.map_err(|error| refused(error).into())
}

fn refused(error: JsValue) -> Refused {
    // The next call opens the database anew: the browser may have closed it.
    DATABASE.set(None);
    full_or_blocked(error)
}

async fn begin(mode: &str) -> Result<IdbTransaction, JsValue> {
    let database = database().await?;
    let options = js_sys::Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    database.unchecked_ref::<Database>().transaction(VALUES, mode, &options)
}

async fn database() -> Result<IdbDatabase, JsValue> {
    if let Some(database) = DATABASE.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(MIRROR, 1)?;
    let asked = request.clone();
    let make = Closure::once_into_js(move || {
        if let Some(database) = asked.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
            // A failure here fails the request.
            let _ = database.create_object_store(VALUES);
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    let opened = Promise::race(&Array::of2(&promise(&request), &patience()));
    JsFuture::from(opened).await?;
    let database: IdbDatabase = request.result()?.dyn_into()?;
    let held = database.clone();
    // A later build that changes the database must not wait for this page.
    let close = Closure::<dyn FnMut()>::new(move || held.close());
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
    DATABASE.set(Some(database.clone()));
    Ok(database)
}

fn promise(request: &IdbRequest) -> Promise {
    Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    })
}

fn patience() -> Promise {
    Promise::new(&mut |_, failed| after(PATIENCE, &failed))
}

/// Calls a function so many milliseconds later.
fn after(time: i32, call: &Function) {
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, time);
    }
}

/// What a request gives. It is listened to from now on, whenever this is awaited.
fn answer(request: IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> {
    let answered = JsFuture::from(promise(&request));
    async move {
        match answered.await {
            Ok(_) => request.result(),
            Err(_) => Err(request.error()?.into()),
        }
    }
}

/// Fulfilled when the transaction is on the disk; rejected with the browser's reason if it is not going to be.
fn completion(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |done, failed: Function| {
        let asked = transaction.clone();
        let fail = Closure::once_into_js(move || {
            let reason = asked.error().map_or(JsValue::NULL, JsValue::from);
            let _ = failed.call1(&JsValue::NULL, &reason);
        });
        transaction.set_oncomplete(Some(&done));
        transaction.set_onabort(Some(fail.unchecked_ref()));
    })
}
