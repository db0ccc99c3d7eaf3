//! The message of an empty list: its purpose and the next step.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use crate::app::text::{Text, t};

pub fn empty(text: Text, next: Option<(Text, String)>) -> AnyView {
    view! {
        <div class="empty">
            <p>{t(text)}</p>
            {next.map(|(text, href)| view! { <p><a class="button" href=href>{t(text)}</a></p> })}
        </div>
    }
    .into_any()
}
