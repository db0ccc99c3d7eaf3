//! The mirror: a copy of the local storage's values in the browser's database.

use wasm_bindgen::JsValue;

use super::browser::full_or_blocked;
use super::database::{Space, Transaction, has_mirror, is_of_newer, pause, refused};
use super::manifest::{Change, Texts};
use super::{Cause, Mirrored, Refused, keys, lock_store, revision_store, snapshot_store};

/// The most tries to open a mirror, and the pause between them in milliseconds: a browser that was
/// killed a moment ago may still hold it.
const TRIES: u8 = 6;
const REST: i32 = 500;

/// Reads everything in the mirror, which is created if there is none.
///
/// # Errors
/// [`Refused`]: this browser has no mirror, or the mirror does not open.
pub async fn read() -> Result<Texts, Refused> {
    patiently(async || Transaction::read(&[Space::Values]).await?.texts(Space::Values).await).await
}

/// Takes the pen. Gives its number, which is later than all before it (`last` is the last that the
/// local storage knows of), and everything in the mirror. No change of an earlier pen can arrive
/// after this.
///
/// # Errors
/// [`Refused`], as for [`read`].
pub async fn take(last: u64) -> Result<(u64, Texts), Refused> {
    patiently(async || {
        let transaction = Transaction::write(&[Space::Values, Space::Notes]).await?;
        let noted = last_pen(&transaction).await?;
        let texts: Texts = transaction.texts(Space::Values).await?;
        let used = texts.keys().map(|key| keys::parse(key).1 / keys::SAVES).max().unwrap_or(0);
        let pen = noted.max(used).max(last).saturating_add(1);
        if !is_of_newer() {
            transaction.put(Space::Notes, keys::PEN, &pen.to_string())?;
        }
        match transaction.done().await {
            // If the database is full, the first change that finds room writes the number.
            Err(error) if full_or_blocked(error.clone()) == Refused::Full => Ok((pen, texts)),
            done => done.map(|()| (pen, texts)),
        }
    })
    .await
}

async fn last_pen(transaction: &Transaction) -> Result<u64, JsValue> {
    let noted = transaction.text(Space::Notes, keys::PEN).await?;
    Ok(noted.and_then(|pen| pen.parse().ok()).unwrap_or(0))
}

async fn patiently<T>(attempt: impl AsyncFn() -> Result<T, JsValue>) -> Result<T, Refused> {
    for _ in 1..TRIES {
        match attempt().await {
            Err(error) => {
                let refused = refused(error);
                if !has_mirror().await {
                    return Err(refused);
                }
                pause(REST).await;
            }
            Ok(done) => return Ok(done),
        }
    }
    attempt().await.map_err(refused)
}

/// Makes a change: all of it is on the disk, or nothing. Takes a snapshot of the state before it
/// when one is due, see `snapshot_store`. If the database is full, hourly snapshots make room for
/// the snapshot and the history, and then all snapshots and history make room for the change: the
/// oldest first, and no more than may help.
pub async fn write(change: &Change) -> Mirrored {
    // If freeing this much did not help, something else fills the disk. With its past, a change takes
    // up to three times its size: the new values, the old ones in a snapshot, and the history.
    let (enough_with_past, enough) = (6 * change.units(), 2 * change.units());
    let mut freed = 0;
    let mut outcome = attempt(change, true).await;
    // The browser may have closed the database meanwhile; this opens it anew.
    if outcome == Mirrored::Failed(Cause::Blocked) {
        outcome = attempt(change, true).await;
    }
    while outcome == FULL
        && freed <= enough_with_past
        && let Some(size) = snapshot_store::drop_first(true).await
    {
        freed += size;
        outcome = attempt(change, true).await;
    }
    // The book matters more than its past.
    if outcome == FULL {
        outcome = attempt(change, false).await;
        freed = 0;
    }
    while outcome == FULL
        && freed <= enough
        && let Some(size) = oldest_gives_way().await
    {
        freed += size;
        outcome = attempt(change, false).await;
    }
    outcome
}

/// Drops history before snapshots: a snapshot is a whole book.
async fn oldest_gives_way() -> Option<usize> {
    match revision_store::drop_oldest().await {
        None => snapshot_store::drop_first(false).await,
        freed => freed,
    }
}

const FULL: Mirrored = Mirrored::Failed(Cause::Full);

async fn attempt(change: &Change, keeps_replaced: bool) -> Mirrored {
    try_write(change, keeps_replaced)
        .await
        .unwrap_or_else(|error| Mirrored::Failed(refused(error).into()))
}

async fn try_write(change: &Change, keeps_replaced: bool) -> Result<Mirrored, JsValue> {
    let transaction = Transaction::write(&[
        Space::Values,
        Space::SnapshotValues,
        Space::Snapshots,
        Space::Revisions,
        Space::Notes,
    ])
    .await?;
    if is_of_newer() {
        return Ok(Mirrored::Newer);
    }
    if change.pen > 0 {
        let last = last_pen(&transaction).await?;
        if last > change.pen {
            return Ok(Mirrored::Taken);
        }
        if last < change.pen {
            // The note was lost, or could not be written when the pen was taken.
            transaction.put(Space::Notes, keys::PEN, &change.pen.to_string())?;
        }
    }
    let there = transaction.keys(Space::Values).await?;
    let is_later = |key: &String| {
        let (name, revision) = keys::parse(key);
        name == keys::BOOK
            && revision >= change.manifest.revision
            && !change.protected.contains(key)
    };
    if there.iter().any(is_later) {
        return Ok(Mirrored::Later);
    }
    let is_given =
        |key: &String| there.contains(key) || change.puts.iter().any(|(put, _)| put == key);
    if !change
        .manifest
        .sections
        .iter()
        .map(|(name, entry)| keys::at(name, entry.revision))
        .all(|key| is_given(&key))
    {
        return Ok(Mirrored::Gone);
    }
    if keeps_replaced {
        snapshot_store::take_before(&transaction, change, &there).await?;
        for (key, text) in &change.replaced {
            transaction.put(Space::Revisions, key, text)?;
        }
    }
    for (key, text) in &change.puts {
        transaction.put(Space::Values, key, text)?;
    }
    lock_store::bring_along(&transaction).await?;
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
