//! A preview of incoming files: their changes to the open book, and the merged book.

use std::collections::BTreeSet;
use std::sync::Arc;

use book::{Book, UnitId};
use files::merge::{self, Coming, Effect, Superseded};
use files::{FileRead, Problem};
use law::Library;

use crate::letters::Letters;
use crate::receive;

/// The changes that good files would make to the open book.
pub struct Preview {
    /// The names of the files.
    pub names: Vec<String>,
    /// All files merged into one book.
    pub book: Book,
    /// The communes, districts and provinces that the files would change.
    pub comings: Vec<Coming>,
    /// The files hold exactly the content of the open book.
    pub is_same: bool,
    /// The kinds and rule sets of the open book that the files would replace.
    pub superseded: Superseded,
    /// The files bring kinds, rule sets, checks or templates that the open book does not have.
    pub adds_frame: bool,
}

impl Preview {
    /// Compares files, each with its name, to the open book.
    pub fn of(open: &Book, files: &[(String, Arc<FileRead>)]) -> Self {
        let book = match files {
            [(_, only)] => only.book.clone(),
            many => merge::merge_all(&many.iter().map(|(_, read)| &read.book).collect::<Vec<_>>()),
        };
        let comings = merge::compare(open, &book);
        let is_same = comings.len() == open.shards.len()
            && comings
                .iter()
                .all(|coming| !coming.is_new && !coming.changes() && coming.differences.is_empty());
        let added = merge::without_superseding(open, &book).frame;
        Self {
            names: files.iter().map(|(name, _)| name.clone()).collect(),
            comings: comings.into_iter().filter(Coming::changes).collect(),
            is_same,
            superseded: merge::superseded(open, &book),
            adds_frame: !added.kinds.is_empty()
                || !added.rules.is_empty()
                || !added.checks.is_empty()
                || !added.templates.is_empty(),
            book,
        }
    }

    /// Returns whether the files bring kinds or rule sets.
    pub fn brings_frame(&self) -> bool {
        self.adds_frame || !self.superseded.is_empty()
    }

    /// Returns the communes, districts and provinces that the files would change.
    pub fn all_roots(&self) -> BTreeSet<UnitId> {
        self.comings.iter().map(|coming| coming.root.clone()).collect()
    }

    /// Merges the chosen communes, districts and provinces, and the kinds and rule sets, into the
    /// open book. `supersedes` lets kinds and rule sets replace the book's own.
    pub fn merged(&self, open: &Book, chosen: &BTreeSet<UnitId>, supersedes: bool) -> Book {
        let is_all = self.comings.len() == chosen.len();
        let part = if is_all { self.book.clone() } else { files::chosen(&self.book, chosen, open) };
        let part = if supersedes { part } else { merge::without_superseding(open, &part) };
        merge::merge_into(open, &[&part])
    }

    /// Counts the changes that taking the chosen communes, districts and provinces makes.
    pub fn done(&self, chosen: &BTreeSet<UnitId>) -> Done {
        let mut done = Done::default();
        for coming in self.comings.iter().filter(|coming| chosen.contains(&coming.root)) {
            done.new += coming.count(Effect::New);
            done.changed += coming.count(Effect::Changed);
            done.deleted += coming.count(Effect::Deleted);
            done.conflicts += coming.count(Effect::Conflict);
        }
        done
    }
}

/// The numbers of items that an import added, changed, deleted and sent to review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Added.
    pub new: usize,
    /// Changed.
    pub changed: usize,
    /// Deleted.
    pub deleted: usize,
    /// Sent to review.
    pub conflicts: usize,
}

/// Checks a merged or restored book as if it were read from its own file. `name` stands for that
/// file in the problems.
///
/// # Errors
/// The problems of the new book, if it has more than the open book already has.
pub fn check_new(
    open: &Book,
    new: &Book,
    name: &str,
    national: &Library,
    letters: &Letters,
) -> Result<(), Vec<Problem>> {
    let found = files::problems_in(new, national);
    if found == 0 || found <= files::problems_in(open, national) {
        return Ok(());
    }
    let file = files::write(new).ok();
    match file.map(|file| receive::read_book(file.as_bytes(), name, national, letters)) {
        Some(Err(problems)) => Err(problems),
        _ => Ok(()),
    }
}
