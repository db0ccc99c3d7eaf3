//! What files that came would change in the open book, and the book that taking them gives.

use std::collections::BTreeSet;
use std::sync::Arc;

use book::{Book, UnitId};
use files::merge::{self, Coming, Effect, Superseded};
use files::{FileRead, Problem};
use law::Library;

use crate::letters::Letters;
use crate::receive;

/// What good files would change in the open book.
pub struct Preview {
    /// The names of the files.
    pub names: Vec<String>,
    /// All of them as one.
    pub book: Book,
    /// The communes, districts and provinces that they would change.
    pub comings: Vec<Coming>,
    /// Whether they hold exactly what the open book holds.
    pub is_same: bool,
    /// Kinds and rule sets of the open book's own that they replace.
    pub superseded: Superseded,
    /// Whether they bring kinds or rule sets that the open book does not have.
    pub adds_frame: bool,
}

impl Preview {
    /// What some files would change; each has its name.
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
            adds_frame: !added.kinds.is_empty() || !added.rules.is_empty(),
            book,
        }
    }

    /// Whether the files bring kinds or rule sets.
    pub fn brings_frame(&self) -> bool {
        self.adds_frame || !self.superseded.is_empty()
    }

    /// The communes, districts and provinces that the files would change.
    pub fn all_roots(&self) -> BTreeSet<UnitId> {
        self.comings.iter().map(|coming| coming.root.clone()).collect()
    }

    /// The open book with what is taken of the files: the chosen communes, districts and provinces,
    /// and kinds and rule sets. `supersedes` puts those in the place of the book's own.
    pub fn merged(&self, open: &Book, chosen: &BTreeSet<UnitId>, supersedes: bool) -> Book {
        let is_all = self.comings.len() == chosen.len();
        let part = if is_all { self.book.clone() } else { files::chosen(&self.book, chosen, open) };
        let part = if supersedes { part } else { merge::without_superseding(open, &part) };
        merge::merge_into(open, &[&part])
    }

    /// What taking the chosen communes, districts and provinces does.
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

/// Items that an import added, changed, deleted and put to review.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// Added.
    pub new: usize,
    /// Changed.
    pub changed: usize,
    /// Deleted.
    pub deleted: usize,
    /// Put to review.
    pub conflicts: usize,
}

/// Asks of a book that a merge or an earlier state would make what reading its own file asks.
/// `name` stands for that file in what is said.
///
/// # Errors
/// What is wrong with the new book, if that is more than is wrong with the open one already.
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
