//! Single examples of the laws of merging.

use super::*;

#[test]
fn two_changes_of_one_record_are_both_kept_until_a_person_chooses() {
    let base = two_communes().with_record(incident("i", "h0", ""), stamp(2, "d1")).unwrap();
    let a = base.with_record(incident("i", "h0", "một"), stamp(3, "d1")).unwrap();
    let b = base.with_record(incident("i", "h0", "hai"), stamp(3, "d2")).unwrap();
    let both = merge::merge(&a, &b);
    assert_eq!(text(&both), text(&merge::merge(&b, &a)));
    let shard = &both.shards[&unit_id("c0")];
    assert_eq!(
        (shard.incidents[0].note.as_str(), shard.waiting.incidents[0].note.as_str()),
        ("hai", "một")
    );
    let chosen = both.resolved(shard.waiting.incidents[0].clone(), stamp(3, "d1")).unwrap();
    let shard = &chosen.shards[&unit_id("c0")];
    assert!(shard.waiting.is_empty() && shard.incidents[0].stamp.after.len() == 3);
    assert_eq!(text(&merge::merge(&chosen, &b)), text(&chosen));
    assert_eq!(text(&merge::merge(&a, &merge::merge(&chosen, &both))), text(&chosen));
}

/// The words of a person for papers; see [`book::PaperText`].
fn paper_text(id: &str, year: u16, words: &str) -> book::PaperText {
    let json = format!(
        r#"{{"id":"{id}","unit":"c0","year":{year},"directions":"{words}","stamp":{{"at":1,"device":"x"}}}}"#
    );
    serde_json::from_str(&json).unwrap()
}

proptest! {
    #[test]
    fn words_for_papers_from_any_desks_in_any_order_are_all_kept(
        edits in prop::collection::vec((0..3usize, 0..3usize, 2019..2022u16, "[a-c]{1,3}"), 1..12),
    ) {
        let mut desks = [two_communes(), two_communes(), two_communes()];
        let mut at = 1;
        for (desk, id, year, words) in &edits {
            at += 1;
            let text = paper_text(&format!("t{id}"), *year, words);
            desks[*desk] = desks[*desk].with_record(text, stamp(at, &format!("d{desk}"))).unwrap();
        }
        let [a, b, c] = &desks;
        let all = merge::merge(&merge::merge(a, b), c);
        prop_assert_eq!(text(&all), text(&merge::merge(c, &merge::merge(b, a))));
        prop_assert_eq!(text(&all), text(&merge::merge(&all, b)));
        // The last words of each desk are shown or wait to be chosen.
        let shard = &all.shards[&unit_id("c0")];
        let kept = || shard.paper_texts.iter().chain(&shard.waiting.paper_texts);
        for desk in &desks {
            for text in &desk.shards[&unit_id("c0")].paper_texts {
                prop_assert!(kept().any(|one| one.directions == text.directions && one.id == text.id));
            }
        }
    }
}

#[test]
fn an_edit_of_the_shown_revision_leaves_the_others_waiting() {
    let a = two_communes().with_record(incident("i", "h0", "một"), stamp(3, "d1")).unwrap();
    let b = two_communes().with_record(incident("i", "h0", "hai"), stamp(4, "d2")).unwrap();
    let edited =
        merge::merge(&a, &b).with_record(incident("i", "h1", "ba"), stamp(5, "d1")).unwrap();
    let sides = merge::sides(&edited, files::List::Of(book::RecordKind::Incident), "i");
    let notes: Vec<_> = sides.iter().map(|side| side.fields["note"].as_str().unwrap()).collect();
    assert_eq!(notes, ["ba", "một"]);
    assert!(
        !edited.shards[&unit_id("c1")].waiting.is_empty()
            && edited.shards[&unit_id("c0")].waiting.is_empty()
    );
    text(&edited);
}

#[test]
fn one_version_with_two_contents_is_kept_as_two() {
    let a = two_communes().with_record(incident("i", "h0", "thật"), stamp(3, "d1")).unwrap();
    let changed_by_hand = text(&a).replace("thật", "sửa tay");
    let b = files::read(
        changed_by_hand.as_bytes(),
        "b.json",
        &law::Library::national().unwrap(),
        &|text| text.into(),
    );
    let b = b.unwrap().book;
    let both = merge::merge(&a, &b);
    assert_eq!(text(&both), text(&merge::merge(&b, &a)));
    assert_eq!(merge::conflicts(&both).len(), 1);
}

#[test]
fn a_shard_that_a_file_does_not_change_stays_the_same_in_memory() {
    let base = two_communes();
    let edited = base.with_record(incident("i", "h0", "một"), stamp(3, "d1")).unwrap();
    let merged = merge::merge_into(&base, &[&edited]);
    assert!(Arc::ptr_eq(&merged.frame, &base.frame));
    assert!(Arc::ptr_eq(&merged.shards[&unit_id("c1")], &base.shards[&unit_id("c1")]));
    assert!(Arc::ptr_eq(&merged.shards[&unit_id("c0")], &edited.shards[&unit_id("c0")]));
    let again = merge::merge_into(&edited, &[&base]);
    assert!(again.shards.iter().all(|(root, shard)| Arc::ptr_eq(shard, &edited.shards[root])));
}

#[test]
fn what_both_books_have_counts_as_the_same_unless_it_is_deleted_or_waits() {
    let a = two_communes().with_record(incident("i", "h0", "một"), stamp(3, "d1")).unwrap();
    let b = two_communes().with_record(incident("i", "h0", "hai"), stamp(3, "d2")).unwrap();
    let both = merge::merge(&a, &b).with_record(incident("j", "h1", ""), stamp(4, "d1")).unwrap();
    let book =
        both.without_record::<book::Incident>(&incident("j", "h1", "").id, stamp(5, "d1")).unwrap();
    let same = |file: &Book| -> Vec<(String, usize)> {
        let comings = merge::compare(&book, file).into_iter();
        comings.map(|coming| (coming.root.to_string(), coming.same)).collect()
    };
    let counts = [("c0", 3), ("c1", 2), ("p", 1)].map(|(root, same)| (root.to_owned(), same));
    assert_eq!(same(&book), counts, "as the very same shards");
    let copied = files::read(
        text(&book).as_bytes(),
        "b.json",
        &law::Library::national().unwrap(),
        &|text| text.into(),
    );
    assert_eq!(same(&copied.unwrap().book), counts, "as equal shards");
    let more = book.with_record(incident("k", "h1", "ba"), stamp(6, "d1")).unwrap();
    assert_eq!(same(&more), counts, "beside a shard with more");
}

#[test]
fn the_deletion_of_an_unknown_record_is_a_quiet_change_and_an_older_revision_is_none() {
    let open = two_communes();
    let full = open.with_record(incident("j", "h1", ""), stamp(4, "d1")).unwrap();
    let id = incident("j", "h1", "").id;
    let file = full.without_record::<book::Incident>(&id, stamp(5, "d1")).unwrap();
    let coming = |open: &Book, file: &Book| {
        let mut comings = merge::compare(open, file).into_iter();
        comings.find(|coming| coming.root == unit_id("c1")).unwrap()
    };
    let quiet = coming(&open, &file);
    assert_eq!((quiet.quiet, quiet.differences.len(), quiet.changes()), (1, 0, true));
    assert!(!coming(&file, &file).changes());
    let older = coming(&file, &full);
    assert_eq!((older.differences.len(), older.changes()), (1, false));
}

#[test]
fn the_choice_of_the_shown_side_is_told_as_a_change() {
    let a = two_communes().with_record(incident("i", "h0", "một"), stamp(3, "d1")).unwrap();
    let b = two_communes().with_record(incident("i", "h0", "hai"), stamp(4, "d2")).unwrap();
    let open = merge::merge(&a, &b);
    let list = files::List::Of(book::RecordKind::Incident);
    let chosen = merge::choose(&open, list, "i", 0, stamp(5, "d2")).unwrap();
    let told: Vec<_> = merge::compare(&open, &chosen)
        .into_iter()
        .flat_map(|coming| coming.differences)
        .map(|difference| (difference.id, difference.effect))
        .collect();
    // The content shown stays, but the other side no longer waits.
    assert_eq!(told, [("i".to_owned(), merge::Effect::Changed)]);
}
