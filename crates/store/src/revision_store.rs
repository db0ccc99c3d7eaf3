//! The history in the browser's database, see [`super::revisions`].

use wasm_bindgen::JsValue;

use super::Refused;
use super::database::{Space, Transaction, refused};
use super::revisions::{self, StoredRevision};
use book::Book;

/// Reads the kept revisions of a record or unit, in no particular order.
///
/// # Errors
/// [`Refused`]: the browser did not give them.
pub async fn of(list: &str, id: &str) -> Result<Vec<StoredRevision>, Refused> {
    let prefix = revisions::prefix(list, id);
    let read = async {
        Transaction::read(&[Space::Revisions]).await?.texts_after(Space::Revisions, &prefix).await
    };
    Ok(read
        .await
        .map_err(refused)?
        .into_iter()
        .filter_map(|(key, text)| StoredRevision::read(&key, &text))
        .collect())
}

/// Reads the last kept revision of each record and unit that a book no longer has: additions that
/// were undone.
///
/// # Errors
/// [`Refused`]: the browser did not give them.
pub async fn of_removed(book: &Book) -> Result<Vec<StoredRevision>, Refused> {
    let names = revisions::names(book);
    let read = async {
        let transaction = Transaction::read(&[Space::Revisions]).await?;
        let keys = transaction.keys(Space::Revisions).await?;
        let mut texts = Vec::new();
        for key in revisions::last_of_removed(&keys, |key| {
            names.contains(&(key.list.as_str(), key.id.as_str()))
        }) {
            if let Some(text) = transaction.text(Space::Revisions, &key).await? {
                texts.push((key, text));
            }
        }
        Ok(texts)
    };
    Ok(read
        .await
        .map_err(refused)?
        .into_iter()
        .filter_map(|(key, text)| StoredRevision::read(&key, &text))
        .collect())
}

/// Removes revisions while they exceed [`revisions::LIMIT`].
///
/// # Errors
/// [`Refused`]; a later call tries again.
pub async fn trim(book: &Book) -> Result<(), Refused> {
    let names = revisions::names(book);
    let trim = async {
        let transaction = Transaction::write(&[Space::Revisions]).await?;
        let sizes = transaction.sizes(Space::Revisions).await?;
        for key in revisions::surplus(&sizes, revisions::LIMIT, |key| {
            names.contains(&(key.list.as_str(), key.id.as_str()))
        }) {
            transaction.delete(Space::Revisions, &key)?;
        }
        transaction.done().await
    };
    trim.await.map_err(refused)
}

/// Drops some of the oldest revisions and gives the room that they took, in UTF-16 code units;
/// `None` if there are none.
pub(super) async fn drop_oldest() -> Option<usize> {
    let drop_some = async {
        let transaction = Transaction::write(&[Space::Revisions]).await?;
        let sizes = transaction.sizes(Space::Revisions).await?;
        let dropped = revisions::oldest(&sizes);
        dropped.iter().try_for_each(|key| transaction.delete(Space::Revisions, key))?;
        transaction.done().await?;
        let freed =
            sizes.iter().filter(|(key, _)| dropped.contains(key)).map(|(_, size)| size).sum();
        Ok((!dropped.is_empty()).then_some(freed))
    };
    drop_some.await.map_err(|error: JsValue| refused(error)).ok().flatten()
}
