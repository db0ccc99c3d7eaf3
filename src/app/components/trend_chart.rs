//! A trend as a picture that can stand alone: in slides and in files.

use charts::{Chart, Form, Series, Words};
use desk::pictures::datum;
use law::report::Trend;

use crate::app::text::Lang;

/// Returns the words of pictures.
pub fn words(lang: Lang) -> Words {
    match lang {
        Lang::Vi => Words::VI,
        Lang::En => Words::EN,
    }
}

/// Returns a trend as a chart.
pub fn chart(trend: &Trend, title: String, window: String) -> Chart {
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
