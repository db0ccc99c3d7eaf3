//! Tells files that are no books, such as rule files, by the names of their members.

use crate::json::{Event, Members, Step, walk};
use crate::mail_quotes::unquoted;
use crate::read::decode;

/// The members that only a book has.
const OF_BOOK: [&str; 2] = ["format", "shards"];

/// Whether a text is a JSON object that is no book and whose members pass a test. The first member
/// of a book that this program wrote tells that it is one, so books are not parsed.
pub(crate) fn is_beside_book(bytes: &[u8], is_such: impl Fn(&Members<'_>) -> bool) -> bool {
    let bytes = unquoted(bytes);
    let text = decode(&bytes).ok().filter(|text| !begins_as_book(text));
    let members = text.and_then(|text| Members::parse(text).ok());
    members.is_some_and(|members| {
        OF_BOOK.iter().all(|name| members.get(name).is_none()) && is_such(&members)
    })
}

/// Whether the first member of an object is one of a book.
fn begins_as_book(text: &str) -> bool {
    let mut begins = false;
    walk(text, &mut |path, event| match (path, event) {
        ([], Event::Open { .. }) => true,
        ([Step::Key(name)], _) => {
            begins = OF_BOOK.contains(name);
            false
        }
        _ => false,
    });
    begins
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_is_told_wherever_its_members_stand() {
        let any = |text: &str| is_beside_book(text.as_bytes(), |_| true);
        for book in [
            r#"{"format": "x", "checks": []}"#,
            r#"{"shards": [], "checks": []}"#,
            r#"{"checks": [], "format": "x"}"#,
            r#"{"checks": [], "\u0066ormat": "x"}"#,
        ] {
            assert!(!any(book), "{book}");
        }
        for other in [
            r#"{"checks": [], "a": {"format": "x"}}"#,
            r#"{"checks": {"format": "x"}}"#,
            r#"{"\u0061": 1}"#,
            "{}",
        ] {
            assert!(any(other), "{other}");
        }
        for none in ["", "[]", "1", "{", r#"{"checks": "#, r#"["format"]"#] {
            assert!(!any(none), "{none}");
        }
    }
}
