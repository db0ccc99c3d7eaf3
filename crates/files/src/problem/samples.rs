//! One sample of each fault and each remark, for tests of their sentences.

use book::{Day, KindGroup, UnitKind, ValueError};

use super::{Fault, Place, Remark, Wanted};
use crate::{RuleFault, Unchecked};

fn text(text: &str) -> String {
    text.to_owned()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// One fault of each variant.
pub fn faults() -> Vec<Fault> {
    vec![
        Fault::TooBig { bytes: 33_000_001 },
        Fault::Empty,
        Fault::NotUtf8 { is_utf16: true },
        Fault::NotUtf8 { is_utf16: false },
        Fault::Cut,
        Fault::Sealed,
        Fault::Quoted,
        Fault::Changed,
        Fault::Forged,
        Fault::NotJson { message: text("trailing comma") },
        Fault::WrongFormat { found: text("") },
        Fault::WrongFormat { found: text("x") },
        Fault::WrongVersion { found: text("x") },
        Fault::NewerVersion { found: text("9.0") },
        Fault::UnreadableCopy { parts: 3 },
        Fault::LockedCopy,
        Fault::TooDeep,
        Fault::Missing { field: text("id") },
        Fault::TwiceInOne { field: text("id") },
        Fault::UnknownField { field: text("x") },
        Fault::WrongType { wanted: Wanted::Count, found: text("x") },
        Fault::WrongType { wanted: Wanted::Text, found: text("1") },
        Fault::WrongType { wanted: Wanted::YesNo, found: text("1") },
        Fault::WrongType { wanted: Wanted::Word, found: text("1") },
        Fault::WrongType { wanted: Wanted::Object, found: text("1") },
        Fault::WrongType { wanted: Wanted::List, found: text("1") },
        Fault::Negative { found: text("-1") },
        Fault::Fraction { found: text("1.5") },
        Fault::OutOfRange { found: text("300"), allowed: "0–255" },
        Fault::UnknownWord { found: text("\"x\""), allowed: text("a, b") },
        Fault::BadValue(ValueError::Year(1)),
        Fault::Unusable { found: text("\"x\"") },
        Fault::LegacyEncoding { found: text("nhµ") },
        Fault::TooLong { characters: 10_001 },
        Fault::TooMany { count: 9, most: 8 },
        Fault::Blank,
        Fault::KindTaken { code: text("x") },
        Fault::SameId { first: Box::new(Place { line: Some(3), ..Place::default() }) },
        Fault::NoSuchUnit { id: text("u") },
        Fault::UnitElsewhere { id: text("u") },
        Fault::NoSuchPaper { id: text("p") },
        Fault::NoRoot { id: text("u") },
        Fault::SameRoot { id: text("u") },
        Fault::WrongShard { kind: UnitKind::Hamlet },
        Fault::WrongParent { kind: UnitKind::Commune, parent: UnitKind::Hamlet },
        Fault::ParentCircle,
        Fault::FormedFromItself,
        Fault::EndsBeforeStart { start: day("2019-02-01"), end: day("2019-01-01") },
        Fault::MoreThan { part: 3, whole: 2, field: "households" },
        Fault::NothingShown { id: text("r") },
        Fault::BadStamp,
        Fault::Rule(RuleFault::NoScoring),
        Fault::AndMore { count: 5 },
    ]
    .into_iter()
    .chain(KindGroup::ALL.map(|group| Fault::UnknownKind { code: text("x"), group }))
    .collect()
}

/// One remark of each variant.
pub fn remarks() -> Vec<Remark> {
    vec![
        Remark::NewerMinor { version: text("1.9") },
        Remark::UnknownField { field: text("x") },
        Remark::PartsLeftOut,
        Remark::Quoted,
        Remark::Unchecked(Unchecked::NoChecksum),
        Remark::Unchecked(Unchecked::Before),
        Remark::Unchecked(Unchecked::Behind { member: text("x") }),
        Remark::RuleSet(RuleFault::NoScoring),
        Remark::Composed,
        Remark::LegacyEncoding,
        Remark::Markup,
        Remark::AboutNothing,
        Remark::Ahead { today: day("2019-02-01") },
        Remark::YearAhead { begins: day("2019-02-01") },
        Remark::KindEnded { kind: UnitKind::District, last: day("2025-06-30") },
    ]
}
