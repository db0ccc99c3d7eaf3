//! The two columns of a comparison: which rule set and year each has, by the address or else by
//! what is near.

use std::sync::Arc;

use book::{KindCode, UnitId, Year};
use law::{Library, RuleSet};
use leptos::prelude::*;

use crate::app::components::rule_sets;
use crate::app::judged;
use crate::app::state::App;
use desk::route::{Query, Route};

/// A rule set and a year.
#[derive(Clone, PartialEq)]
pub struct Side {
    pub rules: Arc<RuleSet>,
    pub year: Year,
}

/// What is compared.
#[derive(Clone, PartialEq)]
pub struct Sides {
    pub first: Side,
    pub second: Option<Side>,
}

/// The columns that the address asks for.
pub fn sides(app: App, unit: &UnitId) -> Option<Sides> {
    let (year, query) = (app.year.get(), app.query.get());
    let first = first(app, unit, year, query.code.as_ref())?;
    let second = second(app, unit, &first, &query);
    Some(Sides { first, second })
}

fn first(app: App, unit: &UnitId, year: Year, wanted: Option<&KindCode>) -> Option<Side> {
    let sets = judged::sets_of(app, unit, year);
    let asked = wanted.and_then(|wanted| near(&app.library(), &sets, wanted.as_str()));
    let usual = || sets.iter().min_by_key(|rules| judged::rank(rules)).cloned();
    Some(Side { rules: asked.or_else(usual)?, year })
}

/// Without a word in the address: another set that a desk keeps, else the same line a year before.
fn second(app: App, unit: &UnitId, first: &Side, query: &Query) -> Option<Side> {
    let in_year = |year: Year, wanted: &str| {
        let rules = near(&app.library(), &judged::sets_of(app, unit, year), wanted)?;
        Some(Side { rules, year })
    };
    let year = query.other_year.unwrap_or(first.year);
    if let Some(wanted) = &query.other
        && let Some(side) = in_year(year, wanted.as_str())
    {
        return Some(side);
    }
    if year != first.year {
        return in_year(year, &first.rules.id);
    }
    let is_other =
        |rules: &&Arc<RuleSet>| rules.standard != first.rules.standard && judged::is_kept(rules);
    let other = judged::sets_of(app, unit, year).iter().find(is_other).cloned();
    other.map(|rules| Side { rules, year }).or_else(|| in_year(year.before(1)?, &first.rules.id))
}

/// The set of an id among these, else the one of its line.
fn near(library: &Library, sets: &[Arc<RuleSet>], id: &str) -> Option<Arc<RuleSet>> {
    let line = library.rule_set(id).map(|rules| rule_sets::line_of(library, rules));
    let of_line = || sets.iter().find(|rules| Some(rule_sets::line_of(library, rules)) == line);
    sets.iter().find(|rules| rules.id == id).or_else(of_line).cloned()
}

/// The address of a comparison.
pub fn address(unit: &UnitId, first: (&str, Year), second: Option<(&str, Year)>) -> String {
    let query = Query {
        code: KindCode::new(first.0).ok(),
        year: Some(first.1),
        other: second.and_then(|(rules, _)| KindCode::new(rules).ok()),
        other_year: second.map(|(_, year)| year),
        ..Query::default()
    };
    Route::Compare(unit.clone()).with(query)
}
