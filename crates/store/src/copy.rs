//! A copy of the store in one file: all texts of both homes, readable or not. A newer build opens
//! it as a book; so does this one, as far as it can read it.

use serde::{Deserialize, Serialize};

use super::manifest::Texts;
use super::{Damaged, open};
use book::Book;

/// The name of the file format.
const FORMAT: &str = "binh-yen-store";

/// The file. Fields that a later build adds are ignored.
#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    local: Texts,
    #[serde(default)]
    mirror: Texts,
}

/// Writes the texts of both homes to a copy; a missing home has none.
///
/// # Errors
/// None in practice: texts are written as JSON.
pub fn write(local: Texts, mirror: Texts) -> Result<String, serde_json::Error> {
    serde_json::to_string(&File { format: FORMAT.into(), local, mirror })
}

/// Whether a file looks like a copy, judged by its beginning.
pub fn is_copy(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    String::from_utf8_lossy(start).contains(FORMAT)
}

/// Reads the book in a copy, with the values that could not be read.
///
/// # Errors
/// The JSON is not a copy.
pub fn read(text: &str) -> Result<(Book, Vec<Damaged>), serde_json::Error> {
    let file: File = serde_json::from_str(text)?;
    let read = open::read(file.local, file.mirror);
    Ok((read.book, read.damaged))
}

#[cfg(test)]
mod tests {
    use super::super::memory::Memory;
    use super::super::tests::{A, book, cut, open, ours, tamper};
    use super::*;

    #[test]
    fn a_copy_opens_as_the_book_that_the_store_held() {
        let storage = Memory::default();
        let saved = book(&[("a", "xã thứ nhất"), ("b", "")]);
        open(&storage).store.save(&saved).unwrap();
        let file = write(Texts::new(), ours(&storage)).unwrap();
        assert!(is_copy(file.as_bytes()) && !is_copy(b"{\"format\": \"binh-yen\"}"));
        assert_eq!(read(&file).unwrap(), (saved, Vec::new()));
    }

    #[test]
    fn a_copy_keeps_what_does_not_read_as_it_is() {
        let storage = Memory::default();
        open(&storage).store.save(&book(&[("a", ""), ("b", "")])).unwrap();
        let raw = tamper(&storage, A, cut);
        let (left, damaged) = read(&write(ours(&storage), Texts::new()).unwrap()).unwrap();
        assert_eq!(left, book(&[("b", "")]));
        assert_eq!(damaged[0].raw, raw);
    }

    #[test]
    fn another_file_is_refused() {
        assert!(read("{}").is_err() && read("").is_err());
        assert!(!is_copy(b""));
    }
}
