//! The sample books: they read cleanly, state what is made up, and come out as described.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use book::{
    Book, Catalogue, Day, KindCode, Lang, Reading, Recognition, Record, Shard, UnitId, UnitKind,
    Year,
};
use law::report::{ReportOutput, YearFigures};
use law::{Evaluator, Library, Outcome};
use testing::root;
use unicode_normalization::UnicodeNormalization;

const SAMPLES: &[&str] = &[
    "tran-yen-2026",
    "tran-yen-2019",
    "outcome-met",
    "outcome-not-met",
    "outcome-missing",
    "outcome-for-decision",
];

struct Sample {
    library: Library,
    catalogue: Catalogue,
    book: Book,
    text: String,
}

fn open(name: &str) -> Sample {
    let path = root().join("samples").join(format!("{name}.json"));
    let text = fs::read_to_string(&path).unwrap();
    let library = Library::national().unwrap();
    let read = files::read(text.as_bytes(), name, &library, &|text| text.nfc().collect());
    let read = read.unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
    assert!(read.notices.is_empty(), "{name}: {:?}", read.notices);
    let catalogue = library.catalogue(&read.book.frame);
    Sample { library, catalogue, book: read.book, text }
}

impl Sample {
    fn evaluator(&self, reading: Reading) -> Evaluator<'_> {
        Evaluator::new(&self.book, &self.library, &self.catalogue, reading, None)
    }

    /// The outcomes of all units that a rule set judges.
    fn outcomes(&self, rules: &str, year: u16, reading: Reading) -> BTreeMap<UnitId, Outcome> {
        let rules = self.library.rule_set(rules).unwrap();
        let verdicts = self.evaluator(reading).verdicts(rules, Year::new(year).unwrap());
        verdicts.into_iter().map(|verdict| (verdict.unit, verdict.outcome)).collect()
    }
}

fn id(text: &str) -> UnitId {
    UnitId::new(text).unwrap()
}

#[test]
fn every_sample_is_written_as_the_app_writes_it() {
    for name in SAMPLES {
        let sample = open(name);
        assert!(
            files::write(&sample.book).unwrap() == sample.text,
            "samples/{name}.json: read and written again it differs"
        );
        assert!(sample.text.len() < 400_000, "samples/{name}.json is {} bytes", sample.text.len());
    }
}

#[test]
fn tran_yen_2019_gives_the_figures_of_the_report() {
    let sample = open("tran-yen-2019");
    let (district, _) = sample.book.unit(&id("tran-yen")).unwrap();
    let figures = YearFigures::of(
        district,
        Year::new(2019).unwrap(),
        &sample.book,
        &sample.evaluator(Reading::Contain),
    );
    let report = ReportOutput::new(&figures, &sample.catalogue, Lang::Vi);

    assert_eq!((report.models_maintained, report.models_new), (Some(49), Some(22)));
    let by_kind: Vec<_> =
        report.models_new_by_kind.iter().map(|(kind, count)| (kind.as_str(), *count)).collect();
    assert_eq!(by_kind, [("security_light", 2), ("self_managed_group", 20)]);
    assert_eq!(report.communes, 21);
    assert_eq!(report.safety_evaluated.text, "21/21 đạt (100%)");
    assert_eq!(
        report.safety_decided.text, "0/21 · 21 chưa có quyết định trong sổ",
        "the report names no decisions"
    );
    assert_eq!(report.new_countryside.text, "21/21 (100%)");
    assert_eq!(report.others_evaluated.text, "1/1 đạt (100%)");
    let hamlets: BTreeSet<_> = report
        .model_hamlets
        .iter()
        .map(|hamlet| (hamlet.name.as_str(), hamlet.commune.as_str()))
        .collect();
    assert_eq!(hamlets, BTreeSet::from([("Trúc Đình", "Việt Thành"), ("Đình Xây", "Báo Đáp")]));
    assert!(report.model_hamlets.iter().all(|hamlet| hamlet.decision.is_some()));
}

#[test]
fn tran_yen_2019_meets_the_sets_of_its_year_by_evaluation_with_either_reading() {
    let sample = open("tran-yen-2019");
    for reading in [Reading::Contain, Reading::Strict] {
        for (rules, units) in
            [("tt-23-2012-commune", 22), ("ntm-2016-commune-19-2", 21), ("tt-35-2016-district", 1)]
        {
            let outcomes = sample.outcomes(rules, 2019, reading);
            assert_eq!(outcomes.len(), units, "{rules}");
            assert!(
                outcomes.values().all(|outcome| *outcome == Outcome::Met),
                "{rules} {reading:?}: {outcomes:?}"
            );
        }
    }
    let hamlets = sample.outcomes("tt-23-2012-hamlet", 2019, Reading::Contain);
    for hamlet in ["bao-dap-thon-1", "viet-thanh-thon-1"] {
        assert_eq!(hamlets[&id(hamlet)], Outcome::Met, "{hamlet}");
    }
}

#[test]
fn tran_yen_2019_has_the_units_of_that_year() {
    let book = open("tran-yen-2019").book;
    let of_kind = |kind| book.units().filter(move |unit| unit.kind == kind);
    assert_eq!((of_kind(UnitKind::Commune).count(), of_kind(UnitKind::Township).count()), (21, 1));
    let codes: BTreeMap<_, _> =
        of_kind(UnitKind::Commune).map(|unit| (unit.name.as_str(), unit.code.as_deref())).collect();
    assert_eq!(
        (codes["Minh Quán"], codes["Minh Quân"]),
        (Some("04516"), Some("04567")),
        "two communes, one accent apart"
    );
    assert_eq!(codes["Minh Tiến"], None, "its code was not seen in a source");
}

/// The ids of one type's records that are not marked as made up.
fn facts<R: Record + 'static>(shard: &Shard) -> Vec<String> {
    shard
        .live::<R>()
        .filter(|record| !record.is_illustrative())
        .map(|record| record.id().to_string())
        .collect()
}

fn all_facts(shard: &Arc<Shard>) -> Vec<String> {
    use book::{
        Activity, Assessment, Decision, Discipline, Incident, Model, Paper, Rating, Registration,
        Statement, Tip, YearlyTotal,
    };
    [
        facts::<Activity>(shard),
        facts::<Assessment>(shard),
        facts::<Decision>(shard),
        facts::<Discipline>(shard),
        facts::<Incident>(shard),
        facts::<Model>(shard),
        facts::<Paper>(shard),
        facts::<Rating>(shard),
        facts::<Recognition>(shard),
        facts::<Registration>(shard),
        facts::<Statement>(shard),
        facts::<Tip>(shard),
        facts::<YearlyTotal>(shard),
    ]
    .concat()
}

#[test]
fn only_what_a_source_says_is_not_marked_as_made_up() {
    let book = open("tran-yen-2019").book;
    let facts: Vec<_> = book.shards.values().flat_map(all_facts).collect();
    let with = |end: &str| facts.iter().filter(|id| id.ends_with(end)).count();
    assert_eq!((with(".xa-ntm"), with(".kieu-mau-thon-1"), with(".huyen-ntm")), (21, 2, 1));
    assert_eq!(facts.len(), 24, "{facts:?}");
    for shard in book.shards.values() {
        for recognition in
            shard.live::<Recognition>().filter(|recognition| !recognition.illustrative)
        {
            assert!(!recognition.note.is_empty(), "{}: names no source", recognition.id);
        }
        let hamlets =
            shard.live_units().filter(|unit| unit.kind == UnitKind::Hamlet && !unit.illustrative);
        assert!(
            hamlets.into_iter().all(|unit| ["Trúc Đình", "Đình Xây"].contains(&unit.name.as_str()))
        );
    }
    assert!(book.frame.note.contains("minh họa"));

    for name in SAMPLES.iter().filter(|name| name.starts_with("outcome")) {
        let book = open(name).book;
        assert!(book.shards.values().all(|shard| all_facts(shard).is_empty()), "{name}");
        assert!(book.units().all(|unit| unit.illustrative), "{name}");
    }
}

#[test]
fn tran_yen_2026_is_the_commune_of_today_and_all_else_in_it_is_marked_as_made_up() {
    let sample = open("tran-yen-2026");
    let (commune, shard) = sample.book.unit(&id("tran-yen")).unwrap();
    assert_eq!(
        (commune.code.as_deref(), commune.parent.as_ref()),
        (Some("04498"), Some(&id("lao-cai")))
    );
    let parts: BTreeMap<_, _> = commune
        .formed_from
        .iter()
        .map(|part| sample.book.unit(part).unwrap().0)
        .map(|unit| (unit.name.as_str(), unit))
        .collect();
    let names: Vec<_> = parts.keys().copied().collect();
    assert_eq!(names, ["Báo Đáp", "Cổ Phúc", "Hòa Cuông", "Minh Quán", "Thành Thịnh", "Tân Đồng"]);
    assert!(
        parts
            .values()
            .all(|part| part.valid_to == Day::parse("2025-06-30").ok() && !part.illustrative)
    );
    assert!(shard.live_units().filter(|unit| unit.id != commune.id).all(|unit| unit.illustrative));
    let words: BTreeSet<_> = shard
        .live_units()
        .filter(|unit| unit.kind == UnitKind::Hamlet)
        .map(|unit| unit.kind_word.as_str())
        .collect();
    assert_eq!(words, BTreeSet::from(["bản", "thôn"]));
    assert!(sample.book.shards.values().all(|shard| all_facts(shard).is_empty()));
    assert!(sample.book.frame.note.contains("minh họa"));
    assert!(
        sample.text.len() < 50_000,
        "{} bytes are fetched by who only looks",
        sample.text.len()
    );
}

#[test]
fn tran_yen_2026_shows_each_outcome_and_what_is_missing() {
    let sample = open("tran-yen-2026");
    let reading = sample.book.frame.settings.reading;
    let hamlets = sample.outcomes("tt-124-2021-hamlet", 2026, reading);
    for hamlet in ["dinh-xay", "truc-dinh", "co-phuc-1", "minh-quan-3", "hoa-cuong-1"] {
        assert_eq!(hamlets[&id(hamlet)], Outcome::Met, "{hamlet}");
    }
    assert_eq!(hamlets[&id("co-phuc-2")], Outcome::NotMet, "131 of 135 households registered");
    assert_eq!(
        hamlets[&id("khe-can")],
        Outcome::Missing,
        "its force was not rated, and a theft has no severity"
    );
    assert_eq!(
        hamlets[&id("tan-dong-moi")],
        Outcome::ForDecision,
        "two thôn made it on 01/7 and had registered"
    );

    let (commune, _) = sample.book.unit(&id("tran-yen")).unwrap();
    let rules = sample.library.rule_set("tt-124-2021-commune").unwrap();
    let verdict =
        sample.evaluator(reading).verdict(commune, rules, Year::new(2026).unwrap()).unwrap();
    let outcome = |condition: &str| verdict.finding(condition).unwrap().outcome;
    assert_eq!(verdict.outcome, Outcome::Missing);
    assert_eq!(outcome("d4k4b"), Outcome::Missing, "a theft has no severity yet");
    assert_eq!(outcome("k3a"), Outcome::Missing, "nobody stated how the police worked");
    for met in ["k1", "d4k2", "d4k3", "d4k4a", "k4b"] {
        assert_eq!(outcome(met), Outcome::Met, "{met}");
    }
}

#[test]
fn each_outcome_has_a_sample() {
    let rules = "tt-124-2021-commune";
    for (name, outcome) in [
        ("outcome-met", Outcome::Met),
        ("outcome-not-met", Outcome::NotMet),
        ("outcome-missing", Outcome::Missing),
        ("outcome-for-decision", Outcome::ForDecision),
    ] {
        let sample = open(name);
        let reading = sample.book.frame.settings.reading;
        assert_eq!(
            sample.outcomes(rules, 2024, reading),
            BTreeMap::from([(id("binh-an"), outcome)]),
            "{name}"
        );
    }
    let sample = open("outcome-not-met");
    let (unit, _) = sample.book.unit(&id("binh-an")).unwrap();
    let safety = KindCode::new("safety").unwrap();
    let year = Year::new(2024).unwrap();
    let in_force = sample.library.in_force(&safety, unit.kind, year).unwrap();
    let verdict = sample.evaluator(Reading::Contain).verdict(unit, in_force, year).unwrap();
    let clauses: Vec<_> =
        verdict.deciding().iter().map(|finding| finding.condition.clause.as_str()).collect();
    assert_eq!(clauses, ["Điều 4 khoản 4 điểm c"]);
}
