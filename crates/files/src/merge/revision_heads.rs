//! Finds the heads of each record: the revisions that no other revision follows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::revision::{Place, Revision, each_revision, is_same, text};
use super::source::Source;
use crate::List;
use book::sort;

/// Up to this many revisions of one record are compared directly with each other.
const FEW: usize = 32;

/// A revision, in one or more sources.
pub(super) struct Head<'a> {
    pub revision: Revision<'a>,
    /// The sources that have it, and whether it waits there.
    pub held: Vec<(usize, bool)>,
}

/// A unit or record with its heads: the shown revision first, then the waiting ones.
pub(super) struct Item<'a> {
    pub list: List,
    pub id: &'a str,
    /// Never empty.
    pub heads: Vec<Head<'a>>,
    /// All revisions in the sources, heads or not.
    pub had: Vec<Had<'a>>,
}

/// A revision in one source.
pub(super) struct Had<'a> {
    pub source: usize,
    /// Whether no other revision follows it.
    pub is_head: bool,
    pub is_deleted: bool,
    /// Its place in that source.
    pub place: Place<'a>,
}

/// Gathers all units and records of the sources, in the order in which the sources have them. Files
/// list them by id, so that what is taken from one source is in order.
pub(super) fn items<'a>(sources: &mut [Source<'a>]) -> Vec<Item<'a>> {
    let mut all = Vec::new();
    for (source, held) in sources.iter_mut().enumerate() {
        let before = all.len();
        each_revision(held.shard, &mut |revision| all.push((source, revision)));
        held.count = all.len() - before;
    }
    gathered(&all).chunk_by(|(_, a), (_, b)| (a.list, a.id) == (b.list, b.id)).map(item).collect()
}

/// A revision with the index of its source.
type Found<'a> = (usize, Revision<'a>);

/// The revisions with those of one unit or record beside each other. Ids have long beginnings in
/// common, so looking them up is quicker than sorting by them.
fn gathered<'a>(all: &[Found<'a>]) -> Vec<Found<'a>> {
    let mut places: HashMap<(List, &str), usize> = HashMap::with_capacity(all.len());
    let mut sizes: Vec<usize> = Vec::new();
    let mut place_of = |(_, revision): &Found<'a>| {
        let place = *places.entry((revision.list, revision.id)).or_insert(sizes.len());
        match sizes.get_mut(place) {
            Some(size) => *size += 1,
            None => sizes.push(1),
        }
        place
    };
    let place_of_each: Vec<usize> = all.iter().map(&mut place_of).collect();
    if sizes.len() == all.len() {
        return all.to_vec();
    }
    let mut next: Vec<usize> = sizes
        .iter()
        .scan(0, |end, size| {
            *end += size;
            Some(*end - size)
        })
        .collect();
    let mut order = vec![0; all.len()];
    for (at, place) in place_of_each.into_iter().enumerate() {
        if let Some(next) = next.get_mut(place)
            && let Some(slot) = order.get_mut(*next)
        {
            *slot = at;
            *next += 1;
        }
    }
    order.into_iter().filter_map(|at| all.get(at).copied()).collect()
}

/// Sorts items as a file lists them, and by id.
pub(super) fn in_order(items: &mut [Item<'_>]) {
    sort::sort_by(items, |a, b| (a.list, a.id).cmp(&(b.list, b.id)));
}

fn item<'a>(revisions: &[Found<'a>]) -> Item<'a> {
    let (list, id) =
        revisions.first().map_or((List::Units, ""), |(_, first)| (first.list, first.id));
    let mut different: Vec<Head<'a>> = Vec::new();
    let mut which = Vec::with_capacity(revisions.len());
    // A file may have many revisions of one record, so beyond a few each is looked up by its text.
    let mut by_text: BTreeMap<String, usize> = BTreeMap::new();
    for &(source, revision) in revisions {
        let is_known = |known: &Head<'_>| is_same(list, known.revision.place, revision.place);
        let known = match revisions.len() {
            0..=FEW => different.iter().position(is_known),
            _ => Some(*by_text.entry(text(list, revision.place)).or_insert(different.len())),
        };
        let at = known.unwrap_or(different.len());
        match different.get_mut(at) {
            Some(known) => known.held.push((source, revision.place.waits)),
            None => different.push(Head { revision, held: vec![(source, revision.place.waits)] }),
        }
        which.push(at);
    }
    if different.len() == 1 {
        // Nothing follows it, and every source has it.
        let had = revisions.iter().map(|(source, revision)| Had {
            source: *source,
            is_head: true,
            is_deleted: revision.is_deleted,
            place: revision.place,
        });
        return Item { list, id, heads: different, had: had.collect() };
    }
    let after = different.iter().flat_map(|head| &head.revision.stamp.after);
    let followed: BTreeSet<(u64, &str)> =
        after.map(|version| (version.at, version.device.as_str())).collect();
    let is_followed = |head: &Head<'_>| {
        followed.contains(&(head.revision.stamp.at, head.revision.stamp.device.as_str()))
    };
    let standing = standing(list, &different);
    let is_behind = |at: usize, head: &Head<'_>| is_of_list(head) && standing != Some(at);
    let is_followed: Vec<bool> = different
        .iter()
        .enumerate()
        .map(|(at, head)| is_followed(head) || is_behind(at, head))
        .collect();
    // Invalid stamps could follow each other in a circle.
    let is_circle = is_followed.iter().all(|followed| *followed);
    let is_head = |at: usize| is_circle || !is_followed.get(at).copied().unwrap_or_default();
    let had = revisions.iter().zip(which).map(|((source, revision), at)| Had {
        source: *source,
        is_head: is_head(at),
        is_deleted: revision.is_deleted,
        place: revision.place,
    });
    let had = had.collect();
    let heads =
        different.into_iter().enumerate().filter(|(at, _)| is_head(*at)).map(|(_, head)| head);
    let mut heads: Vec<_> = heads.collect();
    if heads.len() > 1 {
        sort::sort_by(&mut heads, |a, b| {
            let version = |head: &Head<'_>| head.revision.stamp.version();
            let content = |head: &Head<'_>| text(list, head.revision.place);
            version(b).cmp(&version(a)).then_with(|| content(b).cmp(&content(a)))
        });
    }
    Item { list, id, heads, had }
}

/// Whether a revision was only taken from the list of communes, as every device does.
fn is_of_list(head: &Head<'_>) -> bool {
    head.revision.stamp.is_of_list() && head.revision.stamp.after.is_empty()
}

/// The place of the list's revision that stands: the one of the latest edition. `None` if a person
/// changed one of them. So two editions on two devices leave nothing to decide.
fn standing(list: List, different: &[Head<'_>]) -> Option<usize> {
    if !different.iter().all(is_of_list) {
        return None;
    }
    let order = |head: &Head<'_>| (head.revision.stamp.at, text(list, head.revision.place));
    (0..different.len()).max_by_key(|at| different.get(*at).map(order))
}
