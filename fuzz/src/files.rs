use std::sync::LazyLock;

use book::{Book, Frame, Lang};
use law::Library;

pub(super) static NATIONAL: LazyLock<Library> =
    LazyLock::new(|| Library::national().expect("the national library is whole"));

/// Leaves text as it is. The caller composes Unicode, and any way will do here.
pub(super) fn as_it_is(text: &str) -> String {
    text.to_owned()
}

/// Tests a data file of any bytes: it is refused with a sentence for each problem, or it survives
/// writing and reading.
pub fn book_file(data: &[u8]) {
    let read = |bytes: &[u8]| files::read(bytes, "sổ.json", &NATIONAL, &as_it_is);
    match read(data) {
        Err(problems) => explained(&problems),
        Ok(file) => {
            let written = write(&file.book);
            let again = read(written.as_bytes()).map_err(|problems| {
                problems.iter().map(|problem| problem.text(Lang::Vi)).collect::<Vec<_>>()
            });
            assert_eq!(again.map(|again| write(&again.book)), Ok(written));
        }
    }
}

/// Tests a rule file of any bytes: it is refused with a sentence for each problem, or read.
pub fn rule_file(data: &[u8]) {
    if let Err(problems) =
        files::read_rules(data, "bộ.json", &NATIONAL, &Frame::default(), &as_it_is)
    {
        explained(&problems);
    }
}

fn write(book: &Book) -> String {
    files::write(book).expect("a book that was read can be written")
}

fn explained(problems: &[files::Problem]) {
    assert!(!problems.is_empty());
    for problem in problems {
        for lang in [Lang::Vi, Lang::En] {
            assert!(
                !problem.place_text(lang).is_empty()
                    && !problem.what(lang).is_empty()
                    && !problem.todo(lang).is_empty()
            );
        }
    }
}
