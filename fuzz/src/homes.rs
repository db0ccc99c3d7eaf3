use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use book::{Book, Stamp, Unit};
use lock::BookKey;
use store::holding;
use store::memory::Memory;
use store::sealing::Sealing;
use store::{Cause, Home, Mirrored, Opened, Store, Texts, codec, keys};

/// The texts of both homes.
#[derive(Clone, Default)]
struct Homes {
    local: Memory,
    mirror: Texts,
}

impl Homes {
    fn open(&self) -> Opened {
        Store::open_in(Box::new(self.local.clone()), Some(self.mirror.clone()), 7)
    }

    fn get(&self, home: Home, key: &str) -> Option<String> {
        match home {
            Home::Local => self.local().get(key).cloned(),
            Home::Mirror => self.mirror.get(key).cloned(),
        }
    }

    /// The texts of the local storage, under the names that a lock hides.
    fn local(&self) -> Texts {
        self.open().store.texts().unwrap_or_default()
    }

    fn set(&mut self, home: Home, key: String, text: String) {
        match home {
            Home::Local => drop(self.local.texts.borrow_mut().insert(key, text)),
            Home::Mirror => drop(self.mirror.insert(key, text)),
        }
    }

    fn keys(&self, home: Home) -> Vec<String> {
        match home {
            Home::Local => self.local.texts.borrow().keys().cloned().collect(),
            Home::Mirror => self.mirror.keys().cloned().collect(),
        }
    }

    /// Gives the mirror what the store has for it, as the page does.
    fn mirror(&mut self, store: &mut Store) {
        while let Some(change) = store.for_mirror() {
            self.mirror.extend(change.puts.iter().cloned());
            self.mirror.retain(|key, _| !change.gives_way(key));
            store.mirrored(&change, Mirrored::Done);
        }
    }
}

fn noted(book: &Book, id: &str, note: &str) -> Book {
    let unit = format!(
        r#"{{"id":"{id}","kind":"commune","name":"Việt Thành","note":"{note}","stamp":{{"at":1,"device":"d1"}}}}"#
    );
    let unit: Unit = serde_json::from_str(&unit).expect("a unit");
    let stamp: Stamp = unit.stamp.clone();
    book.with_unit(unit, stamp).expect("a new unit has its place")
}

fn read<T: serde::de::DeserializeOwned>(frozen: &str) -> T {
    serde_json::from_str(frozen).expect("a frozen store")
}

/// The initial homes: empty or of an older format, with or without three saves since; the mirror
/// may lack the last of them.
fn begun(choice: u8) -> Homes {
    let mut homes = Homes::default();
    match choice >> 4 & 3 {
        0 => {
            homes.local.texts =
                Rc::new(RefCell::new(read(include_str!("../../tests/store/format-1.json"))))
        }
        1 => {
            let mut old: BTreeMap<String, Texts> =
                read(include_str!("../../tests/store/format-2.json"));
            homes.mirror = old.remove("mirror").unwrap_or_default();
            homes.local.texts = Rc::new(RefCell::new(old.remove("local").unwrap_or_default()));
        }
        _ => {}
    }
    if choice & 2 == 0 {
        let Opened { mut store, mut book, .. } = homes.open();
        for (round, id) in ["a", "b", "a"].into_iter().enumerate() {
            book = noted(&book, id, &format!("lần {round}"));
            let _ = store.save(&book);
            if round < 2 || choice & 4 == 0 {
                homes.mirror(&mut store);
            }
        }
    }
    homes
}

/// The choices of what to do next: one byte after the other, then zeros.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    fn of(&mut self, values: &[String]) -> Option<String> {
        values.get(usize::from(self.next()) % values.len().max(1)).cloned()
    }

    fn text(&mut self) -> String {
        let length = usize::from(self.next()).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }

    fn home(&mut self) -> Home {
        if self.next().is_multiple_of(2) { Home::Local } else { Home::Mirror }
    }
}

/// Does some damage to one value.
fn spoil(homes: &mut Homes, bytes: &mut Bytes<'_>) {
    let home = bytes.home();
    let Some(key) = bytes.of(&homes.keys(home)) else { return };
    let text = homes.get(home, &key).unwrap_or_default();
    let length = text.chars().count();
    match bytes.next() % 8 {
        0 => homes.set(
            home,
            key,
            text.chars().take(length * usize::from(bytes.next()) / 256).collect(),
        ),
        1 => {
            let (at, new) = (length * usize::from(bytes.next()) / 256, char::from(bytes.next()));
            homes.set(
                home,
                key,
                text.chars()
                    .enumerate()
                    .map(|(place, old)| if place == at { new } else { old })
                    .collect(),
            );
        }
        2 => {
            let (name, revision) = keys::parse(&key);
            homes.set(home, keys::at(name, revision.wrapping_add(u64::from(bytes.next()))), text);
        }
        3 => {
            let (to, other) = (bytes.home(), bytes.of(&homes.keys(home)));
            homes.set(to, other.unwrap_or(key), text);
        }
        4 => {
            // Makes it a whole value with other content.
            let revision = keys::parse(&key).1;
            let written = codec::seal(&key, revision, &bytes.text()).text;
            homes.set(home, key, written);
        }
        5 => {
            // Changes part of a manifest's text.
            let Ok(sealed) = codec::unseal(&key, &text) else { return };
            let (old, new) = (bytes.next() % 10, bytes.text());
            let revision = sealed.revision;
            let json = sealed.json.replacen(&old.to_string(), &new, 1);
            let written = codec::seal(&key, revision, &json).text;
            homes.set(home, key, written);
        }
        6 => {
            let name = [keys::PREFIX, &bytes.text()].concat();
            homes.set(home, name, text);
        }
        _ => match home {
            Home::Local => drop(homes.local.texts.borrow_mut().remove(&key)),
            Home::Mirror => drop(homes.mirror.remove(&key)),
        },
    }
}

/// Tests two homes with any damage: opening them twice gives the same book, and a save then keeps
/// what was read, what was edited, and every byte that could not be read.
///
/// The first byte also chooses whether the book is locked: then its values are sealed.
pub fn homes(data: &[u8]) {
    let is_locked = data.first().is_some_and(|choice| choice & 8 != 0);
    holding::hold(
        is_locked
            .then(|| Sealing::new(Rc::new(BookKey::new([1; 32])), Vec::new(), 1, "header".into())),
    );
    check(data);
    holding::hold(None);
}

fn check(data: &[u8]) {
    let mut bytes = Bytes(data);
    let mut homes = begun(bytes.next());
    while !bytes.0.is_empty() {
        spoil(&mut homes, &mut bytes);
    }
    let Opened { mut store, book, damaged, .. } = homes.open();
    assert_eq!(homes.open().book, book);
    let before = homes.clone();
    let texts = |homes: &Homes| (homes.local.texts.borrow().clone(), homes.mirror.clone());
    let before_texts = texts(&before);

    let edited = noted(&book, "d", "sửa");
    let saved = store.save(&edited);
    homes.mirror(&mut store);
    for part in damaged.iter().filter(|part| !part.raw.is_empty()) {
        assert_eq!(
            homes.get(part.home, &part.key).as_ref(),
            Some(&part.raw),
            "{} is as it was",
            part.key
        );
    }
    match saved {
        Ok(()) => {
            assert_eq!(homes.open().book, edited);
            let alone = Store::open_in(Box::new(homes.local.clone()), None, 7);
            assert_eq!(alone.book, edited, "the local storage alone has all");
            let alone = Store::open_in(Box::new(Memory::default()), Some(homes.mirror.clone()), 7);
            assert_eq!(alone.book, edited, "and so has the mirror");
        }
        Err(error) => {
            let known = matches!(error.cause, Cause::Newer | Cause::Locked);
            assert!(known, "nothing else refuses a save here");
            assert_eq!(texts(&homes), before_texts, "and nothing is touched");
        }
    }
}
