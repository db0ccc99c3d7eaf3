//! The sentences in both languages: they name the right days, no figure where there is none, and
//! the paper that is missing.

use super::*;

/// The reasons of the first condition in Vietnamese and English.
pub fn reasons(desk: &Desk, verdict: &Verdict) -> [Vec<String>; 2] {
    [Lang::Vi, Lang::En].map(|lang| desk.told_in(verdict, lang).findings[0].because.clone())
}

fn paper_in_quarter_one(kinds: &[&str]) -> Arc<RuleSet> {
    rules(
        json!([condition("a", json!({"paper": {"kinds": kinds, "within": "quarter_one"}}))]),
        json!({}),
    )
}

#[test]
fn a_ruling_that_came_too_early_is_told_with_the_border_of_its_condition() {
    let ruling = json!({"rules": "test", "condition": "a", "year": 2024, "ruling": "not_met", "reason": "chưa có", "by": "Ban", "date": "2024-02-05"});
    let desk = desk(json!({"xa": {"decisions": [ruling]}}));
    let [vi, en] = reasons(
        &desk,
        &desk.verdict("xa", &paper_in_quarter_one(&["peoples_committee_plan"]), 2024),
    );
    assert!(vi[1].contains("ngày 05/02/2024 (Ban) có trước ngày 31/03/2024"), "{vi:?}");
    assert!(en[1].contains("of 05/02/2024 (Ban) is from before 31/03/2024"), "{en:?}");
}

fn fewer(more: Value) -> Arc<RuleSet> {
    rules(json!([condition("a", crimes_held_back())]), more)
}

#[test]
fn twelve_months_up_to_a_request_are_called_so_and_never_a_year() {
    let papers = json!([{"kind": "ntm_request", "date": "2025-02-28"}]);
    let statements = json!([complete(2023, None), complete(2024, None), complete(2025, None)]);
    let desk = desk(
        json!({"xa": {"papers": papers, "statements": statements, "incidents": [theft("2024-02-29")]}}),
    );
    let [vi, en] =
        reasons(&desk, &desk.verdict("xa", &fewer(json!({"asked_by": "ntm_request"})), 2025));
    assert!(
        vi[0].starts_with(
            "Số vụ phạm tội: 12 tháng đến 28/02/2025 có 1, 12 tháng đến 28/02/2024 có 0"
        ),
        "{vi:?}"
    );
    assert!(
        en[0].contains(": 1 in the 12 months to 28/02/2025, 0 in the 12 months to 28/02/2024"),
        "{en:?}"
    );
}

#[test]
fn what_is_not_known_is_no_figure_that_a_year_has() {
    let told = |commune: Value| {
        let desk = desk(json!({"xa": commune}));
        reasons(&desk, &desk.verdict("xa", &fewer(json!({})), 2024))
            .map(|reasons| reasons[0].clone())
    };
    let total =
        |year: u16, value: u32| json!({"indicator": "crime_cases", "year": year, "value": value});
    let [vi, en] = told(json!({}));
    assert_eq!(vi, "Số vụ phạm tội: năm 2024 chưa có số liệu, năm 2023 chưa có số liệu ?");
    assert!(en.ends_with(": no figures for 2024, no figures for 2023 ?"), "{en}");
    let [vi, en] = told(json!({"totals": [total(2023, 3)], "incidents": [theft("2024-02-01")]}));
    assert_eq!(vi, "Số vụ phạm tội: năm 2024 có ít nhất 1, năm 2023 có 3 (số tổng nhập) ?");
    assert!(en.ends_with(": at least 1 in 2024, 3 (entered total) in 2023 ?"), "{en}");
    let thefts = json!([theft("2024-02-01"), theft("2024-02-02")]);
    let [vi, en] = told(json!({"totals": [total(2023, 3), total(2024, 1)], "incidents": thefts}));
    assert_eq!(
        vi,
        "Số vụ phạm tội: năm 2024 chưa rõ (số tổng nhập là 1, nhưng đã ghi nhiều hơn), năm 2023 có 3 (số tổng nhập) ?"
    );
    assert!(
        en.contains(": unknown (the entered total is 1, but more is recorded) in 2024, "),
        "{en}"
    );
}

#[test]
fn an_open_register_says_how_far_it_is_confirmed_or_who_denied_it() {
    let rules = rules(json!([condition("a", no_crime())]), json!({}));
    let told = |statements: Value| {
        let desk = desk(json!({"xa": {"statements": statements}}));
        let [vi, en] = reasons(&desk, &desk.verdict("xa", &rules, 2024));
        (vi[0].clone(), en[0].clone())
    };
    let (vi, en) = told(json!([]));
    assert!(vi.contains("chưa được xác nhận ghi đủ"), "{vi}");
    assert!(en.contains("is not confirmed complete"), "{en}");
    let (vi, en) = told(json!([complete(2024, Some("2024-06-30"))]));
    assert!(vi.contains("mới xác nhận đến 30/06/2024"), "{vi}");
    assert!(en.contains("is confirmed to 30/06/2024 only"), "{en}");
    let denied =
        json!({"kind": "register_complete", "year": 2024, "value": false, "date": "2024-12-31"});
    let (vi, en) = told(json!([denied]));
    assert!(vi.contains("chưa ghi đủ, theo xác nhận ngày 31/12/2024"), "{vi}");
    assert!(en.contains("is not complete, as was said on 31/12/2024"), "{en}");
}

#[test]
fn a_reason_names_what_the_text_requires() {
    let told = |test: Value, commune: Value| {
        let rules = rules(json!([condition("a", test)]), json!({}));
        let desk = desk(json!({"xa": commune}));
        reasons(&desk, &desk.verdict("xa", &rules, 2024)).map(|reasons| reasons[0].clone())
    };
    let sessions =
        json!({"activity": {"kinds": ["propaganda_session"], "at_least": 2, "within": "year"}});
    let held = json!({"activities": [{"kind": "propaganda_session", "date": "2024-03-01"}]});
    let share = |limit: &str| json!({"total_share": {"part": "crime_cases", "whole": "social_evil_cases", "limit": {limit: 5}}});
    let figures = json!({"totals": [total(2024, 1), {"indicator": "social_evil_cases", "year": 2024, "value": 50}]});
    let continuous = json!({"reduced": {"indicators": ["crime_cases"], "against": "previous_year", "continuous": true}});
    let fell = json!({"totals": [total(2023, 3), total(2024, 1)]});
    let mut wrong = Vec::new();
    for (test, commune, vi, en) in [
        (
            &sessions,
            json!({}),
            "chưa nhập hoạt động nào, cần ít nhất 2",
            "none entered, at least 2 needed",
        ),
        (&sessions, held, "đã nhập 1, cần ít nhất 2", "1 entered, at least 2 needed"),
        (&share("less_than"), figures.clone(), "1/50; cần dưới 5%", "1/50; under 5% needed"),
        (&share("at_least"), figures, "1/50; cần từ 5%", "1/50; at least 5% needed"),
        (&continuous, fell, "; phải giảm liên tục ✓", "; must fall every year ✓"),
    ] {
        let [is_vi, is_en] = told(test.clone(), commune);
        if !is_vi.contains(vi) || !is_en.contains(en) {
            wrong.push(format!("{is_vi} | {is_en}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn that_there_was_no_paper_says_which() {
    let said = |about: &str| json!({"kind": "issued_or_held", "about": about, "year": 2024, "value": false, "date": "2024-04-02", "by": "Ban"});
    let told = |kinds: &[&str]| {
        let statements: Vec<_> = kinds.iter().map(|kind| said(kind)).collect();
        let desk = desk(json!({"xa": {"statements": statements}}));
        reasons(&desk, &desk.verdict("xa", &paper_in_quarter_one(kinds), 2024))
    };
    let [vi, en] = told(&["peoples_committee_plan"]);
    assert_eq!(
        vi,
        ["không có Kế hoạch của Ủy ban nhân dân về bảo đảm an ninh, trật tự (02/04/2024, Ban)"]
    );
    assert!(
        en[0].starts_with("there was none: ") && en[0].ends_with(" (02/04/2024, Ban)"),
        "{en:?}"
    );
    assert_eq!(
        told(&["peoples_committee_plan", "party_resolution"])[0].len(),
        2,
        "each kind that might have done"
    );
}

#[test]
fn a_new_units_own_paper_is_not_denied_and_what_follows_stands_apart() {
    let party = |date: &str| json!([{"kind": "peoples_committee_plan", "date": date}]);
    let part = |papers: Value| json!({"valid_to": "2024-06-30", "papers": papers});
    let told = |own: Value| {
        let plan = |id: &str| {
            condition(
                id,
                json!({"paper": {"kinds": ["peoples_committee_plan"], "within": "quarter_one"}}),
            )
        };
        let rules = rules(json!([plan("a"), plan("b")]), json!({}));
        let new = json!({"valid_from": "2024-07-01", "formed_from": ["cu"], "papers": own});
        let desk = desk(json!({"cu": part(party("2024-02-01")), "moi": new}));
        let verdict = desk.verdict("moi", &rules, 2024);
        assert_eq!(verdict.outcome, Outcome::ForDecision);
        let why = desk.told(&verdict).why;
        (reasons(&desk, &verdict).map(|reasons| reasons.last().unwrap().clone()), why)
    };
    let ([vi, en], why) = told(party("2024-07-10"));
    assert_eq!(
        vi,
        "1/1 đơn vị cũ đã có (xã cu); đơn vị mới đã có nhưng ngoài thời hạn; cấp có thẩm quyền quyết định có thừa nhận hay không"
    );
    assert!(
        en.contains("; the new unit has it, but not in time; a competent person decides"),
        "{en}"
    );
    assert!(why.ends_with("có thừa nhận hay không; và 1 nội dung khác"), "{why}");
    assert!(told(json!([])).0[0].contains("; đơn vị mới chưa có; "));
}

#[test]
fn of_two_numbers_of_households_the_one_that_was_entered_is_not_said_to_be_missing() {
    let rules = rules(json!([condition("a", json!({"households": {"at_least": 100}}))]), json!({}));
    let told = |registered: Option<u32>, residing: Option<u32>| {
        let mut registration = json!({"year": 2024, "date": "2024-02-01"});
        for (name, number) in
            [("households_registered", registered), ("households_residing", residing)]
        {
            if let Some(number) = number {
                registration[name] = json!(number);
            }
        }
        let desk = desk(json!({"xa": {"registrations": [registration]}}));
        let [vi, en] = reasons(&desk, &desk.verdict("xa", &rules, 2024));
        (vi[0].clone(), en[0].clone())
    };
    let both = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
    assert_eq!(
        told(Some(120), None),
        both(
            "120 hộ đã đăng ký; chưa nhập số hộ đang cư trú",
            "120 households registered; those residing not entered"
        )
    );
    assert_eq!(
        told(None, Some(120)),
        both(
            "120 hộ đang cư trú; chưa nhập số hộ đăng ký",
            "120 households residing; those registered not entered"
        )
    );
    assert_eq!(
        told(Some(0), Some(0)),
        both(
            "số hộ đang cư trú ghi là 0: cần kiểm tra lại",
            "households residing are said to be 0: check the number"
        )
    );
    assert_eq!(told(None, None).0, "chưa nhập số hộ đang cư trú và số hộ đăng ký");
}

#[test]
fn totals_that_were_entered_are_not_said_to_be_missing() {
    let share = json!({"unit_share": {
        "of": ["hamlet"], "having": "registered", "at_least": 100, "totals": {"whole": "units_total", "part": "units_registered"}
    }});
    let rules = rules(json!([condition("a", share)]), json!({}));
    let told = |part: Option<u32>, whole: Option<u32>, lang| {
        let total = |(name, value): (&str, Option<u32>)| {
            Some(json!({"indicator": name, "year": 2024, "value": value?}))
        };
        let totals: Vec<_> = [("units_registered", part), ("units_total", whole)]
            .into_iter()
            .filter_map(total)
            .collect();
        let desk = desk(json!({"xa": {"totals": totals}}));
        let verdict = desk.verdict("xa", &rules, 2024);
        assert_eq!(verdict.outcome, Outcome::Missing);
        let told = desk.told_in(&verdict, lang);
        (told.findings[0].because.join(" | "), told.findings[0].needs.clone())
    };
    let (because, needs) = told(Some(3), Some(0), Lang::Vi);
    assert!(
        because.contains(": 3/0; cần từ 100%; phần lớn hơn tổng, hai số mâu thuẫn")
            && !because.contains("chưa nhập"),
        "{because}"
    );
    assert!(
        needs[0].starts_with("kiểm tra lại số liệu năm 2024 – ") && needs[0] != needs[1],
        "{needs:?}"
    );
    let (because, needs) = told(Some(3), Some(0), Lang::En);
    assert!(because.ends_with("the part is more than the whole: they contradict"), "{because}");
    assert!(needs[0].starts_with("check the yearly total of 2024 – "), "{needs:?}");
    assert!(
        told(Some(0), Some(0), Lang::Vi)
            .0
            .ends_with(": 0/0; cần từ 100%; tổng bằng 0 thì không có tỷ lệ")
    );
    assert!(told(Some(4), Some(3), Lang::Vi).0.ends_with("phần lớn hơn tổng, hai số mâu thuẫn"));
    assert!(
        told(None, Some(0), Lang::Vi)
            .0
            .starts_with("chưa có đơn vị trực thuộc nào trong sổ; mới nhập một số tổng – ")
    );
    assert!(
        told(Some(3), None, Lang::En)
            .0
            .starts_with("no units below, and of the two totals one only – ")
    );
    assert_eq!(
        told(None, None, Lang::Vi).0,
        "chưa có đơn vị trực thuộc nào trong sổ, cũng chưa nhập số tổng"
    );
}
