//! Models (mô hình) of the movement "Toàn dân bảo vệ an ninh Tổ quốc".
//!
//! Three numbers are kept apart: the named model, its points (điểm, the places where it is applied) and its groups (tổ).

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

impl Model {
    /// The day on which it was struck off, if it was.
    pub fn struck_off(&self) -> Option<Day> {
        self.changes.iter().filter(|change| change.state == ModelState::StruckOff).map(|change| change.date).min()
    }

    /// Whether it was founded and not yet struck off on a day.
    pub fn is_kept_on(&self, day: Day) -> bool {
        self.founded <= day && self.struck_off().is_none_or(|end| day < end)
    }

    /// Whether it was founded in the calendar year.
    pub fn is_new_in(&self, year: Year) -> bool {
        self.founded.year() == year
    }

    /// Whether it worked effectively in a year; `None` if nobody has said so.
    pub fn is_effective_in(&self, year: Year) -> Option<bool> {
        self.results.iter().find(|result| result.year == year)?.effective
    }
}
