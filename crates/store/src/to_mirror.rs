//! The changes that bring the mirror up to the state of the local storage, their outcome, and how
//! safe the state is then.

use std::collections::BTreeMap;

use super::manifest::{Change, Entry};
use super::{Cause, Home, Standing, Store, codec, keys};

/// The outcome of a change that was given to the mirror.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mirrored {
    /// It is on the disk.
    Done,
    /// The mirror has a later state from another tab.
    Later,
    /// Another tab has the pen.
    Taken,
    /// A newer build upgraded the database.
    Newer,
    /// Values that the state needs have disappeared and must be written again.
    Gone,
    /// The mirror refused it.
    Failed(Cause),
}

/// Texts that no home holds yet, by key.
pub(super) type Pending = BTreeMap<String, String>;

impl Store {
    pub(super) fn change(&self, home: Home, puts: Vec<(String, String)>) -> Change {
        let held = if home == Home::Local { &self.local } else { &self.mirror };
        let protected = self
            .protected
            .iter()
            .filter(|(of, _)| *of == home)
            .map(|(_, key)| key.clone())
            .collect();
        let old = held.keys.iter().filter(|key| keys::parse(key).1 == 0).cloned().collect();
        Change {
            manifest: self.manifest.clone(),
            puts,
            replaced: Vec::new(),
            protected,
            old,
            mark: self.mark.clone(),
            pen: self.pen,
        }
    }

    /// The text of a section's value, from the local storage or from the values that it refused, if
    /// it is unchanged since it was written.
    pub(super) fn text(&self, name: &str, entry: Entry) -> Option<String> {
        let key = keys::at(name, entry.revision);
        let text =
            self.pending.get(&key).cloned().or_else(|| self.storage.get(&key).ok().flatten())?;
        codec::check(&text).is_ok_and(|(_, sum)| sum == entry.sum).then_some(text)
    }

    /// The change that brings the mirror up to the last save; `None` if it is there already or
    /// cannot be brought there.
    pub fn for_mirror(&mut self) -> Option<Change> {
        if self.closed.is_some()
            || self.mirror.is_missing
            || self.mirror.revision == self.manifest.revision
        {
            return None;
        }
        let mut puts = Vec::new();
        for (name, entry) in &self.manifest.sections {
            let key = keys::at(name, entry.revision);
            if self.mirror.keys.contains(&key) {
                continue;
            }
            let Some(text) = self
                .text(name, *entry)
                .filter(|_| !self.protected.contains(&(Home::Mirror, key.clone())))
            else {
                self.mirror.failed = Some(Cause::ChangedElsewhere);
                return None;
            };
            puts.push((key, text));
        }
        let Ok(manifest) = self.manifest.sealed() else { return None };
        puts.push((self.manifest.key(), manifest));
        let replaced =
            self.replaced.iter().map(|(key, text)| (key.clone(), text.clone())).collect();
        Some(Change { replaced, ..self.change(Home::Mirror, puts) })
    }

    /// Records the outcome of a change.
    pub fn mirrored(&mut self, change: &Change, outcome: Mirrored) {
        // The pen was lost and taken again meanwhile, and both homes have been read since.
        if change.pen != self.pen {
            return;
        }
        match outcome {
            Mirrored::Done => {
                if self.mark == change.mark {
                    self.mark = None;
                }
                self.mirror.revision = change.manifest.revision;
                self.mirror.failed = None;
                self.mirror.keys.extend(change.puts.iter().map(|(key, _)| key.clone()));
                self.mirror.keys.retain(|key| change.names(key));
                for (key, _) in &change.replaced {
                    self.replaced.remove(key);
                }
                if self.local.failed == Some(Cause::Full)
                    && self.mirror.revision == self.manifest.revision
                {
                    self.swap_in_place();
                }
                let mirror = &self.mirror.keys;
                self.pending.retain(|key, _| !mirror.contains(key));
            }
            // The other tab built its state on this one if it saw it. Without the local storage, no
            // tab sees another's saves.
            Mirrored::Later if self.local.revision >= change.manifest.revision => {
                self.mirror.revision = change.manifest.revision
            }
            Mirrored::Later => self.mirror.failed = Some(Cause::ChangedElsewhere),
            Mirrored::Taken => self.stay_apart(),
            Mirrored::Newer => self.stay_older(),
            Mirrored::Gone => self.mirror.keys.clear(),
            // The mirror never held a state, so this browser has none.
            Mirrored::Failed(Cause::Blocked) if self.mirror.revision == 0 => {
                self.mirror.is_missing = true
            }
            Mirrored::Failed(cause) => self.mirror.failed = Some(cause),
        }
    }

    /// The safety of the last saved state.
    pub fn standing(&self) -> Standing {
        if let Some(cause) = self.refused {
            return Standing::Unsaved(cause);
        }
        let local = if self.local.revision == self.manifest.revision {
            None
        } else {
            Some(self.local.failed.unwrap_or(Cause::Blocked))
        };
        let is_mirrored = self.mirror.revision == self.manifest.revision;
        match (local, self.mirror.failed) {
            (None, _) if self.mirror.is_missing => {
                Standing::SavedInLocalAlone { unseen: self.is_unseen }
            }
            (Some(cause), _) if self.mirror.is_missing => Standing::Unsaved(cause),
            (None, _) if is_mirrored => Standing::Saved,
            (Some(cause), _) if is_mirrored => Standing::Missed(Home::Local, cause),
            (_, None) => Standing::Saving,
            (None, Some(cause)) => Standing::Missed(Home::Mirror, cause),
            (Some(cause), Some(_)) => Standing::Unsaved(cause),
        }
    }
}
