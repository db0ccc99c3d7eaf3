//! Laws of evaluation that hold for any facts: order, windows, blanks, one more forbidden incident, verdicts kept over an edit.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use binh_yen::book::{Book, Catalogue, Day, DeviceId, Incident, KindCode, Reading, RecordId, Severity, Shard, Stamp, Unit, UnitId, Year};
use binh_yen::criteria::{BookVerdicts, Evaluator, Library, Outcome, RuleSet, Verdict};
use binh_yen::exchange;
use proptest::prelude::*;

/// The commune of the sample that meets TT 124 in 2024, its rule set, and all that judges it.
struct Bench {
    library: Library,
    catalogue: Catalogue,
    book: Book,
    commune: UnitId,
}

const RULES: &str = "tt-124-2021-commune";

fn year() -> Year {
    Year::new(2024).unwrap()
}

fn bench(sample: &str) -> Bench {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(sample);
    let library = Library::national().unwrap();
    let read = exchange::read(&fs::read(path).unwrap(), sample, &library, &str::to_owned).unwrap();
    let catalogue = library.catalogue(&read.book.frame);
    let commune = read.book.units().find(|unit| unit.kind.is_commune_level()).unwrap().id.clone();
    Bench { library, catalogue, book: read.book, commune }
}

impl Bench {
    fn rules(&self) -> &Arc<RuleSet> {
        self.library.rule_set(RULES).unwrap()
    }

    fn unit<'b>(&self, book: &'b Book) -> &'b Unit {
        book.unit(&self.commune).unwrap().0
    }

    fn verdict(&self, book: &Book, reading: Reading) -> Verdict {
        let evaluator = Evaluator::new(book, &self.library, &self.catalogue, reading, None);
        evaluator.verdict(self.unit(book), self.rules(), year()).unwrap()
    }

    fn with(&self, incidents: &[Incident]) -> Book {
        let add = |book: Book, incident: &Incident| book.with_record(incident.clone(), stamp()).unwrap();
        incidents.iter().fold(self.book.clone(), add)
    }

    /// The book with its commune's shard changed by hand.
    fn reshaped(&self, book: &Book, change: impl FnOnce(&mut Shard)) -> Book {
        let mut book = book.clone();
        change(Arc::make_mut(book.shards.get_mut(&self.commune).unwrap()));
        book
    }
}

fn stamp() -> Stamp {
    Stamp { at: 1, device: DeviceId::new("test").unwrap(), by: String::new(), after: Vec::new() }
}

fn code(text: &str) -> KindCode {
    KindCode::new(text).unwrap()
}

/// Any incident of the commune: kinds that are forbidden, counted or neither, with blanks.
fn incident(commune: UnitId, from: Day, days: i64) -> impl Strategy<Value = Incident> {
    let kinds = prop::sample::select(vec!["theft", "gambling", "fire", "illegal_religion", "hot_spot", "traffic_accident", "drug_crime"]);
    let severities = prop::option::of(prop::sample::select(vec![Severity::LessSerious, Severity::Serious, Severity::VerySerious]));
    let flags = prop::collection::vec(prop::option::of(any::<bool>()), 4);
    (kinds, severities, flags, 0..days, 1u32..4, any::<u64>()).prop_map(move |(kind, severity, flags, after, count, random)| {
        let mut date = from;
        for _ in 0..after {
            date = date.next().unwrap();
        }
        let json = serde_json::json!({
            "id": RecordId::random(u128::from(random)), "unit": commune, "date": date, "kind": code(kind), "count": count,
            "severity": severity, "force_majeure": flags[0], "found_in_time": flags[1], "mitigated": flags[2],
            "reported_at_once": flags[3], "stamp": stamp()
        });
        serde_json::from_value(json).unwrap()
    })
}

fn incidents(days_from: &str, days: i64) -> impl Strategy<Value = Vec<Incident>> {
    let commune = bench("outcome-met.json").commune;
    prop::collection::vec(incident(commune, Day::parse(days_from).unwrap(), days), 0..6)
}

fn readings() -> impl Strategy<Value = Reading> {
    prop::sample::select(vec![Reading::Strict, Reading::Contain, Reading::Assess])
}

/// Better to worse for the unit: what is not met can not be hidden by anything that happened besides.
fn is_no_better(after: Outcome, before: Outcome) -> bool {
    let rank = |outcome| match outcome {
        Outcome::Met => 0,
        Outcome::ForDecision => 1,
        Outcome::Missing => 2,
        Outcome::NotMet => 3,
    };
    rank(after) >= rank(before)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_records_never_matters(added in incidents("2023-11-16", 360), reading in readings()) {
        let bench = bench("outcome-met.json");
        let book = bench.with(&added);
        let reversed = bench.reshaped(&book, |shard| {
            shard.incidents.reverse();
            shard.papers.reverse();
            shard.registrations.reverse();
            shard.models.reverse();
            shard.statements.reverse();
            shard.recognitions.reverse();
            shard.units.reverse();
        });
        let (one, other) = (bench.verdict(&book, reading), bench.verdict(&reversed, reading));
        prop_assert_eq!(one.outcome, other.outcome);
        for (one, other) in one.findings.iter().zip(&other.findings) {
            prop_assert_eq!(one.outcome, other.outcome);
            prop_assert_eq!(&one.because, &other.because);
        }
    }

    #[test]
    fn an_incident_outside_every_window_never_matters(added in incidents("2020-01-01", 300), reading in readings()) {
        let bench = bench("outcome-met.json");
        prop_assert_eq!(bench.verdict(&bench.with(&added), reading).findings, bench.verdict(&bench.book, reading).findings);
    }

    #[test]
    fn one_more_incident_never_improves_a_verdict(added in incidents("2023-11-16", 360), reading in readings()) {
        for sample in ["outcome-met.json", "outcome-not-met.json"] {
            let bench = bench(sample);
            let commune = bench.commune.clone();
            let added: Vec<_> = added.iter().map(|incident| Incident { unit: commune.clone(), ..incident.clone() }).collect();
            let mut before = bench.verdict(&bench.book, reading).outcome;
            for count in 1..=added.len() {
                let after = bench.verdict(&bench.with(&added[..count]), reading).outcome;
                prop_assert!(is_no_better(after, before), "{before:?} became {after:?}");
                before = after;
            }
        }
    }

    #[test]
    fn a_register_that_nobody_confirmed_is_never_an_empty_one(added in incidents("2023-11-16", 360), reading in readings()) {
        let bench = bench("outcome-met.json");
        let unconfirmed = bench.reshaped(&bench.with(&added), |shard| {
            shard.statements.retain(|statement| statement.kind.as_str() != "register_complete");
        });
        prop_assert_ne!(bench.verdict(&unconfirmed, reading).outcome, Outcome::Met);
    }

    #[test]
    fn a_total_that_a_complete_register_contradicts_decides_nothing_by_itself(value in 1u32..50) {
        let bench = bench("outcome-met.json");
        let total = serde_json::json!({
            "id": "total", "unit": bench.commune, "indicator": "social_evil_cases", "year": 2023, "value": value, "stamp": stamp()
        });
        let confirmed = serde_json::json!({
            "id": "confirmed", "unit": bench.commune, "kind": "register_complete", "year": 2023, "value": true, "date": "2023-12-01", "stamp": stamp()
        });
        let book = bench.reshaped(&bench.book, |shard| {
            shard.totals.retain(|total| total.indicator.as_str() != "social_evil_cases" || total.year != Year::new(2023).unwrap());
            shard.totals.push(serde_json::from_value(total).unwrap());
            shard.statements.push(serde_json::from_value(confirmed).unwrap());
        });
        let evil = |book: &Book| {
            let evaluator = Evaluator::new(book, &bench.library, &bench.catalogue, Reading::Contain, None);
            let window = bench.rules().window_of(Year::new(2023).unwrap()).unwrap();
            evaluator.figure(bench.unit(book), &code("social_evil_cases"), Year::new(2023).unwrap(), window)
        };
        prop_assert_eq!((evil(&book).low, evil(&book).high, evil(&book).exact()), (0, Some(value), None));
    }

    #[test]
    fn verdicts_kept_over_an_edit_are_those_made_anew(added in incidents("2023-11-16", 360)) {
        let bench = bench("outcome-met.json");
        let judge = |book: &Book, earlier: Option<&BookVerdicts>| {
            BookVerdicts::new(book, &bench.library, &bench.catalogue, year(), None, earlier)
        };
        let first = judge(&bench.book, None);
        let book = bench.with(&added);
        let (kept, anew) = (judge(&book, Some(&first)), judge(&book, None));
        prop_assert!(kept.all().eq(anew.all()));
    }
}
