//! The page of trends, one picture for each indicator.

use book::{KindGroup, UnitId};
use charts::{Chart, Datum, Form, Series, Words, svg};
use law::report::Trend;
use leptos::prelude::*;

use super::super::overview::five_years;
use super::super::text::overview as text;
use crate::app::judge::verdicts;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, Lang};

pub fn trends(app: App, unit: &UnitId) -> AnyView {
    let (trends, window) = five_years(app, unit);
    let window = text::TREND_WINDOW.fill(&[&window]);
    let words = match app.lang.get() {
        Lang::Vi => Words::VI,
        Lang::En => Words::EN,
    };
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

fn chart(trend: &Trend, title: String, window: String) -> Chart {
    let datum = |figure: law::Figure| match (figure.exact(), figure.low) {
        (Some(value), _) => Datum::Known(value.into()),
        (None, 0) => Datum::Unknown,
        (None, low) => Datum::AtLeast(low.into()),
    };
    Chart {
        title,
        window,
        form: Form::Columns,
        suffix: String::new(),
        labels: trend.points.iter().map(|point| point.year.to_string()).collect(),
        series: vec![Series {
            name: String::new(),
            values: trend.points.iter().map(|point| datum(point.figure)).collect(),
        }],
    }
}
