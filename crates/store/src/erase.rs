//! Removes everything that this program keeps in the browser.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::browser::Local;
use super::{Cause, TextStorage, database, keys};

/// The beginning of the names of the caches that hold pictures.
const PICTURES: &str = "picture of ";

/// Removes both homes with snapshots, history and notes, what is remembered beside the book, and
/// the offline copy. Other tabs must be closed or give way.
///
/// # Errors
/// [`Cause::Blocked`]: something stayed.
pub async fn erase() -> Result<(), Cause> {
    for key in Local.keys()?.iter().filter(|key| key.starts_with(keys::PREFIX)) {
        Local.remove(key)?;
    }
    database::remove().await.map_err(|_| Cause::Blocked)?;
    remove_offline_copy().await.map_err(|_: JsValue| Cause::Blocked)
}

/// Removes the pictures of the overview, which show a book as it is (`web/picture.js`).
///
/// # Errors
/// [`Cause::Blocked`]: one stayed.
pub async fn forget_pictures() -> Result<(), Cause> {
    remove_caches(PICTURES).await.map_err(|_: JsValue| Cause::Blocked)
}

/// Removes the caches of this site whose names begin so, where the browser has any.
async fn remove_caches(beginning: &str) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let caches = Reflect::get(&window, &"caches".into())?;
    if !caches.is_object() {
        return Ok(());
    }
    let names = Array::from(&JsFuture::from(call(&caches, "keys", None)?).await?);
    let is_meant =
        |name: &JsValue| name.as_string().is_some_and(|name| name.starts_with(beginning));
    for name in names.iter().filter(is_meant) {
        JsFuture::from(call(&caches, "delete", Some(&name))?).await?;
    }
    Ok(())
}

/// Removes the caches and service workers of this site, where the browser has any.
async fn remove_offline_copy() -> Result<(), JsValue> {
    remove_caches("").await?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let workers = Reflect::get(&window.navigator(), &"serviceWorker".into())?;
    if workers.is_object() {
        let all = JsFuture::from(call(&workers, "getRegistrations", None)?).await?;
        for one in Array::from(&all).iter() {
            JsFuture::from(call(&one, "unregister", None)?).await?;
        }
    }
    Ok(())
}

fn call(of: &JsValue, name: &str, with: Option<&JsValue>) -> Result<Promise, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    let answer = match with {
        Some(with) => function.call1(of, with)?,
        None => function.call0(of)?,
    };
    answer.dyn_into()
}
