//! Years that are judged a little at a time, ahead of a person who asks for them.

use std::cell::Cell;

use book::{Book, Day, Year};
use desk::years;
use law::{BookVerdicts, Evaluator, Library};

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn sample(name: &str, library: &Library) -> Book {
    let file = std::fs::read(testing::at(format!("samples/{name}.json"))).unwrap();
    files::read(&file, name, library, &|text| text.to_owned()).unwrap().book
}

#[test]
fn verdicts_made_a_shard_at_a_time_are_those_made_at_once() {
    let library = Library::national().unwrap();
    for name in ["tran-yen-2019", "tran-yen-2026"] {
        let book = sample(name, &library);
        let catalogue = library.catalogue(&book.frame);
        let as_of = Day::new(year(2026), 12, 1);
        let reading = book.frame.settings.reading;
        let evaluator = Evaluator::new(&book, &library, &catalogue, reading, as_of);
        let at_once = BookVerdicts::new(&book, &library, &catalogue, year(2019), as_of, None);
        let mut ahead: Option<BookVerdicts> = None;
        let mut steps = 0;
        while !ahead.as_ref().is_some_and(|ahead| ahead.is_all_ahead(&book)) {
            let left = Cell::new(1);
            let is_enough = || left.replace(0) == 0;
            let more = BookVerdicts::ahead(&evaluator, year(2019), ahead.as_ref(), &is_enough);
            let is_of_ahead = |one| at_once.all().any(|other| *other == one);
            assert!(more.all().cloned().all(is_of_ahead));
            ahead = Some(more);
            steps += 1;
        }
        assert!((1..=book.shards.len()).contains(&steps));
        let verdicts = BookVerdicts::by(&evaluator, year(2019), ahead.as_ref());
        assert!(verdicts.all().eq(at_once.all()), "{name}");
    }
}

#[test]
fn the_years_nearest_to_the_shown_one_come_first() {
    let library = Library::national().unwrap();
    let book = sample("tran-yen-2026", &library);
    let (first, last) = years::with_data(&book).unwrap();
    let nearest: Vec<Year> = years::nearest(&book, first).collect();
    assert!(nearest.is_sorted() && nearest.last() == Some(&last));
    let after = last.after(2).unwrap();
    assert_eq!(years::nearest(&book, after).nth(1), Some(last));
    assert_eq!(years::nearest(&Book::default(), first).count(), 0);
}
