//! Reads the file of a book.

use std::io;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use book::text::say;
use book::{Book, Day, Unit, UnitId};
use files::{FileRead, Problem};
use unicode_normalization::UnicodeNormalization;

use super::{Context, Failure};

/// Opens a book of any size; a bad file fails with all its problems, one a line.
pub fn open(path: &Path, context: &Context) -> Result<FileRead, Failure> {
    let bytes = std::fs::read(path).map_err(|error| cannot_open(path, &error, context))?;
    read(&bytes, &name(path), context)
}

/// Loads a file that is no book, and its name; one that is too big is refused unread.
pub fn bytes(path: &Path, context: &Context) -> Result<(Vec<u8>, String), Failure> {
    let name = name(path);
    let cannot_open = |error| cannot_open(path, &error, context);
    let size = std::fs::metadata(path).map_err(cannot_open)?.len();
    files::check_size(size, &name).map_err(|problems| bad(&problems, context))?;
    Ok((std::fs::read(path).map_err(cannot_open)?, name))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn cannot_open(path: &Path, error: &io::Error, context: &Context) -> Failure {
    Failure::Usage(say!(
        context.lang,
        "{file}: không mở được tệp: {error}",
        "{file}: cannot open the file: {error}",
        file = path.display()
    ))
}

/// Reads a book from the bytes of its file.
pub fn read(bytes: &[u8], name: &str, context: &Context) -> Result<FileRead, Failure> {
    files::read_large(bytes, name, &context.library, &|text| text.nfc().collect(), today())
        .map_err(|problems| bad(&problems, context))
}

/// Writes a book that can be read again, whole or not at all.
pub fn save(path: &Path, book: &Book, context: &Context) -> Result<(), Failure> {
    let text = files::write(book).map_err(Failure::usage)?;
    let name = name(path);
    read(text.as_bytes(), &name, context)?;
    let unfinished = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let written =
        std::fs::write(&unfinished, text).and_then(|()| std::fs::rename(&unfinished, path));
    written.map_err(|error| {
        // There may be no such file; the error is about the first one.
        let _ = std::fs::remove_file(&unfinished);
        cannot_write(path, &error, context)
    })
}

/// The current day in Vietnam.
fn today() -> Option<Day> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Day::of_moment(u64::try_from(now.as_millis()).ok()?, Day::VIETNAM)
}

/// Writes a file.
pub fn write(path: &Path, bytes: &[u8], context: &Context) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| cannot_write(path, &error, context))
}

fn cannot_write(path: &Path, error: &io::Error, context: &Context) -> Failure {
    Failure::Usage(say!(
        context.lang,
        "{file}: không ghi được tệp: {error}",
        "{file}: cannot write the file: {error}",
        file = path.display()
    ))
}

/// The failure for a file with these problems, one a line.
pub fn bad(problems: &[Problem], context: &Context) -> Failure {
    let lines: Vec<_> = problems.iter().map(|problem| problem.text(context.lang)).collect();
    Failure::BadFile(lines.join("\n"))
}

/// Finds the unit whose id is given as an argument.
pub fn unit<'b>(book: &'b Book, id: &str, context: &Context) -> Result<&'b Unit, Failure> {
    let found = UnitId::new(id).ok().and_then(|id| book.unit(&id));
    found.map(|(unit, _)| unit).ok_or_else(|| no_unit(id, context))
}

/// The failure for the id of a unit that no book has.
pub fn no_unit(id: &str, context: &Context) -> Failure {
    Failure::Usage(say!(context.lang, "không có đơn vị «{id}»", "there is no unit «{id}»"))
}
