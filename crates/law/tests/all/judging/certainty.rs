//! Certainty and distance: the outcomes that can still change, the room left, and the smallest
//! change.

use super::*;
use law::{Distance, Tally, certainty_name};

fn commune(more: Value) -> Desk {
    let mut commune = json!({"statements": [complete(2024, Some("2024-06-30"))], "totals": [{"indicator": "crime_cases", "year": 2023, "value": 3}]});
    for (key, value) in more.as_object().unwrap() {
        commune[key] = value.clone();
    }
    desk(json!({"xa": commune}))
}

fn plan() -> Value {
    json!({"paper": {"kinds": ["peoples_committee_plan"], "within": "quarter_one"}})
}

#[test]
fn while_the_window_is_open_only_what_cannot_be_undone_is_certain() {
    let rules = rules(
        json!([
            condition("crime", no_crime()),
            condition("plan", plan()),
            condition("fewer", crimes_held_back())
        ]),
        json!({}),
    );
    let judged = |thefts: &[&str], plan: &str| {
        let thefts: Vec<_> = thefts.iter().map(|date| theft(date)).collect();
        let papers = json!([{"kind": "peoples_committee_plan", "date": plan}]);
        let verdict = commune(json!({"incidents": thefts, "papers": papers}))
            .up_to("2024-06-30")
            .verdict("xa", &rules, 2024);
        let of =
            |id| verdict.finding(id).map(|finding| (finding.outcome, finding.settled)).unwrap();
        (verdict.outcome, verdict.settled, of("crime"), of("plan"), of("fewer"))
    };
    use Outcome::{Met, NotMet};
    assert_eq!(judged(&[], "2024-02-01"), (Met, false, (Met, false), (Met, true), (Met, false)));
    assert_eq!(
        judged(&["2024-02-01"], "2024-02-01"),
        (NotMet, true, (NotMet, true), (Met, true), (Met, false))
    );
    assert_eq!(
        judged(&[], "2024-04-02"),
        (NotMet, true, (Met, false), (NotMet, true), (Met, false))
    );
    let four = ["2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04"];
    assert_eq!(judged(&four, "2024-02-01").4, (NotMet, true));
}

#[test]
fn a_registration_in_time_or_too_late_is_certain_while_the_window_is_open() {
    let within = json!({"registration": {"within": "quarter_one"}});
    let rules = rules(json!([condition("a", within)]), json!({}));
    let judged = |registrations: Value| {
        let verdict = commune(json!({"registrations": registrations}))
            .up_to("2024-06-30")
            .verdict("xa", &rules, 2024);
        (verdict.outcome, verdict.settled)
    };
    let on = |date: &str| json!([{"year": 2024, "date": date}]);
    assert_eq!(judged(on("2024-03-31")), (Outcome::Met, true));
    assert_eq!(judged(on("2024-04-01")), (Outcome::NotMet, true));
    assert_eq!(judged(json!([])), (Outcome::Missing, false));
}

#[test]
fn when_the_window_is_over_what_holds_is_certain() {
    let rules = rules(json!([condition("crime", no_crime())]), json!({}));
    let complete = json!({"statements": [complete(2024, None)]});
    let verdict = commune(complete).up_to("2025-02-01").verdict("xa", &rules, 2024);
    assert_eq!((verdict.outcome, verdict.is_open, verdict.settled), (Outcome::Met, false, true));
    let verdict = commune(json!({})).up_to("2025-02-01").verdict("xa", &rules, 2024);
    assert_eq!((verdict.outcome, verdict.settled), (Outcome::Missing, false));
}

#[test]
fn alternatives_are_certain_when_one_is_met_for_good() {
    let any = json!({"any": [condition("crime", no_crime()), condition("plan", plan())]});
    let rules = rules(json!([condition("any", any)]), json!({}));
    let papers = json!([{"kind": "peoples_committee_plan", "date": "2024-02-01"}]);
    let verdict =
        commune(json!({"papers": papers})).up_to("2024-06-30").verdict("xa", &rules, 2024);
    assert_eq!((verdict.outcome, verdict.settled), (Outcome::Met, true));
    let verdict = commune(json!({})).up_to("2024-06-30").verdict("xa", &rules, 2024);
    assert_eq!((verdict.outcome, verdict.settled), (Outcome::Met, false));
}

#[test]
fn certainty_has_a_name_of_its_own() {
    let name = |outcome, settled| certainty_name(outcome, settled, Lang::Vi);
    assert_eq!(name(Outcome::Met, true), "đã chắc chắn đạt");
    assert_eq!(name(Outcome::NotMet, true), "không thể đạt");
    assert_eq!(name(Outcome::Met, false), "đạt tính đến nay");
    assert_eq!(name(Outcome::NotMet, false), "chưa đạt tính đến nay, còn có thể đạt");
    assert_eq!(name(Outcome::Missing, false), "chưa đủ dữ liệu");
}

#[test]
fn the_room_that_is_left_and_what_is_over_are_told_from_exact_figures_alone() {
    let rules = rules(json!([condition("fewer", crimes_held_back())]), json!({}));
    let judged = |thefts: usize, statements: Value| {
        let thefts: Vec<_> = (1..=thefts).map(|day| theft(&format!("2024-03-{day:02}"))).collect();
        let desk =
            commune(json!({"incidents": thefts, "statements": statements})).up_to("2024-06-30");
        let verdict = desk.verdict("xa", &rules, 2024);
        let told = desk.told(&verdict);
        (told.findings[0].distances.clone(), told.to_meet)
    };
    let whole = || json!([complete(2024, Some("2024-06-30"))]);
    assert_eq!(judged(3, whole()).0, ["Số vụ phạm tội: đã đến giới hạn 3 vụ, không được thêm"]);
    assert_eq!(judged(1, whole()).0, ["Số vụ phạm tội: còn được phép 2 vụ (giới hạn 3)"]);
    let (over, to_meet) = judged(5, whole());
    assert_eq!(over, ["Số vụ phạm tội: vượt 2 vụ so với giới hạn 3"]);
    assert_eq!(
        to_meet,
        ["fewer: Số vụ phạm tội: vượt 2 vụ so với giới hạn 3; không thể khắc phục trong năm"]
    );
    let (unknown, to_meet) = judged(5, json!([]));
    assert!(unknown.is_empty());
    assert_eq!(to_meet, ["fewer: không thể khắc phục trong năm"]);
}

#[test]
fn a_limit_of_so_many_percent_fewer_is_reckoned_exactly() {
    let test =
        json!({"reduced": {"indicators": ["crime_cases"], "against": {"year": 2019}, "by": 5}});
    let rules = rules(json!([condition("target", test)]), json!({}));
    let total = |year, value| json!({"indicator": "crime_cases", "year": year, "value": value});
    let judged = |now| {
        let verdict =
            commune(json!({"statements": [], "totals": [total(2019, 39), total(2024, now)]}))
                .verdict("xa", &rules, 2024);
        (verdict.outcome, verdict.findings[0].distances.clone())
    };
    let of = || Tally::Indicator(book::KindCode::new("crime_cases").unwrap());
    assert_eq!(judged(37), (Outcome::Met, vec![]));
    assert_eq!(judged(38), (Outcome::NotMet, vec![Distance::Over { of: of(), by: 1, limit: 37 }]));
}

#[test]
fn of_alternatives_the_nearest_is_told_and_what_is_too_late_says_so() {
    let any = json!({"any": [condition("plan", plan()), condition("fewer", crimes_held_back())]});
    let either = rules(json!([condition("any", any)]), json!({}));
    let alone = rules(json!([condition("plan", plan())]), json!({}));
    let thefts: Vec<_> = (1..=5).map(|day| theft(&format!("2024-03-{day:02}"))).collect();
    let papers = json!([{"kind": "peoples_committee_plan", "date": "2024-05-01"}]);
    let desk = commune(
        json!({"incidents": thefts, "papers": papers, "statements": [complete(2024, None)]}),
    );
    let to_meet = |rules| desk.told(&desk.verdict("xa", rules, 2024)).to_meet;
    assert_eq!(
        to_meet(&either),
        ["fewer: Số vụ phạm tội: vượt 2 vụ so với giới hạn 3; không thể khắc phục trong năm"]
    );
    assert!(to_meet(&alone)[0].contains("không thể khắc phục trong năm"), "{:?}", to_meet(&alone));
}

#[test]
fn a_thing_forbidden_for_two_years_asks_for_both_registers() {
    let rules = rules(
        json!([condition("a", json!({"no_incident": {"kinds": ["crime"], "years": 2}}))]),
        json!({}),
    );
    let both = json!([complete(2023, None), complete(2024, None)]);
    let of = |totals: Value, statements: Value, date: &str| {
        commune(json!({"totals": totals, "statements": statements, "incidents": [theft(date)]}))
            .verdict("xa", &rules, 2024)
    };
    let judged = |statements: Value, date: &str| of(json!([]), statements, date);
    // A total of three contradicts the complete register of the year before, which has none.
    assert_eq!(
        of(
            json!([{"indicator": "crime_cases", "year": 2023, "value": 3}]),
            both.clone(),
            "2022-12-31"
        )
        .outcome,
        Outcome::Missing
    );
    assert_eq!(judged(both.clone(), "2022-12-31").outcome, Outcome::Met);
    assert_eq!(judged(both, "2023-01-01").outcome, Outcome::NotMet);
    let open = judged(json!([]), "2022-12-31");
    assert_eq!((open.outcome, open.needs().len()), (Outcome::Missing, 2));
}

#[test]
fn a_reading_that_leaves_it_to_a_person_shows_what_the_figures_hint_at() {
    let rules =
        rules(json!([condition("fewer", crimes_held_back())]), json!({"reading": "assess"}));
    let told = |thefts: usize| {
        let thefts: Vec<_> = (1..=thefts).map(|day| theft(&format!("2024-03-{day:02}"))).collect();
        let desk = commune(json!({"statements": [complete(2024, None)], "incidents": thefts}));
        let verdict = desk.verdict("xa", &rules, 2024);
        assert_eq!(verdict.outcome, Outcome::ForDecision);
        desk.told(&verdict).findings[0].because.join(" ")
    };
    assert!(
        told(3).ends_with("có 3, năm 2023 có 3 (số tổng nhập); gợi ý, không phải kết quả: không tăng, theo cách hiểu “kiềm chế” là đạt"),
        "{}",
        told(3)
    );
    assert!(
        told(4).contains("gợi ý, không phải kết quả: tăng, theo cách hiểu “kiềm chế” là không đạt"),
        "{}",
        told(4)
    );
}

#[test]
fn what_happened_is_counted_in_the_unit_of_its_kinds() {
    let judged = |kinds: Value, incidents: Value| {
        let rules =
            rules(json!([condition("a", json!({"no_incident": {"kinds": kinds}}))]), json!({}));
        let desk = commune(json!({"incidents": incidents, "statements": [complete(2024, None)]}));
        let told = desk.told(&desk.verdict("xa", &rules, 2024));
        (told.findings[0].distances.clone(), told.findings[0].because[0].clone())
    };
    let users = json!([{"kind": "new_drug_user", "date": "2024-03-01", "count": 2}]);
    let (distances, reason) = judged(json!(["new_evil_person"]), users.clone());
    assert_eq!(distances, ["không được có người nào"]);
    assert!(reason.starts_with("2 người trong"), "{reason}");
    let spot = json!([{"kind": "hot_spot", "date": "2024-03-01"}]);
    assert_eq!(judged(json!(["hot_spot"]), spot).0, ["không được có tụ điểm nào"]);
    assert_eq!(judged(json!(["new_evil_person", "theft"]), users).0, ["không được có vụ nào"]);
}
