//! The limits that a rule file must keep to beyond its shape. The checker of rule files reads them.

use book::{KindCode, KindGroup, Year};

use super::Percent;

/// A member of a test and the limit that it must keep to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit<'t> {
    /// The path of the member from `requires`, such as `unit_share.having.recognised`.
    pub path: &'static str,
    /// The index of the list item that is meant, if the member is a list.
    pub item: Option<usize>,
    /// The limit.
    pub demand: Demand<'t>,
}

/// The limit of a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demand<'t> {
    /// The list must not be empty; it has this many items.
    NotEmpty(usize),
    /// The code must be in the catalogue.
    Code(KindGroup, &'t KindCode),
    /// The rating must be on a scale, so that others compare with it.
    OnScale(&'t KindCode),
    /// The number must be from 1 to `most`.
    Number {
        /// The number.
        number: u32,
        /// The greatest number allowed.
        most: u32,
        /// The range in words.
        allowed: &'static str,
    },
    /// The year must have national figures and lie before the years that the set judges.
    EarlierYear(Year),
}

impl<'t> Limit<'t> {
    pub(super) fn new(path: &'static str, demand: Demand<'t>) -> Self {
        Self { path, item: None, demand }
    }

    /// A code that must be in the catalogue.
    pub(super) fn code(path: &'static str, group: KindGroup, code: &'t KindCode) -> Self {
        Self::new(path, Demand::Code(group, code))
    }

    /// Codes of a list that may be empty, each of which must be in the catalogue.
    pub(super) fn each_code(
        path: &'static str,
        group: KindGroup,
        codes: &'t [KindCode],
    ) -> impl Iterator<Item = Self> {
        codes
            .iter()
            .enumerate()
            .map(move |(index, code)| Self { item: Some(index), ..Self::code(path, group, code) })
    }

    /// Codes of a list that must hold some, each of which must be in the catalogue.
    pub(super) fn codes(path: &'static str, group: KindGroup, codes: &'t [KindCode]) -> Vec<Self> {
        let not_empty = Self::new(path, Demand::NotEmpty(codes.len()));
        [not_empty].into_iter().chain(Self::each_code(path, group, codes)).collect()
    }

    /// A share of at least one percent.
    pub(super) fn share(path: &'static str, percent: Percent) -> Self {
        let number = percent.number().into();
        Self::new(path, Demand::Number { number, most: 100, allowed: "1–100" })
    }

    /// A count of at least one.
    pub(super) fn count(path: &'static str, number: u32) -> Self {
        Self::new(path, Demand::Number { number, most: u32::MAX, allowed: "1–4294967295" })
    }

    /// A number of years; a register is not kept for longer than twenty.
    pub(super) fn years(path: &'static str, number: u16) -> Self {
        Self::new(path, Demand::Number { number: number.into(), most: 20, allowed: "1–20" })
    }

    /// A year that figures are compared with.
    pub(super) fn earlier_year(path: &'static str, year: Year) -> Self {
        Self::new(path, Demand::EarlierYear(year))
    }
}
