//! Models (mô hình) of the movement "Toàn dân bảo vệ an ninh Tổ quốc".
//!
//! Three numbers are kept apart: the named model, its points (điểm, the places where it is applied)
//! and its groups (tổ).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::fields::read_fields;
use super::record::record;
use super::{Day, Extra, KindCode, RecordId, UnitId, Year};

/// What happened to a model on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModelState {
    /// Xây dựng mới.
    New,
    /// Duy trì.
    Maintained,
    /// Củng cố.
    Strengthened,
    /// Nhân rộng.
    Replicated,
    /// Sơ kết, tổng kết.
    Reviewed,
    /// Thanh loại.
    StruckOff,
}

/// A dated change of state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModelChange {
    /// The day of the change.
    pub date: Day,
    /// What the model became or went through.
    pub state: ModelState,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    ModelChange { date, state }
    or {  }
}

/// The level whose model it is ("mô hình cấp huyện").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ModelLevel {
    /// Khu dân cư.
    Hamlet,
    /// Cấp xã.
    Commune,
    /// Cấp huyện.
    District,
    /// Cấp tỉnh.
    Province,
}

/// A point (điểm): one place where the model is applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModelPoint {
    /// The place in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The hamlet or other unit, where the point is in one of the book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// The first day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Day>,
    /// The last day, of a point that was given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Groups (tổ) that carry it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<u32>,
    /// Members of those groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub members: Option<u32>,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    ModelPoint {  }
    or { place = String::new(), unit = None, since = None, until = None, groups = None, members = None }
}

/// Equipment of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Equipment {
    /// What: camera, đèn, kẻng …
    pub name: String,
    /// How many.
    pub count: u32,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    Equipment { name, count }
    or {  }
}

/// Who paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MoneySource {
    /// Ngân sách.
    Budget,
    /// Xã hội hóa.
    Socialised,
    /// Hộ gia đình đóng góp.
    Households,
    /// Nguồn khác.
    Other,
}

/// Money from one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Money {
    /// Who paid.
    pub source: MoneySource,
    /// Amount in đồng.
    pub amount: u64,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    Money { source, amount }
    or {  }
}

/// What a model brought in a year, and whether it worked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ModelResult {
    /// The assessment year.
    pub year: Year,
    /// Whether it worked effectively ("hoạt động hiệu quả"); not given means not yet assessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<bool>,
    /// Tips received through it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tips: Option<u32>,
    /// Cases cleared with its help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cleared: Option<u32>,
    /// The result in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    ModelResult { year }
    or { effective = None, tips = None, cleared = None, summary = String::new() }
}

record! {
    /// A model of the movement.
    Model in models {
        /// Its exact name.
        name: String,
        /// A kind of the catalogue's group `model`.
        kind: KindCode,
        /// The day on which it was founded.
        founded: Day,
    } or {
        /// Changes of state after its founding.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        changes: Vec<ModelChange> = Vec::new(),
        /// Points (điểm).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        points: Vec<ModelPoint> = Vec::new(),
        /// Equipment by kind.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        equipment: Vec<Equipment> = Vec::new(),
        /// Money by source.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        money: Vec<Money> = Vec::new(),
        /// Results by year.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        results: Vec<ModelResult> = Vec::new(),
    } optional {
        /// Whose model it is.
        level: ModelLevel,
        /// The founding decision, a paper of the book.
        decision: RecordId,
        /// The place in words.
        place: String,
        /// Groups (tổ), where they are not kept by point.
        groups: u32,
        /// Members, where they are not kept by point.
        members: u32,
        /// Households that take part.
        households: u32,
        /// Members of the steering board.
        board: u32,
        /// Which body manages it.
        manager: String,
    }
}

impl ModelState {
    /// Whether the model is kept up from then on; a review says nothing of it.
    fn is_kept(self) -> Option<bool> {
        match self {
            Self::New | Self::Maintained | Self::Strengthened | Self::Replicated => Some(true),
            Self::Reviewed => None,
            Self::StruckOff => Some(false),
        }
    }

    /// The order of what happened on one day: what is struck off was kept up before, what is built
    /// again was struck off before.
    fn order(self) -> u8 {
        match self {
            Self::Maintained | Self::Strengthened | Self::Replicated | Self::Reviewed => 0,
            Self::StruckOff => 1,
            Self::New => 2,
        }
    }
}

impl Model {
    /// The last word on whether it was kept up, up to a day, with its own day; none before its
    /// founding.
    fn last_word(&self, up_to: Option<Day>) -> Option<(Day, bool)> {
        let founded = ((self.founded, 0), true);
        let words = self.changes.iter().filter_map(|change| {
            Some(((change.date, change.state.order()), change.state.is_kept()?))
        });
        let known = std::iter::once(founded)
            .chain(words)
            .filter(|((date, _), _)| up_to.is_none_or(|day| *date <= day));
        known.max_by_key(|(order, _)| *order).map(|((date, _), is_kept)| (date, is_kept))
    }

    /// The day on which it was struck off, if it was and was not built again or strengthened since.
    pub fn struck_off(&self) -> Option<Day> {
        self.last_word(None).filter(|(_, is_kept)| !is_kept).map(|(date, _)| date)
    }

    /// Whether it was kept up on a day: founded, and not struck off since then without being built
    /// again.
    pub fn is_kept_on(&self, day: Day) -> bool {
        self.last_word(Some(day)).is_some_and(|(_, is_kept)| is_kept)
    }

    /// Whether it was kept up on some day of a year.
    pub fn is_kept_in(&self, year: Year) -> bool {
        let days = year.period();
        let is_of_year = |date: Day| days.contains(date);
        days.from.is_some_and(|first| self.is_kept_on(first))
            || is_of_year(self.founded)
            || self
                .changes
                .iter()
                .any(|change| change.state.is_kept() == Some(true) && is_of_year(change.date))
    }

    /// Whether it was founded, or built again, in the calendar year.
    pub fn is_new_in(&self, year: Year, known_by: Option<Day>) -> bool {
        let is_of_year = |date: Day| date.year() == year && known_by.is_none_or(|day| date <= day);
        is_of_year(self.founded)
            || self
                .changes
                .iter()
                .any(|change| change.state == ModelState::New && is_of_year(change.date))
    }

    /// Whether it worked effectively in a year; `None` if nobody has said so, or both were said.
    pub fn is_effective_in(&self, year: Year) -> Option<bool> {
        let mut said = self
            .results
            .iter()
            .filter(|result| result.year == year)
            .filter_map(|result| result.effective);
        let first = said.next()?;
        said.all(|next| next == first).then_some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(changes: &[(&str, ModelState)]) -> Model {
        let changes = changes.iter().map(|(date, state)| ModelChange {
            date: day(date),
            state: *state,
            extra: Extra::default(),
        });
        let mut model: Model = serde_json::from_str(
            r#"{"id": "m", "unit": "xa", "name": "Camera", "kind": "camera", "founded": "2019-05-01", "stamp": {"at": 1, "device": "d"}}"#,
        )
        .unwrap();
        model.changes = changes.collect();
        model
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_model_that_is_built_again_is_kept_up_again() {
        use ModelState::{New, Reviewed, Strengthened, StruckOff};
        let model = model(&[
            ("2024-03-01", Strengthened),
            ("2021-06-30", StruckOff),
            ("2023-02-01", New),
            ("2022-01-01", Reviewed),
        ]);
        let kept = [
            "2019-04-30",
            "2019-05-01",
            "2021-06-29",
            "2021-06-30",
            "2022-12-31",
            "2023-02-01",
            "2024-12-31",
        ];
        assert_eq!(
            kept.map(|on| model.is_kept_on(day(on))),
            [false, true, true, false, false, true, true]
        );
        assert_eq!(model.struck_off(), None);
        let years = [2018, 2019, 2021, 2022, 2023].map(|year| Year::new(year).unwrap());
        assert_eq!(years.map(|year| model.is_kept_in(year)), [false, true, true, false, true]);
        assert_eq!(
            years.map(|year| model.is_new_in(year, None)),
            [false, true, false, false, true]
        );
    }

    #[test]
    fn of_one_day_the_order_is_that_of_sense_not_of_the_list() {
        use ModelState::{New, Strengthened, StruckOff};
        for (states, is_kept) in [([StruckOff, New], true), ([Strengthened, StruckOff], false)] {
            let [one, other] = states;
            for pair in [[one, other], [other, one]] {
                assert_eq!(
                    model(&pair.map(|state| ("2021-06-30", state))).is_kept_on(day("2021-06-30")),
                    is_kept,
                    "{pair:?}"
                );
            }
        }
    }

    #[test]
    fn two_words_on_one_year_that_contradict_each_other_say_nothing() {
        let mut model = model(&[]);
        let year = Year::new(2024).unwrap();
        let result = |effective| ModelResult {
            year,
            effective,
            tips: None,
            cleared: None,
            summary: String::new(),
            extra: Extra::default(),
        };
        model.results = vec![result(None), result(Some(true))];
        assert_eq!(model.is_effective_in(year), Some(true));
        model.results.push(result(Some(false)));
        assert_eq!(model.is_effective_in(year), None);
    }
}
