//! Every key and limit of the browser's storage.

use book::UnitId;

/// The prefix of all our keys: other sites of the same host share the storage.
pub const PREFIX: &str = "binh-yen.";
/// The key of the book's frame.
pub const FRAME: &str = "binh-yen.frame";
/// The prefix of shard keys, before the id of the province, district or commune.
pub const SHARD: &str = "binh-yen.shard.";
/// The key of the book's manifest, which names the value of each section, see `manifest`.
pub const BOOK: &str = "binh-yen.book";
/// The prefix, before a checksum, of unreadable values that made room for new ones in a store of
/// format 1.
pub const ASIDE: &str = "binh-yen.aside.";
/// The key of the device's id.
pub const DEVICE: &str = "binh-yen.device";
/// The key of the language chosen on this device.
pub const LANGUAGE: &str = "binh-yen.language";
/// The key of people's decisions about the columns and words of spreadsheets.
pub const TABLES: &str = "binh-yen.tables";
/// The key of the forms that were left unfinished on this device.
pub const UNFINISHED: &str = "binh-yen.unfinished";

/// The key of a lock's header, before its number. Without a lock there is none.
pub const LOCK: &str = "binh-yen.lock";
/// The key of the moment when a tab locked the book for all tabs.
pub const LOCK_NOW: &str = "binh-yen.lock-now";
/// The prefix, before a hidden name, of the values of a locked book.
pub const SEALED: &str = "binh-yen.sealed.";
/// The key of the last export of the whole book from this device: its time and its latest stamp.
pub const EXPORTED: &str = "binh-yen.exported";
/// The key of the last pen's number, among the notes of the mirror's database, see [`super::pen`].
pub const PEN: &str = "pen";
/// The key of the note, in the mirror's database, that names the key with which everything there is
/// sealed.
pub const LOCKED_WITH: &str = "locked-with";
/// The number of revisions per pen. A pen's saves begin at its number times this, so they are later
/// than those of every earlier pen, and no two pens write under one key.
pub const SAVES: u64 = 1_000_000;

/// The separator of name and revision; no unit id contains it.
const AT: char = '@';

/// The most that WebKit lets a site store, keys and values, in UTF-16 code units (measured in
/// WebKitGTK 2.50), see [`taken`].
const WEBKIT_LIMIT: usize = 2_621_439;
/// The same limit in Chromium 156 and Firefox 153.
const COMMON_LIMIT: usize = 5_242_879;
/// The share at which the storage is reported as nearly full: what people enter before they make
/// room must still fit.
pub const SCARCE_PERCENT: usize = 80;
/// The longest shard JSON to unpack, in bytes: a damaged value must not fill the memory.
pub const UNPACKED_LIMIT: usize = 64 << 20;

/// The name of a unit's shard.
pub fn shard(unit: &UnitId) -> String {
    format!("{SHARD}{unit}")
}

/// The key of a value: its section's name and its revision. Revision 0 stands for format 1, which has
/// one value a section under the bare name.
pub fn at(name: &str, revision: u64) -> String {
    if revision == 0 { name.into() } else { format!("{name}{AT}{revision}") }
}

/// Splits a key into its name and revision.
pub fn parse(key: &str) -> (&str, u64) {
    let parts = key.split_once(AT).and_then(|(name, revision)| {
        Some((name, revision.parse().ok().filter(|&revision| revision > 0)?))
    });
    parts.unwrap_or((key, 0))
}

/// Whether a key belongs to a section of the book, to a value set aside, or to a manifest.
pub fn is_of_book(key: &str) -> bool {
    let (name, _) = parse(key);
    name == FRAME || name == BOOK || name.starts_with(SHARD) || name.starts_with(ASIDE)
}

/// Whether a key belongs to a lock's header, or to a value whose name the lock hides.
pub fn is_of_lock(key: &str) -> bool {
    parse(key).0 == LOCK || key.starts_with(SEALED)
}

/// Whether a key tells something of the book, so that a lock hides it.
pub fn tells(key: &str) -> bool {
    is_of_book(key) && parse(key).0 != BOOK
}

fn is_webkit(user_agent: &str) -> bool {
    user_agent.contains("AppleWebKit") && !user_agent.contains("Chrome/")
}

/// The most that this browser lets a site store, in UTF-16 code units, judged by its user agent.
pub fn limit(user_agent: &str) -> usize {
    if is_webkit(user_agent) { WEBKIT_LIMIT } else { COMMON_LIMIT }
}

/// The room that a text takes of the limit, in UTF-16 code units. WebKit stores a text of one-byte
/// characters in half the room (measured, also after a restart). No value of the book is such a
/// text.
pub fn taken(user_agent: &str, text: &str) -> usize {
    let units = text.encode_utf16().count();
    if is_webkit(user_agent) && text.chars().all(|character| character <= '\u{ff}') {
        units.div_ceil(2)
    } else {
        units
    }
}

/// Whether a browser clears a site's storage after seven days of use without a visit: WebKit on
/// Apple's devices, under any name.
pub fn is_safari(user_agent: &str) -> bool {
    is_webkit(user_agent) && user_agent.contains("Mac OS X")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_tells_its_name_and_revision() {
        for (name, revision) in [(FRAME, 12), ("binh-yen.shard.viet-thanh", 0), (BOOK, u64::MAX)] {
            assert_eq!(parse(&at(name, revision)), (name, revision));
        }
        assert_eq!(parse("binh-yen.shard.a@x"), ("binh-yen.shard.a@x", 0));
    }

    #[test]
    fn every_browser_on_an_iphone_has_webkits_limit() {
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/604.1";
        let chrome_there = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/122.0 Safari/604.1";
        assert_eq!((limit(safari), limit(chrome_there)), (WEBKIT_LIMIT, WEBKIT_LIMIT));
        assert_eq!(
            (taken(safari, "só ba"), taken(safari, "sổ ba"), taken("Chrome/156.0.0.0", "só ba")),
            (3, 5, 5)
        );
        assert!(is_safari(safari) && is_safari(chrome_there));
    }

    #[test]
    fn chromium_and_firefox_have_twice_as_much() {
        let chromium = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
        assert_eq!((limit(chromium), limit(firefox)), (COMMON_LIMIT, COMMON_LIMIT));
        let chromium_on_a_mac = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";
        assert!(![chromium, firefox, chromium_on_a_mac].into_iter().any(is_safari));
    }
}
