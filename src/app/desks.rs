//! What this device notes of other desks: those that files were sent to, with what they have seen,
//! and those that signed files came from. `desk::trust` says what follows.

use book::Book;
use desk::trust::{self, Evidence, Recipient, Sender, Trust, Verified};
use files::{Letter, Seen, Signature};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::database::{Space, Transaction};
use wasm_bindgen::JsValue;

use super::browser::{self, LETTERS};
use super::crypto;

const RECIPIENTS: &str = "recipients";
const SENDERS: &str = "senders";

async fn note(key: &str) -> Option<String> {
    Transaction::read(&[Space::Notes]).await.ok()?.text(Space::Notes, key).await.ok()?
}

/// The notes in one transaction, so that of two changes at once, in another tab too, neither is
/// lost.
async fn notes() -> Result<Transaction, JsValue> {
    Transaction::write(&[Space::Notes]).await
}

fn seen_key(name: &str) -> String {
    ["seen.", &LETTERS.desk_key(name)].concat()
}

/// The key under which an earlier build noted what a desk was sent: the place of a tone counted
/// then.
fn earlier_seen_key(name: &str) -> String {
    let seen = (LETTERS.compatible)(&browser::visible(name));
    ["seen.", &browser::lower(&seen).split_whitespace().collect::<Vec<_>>().join(" ")].concat()
}

/// A list as it was noted. One that cannot be read is that of nobody: it is asked for again by and
/// by.
fn read<T: DeserializeOwned>(noted: Option<String>) -> Vec<T> {
    noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn written<T: Serialize>(list: &[T]) -> Result<String, JsValue> {
    serde_json::to_string(list).map_err(|error| JsValue::from(error.to_string()))
}

/// The desks that files were sent to, the last first.
pub async fn recipients() -> Vec<Recipient> {
    read(note(RECIPIENTS).await)
}

/// What a desk was sent before; nothing if it is not known.
pub async fn seen(name: &str) -> Seen {
    let noted = match note(&seen_key(name)).await {
        Some(text) => Some(text),
        None => note(&earlier_seen_key(name)).await,
    };
    noted.map(|text| Seen::from_text(&text)).unwrap_or_default()
}

/// Remembers that a part of the book was sent to a desk.
pub async fn was_sent(name: &str, part: &Book, book: &Book) -> Result<(), JsValue> {
    let before = seen(name).await;
    let notes = notes().await?;
    let mut all: Vec<Recipient> = read(notes.text(Space::Notes, RECIPIENTS).await?);
    trust::was_sent(&mut all, name, &browser::today().to_string(), &LETTERS);
    notes.put(Space::Notes, RECIPIENTS, &written(&all)?)?;
    notes.put(Space::Notes, &seen_key(name), &before.and(part, book).to_text())?;
    notes.done().await
}

async fn senders() -> Vec<Sender> {
    read(note(SENDERS).await)
}

/// What is known of who sent a file, which says this about itself.
pub async fn trust(letter: &Letter, file: &[u8]) -> Trust {
    let evidence = match &letter.signature {
        Some(signature) => Some(evidence(signature, file).await),
        None => None,
    };
    trust::trust(&senders().await, letter, evidence, &LETTERS)
}

/// What the browser finds out about a signature of a file.
async fn evidence(signature: &Signature, file: &[u8]) -> Evidence {
    let content =
        std::str::from_utf8(file).ok().and_then(files::signed_content).unwrap_or_default();
    let verified = match crypto::verify(&content, signature).await {
        Ok(true) => Verified::Yes,
        Err(_) if !crypto::is_there() => Verified::CannotTell,
        // Where the browser verifies others, what it cannot even try is no signature.
        Err(_) | Ok(false) => Verified::No,
    };
    Evidence {
        verified,
        own_key: crypto::own_key().await,
        digits: crypto::fingerprint(&signature.key).await.ok(),
    }
}

/// Takes the key of a file for one of the desk that it names. Call it where a person took the file
/// after being shown who it is from.
pub async fn know(letter: &Letter) -> Result<(), JsValue> {
    let notes = notes().await?;
    let mut all: Vec<Sender> = read(notes.text(Space::Notes, SENDERS).await?);
    if trust::know(&mut all, letter, &browser::today().to_string(), &LETTERS) {
        notes.put(Space::Notes, SENDERS, &written(&all)?)?;
    }
    notes.done().await
}
