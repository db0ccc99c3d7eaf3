use super::*;
use law::{Condition, RuleSet};

fn members_of(schema: schemars::Schema, list: &str) -> Vec<String> {
    let names = &schema.as_value()[list];
    let names: Vec<_> = match names.as_object() {
        Some(members) => members.keys().cloned().collect(),
        None => {
            names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
        }
    };
    book::sort::set_of(names).into_iter().collect()
}

#[test]
fn the_members_that_are_read_are_those_of_the_types() {
    let sorted = |names: &[&str]| {
        book::sort::set_of(names.iter().map(|name| (*name).to_owned()))
            .into_iter()
            .collect::<Vec<_>>()
    };
    assert_eq!(sorted(MEMBERS), members_of(schemars::schema_for!(RuleSet), "properties"));
    assert_eq!(sorted(NEEDED), members_of(schemars::schema_for!(RuleSet), "required"));
    assert_eq!(sorted(OF_CONDITION), members_of(schemars::schema_for!(Condition), "properties"));
    assert_eq!(
        sorted(NEEDED_OF_CONDITION),
        members_of(schemars::schema_for!(Condition), "required")
    );
}
