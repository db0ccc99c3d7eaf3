//! The arguments of commands that take any number of books.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use super::groups::{Joined, grouped};
use super::{Books, Input, source};
use crate::{Context, Failure};

/// The arguments that name the books.
#[derive(clap::Args)]
pub struct BookArgs {
    /// Tệp sổ; hoặc thư mục, tệp .ndjson (mỗi dòng một sổ), «-» để đọc các dòng như thế từ đầu vào.
    #[arg(value_name = "BOOK.json", required = true)]
    books: Vec<PathBuf>,
    /// Có một tệp lỗi thì dừng, không cho kết quả nào; nếu không nêu, bỏ qua tệp lỗi và kể ra ở
    /// cuối, mã kết thúc 3.
    #[arg(long)]
    pub strict: bool,
    /// Số việc làm cùng lúc; nếu không nêu, bằng số nhân của máy.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl BookArgs {
    /// The file, if there is exactly one and it holds one book.
    pub fn single(&self) -> Option<&Path> {
        match self.named_files()? {
            [path] => Some(path),
            _ => None,
        }
    }

    /// The files, if all are files of one book each.
    pub fn named_files(&self) -> Option<&[PathBuf]> {
        let is_file = |path: &PathBuf| !path.is_dir() && !source::is_lines(path) && !is_stdin(path);
        self.books.iter().all(is_file).then_some(&*self.books)
    }

    /// All books, grouped.
    ///
    /// # Errors
    /// A file or folder that cannot be opened.
    pub fn open(&self, joined: Joined, context: &Context) -> Result<Books, Failure> {
        let (stdin, paths): (Vec<_>, Vec<_>) =
            self.books.iter().cloned().partition(|path| is_stdin(path));
        let sources = source::find(&paths, context)?;
        let groups = grouped(sources, joined, self.workers());
        Ok(Books {
            groups: groups
                .into_iter()
                .map(|group| group.into_iter().map(Input::File).collect())
                .collect(),
            from_stdin: !stdin.is_empty(),
            workers: self.workers(),
            is_strict: self.strict,
        })
    }

    fn workers(&self) -> usize {
        let given = self.jobs.or_else(|| available_parallelism().ok());
        given.map_or(1, NonZeroUsize::get)
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
