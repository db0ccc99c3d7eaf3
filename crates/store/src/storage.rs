//! A place for named texts: the browser's local storage, or memory in tests.

/// The reason why a text was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// There is no room for it.
    Full,
    /// The browser lets this page store nothing.
    Blocked,
}

/// Named texts that outlive the page.
pub trait TextStorage {
    /// Lists all names.
    ///
    /// # Errors
    /// [`Refused::Blocked`].
    fn keys(&self) -> Result<Vec<String>, Refused>;
    /// Reads the text of this name, if there is one.
    ///
    /// # Errors
    /// [`Refused::Blocked`].
    fn get(&self, key: &str) -> Result<Option<String>, Refused>;
    /// Writes a text; if it is refused, the old one stays.
    ///
    /// # Errors
    /// [`Refused`].
    fn set(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// Removes the text of this name, if there is one.
    ///
    /// # Errors
    /// [`Refused::Blocked`].
    fn remove(&self, key: &str) -> Result<(), Refused>;
}
