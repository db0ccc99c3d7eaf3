//! Checks of a rule set beyond its shape: ids, codes, days, points.

use std::collections::BTreeSet;

use super::RuleFault;
pub(super) use super::checker::Checker;
use super::context::Context;
use super::read_members::{At, Parts};
use super::{check_requires, gaps_in_time};
use crate::findings::Findings;
use crate::problem::Fault;
use book::{KindGroup, Period, RecordId, Year};
use law::Test;

/// Runs all checks on a rule set.
pub(super) fn check(context: &Context<'_>, parts: &Parts, findings: &mut Findings) {
    let mut checker = Checker::new(context, parts, findings);
    checker.id();
    checker.sets_named();
    checker.days();
    checker.conditions();
    checker.points();
    gaps_in_time::check(&mut checker);
}

impl Checker<'_> {
    fn id(&mut self) {
        let Some(id) = &self.parts.id else { return };
        let at = self.parts.at.child("id");
        self.usable(&at, id);
        if self.context.national.rule_set(id).is_some() {
            self.rule_problem(&at, RuleFault::NationalId { id: id.clone() });
        }
    }

    fn usable(&mut self, at: &At, id: &str) {
        if RecordId::new(id).is_err() {
            self.rule_problem(at, RuleFault::BadId { found: id.chars().take(60).collect() });
        }
    }

    fn sets_named(&mut self) {
        let at = self.parts.at.clone();
        let origin = self.parts.origin.as_ref().map(|origin| (at.child("origin.id"), &origin.id));
        let follows = self.parts.follows.as_ref().map(|id| (at.child("follows"), id));
        for (at, id) in [origin, follows].into_iter().flatten() {
            if !self.others().any(|other| other.id == *id) {
                self.rule_problem(&at, RuleFault::NoSuchSet { id: id.clone() });
            }
        }
        if let Some(standard) = &self.parts.standard {
            self.code(&at.child("standard"), KindGroup::Standard, standard);
        }
        if let Some(paper) = &self.parts.asked_by {
            self.code(&at.child("asked_by"), KindGroup::Paper, paper);
        }
    }

    fn days(&mut self) {
        let at = self.parts.at.clone();
        if let Some(period) = self.parts.in_force {
            self.period(&at.child("in_force"), period);
        }
        for (at, authority) in &self.parts.authorities {
            self.period(&at.child("in_force"), authority.in_force);
            for (field, text) in [
                ("who.vi", &authority.who.vi),
                ("who.en", &authority.who.en),
                ("clause", &authority.clause),
            ] {
                if text.trim().is_empty() {
                    self.problem(&at.child(field), Fault::Blank);
                }
            }
        }
        let Some(window) = self.parts.window else { return };
        // Two consecutive years without a 29 February.
        let of = |year: u16| Year::new(year).and_then(|year| window.of(year));
        let end = of(2001).and_then(|first| first.to?.next());
        if end.is_none() || end != of(2002).and_then(|second| second.from) {
            self.rule_problem(
                &at.child("window"),
                RuleFault::NotTwelveMonths { from: window.from.into(), to: window.to.into() },
            );
        }
    }

    fn period(&mut self, at: &At, period: Period) {
        if let (Some(start), Some(end)) = (period.from, period.to)
            && start > end
        {
            self.problem(at, Fault::EndsBeforeStart { start, end });
        }
    }

    fn conditions(&mut self) {
        let mut ids = BTreeSet::new();
        let mut asked_standards = Vec::new();
        for asked in &self.parts.conditions {
            if let Some(id) = &asked.id {
                let at = asked.at.child("id");
                self.usable(&at, id);
                if !ids.insert(id) {
                    self.rule_problem(&at, RuleFault::SameCondition { id: id.clone() });
                }
            }
            if let Some(test) = &asked.requires {
                check_requires::check(self, &asked.at.child("requires"), test);
                if let Test::Standard(test) = test {
                    let at = asked.at.child("requires.standard");
                    asked_standards.push((at, test.standard.clone()));
                }
            }
        }
        for (at, asked) in asked_standards {
            if let Some(standard) = &self.parts.standard
                && self.context.library.leads_to(&asked, standard, &self.parts.applies_to)
            {
                self.rule_problem(&at, RuleFault::Circle { standard: standard.to_string() });
            }
        }
    }

    fn points(&mut self) {
        let at = self.parts.at.child("scoring");
        let mut sum = 0_u64;
        for asked in &self.parts.conditions {
            let Some(points) = &asked.points else { continue };
            let at = asked.at.child("points");
            sum += u64::from(points.most);
            if self.parts.scoring.is_none() {
                self.rule_problem(&at, RuleFault::NoScoring);
            }
            if let Some(indicator) = &points.given_as {
                self.code(&at.child("given_as"), KindGroup::Indicator, indicator);
            }
            if let Some(less) = points.less_each {
                if less > points.most {
                    self.problem(
                        &at.child("less_each"),
                        Fault::MoreThan { part: less, whole: points.most, field: "most" },
                    );
                }
                if !matches!(asked.requires, None | Some(Test::NoIncident(_))) {
                    self.rule_problem(&at.child("less_each"), RuleFault::LessEachElsewhere);
                }
            }
        }
        let Some(scoring) = &self.parts.scoring else { return };
        if sum == 0 {
            self.rule_problem(&at, RuleFault::NoPoints);
        }
        if sum > u64::from(scoring.out_of) {
            self.rule_problem(
                &at.child("out_of"),
                RuleFault::PointsOver { sum, out_of: scoring.out_of },
            );
        }
        let mut above = u64::from(scoring.out_of) + 1;
        for (index, class) in scoring.classes.iter().enumerate() {
            let at = at.child("classes").item(index);
            if u64::from(class.from) >= above {
                self.rule_problem(&at.child("from"), RuleFault::ClassOrder);
            }
            above = u64::from(class.from);
            if class.label.vi.trim().is_empty() || class.label.en.trim().is_empty() {
                self.problem(&at.child("label"), Fault::Blank);
            }
        }
    }
}
