//! `binh-yen rules`: the rule sets that there are.

use binh_yen::book::Day;
use binh_yen::criteria::unit_kind_name;

use super::{Context, Failure};

pub fn run(context: &Context) -> Result<String, Failure> {
    let mut text = String::new();
    for rules in context.library.rule_sets() {
        let kinds: Vec<_> = rules.applies_to.iter().map(|kind| unit_kind_name(*kind, context.lang)).collect();
        let day = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        text += &format!("{}\n  {}\n", rules.id, rules.title.get(context.lang));
        text += &format!("  {} · {}–{}\n", kinds.join(", "), day(rules.in_force.from), day(rules.in_force.to));
    }
    Ok(text)
}
