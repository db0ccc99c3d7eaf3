//! Units formed from others: figures are summed, papers are evidence, and divided units leave the
//! figure open.

use super::*;

/// Three communes merge into one on 1/7/2024. `more` changes the parts or the whole.
fn merged(more: Value) -> Desk {
    let part = || json!({"valid_to": "2024-06-30", "statements": [complete(2023, None), complete(2024, Some("2024-06-30"))]});
    let mut communes = json!({
        "a": part(), "b": part(), "c": part(),
        "moi": {"valid_from": "2024-07-01", "formed_from": ["a", "b", "c"], "statements": [complete(2024, None)]}
    });
    for (unit, fields) in more.as_object().unwrap() {
        for (key, value) in fields.as_object().unwrap() {
            communes[unit][key] = value.clone();
        }
    }
    desk(communes)
}

fn crimes() -> Arc<RuleSet> {
    rules(json!([condition("a", crimes_held_back())]), json!({}))
}

fn registered() -> Arc<RuleSet> {
    rules(json!([condition("a", json!({"registration": {"within": "quarter_one"}}))]), json!({}))
}

#[test]
fn incidents_of_the_parts_are_summed_with_its_own_for_both_years() {
    let judged = |before: &[&str], parts: &[&str], own: &[&str]| {
        let thefts = |dates: &[&str]| dates.iter().map(|date| theft(date)).collect::<Vec<_>>();
        merged(json!({"a": {"incidents": thefts(before)}, "b": {"incidents": thefts(parts)}, "moi": {"incidents": thefts(own)}}))
                .outcome("moi", &crimes(), 2024)
    };
    assert_eq!(
        judged(&["2023-03-01", "2023-04-01"], &["2024-03-01"], &["2024-08-01"]),
        Outcome::Met
    );
    assert_eq!(judged(&["2023-03-01"], &["2024-03-01"], &["2024-08-01"]), Outcome::NotMet);
}

#[test]
fn each_register_must_be_confirmed_as_far_as_its_unit_existed() {
    let with = |unit: &str, statements: Value| {
        let desk = merged(json!({unit: {"statements": statements}}));
        let verdict =
            desk.verdict("moi", &rules(json!([condition("a", no_crime())]), json!({})), 2024);
        (verdict.outcome, verdict.needs().len())
    };
    assert_eq!(with("b", json!([complete(2024, Some("2024-06-30"))])), (Outcome::Met, 0));
    assert_eq!(with("b", json!([complete(2024, Some("2024-06-29"))])), (Outcome::Missing, 1));
    assert_eq!(with("moi", json!([])), (Outcome::Missing, 1));
}

#[test]
fn an_incident_of_a_part_in_the_window_counts_against_the_new_unit() {
    let rules = rules(json!([condition("a", no_crime())]), json!({}));
    assert_eq!(
        merged(json!({"c": {"incidents": [theft("2024-05-05")]}})).outcome("moi", &rules, 2024),
        Outcome::NotMet
    );
    assert_eq!(
        merged(json!({"c": {"incidents": [theft("2023-05-05")]}})).outcome("moi", &rules, 2024),
        Outcome::Met
    );
    assert_eq!(
        merged(json!({"c": {"incidents": [theft("2024-05-05")]}})).outcome("moi", &rules, 2025),
        Outcome::Missing
    );
}

#[test]
fn yearly_totals_of_the_parts_are_summed_where_no_register_is_complete() {
    let total = |year, value| json!({"indicator": "crime_cases", "year": year, "value": value});
    let part =
        |value| json!({"statements": [complete(2024, None)], "totals": [total(2023, value)]});
    let desk = merged(
        json!({"a": part(1), "b": part(2), "c": part(0), "moi": {"incidents": [theft("2024-08-01")]}}),
    );
    let verdict = desk.verdict("moi", &crimes(), 2024);
    assert_eq!(verdict.outcome, Outcome::Met);
    let told = &desk.told(&verdict).findings[0];
    assert!(told.because[0].contains("năm 2023 có 3 (gồm cả các đơn vị cũ)"), "{:?}", told.because);
    let four: Vec<_> = (1..=4).map(|day| theft(&format!("2024-08-{day:02}"))).collect();
    let without = merged(
        json!({"a": part(1), "b": part(2), "c": {"statements": [complete(2024, None)]}, "moi": {"incidents": four}}),
    );
    let verdict = without.verdict("moi", &crimes(), 2024);
    assert_eq!((verdict.outcome, verdict.needs().len()), (Outcome::Missing, 1));
}

#[test]
fn registrations_of_the_parts_are_evidence_and_a_person_decides() {
    let registration = json!([{"year": 2024, "date": "2024-02-20"}]);
    let desk =
        merged(json!({"a": {"registrations": registration}, "b": {"registrations": registration}}));
    let verdict = desk.verdict("moi", &registered(), 2024);
    assert_eq!((verdict.outcome, verdict.findings[0].records.len()), (Outcome::ForDecision, 2));
    let because = desk.told(&verdict).findings[0].because.join(" ");
    assert!(because.contains("2/3 đơn vị cũ đã có (xã a, xã b); chưa có: xã c"), "{because}");
    assert_eq!(merged(json!({})).outcome("moi", &registered(), 2024), Outcome::Missing);
    let own = merged(json!({"moi": {"registrations": [{"year": 2024, "date": "2024-03-30"}]}}));
    assert_eq!(own.outcome("moi", &registered(), 2024), Outcome::Met);
    // A year later, the parts no longer matter.
    assert_eq!(desk.outcome("moi", &registered(), 2025), Outcome::Missing);
}

#[test]
fn answers_of_the_parts_are_evidence_only_when_each_has_one() {
    let rules = rules(
        json!([condition("a", json!({"statement": {"kind": "police_proactive", "value": true}}))]),
        json!({}),
    );
    let part = || json!({"statements": [complete(2024, None), {"kind": "police_proactive", "year": 2024, "value": true, "date": "2024-06-30"}]});
    assert_eq!(
        merged(json!({"a": part(), "b": part(), "c": part()})).outcome("moi", &rules, 2024),
        Outcome::ForDecision
    );
    assert_eq!(
        merged(json!({"a": part(), "b": part()})).outcome("moi", &rules, 2024),
        Outcome::Missing
    );
}

#[test]
fn a_standard_that_parts_had_before_is_for_a_person() {
    let test = json!({"standard": {"standard": "safety", "latest": true}});
    let rules = rules(json!([condition("a", test)]), json!({"asked_by": "ntm_request"}));
    let had = json!([{"standard": "safety", "year": 2023, "granted": true}]);
    let desk = merged(
        json!({"a": {"recognitions": had}, "b": {"recognitions": had}, "moi": {"papers": [{"kind": "ntm_request", "date": "2024-09-01"}]}}),
    );
    let verdict = desk.verdict("moi", &rules, 2024);
    assert_eq!(verdict.outcome, Outcome::ForDecision);
    assert!(desk.told(&verdict).findings[0].because.join(" ").contains("2/3"));
}

#[test]
fn figures_of_a_divided_unit_leave_the_sum_open() {
    let other = json!({"valid_from": "2024-07-01", "formed_from": ["c"], "statements": []});
    let with = |thefts: Value| merged(json!({"c": {"incidents": thefts}, "khac": other}));
    let rules_none = rules(json!([condition("a", no_crime())]), json!({}));
    let desk = with(json!([theft("2024-03-01")]));
    let verdict = desk.verdict("moi", &rules_none, 2024);
    assert_eq!((verdict.outcome, verdict.needs().len()), (Outcome::Missing, 1));
    assert!(desk.told(&verdict).findings[0].because.join(" ").contains("chia cho nhiều đơn vị"));
    assert_eq!(with(json!([])).outcome("moi", &rules_none, 2024), Outcome::Met);
    // Held back or not, whatever share of the divided unit's earlier figure belongs to the new
    // unit.
    assert_eq!(with(json!([theft("2023-03-01")])).outcome("moi", &crimes(), 2024), Outcome::Met);
    assert_eq!(
        with(json!([theft("2023-03-01"), theft("2024-03-01")])).outcome("moi", &crimes(), 2024),
        Outcome::Missing
    );
}

#[test]
fn a_former_unit_that_goes_on_is_divided_too() {
    let desk = merged(json!({"c": {"valid_to": null, "incidents": [theft("2024-03-01")]}}));
    let rules = rules(json!([condition("a", no_crime())]), json!({}));
    assert_eq!(desk.outcome("moi", &rules, 2024), Outcome::Missing);
}

#[test]
fn a_unit_formed_from_itself_by_way_of_others_ends() {
    let desk = merged(json!({"a": {"valid_from": "2024-05-01", "formed_from": ["moi"]}}));
    assert_eq!(desk.outcome("moi", &crimes(), 2024), Outcome::Met);
}

/// Communes below a district. The value of each commune is as in a desk.
fn district(communes: Value) -> Desk {
    let mut all = json!({"huyen": {"kind": "district"}});
    for (unit, fields) in communes.as_object().unwrap() {
        all[unit] = fields.clone();
        all[unit]["parent"] = json!("huyen");
    }
    desk(all)
}

fn total(year: u16, value: u32) -> Value {
    json!({"indicator": "crime_cases", "year": year, "value": value})
}

/// The bounds of the desk's count of crimes in a year: at least, and, if known, at most.
fn crimes_of(desk: &Desk, unit: &str, year: u16) -> (u32, Option<u32>) {
    let (unit, _) = desk.book.unit(&UnitId::new(unit).unwrap()).unwrap();
    let year = Year::new(year).unwrap();
    let figure = desk.evaluator().figure(
        unit,
        &book::KindCode::new("crime_cases").unwrap(),
        year,
        year.period(),
        None,
    );
    (figure.low, figure.high)
}

fn exactly(value: u32) -> (u32, Option<u32>) {
    (value, Some(value))
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

#[test]
fn who_registered_as_soon_as_it_was_formed_is_never_worse_off_than_who_did_nothing() {
    let quarter = json!([{"year": 2024, "date": "2024-02-20"}]);
    let july = json!([{"year": 2024, "date": "2024-07-10"}]);
    for parts in [json!([]), quarter.clone()] {
        let with = |own: Value| {
            merged(json!({"a": {"registrations": parts}, "moi": {"registrations": own}}))
        };
        let (nothing, done) = (with(json!([])), with(july.clone()));
        let verdict = done.verdict("moi", &registered(), 2024);
        assert_eq!(verdict.outcome, Outcome::ForDecision);
        assert!(matches!(
            nothing.outcome("moi", &registered(), 2024),
            Outcome::ForDecision | Outcome::Missing
        ));
        let because = done.told(&verdict).findings[0].because.join(" ");
        assert!(
            because.contains("10/07/2024")
                && because.contains(if parts == json!([]) { "0/3" } else { "1/3" }),
            "{because}"
        );
    }
    let paper = |date: &str| json!([{"kind": "party_resolution", "date": date}]);
    let rules = rules(
        json!([condition(
            "a",
            json!({"paper": {"kinds": ["party_resolution"], "within": "quarter_one"}})
        )]),
        json!({}),
    );
    let merged = merged(
        json!({"b": {"papers": paper("2024-01-15")}, "moi": {"papers": paper("2024-07-15")}}),
    );
    assert_eq!(merged.outcome("moi", &rules, 2024), Outcome::ForDecision);
    // A unit that existed all the time was late.
    let late = desk_of_one(json!({"papers": paper("2024-07-15")}));
    assert_eq!(late.outcome("x", &rules, 2024), Outcome::NotMet);
    let grown = desk(json!({
        "b": {"valid_to": "2024-06-30", "papers": paper("2024-01-15")},
        "o-lai": {"absorbed": [{"unit": "b", "on": "2024-07-01"}], "papers": paper("2024-07-15")}
    }));
    assert_eq!(grown.outcome("o-lai", &rules, 2024), Outcome::NotMet);
}

fn desk_of_one(commune: Value) -> Desk {
    desk(json!({"x": commune}))
}

#[test]
fn a_total_of_other_days_stands_for_none_but_its_own() {
    let of_days = |from: &str, to: &str| json!({"indicator": "crime_cases", "year": 2024, "value": 9, "from": from, "to": to});
    let with = |totals: Value| crimes_of(&desk_of_one(json!({"totals": totals})), "x", 2024);
    assert_eq!(with(json!([of_days("2024-01-01", "2024-12-31")])), exactly(9));
    assert_eq!(with(json!([of_days("2023-11-16", "2024-11-15")])), (0, None));
    assert_eq!(with(json!([of_days("2023-11-16", "2024-11-15"), total(2024, 4)])), exactly(4));
    assert_eq!(with(json!([of_days("2024-01-01", "2024-12-31"), total(2024, 4)])), exactly(9));
}

#[test]
fn what_a_resident_did_elsewhere_counts_for_residents_and_not_for_the_place() {
    let elsewhere = json!({"kind": "theft", "date": "2024-03-01", "severity": "less_serious", "elsewhere": true});
    let desk = desk_of_one(json!({"incidents": [elsewhere], "statements": [complete(2024, None)]}));
    assert_eq!(crimes_of(&desk, "x", 2024), exactly(0));
    assert_eq!(
        desk.outcome("x", &rules(json!([condition("a", no_crime())]), json!({})), 2024),
        Outcome::Met
    );
    let of_residents = json!({"no_incident": {"kinds": ["crime"], "only": ["by_residents"]}});
    assert_eq!(
        desk.outcome("x", &rules(json!([condition("a", of_residents)]), json!({})), 2024),
        Outcome::NotMet
    );
}

#[test]
fn that_there_was_no_paper_is_said_when_the_time_is_over() {
    let rules = rules(
        json!([condition(
            "a",
            json!({"paper": {"kinds": ["party_resolution"], "within": "quarter_one"}})
        )]),
        json!({}),
    );
    let said = |about: &str, date: &str, value: bool| json!([{"kind": "issued_or_held", "about": about, "year": 2024, "value": value, "date": date}]);
    let outcome = |statements: Value| {
        desk_of_one(json!({"statements": statements})).outcome("x", &rules, 2024)
    };
    assert_eq!(outcome(said("party_resolution", "2024-04-01", false)), Outcome::NotMet);
    assert_eq!(outcome(said("party_resolution", "2024-03-30", false)), Outcome::Missing);
    assert_eq!(outcome(said("party_resolution", "2024-04-01", true)), Outcome::Missing);
    assert_eq!(outcome(said("peoples_committee_plan", "2024-04-01", false)), Outcome::Missing);
}
