//! The data page: files in and out, samples, storage use and unreadable parts.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;
use store::{Damaged, Home, Unreadable};
use wasm_bindgen_futures::spawn_local;

use super::send::MakeError;
use super::text::{data as text, receive, review as review_text, send, tables};
use crate::app::components::leaves_lock::leaves_lock;
use crate::app::components::{head, reminder, section};
use crate::app::device::text::snapshots;
use crate::app::device::{saving, storage};
use crate::app::judge::text::doubts;
use crate::app::register::text::revisions;
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, pwa, words};
use crate::app::text::format::number;
use crate::app::text::{InLanguage, t};
use crate::app::today::sample::{self, Sample};
use desk::route::Route;

pub fn data(app: App) -> AnyView {
    view! {
        {head::plain_head(shell::DATA, Some(text::LEAD), None)}
        {storage::newer(app)}
        {damaged(app)}
        {reminder::reminder(app)}
        {section(text::EXPORT_TITLE, export(app))}
        {section(text::IMPORT_TITLE, super::receive::receive(app))}
        {section(receive::REVIEW_TITLE, to_review(app))}
        {section(doubts::TITLE, doubtful())}
        {section(tables::TITLE, tables_part())}
        {section(text::SAMPLE_TITLE, sample_part(app))}
        {section(revisions::DELETED_TITLE, deleted())}
        {(!pwa::is_page_edition()).then(|| section(send::EDITION_TITLE, page_edition()))}
        {section(snapshots::TITLE, earlier())}
        {storage::storage(app)}
    }
    .into_any()
}

fn export(app: App) -> AnyView {
    let holds =
        move || text::EXPORT_BODY.fill(&[&app.book.with(|book| words::book_in_short(book))]);
    let press = move |_| {
        spawn_local(async move {
            let made = match super::send::whole(app).await {
                Ok(made) => Ok(made),
                Err(MakeError::Failed(why)) => Err(why),
                // The whole book is always sent, so this cannot occur.
                Err(MakeError::NothingNew) => Err(String::new()),
            };
            let made = made.and_then(|made| {
                let name = [&made.name, ".json"].concat();
                browser::download(&name, &made.text).map_err(|error| words::js_error(&error))?;
                saving::exported(app, &made.book);
                Ok(name)
            });
            app.status.set(untrack(|| match made {
                Ok(name) => text::EXPORTED.fill(&[&name]),
                Err(why) => text::EXPORT_FAILED.fill(&[&why]),
            }));
        });
    };
    // The page of sending seals the file of a locked book, or asks.
    let is_locked = store::sealing::held().is_some();
    let whole = (!is_locked).then(|| {
        view! { <button type="button" class="button button--main" on:click=press>{t(text::EXPORT)}</button> }
    });
    view! {
        <p class="note">{holds}</p>
        {leaves_lock()}
        <div class="actions after">{whole} {head::link_button(send::LINK, Route::Send.href(), is_locked)}</div>
    }
    .into_any()
}

/// Offers the page as one file for computers without a network. That file itself does not offer it.
fn page_edition() -> AnyView {
    view! {
        <p class="note">{t(send::EDITION)}</p>
        <p class="after"><a class="button" href="binh-yen.html" download="binh-yen.html">{t(send::EDITION_LINK)}</a></p>
    }
    .into_any()
}

fn to_review(app: App) -> AnyView {
    let count = Memo::new(move |_| app.book.with(|book| desk::review::count(book)));
    let words = move || match count.get() {
        0 => review_text::NONE.now().to_owned(),
        count => receive::REVIEW_SOME.fill(&[&number(count as u64, app.lang.get())]),
    };
    view! {
        <p class="note">{words}</p>
        {move || (count.get() > 0).then(|| head::link_button(receive::TO_REVIEW, Route::Review.href(), true))}
    }
    .into_any()
}

fn doubtful() -> AnyView {
    view! {
        <p class="note">{t(doubts::MAYBE)}</p>
        <p class="after">{head::link_button(doubts::TITLE, Route::Doubts.href(), false)}</p>
    }
    .into_any()
}

fn tables_part() -> AnyView {
    view! {
        <p class="note">{t(tables::DATA_BODY)}</p>
        <p class="after">{head::link_button(tables::DATA_OPEN, Route::Tables.href(), false)}</p>
    }
    .into_any()
}

fn sample_part(app: App) -> AnyView {
    view! {
        <p class="note">{t(text::SAMPLE_BODY)}</p>
        <p class="after">
            <button type="button" class="button" on:click=move |_| sample::open_sample(app, Sample::Commune)>{t(shell::START_SAMPLE)}</button>
            " "
            <button type="button" class="button" on:click=move |_| sample::open_sample(app, Sample::District)>{t(shell::START_DISTRICT)}</button>
        </p>
    }
    .into_any()
}

fn deleted() -> AnyView {
    view! {
        <p class="note">{t(revisions::DELETED_DATA)}</p>
        <p class="after">{head::link_button(revisions::DELETED_OPEN, Route::Deleted.href(), false)}</p>
    }
    .into_any()
}

fn earlier() -> AnyView {
    view! {
        <p class="note">{t(snapshots::LEAD)}</p>
        <p class="after">{head::link_button(snapshots::OPEN_LIST, Route::Snapshots.href(), false)}</p>
    }
    .into_any()
}

fn damaged(app: App) -> AnyView {
    // Data written by a newer build is not damaged.
    let is_damaged =
        |part: &Damaged| !matches!(part.reason, Unreadable::Newer(_) | Unreadable::Locked);
    let any = Memo::new(move |_| app.damaged.with(|parts| parts.iter().any(is_damaged)));
    let parts = move || {
        app.damaged
            .get()
            .into_iter()
            .filter(is_damaged)
            .map(|part| damaged_part(app, part))
            .collect_view()
    };
    let section = move || {
        view! {
            <section class="banner banner--alert">
                <h2 class="banner__title">{t(text::DAMAGED_TITLE)}</h2>
                <p>{t(text::DAMAGED_BODY)}</p>
                <ul>{parts}</ul>
                {crate::app::device::snapshots::offers(app)}
            </section>
        }
    };
    (move || any.get().then(section)).into_any()
}

/// Shows a part that can be downloaded and, after that, discarded.
fn damaged_part(app: App, part: Damaged) -> AnyView {
    let is_downloaded = RwSignal::new(false);
    let name = part.unit.as_ref().map_or_else(|| part.key.clone(), ToString::to_string);
    let what = match (part.home, &part.reason) {
        (_, Unreadable::Missing) => text::DAMAGED_MISSING,
        (_, Unreadable::Apart) => text::DAMAGED_APART,
        (Home::Local, _) => text::DAMAGED_NAME,
        (Home::Mirror, _) => text::DAMAGED_MIRROR,
    };
    let (raw, file) = (part.raw.clone(), [&part.key, ".txt"].concat());
    let download = move |_| is_downloaded.set(browser::download(&file, &raw).is_ok());
    let has_bytes = !part.raw.is_empty();
    let discard = move || {
        let part = part.clone();
        is_downloaded.get().then(|| {
            view! {
                <button type="button" class="button button--small" on:click=move |_| saving::discard(app, part.clone())>{t(text::DISCARD_PART)}</button>
            }
        })
    };
    view! {
        <li class="actions">
            {move || what.fill(&[&name])}
            {has_bytes.then(|| view! { <button type="button" class="button button--small" on:click=download>{t(text::DOWNLOAD_PART)}</button> })}
            {discard}
        </li>
    }
    .into_any()
}
