//! The lock of the book: making it, opening it, the people who hold its key, and locking again.

mod erase;
mod field;
mod keeping;
mod make;
mod own_device;
mod people;
mod platform;
mod sheet;
mod unlock;
mod watch;
mod work;

use leptos::prelude::*;

use super::text::lock as text;
use crate::app::components::{head, section};
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::t;

pub use self::unlock::unlock;
pub use self::watch::watch;

/// The page of the lock.
pub fn page(app: App) -> AnyView {
    let is_locked = RwSignal::new(keeping::is_unlocked());
    let body = move || {
        if is_locked.get() { people::people(app) } else { make::make(app, is_locked) }
    };
    view! {
        {head::plain_head(text::TITLE, Some(text::LEAD), None)}
        {section(text::MEANING, meaning())}
        {body}
        {erase::erase()}
    }
    .into_any()
}

/// The effects of a lock, in plain words.
fn meaning() -> AnyView {
    view! {
        <ul class="bullets">
            <li>{t(text::KEPT_OUT)}</li>
            <li>{t(text::NOT_KEPT_OUT)}</li>
            <li>{t(text::FORGOTTEN)}</li>
            <li>{t(text::LEAVES)}</li>
        </ul>
    }
    .into_any()
}
