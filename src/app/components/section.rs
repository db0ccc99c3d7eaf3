//! A section of a page.

use crate::app::shell::erased::IntoAny;
use crate::app::text::{Text, t};
use leptos::prelude::*;

/// Shows a section of a page with its heading.
pub fn section(title: Text, body: AnyView) -> AnyView {
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{t(title)}</h2>
            </div>
            {body}
        </section>
    }
    .into_any()
}
