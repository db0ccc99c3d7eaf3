//! This device's notes on other desks: recipients of files with what they have seen, and senders of
//! signed files. `desk::trust` draws the conclusions.

use book::Book;
use desk::trust::{self, Evidence, Recipient, Sender, Trust, Verified};
use files::{Letter, Seen, Signature};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::database::{Space, Transaction};
use wasm_bindgen::JsValue;

use super::crypto;
use crate::app::shell::browser::{self, LETTERS};

const RECIPIENTS: &str = "recipients";
const SENDERS: &str = "senders";

async fn note(key: &str) -> Option<String> {
    Transaction::read(&[Space::Notes]).await.ok()?.text(Space::Notes, key).await.ok()?
}

/// Opens the notes in one transaction. Two changes at once, even from another tab, are then both
/// kept.
async fn notes() -> Result<Transaction, JsValue> {
    Transaction::write(&[Space::Notes]).await
}

fn seen_key(name: &str) -> String {
    ["seen.", &LETTERS.desk_key(name)].concat()
}

/// Returns the key under which an earlier build noted what a desk was sent. Those keys depended on
/// the position of tone marks.
fn earlier_seen_key(name: &str) -> String {
    let seen = (LETTERS.compatible)(&browser::visible(name));
    ["seen.", &browser::lower(&seen).split_whitespace().collect::<Vec<_>>().join(" ")].concat()
}

/// Reads a noted list. An unreadable list counts as empty, because it fills again over time.
fn read<T: DeserializeOwned>(noted: Option<String>) -> Vec<T> {
    noted.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn written<T: Serialize>(list: &[T]) -> Result<String, JsValue> {
    serde_json::to_string(list).map_err(|error| JsValue::from(error.to_string()))
}

/// Returns the desks that files were sent to, latest first.
pub async fn recipients() -> Vec<Recipient> {
    read(note(RECIPIENTS).await)
}

/// Returns what a desk has already been sent.
pub async fn seen(name: &str) -> Seen {
    let noted = match note(&seen_key(name)).await {
        Some(text) => Some(text),
        None => note(&earlier_seen_key(name)).await,
    };
    noted.map(|text| Seen::from_text(&text)).unwrap_or_default()
}

/// Records that a part of the book was sent to a desk.
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

/// Decides the trust in the sender that a letter names.
pub async fn trust(letter: &Letter, file: &[u8]) -> Trust {
    let evidence = match &letter.signature {
        Some(signature) => Some(evidence(signature, file).await),
        None => None,
    };
    trust::trust(&senders().await, letter, evidence, &LETTERS)
}

/// Collects the browser's evidence about the signature of a file.
async fn evidence(signature: &Signature, file: &[u8]) -> Evidence {
    let content =
        std::str::from_utf8(file).ok().and_then(files::signed_content).unwrap_or_default();
    let verified = match crypto::verify(&content, signature).await {
        Ok(true) => Verified::Yes,
        Err(_) if !crypto::is_there() => Verified::CannotTell,
        // The browser can verify other signatures, so one that it cannot even try is invalid.
        Err(_) | Ok(false) => Verified::No,
    };
    Evidence {
        verified,
        own_key: crypto::own_key().await,
        digits: crypto::fingerprint(&signature.key).await.ok(),
    }
}

/// Remembers the key of a letter for the desk that it names. Call this where a person took the file
/// after seeing its sender.
pub async fn know(letter: &Letter) -> Result<(), JsValue> {
    let notes = notes().await?;
    let mut all: Vec<Sender> = read(notes.text(Space::Notes, SENDERS).await?);
    if trust::know(&mut all, letter, &browser::today().to_string(), &LETTERS) {
        notes.put(Space::Notes, SENDERS, &written(&all)?)?;
    }
    notes.done().await
}
