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

    /// The target of a column with this heading.
    pub fn target(&self, heading: &str) -> Target {
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
