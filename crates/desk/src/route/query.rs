//! The query of an address, after the question mark: the page's filters.

use book::{Day, KindCode, UnitId, Year};
use law::Outcome;

use super::{ModelFilter, Query};

const OUTCOMES: &[(Outcome, &str)] = &[
    (Outcome::Met, "dat"),
    (Outcome::NotMet, "khong-dat"),
    (Outcome::Missing, "thieu"),
    (Outcome::ForDecision, "quyet-dinh"),
];

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
                "ket-qua" => {
                    query.outcome = OUTCOMES
                        .iter()
                        .find(|(_, slug)| *slug == value)
                        .map(|(outcome, _)| *outcome)
                }
                "xem-lai" => query.ends_review = value == "chon",
                "mo-hinh" => {
                    query.models = match value {
                        "duy-tri" => Some(ModelFilter::Kept),
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
            ModelFilter::Kept => "duy-tri",
            ModelFilter::New => "moi",
        });
        let outcome = OUTCOMES
            .iter()
            .find(|(outcome, _)| self.outcome == Some(*outcome))
            .map(|(_, slug)| *slug);
        let parts = [
            ("nam", self.year.map(|year| year.to_string())),
            ("don-vi", self.unit.as_ref().map(ToString::to_string)),
            ("loai", self.code.as_ref().map(ToString::to_string)),
            ("tu", self.from.map(String::from)),
            ("den", self.to.map(String::from)),
            ("muc", self.field.as_ref().map(ToString::to_string)),
            ("mo-hinh", models.map(String::from)),
            ("ket-qua", outcome.map(String::from)),
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
