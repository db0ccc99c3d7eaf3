//! The sentence of a reason or a need, in Vietnamese or English.

use crate::conditions::{Reason, each_reason};
use crate::figure::{Figure, FigureDays, Origin};
use crate::names::unit_title;
use book::text::{Lang, Text, say};
use book::{Book, Catalogue, Day, KindCode, KindGroup, Period, UnitId};

/// Puts reasons and needs into words, with the labels of codes and the names of units.
pub struct Explainer<'a> {
    /// The book that the reasons are about.
    pub book: &'a Book,
    /// Labels of codes.
    pub catalogue: &'a Catalogue,
    /// The language.
    pub lang: Lang,
}

impl Explainer<'_> {
    /// The label of a code, or the code itself if the catalogue does not know it.
    pub fn label(&self, group: KindGroup, code: &KindCode) -> String {
        self.catalogue
            .get(group, code)
            .map_or_else(|| code.to_string(), |kind| kind.label.get(self.lang).to_owned())
    }

    pub(crate) fn labels(&self, group: KindGroup, codes: &[KindCode]) -> String {
        let labels: Vec<_> = codes.iter().map(|code| self.label(group, code)).collect();
        labels.join(Text::new(" hoặc ", " or ").to(self.lang))
    }

    /// A unit's name after its kind: `xã Việt Thành`.
    pub fn unit(&self, id: &UnitId) -> String {
        match self.book.unit(id) {
            Some((unit, _)) => {
                let above = unit
                    .parent
                    .as_ref()
                    .and_then(|parent| self.book.unit(parent))
                    .map(|(above, _)| above.kind);
                unit_title(unit, above, self.lang)
            }
            None => id.to_string(),
        }
    }

    /// The names of units. Hamlets of the same name in several communes get their commune's name.
    pub(crate) fn units(&self, units: &[UnitId]) -> String {
        let names: Vec<_> = units.iter().map(|unit| self.unit(unit)).collect();
        let commune = |unit: &UnitId| {
            self.book
                .unit(unit)
                .and_then(|(unit, _)| unit.parent.as_ref())
                .map(|above| self.unit(above))
        };
        let name = |(unit, name): (&UnitId, &String)| match commune(unit) {
            Some(commune) if names.iter().filter(|other| *other == name).count() > 1 => {
                format!("{name} ({commune})")
            }
            _ => name.clone(),
        };
        units.iter().zip(&names).map(name).collect::<Vec<_>>().join(", ")
    }

    pub(crate) fn period(&self, period: Period) -> String {
        let day = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        format!("{}–{}", day(period.from), day(period.to))
    }

    pub(crate) fn figure(&self, figure: Figure) -> String {
        let origin = match figure.origin {
            Origin::Incidents => "",
            Origin::Total => Text::new(" (số tổng nhập)", " (entered total)").to(self.lang),
            Origin::Sum => Text::new(" (cộng các đơn vị)", " (sum of units)").to(self.lang),
            Origin::Parts => {
                Text::new(" (gồm cả các đơn vị cũ)", " (with its former units)").to(self.lang)
            }
            Origin::Contradicted => "",
        };
        if let (Origin::Contradicted, low, Some(high)) = (figure.origin, figure.low, figure.high) {
            return say!(
                self.lang,
                "{low} hoặc {high} (các số đã nhập không khớp nhau)",
                "{low} or {high} (the figures entered differ)"
            );
        }
        if figure.origin == Origin::Contradicted {
            return say!(
                self.lang,
                "chưa rõ (số tổng nhập là {total}, nhưng đã ghi nhiều hơn)",
                "unknown (the entered total is {total}, but more is recorded)",
                total = figure.low
            );
        }
        match (figure.exact(), figure.low, figure.high) {
            (Some(value), ..) => format!("{value}{origin}"),
            (None, low, Some(high)) => {
                say!(self.lang, "từ {low} đến {high}{origin}", "{low} to {high}{origin}")
            }
            (None, 0, None) => say!(self.lang, "chưa có số liệu", "no figures"),
            (None, low, None) => say!(self.lang, "ít nhất {low}{origin}", "at least {low}{origin}"),
        }
    }

    /// The days of a figure: `năm 2024`.
    pub(crate) fn days(&self, days: FigureDays) -> String {
        match days {
            FigureDays::Year(year) => say!(self.lang, "năm {year}", "{year}"),
            FigureDays::TwelveMonths { to } => {
                say!(self.lang, "12 tháng đến {to}", "the 12 months to {to}")
            }
        }
    }

    /// A figure with its days: `năm 2024 có 3`, or `năm 2024 chưa có số liệu` if it is not known.
    pub(crate) fn figure_of_days(&self, days: FigureDays, figure: Figure) -> String {
        let (of, value) = (self.days(days), self.figure(figure));
        match (figure.origin, figure.low, figure.high) {
            (Origin::Contradicted, _, None) => {
                say!(self.lang, "{of} {value}", "{value} in {of}")
            }
            (Origin::Contradicted, _, Some(_)) | (_, 1.., _) | (_, 0, Some(_)) => {
                say!(self.lang, "{of} có {value}", "{value} in {of}")
            }
            (_, 0, None) => say!(self.lang, "{of} {value}", "{value} for {of}"),
        }
    }

    /// The sentence of a reason.
    pub fn reason(&self, reason: &Reason) -> String {
        each_reason!(reason, reason => reason.text(self))
    }
}
