//! `binh-yen rules`: the rule sets that there are.

use crate::cli::{Context, Failure};

pub fn run(context: &Context) -> Result<(), Failure> {
    for rules in context.library.rule_sets() {
        println!("{}\t{}", rules.id, rules.title.get(context.lang));
    }
    Ok(())
}
