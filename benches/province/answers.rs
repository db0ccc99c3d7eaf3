//! What our evaluation answers, for comparing with other programs.

use std::collections::BTreeMap;

use law::Outcome::Met;
use law::{BookVerdicts, Finding};

/// The number of units that meet each condition, by the id of the rule set and of the condition.
pub fn met(verdicts: &BookVerdicts) -> BTreeMap<&str, BTreeMap<&str, usize>> {
    let mut met: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    each(verdicts, |rules, finding| {
        let units = met.entry(rules).or_default().entry(&finding.condition.id).or_default();
        *units += usize::from(finding.outcome == Met);
    });
    met
}

/// The number of findings, those inside others too.
pub fn findings(verdicts: &BookVerdicts) -> usize {
    let mut count = 0;
    each(verdicts, |_, _| count += 1);
    count
}

fn each<'a>(verdicts: &'a BookVerdicts, mut visit: impl FnMut(&'a str, &'a Finding)) {
    for verdict in verdicts.all() {
        for finding in &verdict.findings {
            finding.walk(&mut |finding| visit(&verdict.rules.id, finding));
        }
    }
}
