//! This device's database in the browser (IndexedDB), used in transactions that the browser reports
//! complete only once they are on the disk.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Function, JsString, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
};

use super::browser::full_or_blocked;
use super::sealing::{self, stored_name, stored_names, told_name};
pub use super::space::Space;
use super::{Refused, codec};

/// The name of the database.
const NAME: &str = "binh-yen";
/// A browser that does not open a database within this time, in milliseconds, counts as having
/// none: a start must not wait for ever.
const PATIENCE: i32 = 5_000;
/// The time, in milliseconds, after which a request or transaction is given up and reported. A slow
/// disk takes seconds.
const ANSWER: i32 = 30_000;
/// The database's version; adding a [`Space`] increments it.
const VERSION: u32 = 2;

#[wasm_bindgen]
extern "C" {
    /// The database, typed for a call that web-sys lacks: a transaction with a chosen durability.
    type Database;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &Database,
        stores: &Array,
        mode: &str,
        options: &JsValue,
    ) -> Result<IdbTransaction, JsValue>;
}

thread_local! {
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    static IS_OF_NEWER: Cell<bool> = const { Cell::new(false) };
}

/// A transaction. It ends as soon as it has no pending request, so between two steps only its own
/// answers may be awaited.
pub struct Transaction(IdbTransaction);

impl Transaction {
    /// Begins a transaction that only reads.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn read(spaces: &[Space]) -> Result<Self, JsValue> {
        Self::begin(spaces, "readonly").await
    }

    /// Begins a transaction that writes. Other writers of the same spaces wait for its end, even in
    /// other tabs.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn write(spaces: &[Space]) -> Result<Self, JsValue> {
        Self::begin(spaces, "readwrite").await
    }

    async fn begin(spaces: &[Space], mode: &str) -> Result<Self, JsValue> {
        let database = database().await?;
        let options = js_sys::Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let names = spaces.iter().map(|space| JsValue::from(space.name())).collect::<Array>();
        database.unchecked_ref::<Database>().transaction(&names, mode, &options).map(Self)
    }

    fn space(&self, space: Space) -> Result<IdbObjectStore, JsValue> {
        self.0.object_store(space.name())
    }

    /// Lists the keys of a space.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn keys(&self, space: Space) -> Result<Vec<String>, JsValue> {
        let keys = answer(self.space(space)?.get_all_keys()?).await?;
        Ok(Array::from(&keys).iter().filter_map(|key| key.as_string()).map(told_name).collect())
    }

    /// Reads all texts of a space with their keys.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn texts<T: FromIterator<(String, String)>>(
        &self,
        space: Space,
    ) -> Result<T, JsValue> {
        let texts = self.stored(space).await?;
        Ok(texts.into_iter().map(|(name, text)| (told_name(name), text)).collect())
    }

    /// Reads all texts of a space with the names under which they are stored.
    pub(super) async fn stored(&self, space: Space) -> Result<Vec<(String, String)>, JsValue> {
        let values = self.space(space)?;
        // Both requests are made before the first is awaited: an idle transaction ends.
        let (names, texts) = (answer(values.get_all_keys()?), answer(values.get_all()?));
        let (names, texts) = (Array::from(&names.await?), Array::from(&texts.await?));
        let pairs = names.iter().zip(texts.iter());
        Ok(pairs.filter_map(|(name, text)| Some((name.as_string()?, text.as_string()?))).collect())
    }

    /// Reads the texts of a space whose keys begin with a prefix, with their keys.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn texts_after(
        &self,
        space: Space,
        prefix: &str,
    ) -> Result<Vec<(String, String)>, JsValue> {
        if sealing::held().is_some() {
            // Hidden names are in another order.
            let mut found = Vec::new();
            for key in self.keys(space).await?.into_iter().filter(|key| key.starts_with(prefix)) {
                if let Some(text) = self.text(space, &key).await? {
                    found.push((key, text));
                }
            }
            return Ok(found);
        }
        let values = self.space(space)?;
        let range: JsValue =
            IdbKeyRange::bound(&prefix.into(), &[prefix, "\u{ffff}"].concat().into())?.into();
        let (names, texts) = (
            answer(values.get_all_keys_with_key(&range)?),
            answer(values.get_all_with_key(&range)?),
        );
        let (names, texts) = (Array::from(&names.await?), Array::from(&texts.await?));
        let pairs = names.iter().zip(texts.iter());
        Ok(pairs.filter_map(|(name, text)| Some((name.as_string()?, text.as_string()?))).collect())
    }

    /// Lists the keys of a space with the sizes of their texts, in UTF-16 code units. The texts
    /// stay out of this program's memory, which never shrinks.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn sizes(&self, space: Space) -> Result<Vec<(String, usize)>, JsValue> {
        let values = self.space(space)?;
        let (names, texts) = (answer(values.get_all_keys()?), answer(values.get_all()?));
        let (names, texts) = (Array::from(&names.await?), Array::from(&texts.await?));
        let size =
            |text: JsValue| text.dyn_ref::<JsString>().map_or(0, |text| text.length() as usize);
        Ok(names
            .iter()
            .zip(texts.iter())
            .filter_map(|(name, text)| Some((told_name(name.as_string()?), size(text))))
            .collect())
    }

    /// Reads a text. A note of a locked book is unsealed.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn text(&self, space: Space, key: &str) -> Result<Option<String>, JsValue> {
        let names = if space.hides(key) { stored_names(key) } else { vec![key.to_owned()] };
        for name in names {
            if let Some(text) = answer(self.space(space)?.get(&name.into())?).await?.as_string() {
                let is_note = space == Space::Notes;
                return Ok(if is_note { codec::unseal_text(key, text) } else { Some(text) });
            }
        }
        Ok(None)
    }

    /// Writes a text; it is stored when the transaction is done. A note of a locked book is sealed.
    ///
    /// # Errors
    /// The browser's reason.
    pub fn put(&self, space: Space, key: &str, text: &str) -> Result<(), JsValue> {
        if !space.hides(key) {
            return self.put_stored(space, key, text);
        }
        let is_note = space == Space::Notes;
        let text = if is_note { &*codec::seal_text(key, text) } else { text };
        self.put_stored(space, &stored_name(key), text)
    }

    /// Writes a text under the name that it is stored under.
    pub(super) fn put_stored(&self, space: Space, name: &str, text: &str) -> Result<(), JsValue> {
        self.space(space)?.put_with_key(&text.into(), &name.into()).map(drop)
    }

    /// Reads a value that is no text; undefined if it is missing.
    ///
    /// # Errors
    /// The browser's reason.
    pub async fn value(&self, space: Space, key: &str) -> Result<JsValue, JsValue> {
        answer(self.space(space)?.get(&key.into())?).await
    }

    /// Writes a value that is no text; it is stored when the transaction is done.
    ///
    /// # Errors
    /// The browser's reason.
    pub fn put_value(&self, space: Space, key: &str, value: &JsValue) -> Result<(), JsValue> {
        self.space(space)?.put_with_key(value, &key.into()).map(drop)
    }

    /// Removes a value; it is gone when the transaction is done.
    ///
    /// # Errors
    /// The browser's reason.
    pub fn delete(&self, space: Space, key: &str) -> Result<(), JsValue> {
        if space.hides(key) {
            return stored_names(key).iter().try_for_each(|name| self.delete_stored(space, name));
        }
        self.delete_stored(space, key)
    }

    /// Removes what is stored under a name.
    pub(super) fn delete_stored(&self, space: Space, name: &str) -> Result<(), JsValue> {
        self.space(space)?.delete(&name.into()).map(drop)
    }

    /// Waits until the whole transaction is on the disk.
    ///
    /// # Errors
    /// The browser's reason; then nothing is stored. A transaction that takes too long is aborted.
    pub async fn done(self) -> Result<(), JsValue> {
        let done = within(ANSWER, completion(&self.0)).await;
        // Aborting a transaction that has already failed is an error that does not matter.
        done.map(drop).inspect_err(|_| drop(self.0.abort()))
    }
}

/// The reason why the database refused a request. The next call opens the database anew, because
/// the browser may have closed it.
pub fn refused(error: JsValue) -> Refused {
    DATABASE.set(None);
    full_or_blocked(error)
}

/// Opens the database, or creates it if there is none.
///
/// # Errors
/// The browser's reason.
pub async fn database() -> Result<IdbDatabase, JsValue> {
    if let Some(database) = DATABASE.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let database = match opened(&request).await {
        // A newer build made the database, so it is opened in its own version, for reading.
        Err(_) if is_version_error(&request) => {
            IS_OF_NEWER.set(true);
            opened(&factory.open(NAME)?).await?
        }
        database => database?,
    };
    let held = database.clone();
    // A later build that upgrades the database must not wait for this page.
    let close = Closure::<dyn FnMut()>::new(move || held.close());
    database.set_onversionchange(Some(close.as_ref().unchecked_ref()));
    close.forget();
    DATABASE.set(Some(database.clone()));
    Ok(database)
}

/// Removes the database with everything in it.
///
/// # Errors
/// The browser's reason, or a tab that does not close the database in time.
pub async fn remove() -> Result<(), JsValue> {
    if let Some(database) = DATABASE.take() {
        database.close();
    }
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.delete_database(NAME)?;
    within(PATIENCE, promise(&request)).await.map(drop)
}

/// Whether the browser has a mirror of a book. If the browser cannot tell, the answer is yes.
pub async fn has_mirror() -> bool {
    let Some(Ok(Some(factory))) = web_sys::window().map(|window| window.indexed_db()) else {
        return false;
    };
    let asked = Reflect::get(&factory, &"databases".into()).and_then(JsCast::dyn_into::<Function>);
    let Ok(Ok(asked)) = asked.map(|databases| databases.call0(&factory)) else { return true };
    let Ok(found) = within(PATIENCE, Promise::from(asked)).await else { return true };
    let is_mirror =
        |database: &JsValue| Reflect::get(database, &"name".into()).is_ok_and(|name| name == NAME);
    Array::from(&found).iter().any(|database| is_mirror(&database))
}

/// Whether a newer build made the database; known once the database has been opened.
pub fn is_of_newer() -> bool {
    IS_OF_NEWER.get()
}

fn is_version_error(request: &IdbRequest) -> bool {
    matches!(request.error(), Ok(Some(error)) if error.name() == "VersionError")
}

/// The database that a request opens, with all spaces created.
async fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, JsValue> {
    let asked = request.clone();
    let make = Closure::once_into_js(move || {
        if let Some(database) =
            asked.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok())
        {
            let there = database.object_store_names();
            for space in Space::ALL.into_iter().filter(|space| !there.contains(space.name())) {
                // A failure here makes the request fail.
                let _ = database.create_object_store(space.name());
            }
        }
    });
    request.set_onupgradeneeded(Some(make.unchecked_ref()));
    within(PATIENCE, promise(request)).await?;
    request.result()?.dyn_into()
}

fn promise(request: &IdbRequest) -> Promise {
    Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    })
}

/// The result of a promise, or a failure after so many milliseconds.
fn within(time: i32, promise: Promise) -> JsFuture {
    let patience = Promise::new(&mut |_, failed| after(time, &failed));
    JsFuture::from(Promise::race(&Array::of2(&promise, &patience)))
}

/// Waits for so many milliseconds.
pub async fn pause(time: i32) {
    // A timer cannot fail.
    let _ = JsFuture::from(Promise::new(&mut |done, _| after(time, &done))).await;
}

/// Calls a function after so many milliseconds.
fn after(time: i32, call: &Function) {
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(call, time);
    }
}

/// The answer to a request. It listens from this call on, whenever the answer is awaited.
fn answer(request: IdbRequest) -> impl Future<Output = Result<JsValue, JsValue>> {
    let answered = within(ANSWER, promise(&request));
    async move {
        match answered.await {
            Ok(_) => request.result(),
            // A request that was given up has no error yet.
            Err(_) => Err(request.error().ok().flatten().map_or(JsValue::NULL, JsValue::from)),
        }
    }
}

/// A promise that is fulfilled when the transaction is on the disk, and rejected with the browser's
/// reason if the transaction fails.
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
