//! Assessment periods: the year that a day counts for, for a unit and a standard. A hamlet's year
//! has other limits than its commune's.

use std::sync::Arc;

use super::{Library, RuleSet};
use book::{Day, Period, Unit, Year};

/// The days of a year in which a rule set judges a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The set that judges the year.
    pub rules: Arc<RuleSet>,
    /// The assessment year.
    pub year: Year,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

impl Term {
    fn of(rules: &Arc<RuleSet>, year: Year) -> Option<Self> {
        let Period { from, to } = rules.window_of(year)?;
        Some(Self { rules: Arc::clone(rules), year, from: from?, to: to? })
    }

    /// Whether a day is within the term.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }

    /// The number of days left, including `today`; 0 once it is over.
    pub fn days_left(&self, today: Day) -> u32 {
        self.to.days_since(today.max(self.from)).map_or(0, |days| days + 1)
    }
}

impl Library {
    /// The terms of a year for a unit: one for each rule set that judges it then and is asked for,
    /// a book's own sets first. A draft has none.
    pub fn terms(&self, unit: &Unit, year: Year, is_asked: impl Fn(&RuleSet) -> bool) -> Vec<Term> {
        let sets = self
            .rule_sets()
            .iter()
            .filter(|rules| rules.draft.is_none() && rules.is_for(unit) && is_asked(rules));
        let is_in_force = |rules: &&Arc<RuleSet>| {
            let judges = self.in_force(&rules.standard, unit.kind, year);
            judges.is_some_and(|set| set.id == rules.id)
        };
        sets.filter(is_in_force).filter_map(|rules| Term::of(rules, year)).collect()
    }

    /// The terms that a day counts for; one for most sets. If a new text changed the limits of the
    /// year, a day may count for two years or for none.
    pub fn terms_of_day(
        &self,
        unit: &Unit,
        day: Day,
        is_asked: impl Fn(&RuleSet) -> bool,
    ) -> Vec<Term> {
        // A window ends in its own year and begins in that year or the one before.
        let years = [Some(day.year()), day.year().after(1)];
        let terms = years.into_iter().flatten().flat_map(|year| self.terms(unit, year, &is_asked));
        terms.filter(|term| term.contains(day)).collect()
    }
}
