//! Pictures of figures: [`Chart`] is pure data, [`svg`] draws it. The same chart gives the same
//! text. Page, paper and file show one picture.
//!
//! Libraries were weighed. Those for the browser (uPlot, ECharts by way of charming) draw on a
//! canvas or bring hundreds of kB of script. `plotters` needs fonts to measure text and does not
//! know that a figure can be unknown. None gives the words for a screen reader. Bars and columns
//! are all that officials ask for.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod bars;
mod columns;
mod draw;

use draw::Drawing;
pub use draw::{FULL, NARROW, escaped};

/// A figure. A blank is never a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum {
    /// It is known.
    Known(u64),
    /// Only a lower bound is known.
    AtLeast(u64),
    /// Nothing is known.
    Unknown,
}

/// Figures of one sort, one for each label of the chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The name of the thing or time that they count, such as `Năm 2025`.
    pub name: String,
    /// The figures.
    pub values: Vec<Datum>,
}

/// The way in which figures are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// From left to right in time.
    Columns,
    /// One below the other, each with its name above it, however long.
    Bars,
}

/// A picture of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The title, which says what it shows.
    pub title: String,
    /// The days that the figures count, or whatever else a reader must know.
    pub window: String,
    /// The way in which it is drawn.
    pub form: Form,
    /// The text behind each figure, such as ` %`.
    pub suffix: String,
    /// The names of the years, kinds or units that have the figures.
    pub labels: Vec<String>,
    /// The figures.
    pub series: Vec<Series>,
}

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// For a figure of which nothing is known.
    pub unknown: &'static str,
    /// Before the least that a figure can be.
    pub at_least: &'static str,
    /// Between each three digits.
    pub point: char,
}

impl Words {
    /// Vietnamese.
    pub const VI: Self =
        Self { unknown: "chưa có số liệu", at_least: "ít nhất", point: '.' };
    /// English.
    pub const EN: Self = Self { unknown: "not known", at_least: "at least", point: ',' };

    fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut text = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(self.point);
            }
            text.push(digit);
        }
        text
    }
}

impl Datum {
    /// The least that it can be.
    pub fn low(self) -> u64 {
        match self {
            Self::Known(value) | Self::AtLeast(value) => value,
            Self::Unknown => 0,
        }
    }
}

impl Chart {
    /// A figure in words: for tables and screen readers.
    pub fn words(&self, datum: Datum, words: &Words) -> String {
        match datum {
            Datum::Known(value) => [&words.number(value), self.suffix.as_str()].concat(),
            Datum::AtLeast(value) => {
                [words.at_least, " ", &words.number(value), &self.suffix].concat()
            }
            Datum::Unknown => words.unknown.to_owned(),
        }
    }

    /// A figure in the picture.
    fn sign(&self, datum: Datum, words: &Words) -> String {
        match datum {
            Datum::Known(value) => [&words.number(value), self.suffix.as_str()].concat(),
            Datum::AtLeast(value) => ["≥ ", &words.number(value), &self.suffix].concat(),
            Datum::Unknown => "?".to_owned(),
        }
    }

    /// All figures as a sentence, for people who cannot see the picture.
    pub fn spoken(&self, words: &Words) -> String {
        let heads = [&self.title, &self.window].map(String::as_str).into_iter();
        let heads: Vec<&str> = heads.filter(|head| !head.is_empty()).collect();
        let mut text = heads.join(". ");
        for (at, label) in self.labels.iter().enumerate() {
            let said = self.series.iter().map(|series| {
                let datum = series.values.get(at).copied().unwrap_or(Datum::Unknown);
                let name = if self.series.len() > 1 {
                    [&series.name, " "].concat()
                } else {
                    String::new()
                };
                [name, self.words(datum, words)].concat()
            });
            let between = if text.is_empty() { "" } else { "; " };
            text.push_str(&[between, label, ": ", &said.collect::<Vec<_>>().join(", ")].concat());
        }
        text
    }

    /// The figure that fills the picture: never 0.
    fn most(&self) -> u64 {
        let all = self.series.iter().flat_map(|series| &series.values);
        all.map(|datum| datum.low()).max().unwrap_or(0).max(1)
    }
}

/// The picture as the text of an SVG file, which a page can hold as it is. Its width is [`FULL`] or
/// [`NARROW`].
pub fn svg(chart: &Chart, words: &Words, width: u64) -> String {
    let mut drawing = Drawing::new(chart, words, width);
    match chart.form {
        Form::Columns => columns::draw(chart, words, &mut drawing),
        Form::Bars => bars::draw(chart, words, &mut drawing),
    }
    drawing.finish()
}

#[cfg(test)]
mod tests;
