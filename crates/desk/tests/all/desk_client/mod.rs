//! A desk without a browser, the second client of this crate besides the page.
//!
//! ```ignore
//! let mut commune = Desk::open("samples/tran-yen-2019.json").named("Công an xã").on("2020-06-01");
//! commune.change(Incident, "viet-thanh.vu-viec-1", json!({"people": 9}));
//! let file = commune.send("Công an huyện", Send::Whole);
//! district.receive(&[&file]).take_all();
//! ```

mod receiving;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, LazyLock, Mutex};

use book::{Book, Day, DeviceId, KindCode, RecordId, RecordKind, UnitId, Year, checksum};
use desk::entry::LastEntries;
use desk::items::{self, Follows, Refused};
use desk::letters::Letters;
use desk::receive::{Content, Received};
use desk::records;
use desk::route::Query;
use desk::sending::Choice;
use desk::session::Session;
use desk::trust::{self, Evidence, Recipient, Sender, Verified, recipient, was_sent};
use files::{Letter, Outgoing, Seen, Sent, Signature, signed_content};
use law::{BookVerdicts, Library};
use serde_json::{Map, Value};
use testing::at;

pub use self::receiving::Receiving;

pub static NATIONAL: LazyLock<Library> = LazyLock::new(|| Library::national().unwrap());

/// Text functions without a browser.
pub const LETTERS: Letters = Letters::NATIVE;

/// Reads the book of a project file. Each file is read once, because many desks start with the same
/// book.
fn read_once(path: &str) -> Arc<Book> {
    static READ: Mutex<BTreeMap<String, Arc<Book>>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap();
    let book = read.entry(path.to_owned()).or_insert_with(|| {
        let bytes = fs::read(at(path)).unwrap();
        let read = desk::receive::read_book(&bytes, path, &NATIONAL, &LETTERS);
        Arc::new(read.unwrap().book)
    });
    Arc::clone(book)
}

/// A file on its way between desks.
#[derive(Clone)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn new(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }

    /// Reads a file of the project.
    pub fn of(path: &str) -> Self {
        Self::new(path, fs::read(at(path)).unwrap())
    }

    /// Replaces some text of the file.
    pub fn with(&self, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.bytes.clone()).unwrap();
        assert!(text.contains(from), "«{from}» in the file");
        Self::new(&self.name, text.replace(from, to))
    }
}

/// A desk with its session, its clock and the other desks that it knows.
pub struct Desk {
    pub session: Session,
    pub senders: Vec<Sender>,
    pub recipients: Vec<Recipient>,
    pub last: LastEntries,
    pub today: Day,
    pub year: Year,
    device: DeviceId,
    seen: BTreeMap<String, Seen>,
    now: u64,
    ids: u64,
}

impl Desk {
    /// Creates a desk with an empty book. The key of its device is named after the device.
    pub fn new(device: &str) -> Self {
        let today = Day::parse("2026-11-30").unwrap();
        Self {
            session: Session::default(),
            senders: Vec::new(),
            recipients: Vec::new(),
            last: LastEntries::default(),
            today,
            year: today.year(),
            device: DeviceId::new(device).unwrap(),
            seen: BTreeMap::new(),
            now: 1_796_000_000_000,
            ids: 0,
        }
    }

    /// Opens the book of a project file, in the initial year of the page.
    pub fn with(mut self, path: &str) -> Self {
        self.session = Session::new(read_once(path));
        self.year = desk::years::first_shown(self.book(), self.today);
        self
    }

    pub fn open(path: &str) -> Self {
        Self::new("may-1").with(path)
    }

    pub fn named(mut self, name: &str) -> Self {
        let mut frame = (*self.book().frame).clone();
        frame.settings.desk = name.into();
        let book = self.book().with_frame(frame);
        self.session = Session::new(Arc::new(book));
        self
    }

    /// Sets the calendar to a day, and the clock to some hours into it.
    pub fn on(mut self, day: &str) -> Self {
        self.go_to(day);
        self
    }

    pub fn go_to(&mut self, day: &str) {
        self.today = Day::parse(day).unwrap();
        let days = self.today.days_since(Day::parse("1970-01-01").unwrap()).unwrap();
        self.now = u64::from(days) * 86_400_000;
    }

    pub fn showing(mut self, year: u16) -> Self {
        self.year = Year::new(year).unwrap();
        self
    }

    pub fn book(&self) -> &Book {
        self.session.book()
    }

    pub fn library(&self) -> Library {
        NATIONAL.with(&self.book().frame)
    }

    /// Returns the verdicts of the chosen year, as the page has them.
    pub fn verdicts(&self) -> BookVerdicts {
        self.verdicts_of(self.book())
    }

    /// The verdicts on another book, by the desk's rule sets, year and day.
    pub fn verdicts_of(&self, book: &Book) -> BookVerdicts {
        let library = self.library();
        let catalogue = library.catalogue(&book.frame);
        BookVerdicts::new(book, &library, &catalogue, self.year, Some(self.today), None)
    }

    fn tick(&mut self) -> book::Stamp {
        self.now += 60_000;
        self.session.stamp(self.now, &self.device)
    }

    /// Saves a form with these fields. A record without an id is new.
    pub fn save(
        &mut self,
        kind: RecordKind,
        fields: Value,
        follows: Follows,
    ) -> Result<RecordId, Refused> {
        let Value::Object(mut fields) = fields else { panic!("the fields of a form") };
        if !fields.contains_key("id") {
            self.ids += 1;
            fields.insert("id".into(), format!("{}-{}", self.device.as_str(), self.ids).into());
        }
        let id = RecordId::new(fields["id"].as_str().unwrap()).unwrap();
        let stamp = self.tick();
        let catalogue = self.library().catalogue(&self.book().frame);
        self.last.note(kind, &fields);
        let new = items::put(self.book(), &catalogue, kind, fields, follows, stamp)?;
        self.session.edited(&format!("lưu {id}"), &new, &self.device);
        Ok(id)
    }

    /// Enters a new record.
    pub fn enter(&mut self, kind: RecordKind, fields: Value) -> RecordId {
        self.save(kind, fields, Follows::Shown).unwrap()
    }

    /// Changes some fields of a record through its form.
    pub fn change(&mut self, kind: RecordKind, id: &str, fields: Value) {
        self.change_as(kind, id, fields, Follows::Shown);
    }

    /// Changes a record through a form that the review opened, so that saving it makes the choice.
    pub fn change_in_review(&mut self, kind: RecordKind, id: &str, fields: Value) {
        self.change_as(kind, id, fields, Follows::All);
    }

    fn change_as(&mut self, kind: RecordKind, id: &str, fields: Value, follows: Follows) {
        let mut record = self.record(kind, id);
        record.extend(fields.as_object().unwrap().clone());
        self.save(kind, Value::Object(record), follows).unwrap();
    }

    pub fn delete(&mut self, kind: RecordKind, id: &str) {
        let (stamp, id) = (self.tick(), RecordId::new(id).unwrap());
        let new = items::delete(self.book(), kind, &id, Follows::Shown, stamp).unwrap();
        self.session.edited(&format!("xóa {id}"), &new, &self.device);
    }

    /// Makes any other change to the book as one step.
    pub fn edit(
        &mut self,
        label: &str,
        change: impl FnOnce(&Book, book::Stamp) -> Result<Book, book::EditError>,
    ) {
        let stamp = self.tick();
        let new = change(self.book(), stamp).unwrap();
        self.session.edited(label, &new, &self.device);
    }

    pub fn undo(&mut self) -> Option<String> {
        self.session.undo(&self.device)
    }

    pub fn redo(&mut self) -> Option<String> {
        self.session.redo(&self.device)
    }

    /// Returns the fields of a record.
    pub fn record(&self, kind: RecordKind, id: &str) -> Map<String, Value> {
        records::find(self.book(), kind, &RecordId::new(id).unwrap()).expect(id)
    }

    /// Returns the ids of a list in the chosen year.
    pub fn list(&self, kind: RecordKind, query: &Query) -> Vec<String> {
        let catalogue = self.library().catalogue(&self.book().frame);
        let found = desk::search::search(
            self.book(),
            &catalogue,
            kind,
            (query, self.year),
            usize::MAX,
            &|a, b| a.cmp(b),
        );
        found.records.iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Sends a file, signed with this device's key. Returns none if the other desk has seen all of
    /// it.
    pub fn send(&mut self, to: &str, choice: &Choice) -> Option<File> {
        let is_known = recipient(&self.recipients, to, &LETTERS).is_some();
        let covers = choice.covers(self.book(), is_known);
        assert_eq!(choice.mistake(&covers, 0), None);
        let key = LETTERS.desk_key(to);
        let before = self.seen.get(&key).cloned().unwrap_or_default();
        let seen = if covers.only_changes { before.clone() } else { Seen::default() };
        let part = files::part(self.book(), &covers, &seen);
        if part.is_empty() && covers.only_changes {
            return None;
        }
        let stamp = self.tick();
        let sent = Sent { at: stamp.at, device: stamp.device, by: stamp.by, to: to.into(), covers };
        let outgoing = Outgoing::new(&part, &sent).unwrap();
        let signature = sign(self.device.as_str(), &outgoing.content());
        self.seen.insert(key, before.and(&part, self.book()));
        was_sent(&mut self.recipients, to, &self.today.to_string(), &LETTERS);
        let name = format!("{} {}.json", sent.by, sent.at);
        Some(File::new(&name, outgoing.finish(Some(&signature)).unwrap()))
    }

    /// Sends the whole book.
    pub fn send_whole(&mut self, to: &str) -> File {
        self.send(to, &whole()).unwrap()
    }

    /// Reads files that a person chose together.
    pub fn receive(&mut self, given: &[&File]) -> Receiving<'_> {
        let received = given.iter().map(|file| self.read(file)).collect();
        Receiving { received, desk: self, supersedes: true }
    }

    pub fn read(&self, file: &File) -> Received {
        let frame = &self.book().frame;
        let content = Content::of(&file.bytes, &file.name, &NATIONAL, frame, &LETTERS);
        let received = Received::new(file.name.clone(), content);
        let Some(letter) = received.letter() else { return received };
        let evidence = letter.signature.as_ref().map(|signature| Evidence {
            verified: verify(signature, &file.bytes),
            own_key: Some(self.device.as_str().to_owned()),
            digits: Some(format!("digits of {}", signature.key)),
        });
        let trust = trust::trust(&self.senders, letter, evidence, &LETTERS);
        received.trusted(trust)
    }

    /// Accepts the sender's key, as a person does after a call.
    pub fn know(&mut self, letter: &Letter) {
        trust::know(&mut self.senders, letter, &self.today.to_string(), &LETTERS);
    }
}

/// The choice to send the whole book.
pub fn whole() -> Choice {
    let year = Year::new(2019).unwrap();
    let communes = BTreeSet::new();
    Choice { is_part: false, communes, unit: None, years: (year, year), only_changes: false }
}

/// The choice to send the changes since the last file to the same desk.
pub fn changes() -> Choice {
    Choice { only_changes: true, ..whole() }
}

/// The choice to send what concerns one hamlet.
pub fn of_hamlet(hamlet: &str) -> Choice {
    Choice { unit: UnitId::new(hamlet).ok(), ..whole() }
}

/// The choice to send some communes.
pub fn part(communes: &[&str], first: u16, last: u16) -> Choice {
    let years = (Year::new(first).unwrap(), Year::new(last).unwrap());
    Choice { is_part: true, communes: roots(communes), years, ..whole() }
}

pub fn roots(ids: &[&str]) -> BTreeSet<UnitId> {
    ids.iter().map(|id| UnitId::new(id).unwrap()).collect()
}

pub fn code(code: &str) -> Option<KindCode> {
    Some(KindCode::new(code).unwrap())
}

/// Stands in for the browser's cryptography: whoever has the key can sign.
fn sign(key: &str, content: &[u8]) -> Signature {
    let value = format!("{key}:{:016x}", checksum::of(content.iter().copied()));
    Signature { key: key.into(), value }
}

fn verify(signature: &Signature, file: &[u8]) -> Verified {
    let content = str::from_utf8(file).ok().and_then(signed_content).unwrap_or_default();
    if sign(&signature.key, &content) == *signature { Verified::Yes } else { Verified::No }
}
