//! The pages of trends: years, one picture for each indicator, and months.

use book::{KindGroup, UnitId};
use charts::{FULL, svg};
use desk::groups::GroupBy;
use desk::pictures::MonthCut;
use law::report::Trend;
use leptos::prelude::*;

use super::super::charts as charts_of;
use super::super::overview::five_years;
use super::super::text::overview as text;
use crate::app::components::trend_chart::{chart, words};
use crate::app::judge::verdicts;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::InLanguage;

pub fn trends(app: App, unit: &UnitId) -> AnyView {
    let (trends, window) = five_years(app, unit);
    let window = text::TREND_WINDOW.fill(&[&window]);
    let words = words(app.lang.get());
    let pictures = verdicts::explain(app, |explainer| {
        let picture = |trend: &Trend| {
            let title = explainer.label(KindGroup::Indicator, &trend.indicator);
            let chart = chart(trend, title, window.clone());
            view! { <div class="slides__chart" inner_html=svg(&chart, &words, FULL)></div> }
        };
        trends.iter().map(picture).collect_view()
    });
    view! { <div class="slides__charts">{pictures}</div> }.into_any()
}

/// The year's months, and the share of each group where units were in several districts.
pub fn months(app: App, unit: &UnitId) -> AnyView {
    let words = words(app.lang.get());
    let share = charts_of::share(app, unit, GroupBy::District);
    let share = share.filter(|chart| chart.labels.len() > 1);
    let shown = charts_of::months(app, unit, MonthCut::Calendar).into_iter().chain(share);
    let pictures = shown.map(
        |chart| view! { <div class="slides__chart" inner_html=svg(&chart, &words, FULL)></div> },
    );
    view! { <div class="slides__charts slides__charts--wide">{pictures.collect_view()}</div> }
        .into_any()
}
