//! The page of trends, one picture for each indicator.

use book::{KindGroup, UnitId};
use charts::svg;
use law::report::Trend;
use leptos::prelude::*;

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
            view! { <div class="slides__chart" inner_html=svg(&chart, &words)></div> }
        };
        trends.iter().map(picture).collect_view()
    });
    view! { <div class="slides__charts">{pictures}</div> }.into_any()
}
