//! The standards of a desk, the offered rule sets, and missing data.

use book::{Unit, UnitId, Year};
use desk::comparison::{Sides, sides};
use desk::route::Query;
use desk::standards::{self, Level};
use law::Evaluator;

use crate::desk_client::{Desk, NATIONAL, code};

fn id(unit: &Unit) -> &str {
    unit.id.as_str()
}

#[test]
fn the_desk_of_a_book_is_its_top_or_the_only_district_of_its_province() {
    let district = Desk::open("samples/tran-yen-2019.json");
    assert_eq!(standards::desk_unit(district.book()).map(id), Some("tran-yen"));
    assert_eq!(standards::desk_commune(district.book()).map(id), None);
    assert!(standards::spokesman(district.book()).unwrap().kind.is_commune_level());
    let commune = Desk::open("samples/outcome-met.json");
    assert_eq!(standards::desk_unit(commune.book()).map(id), Some("binh-an"));
    assert_eq!(standards::desk_commune(commune.book()).map(id), Some("binh-an"));
    assert_eq!(standards::spokesman(commune.book()).map(id), Some("binh-an"));
    assert!(standards::desk_unit(Desk::new("may-1").book()).is_none());
}

#[test]
fn what_is_missing_is_about_what_a_desk_keeps_the_book_for() {
    let desk = Desk::open("samples/outcome-met.json");
    let verdicts = desk.verdicts();
    // The school lacks data for the safety standard and the commune for 19.2. The other sets that
    // lack data do not count.
    assert_eq!(standards::lacking(&verdicts).units, 2);
    let missing = |verdict: &&std::sync::Arc<law::Verdict>| {
        verdict.outcome == law::Outcome::Missing && !standards::is_main(&verdict.rules)
    };
    assert!(verdicts.all().filter(missing).count() > 0, "others lack data too");
    let of_commune = standards::verdicts_of(&verdicts, &UnitId::new("binh-an").unwrap());
    let kept: Vec<_> =
        of_commune.iter().map(|verdict| standards::is_main(&verdict.rules)).collect();
    assert_eq!(kept.iter().filter(|kept| **kept).count(), 2, "the safety standard and 19.2");
    assert!(kept.is_sorted_by_key(|kept| !kept), "they come first: {kept:?}");
    assert_eq!(of_commune[0].rules.standard.as_str(), law::report::SAFETY);
    assert_eq!(of_commune[0].outcome, law::Outcome::Met);
}

#[test]
fn rule_sets_are_offered_by_level_and_the_safety_standard_of_communes_first() {
    let desk = Desk::open("tests/cases/books/tt-124-ten-units.json").showing(2024);
    let sets = standards::in_use(&desk.library(), &desk.verdicts());
    let groups = standards::by_level(&desk.library(), sets.clone());
    let levels: Vec<_> = groups.iter().map(|(level, _)| *level).collect();
    assert_eq!(levels, [Level::Commune, Level::Hamlet, Level::Agency, Level::School]);
    assert_eq!(groups[0].1[0].id, "tt-124-2021-commune");
    assert_eq!(standards::shown(&sets, None).unwrap().id, "tt-124-2021-commune");
    let school = &groups[3].1[0].id;
    assert_eq!(standards::shown(&sets, code(school).as_ref()).unwrap().id, *school);
    let unknown = standards::shown(&sets, code("khong-co").as_ref());
    assert_eq!(unknown.unwrap().id, "tt-124-2021-commune", "a bookmark of a set that is gone");
}

#[test]
fn within_a_level_a_line_goes_on_in_time_and_lines_that_are_kept_come_first() {
    let all = NATIONAL.rule_sets().to_vec();
    for (_, sets) in standards::by_level(&NATIONAL, all.clone()) {
        let ranks: Vec<_> = sets
            .iter()
            .map(|rules| {
                let line = standards::line_of(&NATIONAL, rules);
                (line.as_str() != law::report::SAFETY, !law::report::is_main_standard(line))
            })
            .collect();
        assert!(ranks.is_sorted(), "{ranks:?}");
        for pair in sets.windows(2) {
            let line = |at: usize| standards::line_of(&NATIONAL, &pair[at]);
            assert!(line(0) != line(1) || pair[0].in_force.from <= pair[1].in_force.from);
        }
    }
    let count: usize =
        standards::by_level(&NATIONAL, all.clone()).iter().map(|(_, sets)| sets.len()).sum();
    assert_eq!(count, all.len(), "none is lost");
}

#[test]
fn a_draft_asks_for_nothing_yet() {
    let drafts: Vec<_> =
        NATIONAL.rule_sets().iter().filter(|rules| rules.draft.is_some()).collect();
    assert!(!drafts.is_empty());
    assert!(drafts.iter().all(|rules| !standards::is_main(rules)));
}

fn compared(desk: &Desk, unit: &str, query: &Query) -> Sides {
    let library = desk.library();
    let catalogue = library.catalogue(&desk.book().frame);
    let reading = desk.book().frame.settings.reading;
    let evaluator = Evaluator::new(desk.book(), &library, &catalogue, reading, Some(desk.today));
    let unit = desk.book().unit(&UnitId::new(unit).unwrap()).unwrap().0;
    let sets_of = |year| evaluator.rules_of(unit, year).into_iter().cloned().collect();
    sides(&library, &sets_of, desk.year, query).unwrap()
}

#[test]
fn a_comparison_begins_with_another_standard_that_is_kept_else_with_the_year_before() {
    let two = Desk::open("tests/cases/books/ntm-2025-request.json").showing(2025);
    let both = compared(&two, "xa", &Query::default());
    assert_eq!(both.first.rules.id, "tt-124-2021-commune");
    assert_eq!(both.second.unwrap().rules.id, "ntm-2021-commune-19-2");
    let hamlet = Desk::open("tests/cases/books/tt-124.json").showing(2024);
    let years = compared(&hamlet, "thon", &Query::default());
    let second = years.second.unwrap();
    assert_eq!(years.first.rules.standard, second.rules.standard);
    assert_eq!((years.first.year.number(), second.year.number()), (2024, 2023));
}

#[test]
fn a_bookmark_of_a_comparison_brings_the_same_columns_back() {
    let desk = Desk::open("samples/tran-yen-2019.json");
    let unit = UnitId::new("viet-thanh").unwrap();
    let hash = desk::comparison::address(
        &unit,
        ("tt-23-2012-commune", desk.year),
        Some(("tt-23-2012-commune", Year::new(2018).unwrap())),
    );
    let query = desk::route::Address::parse(&hash).query;
    let again = compared(&desk, "viet-thanh", &query);
    let second = again.second.unwrap();
    assert_eq!(
        (again.first.rules.id.as_str(), again.first.year.number()),
        ("tt-23-2012-commune", 2019)
    );
    assert_eq!((second.rules.id.as_str(), second.year.number()), ("tt-23-2012-commune", 2018));
}
