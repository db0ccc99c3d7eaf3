//! Replaces values in place when the local storage has no room for old and new ones together.

use super::{Home, Store, keys};

impl Store {
    /// Brings the local storage to the state that the mirror has just taken: removes the old
    /// values, then writes the new ones. If the browser is killed meanwhile, the mirror has that
    /// state on the disk. If there is no room even for the new values alone, the old ones are
    /// written back.
    pub(super) fn swap_in_place(&mut self) {
        let change = self.change(Home::Local, Vec::new());
        let needed =
            self.manifest.sections.iter().map(|(name, entry)| keys::at(name, entry.revision));
        let needed = needed.filter(|key| !self.local.keys.contains(key));
        let new: Option<Vec<_>> =
            needed.map(|key| self.pending.get(&key).map(|text| (key, text.clone()))).collect();
        let (Some(mut new), Ok(manifest), Ok(there)) =
            (new, self.manifest.sealed(), self.storage.keys())
        else {
            return;
        };
        new.push((self.manifest.key(), manifest));
        let old = there.iter().filter(|key| change.gives_way(key));
        let old: Vec<_> = old.filter_map(|key| Some((self.storage.get(key).ok()??, key))).collect();
        for (_, key) in &old {
            let _ = self.storage.remove(key);
        }
        if self.put_header().is_ok()
            && new.iter().all(|(key, text)| self.storage.set(key, text).is_ok())
        {
            self.local.revision = self.manifest.revision;
            self.local.failed = None;
            self.local.keys.extend(new.into_iter().map(|(key, _)| key));
            self.local.keys.retain(|key| change.names(key));
            self.sweep_locks(&there);
            return;
        }
        for (key, _) in &new {
            let _ = self.storage.remove(key);
        }
        for (text, key) in &old {
            // They fitted a moment ago. If they no longer do, the mirror still has more than they
            // held.
            let _ = self.storage.set(key, text);
        }
    }
}
