//! Two verdicts on one unit side by side: the rule set and year of each column.

use std::sync::Arc;

use book::{KindCode, UnitId, Year};
use law::{Library, RuleSet};

use crate::route::{Query, Route};
use crate::standards::{is_main, line_of, rank};

/// A rule set and a year.
#[derive(Clone, PartialEq)]
pub struct Side {
    /// The rule set.
    pub rules: Arc<RuleSet>,
    /// The year.
    pub year: Year,
}

/// The two columns of a comparison.
#[derive(Clone, PartialEq)]
pub struct Sides {
    /// The first column.
    pub first: Side,
    /// The second column, if there is anything to compare with.
    pub second: Option<Side>,
}

/// Chooses the columns for an address. `sets_of` returns the rule sets that judge the unit in a
/// year. Returns none if the chosen year has no rule set.
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

/// Chooses the second column where the address has none: another set that a desk keeps, else the
/// same line a year before.
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
    let is_other = |rules: &&Arc<RuleSet>| rules.standard != first.rules.standard && is_main(rules);
    let other = sets_of(year).iter().find(is_other).cloned();
    other.map(|rules| Side { rules, year }).or_else(|| in_year(year.before(1)?, &first.rules.id))
}

/// Finds the set with an id, else the set of the same line.
fn near(library: &Library, sets: &[Arc<RuleSet>], id: &str) -> Option<Arc<RuleSet>> {
    let line = library.rule_set(id).map(|rules| line_of(library, rules));
    let of_line = || sets.iter().find(|rules| Some(line_of(library, rules)) == line);
    sets.iter().find(|rules| rules.id == id).or_else(of_line).cloned()
}

/// Returns the address of a comparison.
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
