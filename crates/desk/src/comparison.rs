//! Two verdicts on one unit side by side: which rule set and year each column has.

use std::sync::Arc;

use book::{KindCode, UnitId, Year};
use law::{Library, RuleSet};

use crate::route::{Query, Route};
use crate::standards::{is_kept, line_of, rank};

/// A rule set and a year.
#[derive(Clone, PartialEq)]
pub struct Side {
    /// The rule set.
    pub rules: Arc<RuleSet>,
    /// The year.
    pub year: Year,
}

/// What is compared.
#[derive(Clone, PartialEq)]
pub struct Sides {
    /// The first column.
    pub first: Side,
    /// The second column; none where there is nothing to compare with.
    pub second: Option<Side>,
}

/// The columns that an address asks for; `sets_of` gives the rule sets that judge the unit in a
/// year. None if the chosen year has none.
pub fn sides(
    library: &Library,
    sets_of: &dyn Fn(Year) -> Vec<Arc<RuleSet>>,
    year: Year,
    query: &Query,
) -> Option<Sides> {
    let sets = sets_of(year);
    let asked = query.code.as_ref().and_then(|wanted| near(library, &sets, wanted.as_str()));
    let usual = || sets.iter().min_by_key(|rules| rank(rules)).cloned();
    let first = Side { rules: asked.or_else(usual)?, year };
    let second = second(library, sets_of, &first, query);
    Some(Sides { first, second })
}

/// Where the address says nothing: another set that a desk keeps, else the same line a year before.
fn second(
    library: &Library,
    sets_of: &dyn Fn(Year) -> Vec<Arc<RuleSet>>,
    first: &Side,
    query: &Query,
) -> Option<Side> {
    let in_year = |year: Year, wanted: &str| {
        let rules = near(library, &sets_of(year), wanted)?;
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
    let is_other = |rules: &&Arc<RuleSet>| rules.standard != first.rules.standard && is_kept(rules);
    let other = sets_of(year).iter().find(is_other).cloned();
    other.map(|rules| Side { rules, year }).or_else(|| in_year(year.before(1)?, &first.rules.id))
}

/// The set of an id among these, else the one of its line.
fn near(library: &Library, sets: &[Arc<RuleSet>], id: &str) -> Option<Arc<RuleSet>> {
    let line = library.rule_set(id).map(|rules| line_of(library, rules));
    let of_line = || sets.iter().find(|rules| Some(line_of(library, rules)) == line);
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
