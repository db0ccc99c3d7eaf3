//! The national catalogue and rule sets are consistent and quote the law in its own words.

mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use book::{Catalogue, Day, Frame, KindCode, KindGroup, Unit, UnitKind, Year};
use law::{Condition, Demand, Library, RuleSet, Test};
use testing::at;
use unicode_normalization::is_nfc;

const TT_124: &str = include_str!("../../../../tests/law/tt-124-2021.txt");
const TT_23: &str = include_str!("../../../../tests/law/tt-23-2012.txt");
const TT_35: &str = include_str!("../../../../tests/law/tt-35-2016.txt");
const QD_25: &str = include_str!("../../../../tests/law/qd-25-2021.txt");

fn library() -> Library {
    Library::national().unwrap()
}

/// The national sets and the example rule files.
fn all_sets() -> Vec<Arc<RuleSet>> {
    let folder = at("samples/rules");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let samples =
        files.map(|path| serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap());
    library().rule_sets().iter().cloned().chain(samples).collect()
}

/// Conditions, warnings and targets of a set, outer ones first.
fn everything(rules: &RuleSet) -> Vec<&Arc<Condition>> {
    fn walk<'r>(conditions: &'r [Arc<Condition>], found: &mut Vec<&'r Arc<Condition>>) {
        for condition in conditions {
            found.push(condition);
            walk(condition.parts(), found);
        }
    }
    let mut found = Vec::new();
    for conditions in [&rules.conditions, &rules.warnings, &rules.targets] {
        walk(conditions, &mut found);
    }
    found
}

fn code(text: &str) -> KindCode {
    KindCode::new(text).unwrap()
}

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

/// The words of each clause, as they are kept beside the tests.
fn clauses(text: &str) -> BTreeMap<&str, &str> {
    text.lines().map(|line| line.split_once('\t').unwrap()).collect()
}

#[test]
fn every_rule_set_has_its_own_id_and_every_condition_its_own_in_the_set() {
    let mut ids = BTreeSet::new();
    for rules in all_sets() {
        assert!(ids.insert(rules.id.clone()), "{} twice", rules.id);
        let mut conditions = BTreeSet::new();
        for condition in everything(&rules) {
            assert!(conditions.insert(&condition.id), "{}: {} twice", rules.id, condition.id);
        }
    }
}

#[test]
fn every_rule_file_of_the_folder_is_built_in_under_its_name() {
    let files = std::fs::read_dir(at("criteria")).unwrap();
    let files: BTreeSet<_> =
        files.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let others = ["catalogue.json", "calendar.json", "checks.json"].map(str::to_owned);
    let library = library();
    assert_eq!(
        files,
        library
            .rule_sets()
            .iter()
            .map(|rules| format!("{}.json", rules.id))
            .chain(others)
            .collect()
    );
}

#[test]
fn a_set_that_follows_one_of_another_standard_begins_the_day_after_it_ends() {
    let library = library();
    for rules in library.rule_sets() {
        let Some(id) = &rules.follows else { continue };
        let ended = library
            .rule_set(id)
            .unwrap_or_else(|| panic!("{} follows «{id}», which is not there", rules.id));
        assert_eq!(
            ended.in_force.to.and_then(|day| day.next()),
            rules.in_force.from,
            "from {id} to {}",
            rules.id
        );
        assert_eq!(ended.applies_to, rules.applies_to, "from {id} to {}", rules.id);
        assert_ne!(ended.standard, rules.standard, "{} follows {id} in its own line", rules.id);
        let judged = |rules: &RuleSet| {
            (2000..2100).filter(|number| rules.judges(year(*number))).collect::<Vec<_>>()
        };
        assert_eq!(
            judged(ended).last().map(|last| last + 1),
            judged(rules).first().copied(),
            "a year between {id} and {}",
            rules.id
        );
    }
}

#[test]
fn sets_of_one_standard_and_level_follow_each_other_without_gap_or_overlap() {
    let library = library();
    let mut lines: BTreeMap<(String, UnitKind), Vec<&RuleSet>> = BTreeMap::new();
    for rules in library.rule_sets() {
        for kind in &rules.applies_to {
            lines.entry((rules.standard.to_string(), *kind)).or_default().push(rules);
        }
    }
    for ((standard, kind), mut sets) in lines {
        sets.sort_by_key(|rules| rules.in_force.from);
        for pair in sets.windows(2) {
            let next = pair[0].in_force.to.and_then(|day| day.next());
            assert_eq!(
                next, pair[1].in_force.from,
                "{standard} {kind:?}: from {} to {}",
                pair[0].id, pair[1].id
            );
        }
        let judged: Vec<_> = (2000..2100)
            .filter(|number| sets.iter().any(|rules| rules.judges(year(*number))))
            .collect();
        assert!(
            judged.windows(2).all(|pair| pair[1] == pair[0] + 1),
            "{standard} {kind:?} leaves a year out: {judged:?}"
        );
        for number in judged {
            assert_eq!(
                sets.iter().filter(|rules| rules.judges(year(number))).count(),
                1,
                "{standard} {kind:?} {number}"
            );
        }
    }
}

#[test]
fn the_set_in_force_is_chosen_by_level_and_date() {
    let library = library();
    let chosen = |standard: &str, kind, number| {
        library.in_force(&code(standard), kind, year(number)).map(|rules| rules.id.as_str())
    };
    assert_eq!(chosen("safety", UnitKind::Hamlet, 2021), Some("tt-23-2012-hamlet"));
    assert_eq!(chosen("safety", UnitKind::Hamlet, 2022), Some("tt-124-2021-hamlet"));
    assert_eq!(chosen("safety", UnitKind::Commune, 2011), None);
    assert_eq!(chosen("safety", UnitKind::Commune, 2012), Some("tt-23-2012-commune"));
    assert_eq!(chosen("safety", UnitKind::Township, 2019), Some("tt-23-2012-commune"));
    assert_eq!(chosen("safety", UnitKind::SpecialZone, 2026), Some("tt-124-2021-commune"));
    assert_eq!(chosen("safety", UnitKind::Enterprise, 2021), None);
    assert_eq!(chosen("safety", UnitKind::Enterprise, 2022), Some("tt-124-2021-agency"));
    assert_eq!(chosen("safety", UnitKind::School, 2024), Some("tt-124-2021-school"));
    assert_eq!(chosen("ntm_19_2", UnitKind::Commune, 2019), Some("ntm-2016-commune-19-2"));
    assert_eq!(chosen("ntm_19_2", UnitKind::Commune, 2021), Some("ntm-2016-commune-19-2"));
    assert_eq!(chosen("ntm_19_2", UnitKind::Commune, 2022), Some("ntm-2021-commune-19-2"));
    assert_eq!(chosen("ntm_19_2", UnitKind::Commune, 2025), Some("ntm-2021-commune-19-2"));
    assert_eq!(chosen("ntm_19_2", UnitKind::Commune, 2026), None);
    assert_eq!(chosen("district_security", UnitKind::District, 2019), Some("tt-35-2016-district"));
}

#[test]
fn units_that_the_text_leaves_out_are_not_judged() {
    let library = library();
    let is_judged = |id: &str, kind: &str, class: Option<&str>| {
        let unit = serde_json::json!({"id": "u", "kind": kind, "name": "U", "class": class, "stamp": {"at": 1, "device": "test"}});
        library.rule_set(id).unwrap().is_for(&serde_json::from_value::<Unit>(unit).unwrap())
    };
    for (kind, class) in
        [("agency", "armed_forces"), ("enterprise", "micro"), ("enterprise", "small")]
    {
        assert!(!is_judged("tt-124-2021-agency", kind, Some(class)), "{class}");
    }
    for (kind, class) in [
        ("agency", None),
        ("enterprise", None),
        ("enterprise", Some("medium")),
        ("enterprise", Some("large")),
    ] {
        assert!(is_judged("tt-124-2021-agency", kind, class), "{kind} {class:?}");
    }
    for class in ["kindergarten", "primary"] {
        assert!(!is_judged("tt-124-2021-school", "school", Some(class)), "{class}");
    }
    for class in [None, Some("lower_secondary"), Some("upper_secondary")] {
        assert!(is_judged("tt-124-2021-school", "school", class), "{class:?}");
    }
    assert!(
        !is_judged("tt-124-2021-school", "agency", None)
            && !is_judged("tt-124-2021-agency", "school", None)
    );
}

#[test]
fn a_commune_that_became_a_ward_keeps_the_safety_standard_and_leaves_new_countryside() {
    let library = library();
    let of_ward = library.all_of(UnitKind::Ward, |rules| rules.judges(year(2025)));
    assert!(of_ward.iter().any(|rules| rules.id == "tt-124-2021-commune"));
    assert!(of_ward.iter().all(|rules| !rules.standard.as_str().starts_with("ntm")));
    let ids: Vec<_> = library
        .all_of(UnitKind::Ward, |rules| rules.judges(year(2019)))
        .iter()
        .map(|rules| rules.id.clone())
        .collect();
    assert_eq!(ids, ["tt-23-2012-commune"]);
}

#[test]
fn the_district_chairman_recognises_communes_until_the_district_level_ends() {
    let library = library();
    let rules = library.rule_set("tt-124-2021-commune").unwrap();
    let who = |day: &str| rules.authority_on(Day::parse(day).unwrap()).unwrap();
    let of_2024 = who("2024-11-18");
    assert_eq!(
        (of_2024.who.vi.as_str(), of_2024.verified),
        ("Chủ tịch Ủy ban nhân dân cấp huyện", true)
    );
    assert_eq!(who("2025-06-30"), of_2024);
    let of_2025 = who("2025-11-18");
    assert!(!of_2025.verified && !of_2025.who.vi.contains("cấp huyện"), "{}", of_2025.who.vi);
}

#[test]
fn who_decides_is_known_for_every_day_of_a_set_and_what_was_not_seen_says_so() {
    for rules in library().rule_sets() {
        let mut days = Vec::new();
        for authority in &rules.authorities {
            let says_so =
                ["suy luận", "chưa "].iter().any(|words| authority.who.vi.contains(words));
            assert_ne!(authority.verified, says_so, "{}: {}", rules.id, authority.who.vi);
            days.extend([
                authority.in_force.from.or(rules.in_force.from),
                authority.in_force.to.or(rules.in_force.to),
            ]);
        }
        assert!(!days.is_empty(), "{} does not say who decides", rules.id);
        assert_eq!(
            (days.first(), days.last()),
            (Some(&rules.in_force.from), Some(&rules.in_force.to)),
            "{}",
            rules.id
        );
        let inner = days[1..days.len() - 1]
            .chunks(2)
            .all(|pair| pair[0].and_then(|day| day.next()) == pair[1]);
        assert!(inner, "{}: two decide on a day, or nobody", rules.id);
    }
}

#[test]
fn whoever_asks_for_a_set_that_has_ended_is_told_of_the_one_in_force() {
    let library = library();
    let told = |id: &str, day: &str| {
        let rules = library.rule_set(id).unwrap();
        library.ended_by(rules, Day::parse(day).unwrap()).map(|next| next.id.as_str())
    };
    assert_eq!(told("tt-23-2012-commune", "2022-02-09"), None, "its last day");
    assert_eq!(told("tt-23-2012-commune", "2022-02-10"), Some("tt-124-2021-commune"));
    assert_eq!(told("tt-35-2016-district", "2022-03-08"), Some("qd-320-2022-district"));
    assert_eq!(told("qd-320-2022-district", "2026-03-01"), None, "nothing took its place");
}

/// The codes that a test names, each with its group in the catalogue.
fn codes(test: &Test) -> Vec<(KindGroup, &KindCode)> {
    let code = |demand| match demand {
        Demand::Code(group, code) => Some((group, code)),
        Demand::NotEmpty(_)
        | Demand::OnScale(_)
        | Demand::Number { .. }
        | Demand::EarlierYear(_) => None,
    };
    test.limits().into_iter().filter_map(|limit| code(limit.demand)).collect()
}

#[test]
fn every_code_of_a_rule_is_in_the_catalogue_in_its_group() {
    let library = library();
    let catalogue = library.catalogue(&Frame::default());
    for rules in all_sets() {
        assert!(
            catalogue.get(KindGroup::Standard, &rules.standard).is_some(),
            "{}: {}",
            rules.id,
            rules.standard
        );
        for condition in everything(&rules) {
            let points = condition
                .points
                .iter()
                .flat_map(|points| &points.given_as)
                .map(|code| (KindGroup::Indicator, code));
            for (group, code) in codes(&condition.requires).into_iter().chain(points) {
                assert!(
                    catalogue.get(group, code).is_some(),
                    "{} {}: no {group:?} «{code}»",
                    rules.id,
                    condition.id
                );
            }
        }
    }
}

fn check_kinds(catalogue: &Catalogue, group: KindGroup) -> usize {
    let mut count = 0;
    for kind in catalogue.group(group) {
        count += 1;
        let code = &kind.code;
        for text in [&kind.label.vi, &kind.label.en, &kind.source] {
            assert!(!text.trim().is_empty() && is_nfc(text), "{code}: «{text}»");
        }
        for broader in &kind.within {
            assert!(
                catalogue.get(group, broader).is_some(),
                "{code} is within «{broader}», which is no {group:?}"
            );
        }
        for counted in kind.counts.iter().flat_map(|counting| &counting.kinds) {
            assert!(
                catalogue.get(KindGroup::Incident, counted).is_some(),
                "{code} counts «{counted}», which is no incident"
            );
        }
        assert!(kind.counts.is_none() || group == KindGroup::Indicator, "{code} is no indicator");
        assert_eq!(
            kind.scale.is_some() && kind.rank.is_some(),
            group == KindGroup::Rating,
            "{code}: scale and rank belong to ratings"
        );
    }
    count
}

#[test]
fn every_kind_has_both_labels_a_source_and_fits_its_group() {
    let catalogue = library().catalogue(&Frame::default());
    let groups = KindGroup::ALL;
    for group in groups {
        assert!(check_kinds(&catalogue, group) > 0, "no {group:?}");
    }
    let ranks: BTreeSet<_> =
        catalogue.group(KindGroup::Rating).map(|kind| (kind.scale.clone(), kind.rank)).collect();
    assert_eq!(
        ranks.len(),
        catalogue.group(KindGroup::Rating).count(),
        "two ratings share a rank on one scale"
    );
}

#[test]
fn no_code_is_used_twice_in_the_catalogue() {
    let file: serde_json::Value =
        serde_json::from_str(include_str!("../../../../criteria/catalogue.json")).unwrap();
    let codes: Vec<_> = file["kinds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|kind| kind["code"].as_str().unwrap())
        .collect();
    let unique: BTreeSet<_> = codes.iter().collect();
    assert_eq!(unique.len(), codes.len());
}
