//! Rejoins two lines of one desk's book: the book that one tab stored, and the book on another
//! tab's screen that it could not store.

use super::merge_into;
use book::Book;

/// Joins the screen's book with what was stored since `known`, the last book that both tabs had. If
/// nothing was stored since, the result is the screen's book, including its undone steps. Otherwise
/// the books are merged. The frame has no revisions, so if only one tab changed it, that tab's
/// frame wins.
pub fn rejoin(known: &Book, stored: &Book, screen: &Book) -> Book {
    if stored == known {
        return screen.clone();
    }
    let mut book = merge_into(stored, &[screen]);
    if stored.frame == known.frame {
        book.frame = screen.frame.clone();
    } else if screen.frame == known.frame {
        book.frame = stored.frame.clone();
    }
    book
}

#[cfg(test)]
mod tests {
    use super::*;
    use book::{DeviceId, Stamp, Unit, UnitId};

    fn unit(id: &str) -> Unit {
        let json = serde_json::json!({"id": id, "kind": "commune", "name": "Việt Thành", "stamp": {"at": 1, "device": "d1"}});
        serde_json::from_str(&json.to_string()).unwrap()
    }

    fn with(book: &Book, id: &str) -> Book {
        let stamp = Stamp {
            at: 2,
            device: DeviceId::new("d1").unwrap(),
            by: String::new(),
            after: Vec::new(),
        };
        book.with_unit(unit(id), stamp).unwrap()
    }

    fn named(book: &Book, name: &str) -> Book {
        let mut frame = (*book.frame).clone();
        frame.name = name.into();
        book.with_frame(frame)
    }

    #[test]
    fn where_nothing_was_stored_since_the_screen_stands_with_what_it_took_back() {
        let known = with(&with(&Book::default(), "a"), "b");
        let screen = named(&with(&Book::default(), "a"), "Sổ mới");
        assert_eq!(rejoin(&known, &known, &screen), screen);
    }

    #[test]
    fn what_both_added_since_is_there_and_the_frame_is_of_who_changed_it() {
        let names =
            |book: &Book| book.shards.keys().map(UnitId::as_str).collect::<Vec<_>>().join(" ");
        // A merge takes the greater of two names: here it does not matter which that is.
        for (old, new) in [("Sổ A", "Sổ B"), ("Sổ B", "Sổ A")] {
            let known = named(&with(&Book::default(), "a"), old);
            let (stored, screen) = (with(&known, "b"), with(&known, "c"));
            for (stored, screen) in
                [(stored.clone(), named(&screen, new)), (named(&stored, new), screen)]
            {
                let book = rejoin(&known, &stored, &screen);
                assert_eq!((names(&book).as_str(), book.frame.name.as_str()), ("a b c", new));
            }
        }
    }
}
