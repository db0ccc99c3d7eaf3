//! The lock in the browser's database: its header, and the sealing of snapshots, history and notes.

use std::collections::BTreeMap;

use lock::Id;
use wasm_bindgen::JsValue;

use super::browser::Local;
use super::database::{Space, Transaction, refused};
use super::sealing::{self, Sealing, told_name};
use super::snapshot::Snapshot;
use super::{Cause, TextStorage, codec, keys, locked_with};

/// The spaces that a lock changes beside the book's own.
const SPACES: [Space; 4] =
    [Space::SnapshotValues, Space::Snapshots, Space::Revisions, Space::Notes];

/// Brings snapshots, history and notes under the key at hand, in the transaction of the change that
/// brings the book under it. Later changes find it done.
pub(super) async fn bring_along(transaction: &Transaction) -> Result<(), JsValue> {
    let Some(held) = sealing::held() else { return Ok(()) };
    let id: String = held.id().iter().map(|byte| format!("{byte:02x}")).collect();
    if transaction.text(Space::Notes, keys::LOCKED_WITH).await?.as_ref() != Some(&id) {
        let sums = seal_values(transaction).await?;
        seal_snapshots(transaction, &sums).await?;
        for (stored, text) in transaction.stored(Space::Revisions).await? {
            seal_one(transaction, Space::Revisions, &stored, &text)?;
        }
        seal_notes(transaction).await?;
        transaction.put(Space::Notes, keys::LOCKED_WITH, &id)?;
    }
    put_header(transaction, &held).await
}

async fn put_header(transaction: &Transaction, held: &Sealing) -> Result<(), JsValue> {
    let key = held.header_key();
    let there = transaction.keys(Space::Notes).await?;
    for other in there.iter().filter(|other| keys::parse(other).0 == keys::LOCK && **other != key) {
        transaction.delete(Space::Notes, other)?;
    }
    if transaction.text(Space::Notes, &key).await?.as_deref() == Some(held.header()) {
        return Ok(());
    }
    transaction.put(Space::Notes, &key, held.header())
}

/// Seals a text anew under its hidden name and gives its new checksum. An unreadable text is
/// removed, because a lock leaves nothing unsealed.
fn seal_one(
    transaction: &Transaction,
    space: Space,
    stored: &str,
    text: &str,
) -> Result<Option<u64>, JsValue> {
    let key = told_name(stored.to_owned());
    let written = codec::reseal(&key, text).ok();
    let name = if space.hides(&key) { sealing::stored_name(&key) } else { key };
    if written.is_none() || name != stored {
        transaction.delete_stored(space, stored)?;
    }
    if let Some(written) = &written {
        transaction.put_stored(space, &name, &written.text)?;
    }
    Ok(written.map(|written| written.sum))
}

/// Seals the copies that snapshots share and gives their new checksums.
async fn seal_values(transaction: &Transaction) -> Result<BTreeMap<String, u64>, JsValue> {
    let mut sums = BTreeMap::new();
    for (stored, text) in transaction.stored(Space::SnapshotValues).await? {
        if let Some(sum) = seal_one(transaction, Space::SnapshotValues, &stored, &text)? {
            sums.insert(told_name(stored), sum);
        }
    }
    Ok(sums)
}

async fn seal_snapshots(
    transaction: &Transaction,
    sums: &BTreeMap<String, u64>,
) -> Result<(), JsValue> {
    for (key, text) in transaction.stored(Space::Snapshots).await? {
        match Snapshot::read(&key, &text).ok().and_then(|old| old.sealed_anew(&key, &text, sums)) {
            Some(text) => transaction.put(Space::Snapshots, &key, &text)?,
            None => transaction.delete(Space::Snapshots, &key)?,
        }
    }
    Ok(())
}

async fn seal_notes(transaction: &Transaction) -> Result<(), JsValue> {
    for (stored, text) in transaction.stored(Space::Notes).await? {
        let key = told_name(stored.clone());
        if !Space::Notes.hides(&key) {
            continue;
        }
        transaction.delete_stored(Space::Notes, &stored)?;
        if let Some(text) = codec::unseal_text(&key, text) {
            transaction.put(Space::Notes, &key, &text)?;
        }
    }
    Ok(())
}

/// Stores a changed header in the mirror.
///
/// # Errors
/// [`Cause`]: then nothing is stored.
pub async fn write_header() -> Result<(), Cause> {
    let write = async {
        let transaction = Transaction::write(&SPACES).await?;
        bring_along(&transaction).await?;
        transaction.done().await
    };
    write.await.map_err(|error: JsValue| refused(error).into())
}

/// A lock as both homes show it before it is opened.
#[derive(Default)]
pub struct Found {
    /// The id of the key that seals the book.
    pub key: Option<Id>,
    /// The texts of all headers.
    pub headers: Vec<String>,
}

/// Finds the lock of the book in both homes. A home that does not open has none.
pub async fn find() -> Found {
    let mut texts = Vec::new();
    for key in Local.keys().unwrap_or_default().into_iter().filter(|key| is_asked(key)) {
        texts.extend(Local.get(&key).ok().flatten().map(|text| (key, text)));
    }
    let read = async {
        let transaction = Transaction::read(&[Space::Values, Space::Notes]).await?;
        for space in [Space::Values, Space::Notes] {
            for key in transaction.keys(space).await?.into_iter().filter(|key| is_asked(key)) {
                texts.extend(transaction.text(space, &key).await?.map(|text| (key, text)));
            }
        }
        Ok(())
    };
    if let Err(error) = read.await {
        refused(error);
    }
    let key = locked_with(texts.iter().map(|(key, text)| (key.as_str(), text.as_str())));
    let headers = texts.into_iter().filter(|(key, _)| keys::parse(key).0 == keys::LOCK);
    Found { key, headers: headers.map(|(_, text)| text).collect() }
}

fn is_asked(key: &str) -> bool {
    [keys::BOOK, keys::LOCK].contains(&keys::parse(key).0)
}
