//! Conflicts: revisions that wait for a person ("cần xem lại"), shown side by side, and the choice
//! between them.

use std::collections::{BTreeMap, BTreeSet};

use super::revision::{Place, Revision, each_in_list, each_revision, text};
use super::settled;
use crate::List;
use book::sort;
use book::{Book, EditError, Extra, RecordId, RecordKind, Shard, Stamp, UnitId, for_each_record};

/// A unit or record with waiting revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its shard.
    pub root: UnitId,
    /// Its list.
    pub list: List,
    /// Its id; [`sides`] gives its revisions.
    pub id: String,
    /// Whether all revisions have the same content, so that any choice will do and nobody needs to
    /// be asked.
    pub is_alike: bool,
    /// The desks that made the revisions, without repetition.
    pub by: Vec<String>,
}

/// One revision of a unit or record, for display beside others.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Its stamp.
    pub stamp: Stamp,
    /// Whether the book shows this revision.
    pub is_shown: bool,
    /// Whether it deletes the unit or record.
    pub is_deleted: bool,
    /// Its fields as in a file, without the stamp.
    pub fields: Extra,
}

/// Finds all conflicts in a book, shard by shard, in the order of a file.
pub fn conflicts(book: &Book) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    for shard in book.shards.values().filter(|shard| !shard.waiting.is_empty()) {
        let mut waiting: BTreeMap<(List, &str), Vec<Revision<'_>>> = BTreeMap::new();
        each_revision(shard, &mut |revision| {
            if revision.place.waits {
                waiting.entry((revision.list, revision.id)).or_default();
            }
        });
        each_revision(shard, &mut |revision| {
            if let Some(revisions) = waiting.get_mut(&(revision.list, revision.id)) {
                revisions.push(revision);
            }
        });
        for ((list, id), revisions) in waiting {
            let is_pair_alike = |pair: &[Revision<'_>]| {
                if let [a, b] = pair { is_alike(list, a.place, b.place) } else { true }
            };
            let is_alike = revisions.windows(2).all(is_pair_alike);
            let mut by: Vec<_> = revisions
                .iter()
                .map(|revision| revision.stamp.by.clone())
                .filter(|by| !by.is_empty())
                .collect();
            sort::sort_by(&mut by, |a, b| a.cmp(b));
            by.dedup();
            found.push(Conflict {
                root: shard.root.clone(),
                list,
                id: id.to_owned(),
                is_alike,
                by,
            });
        }
    }
    found
}

/// The revisions of a unit or record: the shown one first, then the waiting ones from the greatest
/// version down.
pub fn sides(book: &Book, list: List, id: &str) -> Vec<Side> {
    let side = |revision: Revision<'_>| Side {
        stamp: revision.stamp.clone(),
        is_shown: !revision.place.waits,
        is_deleted: revision.is_deleted,
        fields: fields(list, revision.place),
    };
    in_book(book, list, id).into_iter().map(side).collect()
}

/// Ends a conflict by choosing one of the [`sides`] unchanged, by its index: a new revision with
/// that content follows them all. A choice that a person has edited goes through [`Book::resolved`]
/// or [`Book::resolved_unit`].
///
/// # Errors
/// [`EditError::UnknownRecord`] if there is no such side; the errors of [`Book::resolved`] and
/// [`Book::resolved_unit`].
pub fn choose(
    book: &Book,
    list: List,
    id: &str,
    which: usize,
    stamp: Stamp,
) -> Result<Book, EditError> {
    let place = in_book(book, list, id).get(which).ok_or_else(|| unknown(id))?.place;
    Ok(settled(&chosen(list, id, place, book.clone(), stamp)?))
}

/// Ends all conflicts in which a desk made a revision by choosing its newest one.
///
/// # Errors
/// As for [`choose`].
pub fn choose_all_by(book: &Book, by: &str, stamp: &Stamp) -> Result<Book, EditError> {
    let mut new = book.clone();
    for shard in book.shards.values().filter(|shard| !shard.waiting.is_empty()) {
        let mut newest: BTreeMap<(List, &str), Revision<'_>> = BTreeMap::new();
        let mut waiting = BTreeSet::new();
        each_revision(shard, &mut |revision| {
            let of = (revision.list, revision.id);
            waiting.extend(revision.place.waits.then_some(of));
            let is_newer = newest.get(&of).is_none_or(|known| known.stamp.at < revision.stamp.at);
            if revision.stamp.by == by && is_newer {
                newest.insert(of, revision);
            }
        });
        for ((list, id), revision) in newest.into_iter().filter(|(of, _)| waiting.contains(of)) {
            new = chosen(list, id, revision.place, new, stamp.clone())?;
        }
    }
    Ok(settled(&new))
}

fn unknown(id: &str) -> EditError {
    EditError::UnknownRecord(RecordId::new(id).unwrap_or_else(|_| RecordId::random(0)))
}

/// Chooses a revision; `book` is changed in place where nobody else holds its parts.
fn chosen(
    list: List,
    id: &str,
    place: Place<'_>,
    book: Book,
    stamp: Stamp,
) -> Result<Book, EditError> {
    macro_rules! lists {
        ($($name:ident $list:ident),*) => {
            match list {
                List::Units => {
                    let units = if place.waits { &place.shard.waiting.units } else { &place.shard.units };
                    book.into_resolved_unit(units.get(place.at).ok_or_else(|| unknown(id))?.clone(), stamp)
                }
                $(
                    List::Of(RecordKind::$name) => {
                        let records = if place.waits { &place.shard.waiting.$list } else { &place.shard.$list };
                        book.into_resolved(records.get(place.at).ok_or_else(|| unknown(id))?.clone(), stamp)
                    }
                )*
            }
        };
    }
    for_each_record!(lists)
}

fn in_book<'a>(book: &'a Book, list: List, id: &str) -> Vec<Revision<'a>> {
    book.shards
        .values()
        .map(|shard| revisions(shard, list, id))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn revisions<'a>(shard: &'a Shard, list: List, id: &str) -> Vec<Revision<'a>> {
    let mut found = Vec::new();
    each_in_list(shard, list, &mut |revision| {
        found.extend((revision.id == id).then_some(revision))
    });
    sort::sort_by(&mut found, |a, b| {
        let (a_text, b_text) = (|| text(list, a.place), || text(list, b.place));
        let version = || b.stamp.version().cmp(&a.stamp.version());
        a.place.waits.cmp(&b.place.waits).then_with(version).then_with(|| b_text().cmp(&a_text()))
    });
    found
}

/// Whether two revisions have the same content, apart from their stamps.
pub(super) fn is_alike(list: List, a: Place<'_>, b: Place<'_>) -> bool {
    fields(list, a) == fields(list, b)
}

fn fields(list: List, place: Place<'_>) -> Extra {
    let mut fields: Extra = serde_json::from_str(&text(list, place)).unwrap_or_default();
    fields.remove("stamp");
    fields
}
