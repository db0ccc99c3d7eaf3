//! Writes a state of the book to the local storage. The mirror follows, see [`super::to_mirror`].

use std::collections::BTreeSet;
use std::sync::Arc;

use super::label::{Mark, Reason};
use super::manifest::{Entry, Manifest};
use super::{Cause, Home, SaveError, Section, Store, Unreadable, codec, keys, revisions, sealing};
use book::Book;

/// The number of sections of an older format that a save converts beside its own.
const BROUGHT_ALONG: usize = 8;
/// A save that removes more records than this takes a snapshot of the state before it.
const MANY: usize = 20;

/// The part of the book that a home holds.
#[derive(Default)]
pub(super) struct Held {
    /// The revision of the state that its manifest names.
    pub revision: u64,
    /// Keys of whole values of this book's line of states.
    pub keys: BTreeSet<String>,
    /// The reason why it is behind.
    pub failed: Option<Cause>,
    /// Whether the browser lacks it.
    pub is_missing: bool,
}

impl Store {
    /// Writes the sections that differ from the stored ones. Stored shards that the book lacks
    /// stay.
    ///
    /// # Errors
    /// [`SaveError`]: the local storage is unchanged. The mirror may still take the state, see
    /// [`Store::for_mirror`].
    pub fn save(&mut self, book: &Book) -> Result<(), SaveError> {
        self.write(book, false)
    }

    /// Saves like [`Store::save`], but also removes the shards that this store read or wrote and
    /// that the book lacks.
    ///
    /// # Errors
    /// [`SaveError`], as for [`Store::save`].
    pub fn replace(&mut self, book: &Book) -> Result<(), SaveError> {
        self.write(book, true)
    }

    fn write(&mut self, book: &Book, is_whole: bool) -> Result<(), SaveError> {
        self.refused = self.closed;
        self.mirror.failed = None;
        let there = self.look();
        let mut changed = self.changed(book);
        if sealing::held().is_some() {
            // No part of a locked book stays as it was before the lock.
            self.bring_along(book, &mut changed, usize::MAX);
        }
        let gone = if is_whole { self.gone(book) } else { Vec::new() };
        if changed.is_empty()
            && gone.is_empty()
            && self.local.revision == self.manifest.revision
            && !self.is_of_earlier_pen()
        {
            // The edit behind the mark changed nothing, or the mirror has yet to take it.
            self.mark.take_if(|mark| mark.before == self.manifest.revision);
            return Ok(());
        }
        self.bring_along(book, &mut changed, BROUGHT_ALONG);
        if self.mark.is_none() && self.loses_much(book, &changed, &gone) {
            self.mark_before(Reason::Deletion, "");
        }
        let all: Vec<Section> = changed.iter().chain(&gone).cloned().collect();
        let puts = match there.and_then(|()| self.meet_older_builds()) {
            Err(cause) => Err(SaveError { cause, unsaved: all.clone() }),
            Ok(()) => self.meet_other_tabs(&all).and_then(|()| self.next(book, &changed, &gone)),
        };
        let puts = puts.inspect_err(|error| self.refused = Some(error.cause))?;
        self.write_local(puts).map_err(|cause| SaveError { cause, unsaved: all })
    }

    /// Looks at the local storage as it is now: forgets values that have disappeared and takes over
    /// what other tabs saved.
    fn look(&mut self) -> Result<(), Cause> {
        if let Some(cause) = self.closed {
            return Err(cause);
        }
        // Where nothing can be read, no other tab writes either.
        let Ok(there) = self.storage.keys() else { return Ok(()) };
        let manifests =
            there.iter().map(|key| keys::parse(key)).filter(|(name, _)| *name == keys::BOOK);
        if let Some(latest) =
            manifests.map(|(_, revision)| revision).filter(|&revision| revision > self.top).max()
        {
            if self.pen > 0 && latest / keys::SAVES > self.pen {
                return Err(Cause::Taken);
            }
            let text =
                self.storage.get(&keys::at(keys::BOOK, latest)).ok().flatten().unwrap_or_default();
            let theirs = Manifest::read(latest, &text).map_err(|unreadable| match unreadable {
                Unreadable::Newer(_) => Cause::Newer,
                Unreadable::Locked => Cause::Locked,
                _ => Cause::ChangedElsewhere,
            })?;
            self.top = latest;
            self.local.revision = latest;
            self.local
                .keys
                .extend(theirs.sections.iter().map(|(name, entry)| keys::at(name, entry.revision)));
            self.manifest = theirs;
        }
        let still: BTreeSet<&str> = there.iter().map(String::as_str).collect();
        self.local.keys.retain(|key| still.contains(key.as_str()));
        Ok(())
    }

    /// The sections to write: those that differ, and those that a home lacks or holds damaged.
    fn changed(&self, book: &Book) -> Vec<Section> {
        let mut sections = Vec::new();
        if !Arc::ptr_eq(&book.frame, &self.saved.frame)
            || self.is_poorly_held(keys::FRAME)
            || self.is_left_behind(keys::FRAME)
        {
            sections.push(Section::Frame);
        }
        for (unit, shard) in &book.shards {
            let is_same =
                self.saved.shards.get(unit).is_some_and(|saved| Arc::ptr_eq(saved, shard));
            let name = keys::shard(unit);
            if !is_same || self.is_poorly_held(&name) || self.is_left_behind(&name) {
                sections.push(Section::Shard(unit.clone()));
            }
        }
        sections
    }

    /// Adds some of the sections whose values are of an older format.
    fn bring_along(&self, book: &Book, changed: &mut Vec<Section>, most: usize) {
        let has = |section: &Section| match section {
            Section::Frame => true,
            Section::Shard(unit) => book.shards.contains_key(unit),
        };
        let older = self.older.iter().filter_map(|name| Section::named(name)).filter(has);
        let older: Vec<Section> =
            older.filter(|section| !changed.contains(section)).take(most).collect();
        changed.extend(older);
    }

    fn is_poorly_held(&self, name: &str) -> bool {
        let own =
            self.seen.get(name).filter(|entry| self.manifest.sections.get(name) == Some(*entry));
        own.is_some_and(|entry| {
            let key = keys::at(name, entry.revision);
            !(self.local.is_missing || self.local.keys.contains(&key))
                || self.lacking.contains(&key)
                || self.protected.contains(&(Home::Mirror, key))
        })
    }

    /// Whether a tab with an earlier pen left the state in the local storage alone. Such a state
    /// needs a new revision: under its old one, it would be older in the mirror than what a tab
    /// that has lost the pen may still write to the local storage without having seen it.
    fn is_of_earlier_pen(&self) -> bool {
        let revision = self.manifest.revision;
        let is_mirrored = self.mirror.is_missing || self.mirror.revision == revision;
        !is_mirrored && revision > 0 && revision < self.pen.saturating_mul(keys::SAVES)
    }

    /// Whether such a tab may still remove the only value of a section.
    fn is_left_behind(&self, name: &str) -> bool {
        let own = self.seen.get(name).filter(|_| self.is_of_earlier_pen());
        own.is_some_and(|entry| !self.mirror.keys.contains(&keys::at(name, entry.revision)))
    }

    fn gone(&self, book: &Book) -> Vec<Section> {
        let gone = self.saved.shards.keys().filter(|unit| !book.shards.contains_key(*unit));
        gone.map(|unit| Section::Shard(unit.clone())).collect()
    }

    /// Asks the next save for a snapshot of the current state, because something great is about to
    /// be done to it.
    pub fn mark_before(&mut self, reason: Reason, what: &str) {
        self.mark = Some(Mark { reason, what: what.into(), before: self.manifest.revision });
    }

    /// The opened state with the reason to take a snapshot of it, if nothing has been saved in the
    /// newest format yet and the next save begins to convert it.
    pub fn outdated(&self) -> Option<(Manifest, Mark)> {
        let mark =
            Mark { reason: Reason::Migration, what: String::new(), before: self.manifest.revision };
        let state = Manifest { records: Some(records(&self.saved)), ..self.manifest.clone() };
        let is_outdated = self.older.contains(keys::BOOK) && sealing::held().is_none();
        (is_outdated && self.closed.is_none()).then_some((state, mark))
    }

    /// Whether a save removes a whole shard, or more records than a person deletes one by one.
    fn loses_much(&self, book: &Book, changed: &[Section], gone: &[Section]) -> bool {
        let lost = |section: &Section| {
            let Section::Shard(unit) = section else { return 0 };
            let records = |book: &Book| book.shards.get(unit).map_or(0, |shard| shard.records());
            records(&self.saved).saturating_sub(records(book))
        };
        !gone.is_empty() || changed.iter().map(lost).sum::<usize>() > MANY
    }

    /// Fails if another tab saved a section that is about to be written.
    fn meet_other_tabs(&self, sections: &[Section]) -> Result<(), SaveError> {
        let is_theirs = |section: &&Section| {
            self.manifest.sections.get(&section.name()) != self.seen.get(&section.name())
        };
        let theirs: Vec<Section> = sections.iter().filter(is_theirs).cloned().collect();
        if theirs.is_empty() {
            Ok(())
        } else {
            Err(SaveError { cause: Cause::ChangedElsewhere, unsaved: theirs })
        }
    }

    /// Fails if a tab of a build that knows only format 1 has overwritten a value that the first
    /// manifest is about to name.
    fn meet_older_builds(&self) -> Result<(), Cause> {
        let is_as_read = |(name, entry): (&String, &Entry)| {
            let key = keys::at(name, entry.revision);
            let is_known =
                |text: String| codec::check(&text).is_ok_and(|(_, sum)| sum == entry.sum);
            self.storage.get(&key).ok().flatten().is_none_or(is_known)
                || self.protected.contains(&(Home::Local, key))
        };
        if self.manifest.revision > 0 || self.manifest.sections.iter().all(is_as_read) {
            Ok(())
        } else {
            Err(Cause::ChangedElsewhere)
        }
    }

    /// Makes the next state and gives its new values.
    fn next(
        &mut self,
        book: &Book,
        changed: &[Section],
        gone: &[Section],
    ) -> Result<Vec<(String, String)>, SaveError> {
        let revision = self.top.saturating_add(1);
        let mut manifest =
            Manifest { revision, records: Some(records(book)), ..self.manifest.clone() };
        manifest.alone_since = match self.local.is_missing || self.mirror.is_missing {
            true => self.manifest.alone_since.or(Some(self.manifest.revision)),
            false => None,
        };
        let mut puts = Vec::new();
        for section in changed {
            let json = match section {
                Section::Frame => book.frame.to_json().ok(),
                Section::Shard(unit) => {
                    book.shards.get(unit).and_then(|shard| shard.to_json().ok())
                }
            };
            let json = json.ok_or_else(|| SaveError {
                cause: Cause::Content,
                unsaved: vec![section.clone()],
            })?;
            let key = keys::at(&section.name(), revision);
            let written = codec::seal(&key, revision, &json);
            puts.push((key, written.text));
            manifest.sections.insert(section.name(), Entry { revision, sum: written.sum });
        }
        for section in gone {
            manifest.sections.remove(&section.name());
        }
        puts.push((manifest.key(), manifest.sealed()?));
        for section in changed.iter().chain(gone) {
            match manifest.sections.get(&section.name()) {
                Some(entry) => drop(self.seen.insert(section.name(), *entry)),
                None => drop(self.seen.remove(&section.name())),
            }
        }
        if !self.mirror.is_missing {
            self.replaced.extend(
                revisions::replaced(&self.saved, book)
                    .iter()
                    .map(|earlier| earlier.sealed(revision)),
            );
        }
        self.older.remove(keys::BOOK);
        for section in changed.iter().chain(gone) {
            self.older.remove(&section.name());
        }
        self.top = revision;
        self.manifest = manifest;
        for section in gone {
            if let Section::Shard(unit) = section {
                self.saved.shards.remove(unit);
            }
        }
        self.saved.frame = Arc::clone(&book.frame);
        self.saved
            .shards
            .extend(book.shards.iter().map(|(unit, shard)| (unit.clone(), Arc::clone(shard))));
        Ok(puts)
    }

    /// Writes a state to the local storage, whole or not at all.
    fn write_local(&mut self, puts: Vec<(String, String)>) -> Result<(), Cause> {
        let header = self.put_header();
        for (at, (key, text)) in puts.iter().enumerate() {
            if let Err(refused) = header.and_then(|()| self.storage.set(key, text)) {
                for (key, _) in puts.iter().take(at) {
                    // No manifest names a value that stays; the next save removes it.
                    let _ = self.storage.remove(key);
                }
                self.local.failed = Some(refused.into());
                if !self.mirror.is_missing {
                    self.pending.extend(puts);
                    let manifest = &self.manifest;
                    self.pending.retain(|key, _| manifest.names(key));
                }
                return Err(refused.into());
            }
        }
        self.local.revision = self.manifest.revision;
        self.local.failed = None;
        self.local.keys.extend(puts.into_iter().map(|(key, _)| key));
        self.pending.clear();
        let change = self.change(Home::Local, Vec::new());
        let there = self.storage.keys().unwrap_or_default();
        for key in there.iter().filter(|key| change.gives_way(key)) {
            // The next save tries again to remove a value that stays.
            let _ = self.storage.remove(key);
        }
        self.local.keys.retain(|key| change.names(key));
        self.sweep_locks(&there);
        Ok(())
    }
}

/// The number of records in a book that are not deleted.
fn records(book: &Book) -> usize {
    book.shards.values().map(|shard| shard.records()).sum()
}
