//! Advice to a unit: only things that somebody could honestly do in the days still to come.

use super::*;

fn commune(more: Value) -> Desk {
    let mut commune = json!({"totals": [{"indicator": "crime_cases", "year": 2023, "value": 3}]});
    for (key, value) in more.as_object().unwrap() {
        commune[key] = value.clone();
    }
    desk(json!({"xa": commune}))
}

/// The distances of a unit and the changes that it needs, in both languages.
fn advice(requires: Value, more: Value, as_of: Option<&str>) -> [(Vec<String>, Vec<String>); 2] {
    let rules = rules(json!([condition("a", requires)]), json!({}));
    let mut desk = commune(more);
    if let Some(day) = as_of {
        desk = desk.up_to(day);
    }
    let verdict = desk.verdict("xa", &rules, 2024);
    assert_eq!(verdict.outcome, Outcome::NotMet);
    [Lang::Vi, Lang::En].map(|lang| {
        let told = desk.told_in(&verdict, lang);
        (told.findings[0].distances.clone(), told.to_meet)
    })
}

fn words(distances: &[&str], to_meet: &[&str]) -> (Vec<String>, Vec<String>) {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    (owned(distances), owned(to_meet))
}

#[test]
fn what_a_unit_is_is_no_remedy() {
    let said = |kind: &str, value: bool| json!({"statements": [{"kind": kind, "year": 2024, "value": value, "date": "2024-06-30"}]});
    let asked = |kind: &str, value: bool| json!({"statement": {"kind": kind, "value": value}});
    for kind in [
        "has_party_organisation",
        "has_guard",
        "guard_eligible_for_titles",
        "subunits_eligible_for_titles",
        "is_general_education",
    ] {
        let [vi, en] = advice(asked(kind, false), said(kind, true), Some("2024-06-30"));
        assert_eq!(vi, words(&[], &["a: không thể khắc phục trong năm"]), "{kind}");
        assert_eq!(en, words(&[], &["a: cannot be repaired in the year"]), "{kind}");
    }
    let [vi, en] = advice(
        asked("policies_carried_out", true),
        said("policies_carried_out", false),
        Some("2024-06-30"),
    );
    let label = "Đã triển khai, thực hiện đầy đủ chủ trương, chính sách, pháp luật và quy định của địa phương về bảo đảm an ninh, trật tự";
    assert_eq!(vi.1, [format!("a: cần bảo đảm: {label}")]);
    assert_eq!(
        en.1,
        [
            "a: this must be so: Policies, laws and local rules on security and order are fully carried out"
        ]
    );
    let [vi, en] = advice(
        asked("hot_spot_remains", false),
        said("hot_spot_remains", true),
        Some("2024-06-30"),
    );
    assert_eq!(vi.1, ["a: cần khắc phục: Còn tụ điểm phức tạp về trật tự xã hội từ các năm trước"]);
    assert_eq!(
        en.1,
        ["a: this must be put right: A complicated hot spot of earlier years remains"]
    );
}

#[test]
fn the_way_that_a_unit_could_have_gone_comes_before_what_it_is() {
    let without = condition(
        "without",
        json!({"statement": {"kind": "has_party_organisation", "value": false}}),
    );
    let paper = condition(
        "paper",
        json!({"paper": {"kinds": ["peoples_committee_plan"], "within": "quarter_one"}}),
    );
    for ways in [json!([without, paper]), json!([paper, without])] {
        let rules = rules(json!([condition("either", json!({"any": ways}))]), json!({}));
        let desk = commune(json!({
            "papers": [{"kind": "peoples_committee_plan", "date": "2024-04-01"}],
            "statements": [{"kind": "has_party_organisation", "year": 2024, "value": true, "date": "2024-06-30"}]
        }))
        .up_to("2024-06-30");
        let told = desk.told(&desk.verdict("xa", &rules, 2024));
        assert_eq!(
            told.to_meet,
            [
                "paper: không thể khắc phục trong năm vì đã quá thời hạn; chờ cấp có thẩm quyền quyết định"
            ]
        );
    }
}

#[test]
fn nobody_is_told_to_undo_what_happened_nor_to_do_anything_when_the_days_are_over() {
    let happened = json!({"incidents": [theft("2024-02-01")], "statements": [complete(2024, Some("2024-06-30"))]});
    for as_of in [Some("2024-06-30"), None] {
        let [vi, en] = advice(no_crime(), happened.clone(), as_of);
        assert_eq!(vi.1, ["a: không thể khắc phục trong năm"]);
        assert_eq!(en.1, ["a: cannot be repaired in the year"]);
    }
    let [vi, en] = advice(no_crime(), happened, Some("2024-06-30"));
    assert_eq!(
        (vi.0, en.0),
        (vec!["không được có vụ nào".to_owned()], vec!["no cases allowed".to_owned()])
    );
    let models =
        json!({"models": [{"name": "Camera", "kind": "security_camera", "founded": "2020-01-01"}]});
    let asked = json!({"models": {"at_least": 3}});
    let [vi, en] = advice(asked.clone(), models.clone(), Some("2024-06-30"));
    assert_eq!(vi, words(&["thiếu 2 mô hình"], &["a: thêm 2 mô hình"]));
    assert_eq!(en, words(&["2 models short"], &["a: 2 more models"]));
    let [vi, en] = advice(asked, models, None);
    assert_eq!(vi.1, ["a: thiếu 2 mô hình; không thể khắc phục trong năm"]);
    assert_eq!(en.1, ["a: 2 models short; cannot be repaired in the year"]);
}

#[test]
fn nothing_is_said_to_be_allowed_where_nothing_is_or_where_the_days_are_over() {
    let rules = rules(
        json!([condition("fewer", crimes_held_back()), condition("crime", no_crime())]),
        json!({}),
    );
    let distances = |before: u32, as_of: Option<&str>| {
        let totals = json!([{"indicator": "crime_cases", "year": 2023, "value": before}]);
        let mut desk = commune(json!({"totals": totals, "statements": [complete(2024, None)]}));
        if let Some(day) = as_of {
            desk = desk.up_to(day);
        }
        let told = desk.told(&desk.verdict("xa", &rules, 2024));
        told.findings.iter().flat_map(|finding| finding.distances.clone()).collect::<Vec<_>>()
    };
    assert_eq!(distances(0, None), Vec::<String>::new());
    assert_eq!(distances(2, None), Vec::<String>::new());
    assert_eq!(distances(0, Some("2024-12-30")), Vec::<String>::new());
}

#[test]
fn a_unit_that_has_not_asked_yet_may_ask_later_and_one_that_asked_may_not() {
    let asked_by = json!({"asked_by": "ntm_request"});
    let rules = rules(json!([condition("crime", no_crime())]), asked_by);
    let to_meet = |papers: Value, as_of: &str| {
        let statements = json!([complete(2023, None), complete(2024, None)]);
        let desk = commune(
            json!({"incidents": [theft("2024-02-01")], "papers": papers, "statements": statements}),
        )
        .up_to(as_of);
        desk.told(&desk.verdict("xa", &rules, 2024)).to_meet
    };
    let later =
        "crime: chỉ có thể đề nghị sau, khi 12 tháng tính đến ngày đề nghị không còn vượt giới hạn";
    assert_eq!(to_meet(json!([]), "2024-06-30"), [later]);
    let asked = json!([{"kind": "ntm_request", "date": "2024-05-20"}]);
    assert_eq!(to_meet(asked, "2024-06-30"), ["crime: không thể khắc phục cho lần đề nghị này"]);
}
