//! Laws without random input. They hold for every sample as it stands.

use super::*;

#[test]
fn a_book_with_nothing_but_its_units_is_certain_of_nothing() {
    for sample in SAMPLES.iter() {
        let verdict = sample.changed(Reading::Strict, &mut |list, records| {
            if list != "units" {
                records.clear();
            }
        });
        for finding in innermost(&verdict) {
            let is_open = matches!(finding.outcome, Outcome::Missing | Outcome::ForDecision);
            assert!(is_open, "{}: {} is {:?}", sample.name, finding.condition.id, finding.outcome);
        }
    }
}

#[test]
fn a_register_that_nobody_confirmed_is_never_an_empty_one() {
    for sample in SAMPLES.iter() {
        let verdict = sample.changed(Reading::Contain, &mut |_, records| {
            records.retain(|record| record["kind"] != "register_complete")
        });
        let silent = innermost(&verdict)
            .into_iter()
            .filter(|finding| matches!(finding.condition.requires, Test::NoIncident(_)));
        for finding in silent {
            assert_ne!(finding.computed, Outcome::Met, "{}: {}", sample.name, finding.condition.id);
        }
    }
}

#[test]
fn a_group_of_conditions_comes_out_as_its_parts_do() {
    for sample in SAMPLES.iter() {
        for reading in [Reading::Strict, Reading::Contain, Reading::Assess] {
            let verdict = sample.verdict(reading);
            for finding in &verdict.findings {
                finding.walk(&mut |finding| {
                    let parts = || finding.children.iter().map(|part| part.outcome);
                    let whole = match finding.condition.requires {
                        Test::All(_) => Outcome::all(parts()),
                        Test::Any(_) => Outcome::any(parts()),
                        _ => finding.computed,
                    };
                    assert_eq!(
                        finding.computed, whole,
                        "{}: {}",
                        sample.name, finding.condition.id
                    );
                    let ruled = finding.ruled.as_ref().map(|ruled| Outcome::from(ruled.ruling));
                    assert_eq!(
                        finding.outcome,
                        ruled.unwrap_or(whole),
                        "{}: {}",
                        sample.name,
                        finding.condition.id
                    );
                });
            }
            if verdict.rules.scoring.is_none() && verdict.rules.draft.is_none() {
                assert_eq!(
                    verdict.outcome,
                    Outcome::all(verdict.findings.iter().map(|finding| finding.outcome)),
                    "{}",
                    sample.name
                );
            }
        }
    }
}

#[test]
fn a_copy_with_no_change_judges_as_its_origin() {
    for sample in SAMPLES.iter() {
        let then = sample.verdict(Reading::Contain);
        let title = Label { vi: "Bản sao".to_owned(), en: "Copy".to_owned() };
        let copy = then.rules.copied(
            "ban-sao".to_owned(),
            title,
            then.rules.in_force,
            then.rules.source.clone(),
        );
        let mut file = sample.file.clone();
        let rules = json!(copy);
        match &mut file["frame"]["rules"] {
            Value::Array(own) => own.push(rules),
            none => *none = json!([rules]),
        }
        // A ruling names its rule set.
        each_list(&mut file, &mut |list, records| {
            let rulings = records
                .iter_mut()
                .filter(|record| list == "decisions" && record["rules"] == then.rules.id.as_str());
            rulings.for_each(|ruling| ruling["rules"] = json!("ban-sao"));
        });
        let opened = Opened::read(&file, &sample.case.book)
            .unwrap_or_else(|error| panic!("{}: {error}", sample.name));
        let asked = Asked { rules: "ban-sao".to_owned(), ..sample.asked(Reading::Contain) };
        let now = opened.judge(&opened.book, &asked).unwrap();
        for (condition, then, now) in side_by_side(&then, &now) {
            assert_eq!(then, now, "{}: {condition}", sample.name);
        }
    }
}

#[test]
fn every_rule_set_is_among_the_samples() {
    for rules in testing::worked::library_with_samples().rule_sets() {
        assert!(
            SAMPLES.iter().any(|sample| sample.case.evaluate.rules == rules.id),
            "{}",
            rules.id
        );
    }
}
