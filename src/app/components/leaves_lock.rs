//! A warning about data that leaves the protection of the lock.

use leptos::prelude::*;

use crate::app::device::text::lock;
use crate::app::shell::erased::IntoAny;
use crate::app::text::t;

/// Says that printed pages, tables and unsealed files leave the lock; `None` without a lock.
pub fn leaves_lock() -> Option<AnyView> {
    store::sealing::held().map(|_| view! { <p class="note">{t(lock::LEAVES)}</p> }.into_any())
}
