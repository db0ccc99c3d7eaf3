//! The mirror: the same values in the browser's database.

use wasm_bindgen::JsValue;

use super::browser::has_mirror;
use super::database::{Space, Transaction, pause, refused};
use super::manifest::{Change, Texts};
use super::{Cause, Mirrored, Refused, keys, shelf};

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
            Err(_) if has_mirror().await => pause(REST).await,
            read => return read,
        }
    }
    try_read().await
}

async fn try_read() -> Result<Texts, Refused> {
    let read = async { Transaction::read(&[Space::Values]).await?.texts(Space::Values).await };
    read.await.map_err(refused)
}

/// Makes a change: all of it is on the disk, or nothing. The state before it is kept where it is time, see [`shelf`]; where there is no
/// room, kept states give way to the change, the oldest first.
pub async fn write(change: &Change) -> Mirrored {
    let mut outcome = attempt(change, true).await;
    if outcome == FULL && shelf::give_way(true).await {
        outcome = attempt(change, true).await;
    }
    // The book goes before its past.
    if outcome == FULL {
        outcome = attempt(change, false).await;
    }
    while outcome == FULL && shelf::give_way(false).await {
        outcome = attempt(change, false).await;
    }
    outcome
}

const FULL: Mirrored = Mirrored::Failed(Cause::Full);

async fn attempt(change: &Change, keeps_past: bool) -> Mirrored {
    try_write(change, keeps_past).await.unwrap_or_else(|error| Mirrored::Failed(refused(error).into()))
}

async fn try_write(change: &Change, keeps_past: bool) -> Result<Mirrored, JsValue> {
    let transaction = Transaction::write(&[Space::Values, Space::Kept, Space::Snapshots, Space::History]).await?;
    let there = transaction.keys(Space::Values).await?;
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
    if keeps_past {
        shelf::keep_before(&transaction, change, &there).await?;
        for (key, text) in &change.past {
            transaction.put(Space::History, key, text)?;
        }
    }
    for (key, text) in &change.puts {
        transaction.put(Space::Values, key, text)?;
    }
    for key in there.iter().filter(|key| change.gives_way(key)) {
        transaction.delete(Space::Values, key)?;
    }
    transaction.done().await?;
    Ok(Mirrored::Done)
}

/// Removes a value for good.
///
/// # Errors
/// [`Cause`].
pub async fn remove(key: &str) -> Result<(), Cause> {
    let remove = async {
        let transaction = Transaction::write(&[Space::Values]).await?;
        transaction.delete(Space::Values, key)?;
        transaction.done().await
    };
    remove.await.map_err(|error| refused(error).into())
}
