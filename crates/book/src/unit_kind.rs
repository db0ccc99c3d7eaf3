//! The kinds of unit, and the attributes that decide which standards apply to a unit.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use crate::choice::{Choice, choices};
use crate::{Day, Period};

choices! {
    /// The kind of a unit.
    #[derive(PartialOrd, Ord)]
    UnitKind {
        /// Province or centrally run city (tỉnh, thành phố trực thuộc trung ương).
        Province "province" = "Tỉnh", "Province", ["thanh pho"];
        /// District (huyện, quận, thị xã, thành phố thuộc tỉnh), until 30/6/2025.
        District "district" = "Huyện", "District", ["quan", "thi xa", "thanh pho thuoc tinh"];
        /// Commune (xã).
        Commune "commune" = "Xã", "Commune";
        /// Ward (phường).
        Ward "ward" = "Phường", "Ward";
        /// Township (thị trấn).
        Township "township" = "Thị trấn", "Township";
        /// Special zone (đặc khu).
        SpecialZone "special_zone" = "Đặc khu", "Special zone";
        /// Hamlet (khu dân cư): thôn, bản, ấp, tổ dân phố (TT 124/2021 Điều 2 khoản 1).
        Hamlet "hamlet" = "Khu dân cư", "Hamlet", [
            "thon", "ban", "ap", "to dan pho", "tdp", "khu pho", "kp", "tieu khu", "khom", "xom",
            "lang", "buon", "phum", "soc", "khu", "to", "kdc", "thon ban", "thon, ban"
        ];
        /// Agency (cơ quan; Điều 2 khoản 2).
        Agency "agency" = "Cơ quan", "Agency", ["co quan nha nuoc", "don vi su nghiep"];
        /// Enterprise (doanh nghiệp; Điều 2 khoản 3).
        Enterprise "enterprise" = "Doanh nghiệp", "Enterprise", ["cong ty", "hop tac xa", "dn"];
        /// School (cơ sở giáo dục; Điều 2 khoản 4).
        School "school" = "Cơ sở giáo dục", "School", ["truong", "truong hoc", "nha truong"];
    }
}

impl UnitKind {
    /// The kinds as they are offered: those of which a commune has many come first.
    pub const OFFERED: [Self; 10] = [
        Self::Hamlet,
        Self::Agency,
        Self::Enterprise,
        Self::School,
        Self::Commune,
        Self::Ward,
        Self::Township,
        Self::SpecialZone,
        Self::District,
        Self::Province,
    ];

    /// The same as choices.
    #[expect(clippy::indexing_slicing, reason = "runs while the program is compiled")]
    pub const OFFERED_CHOICES: &'static [Choice] = &{
        let mut choices = [Self::Hamlet.choice(); Self::OFFERED.len()];
        let mut at = 0;
        while at < choices.len() {
            choices[at] = Self::OFFERED[at].choice();
            at += 1;
        }
        choices
    };

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

choices! {
    /// The class of an agency, enterprise or school. It decides whether a standard applies (TT
    /// 124/2021 Điều 1 khoản 2 điểm b).
    UnitClass {
        /// Armed forces (lực lượng vũ trang).
        ArmedForces "armed_forces" = "Lực lượng vũ trang", "Armed forces";
        /// Micro-enterprise (doanh nghiệp siêu nhỏ).
        Micro "micro" = "Doanh nghiệp siêu nhỏ", "Micro enterprise";
        /// Small enterprise (doanh nghiệp nhỏ).
        Small "small" = "Doanh nghiệp nhỏ", "Small enterprise";
        /// Medium enterprise (doanh nghiệp vừa).
        Medium "medium" = "Doanh nghiệp vừa", "Medium enterprise";
        /// Large enterprise (doanh nghiệp lớn).
        Large "large" = "Doanh nghiệp lớn", "Large enterprise";
        /// Kindergarten (nhà trẻ, mầm non).
        Kindergarten "kindergarten" = "Nhà trẻ, mầm non", "Kindergarten";
        /// Primary school (tiểu học).
        Primary "primary" = "Tiểu học", "Primary school";
        /// Lower secondary school (trung học cơ sở).
        LowerSecondary "lower_secondary" = "Trung học cơ sở", "Lower secondary school";
        /// Upper secondary school (trung học phổ thông).
        UpperSecondary "upper_secondary" = "Trung học phổ thông", "Upper secondary school";
    }
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
