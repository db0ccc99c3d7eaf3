//! The way to the code of the lock, a separate file that only a locked book needs.

use std::future::Future;
use std::pin::Pin;

use book::Lang;
use store::{Cause, Standing, sealing};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{lock, saving};
use crate::app::shell::engine::Engine;
use crate::app::shell::state::{App, Found};

/// The entry points of the fetched code.
struct Doors {
    unlock: fn(Lang) -> Pin<Box<dyn Future<Output = ()>>>,
    watch: fn(App),
}

#[wasm_split(lock_of_book, fallible)]
fn doors() -> Result<&'static Doors, SplitLoaderError> {
    Ok(&Doors { unlock: |lang| Box::pin(lock::unlock(lang)), watch: lock::watch })
}

/// Reads the data of this device; asks for the passphrase first if the book is locked.
pub async fn unlocked(engine: &Engine) -> Result<Found, SplitLoaderError> {
    let mut found = saving::load(engine).await;
    if found.standing == Standing::Unsaved(Cause::Locked) {
        (engine.leave)();
        (doors().await?.unlock)(found.lang).await;
        found = saving::load(engine).await;
    }
    Ok(found)
}

/// Watches an unlocked book, to lock it again.
pub async fn watch(app: App) {
    if sealing::held().is_some()
        && let Ok(doors) = doors().await
    {
        (doors.watch)(app);
    }
}
