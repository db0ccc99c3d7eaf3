//! Units (đơn vị): the tree from province to hamlet, with succession.

use schemars::JsonSchema;
use serde::de::IntoDeserializer;
use serde::de::value::Error;
use serde::{Deserialize, Serialize};

use super::fields::read_fields;
use super::{Day, Extra, Period, Stamp, UnitId};

/// What a unit is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// Tỉnh, thành phố trực thuộc trung ương.
    Province,
    /// Huyện, quận, thị xã, thành phố thuộc tỉnh (until 30/6/2025).
    District,
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Thị trấn.
    Township,
    /// Đặc khu.
    SpecialZone,
    /// Khu dân cư: thôn, bản, ấp, tổ dân phố (TT 124/2021 Điều 2 khoản 1).
    Hamlet,
    /// Cơ quan (Điều 2 khoản 2).
    Agency,
    /// Doanh nghiệp (Điều 2 khoản 3).
    Enterprise,
    /// Cơ sở giáo dục (Điều 2 khoản 4).
    School,
}

impl UnitKind {
    /// Xã, phường, thị trấn or đặc khu.
    pub fn is_commune_level(self) -> bool {
        matches!(self, Self::Commune | Self::Ward | Self::Township | Self::SpecialZone)
    }

    /// Whether units of this kind have a shard of their own; all others live in their commune's.
    pub fn has_shard(self) -> bool {
        self.is_commune_level() || matches!(self, Self::Province | Self::District)
    }

    /// The days on which there are units of this kind: since 01/7/2025 a province has xã, phường
    /// and đặc khu and nothing between.
    pub fn in_force(self) -> Period {
        match self {
            Self::District | Self::Township => {
                Period { from: None, to: Day::parse("2025-06-30").ok() }
            }
            Self::SpecialZone => Period { from: Day::parse("2025-07-01").ok(), to: None },
            Self::Province
            | Self::Commune
            | Self::Ward
            | Self::Hamlet
            | Self::Agency
            | Self::Enterprise
            | Self::School => Period::default(),
        }
    }

    /// Whether a choice is offered for a time: one that names a kind of unit, such as the level of
    /// a model, only where there are such units.
    pub fn is_offered(choice: &str, time: Period) -> bool {
        let kind = Self::deserialize(IntoDeserializer::<Error>::into_deserializer(choice));
        kind.map_or(true, |kind| kind.in_force().overlaps(time))
    }

    /// Whether a unit of this kind can be right below one of another: a district below a province,
    /// a commune below either, a hamlet below a commune, others below any of them.
    pub fn can_be_below(self, parent: Self) -> bool {
        match self {
            Self::Province => false,
            Self::District => parent == Self::Province,
            Self::Commune | Self::Ward | Self::Township | Self::SpecialZone => {
                matches!(parent, Self::Province | Self::District)
            }
            Self::Hamlet => parent.is_commune_level(),
            Self::Agency | Self::Enterprise | Self::School => parent.has_shard(),
        }
    }

    /// Whether both are of one level, so that what is above and below one of them can be above and
    /// below the other.
    pub fn is_level_of(self, other: Self) -> bool {
        self == other
            || (self.is_commune_level() && other.is_commune_level())
            || !(self.has_level() || other.has_level())
    }

    fn has_level(self) -> bool {
        self.has_shard() || self == Self::Hamlet
    }
}

/// What decides whether an agency, enterprise or school is subject to a standard (TT 124/2021 Điều
/// 1 khoản 2 điểm b).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UnitClass {
    /// Lực lượng vũ trang.
    ArmedForces,
    /// Doanh nghiệp siêu nhỏ.
    Micro,
    /// Doanh nghiệp nhỏ.
    Small,
    /// Doanh nghiệp vừa.
    Medium,
    /// Doanh nghiệp lớn.
    Large,
    /// Nhà trẻ, mầm non.
    Kindergarten,
    /// Tiểu học.
    Primary,
    /// Trung học cơ sở.
    LowerSecondary,
    /// Trung học phổ thông.
    UpperSecondary,
}

impl UnitClass {
    /// The kind of unit that it is a class of.
    pub fn kind(self) -> UnitKind {
        match self {
            Self::ArmedForces => UnitKind::Agency,
            Self::Micro | Self::Small | Self::Medium | Self::Large => UnitKind::Enterprise,
            Self::Kindergarten | Self::Primary | Self::LowerSecondary | Self::UpperSecondary => {
                UnitKind::School
            }
        }
    }
}

/// A unit that another took in while it went on, or of which it took in a part.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Absorbed {
    /// The unit that was taken in.
    pub unit: UnitId,
    /// The first day on which it belonged to the other.
    pub on: Day,
    /// Whether only a part of it was taken in: the rest went to others, or it goes on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partly: bool,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    Absorbed { unit, on }
    or { partly = false }
}

/// How a unit became part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joining<'a> {
    /// The part.
    pub part: &'a UnitId,
    /// The first day on which it belonged to the other, if it is known.
    pub on: Option<Day>,
    /// Whether only a part of it did.
    pub partly: bool,
    /// Whether the other was there before and went on.
    pub grows: bool,
}

/// A unit of the register.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Unit {
    /// Unique across devices.
    pub id: UnitId,
    /// What it is.
    pub kind: UnitKind,
    /// Its name without the kind: `Việt Thành`, `Trúc Đình`.
    pub name: String,
    /// Of a hamlet: what it is called locally, written before its name: `thôn`, `bản`, `tổ dân
    /// phố`, `khu phố`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind_word: String,
    /// The unit above; none for the top of the book.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<UnitId>,
    /// Official code; reused over time, so never used to tell units apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What decides whether a standard applies to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<UnitClass>,
    /// People.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<u32>,
    /// Households.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub households: Option<u32>,
    /// Region I, II or III of ethnic-minority and mountain areas: 1, 2 or 3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<u8>,
    /// Of a commune: its group in the new-countryside set of 2026-2030, whose values differ (QĐ
    /// 51/2025/QĐ-TTg): 1 next to a city or to become urban, 3 of regions II and III, 2 the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commune_group: Option<u8>,
    /// First day of its existence, where it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<Day>,
    /// Last day of its existence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_to: Option<Day>,
    /// The units that it was made of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formed_from: Vec<UnitId>,
    /// What it took in on a day of its life, and what it was formed from only a part of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absorbed: Vec<Absorbed>,
    /// Of a deleted unit: the unit that it turned out to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined_into: Option<UnitId>,
    /// What it was before it was put on another level (township to district). A merge shows it so
    /// while another book has units below it that do not fit the new kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind_before: Option<UnitKind>,
    /// Free text; never names of citizens.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Made up to illustrate, not taken from a source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub illustrative: bool,
    /// This revision deletes the unit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub deleted: bool,
    /// Revision stamp.
    pub stamp: Stamp,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    Unit { id, kind, name, stamp }
    or { kind_word = String::new(), parent = None, code = None, class = None, population = None, households = None, region = None, commune_group = None, valid_from = None, valid_to = None, formed_from = Vec::new(), absorbed = Vec::new(), joined_into = None, kind_before = None, note = String::new(), illustrative = false, deleted = false }
}

impl Unit {
    /// Whether it is of one of these classes. `None` for an enterprise or school whose class is
    /// blank and may be one of them; an agency has a class only if it is of the armed forces.
    pub fn is_of_class(&self, classes: &[UnitClass]) -> Option<bool> {
        let is_unknown = || {
            self.kind != UnitKind::Agency && classes.iter().any(|class| class.kind() == self.kind)
        };
        match self.class {
            Some(class) => Some(classes.contains(&class)),
            None => (!is_unknown()).then_some(false),
        }
    }

    /// The units that it was made of or took in.
    pub fn parts(&self) -> impl Iterator<Item = &UnitId> {
        self.formed_from.iter().chain(self.absorbed.iter().map(|absorbed| &absorbed.unit))
    }

    /// What it was made of and took in, in the order of their ids, each with the first day on which
    /// that belonged to it. A unit without a first day was always there: what it was made of it
    /// took in when that ended.
    pub fn joinings(
        &self,
        last_day: impl Fn(&UnitId) -> Option<Day>,
    ) -> std::vec::IntoIter<Joining<'_>> {
        let is_told =
            |part: &&UnitId| !self.absorbed.iter().any(|absorbed| absorbed.unit == **part);
        let formed = self.formed_from.iter().filter(is_told).map(|part| Joining {
            part,
            on: self.valid_from.or_else(|| last_day(part)?.next()),
            partly: false,
            grows: self.valid_from.is_none(),
        });
        let absorbed = self.absorbed.iter().map(|absorbed| Joining {
            part: &absorbed.unit,
            on: Some(absorbed.on),
            partly: absorbed.partly,
            grows: self.valid_from.is_none_or(|from| from < absorbed.on),
        });
        let mut joinings: Vec<_> = formed.chain(absorbed).collect();
        crate::sort::sort_by(&mut joinings, |a, b| (a.part, a.on).cmp(&(b.part, b.on)));
        joinings.into_iter()
    }

    /// The first day of a unit that was made of others.
    pub fn formed_on(&self) -> Option<Day> {
        let is_formed = |from: &Day| {
            !self.formed_from.is_empty()
                || self.absorbed.iter().any(|absorbed| absorbed.on == *from)
        };
        self.valid_from.filter(is_formed)
    }

    /// The units that it was made of or took in, to be changed.
    pub(crate) fn parts_mut(&mut self) -> impl Iterator<Item = &mut UnitId> {
        self.formed_from
            .iter_mut()
            .chain(self.absorbed.iter_mut().map(|absorbed| &mut absorbed.unit))
    }

    /// The days on which it exists.
    pub fn validity(&self) -> Period {
        Period { from: self.valid_from, to: self.valid_to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Year;

    #[test]
    fn a_choice_that_names_a_level_is_offered_while_there_are_such_units() {
        let offered =
            |choice, year| UnitKind::is_offered(choice, Year::new(year).unwrap().period());
        assert_eq!([2024, 2025, 2026].map(|year| offered("district", year)), [true, true, false]);
        assert_eq!([2024, 2025, 2026].map(|year| offered("township", year)), [true, true, false]);
        assert_eq!(
            [2024, 2025, 2026].map(|year| offered("special_zone", year)),
            [false, true, true]
        );
        assert!(
            offered("commune", 2026) && offered("very_serious", 2026),
            "what is no kind of unit is always offered"
        );
    }
}
