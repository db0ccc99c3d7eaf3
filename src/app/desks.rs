//! Other desks, as this device knows them: those that files were sent to, with what they have seen,
//! and those that signed files came from.

use book::Book;
use files::{Letter, Seen};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::database::{Space, Transaction};
use wasm_bindgen::JsValue;

use super::{browser, crypto};

/// A desk that files were sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    pub name: String,
    /// The day of the last file, as it is shown.
    pub last: String,
}

/// A desk that signed files came from, with the keys of its devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Sender {
    name: String,
    keys: Vec<Known>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Known {
    key: String,
    /// The day on which it was first taken for the desk's, as it is shown.
    since: String,
}

/// What is known of who sent a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Not signed, and no signed file ever came from a desk of this name.
    Unsigned,
    /// Not signed, though files of this desk were.
    NoLongerSigned,
    /// Signed by this very device.
    Own,
    /// Signed, the first from this desk; digits to compare.
    First(String),
    /// Signed, as another file beside it that names the same desk and has another key; none was
    /// known. Digits to compare.
    OneOfTwo(String),
    /// Signed with a key that is known as this desk's since a day.
    Known(String),
    /// Signed with another key than the desk's known ones; digits to compare.
    OtherKey(String),
    /// Signed with a key that is known as the desk's of this name.
    OtherName(String),
    /// Signed, but this page cannot verify it.
    NotVerified,
    /// The signature is not over what is in the file.
    Forged,
}

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

/// What tells two names of desks apart, see [`files::desk_key`].
pub fn folded(name: &str) -> String {
    files::desk_key(name, &|text| {
        let composed: String = js_sys::JsString::from(text).normalize("NFKC").into();
        browser::lower(&composed)
    })
}

fn seen_key(name: &str) -> String {
    ["seen.", &folded(name)].concat()
}

/// The key under which an earlier build noted what a desk was sent: the place of a tone counted
/// then.
fn earlier_seen_key(name: &str) -> String {
    let seen: String = js_sys::JsString::from(browser::visible(name)).normalize("NFKC").into();
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
    all.retain(|other| folded(&other.name) != folded(name));
    all.insert(0, Recipient { name: name.to_owned(), last: browser::today().to_string() });
    notes.put(Space::Notes, RECIPIENTS, &written(&all)?)?;
    notes.put(Space::Notes, &seen_key(name), &before.and(part, book).to_text())?;
    notes.done().await
}

async fn senders() -> Vec<Sender> {
    read(note(SENDERS).await)
}

/// What is known of who sent a file, which says this about itself.
pub async fn trust(letter: &Letter, file: &[u8]) -> Trust {
    let all = senders().await;
    let name = folded(&letter.sent.by);
    let of_name = all.iter().find(|sender| folded(&sender.name) == name);
    let Some(signature) = &letter.signature else {
        return if of_name.is_some() { Trust::NoLongerSigned } else { Trust::Unsigned };
    };
    let content =
        std::str::from_utf8(file).ok().and_then(files::signed_content).unwrap_or_default();
    match crypto::verify(&content, signature).await {
        Err(_) if !crypto::is_there() => return Trust::NotVerified,
        // Where the browser verifies others, what it cannot even try is no signature.
        Err(_) | Ok(false) => return Trust::Forged,
        Ok(true) => (),
    }
    if crypto::own_key().await.as_ref() == Some(&signature.key) {
        return Trust::Own;
    }
    let has_key = |sender: &&Sender| sender.keys.iter().any(|known| known.key == signature.key);
    if let Some(known) =
        of_name.and_then(|sender| sender.keys.iter().find(|known| known.key == signature.key))
    {
        return Trust::Known(known.since.clone());
    }
    if let Some(other) = all.iter().find(has_key) {
        return Trust::OtherName(other.name.clone());
    }
    let Ok(digits) = crypto::fingerprint(&signature.key).await else { return Trust::NotVerified };
    if of_name.is_some() { Trust::OtherKey(digits) } else { Trust::First(digits) }
}

/// Takes the key of a file for one of the desk that it names. Call it where a person took the file
/// after being shown who it is from.
pub async fn know(letter: &Letter) -> Result<(), JsValue> {
    let Some(signature) = &letter.signature else { return Ok(()) };
    let notes = notes().await?;
    let mut all: Vec<Sender> = read(notes.text(Space::Notes, SENDERS).await?);
    let known = Known { key: signature.key.clone(), since: browser::today().to_string() };
    let name = folded(&letter.sent.by);
    match all.iter_mut().find(|sender| folded(&sender.name) == name) {
        Some(sender) if sender.keys.iter().any(|there| there.key == known.key) => return Ok(()),
        Some(sender) => sender.keys.push(known),
        None => all.push(Sender { name: letter.sent.by.clone(), keys: vec![known] }),
    }
    notes.put(Space::Notes, SENDERS, &written(&all)?)?;
    notes.done().await
}
