//! Checks the requirements of each test, which the law lists, and turns violations into problems.

use super::RuleFault;
use super::check::Checker;
use super::read_members::At;
use crate::problem::Fault;
use book::{KindCode, KindGroup, Year};
use law::{Demand, Test};

/// The first year with figures for the whole of Vietnam.
const FIRST_YEAR: u16 = 1976;

pub(super) fn check(checker: &mut Checker<'_>, at: &At, test: &Test) {
    for limit in test.limits() {
        let list = at.child(limit.path);
        let at = limit.item.map_or_else(|| list.clone(), |index| list.item(index));
        match limit.demand {
            Demand::NotEmpty(0) => {
                let field = limit.path.rsplit('.').next().unwrap_or(limit.path);
                checker.rule_problem(&at, RuleFault::EmptyList { field });
            }
            Demand::NotEmpty(_) => (),
            Demand::Code(group, code) => checker.code(&at, group, code),
            Demand::OnScale(code) => checker.on_scale(&at, code),
            Demand::Number { number, most, allowed } => checker.number(&at, number, most, allowed),
            Demand::EarlierYear(year) => checker.earlier_year(&at, year),
        }
    }
}

impl Checker<'_> {
    fn on_scale(&mut self, at: &At, code: &KindCode) {
        let kind = self.context.catalogue.get(KindGroup::Rating, code);
        if kind.is_some_and(|kind| kind.scale.is_none() || kind.rank.is_none()) {
            self.rule_problem(at, RuleFault::NoScale { code: code.to_string() });
        }
    }

    fn earlier_year(&mut self, at: &At, year: Year) {
        if year.number() < FIRST_YEAR {
            let (found, allowed) = (year.to_string(), "1976–2199");
            self.problem(at, Fault::OutOfRange { found, allowed });
        }
        if self.last_day().is_some_and(|last| last.year() <= year) {
            self.rule_problem(at, RuleFault::BaselineTooLate { year: year.number() });
        }
    }
}
