//! The opened lock of this tab, and the changes to it.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use lock::{BookKey, Cost, Header, LockError, Opened, RECOVERY, RecoveryCode, Seal, Secret};
use store::holding;
use store::sealing::Sealing;
use store::{Home, NotYet, Standing, Store, lock_store};

use super::{platform, text};
use crate::app::device::saving;
use crate::app::exchange::crypto;
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Text};

/// The longest time for which a page waits for both homes, in tenths of a second.
const PATIENCE: usize = 1_200;

thread_local! {
    static OPENED: RefCell<Option<Rc<Opened>>> = const { RefCell::new(None) };
}

/// Whether the book is locked and this page has its key.
pub fn is_unlocked() -> bool {
    OPENED.with_borrow(Option::is_some)
}

fn opened() -> Result<Rc<Opened>, Text> {
    OPENED.with_borrow(Clone::clone).ok_or(text::NOT_LOCKED)
}

/// Keeps an opened lock: from now on the store reads and writes with its key.
pub fn keep(opened: Opened) {
    let seal = |key: &BookKey| -> Rc<dyn Seal> { Rc::new(key.clone()) };
    let person = if opened.person == RECOVERY { "" } else { &opened.person };
    let earlier = opened.earlier.iter().map(seal).collect();
    let (edition, header) = (opened.header.edition(), opened.header.text());
    let sealing = Sealing::new(seal(&opened.key), earlier, edition, header);
    holding::hold(Some(sealing.unlocked_by(person.to_owned())));
    OPENED.set(Some(Rc::new(opened)));
}

/// The people of the lock, the recovery sheet among them.
pub fn people() -> Vec<String> {
    opened().map(|opened| opened.header.people(&opened.key)).unwrap_or_default()
}

/// The name of the person who unlocked the book; empty if it is not locked.
pub fn person() -> String {
    opened().map(|opened| opened.person.clone()).unwrap_or_default()
}

/// The minutes without input after which the page locks itself; 0 for never.
pub fn idle() -> u32 {
    opened().map_or(0, |opened| opened.header.idle(&opened.key))
}

/// A new recovery code.
pub fn new_code() -> Option<RecoveryCode> {
    crypto::random().ok().map(RecoveryCode::new)
}

fn chance<const N: usize>() -> Result<[u8; N], Text> {
    crypto::random().map_err(|_| text::NO_CHANCE)
}

async fn secret(typed: &str, header: &Header) -> Result<Secret, Text> {
    // The page shows first that it works.
    browser::breathe().await;
    Secret::of(typed, header.derivation()).map_err(|_| text::NO_MEMORY)
}

/// The reason why a header did not take a change, in a sentence.
pub fn why(error: LockError) -> Text {
    match error {
        LockError::Wrong => text::WRONG,
        LockError::Taken => text::TAKEN,
        LockError::Slots => text::TOO_MANY,
        LockError::Version(_) => text::NEWER,
        LockError::Cost { .. } | LockError::NotALock | LockError::Damaged => text::DAMAGED,
    }
}

/// The newest header that belongs to the book.
async fn newest() -> Result<Header, Text> {
    let found = lock_store::find().await;
    let read: Vec<_> = found.headers.iter().map(|text| Header::read(text)).collect();
    let fitting =
        read.iter().flatten().filter(|header| found.key.is_none_or(|key| key == header.key()));
    match fitting.max_by_key(|header| header.edition()) {
        Some(header) => Ok(header.clone()),
        None => Err(read.into_iter().find_map(Result::err).map_or(text::HEADER_LOST, why)),
    }
}

/// Opens the lock with the passphrase or code that a person typed.
pub async fn open(typed: &str) -> Result<(), Text> {
    let header = newest().await?;
    let secret = secret(typed, &header).await?;
    keep(header.open(&secret).map_err(why)?);
    Ok(())
}

/// Whether a device opens the lock, and this one can.
pub async fn is_opened_by_device() -> bool {
    newest().await.is_ok_and(|header| header.credentials().next().is_some())
        && platform::is_there().await
}

/// Opens the lock with the device's fingerprint or PIN.
pub async fn open_by_device() -> Result<(), Text> {
    let header = newest().await?;
    let question = header.question();
    let given = platform::ask(&question, header.credentials()).await;
    let given = given.map_err(|_| text::NOT_GIVEN)?;
    let secret = Secret::of_device(&given.answer, header.derivation());
    keep(header.open_by_device(&given.credential, &secret).map_err(|_| text::NOT_GIVEN)?);
    Ok(())
}

/// Whether the book may be sealed anew now.
fn may_seal(app: App) -> Result<(), Text> {
    if app.why_not().is_some() {
        return Err(text::OTHER_TAB);
    }
    app.store.with_value(Store::may_seal_anew).map_err(|not_yet| match not_yet {
        NotYet::Unsaved => text::UNSAVED,
        NotYet::Damaged => text::HAS_DAMAGE,
    })
}

/// Locks the book for a first person.
pub async fn make(app: App, name: &str, typed: &str, code: &RecoveryCode) -> Result<(), Text> {
    may_seal(app)?;
    let key = BookKey::new(chance()?);
    let header = Header::new(&key, Cost::NEW, chance()?);
    begin(app, Opened { key, earlier: Vec::new(), person: name.to_owned(), header }, typed, code)
        .await
}

/// Gives the book a new key, which only the person at the page and the new recovery sheet have.
pub async fn begin_anew(app: App, typed: &str, code: &RecoveryCode) -> Result<(), Text> {
    may_seal(app)?;
    let opened = opened()?;
    let mine = own_name(&opened.header, typed).await?;
    let key = BookKey::new(chance()?);
    let header = opened.header.after(&opened.key, &key, chance()?);
    let earlier = vec![opened.key.clone()];
    begin(app, Opened { key, earlier, person: mine, header }, typed, code).await
}

/// The name of the person whose passphrase was typed. The code of the recovery sheet is nobody's.
async fn own_name(header: &Header, typed: &str) -> Result<String, Text> {
    let person = header.open(&secret(typed, header).await?).map_err(why)?.person;
    if person == RECOVERY { Err(text::OWN_FIRST) } else { Ok(person) }
}

async fn begin(app: App, mut opened: Opened, typed: &str, code: &RecoveryCode) -> Result<(), Text> {
    let (mine, of_sheet) =
        (secret(typed, &opened.header).await?, secret(&code.text(), &opened.header).await?);
    opened.header.add(&opened.key, &opened.person, &mine).map_err(why)?;
    opened.header.add(&opened.key, RECOVERY, &of_sheet).map_err(why)?;
    // Somebody may have edited meanwhile.
    may_seal(app)?;
    keep(opened);
    app.store.update_value(Store::seal_anew);
    saving::save(app, untrack(|| text::DONE.now().to_owned()));
    saving::settled(app, PATIENCE).await;
    if let Standing::Unsaved(_) | Standing::Missed(Home::Mirror, _) =
        app.store.with_value(Store::standing)
    {
        return Err(text::NOT_SEALED);
    }
    // The next start tries again.
    let _ = store::forget_pictures().await;
    Ok(())
}

/// Changes the header of the lock, first in the mirror, where it is on the disk when this returns.
async fn change(
    app: App,
    change: impl AsyncFnOnce(&mut Header, &BookKey) -> Result<(), Text>,
) -> Result<(), Text> {
    if app.why_not().is_some() {
        return Err(text::OTHER_TAB);
    }
    let opened = opened()?;
    let mut header = opened.header.clone();
    change(&mut header, &opened.key).await?;
    let with = |header: Header| Opened {
        key: opened.key.clone(),
        earlier: opened.earlier.clone(),
        person: opened.person.clone(),
        header,
    };
    keep(with(header));
    if lock_store::write_header().await.is_err() {
        keep(with(opened.header.clone()));
        return Err(text::NOT_STORED);
    }
    // The mirror has it; the next start brings it here if this fails.
    let _ = app.store.try_update_value(Store::settle_lock);
    Ok(())
}

/// Adds a person.
pub async fn add(app: App, name: &str, typed: &str) -> Result<(), Text> {
    change(app, async |header, key| {
        let secret = secret(typed, header).await?;
        header.add(key, name, &secret).map_err(why)
    })
    .await
}

/// Gives the person at the page another passphrase.
pub async fn change_own(app: App, old: &str, new: &str) -> Result<(), Text> {
    change(app, async |header, key| {
        let person = own_name(header, old).await?;
        let secret = secret(new, header).await?;
        header.change(key, &person, &secret).map_err(why)
    })
    .await
}

/// Gives another passphrase to a person who forgot the old one and opened the book with the sheet.
pub async fn reset(app: App, name: &str, new: &str) -> Result<(), Text> {
    change(app, async |header, key| {
        let secret = secret(new, header).await?;
        header.change(key, name, &secret).map_err(why)
    })
    .await
}

/// Whether the person at the page opens the lock by this device.
pub fn has_device() -> bool {
    opened().is_ok_and(|opened| opened.header.has_device(&opened.key, &opened.person))
}

/// Lets this device open the lock for the person at the page, who proves it by the passphrase.
pub async fn add_device(app: App, typed: &str) -> Result<(), Text> {
    change(app, async |header, key| {
        let person = own_name(header, typed).await?;
        let (question, number) = (header.question(), header.credentials().count() + 1);
        let given = platform::enrol(&question, number).await;
        let given = given.map_err(|_| text::NOT_ENROLLED)?;
        let secret = Secret::of_device(&given.answer, header.derivation());
        header.add_device(key, &person, &given.credential, &secret).map_err(why)
    })
    .await
}

/// Lets this device open the lock for the person at the page no more.
pub async fn remove_device(app: App) -> Result<(), Text> {
    let person = person();
    change(app, async |header, key| header.remove_device(key, &person).map_err(why)).await
}

/// Makes another recovery sheet valid in place of the one before.
pub async fn change_sheet(app: App, code: &RecoveryCode) -> Result<(), Text> {
    reset(app, RECOVERY, &code.text()).await
}

/// Sets the minutes of [`idle`].
pub async fn set_idle(app: App, minutes: u32) -> Result<(), Text> {
    change(app, async |header, key| header.set_idle(key, minutes).map_err(why)).await
}
