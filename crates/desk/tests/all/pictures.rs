//! Pictures of the samples.

use book::{Book, Day, KindCode, Reading, Year};
use charts::Datum;
use desk::groups::{Group, GroupBy};
use desk::pictures::{MonthCut, by_month, models, shares};
use desk::unit_figures::{UnitFigures, unit_figures};
use law::{Evaluator, Library};

fn sample(name: &str) -> Book {
    let bytes = std::fs::read(testing::at(format!("samples/{name}.json"))).unwrap();
    let rules = Library::national().unwrap();
    files::read(&bytes, name, &rules, &|text| text.to_owned()).unwrap().book
}

fn year(year: u16) -> Year {
    Year::new(year).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn months(book: &Book, of: u16, cut: MonthCut, as_of: Option<Day>) -> Vec<Datum> {
    let rules = Library::national().unwrap();
    let catalogue = rules.catalogue(&book.frame);
    let evaluator = Evaluator::new(book, &rules, &catalogue, Reading::default(), as_of);
    let unit = book.top().unwrap();
    by_month(unit, &KindCode::new("crime_cases").unwrap(), (year(of), cut), &evaluator)
}

#[test]
fn a_month_counts_its_own_days_and_what_is_to_come_is_unknown() {
    // The sample has a theft on 17/2 and one on 21/9.
    let book = sample("outcome-met");
    let calendar = months(&book, 2024, MonthCut::Calendar, None);
    assert_eq!((calendar[1], calendar[8]), (Datum::Known(1), Datum::Known(1)));
    assert_eq!(calendar[2], Datum::Known(0));
    let police = months(&book, 2024, MonthCut::Police, None);
    assert_eq!(
        (police[1], police[2], police[9]),
        (Datum::Known(0), Datum::Known(1), Datum::Known(1))
    );
    let in_may = months(&book, 2024, MonthCut::Calendar, Some(day("2024-05-20")));
    assert!(in_may[5..].iter().all(|month| *month == Datum::Unknown), "{in_may:?}");
}

#[test]
fn models_of_tran_yen_are_those_of_its_report() {
    let (kinds, states) = models(&sample("tran-yen-2019"), day("2019-12-31"));
    assert_eq!(kinds.values().sum::<u64>(), 49);
    assert!(states.values().sum::<u64>() >= 49);
    let (none, no_states) = models(&Book::default(), day("2019-12-31"));
    assert!(none.is_empty() && no_states.is_empty());
}

#[test]
fn shares_are_by_the_district_that_communes_were_in() {
    let book = sample("tran-yen-2019");
    let rules = Library::national().unwrap();
    let catalogue = rules.catalogue(&book.frame);
    let verdicts = law::BookVerdicts::new(&book, &rules, &catalogue, year(2019), None, None);
    let of_communes = verdicts.by_rules("tt-23-2012-commune").map(|verdict| &**verdict);
    let found = shares(&book, of_communes, GroupBy::District);
    let [(group, share)] = &found.iter().collect::<Vec<_>>()[..] else { panic!("{found:?}") };
    assert!(matches!(group, Some(Group::District(_))));
    assert_eq!(share.all, 22, "21 communes and a township");
}

#[test]
fn communes_have_the_figures_by_which_they_are_put_in_order() {
    let book = sample("tran-yen-2019");
    let rules = Library::national().unwrap();
    let catalogue = rules.catalogue(&book.frame);
    let verdicts = law::BookVerdicts::new(&book, &rules, &catalogue, year(2019), None, None);
    let hamlets: Vec<_> = verdicts.by_rules("tt-23-2012-hamlet").map(|one| &**one).collect();
    let met = hamlets.iter().filter(|one| one.outcome == law::Outcome::Met).count();
    let found = unit_figures(&book, (year(2019), day("2019-12-31")), hamlets);
    let sum = |of: fn(&UnitFigures) -> u32| found.values().map(of).sum::<u32>();
    assert_eq!(sum(|one| one.models), 49, "the models of the report");
    assert_eq!(sum(|one| one.hamlets_met) as usize, met);
    let of_year = book.shards.values().flat_map(|shard| shard.live::<book::Incident>());
    let of_year = of_year.filter(|one| one.date.year() == year(2019)).map(|one| one.count);
    assert_eq!(sum(|one| one.incidents), of_year.sum::<u32>());
    assert!(sum(|one| one.incidents) >= 49);
}
