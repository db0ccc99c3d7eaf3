//! The notes that this device keeps beside the book.

use super::{Cause, Exported, Store, codec, keys};

impl Store {
    /// The language chosen on this device, if one was.
    pub fn language(&self) -> Option<String> {
        self.storage.get(keys::LANGUAGE).ok().flatten()
    }

    /// The decisions about spreadsheets made on this device, if there are any.
    pub fn tables(&self) -> Option<String> {
        self.remembered(keys::TABLES)
    }

    /// Stores the decisions about spreadsheets.
    ///
    /// # Errors
    /// [`Cause::Full`] or [`Cause::Blocked`].
    pub fn set_tables(&self, decided: &str) -> Result<(), Cause> {
        self.remember(keys::TABLES, decided)
    }

    /// The forms that were left unfinished on this device, if there are any.
    pub fn unfinished(&self) -> Option<String> {
        self.remembered(keys::UNFINISHED)
    }

    /// Stores the unfinished forms.
    ///
    /// # Errors
    /// [`Cause::Full`] or [`Cause::Blocked`].
    pub fn set_unfinished(&self, forms: &str) -> Result<(), Cause> {
        self.remember(keys::UNFINISHED, forms)
    }

    /// Stores the chosen language.
    ///
    /// # Errors
    /// [`Cause::Full`] or [`Cause::Blocked`].
    pub fn set_language(&self, language: &str) -> Result<(), Cause> {
        Ok(self.storage.set(keys::LANGUAGE, language)?)
    }

    /// The last export of the whole book from this device.
    pub fn exported(&self) -> Option<Exported> {
        let text = self.remembered(keys::EXPORTED)?;
        // Earlier builds stored only the time.
        let (at, latest) = text.split_once(' ').unwrap_or((&text, &text));
        Some(Exported { at: at.parse().ok()?, latest: latest.parse().ok()? })
    }

    /// Records an export of the whole book.
    ///
    /// # Errors
    /// [`Cause::Full`] or [`Cause::Blocked`].
    pub fn set_exported(&self, Exported { at, latest }: Exported) -> Result<(), Cause> {
        self.remember(keys::EXPORTED, &format!("{at} {latest}"))
    }

    /// A text beside the book, sealed if the book is locked.
    fn remembered(&self, key: &str) -> Option<String> {
        codec::unseal_text(key, self.storage.get(key).ok().flatten()?)
    }

    fn remember(&self, key: &str, text: &str) -> Result<(), Cause> {
        Ok(self.storage.set(key, &codec::seal_text(key, text))?)
    }
}
