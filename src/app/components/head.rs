//! The head of a page: breadcrumbs, heading, lead and actions.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use crate::app::report::text as report;
use crate::app::shell::text::shell;
use crate::app::text::{InLanguage, Text, t};

/// A link of the breadcrumbs.
pub struct Crumb {
    pub text: Signal<String>,
    pub href: String,
}

/// Shows a head with a fixed title. The heading gets the focus after navigation.
pub fn plain_head(title: Text, lead: Option<Text>, actions: Option<AnyView>) -> AnyView {
    head(Vec::new(), Signal::derive(move || title.now().to_owned()), lead, actions)
}

/// Shows a head with breadcrumbs, if there are any.
pub fn head(
    crumbs: Vec<Crumb>,
    title: Signal<String>,
    lead: Option<Text>,
    actions: Option<AnyView>,
) -> AnyView {
    Effect::new(move |_| {
        document().set_title(&[&title.get(), " · ", shell::APP_NAME.now()].concat())
    });
    let crumbs = (!crumbs.is_empty()).then(|| {
        let links = crumbs
            .into_iter()
            .map(|crumb| view! { <li><a href=crumb.href>{move || crumb.text.get()}</a></li> })
            .collect_view();
        view! { <nav class="crumbs" aria-label=t(shell::UP)><ol>{links}</ol></nav> }
    });
    view! {
        <header class="head">
            {crumbs}
            <div class="head__line">
                <h1 class="head__title" tabindex="-1">{move || title.get()}</h1>
                {actions.map(|actions| view! { <div class="actions">{actions}</div> })}
            </div>
            {lead.map(|lead| view! { <p class="head__lead">{t(lead)}</p> })}
        </header>
    }
    .into_any()
}

/// A button that prints the page.
pub fn print_button() -> AnyView {
    view! { <button type="button" class="button" on:click=move |_| drop(window().print())>{t(report::PRINT)}</button> }.into_any()
}

/// A link that looks like a button. The main link of a page is filled.
pub fn link_button(text: Text, href: String, is_main: bool) -> AnyView {
    view! { <a class=if is_main { "button button--main" } else { "button" } href=href>{t(text)}</a> }.into_any()
}
