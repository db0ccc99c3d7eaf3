//! Whether a changed condition asks for less than it did. A province may ask for more than the
//! ministry, hardly for less, so a page warns.

use std::cmp::Ordering;

use super::{Baseline, ShareLimit, Test, Timeframe};
use book::{Catalogue, KindCode};

/// Whether a test could pass where another one, which it was made from, does not. A test of another
/// kind could. The catalogue ranks ratings.
pub fn loosens(own: &Test, origin: &Test, catalogue: &Catalogue) -> bool {
    let is_less = |parts: &[Ordering]| parts.contains(&Ordering::Less);
    match (own, origin) {
        (Test::All(_), Test::All(_)) | (Test::Any(_), Test::Any(_)) => false,
        (Test::Households { at_least: own }, Test::Households { at_least: was }) => own < was,
        (
            Test::NoIncident { kinds, years, severity, only, unless },
            Test::NoIncident {
                kinds: was_kinds,
                years: was_years,
                severity: was_severity,
                only: was_only,
                unless: was_unless,
            },
        ) => is_less(&[
            more(kinds, was_kinds),
            years.unwrap_or(1).cmp(&was_years.unwrap_or(1)),
            was_severity.cmp(severity),
            more(was_only, only),
            more(was_unless, unless),
        ]),
        (
            Test::Reduced { indicators, against, by, continuous },
            Test::Reduced {
                indicators: was_indicators,
                against: was_against,
                by: was_by,
                continuous: was_continuous,
            },
        ) => is_less(&[
            more(indicators, was_indicators),
            by.cmp(was_by),
            baseline(*against, *was_against),
            // So many percent fewer is fewer.
            (*continuous || by.is_some()).cmp(&(*was_continuous || was_by.is_some())),
        ]),
        (
            Test::AtMost { indicator, at_most },
            Test::AtMost { indicator: was_indicator, at_most: was },
        ) => indicator != was_indicator || at_most > was,
        (
            Test::TotalShare { part, whole, limit },
            Test::TotalShare { part: was_part, whole: was_whole, limit: was },
        ) => part != was_part || whole != was_whole || share(*limit, *was) == Ordering::Less,
        (
            Test::Models { at_least, kinds, effective },
            Test::Models { at_least: was_at_least, kinds: was_kinds, effective: was_effective },
        ) => is_less(&[
            at_least.cmp(was_at_least),
            any_of(kinds, was_kinds),
            effective.cmp(was_effective),
        ]),
        (
            Test::Discipline { forces, from },
            Test::Discipline { forces: was_forces, from: was_from },
        ) => is_less(&[more(forces, was_forces), was_from.cmp(from)]),
        (
            Test::Activity { kinds, at_least, within },
            Test::Activity { kinds: was_kinds, at_least: was_at_least, within: was_within },
        ) => is_less(&[
            time(*within, *was_within),
            at_least.cmp(was_at_least),
            any_of(kinds, was_kinds),
        ]),
        (Test::Paper { kinds, within }, Test::Paper { kinds: was_kinds, within: was_within }) => {
            is_less(&[time(*within, *was_within), any_of(kinds, was_kinds)])
        }
        (Test::Registration { within }, Test::Registration { within: was_within }) => {
            time(*within, *was_within) == Ordering::Less
        }
        (Test::Rating { forces, at_least }, Test::Rating { forces: was_forces, at_least: was }) => {
            // The first must be rated, the others where there is a rating.
            let is_lower =
                at_least != was && catalogue.is_rated_at_least(at_least, was) != Some(true);
            forces.first() != was_forces.first() || is_lower || is_less(&[more(forces, was_forces)])
        }
        (
            Test::Standard { standard, recorded, latest },
            Test::Standard { standard: was_standard, recorded: was_recorded, latest: was_latest },
        ) => standard != was_standard || latest != was_latest || recorded < was_recorded,
        (
            Test::UnitShare { of, except, having, at_least, .. },
            Test::UnitShare {
                of: was_of,
                except: was_except,
                having: was_having,
                at_least: was,
                ..
            },
        ) => {
            having != was_having
                || is_less(&[more(of, was_of), more(was_except, except), at_least.cmp(was)])
        }
        (own, origin) => own != origin,
    }
}

/// A list all of whose members are asked for: what is no longer in it is asked for no more.
fn more<T: PartialEq>(own: &[T], was: &[T]) -> Ordering {
    if was.iter().all(|member| own.contains(member)) { Ordering::Greater } else { Ordering::Less }
}

/// Kinds one of which is enough; none named is any.
fn any_of(own: &[KindCode], was: &[KindCode]) -> Ordering {
    if was.is_empty() || !own.is_empty() && more(was, own) == Ordering::Greater {
        Ordering::Greater
    } else {
        Ordering::Less
    }
}

/// The first quarter is within the year; of other times nobody can say which is longer.
fn time(own: Timeframe, was: Timeframe) -> Ordering {
    match (own, was) {
        (Timeframe::QuarterOne, Timeframe::Year) => Ordering::Greater,
        (own, was) if own == was => Ordering::Equal,
        _ => Ordering::Less,
    }
}

fn baseline(own: Baseline, was: Baseline) -> Ordering {
    match (own, was) {
        (Baseline::PrecedingYears(own), Baseline::PrecedingYears(was)) => own.cmp(&was),
        (Baseline::PrecedingYears(_), Baseline::PreviousYear) => Ordering::Greater,
        (own, was) if own == was => Ordering::Equal,
        _ => Ordering::Less,
    }
}

fn share(own: ShareLimit, was: ShareLimit) -> Ordering {
    match (own, was) {
        (ShareLimit::AtLeast(own), ShareLimit::AtLeast(was)) => own.cmp(&was),
        (ShareLimit::LessThan(own), ShareLimit::LessThan(was)) => was.cmp(&own),
        _ => Ordering::Less,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;
    use book::Frame;

    fn is_looser(own: &str, was: &str) -> bool {
        let read = |text: &str| serde_json::from_str::<Test>(text).unwrap();
        loosens(&read(own), &read(was), &Library::national().unwrap().catalogue(&Frame::default()))
    }

    #[test]
    fn asking_for_less_is_looser_and_asking_for_more_or_the_same_is_not() {
        let cases = [
            (r#"{"households": {"at_least": 70}}"#, r#"{"households": {"at_least": 80}}"#),
            (r#"{"models": {"at_least": 1}}"#, r#"{"models": {"at_least": 3}}"#),
            (
                r#"{"models": {"at_least": 1, "kinds": ["a", "b"]}}"#,
                r#"{"models": {"at_least": 1, "kinds": ["a"]}}"#,
            ),
            (r#"{"models": {"at_least": 1}}"#, r#"{"models": {"at_least": 1, "effective": true}}"#),
            (
                r#"{"no_incident": {"kinds": ["crime"], "severity": "serious"}}"#,
                r#"{"no_incident": {"kinds": ["crime"]}}"#,
            ),
            (
                r#"{"no_incident": {"kinds": ["crime"]}}"#,
                r#"{"no_incident": {"kinds": ["crime", "fire"]}}"#,
            ),
            (
                r#"{"no_incident": {"kinds": ["crime"], "unless": ["handled"]}}"#,
                r#"{"no_incident": {"kinds": ["crime"]}}"#,
            ),
            (
                r#"{"no_incident": {"kinds": ["crime"]}}"#,
                r#"{"no_incident": {"kinds": ["crime"], "years": 3}}"#,
            ),
            (
                r#"{"at_most": {"indicator": "a", "at_most": 3}}"#,
                r#"{"at_most": {"indicator": "a", "at_most": 2}}"#,
            ),
            (
                r#"{"discipline": {"forces": ["a"], "from": "warning"}}"#,
                r#"{"discipline": {"forces": ["a"], "from": "reprimand"}}"#,
            ),
            (
                r#"{"reduced": {"indicators": ["a"], "against": "previous_year"}}"#,
                r#"{"reduced": {"indicators": ["a"], "against": {"preceding_years": 3}}}"#,
            ),
            (
                r#"{"reduced": {"indicators": ["a"], "against": "previous_year"}}"#,
                r#"{"reduced": {"indicators": ["a"], "against": "previous_year", "continuous": true}}"#,
            ),
            (
                r#"{"total_share": {"part": "a", "whole": "b", "limit": {"less_than": 10}}}"#,
                r#"{"total_share": {"part": "a", "whole": "b", "limit": {"less_than": 5}}}"#,
            ),
            (
                r#"{"unit_share": {"of": ["hamlet"], "having": "registered", "at_least": 90}}"#,
                r#"{"unit_share": {"of": ["hamlet"], "having": "registered", "at_least": 100}}"#,
            ),
            (
                r#"{"registration": {"within": "year"}}"#,
                r#"{"registration": {"within": "quarter_one"}}"#,
            ),
            (
                r#"{"paper": {"kinds": ["resolution", "plan"], "within": "year"}}"#,
                r#"{"paper": {"kinds": ["resolution"], "within": "quarter_one"}}"#,
            ),
            (
                r#"{"rating": {"forces": ["commune_police"], "at_least": "completed"}}"#,
                r#"{"rating": {"forces": ["commune_police"], "at_least": "completed_well"}}"#,
            ),
            (
                r#"{"standard": {"standard": "a"}}"#,
                r#"{"standard": {"standard": "a", "recorded": true}}"#,
            ),
        ];
        for (less, more) in cases {
            assert!(is_looser(less, more), "{less} asks for less than {more}");
            assert!(!is_looser(more, less), "{more} asks for more than {less}");
            assert!(!is_looser(less, less), "{less} asks for the same as itself");
        }
    }

    #[test]
    fn a_test_of_another_kind_may_pass_where_the_first_did_not() {
        assert!(is_looser(r#"{"by_person": {}}"#, r#"{"models": {"at_least": 1}}"#));
    }
}
