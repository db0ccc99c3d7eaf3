//! What each test must keep to: its codes are in the catalogue, its lists hold something, its
//! numbers can be met or missed.

use super::RuleFault;
use super::check::Checker;
use super::parts::At;
use crate::problem::Fault;
use book::{KindCode, KindGroup};
use law::{Baseline, Having, ShareLimit, Test};

/// More years than a register is kept.
const MAX_YEARS: u32 = 20;

/// The first year of whole Vietnam's figures.
const FIRST_YEAR: u16 = 1976;

pub(super) fn check(checker: &mut Checker<'_>, at: &At, test: &Test) {
    let share = |checker: &mut Checker<'_>, at: At, number: u8| {
        checker.number(&at, number.into(), 100, "1–100")
    };
    match test {
        Test::All(_) | Test::Any(_) | Test::Registration { .. } | Test::ByPerson {} => (),
        Test::Group { any_of } => {
            let at = at.child("group.any_of");
            if any_of.is_empty() {
                checker.rule_problem(&at, RuleFault::EmptyList { field: "any_of" });
            }
            for (place, group) in any_of.iter().enumerate() {
                checker.number(&at.item(place), (*group).into(), 3, "1–3");
            }
        }
        Test::Paper { kinds, .. } => {
            checker.codes(&at.child("paper"), "kinds", KindGroup::Paper, kinds)
        }
        Test::Households { at_least } => {
            share(checker, at.child("households.at_least"), at_least.number())
        }
        Test::Statement { kind, .. } => {
            checker.code(&at.child("statement.kind"), KindGroup::Statement, kind)
        }
        Test::NoIncident { kinds, years, .. } => {
            let at = at.child("no_incident");
            checker.codes(&at, "kinds", KindGroup::Incident, kinds);
            if let Some(years) = years {
                checker.number(&at.child("years"), (*years).into(), MAX_YEARS, "1–20");
            }
        }
        Test::Reduced { indicators, against, by, .. } => {
            let at = at.child("reduced");
            checker.codes(&at, "indicators", KindGroup::Indicator, indicators);
            checker.baseline(&at.child("against"), *against);
            if let Some(by) = by {
                share(checker, at.child("by"), by.number());
            }
        }
        Test::AtMost { indicator, .. } => {
            checker.code(&at.child("at_most.indicator"), KindGroup::Indicator, indicator)
        }
        Test::TotalShare { part, whole, limit } => {
            let at = at.child("total_share");
            checker.code(&at.child("part"), KindGroup::Indicator, part);
            checker.code(&at.child("whole"), KindGroup::Indicator, whole);
            match limit {
                ShareLimit::AtLeast(percent) => {
                    share(checker, at.child("limit.at_least"), percent.number())
                }
                ShareLimit::LessThan(percent) => {
                    share(checker, at.child("limit.less_than"), percent.number())
                }
            }
        }
        Test::Models { at_least, kinds, .. } => {
            let at = at.child("models");
            checker.number(&at.child("at_least"), *at_least, u32::MAX, "1–4294967295");
            checker.each_code(&at.child("kinds"), KindGroup::Model, kinds);
        }
        Test::Rating { forces, at_least } => {
            let at = at.child("rating");
            checker.codes(&at, "forces", KindGroup::Force, forces);
            checker.rating(&at.child("at_least"), at_least);
        }
        Test::Discipline { forces, .. } => {
            checker.codes(&at.child("discipline"), "forces", KindGroup::Force, forces)
        }
        Test::Activity { kinds, at_least, .. } => {
            let at = at.child("activity");
            checker.codes(&at, "kinds", KindGroup::Activity, kinds);
            checker.number(&at.child("at_least"), *at_least, u32::MAX, "1–4294967295");
        }
        Test::UnitShare { of, having, at_least, totals, .. } => {
            let at = at.child("unit_share");
            if of.is_empty() {
                checker.rule_problem(&at.child("of"), RuleFault::EmptyList { field: "of" });
            }
            if let Having::Recognised(standard) = having {
                checker.code(&at.child("having.recognised"), KindGroup::Standard, standard);
            }
            share(checker, at.child("at_least"), at_least.number());
            for (name, code) in totals
                .iter()
                .flat_map(|totals| [("totals.whole", &totals.whole), ("totals.part", &totals.part)])
            {
                checker.code(&at.child(name), KindGroup::Indicator, code);
            }
        }
        Test::Standard { standard, .. } => {
            checker.code(&at.child("standard.standard"), KindGroup::Standard, standard)
        }
    }
}

impl Checker<'_> {
    /// Codes of a list that must hold some.
    fn codes(&mut self, at: &At, field: &'static str, group: KindGroup, codes: &[KindCode]) {
        let at = at.child(field);
        if codes.is_empty() {
            self.rule_problem(&at, RuleFault::EmptyList { field });
        }
        self.each_code(&at, group, codes);
    }

    fn each_code(&mut self, at: &At, group: KindGroup, codes: &[KindCode]) {
        for (index, code) in codes.iter().enumerate() {
            self.code(&at.item(index), group, code);
        }
    }

    fn rating(&mut self, at: &At, code: &KindCode) {
        self.code(at, KindGroup::Rating, code);
        let kind = self.context.catalogue.get(KindGroup::Rating, code);
        if kind.is_some_and(|kind| kind.scale.is_none() || kind.rank.is_none()) {
            self.rule_problem(at, RuleFault::NoScale { code: code.to_string() });
        }
    }

    fn baseline(&mut self, at: &At, against: Baseline) {
        match against {
            Baseline::PreviousYear => (),
            Baseline::PrecedingYears(years) => {
                self.number(&at.child("preceding_years"), years.into(), MAX_YEARS, "1–20")
            }
            Baseline::Year(year) => {
                let at = at.child("year");
                if year.number() < FIRST_YEAR {
                    self.problem(
                        &at,
                        Fault::OutOfRange { found: year.to_string(), allowed: "1976–2199" },
                    );
                }
                if self.last_day().is_some_and(|last| last.year() <= year) {
                    self.rule_problem(&at, RuleFault::BaselineTooLate { year: year.number() });
                }
            }
        }
    }
}
