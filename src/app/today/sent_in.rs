//! The communes that have sent their year, for a desk above them, with a reminder for the others.

use crate::app::shell::erased::IntoAny;
use desk::route::Route;
use desk::sent_in::{SentIn, sent_in};
use leptos::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::text::sent_in as text;
use crate::app::components::table::{self, numbers, table, words as column};
use crate::app::components::{empty, head};
use crate::app::shell::browser::{self, vietnamese_order};
use crate::app::shell::state::App;
use crate::app::shell::words;
use crate::app::text::{InLanguage, t};

const COLUMNS: [table::Column; 4] =
    [column(text::COMMUNE), column(text::SENT), numbers(text::COMPLETE), numbers(text::MISSING)];

pub fn page(app: App) -> AnyView {
    let title = Signal::derive(move || text::TITLE.fill(&[&app.year.get().to_string()]));
    let rows = Memo::new(move |_| rows(app));
    let body = move || {
        let rows = rows.get();
        if rows.is_empty() {
            return empty::empty(text::NONE, None);
        }
        let [sent, complete] = counts(&rows).map(|count| count.to_string());
        let all = rows.len().to_string();
        let lines = rows.iter().map(|(name, row)| line(name, row)).collect();
        view! {
            <p><strong>{text::SUM.fill(&[&sent, &all, &complete])}</strong></p>
            {table(title, &COLUMNS, lines)}
            {reminder(app, &rows)}
        }
        .into_any()
    };
    view! { {head::head(Vec::new(), title, Some(text::LEAD), None)} {body} }.into_any()
}

/// The communes by name, those that have not sent first.
fn rows(app: App) -> Vec<(String, SentIn)> {
    let (year, device) = (app.year.get(), app.store.with_value(|store| store.device().clone()));
    let mut rows: Vec<(String, SentIn)> = app.book.with(|book| {
        let rows = app.verdicts.with(|verdicts| sent_in(book, &verdicts.0, &device, year));
        rows.into_iter().map(|row| (words::name_of(book, &row.commune), row)).collect()
    });
    book::sort::sort_by(&mut rows, |(a, one), (b, other)| {
        let rank = |row: &SentIn| (row.has_sent, row.is_complete());
        rank(one).cmp(&rank(other)).then_with(|| vietnamese_order(a, b))
    });
    rows
}

/// The number of communes that have sent, and of those that are complete.
fn counts(rows: &[(String, SentIn)]) -> [usize; 2] {
    let count = |is_so: fn(&SentIn) -> bool| rows.iter().filter(|(_, row)| is_so(row)).count();
    [count(|row| row.has_sent), count(SentIn::is_complete)]
}

fn line(name: &str, row: &SentIn) -> Vec<AnyView> {
    let href = Route::Unit(row.commune.clone()).href();
    let sent = match row.last.as_ref().filter(|_| row.has_sent) {
        Some(last) if last.by.is_empty() => browser::moment(last.at),
        Some(last) => text::BY.fill(&[&browser::moment(last.at), &last.by]),
        None => text::NOT_SENT.now().to_owned(),
    };
    let share = text::SHARE.fill(&[&row.complete.to_string(), &row.units.to_string()]);
    let name = name.to_owned();
    vec![
        view! { <a href=href>{name}</a> }.into_any(),
        sent.into_any(),
        share.into_any(),
        row.missing.to_string().into_any(),
    ]
}

/// The reminder in words, with a button that copies it.
fn reminder(app: App, rows: &[(String, SentIn)]) -> Option<AnyView> {
    let [sent, complete] = counts(rows);
    if complete == rows.len() {
        return None;
    }
    let (year, today) = (app.year.get().to_string(), browser::today().to_string());
    let not_sent: Vec<&str> =
        rows.iter().filter(|(_, row)| !row.has_sent).map(|(name, _)| name.as_str()).collect();
    let lacking: Vec<String> = rows
        .iter()
        .filter(|(_, row)| row.has_sent && !row.is_complete())
        .map(|(name, row)| text::REMIND_LACK_ONE.fill(&[name, &row.missing.to_string()]))
        .collect();
    let sum = text::REMIND_SUM.fill(&[&today, &sent.to_string(), &rows.len().to_string(), &year]);
    let not_sent = (!not_sent.is_empty()).then(|| text::REMIND_NOT.fill(&[&not_sent.join(", ")]));
    let lacking = (!lacking.is_empty()).then(|| text::REMIND_LACK.fill(&[&lacking.join(", ")]));
    let parts = [Some(sum), not_sent, lacking, Some(text::REMIND_ASK.now().to_owned())];
    let whole = parts.into_iter().flatten().collect::<Vec<_>>().join("\n");
    let copied = whole.clone();
    let copy = move |_| {
        let copying = JsFuture::from(window().navigator().clipboard().write_text(&copied));
        spawn_local(async move {
            let said = if copying.await.is_ok() { text::COPIED } else { text::NOT_COPIED };
            app.status.set(untrack(|| said.now().to_owned()));
        });
    };
    let button = browser::has_clipboard().then(
        || view! { <button type="button" class="button" on:click=copy>{t(text::COPY)}</button> },
    );
    let view = view! {
        <div class="field after">
            <label class="field__label" for="reminder">{t(text::REMINDER)}</label>
            <textarea class="input" id="reminder" readonly prop:value=whole />
            {button}
        </div>
    };
    Some(view.into_any())
}
