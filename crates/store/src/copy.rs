//! A copy of the store in one file: all texts of both homes, readable or not. A newer build opens
//! it as a book; so does this one, as far as it can read it. A copy of a locked store has the names
//! that the lock hides, and opens where the page has its key.

use serde::{Deserialize, Serialize};

use super::manifest::Texts;
use super::sealing::{stored_name, told_name};
use super::{Damaged, keys, open};
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
    let hidden = |key: String| if keys::tells(&key) { stored_name(&key) } else { key };
    let (local, mirror) = (renamed(local, hidden), renamed(mirror, hidden));
    serde_json::to_string(&File { format: FORMAT.into(), local, mirror })
}

fn renamed(texts: Texts, name: impl Fn(String) -> String) -> Texts {
    texts.into_iter().map(|(key, text)| (name(key), text)).collect()
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
    let read = open::read(renamed(file.local, told_name), renamed(file.mirror, told_name));
    Ok((read.book, read.damaged))
}

#[cfg(test)]
mod tests {
    use super::super::holding::hold;
    use super::super::memory::Memory;
    use super::super::tests::{A, book, cut, open, ours, sealing_of, tamper};
    use super::super::{Store, Unreadable};
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
    fn a_copy_of_a_locked_store_tells_no_names_and_opens_where_its_key_is() {
        hold(Some(sealing_of(1)));
        let storage = Memory::default();
        let mut store = Store::open_in(Box::new(storage.clone()), None, 7).store;
        let saved = book(&[("viet-thanh", "xã thứ nhất")]);
        store.save(&saved).unwrap();
        let file = write(store.texts().unwrap(), Texts::new()).unwrap();
        assert!(!file.contains("viet-thanh") && !file.contains("xã thứ nhất"));
        assert_eq!(read(&file).unwrap(), (saved, Vec::new()));
        for other in [None, Some(sealing_of(2))] {
            hold(other);
            let (book, damaged) = read(&file).unwrap();
            assert!(book.is_empty());
            assert!(damaged.iter().all(|part| part.reason == Unreadable::Locked));
            assert!(!damaged.is_empty());
        }
    }

    #[test]
    fn another_file_is_refused() {
        assert!(read("{}").is_err() && read("").is_err());
        assert!(!is_copy(b""));
    }
}
