//! Checks that the sets of one standard and level follow each other in time: no day has two sets,
//! and no day between them has none.

use std::collections::BTreeSet;

use super::RuleFault;
use super::check::Checker;
use book::Day;
use law::RuleSet;

/// A copy replaces its origin, so it may overlap the origin but no other set, and it leaves no gap.
pub(super) fn check(checker: &mut Checker<'_>) {
    let parts = checker.parts;
    let (Some(standard), Some(in_force)) = (&parts.standard, parts.in_force) else { return };
    if in_force.from.zip(in_force.to).is_some_and(|(from, to)| from > to) {
        return;
    }
    let at = parts.at.child("in_force");
    let origin = parts.origin.as_ref().map(|origin| origin.id.as_str());
    let is_copy_of_this = |other: &RuleSet| {
        other.origin.as_ref().is_some_and(|origin| Some(&origin.id) == parts.id.as_ref())
    };
    let mut told = BTreeSet::new();
    for kind in &parts.applies_to {
        let of_line = |other: &&RuleSet| {
            other.standard == *standard
                && other.applies_to.contains(kind)
                && !is_copy_of_this(other)
        };
        let others: Vec<_> = checker
            .others()
            .filter(of_line)
            .filter(|other| Some(other.id.as_str()) != origin)
            .collect();
        for other in others.iter().filter(|other| other.in_force.overlaps(in_force)) {
            if told.insert(other.id.clone()) {
                checker.rule_problem(&at, RuleFault::Overlap { other: other.id.clone() });
            }
        }
        if origin.is_some() || !told.is_empty() {
            continue;
        }
        // The gap lies between this set and the nearest ones.
        let before = others
            .iter()
            .filter_map(|other| Some((other.in_force.to?, *other)))
            .filter(|(to, _)| Some(*to) < in_force.from);
        let after = others
            .iter()
            .filter_map(|other| Some((other.in_force.from?, *other)))
            .filter(|(from, _)| Some(*from) > in_force.to);
        let after = after.filter(|_| in_force.to.is_some());
        let before =
            before.max_by_key(|(to, _)| *to).and_then(|(to, other)| gap(to, in_force.from?, other));
        let after = after
            .min_by_key(|(from, _)| *from)
            .and_then(|(from, other)| gap(in_force.to?, from, other));
        for fault in [before, after].into_iter().flatten() {
            if let RuleFault::Gap { other, .. } = &fault
                && told.insert(other.clone())
            {
                checker.rule_problem(&at, fault);
            }
        }
    }
}

/// The gap between two days, if there is one.
fn gap(end: Day, start: Day, other: &RuleSet) -> Option<RuleFault> {
    let (from, to) = (end.next()?, start.previous()?);
    (from <= to).then(|| RuleFault::Gap { other: other.id.clone(), from, to })
}
