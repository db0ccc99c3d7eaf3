//! The pictures of a year: incidents by month, the share of each group that meets the standard, who
//! has sent, models by kind and by state.

use book::{KindCode, KindGroup, ModelState, UnitId};
use charts::{Chart, Datum, Form, Series};
use desk::groups::{Group, GroupBy};
use desk::pictures::{MonthCut, Share, by_month, models, shares};
use desk::sent_in::{SentIn, sent_in};
use desk::standards;
use leptos::prelude::*;

use super::overview::{groups, safety_of_units};
use super::text::charts as text;
use super::text::overview;
use crate::app::components::choose::choose;
use crate::app::components::{empty, head};
use crate::app::judge::verdicts;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text};

mod kept_map;
mod map;
mod picture;

pub use map::{follow as follow_map, slide as map_slide};

/// The indicators by month, the two that police reports begin with, each with the names of its
/// questions by calendar months and by police months.
const INDICATORS: [(&str, &str, &str); 2] = [
    ("crime_cases", "crimes-calendar", "crimes-police"),
    ("traffic_accident_cases", "accidents-calendar", "accidents-police"),
];

const CUTS: [(MonthCut, &str, Text); 2] = [
    (MonthCut::Calendar, "calendar", text::CALENDAR_MONTHS),
    (MonthCut::Police, "police", text::POLICE_MONTHS),
];

/// The page of pictures.
pub fn charts(app: App) -> AnyView {
    let title = Signal::derive(move || text::TITLE.fill(&[&app.year.get().to_string()]));
    let (cut, group) = (RwSignal::new(MonthCut::Calendar), RwSignal::new(GroupBy::District));
    let top = Memo::new(move |_| {
        app.book.with(|book| standards::desk_unit(book).map(|unit| (unit.id.clone(), unit.kind)))
    });
    let body = move || {
        let Some((unit, kind)) = top.get() else { return empty::empty(text::NONE, None) };
        let is_above = !kind.is_commune_level();
        let (of_group, of_map) = (unit.clone(), unit.clone());
        view! {
            {choose("cut", text::MONTHS_BY, CUTS, cut)}
            {move || months(app, &unit, cut.get()).map(|chart| picture::picture(app, "theo-thang", chart))}
            {is_above.then(|| view! {
                {choose("share-group", overview::GROUP_BY, groups::GROUPS, group)}
                {move || share(app, &of_group, group.get()).map(|chart| picture::picture(app, "ty-le-dat", chart))}
                {move || picture::picture(app, "da-gui", sent(app))}
            })}
            {is_above.then(|| map::section(app, of_map.clone()))}
            {move || of_models(app).into_iter().map(|(id, chart)| picture::picture(app, id, chart)).collect_view()}
        }
        .into_any()
    };
    view! { {head::head(Vec::new(), title, Some(text::LEAD), None)} <div class="charts">{body}</div> }
        .into_any()
}

/// Incidents by month.
pub fn months(app: App, unit: &UnitId, cut: MonthCut) -> Option<Chart> {
    let of = |(code, calendar, police): (&str, _, _)| {
        let code = KindCode::new(code).ok()?;
        let question = match cut {
            MonthCut::Calendar => calendar,
            MonthCut::Police => police,
        };
        let values = verdicts::known(app, question, Some(unit), |asked| {
            let (unit, _) = asked.book.unit(unit)?;
            Some(by_month(unit, &code, (asked.year, cut), asked.evaluator))
        })?;
        Some(Series {
            name: app.catalogue.with(|kinds| words::kind_name(kinds, KindGroup::Indicator, &code)),
            values,
        })
    };
    let series: Vec<_> = INDICATORS.into_iter().filter_map(of).collect();
    let window = match cut {
        MonthCut::Calendar => text::CALENDAR_WINDOW,
        MonthCut::Police => text::POLICE_WINDOW,
    };
    (!series.is_empty()).then(|| Chart {
        title: text::MONTHS.fill(&[&app.year.get().to_string()]),
        window: window.now().to_owned(),
        form: Form::Columns,
        suffix: String::new(),
        labels: (1..=12).map(|month: u8| text::MONTH.fill(&[&month.to_string()])).collect(),
        series,
    })
}

/// The share of each group that meets the safety standard.
pub fn share(app: App, unit: &UnitId, by: GroupBy) -> Option<Chart> {
    let found = safety_of_units(app, unit);
    let groups: Vec<(String, Share)> = app.book.with(|book| {
        let of = shares(book, found.iter().map(|verdict| &**verdict), by);
        let named = |(group, share): (Option<Group>, Share)| {
            let (place, name) = groups::key(book, group.as_ref());
            (place, name, share)
        };
        let mut groups: Vec<_> = of.into_iter().map(named).collect();
        book::sort::sort_by(&mut groups, |a, b| {
            a.0.cmp(&b.0).then_with(|| browser::vietnamese_order(&a.1, &b.1))
        });
        groups.into_iter().map(|(_, name, share)| (name, share)).collect()
    });
    let label = |(name, share): &(String, Share)| {
        [name, " (", &share.met.to_string(), "/", &share.all.to_string(), ")"].concat()
    };
    (!groups.is_empty()).then(|| Chart {
        title: text::SHARE.now().to_owned(),
        window: text::SHARE_WINDOW.fill(&[&app.year.get().to_string()]),
        form: Form::Bars,
        suffix: "%".to_owned(),
        labels: groups.iter().map(label).collect(),
        series: vec![Series {
            name: String::new(),
            values: groups.iter().map(|(_, share)| share.datum()).collect(),
        }],
    })
}

/// The number of communes that have sent their year.
fn sent(app: App) -> Chart {
    let (year, device) = (app.year.get(), app.store.with_value(|store| store.device().clone()));
    let rows = app
        .book
        .with(|book| app.verdicts.with(|verdicts| sent_in(book, &verdicts.0, &device, year)));
    let count = |is_one: fn(&SentIn) -> bool| {
        Datum::Known(rows.iter().filter(|row| is_one(row)).count() as u64)
    };
    let parts: [(Text, Datum); 3] = [
        (text::SENT_WHOLE, count(SentIn::is_complete)),
        (text::SENT_PART, count(|row| row.has_sent && !row.is_complete())),
        (text::NOT_SENT, count(|row| !row.has_sent)),
    ];
    bars(
        text::SENT.now(),
        &text::OF_YEAR.fill(&[&year.to_string()]),
        parts.map(|(name, count)| (name.now().to_owned(), count)),
    )
}

/// Models by kind and by state.
fn of_models(app: App) -> Vec<(&'static str, Chart)> {
    let Some(end) = app.year.get().period().to else { return Vec::new() };
    let day = end.min(browser::today());
    let (kinds, states) = app.book.with(|book| models(book, day));
    if states.is_empty() {
        return Vec::new();
    }
    let window = text::ON_DAY.fill(&[&day.to_string()]);
    let mut kinds: Vec<_> = kinds
        .into_iter()
        .map(|(kind, count)| {
            (
                app.catalogue.with(|known| words::kind_name(known, KindGroup::Model, &kind)),
                Datum::Known(count),
            )
        })
        .collect();
    book::sort::sort_by(&mut kinds, |a, b| b.1.low().cmp(&a.1.low()));
    let state = |state: &ModelState| {
        let choice = state.choice();
        let count = states.get(choice.code).copied().unwrap_or_default();
        (choice.label.now().to_owned(), Datum::Known(count))
    };
    let states = ModelState::ALL.iter().map(state);
    vec![
        ("mo-hinh-theo-loai", bars(text::MODEL_KINDS.now(), &window, kinds)),
        ("mo-hinh-theo-trang-thai", bars(text::MODEL_STATES.now(), &window, states)),
    ]
}

/// A chart of one figure for each name.
fn bars(title: &str, window: &str, parts: impl IntoIterator<Item = (String, Datum)>) -> Chart {
    let (labels, values) = parts.into_iter().unzip();
    Chart {
        title: title.to_owned(),
        window: window.to_owned(),
        form: Form::Bars,
        suffix: String::new(),
        labels,
        series: vec![Series { name: String::new(), values }],
    }
}
