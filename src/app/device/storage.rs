//! The device section of the data page: storage use by part, the browser's promise to keep the
//! data, and a copy of everything as one file.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;
use store::{Share, Standing, Unreadable, copy, mirror};

use super::storage_permission;
use super::text::device as text;
use crate::app::components::section;
use crate::app::components::table::{self, Column};
use crate::app::exchange::text::data;
use crate::app::shell::state::{App, StoragePermission};
use crate::app::shell::{browser, words};
use crate::app::text::format::{number, percent};
use crate::app::text::{InLanguage, t};

/// The number of parts in the table. The rest are counted.
const SHOWN: usize = 10;

pub fn storage(app: App) -> AnyView {
    storage_permission::look(app);
    view! {
        {section(data::ROOM_TITLE, room(app))}
        {section(text::LASTING_TITLE, lasting_part(app))}
        {(!is_of_newer(app)).then(|| copy_section(app))}
    }
    .into_any()
}

/// Offers the data of a newer build unchanged, before everything else.
pub fn newer(app: App) -> Option<AnyView> {
    is_of_newer(app).then(|| copy_section(app))
}

fn is_of_newer(app: App) -> bool {
    app.standing.with_untracked(|standing| *standing == Standing::Unsaved(store::Cause::Newer))
}

fn room(app: App) -> AnyView {
    let usage = Memo::new(move |_| {
        app.room.track();
        app.book.track();
        app.store.with_value(|store| store.usage(&store::user_agent()))
    });
    let words = move || {
        let (usage, lang) = (usage.get(), app.lang.get());
        let thousands =
            |units: usize| data::ROOM_UNIT.fill(&[&number(units.div_ceil(1000) as u64, lang)]);
        let share = percent(usage.used() as u64, usage.limit as u64, lang).unwrap_or_default();
        data::ROOM_BODY.fill(&[&thousands(usage.used()), &thousands(usage.limit), &share])
    };
    let copies = move || match app.standing.get() {
        Standing::SavedInLocalAlone { unseen: false } => data::ONE_COPY.now(),
        Standing::Saved | Standing::Saving => data::TWO_COPIES.now(),
        // The banner reports these cases.
        Standing::SavedInLocalAlone { unseen: true }
        | Standing::Missed(..)
        | Standing::Unsaved(_) => "",
    };
    let advice = move || usage.get().is_scarce().then(|| view! { <p>{t(text::SCARCE_ADVICE)}</p> });
    view! {
        <p class="note">{copies}</p>
        <p class="note">{words}</p>
        <progress class="meter" max=move || usage.get().limit.to_string() value=move || usage.get().used().to_string() aria-label=t(data::ROOM_TITLE) />
        {advice}
        <details class="fold">
            <summary>{t(text::LARGEST)}</summary>
            {move || largest(app, usage.get().others)}
        </details>
    }
    .into_any()
}

const COLUMNS: &[Column] =
    &[table::words(text::PART), table::numbers(text::UNITS), table::numbers(text::SHARE)];

/// Shows the largest parts of the book, and the data of other pages at this address.
fn largest(app: App, others: usize) -> AnyView {
    let lang = app.lang.get();
    let shares = app.store.with_value(store::Store::shares);
    let all = others + shares.iter().map(|share| share.units).sum::<usize>();
    let row = |name: String, units: usize| {
        let thousands = number(units.div_ceil(1000) as u64, lang);
        vec![
            name.into_any(),
            thousands.into_any(),
            percent(units as u64, all as u64, lang).unwrap_or_default().into_any(),
        ]
    };
    let name = |share: &Share| match &share.unit {
        Some(unit) => app.book.with_untracked(|book| words::name_of(book, unit)),
        None => text::FRAME.now().to_owned(),
    };
    let mut rows: Vec<_> =
        shares.iter().take(SHOWN).map(|share| row(name(share), share.units)).collect();
    if others > 0 {
        rows.push(row(text::OTHERS.now().to_owned(), others));
    }
    let more = shares.len().saturating_sub(SHOWN);
    let more = (more > 0).then(
        || view! { <p class="note">{text::MORE_PARTS.fill(&[&number(more as u64, lang)])}</p> },
    );
    let caption = Signal::derive(|| text::LARGEST.now().to_owned());
    view! { {table::table(caption, COLUMNS, rows)} {more} }.into_any()
}

fn lasting_part(app: App) -> AnyView {
    let promise = move || match app.storage_permission.get() {
        StoragePermission::Given => text::LASTING_GIVEN.now(),
        StoragePermission::Refused => text::LASTING_REFUSED.now(),
        StoragePermission::Asked => text::LASTING_ASKED.now(),
        StoragePermission::NotAsked => text::LASTING_NOT_ASKED.now(),
        StoragePermission::Unknown => text::LASTING_UNKNOWN.now(),
    };
    let may_ask = move || {
        matches!(
            app.storage_permission.get(),
            StoragePermission::NotAsked | StoragePermission::Refused | StoragePermission::Asked
        )
    };
    let ask = move || {
        may_ask().then(|| {
            view! {
                <p class="after">
                    <button type="button" class="button" on:click=move |_| storage_permission::ask(app)>{t(text::ASK_AGAIN)}</button>
                </p>
            }
        })
    };
    let is_in_safari = storage_permission::is_in_safari();
    let safari = move || {
        (is_in_safari && app.storage_permission.get() != StoragePermission::Given)
            .then(|| view! { <p>{t(text::SAFARI)}</p> })
    };
    let hides_private = storage_permission::hides_private();
    let private = move || match app.may_be_private.get() {
        true => Some(view! { <p>{t(text::PRIVATE_MAYBE)}</p> }.into_any()),
        false => hides_private
            .then(|| view! { <p class="note">{t(text::PRIVATE_UNTOLD)}</p> }.into_any()),
    };
    let estimate = RwSignal::new(None);
    wasm_bindgen_futures::spawn_local(async move {
        // A person may have left the page meanwhile.
        let _ = estimate.try_set(storage_permission::estimate().await);
    });
    let megabytes = move |bytes: f64| number((bytes / 1e6).ceil() as u64, app.lang.get());
    let room = move || {
        estimate.get().map(|(used, all)| text::ESTIMATE.fill(&[&megabytes(used), &megabytes(all)]))
    };
    view! {
        <p class="note">{promise}</p>
        {ask}
        {safari}
        {private}
        <p class="note">{room}</p>
    }
    .into_any()
}

fn copy_section(app: App) -> AnyView {
    let press = move |_| {
        wasm_bindgen_futures::spawn_local(async move {
            let local = app.store.with_value(|store| store.texts()).unwrap_or_default();
            let mirror = mirror::read().await;
            // A browser without the second home has nothing there.
            let is_half = mirror.is_err() && store::has_mirror().await;
            let name = ["binh-yen-kho-", &String::from(browser::today()), ".json"].concat();
            let made =
                copy::write(local, mirror.unwrap_or_default()).map_err(|error| error.to_string());
            let made = made.and_then(|file| {
                browser::download(&name, &file).map_err(|error| words::js_error(&error))
            });
            app.status.set(untrack(|| match made {
                Ok(()) if is_half => text::COPIED_HALF.fill(&[&name]),
                Ok(()) => text::COPIED.fill(&[&name]),
                Err(why) => text::COPY_FAILED.fill(&[&why]),
            }));
        });
    };
    let unread = app.damaged.with_untracked(|all| {
        all.iter().filter(|damaged| matches!(damaged.reason, Unreadable::Newer(_))).count()
    });
    let unread = (unread > 0).then(|| {
        let count = move || text::NEWER_PARTS.fill(&[&number(unread as u64, app.lang.get())]);
        view! { <p>{count}</p> }
    });
    let locked =
        store::sealing::held().map(|_| view! { <p class="note">{t(text::COPY_LOCKED)}</p> });
    let body = view! {
        {unread}
        <p class="note">{t(text::COPY_BODY)}</p>
        {locked}
        <p class="after">
            <button type="button" class="button" on:click=press>{t(text::COPY)}</button>
        </p>
    };
    section(text::COPY_TITLE, body.into_any())
}
