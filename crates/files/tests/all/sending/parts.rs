//! Tests of the part of a book that is sent.

use super::*;
use book::Frame;

#[test]
fn a_part_of_a_year_keeps_what_counts_for_it_by_any_rule_set() {
    let covers = Covers { years: years(2019, 2019), ..Covers::default() };
    let mut book = BOOK.clone();
    let shard = Arc::make_mut(book.shards.values_mut().next().unwrap());
    shard.incidents.first_mut().unwrap().date = Day::parse("2018-11-20").unwrap();
    let part = files::part(&book, &covers, &Seen::default());
    let days = |book: &Book| -> Vec<Day> {
        book.shards
            .values()
            .flat_map(|shard| shard.incidents.iter().map(|incident| incident.date))
            .collect()
    };
    let (from, to) = (Day::parse("2018-11-01").unwrap(), Day::parse("2019-12-31").unwrap());
    let expected = days(&book).into_iter().filter(|&day| from <= day && day <= to).count();
    assert_eq!(days(&part).len(), expected);
    assert!(
        days(&part).iter().any(|day| *day < Day::parse("2019-01-01").unwrap()),
        "the window of an assessment year begins in the year before"
    );
}

#[test]
fn after_a_file_was_sent_nothing_is_new_to_that_desk_until_a_record_changes() {
    let covers = Covers { only_changes: true, ..Covers::default() };
    let first = files::part(&BOOK, &covers, &Seen::default());
    assert_eq!(first, *BOOK);
    let seen = Seen::from_text(&Seen::default().and(&first, &BOOK).to_text());
    assert!(files::part(&BOOK, &covers, &seen).is_empty());
    let mut changed = BOOK.clone();
    let root = UnitId::new("viet-thanh").unwrap();
    let shard = Arc::make_mut(changed.shards.get_mut(&root).unwrap());
    let record = shard.incidents.first_mut().unwrap();
    record.deleted = true;
    let id = record.id.clone();
    let news = files::part(&changed, &covers, &seen);
    let told: Vec<_> = news.shards.values().flat_map(|shard| &shard.incidents).collect();
    assert!(told.len() == 1 && told[0].id == id && told[0].deleted, "a deletion is news");
    assert!(files::part(&changed, &covers, &seen.and(&news, &changed)).is_empty());
}

/// Whether everything in a part is in the whole, unchanged, but for the settings: those of a unit's
/// own file say whose book it becomes.
fn is_part(part: &Book, whole: &Book) -> bool {
    let frame = Frame { settings: whole.frame.settings.clone(), ..Frame::clone(&part.frame) };
    let items = |book: &Book| -> BTreeSet<String> {
        let text = files::write(book).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        let shards = file["shards"].as_array().unwrap().clone();
        let lists = shards.into_iter().flat_map(|shard| shard.as_object().unwrap().clone());
        lists
            .flat_map(|(name, list)| {
                list.as_array()
                    .cloned()
                    .unwrap_or_default()
                    .into_iter()
                    .map(move |item| format!("{name} {item}"))
            })
            .collect()
    };
    items(part).is_subset(&items(whole)) && frame == *whole.frame
}

prop_compose! {
    fn covers()(unit in prop::option::of(prop::sample::select(BOOK.units().map(|unit| unit.id.clone()).collect::<Vec<_>>())), communes in prop::sample::subsequence(BOOK.shards.keys().cloned().collect::<Vec<_>>(), 0..4), span in prop::option::of((2014u16..2021, 0u16..4)), only_changes: bool) -> Covers {
        Covers { communes, unit, years: span.and_then(|(first, more)| years(first, first + more)), only_changes }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_part_is_a_valid_book_that_changes_nothing_when_it_is_merged_into_the_whole(covers in covers(), before in covers()) {
        let seen = Seen::default().and(&files::part(&BOOK, &before, &Seen::default()), &BOOK);
        let part = files::part(&BOOK, &covers, &seen);
        let text = Outgoing::new(&part, &sent(covers.clone())).unwrap().finish(None).unwrap();
        let read = read(text.as_bytes()).unwrap_or_else(|problems| panic!("{covers:?}: {}", problems[0].text(Lang::En)));
        prop_assert!(files::replaced(&part, &read.book).iter().all(|replaced| replaced.change == Change::Same));
        prop_assert_eq!(read.letter.unwrap().sent.covers, covers);
        prop_assert!(is_part(&part, &BOOK));
        prop_assert_eq!(files::write(&files::merge::merge_into(&BOOK, &[&read.book])).unwrap(), files::write(&BOOK).unwrap());
    }

    #[test]
    fn a_file_changed_in_any_byte_or_cut_is_not_taken_for_what_was_sent(at in 0usize..100_000, byte in any::<u8>(), is_cut: bool) {
        let whole = file(Some(&signature()));
        let mut bytes = whole.clone().into_bytes();
        let at = at % bytes.len();
        if is_cut { bytes.truncate(at) } else { bytes[at] = byte }
        if let Ok(read) = read(&bytes) {
            let text = String::from_utf8(bytes).unwrap();
            // The page verifies the signature itself. Changed spaces do not count, and changing the
            // name of a closing member takes away its meaning.
            let is_after = at >= whole.find(",\n  \"checksum\"").unwrap();
            prop_assert!(is_after || files::signed_content(&text) == files::signed_content(&whole), "{at}");
            prop_assert!(is_after || read.letter.is_some());
        }
    }
}
