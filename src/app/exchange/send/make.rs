//! Creates the file to send.

use std::sync::Arc;

use book::Book;
use files::{Covers, MAX_BYTES, Outgoing, Seen, Sent, checksum_words};
use leptos::prelude::{GetUntracked, untrack};

use crate::app::exchange::text::send as text;
use crate::app::exchange::{crypto, desks};
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::InLanguage;

/// A file that is ready to send.
pub struct Made {
    /// The name without an ending.
    pub name: String,
    pub text: String,
    pub is_sealed: bool,
    pub covers: Covers,
    /// The desk that the file is for; empty if none was named.
    pub to: String,
    /// The part of the book in the file. `book` is the whole book.
    pub part: Book,
    pub book: Arc<Book>,
    /// The checksum as people read it.
    pub checksum: String,
    pub is_signed: bool,
    /// The digits of this device's key, if the file is signed.
    pub fingerprint: Option<String>,
}

/// The reason why no file was made.
pub enum MakeError {
    /// The desk has seen everything.
    NothingNew,
    /// An error in the words of the browser or the writer.
    Failed(String),
}

/// Creates a file of the whole book for no particular desk.
pub async fn whole(app: App) -> Result<Made, MakeError> {
    make(app, Covers::default(), String::new(), String::new()).await
}

/// Creates a file with the given coverage. The desk may have no name, and a passphrase seals the
/// file.
pub async fn make(
    app: App,
    covers: Covers,
    to: String,
    passphrase: String,
) -> Result<Made, MakeError> {
    let book = app.book.get_untracked();
    let seen = if covers.only_changes { desks::seen(&to).await } else { Seen::default() };
    let part = files::part(&book, &covers, &seen);
    if part.is_empty() && covers.only_changes {
        return Err(MakeError::NothingNew);
    }
    let stamp = app.stamp();
    let sent = Sent {
        at: stamp.at,
        device: stamp.device,
        by: book.frame.settings.desk.clone(),
        to: to.clone(),
        covers: covers.clone(),
    };
    let failed = |error: serde_json::Error| MakeError::Failed(error.to_string());
    let outgoing = Outgoing::new(&part, &sent).map_err(failed)?;
    // Without the browser's cryptography, or a place to keep a key, the file is unsigned, and the
    // page says so.
    let signature = crypto::sign(&outgoing.content()).await.ok();
    let fingerprint = match &signature {
        Some(signature) => crypto::fingerprint(&signature.key).await.ok(),
        None => None,
    };
    let checksum = checksum_words(outgoing.checksum());
    let plain = checked(outgoing.finish(signature.as_ref()).map_err(failed)?)?;
    let name = files::file_name(&book, &covers, browser::today(), &browser::folded);
    let is_sealed = !passphrase.is_empty();
    let (name, text) = if is_sealed {
        let sealed = crypto::seal(&plain, &passphrase)
            .await
            .map_err(|error| MakeError::Failed(words::js_error(&error)))?;
        (name + "_niem-phong", checked(sealed)?)
    } else {
        (name, plain)
    };
    Ok(Made {
        name,
        text,
        is_sealed,
        covers,
        to,
        part,
        book,
        checksum,
        is_signed: signature.is_some(),
        fingerprint,
    })
}

/// Checks that a file can be opened again. A file over the size limit would be no copy of the book.
fn checked(file: String) -> Result<String, MakeError> {
    too_large(&file).map_or(Ok(file), |why| Err(MakeError::Failed(why)))
}

/// Returns why a file could not be opened again, if it is too large.
pub fn too_large(file: &str) -> Option<String> {
    let megabytes = |bytes: u64| bytes.div_ceil(1_000_000).to_string();
    let bytes = file.len() as u64;
    desk::sending::is_too_large(file)
        .then(|| untrack(|| text::TOO_LARGE.fill(&[&megabytes(bytes), &megabytes(MAX_BYTES)])))
}
