//! The measurements that are the same natively and in a page.

use std::fmt;
use std::sync::Arc;

use book::{Book, Incident, Shard, Stamp, UnitId, Year};
use law::{BookVerdicts, Library};
use serde_json::json;
use store::{Opened, Store};

use crate::answers::{findings, met};

/// The platform: its clock, its Unicode functions, and peers to compare with.
pub trait Platform {
    /// The milliseconds since some fixed moment.
    fn now(&self) -> f64;
    /// The national rule sets.
    fn library(&self) -> &Library;
    /// The size of a compressed text in bytes, compressed as a peer compresses its own.
    fn packed(&self, text: &str) -> usize {
        miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6).len()
    }
    /// Composes Unicode (NFC).
    fn normalize(&self, text: &str) -> String;
    /// The names of the peers.
    fn peers(&self) -> [&'static str; 2];
    /// The peer of reading: parses JSON without types.
    fn parse(&self, json: &str);
    /// The peer of saving: writes plain JSON under a key.
    fn keep(&self, json: &str);
    /// Opens a store that is empty, or that has what the last one was given.
    fn open(&self) -> Opened;
    /// The UTF-16 code units that the store holds.
    fn stored_units(&self) -> usize;
}

/// One line of the table.
pub struct Row {
    what: &'static str,
    milliseconds: f64,
    peer: &'static str,
    peer_milliseconds: f64,
}

impl Row {
    /// A measurement beside that of its peer.
    pub fn new(
        what: &'static str,
        milliseconds: f64,
        peer: &'static str,
        peer_milliseconds: f64,
    ) -> Self {
        Self { what, milliseconds, peer, peer_milliseconds }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ratio = self.milliseconds / self.peer_milliseconds.max(0.001);
        write!(
            f,
            "{:<44} {:>9.1} ms   {ratio:>6.2} × {} ({:.1} ms)",
            self.what, self.milliseconds, self.peer, self.peer_milliseconds
        )
    }
}

/// The year to judge: the last of the generated province.
const YEAR: u16 = 2025;
/// Half of the room that WebKit gives a site.
const ROOM: usize = 2_621_439 / 2;

/// The table for people, and what other programs are compared with: our milliseconds and answers, as JSON.
pub struct Measured {
    /// The table.
    pub table: String,
    /// The object `{reading, storage, parsing, evaluating, year, incidents, findings, met}`.
    pub for_peers: serde_json::Value,
}

/// Measures the province in a file.
pub fn measure(file: &str, platform: &dyn Platform) -> Measured {
    let library = platform.library();
    let [parser, keeper] = platform.peers();
    let read = || {
        let read =
            files::read(file.as_bytes(), "province", library, &|text| platform.normalize(text));
        read.map_err(|problems| problems.len()).expect("the province is good").book
    };
    let book = read();
    let catalogue = library.catalogue(&book.frame);
    let year = Year::new(YEAR).expect("a year");
    let judge = |book: &Book, earlier: Option<&BookVerdicts>| {
        BookVerdicts::new(book, library, &catalogue, year, None, earlier)
    };
    let parse = time(platform, 7, || platform.parse(file));
    let reading = time(platform, 7, || drop(read()));
    let mut rows = vec![Row::new("open a file: read and check", reading, parser, parse)];

    let mut store = platform.open().store;
    store.save(&book).expect("the province fits");
    let units = platform.stored_units();
    let opened = platform.open();
    assert!(opened.damaged.is_empty() && opened.book == book, "what was stored opens again");
    let storage = time(platform, 7, || drop(platform.open()));
    rows.push(Row::new("open the local storage", storage, parser, parse));

    let fresh = time(platform, 7, || drop(judge(&book, None)));
    rows.push(Row::new("evaluate all, one year", fresh, parser, parse));

    let verdicts = judge(&book, None);
    let edited = edit(&book, &opened.store);
    let again = time(platform, 7, || drop(judge(&edited, Some(&verdicts))));
    rows.push(Row::new("evaluate again after one edit", again, parser, parse));

    rows.push(save_one(&book, &edited, store, platform, keeper));
    let verdict = if units <= ROOM { "fits in" } else { "does NOT fit in" };
    let mut table: String = rows.iter().map(|row| format!("{row}\n")).collect();
    table +=
        &format!("stored: {units} UTF-16 units; {verdict} {ROOM}, half of what WebKit gives\n");
    table += &format!("verdicts: {}\n", verdicts.all().count());
    let incidents: usize = book.shards.values().map(|shard| shard.incidents.len()).sum();
    let for_peers = json!({
        "reading": reading, "storage": storage, "parsing": parse, "evaluating": fresh, "year": YEAR,
        "incidents": incidents, "findings": findings(&verdicts), "met": met(&verdicts),
    });
    Measured { table, for_peers }
}

/// Adds one to the count of an incident in the middle commune.
pub fn edit(book: &Book, store: &Store) -> Book {
    let shard = book.shards.values().nth(book.shards.len() / 2).expect("a shard");
    let incident: &Incident = shard.incidents.first().expect("an incident");
    let incident = Incident { count: incident.count + 1, ..incident.clone() };
    let stamp = Stamp {
        at: incident.stamp.at + 1,
        device: store.device().clone(),
        by: String::new(),
        after: Vec::new(),
    };
    book.with_record(incident, stamp).expect("the unit is there")
}

/// Saves one edit, which writes one shard; the peer writes the same shard as plain JSON.
fn save_one(
    book: &Book,
    edited: &Book,
    mut store: Store,
    platform: &dyn Platform,
    peer: &'static str,
) -> Row {
    let json = serde_json::to_string(edited_shard(book, edited)).expect("JSON");
    let mut turn = false;
    let milliseconds = time(platform, 9, || {
        turn = !turn;
        store.save(if turn { edited } else { book }).expect("there is room");
    });
    let peer_milliseconds = time(platform, 9, || platform.keep(&json));
    Row::new("save one edit in the local storage", milliseconds, peer, peer_milliseconds)
}

/// Finds the shard that an edit changed.
pub fn edited_shard<'a>(book: &Book, edited: &'a Book) -> &'a Shard {
    let is_new = |(root, shard): &(&UnitId, &Arc<Shard>)| {
        !book.shards.get(*root).is_some_and(|old| Arc::ptr_eq(old, shard))
    };
    edited.shards.iter().find(is_new).map(|(_, shard)| &**shard).expect("an edit")
}

/// The best of several runs, in milliseconds: other work on the machine only adds to it.
pub fn time(platform: &dyn Platform, runs: usize, mut run: impl FnMut()) -> f64 {
    let times = (0..runs).map(|_| {
        let start = platform.now();
        run();
        platform.now() - start
    });
    times.fold(f64::INFINITY, f64::min)
}
