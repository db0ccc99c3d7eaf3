//! A list of records, each a link to its form.

use crate::app::shell::erased::IntoAny;
use book::{
    Activity, Assessment, Decision, Discipline, Incident, KindCode, KindGroup, Model, Paper,
    PaperText, Rating, Recognition, Record, RecordKind, Registration, Shard, Statement, Tip,
    YearlyTotal,
};
use law::{Explainer, RecordRef, record_kind_name};
use leptos::prelude::*;

use super::badge;
use crate::app::judge::text::evaluation as words;
use crate::app::shell::text::shell;
use crate::app::shell::words::capital;
use desk::route::Route;

/// The number of records shown before the rest is folded away.
const SHOWN: usize = 6;

/// Links to records. The first ones show at once.
pub fn record_links(records: &[RecordRef], explainer: &Explainer) -> AnyView {
    let links = |records: &[RecordRef]| {
        records
            .iter()
            .map(|record| view! { <li>{record_link(record, explainer)}</li> })
            .collect_view()
    };
    let (first, rest) = records.split_at(records.len().min(SHOWN));
    let rest = (!rest.is_empty()).then(|| {
        let count = rest.len().to_string();
        view! {
            <details class="records__rest">
                <summary>{words::MORE_RECORDS.filled(explainer.lang, &[&count])}</summary>
                <ul class="records">{links(rest)}</ul>
            </details>
        }
    });
    view! { <ul class="records">{links(first)}</ul> {rest} }.into_any()
}

/// A link to one record.
pub fn record_link(record: &RecordRef, explainer: &Explainer) -> AnyView {
    let (text, is_illustrative) = record_line(record, explainer);
    view! {
        <a href=Route::Record(record.kind, record.id.clone()).href()>{text}</a>
        {is_illustrative.then(|| view! { " " {badge::illustrative()} })}
    }
    .into_any()
}

/// Returns a record in words, and whether it is illustrative.
fn record_line(record: &RecordRef, explainer: &Explainer) -> (String, bool) {
    let nothing = || (record.id.to_string(), false);
    let Some((_, shard)) = explainer.book.unit(&record.unit) else { return nothing() };
    let label = |group: KindGroup, code: &KindCode| explainer.label(group, code);
    let line = match record.kind {
        RecordKind::Incident => in_words::<Incident>(shard, record, |incident| {
            let count = if incident.count > 1 {
                [" (", &incident.count.to_string(), ")"].concat()
            } else {
                String::new()
            };
            [&incident.date.to_string(), " · ", &label(KindGroup::Incident, &incident.kind), &count]
                .concat()
        }),
        RecordKind::YearlyTotal => in_words::<YearlyTotal>(shard, record, |total| {
            [
                &label(KindGroup::Indicator, &total.indicator),
                " ",
                &total.year.to_string(),
                ": ",
                &total.value.to_string(),
            ]
            .concat()
        }),
        RecordKind::Model => in_words::<Model>(shard, record, |model| model.name.clone()),
        RecordKind::Registration => {
            in_words::<Registration>(shard, record, |registration| registration.date.to_string())
        }
        RecordKind::Paper => in_words::<Paper>(shard, record, |paper| {
            let number = paper.number.as_deref().unwrap_or("");
            [&label(KindGroup::Paper, &paper.kind), " ", number, " · ", &paper.date.to_string()]
                .concat()
        }),
        RecordKind::Statement => in_words::<Statement>(shard, record, |statement| {
            let answer = if statement.value { shell::YES } else { shell::NO }.to(explainer.lang);
            [
                &label(KindGroup::Statement, &statement.kind),
                ": ",
                answer,
                " · ",
                &statement.date.to_string(),
            ]
            .concat()
        }),
        RecordKind::Rating => in_words::<Rating>(shard, record, |rating| {
            let given = rating
                .rating
                .as_ref()
                .map(|code| label(KindGroup::Rating, code))
                .unwrap_or_default();
            [&label(KindGroup::Force, &rating.force), " ", &rating.year.to_string(), ": ", &given]
                .concat()
        }),
        RecordKind::Discipline => in_words::<Discipline>(shard, record, |discipline| {
            [&label(KindGroup::Force, &discipline.force), " · ", &discipline.date.to_string()]
                .concat()
        }),
        RecordKind::Activity => in_words::<Activity>(shard, record, |activity| {
            [&label(KindGroup::Activity, &activity.kind), " · ", &activity.date.to_string()]
                .concat()
        }),
        RecordKind::Tip => in_words::<Tip>(shard, record, |tip| tip.date.to_string()),
        RecordKind::Recognition => in_words::<Recognition>(shard, record, |recognition| {
            let number = recognition.number.as_deref().unwrap_or("");
            [
                &label(KindGroup::Standard, &recognition.standard),
                " ",
                &recognition.year.to_string(),
                " ",
                number,
            ]
            .concat()
        }),
        RecordKind::Decision => in_words::<Decision>(shard, record, |decision| {
            [&decision.by, " · ", &decision.date.to_string()].concat()
        }),
        RecordKind::PaperText => in_words::<PaperText>(shard, record, |text| text.year.to_string()),
        RecordKind::Assessment => in_words::<Assessment>(shard, record, |stored| {
            [&stored.rules, " · ", &stored.date.to_string()].concat()
        }),
    };
    let Some((text, is_illustrative)) = line else { return nothing() };
    let kind = record_kind_name(record.kind, explainer.lang);
    // An incident or a model names itself, while a date alone does not.
    let text = match record.kind {
        RecordKind::Registration
        | RecordKind::Tip
        | RecordKind::Decision
        | RecordKind::PaperText
        | RecordKind::Assessment
        | RecordKind::Discipline => [kind, " ", &text].concat(),
        _ => text,
    };
    (capital(text.trim()), is_illustrative)
}

fn in_words<R: Record + 'static>(
    shard: &Shard,
    record: &RecordRef,
    tell: impl FnOnce(&R) -> String,
) -> Option<(String, bool)> {
    let found = shard.live::<R>().find(|found| *found.id() == record.id)?;
    Some((tell(found), found.is_illustrative()))
}
