//! Many books at once: files, folders, and lines of NDJSON.
//!
//! [`BookArgs`] says where they are. [`Books::each`] works on all cores with bounded memory: it
//! holds the books of some groups at a time. A group is the books that must be judged together,
//! since they hold the same commune or one that another was formed from. It is merged by the laws
//! of merging. A bad file is left out and listed at the end.

mod args;
mod groups;
mod input;
mod keys;
mod ordered;
mod out;
mod progress;
mod source;

use std::sync::Arc;

use book::text::say;
use book::{Book, Shard, UnitId};
use files::merge::{merge, merge_all};

use super::{Context, Failure, file};

pub use args::BookArgs;
pub use groups::Joined;
pub use input::{Input, lines};
pub use keys::Ties;
pub use ordered::ordered;
pub use out::Out;
use progress::Progress;

/// The books of a command, in groups that are judged together.
pub struct Books {
    groups: Vec<Vec<Input>>,
    /// Whether more groups come from the standard input, one a line.
    from_stdin: bool,
    workers: usize,
    is_strict: bool,
}

/// A group that was read: its merged book, and the problems of its files.
pub struct Opened {
    /// The book; `None` if no file of the group is good.
    pub book: Option<Book>,
    /// Remarks on good files.
    pub notices: Vec<String>,
    bad: Vec<String>,
}

impl Books {
    /// Works on each group, and passes the results to `take` in the order of the groups.
    ///
    /// # Errors
    /// The first failure of `take`. With `--strict`, the problems of the first bad file. Else, once
    /// all is done, [`Failure::LeftOut`] with those of all bad files.
    pub fn each<T: Send>(
        self,
        context: &Context,
        work: impl Fn(&Opened) -> T + Sync,
        mut take: impl FnMut(T) -> Result<(), Failure> + Send,
    ) -> Result<(), Failure> {
        let known = (!self.from_stdin).then_some(self.groups.len());
        let progress = Progress::new(known, context.lang);
        let mut bad = Vec::new();
        let mut failed = None;
        let lines = self.from_stdin.then(lines).into_iter().flatten();
        ordered(
            self.groups.into_iter().chain(lines),
            self.workers,
            |group| {
                let opened = open(&group, context);
                let done = work(&opened);
                progress.step();
                (opened.bad, done)
            },
            |(problems, done)| {
                bad.extend(problems);
                let stops = self.is_strict && !bad.is_empty();
                failed = if stops { None } else { take(done).err() };
                failed.is_none() && !stops
            },
        );
        progress.end();
        match (failed, bad.is_empty()) {
            (Some(failure), _) => Err(failure),
            (None, true) => Ok(()),
            (None, false) if self.is_strict => Err(Failure::BadFile(bad.join("\n"))),
            (None, false) => Err(Failure::LeftOut(left_out(&bad, context))),
        }
    }
}

/// Merges the shards of provinces and districts, which many books hold. Most are already known.
pub fn add_upper(upper: &mut Book, more: Book) {
    let is_known = |root: &UnitId, shard: &Arc<Shard>| upper.shards.get(root) == Some(shard);
    let is_all_known = more.shards.iter().all(|(root, shard)| is_known(root, shard))
        && more.frame.kinds.iter().all(|kind| upper.frame.kinds.contains(kind));
    if !is_all_known {
        *upper = merge(upper, &more);
    }
}

/// Reads the books of a group and merges them.
fn open(group: &[Input], context: &Context) -> Opened {
    let mut opened = Opened { book: None, notices: Vec::new(), bad: Vec::new() };
    let mut books = Vec::new();
    for input in group {
        let read =
            input.bytes(context).and_then(|bytes| file::read(&bytes, &input.name(), context));
        match read {
            Ok(read) => {
                opened.notices.extend(read.notices.iter().map(|said| said.text(context.lang)));
                books.push(read.book);
            }
            Err(Failure::BadFile(text) | Failure::Usage(text) | Failure::LeftOut(text)) => {
                opened.bad.push(text);
            }
        }
    }
    opened.book = match books.len() {
        0 | 1 => books.pop(),
        _ => Some(merge_all(&books.iter().collect::<Vec<_>>())),
    };
    opened
}

fn left_out(bad: &[String], context: &Context) -> String {
    /// The largest number of lines about one file. A truncated file can have thousands of problems.
    const MOST: usize = 10;
    let few = |text: &String| {
        let lines: Vec<_> = text.lines().collect();
        let more = lines.len().saturating_sub(MOST);
        let shown = lines.iter().take(MOST).copied().collect::<Vec<_>>().join("\n");
        if more == 0 {
            return shown;
        }
        say!(context.lang, "{shown}\n  … và {more} lỗi nữa", "{shown}\n  … and {more} more")
    };
    let (count, lines) = (bad.len(), bad.iter().map(few).collect::<Vec<_>>().join("\n"));
    say!(
        context.lang,
        "Tệp lỗi, đã bỏ qua: {count}\n{lines}",
        "Bad files, left out: {count}\n{lines}"
    )
}
