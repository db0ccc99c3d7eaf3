//! Snapshots in the browser's database.

use std::collections::BTreeMap;

use wasm_bindgen::JsValue;

use super::database::{Space, Transaction, refused};
use super::label::{Label, Mark};
use super::manifest::{Change, Entry, Manifest, Texts};
use super::snapshot::{Snapshot, StoredSnapshots, is_due, is_whole};
use super::{Cause, Reason, Store, keys, retention};
use book::Book;

/// The spaces that taking a snapshot reads or writes.
pub(super) const SPACES: [Space; 3] = [Space::Values, Space::SnapshotValues, Space::Snapshots];

/// Takes a snapshot of the mirror's state, if the change asks for one or one is due. It runs in the
/// transaction of the change that replaces the state.
pub(super) async fn take_before(
    transaction: &Transaction,
    change: &Change,
    there: &[String],
) -> Result<(), JsValue> {
    let now = js_sys::Date::now() as u64;
    if !is_due(&transaction.keys(Space::Snapshots).await?, change.mark.as_ref(), now) {
        return Ok(());
    }
    let of_book =
        |key: &&String| keys::parse(key).0 == keys::BOOK && !change.protected.contains(*key);
    let Some(newest) = there.iter().filter(of_book).max_by_key(|key| keys::parse(key).1) else {
        return Ok(());
    };
    let text = transaction.text(Space::Values, newest).await?.unwrap_or_default();
    let Ok(state) = Manifest::read(keys::parse(newest).1, &text) else { return Ok(()) };
    take(transaction, &state, change.mark.as_ref(), |_, _| None).await
}

/// Takes a snapshot of the opened state before the first save in the newest format. Work continues
/// if it fails.
pub(super) async fn take_of_outdated(store: &Store) {
    let Some((state, mark)) = store.outdated().filter(|_| !store.mirror.is_missing) else { return };
    let attempt = async {
        let transaction = Transaction::write(&SPACES).await?;
        // Values from an older build may be in the local storage alone.
        take(&transaction, &state, Some(&mark), |name, entry| store.text(name, entry)).await?;
        transaction.done().await
    };
    if let Err(error) = attempt.await {
        refused(error);
    }
}

/// Takes a snapshot of a state, with values from `local` or from the mirror.
async fn take(
    transaction: &Transaction,
    state: &Manifest,
    mark: Option<&Mark>,
    local: impl Fn(&str, Entry) -> Option<String>,
) -> Result<(), JsValue> {
    let snapshots = read(transaction).await?;
    let Some(steps) = snapshots.steps(state, mark, js_sys::Date::now() as u64) else {
        return Ok(());
    };
    for (key, sum) in &steps.copy {
        let (name, revision) = keys::parse(key);
        let text = match local(name, Entry { revision, sum: *sum }) {
            None => transaction.text(Space::Values, key).await?.filter(|text| is_whole(text, *sum)),
            local => local,
        };
        if let Some(text) = text {
            transaction.put(Space::SnapshotValues, key, &text)?;
        }
    }
    transaction.put(Space::Snapshots, &steps.put.0, &steps.put.1)?;
    clear(transaction, &steps.drop, &steps.forget)
}

async fn read(transaction: &Transaction) -> Result<StoredSnapshots, JsValue> {
    let snapshots = transaction.texts(Space::Snapshots).await?;
    Ok(StoredSnapshots {
        snapshots,
        values: transaction.keys(Space::SnapshotValues).await?.into_iter().collect(),
    })
}

fn clear(
    transaction: &Transaction,
    dropped: &[String],
    forgotten: &[String],
) -> Result<(), JsValue> {
    dropped.iter().try_for_each(|key| transaction.delete(Space::Snapshots, key))?;
    forgotten.iter().try_for_each(|key| transaction.delete(Space::SnapshotValues, key))
}

/// Drops the snapshot that goes first and gives the room that it alone took, in UTF-16 code units;
/// `None` if there is none to drop. To make room for a new state, only hourly snapshots go, and
/// never the last remaining one.
pub(super) async fn drop_first(to_new_state: bool) -> Option<usize> {
    let drop_one = async {
        let transaction = Transaction::write(&SPACES).await?;
        let snapshots = read(&transaction).await?;
        let labels: Vec<Label> =
            snapshots.snapshots.keys().filter_map(|key| Label::parse(key)).collect();
        let first = retention::first_to_go(&labels)
            .filter(|first| !to_new_state || (labels.len() > 1 && first.reason == Reason::Hour));
        let Some(first) = first else { return Ok(None) };
        let dropped = [first.key()];
        let forgotten = snapshots.unneeded(&dropped);
        let sizes = transaction.sizes(Space::SnapshotValues).await?;
        clear(&transaction, &dropped, &forgotten)?;
        transaction.done().await?;
        Ok(Some(
            sizes.iter().filter(|(key, _)| forgotten.contains(key)).map(|(_, size)| size).sum(),
        ))
    };
    drop_one.await.map_err(|error: JsValue| refused(error)).ok().flatten()
}

/// A snapshot in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotEntry {
    /// Its time and its reason.
    pub label: Label,
    /// Its content; `None` if that is damaged.
    pub snapshot: Option<Snapshot>,
    /// The size of its values, in UTF-16 code units. A value shared by several snapshots counts in
    /// each of them but is stored once.
    pub size: usize,
}

/// Lists all snapshots, newest first, and the room that they take together, in UTF-16 code units.
///
/// # Errors
/// [`Cause`].
pub async fn list() -> Result<(Vec<SnapshotEntry>, usize), Cause> {
    let list = async {
        let transaction = Transaction::read(&[Space::SnapshotValues, Space::Snapshots]).await?;
        let lengths =
            transaction.sizes(Space::SnapshotValues).await?.into_iter().collect::<BTreeMap<_, _>>();
        let texts: Texts = transaction.texts(Space::Snapshots).await?;
        let mut all: Vec<SnapshotEntry> =
            texts.iter().filter_map(|(key, text)| listed(key, text, &lengths)).collect();
        book::sort::sort_by(&mut all, |a, b| b.label.revision.cmp(&a.label.revision));
        Ok((
            all,
            lengths.values().sum::<usize>()
                + texts.values().map(|text| text.encode_utf16().count()).sum::<usize>(),
        ))
    };
    list.await.map_err(|error: JsValue| refused(error).into())
}

fn listed(key: &str, text: &str, lengths: &BTreeMap<String, usize>) -> Option<SnapshotEntry> {
    let snapshot = Snapshot::read(key, text).ok();
    let keys = snapshot.iter().flat_map(Snapshot::keys);
    Some(SnapshotEntry {
        label: Label::parse(key)?,
        size: keys.filter_map(|key| lengths.get(&key)).sum(),
        snapshot,
    })
}

/// A snapshot that was opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Reopened {
    /// Its time and its reason.
    pub label: Label,
    /// The object of the next save, such as the name of a file; may be empty.
    pub what: String,
    /// The book from all whole sections.
    pub book: Book,
    /// The names of the lost sections, see [`keys`].
    pub lost: Vec<String>,
}

/// Opens the snapshot of a revision; `None` if it is gone or unreadable.
///
/// # Errors
/// [`Cause`].
pub async fn open(revision: u64) -> Result<Option<Reopened>, Cause> {
    let open = async {
        let transaction = Transaction::read(&SPACES).await?;
        let keys = transaction.keys(Space::Snapshots).await?;
        let Some(label) = keys
            .iter()
            .filter_map(|key| Label::parse(key))
            .find(|label| label.revision == revision)
        else {
            return Ok(None);
        };
        let text = transaction.text(Space::Snapshots, &label.key()).await?.unwrap_or_default();
        let Ok(snapshot) = Snapshot::read(&label.key(), &text) else { return Ok(None) };
        let mut texts = Texts::new();
        for (name, entry) in &snapshot.sections {
            if let Some(text) =
                whole(&transaction, &keys::at(name, entry.revision), entry.sum).await?
            {
                texts.insert(keys::at(name, entry.revision), text);
            }
        }
        let (book, lost) = snapshot.book(&texts);
        Ok(Some(Reopened { label, what: snapshot.what, book, lost }))
    };
    open.await.map_err(|error: JsValue| refused(error).into())
}

/// Finds a whole value among the copies or in the mirror.
async fn whole(transaction: &Transaction, key: &str, sum: u64) -> Result<Option<String>, JsValue> {
    for space in [Space::SnapshotValues, Space::Values] {
        if let Some(text) = transaction.text(space, key).await?.filter(|text| is_whole(text, sum)) {
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// Finds, for each named section, the newest snapshot with a whole value of it; see [`keys`] for
/// the names. Parts that no snapshot has are left out.
///
/// # Errors
/// [`Cause`].
pub async fn newest_with(names: &[String]) -> Result<BTreeMap<String, Label>, Cause> {
    let find = async {
        let transaction = Transaction::read(&SPACES).await?;
        let texts: Texts = transaction.texts(Space::Snapshots).await?;
        let mut states: Vec<_> = texts
            .iter()
            .filter_map(|(key, text)| Some((Label::parse(key)?, Snapshot::read(key, text).ok()?)))
            .collect();
        book::sort::sort_by(&mut states, |(a, _), (b, _)| b.revision.cmp(&a.revision));
        let mut found = BTreeMap::new();
        for name in names {
            for (label, entry) in states
                .iter()
                .filter_map(|(label, snapshot)| Some((label, snapshot.sections.get(name)?)))
            {
                if whole(&transaction, &keys::at(name, entry.revision), entry.sum).await?.is_some()
                {
                    found.insert(name.clone(), *label);
                    break;
                }
            }
        }
        Ok(found)
    };
    find.await.map_err(|error: JsValue| refused(error).into())
}
