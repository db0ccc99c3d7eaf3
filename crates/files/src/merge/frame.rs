//! Merges the frames of books: the kinds and rule sets of several desks, and the name and settings
//! of the result.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::unknown_fields::unite;
use book::sort;
use book::{Book, Extra, Frame, Kind, KindCode, KindGroup, Settings, UnitId};

/// Merges the frames of all books; their order does not matter.
pub(super) fn joined(books: &[&Book]) -> Arc<Frame> {
    let greatest = |text: fn(&Frame) -> &str| {
        books.iter().map(|book| text(&book.frame)).max().unwrap_or_default().to_owned()
    };
    let of_desks = books.iter().map(|book| Settings { unit: None, ..book.frame.settings.clone() });
    let settings = of_desks.max_by_key(|settings| (settings.desk.clone(), text(settings)));
    let frame = Frame {
        name: greatest(|frame| &frame.name),
        note: greatest(|frame| &frame.note),
        settings: Settings { unit: common_unit(books), ..settings.unwrap_or_default() },
        ..shared(books)
    };
    kept(books, frame)
}

/// The unit whose desk keeps all these books. The books of several units are together that of the
/// commune.
fn common_unit(books: &[&Book]) -> Option<UnitId> {
    let mut units =
        books.iter().filter(|book| !book.is_empty()).map(|book| book.frame.settings.unit.as_ref());
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then(|| first.clone())
}

/// The frame of the first book, with the kinds and rule sets of all. Name, note and settings come
/// from a file only if the open book is empty and has not set them.
pub(super) fn joined_into_the_first(books: &[&Book]) -> Arc<Frame> {
    let Some(open) = books.first() else { return Arc::default() };
    let mut own = (*open.frame).clone();
    if open.is_empty() {
        let joined = joined(books);
        for (own, other) in [(&mut own.name, &joined.name), (&mut own.note, &joined.note)] {
            if own.is_empty() {
                own.clone_from(other);
            }
        }
        if own.settings == Settings::default() {
            own.settings = joined.settings.clone();
        }
        // A book without a unit takes that of the files, even if its desk has a name already.
        own.settings.unit = own.settings.unit.or_else(|| joined.settings.unit.clone());
    }
    let frame = Frame { name: own.name, note: own.note, settings: own.settings, ..shared(books) };
    kept(books, frame)
}

/// The open book's kinds and rule sets that a file would replace, each paired with the file's
/// version.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Superseded {
    /// Kinds.
    pub kinds: Vec<(Kind, Kind)>,
    /// Rule sets.
    pub rules: Vec<(Extra, Extra)>,
    /// Checks for doubtful figures.
    pub checks: Vec<(Extra, Extra)>,
    /// Templates of papers.
    pub templates: Vec<(Extra, Extra)>,
}

impl Superseded {
    /// Whether nothing is replaced.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
            && self.rules.is_empty()
            && self.checks.is_empty()
            && self.templates.is_empty()
    }
}

/// Finds the open book's own kinds and rule sets that merging a file would replace.
pub fn superseded(open: &Book, file: &Book) -> Superseded {
    let mut found = Superseded::default();
    let of_file: BTreeMap<_, _> = file.frame.kinds.iter().map(|kind| (key(kind), kind)).collect();
    for ours in &open.frame.kinds {
        let theirs = of_file.get(&key(ours)).filter(|theirs| text(**theirs) > text(ours));
        found.kinds.extend(theirs.map(|theirs| (ours.clone(), (*theirs).clone())));
    }
    found.rules = later_by_id(&open.frame.rules, &file.frame.rules);
    found.checks = later_by_id(&open.frame.checks, &file.frame.checks);
    found.templates = later_by_id(&open.frame.templates, &file.frame.templates);
    found
}

/// The rule sets or checks of which a file has a later version, each with that version.
fn later_by_id(ours: &[Extra], theirs: &[Extra]) -> Vec<(Extra, Extra)> {
    let later = |ours: &Extra| {
        let is_later = |theirs: &&Extra| id(theirs) == id(ours) && rank(theirs) > rank(ours);
        Some((ours.clone(), theirs.iter().find(is_later)?.clone()))
    };
    ours.iter().filter_map(later).collect()
}

/// A file without the kinds and rule sets that the open book also has, so that merging it replaces
/// none.
pub fn without_superseding(open: &Book, file: &Book) -> Book {
    let mut frame = (*file.frame).clone();
    let of_open: BTreeSet<_> = open.frame.kinds.iter().map(key).collect();
    frame.kinds.retain(|theirs| !of_open.contains(&key(theirs)));
    for (theirs, ours) in [
        (&mut frame.rules, &open.frame.rules),
        (&mut frame.checks, &open.frame.checks),
        (&mut frame.templates, &open.frame.templates),
    ] {
        theirs.retain(|theirs| !ours.iter().any(|ours| id(ours) == id(theirs)));
    }
    Book { frame: Arc::new(frame), shards: file.shards.clone() }
}

/// Shares a book's frame if it equals the result.
fn kept(books: &[&Book], frame: Frame) -> Arc<Frame> {
    let same = books.iter().find(|book| sorted(&book.frame) == frame);
    same.map_or_else(|| Arc::new(frame), |book| Arc::clone(&book.frame))
}

/// The frame with its kinds and rule sets in the order of a file.
pub(crate) fn sorted(frame: &Frame) -> Frame {
    let mut frame = frame.clone();
    sort::sort_by(&mut frame.kinds, |a, b| (&a.code, a.group).cmp(&(&b.code, b.group)));
    for own in [&mut frame.rules, &mut frame.checks, &mut frame.templates] {
        sort::sort_by(own, |a, b| id(a).cmp(id(b)));
    }
    frame
}

/// The identity of a kind: kinds of two groups may have the same code.
fn key(kind: &Kind) -> (&KindCode, KindGroup) {
    (&kind.code, kind.group)
}

fn id(rules: &Extra) -> &str {
    rules.get("id").and_then(|id| id.as_str()).unwrap_or_default()
}

/// Merges the kinds, rule sets and unknown frame fields of all books.
fn shared(books: &[&Book]) -> Frame {
    let mut frame = Frame::default();
    let mut kinds: BTreeMap<(&KindCode, KindGroup), &Kind> = BTreeMap::new();
    let mut rules: BTreeMap<&str, &Extra> = BTreeMap::new();
    let mut checks: BTreeMap<&str, &Extra> = BTreeMap::new();
    let mut templates: BTreeMap<&str, &Extra> = BTreeMap::new();
    for book in books {
        for kind in &book.frame.kinds {
            let known = kinds.entry(key(kind)).or_insert(kind);
            if text(kind) > text(known) {
                *known = kind;
            }
        }
        latest_by_id(&mut rules, &book.frame.rules);
        latest_by_id(&mut checks, &book.frame.checks);
        latest_by_id(&mut templates, &book.frame.templates);
        unite(&mut frame.beside, &book.frame.beside);
        unite(&mut frame.extra, &book.frame.extra);
    }
    frame.kinds = kinds.into_values().cloned().collect();
    frame.rules = rules.into_values().cloned().collect();
    frame.checks = checks.into_values().cloned().collect();
    frame.templates = templates.into_values().cloned().collect();
    frame
}

/// Adds rule sets or checks to those known by their ids; of two with one id, the later is kept.
fn latest_by_id<'a>(known: &mut BTreeMap<&'a str, &'a Extra>, others: &'a [Extra]) {
    for other in others {
        let kept = known.entry(id(other)).or_insert(other);
        if rank(other) > rank(kept) {
            *kept = other;
        }
    }
}

/// The rank of a rule set: the later version wins, compared number by number, and then the greater
/// text.
fn rank(rules: &Extra) -> (Vec<u64>, String) {
    let version = rules.get("version").and_then(|version| version.as_str()).unwrap_or_default();
    let numbers = version.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok());
    (numbers.collect(), text(rules))
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
