//! The kinds of the national catalogue that are offered for a year.

use book::{Frame, KindCode, KindGroup, Year};
use law::Library;

#[test]
fn a_kind_is_offered_in_the_years_in_which_it_is_used_and_known_always() {
    let library = Library::national().unwrap();
    let catalogue = library.catalogue(&Frame::default());
    let police = KindCode::new("district_police").unwrap();
    let in_year = |number| {
        let time = Year::new(number).unwrap().period();
        catalogue.offered(KindGroup::Force, time).any(|kind| kind.code == police)
    };
    assert_eq!([in_year(2024), in_year(2025), in_year(2026)], [true, true, false]);
    assert!(catalogue.get(KindGroup::Force, &police).is_some());
}

#[test]
fn nothing_of_the_district_is_offered_for_a_year_without_one() {
    let library = Library::national().unwrap();
    let catalogue = library.catalogue(&Frame::default());
    let time = Year::new(2026).unwrap().period();
    let offered = KindGroup::ALL.into_iter().flat_map(|group| catalogue.offered(group, time));
    let words: Vec<_> = offered
        .map(|kind| kind.label.vi.to_lowercase())
        .filter(|vi| vi.contains("huyện") || vi.contains("thị trấn"))
        .collect();
    assert_eq!(words, [] as [&str; 0]);
}
