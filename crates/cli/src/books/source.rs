//! Finds books in files, folders and the lines of NDJSON files.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use book::text::say;

use crate::{Context, Failure};

/// A file, or a line of one, that holds a book.
#[derive(Clone, Debug)]
pub struct Source {
    path: Arc<Path>,
    line: Option<Line>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    /// Counted from 1.
    number: usize,
    start: u64,
    length: usize,
}

impl Source {
    /// Its name in messages.
    pub fn name(&self) -> String {
        let path = self.path.display();
        self.line.map_or_else(|| path.to_string(), |line| format!("{path}:{}", line.number))
    }

    /// Its bytes.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let Some(line) = self.line else { return fs::read(&self.path) };
        let mut file = File::open(&self.path)?;
        file.seek(SeekFrom::Start(line.start))?;
        let mut bytes = vec![0; line.length];
        file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

/// Whether a file has a book a line.
pub fn is_lines(path: &Path) -> bool {
    has_ending(path, &["ndjson", "jsonl"])
}

/// The books of some files and folders. A folder is searched with all folders in it, in the order
/// of names; hidden files are left out, and other files without books are named in messages.
pub fn find(paths: &[PathBuf], context: &Context) -> Result<Vec<Source>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        add(path, true, &mut found, context).map_err(|error| {
            Failure::Usage(say!(
                context.lang,
                "{file}: không mở được: {error}",
                "{file}: cannot open: {error}",
                file = path.display()
            ))
        })?;
    }
    Ok(found)
}

fn add(path: &Path, named: bool, found: &mut Vec<Source>, context: &Context) -> io::Result<()> {
    if fs::metadata(path)?.is_dir() {
        let entries: Result<Vec<_>, _> =
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect();
        let mut entries = entries?;
        entries.retain(|entry| !is_hidden(entry));
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, false, found, context));
    }
    if is_lines(path) {
        return add_lines(path, found);
    }
    if named || has_ending(path, &["json"]) {
        found.push(Source { path: path.into(), line: None });
    } else {
        let name = path.display();
        eprintln!(
            "{}",
            say!(context.lang, "{name}: không phải tệp sổ, bỏ qua", "{name}: no book, left out")
        );
    }
    Ok(())
}

fn add_lines(path: &Path, found: &mut Vec<Source>) -> io::Result<()> {
    let path: Arc<Path> = path.into();
    let mut reader = BufReader::with_capacity(1 << 20, File::open(&path)?);
    let (mut line, mut start, mut number) = (Vec::new(), 0, 0);
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(());
        }
        number += 1;
        if !line.trim_ascii().is_empty() {
            let line = Some(Line { number, start, length: read });
            found.push(Source { path: Arc::clone(&path), line });
        }
        start += read as u64;
    }
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| endings.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
