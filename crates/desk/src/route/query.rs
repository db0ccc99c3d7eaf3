//! The query of an address, after the question mark: the page's filters.

use book::{Day, KindCode, Severity, UnitId, Year};
use law::Outcome;

use super::{Graveness, ModelFilter, Order, Query};

const OUTCOMES: &[(Outcome, &str)] = &[
    (Outcome::Met, "dat"),
    (Outcome::NotMet, "khong-dat"),
    (Outcome::Missing, "thieu"),
    (Outcome::ForDecision, "quyet-dinh"),
];

const GRAVENESS: &[(Graveness, &str)] = &[
    (Graveness::From(Severity::LessSerious), "it"),
    (Graveness::From(Severity::Serious), "nt"),
    (Graveness::From(Severity::VerySerious), "rnt"),
    (Graveness::From(Severity::EspeciallySerious), "dbnt"),
    (Graveness::Blank, "chua"),
];

const SETTLED: &[(bool, &str)] = &[(true, "roi"), (false, "chua")];

const ORDERS: &[(Order, &str)] =
    &[(Order::Earliest, "cu-truoc"), (Order::Gravest, "nang-truoc"), (Order::Unit, "don-vi")];

/// The value that a slug stands for.
fn value_of<T: Copy>(slugs: &[(T, &str)], slug: &str) -> Option<T> {
    slugs.iter().find(|(_, known)| *known == slug).map(|(value, _)| *value)
}

/// The slug of a value.
fn slug_of<T: Copy + PartialEq>(slugs: &[(T, &str)], value: Option<T>) -> Option<String> {
    slugs.iter().find(|(known, _)| Some(*known) == value).map(|(_, slug)| (*slug).to_owned())
}

impl Query {
    pub(super) fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for (name, value) in text.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "nam" => query.year = value.parse().ok().and_then(Year::new),
                "don-vi" => query.unit = UnitId::new(value).ok(),
                "loai" => query.code = KindCode::new(value).ok(),
                "tu" => query.from = Day::parse(value).ok(),
                "den" => query.to = Day::parse(value).ok(),
                "muc" => query.field = KindCode::new(value).ok(),
                "ngay" => query.day = Day::parse(value).ok(),
                "voi" => query.other = KindCode::new(value).ok(),
                "voi-nam" => query.other_year = value.parse().ok().and_then(Year::new),
                "ket-qua" => query.outcome = value_of(OUTCOMES, value),
                "muc-do" => query.severity = value_of(GRAVENESS, value),
                "giai-quyet" => query.is_settled = value_of(SETTLED, value),
                "xep" => query.order = value_of(ORDERS, value),
                "xem-lai" => query.ends_review = value == "chon",
                "mo-hinh" => {
                    query.models = match value {
                        "duy-tri" => Some(ModelFilter::Maintained),
                        "moi" => Some(ModelFilter::New),
                        _ => None,
                    }
                }
                _ => {}
            }
        }
        query
    }

    pub(super) fn to_text(&self) -> String {
        let models = self.models.map(|models| match models {
            ModelFilter::Maintained => "duy-tri",
            ModelFilter::New => "moi",
        });
        let parts = [
            ("nam", self.year.map(|year| year.to_string())),
            ("don-vi", self.unit.as_ref().map(ToString::to_string)),
            ("loai", self.code.as_ref().map(ToString::to_string)),
            ("tu", self.from.map(String::from)),
            ("den", self.to.map(String::from)),
            ("muc", self.field.as_ref().map(ToString::to_string)),
            ("mo-hinh", models.map(String::from)),
            ("ket-qua", slug_of(OUTCOMES, self.outcome)),
            ("muc-do", slug_of(GRAVENESS, self.severity)),
            ("giai-quyet", slug_of(SETTLED, self.is_settled)),
            ("xep", slug_of(ORDERS, self.order)),
            ("ngay", self.day.map(String::from)),
            ("voi", self.other.as_ref().map(ToString::to_string)),
            ("voi-nam", self.other_year.map(|year| year.to_string())),
            ("xem-lai", self.ends_review.then(|| "chon".to_owned())),
        ];
        let parts: Vec<_> = parts
            .into_iter()
            .filter_map(|(name, value)| Some([name, "=", &value?].concat()))
            .collect();
        parts.join("&")
    }
}
