//! Trends: one small bar chart for each indicator, and all figures as a table.

use crate::app::shell::erased::IntoAny;
use book::{KindGroup, Year};
use law::report::{Trend, TrendPoint};
use law::{Explainer, Figure, Origin};
use leptos::prelude::*;

use crate::app::text::{Text, format};
use crate::app::today::text::overview as words;

/// The size of the chart in its own units: a bar for each year above the axis, with a figure above
/// it.
const WIDTH: u32 = 240;
const HEIGHT: u32 = 136;
const TOP: u32 = 24;
const FLOOR: u32 = 110;
/// The largest letters of a figure.
const LETTERS: u32 = 14;

/// Shows the charts side by side with the table below.
pub fn trends(trends: &[Trend], year: Year, explainer: &Explainer) -> AnyView {
    let charts = trends.iter().map(|trend| chart(trend, year, explainer)).collect_view();
    view! {
        <div class="trends">{charts}</div>
        <p class="trends__key note">
            <span class="key"><span class="key__bar" aria-hidden="true"></span>{words::KEY_INCIDENTS.to(explainer.lang)}</span>
            <span class="key"><span class="key__bar key__bar--total" aria-hidden="true"></span>{words::KEY_TOTALS.to(explainer.lang)}</span>
            <span class="key"><span class="key__bar key__bar--unknown" aria-hidden="true">"?"</span>{words::KEY_UNKNOWN.to(explainer.lang)}</span>
        </p>
        <details class="fold">
            <summary>{words::TREND_TABLE.to(explainer.lang)}</summary>
            {table(trends, explainer)}
        </details>
    }
    .into_any()
}

fn chart(trend: &Trend, year: Year, explainer: &Explainer) -> AnyView {
    let name = explainer.label(KindGroup::Indicator, &trend.indicator);
    let most = trend
        .points
        .iter()
        .map(|point| point.figure.high.unwrap_or(point.figure.low))
        .max()
        .unwrap_or(0)
        .max(1);
    let count = u32::try_from(trend.points.len()).unwrap_or(1).max(1);
    let step = WIDTH / count;
    let bars = trend
        .points
        .iter()
        .zip(0..)
        .map(|(point, at)| bar(point, at * step, step, most, point.year == year, explainer))
        .collect_view();
    let said: Vec<String> = trend
        .points
        .iter()
        .map(|point| [&point.year.to_string(), ": ", &in_words(point.figure, explainer)].concat())
        .collect();
    let label = [&name, ". ", &said.join("; ")].concat();
    view! {
        <figure class="trend">
            <figcaption class="trend__name">{name}</figcaption>
            <p class="trend__change">{change(trend, explainer)}</p>
            <svg class="trend__picture" viewBox=["0 0 ", &WIDTH.to_string(), " ", &HEIGHT.to_string()].concat() role="img" aria-label=label>
                {bars}
                <path class="trend__floor" d=["M0 ", &FLOOR.to_string(), "H", &WIDTH.to_string()].concat() />
            </svg>
        </figure>
    }
    .into_any()
}

fn bar(
    point: &TrendPoint,
    x: u32,
    step: u32,
    most: u32,
    is_chosen: bool,
    explainer: &Explainer,
) -> AnyView {
    let figure = point.figure;
    let width = step * 3 / 5;
    let middle = (x + step / 2).to_string();
    let known = figure.exact();
    let value = known.unwrap_or(figure.low);
    let room = FLOOR - TOP;
    let height = if known.is_none() && value == 0 {
        room / 3
    } else {
        (u64::from(value) * u64::from(room) / u64::from(most)) as u32
    };
    // A known zero is a thin line, so that it differs from an unknown value.
    let height = height.max(2);
    let class = match (known, figure.origin) {
        (None, _) if value > 0 => "bar-shape bar-shape--least",
        (None, _) => "bar-shape bar-shape--unknown",
        (Some(_), Origin::Incidents | Origin::Contradicted) => "bar-shape",
        (Some(_), Origin::Total | Origin::Sum | Origin::Parts) => "bar-shape bar-shape--total",
    };
    let text = match (known, value) {
        (Some(value), _) => format::number(value.into(), explainer.lang),
        (None, 0) => "?".to_owned(),
        (None, low) => ["≥ ", &format::number(low.into(), explainer.lang)].concat(),
    };
    let size = letters(&text, step).to_string();
    view! {
        <g class=if is_chosen { "trend__year is-chosen" } else { "trend__year" }>
            <rect
                class=class
                x=(x + (step - width) / 2).to_string()
                y=(FLOOR - height).to_string()
                width=width.to_string()
                height=height.to_string()
            />
            <text class="trend__value" x=middle.clone() y=(FLOOR - height - 6).to_string() font-size=size>{text}</text>
            <text class="trend__label" x=middle y=(HEIGHT - 6).to_string()>{point.year.to_string()}</text>
        </g>
    }
    .into_any()
}

/// Returns a size of letters in which a figure does not reach the figures beside it.
fn letters(figure: &str, step: u32) -> u32 {
    let count = u32::try_from(figure.chars().count()).unwrap_or(1).max(1);
    (step * 100 / (count * 66)).clamp(6, LETTERS)
}

/// Compares the last year to the one before, if both are known.
fn change(trend: &Trend, explainer: &Explainer) -> String {
    let mut latest = trend.points.iter().rev();
    let (Some(now), Some(before)) = (latest.next(), latest.next()) else { return String::new() };
    let lang = explainer.lang;
    let (Some(value), Some(earlier)) = (now.figure.exact(), before.figure.exact()) else {
        return words::CHANGE_UNKNOWN.to(lang).to_owned();
    };
    let say = |text: Text, by: u32| {
        text.filled(lang, &[&format::number(by.into(), lang), &before.year.to_string()])
    };
    match value.cmp(&earlier) {
        std::cmp::Ordering::Less => say(words::CHANGE_LESS, earlier - value),
        std::cmp::Ordering::Greater => say(words::CHANGE_MORE, value - earlier),
        std::cmp::Ordering::Equal => words::CHANGE_SAME.filled(lang, &[&before.year.to_string()]),
    }
}

fn in_words(figure: Figure, explainer: &Explainer) -> String {
    let lang = explainer.lang;
    let number = |value: u32| format::number(value.into(), lang);
    match (figure.exact(), figure.low, figure.origin) {
        (Some(value), _, Origin::Incidents | Origin::Contradicted) => number(value),
        (Some(value), _, Origin::Total) => words::FROM_TOTAL.filled(lang, &[&number(value)]),
        (Some(value), _, Origin::Sum) => words::FROM_SUM.filled(lang, &[&number(value)]),
        (Some(value), _, Origin::Parts) => words::FROM_PARTS.filled(lang, &[&number(value)]),
        (None, 0, _) => words::UNKNOWN.to(lang).to_owned(),
        (None, low, _) => words::AT_LEAST.filled(lang, &[&number(low)]),
    }
}

/// Shows the figures of trends over the same years as a table.
pub fn table(trends: &[Trend], explainer: &Explainer) -> AnyView {
    let years = trends.first().map_or(&[][..], |trend| &trend.points);
    let heads = years
        .iter()
        .map(|point| view! { <th scope="col" class="is-number">{point.year.to_string()}</th> })
        .collect_view();
    let rows = trends.iter().map(|trend| {
        let cells =
            trend.points.iter().map(|point| view! { <td class="is-number">{in_words(point.figure, explainer)}</td> }).collect_view();
        view! { <tr><th scope="row">{explainer.label(KindGroup::Indicator, &trend.indicator)}</th>{cells}</tr> }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=words::TREND_TABLE.to(explainer.lang)>
            <table class="plain">
                <thead><tr><th scope="col">{words::INDICATOR.to(explainer.lang)}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
