//! Compares a file with the open book before a merge.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fitting_units::{Adjusted, fitted};
use super::review::is_alike;
use super::revision::each_revision;
use super::revision_heads::{Head, Item};
use super::source::Source;
use super::unknown_fields::joined_lists;
use crate::List;
use book::{Book, Shard, UnitId, sort};

/// The effect of merging a file on a unit or record of the open book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The open book does not have it.
    New,
    /// The file's revision follows ours.
    Changed,
    /// The file's revision deletes it and follows ours.
    Deleted,
    /// Both changed it: one revision is shown, the others wait for a person.
    Conflict,
    /// Our revision follows the file's, so nothing changes.
    Older,
}

/// A unit or record in which the file and the open book differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its list.
    pub list: List,
    /// Its id; [`super::sides`] gives each book's revisions of it.
    pub id: String,
    /// The effect of merging on it.
    pub effect: Effect,
}

/// The changes that a merge would bring to one commune, district or province.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The shard's unit.
    pub root: UnitId,
    /// Its name in the file.
    pub name: String,
    /// Whether the open book lacks it completely.
    pub is_new: bool,
    /// The number of units and records that are the same in both, without deleted ones.
    pub same: usize,
    /// The number of revisions that the merge takes without a visible difference: deletions of
    /// items that the open book never had, and revisions with the same content as the shown one.
    pub quiet: usize,
    /// All other items of the file, in the order of a file.
    pub differences: Vec<Difference>,
}

impl Coming {
    /// The number of differences with this effect.
    pub fn count(&self, effect: Effect) -> usize {
        self.differences.iter().filter(|difference| difference.effect == effect).count()
    }

    /// Whether merging changes anything in it.
    pub fn changes(&self) -> bool {
        self.quiet > 0
            || self.differences.iter().any(|difference| difference.effect != Effect::Older)
    }
}

/// Lists what merging `file` into `open` would do, shard by shard of the file, without changing
/// anything. To merge only chosen communes, merge the [`part`](crate::part) of the file that covers
/// them.
pub fn compare(open: &Book, file: &Book) -> Vec<Coming> {
    let adjusted = Adjusted::new();
    let (sources, items) = fitted(&[open, file], &adjusted);
    let mut coming: BTreeMap<&UnitId, Coming> = BTreeMap::new();
    for (root, shard) in &file.shards {
        let name = shard.root_unit().map(|unit| unit.name.clone()).unwrap_or_default();
        let mut same = 0;
        if !sources.iter().any(|source| source.book == 1 && source.shard.root == *root) {
            each_revision(shard, &mut |revision| {
                same += usize::from(!revision.is_deleted && !revision.place.waits)
            });
        }
        let is_new = !open.shards.contains_key(root);
        coming.insert(
            root,
            Coming { root: root.clone(), name, is_new, same, quiet: 0, differences: Vec::new() },
        );
    }
    for coming in coming.values_mut() {
        coming.quiet += new_words(open.shards.get(&coming.root), file.shards.get(&coming.root));
    }
    for item in items {
        let theirs = item
            .had
            .iter()
            .find_map(|had| sources.get(had.source).filter(|source| source.book == 1));
        let Some(coming) = theirs.and_then(|source| coming.get_mut(&source.shard.root)) else {
            changed_beside(&item, &sources, &mut coming);
            continue;
        };
        match effect(&item, &sources) {
            Told::Effect(effect) => coming.differences.push(Difference {
                list: item.list,
                id: item.id.to_owned(),
                effect,
            }),
            told => {
                coming.same +=
                    usize::from(item.heads.first().is_some_and(|shown| !shown.revision.is_deleted));
                coming.quiet += usize::from(told == Told::Quiet);
            }
        }
    }
    let in_order = |mut coming: Coming| {
        sort::sort_by(&mut coming.differences, |a, b| (a.list, &*a.id).cmp(&(b.list, &*b.id)));
        coming
    };
    coming.into_values().map(in_order).collect()
}

/// Lists a unit that the file lacks but whose shown revision changes, because it must fit the units
/// of the file.
fn changed_beside<'a>(
    item: &Item<'a>,
    sources: &[Source<'a>],
    coming: &mut BTreeMap<&'a UnitId, Coming>,
) {
    let is_shown =
        item.heads.first().is_none_or(|shown| shown.held.iter().any(|(_, waits)| !waits));
    let Some(root) =
        item.had.first().and_then(|had| sources.get(had.source)).map(|source| &source.shard.root)
    else {
        return;
    };
    if !is_shown {
        let name = item
            .heads
            .first()
            .and_then(|shown| shown.revision.place.shard.root_unit())
            .map(|unit| unit.name.clone());
        let new = || Coming {
            root: root.clone(),
            name: name.unwrap_or_default(),
            is_new: false,
            same: 0,
            quiet: 0,
            differences: Vec::new(),
        };
        let effect = if item.heads.len() > 1 { Effect::Conflict } else { Effect::Changed };
        let difference = Difference { list: item.list, id: item.id.to_owned(), effect };
        coming.entry(root).or_insert_with(new).differences.push(difference);
    }
}

/// The verdict on an item of the file.
#[derive(PartialEq)]
enum Told {
    Same,
    Quiet,
    Effect(Effect),
}

fn effect(item: &Item<'_>, sources: &[Source<'_>]) -> Told {
    let is_of =
        |source: usize, book: usize| sources.get(source).is_some_and(|source| source.book == book);
    let is_held =
        |head: &Head<'_>, book: usize| head.held.iter().any(|(source, _)| is_of(*source, book));
    let Some(shown) = item.heads.first() else { return Told::Same };
    let is_conflict = || {
        item.heads
            .iter()
            .skip(1)
            .any(|other| !is_alike(item.list, shown.revision.place, other.revision.place))
    };
    let ours = || item.had.iter().filter(|had| is_of(had.source, 0));
    let Some(was_shown) = ours().find(|had| !had.place.waits) else {
        return match shown.revision.is_deleted {
            _ if is_conflict() => Told::Effect(Effect::Conflict),
            true => Told::Quiet,
            false => Told::Effect(Effect::New),
        };
    };
    if ours().all(|had| had.is_head) && item.heads.iter().all(|head| is_held(head, 0)) {
        return if item.heads.iter().all(|head| is_held(head, 1)) {
            Told::Same
        } else {
            Told::Effect(Effect::Older)
        };
    }
    if is_conflict() {
        return Told::Effect(Effect::Conflict);
    }
    match shown.revision.is_deleted {
        _ if is_alike(item.list, was_shown.place, shown.revision.place) && item.heads.len() > 1 => {
            Told::Quiet
        }
        true if !was_shown.is_deleted => Told::Effect(Effect::Deleted),
        _ => Told::Effect(Effect::Changed),
    }
}

/// The number of words on doubtful figures that a merge takes from a file's shard.
fn new_words(open: Option<&Arc<Shard>>, file: Option<&Arc<Shard>>) -> usize {
    let (Some(open), Some(file)) = (open, file) else { return 0 };
    let both = joined_lists([&open.confirmations, &file.confirmations].into_iter());
    both.iter().filter(|word| !open.confirmations.contains(word)).count()
}
