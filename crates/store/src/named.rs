//! The local storage under the names of the book. In a locked book the names of its parts are
//! hidden; those of the manifests are not, so that a build without locks sees that it must leave
//! the book alone.

use super::keys;
use super::sealing::{stored_name, stored_names, told_name};
use super::storage::{Refused, TextStorage};

/// A storage that hides names.
pub(super) struct Named(pub Box<dyn TextStorage>);

impl TextStorage for Named {
    fn keys(&self) -> Result<Vec<String>, Refused> {
        Ok(self.0.keys()?.into_iter().map(told_name).collect())
    }

    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        if !keys::tells(key) {
            return self.0.get(key);
        }
        for name in stored_names(key) {
            if let Some(text) = self.0.get(&name)? {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        if keys::tells(key) { self.0.set(&stored_name(key), text) } else { self.0.set(key, text) }
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        if !keys::tells(key) {
            return self.0.remove(key);
        }
        stored_names(key).iter().try_for_each(|name| self.0.remove(name))
    }
}
