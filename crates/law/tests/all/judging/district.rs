//! Figures of a district whose communes were formed from others: each counts once.

use super::succession::crimes;
use super::*;

/// Communes below a district. The value of each commune is as in a desk.
fn district(communes: Value) -> Desk {
    let mut all = json!({"huyen": {"kind": "district"}});
    for (unit, fields) in communes.as_object().unwrap() {
        all[unit] = fields.clone();
        all[unit]["parent"] = json!("huyen");
    }
    desk(all)
}

#[test]
fn a_commune_that_took_another_in_is_compared_with_both() {
    let grown = |own: Value| {
        district(json!({
            "di": {"totals": [total(2023, 3)], "valid_to": "2024-06-30"},
            "o-lai": own
        }))
    };
    let totals = json!([total(2023, 5), total(2024, 7)]);
    let absorbed = json!({"totals": totals, "absorbed": [{"unit": "di", "on": "2024-07-01"}]});
    // Without a first day, the unit always existed, so it took its parts in.
    let formed = json!({"totals": totals, "formed_from": ["di"]});
    for own in [absorbed, formed] {
        let desk = grown(own);
        assert_eq!(
            (crimes_of(&desk, "o-lai", 2023), crimes_of(&desk, "o-lai", 2024)),
            (exactly(8), exactly(7))
        );
        assert_eq!(
            (crimes_of(&desk, "huyen", 2023), crimes_of(&desk, "huyen", 2024)),
            (exactly(8), exactly(7))
        );
        assert_eq!(desk.outcome("o-lai", &crimes(), 2024), Outcome::Met);
        // A year later, it is one commune with its own total.
        assert_eq!(crimes_of(&desk, "o-lai", 2025).1, None);
    }
}

#[test]
fn a_total_of_the_new_commune_stands_for_the_whole_and_the_district_adds_it_once() {
    let communes = |moi: Value| {
        district(json!({
            "a": {"valid_to": "2024-06-30", "totals": [total(2023, 4), total(2024, 2)]},
            "b": {"valid_to": "2024-06-30", "totals": [total(2023, 5), total(2024, 1)]},
            "moi": moi
        }))
    };
    let moi = |totals: Value| json!({"valid_from": "2024-07-01", "formed_from": ["a", "b"], "totals": totals});
    let desk = communes(moi(json!([total(2024, 5)])));
    assert_eq!(
        (crimes_of(&desk, "moi", 2024), crimes_of(&desk, "huyen", 2024)),
        (exactly(5), exactly(5))
    );
    assert_eq!(
        (crimes_of(&desk, "moi", 2023), crimes_of(&desk, "huyen", 2023)),
        (exactly(9), exactly(9))
    );
    // This includes a second merger in the same year.
    let mut again = moi(json!([total(2024, 5)]));
    again["valid_to"] = json!("2024-09-30");
    let desk = district(json!({
        "a": {"valid_to": "2024-06-30", "totals": [total(2024, 2)]}, "b": {"valid_to": "2024-06-30", "totals": [total(2024, 1)]},
        "moi": again, "c": {"valid_to": "2024-09-30", "totals": [total(2024, 6)]},
        "sau": {"valid_from": "2024-10-01", "formed_from": ["moi", "c"], "totals": [total(2024, 20)]}
    }));
    assert_eq!(
        (crimes_of(&desk, "sau", 2024), crimes_of(&desk, "huyen", 2024)),
        (exactly(20), exactly(20))
    );
}

#[test]
fn a_part_that_went_to_two_counts_once_for_the_district_and_for_each_is_open() {
    let communes = |one: Value, two: Value| {
        let heir = |totals: Value| json!({"valid_from": "2024-07-01", "formed_from": ["chia"], "totals": totals});
        district(
            json!({"chia": {"valid_to": "2024-06-30", "totals": [total(2023, 6), total(2024, 4)]}, "mot": heir(one), "hai": heir(two)}),
        )
    };
    let desk = communes(json!([]), json!([]));
    assert_eq!(
        (crimes_of(&desk, "mot", 2023), crimes_of(&desk, "hai", 2023)),
        ((0, Some(6)), (0, Some(6)))
    );
    assert_eq!(crimes_of(&desk, "huyen", 2023), exactly(6));
    let told = desk.told(&desk.verdict("mot", &crimes(), 2024));
    assert!(
        told.findings[0].because.join(" ").contains("chia cho nhiều đơn vị"),
        "{:?}",
        told.findings[0].because
    );
    // Totals of both successors cover it all. With a total of one, some of it belongs to the other.
    assert_eq!(
        crimes_of(&communes(json!([total(2024, 3)]), json!([total(2024, 2)])), "huyen", 2024),
        exactly(5)
    );
    assert_eq!(crimes_of(&communes(json!([total(2024, 3)]), json!([])), "huyen", 2024), (3, None));
}

#[test]
fn a_unit_of_which_only_a_part_is_said_to_have_come_is_divided() {
    let desk = district(json!({
        "chia": {"valid_to": "2024-06-30", "totals": [total(2023, 6)]},
        "moi": {"valid_from": "2024-07-01", "absorbed": [{"unit": "chia", "on": "2024-07-01", "partly": true}], "totals": [total(2024, 1)]}
    }));
    assert_eq!(
        (crimes_of(&desk, "moi", 2023), crimes_of(&desk, "huyen", 2023)),
        ((0, Some(6)), exactly(6))
    );
    let told = desk.told(&desk.verdict("moi", &crimes(), 2024));
    assert!(
        told.findings[0].because.join(" ").contains("chia cho nhiều đơn vị"),
        "{:?}",
        told.findings[0].because
    );
}
