//! A place of named texts: the browser's local storage, or memory in tests.

/// Why a text was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no room for it.
    Full,
    /// The browser lets this page keep nothing.
    Blocked,
}

/// Named texts that outlive the page.
pub trait TextStorage {
    /// All names.
    ///
    /// # Errors
    /// [`Refused::Blocked`].
    fn keys(&self) -> Result<Vec<String>, Refused>;
    /// A text, if there is one of this name.
    ///
    /// # Errors
    /// [`Refused::Blocked`].
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;
    /// Writes a text; the old one stays if the new one is refused.
    ///
    /// # Errors
    /// [`Refused`].
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// Removes a text, if there is one of this name.
    ///
    /// # Errors
    /// [`Refused::Blocked`].
    fn remove(&self, key: &str) -> Result<(), Refused>;
}
