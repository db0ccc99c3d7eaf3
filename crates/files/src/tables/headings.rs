//! Recognises columns by their headings.

use std::collections::BTreeMap;

use super::columns::{Column, Input, NUMBER, columns};
use super::letters::folded;
use super::target::Target;
use crate::List;
use book::{Catalogue, KindCode, KindGroup, RecordKind};

/// The known headings of a list, folded once, because a sheet has many cells that could be
/// headings.
pub(super) struct Headings {
    columns: BTreeMap<String, &'static Column>,
    indicators: BTreeMap<String, KindCode>,
}

/// Headings below others that mean the sum of what is above them, without accents.
const SUMS: [&str; 6] = ["tong so", "tong", "tong cong", "cong", "chung", "so luong"];

/// Words of headings that leave the meaning of those below them, without accents. Below `Hộ
/// nghèo`, a number of households is that of something else.
const NEUTRAL: [&str; 16] = [
    "dan so",
    "ho dan",
    "nhan khau",
    "quy mo",
    "thong tin",
    "xay ra",
    "thoi gian",
    "dia diem",
    "dia ban",
    "dia chi",
    "don vi",
    "so lieu",
    "thiet hai",
    "hau qua",
    "vu viec",
    "trong do",
];

impl Headings {
    /// The headings of a list.
    pub fn of(list: List, catalogue: &Catalogue) -> Self {
        let mut headings = Self { columns: BTreeMap::new(), indicators: BTreeMap::new() };
        for column in columns(list) {
            let names = column.names.iter().chain([&column.field]).map(|name| (*name).to_owned());
            for name in names.chain([folded(column.heading)]) {
                headings.columns.entry(name).or_insert(column);
            }
        }
        if list == List::Of(RecordKind::YearlyTotal) {
            for kind in catalogue.group(KindGroup::Indicator) {
                for name in [folded(&kind.label.vi), kind.code.to_string()] {
                    headings.indicators.entry(name).or_insert_with(|| kind.code.clone());
                }
            }
        }
        headings
    }

    /// The target of a column with these headings, from the top down. All of them together tell
    /// most. The lowest one alone counts if those above do not change its meaning. A sum has the
    /// target of the headings above it.
    pub fn target(&self, levels: &[String]) -> Target {
        let Some((last, above)) = levels.split_last() else { return Target::Skip };
        if above.is_empty() {
            return self.one(last);
        }
        let whole = self.one(&levels.join(" "));
        if whole != Target::Skip {
            return whole;
        }
        if SUMS.contains(&folded(last).as_str()) {
            return self.target(above);
        }
        let leaves_meaning = |heading: &String| {
            let plain = folded(heading);
            self.one(heading) != Target::Skip || NEUTRAL.iter().any(|word| plain.contains(word))
        };
        if above.iter().all(leaves_meaning) { self.one(last) } else { Target::Skip }
    }

    /// The target of a column with this one heading.
    fn one(&self, heading: &str) -> Target {
        // A heading may lack its part in brackets or its line breaks.
        let whole = folded(heading);
        let short =
            whole.split(" (").next().unwrap_or(&whole).trim_end_matches([':', '*', ' ', '.']);
        if short.is_empty() {
            return Target::Skip;
        }
        if let Some(column) = self.columns.get(&whole).or_else(|| self.columns.get(short)) {
            return if column.input == Input::Shown && column.field != NUMBER {
                Target::Skip
            } else {
                Target::Field(column)
            };
        }
        let indicator = self.indicators.get(&whole).or_else(|| self.indicators.get(short));
        indicator.map_or(Target::Skip, |code| Target::Indicator(code.clone()))
    }
}
