//! The common part of the checks of a rule set: their input and their findings.

use super::RuleFault;
use super::context::Context;
use super::read_members::{At, Parts, note};
use super::similar_codes::near;
use crate::Fault;
use crate::findings::Findings;
use book::{Day, KindCode, KindGroup};
use law::RuleSet;

/// Checks one rule set.
pub(super) struct Checker<'c> {
    pub context: &'c Context<'c>,
    pub parts: &'c Parts,
    findings: &'c mut Findings,
}

impl<'c> Checker<'c> {
    pub fn new(context: &'c Context<'c>, parts: &'c Parts, findings: &'c mut Findings) -> Self {
        Self { context, parts, findings }
    }

    pub fn problem(&mut self, at: &At, fault: Fault) {
        note(self.findings, at, fault);
    }

    pub fn rule_problem(&mut self, at: &At, fault: RuleFault) {
        self.problem(at, Fault::Rule(fault));
    }

    pub fn code(&mut self, at: &At, group: KindGroup, code: &KindCode) {
        if self.context.catalogue.get(group, code).is_none() {
            let near = near(&self.context.catalogue, group, code.as_str());
            self.rule_problem(at, RuleFault::UnknownCode { code: code.to_string(), group, near });
        }
    }

    /// Checks that a number is from 1 to `most`.
    pub fn number(&mut self, at: &At, number: u32, most: u32, allowed: &'static str) {
        if number == 0 || number > most {
            self.problem(at, Fault::OutOfRange { found: number.to_string(), allowed });
        }
    }

    /// The other sets of the library. The set with the same id is this one, or is replaced by it.
    pub fn others(&self) -> impl Iterator<Item = &'c RuleSet> + use<'c> {
        let id = self.parts.id.as_deref();
        self.context
            .library
            .rule_sets()
            .iter()
            .map(AsRef::as_ref)
            .filter(move |other| Some(other.id.as_str()) != id)
    }

    /// The last day of the set, if it has one.
    pub fn last_day(&self) -> Option<Day> {
        self.parts.in_force.and_then(|period| period.to)
    }
}
