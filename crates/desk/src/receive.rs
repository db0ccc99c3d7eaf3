//! Incoming files: the type of each file and the desk that sent it.

use std::borrow::Cow;
use std::sync::Arc;

use book::Frame;
use files::{
    ChecksRead, Fault, FileRead, Letter, Notice, Place, Problem, Remark, RulesRead, SealError,
    Sealed,
};
use law::Library;
use store::{Unreadable, copy};

use crate::letters::Letters;
use crate::trust::{FirstKeys, Trust};

/// An incoming file that was read.
#[derive(Clone)]
pub struct Received {
    /// The name of the file.
    pub name: String,
    /// The content of the file.
    pub content: Content,
    /// The trust in the sender, where the file is a book that names one.
    pub trust: Option<Trust>,
    /// The file came inside a sealed file that was opened.
    pub was_sealed: bool,
}

/// The content of an incoming file.
#[derive(Clone)]
pub enum Content {
    /// Neither a book nor a rule file that can be used.
    Bad(Arc<Vec<Problem>>),
    /// The browser could not read the bytes.
    Unreadable,
    /// A book.
    Book(Arc<FileRead>),
    /// A rule file.
    Rules(Arc<RulesRead>),
    /// A file of checks for doubtful figures.
    Checks(Arc<ChecksRead>),
    /// A template of papers, as its text. The maker of papers reads it.
    Template(Arc<str>),
    /// A file sealed with a passphrase.
    Sealed(Arc<Sealed>),
    /// A sealed file that no passphrase can open.
    Broken(SealError),
}

impl Content {
    /// Recognises a sealed file, a rule file, a file of checks, a template or a book by its bytes.
    /// `name` is the name of the file, `frame` the frame of the open book.
    pub fn of(
        bytes: &[u8],
        name: &str,
        national: &Library,
        frame: &Frame,
        letters: &Letters,
    ) -> Self {
        let bad = |problems| Self::Bad(Arc::new(problems));
        if files::is_sealed(bytes) {
            return Sealed::parse(bytes)
                .map_or_else(Self::Broken, |sealed| Self::Sealed(Arc::new(sealed)));
        }
        if files::is_rules(bytes) {
            let read = files::read_rules(bytes, name, national, frame, &letters.composed);
            return read.map_or_else(bad, |read| Self::Rules(Arc::new(read)));
        }
        if files::is_checks(bytes) {
            let read = files::read_checks(bytes, name, national, frame, &letters.composed);
            return read.map_or_else(bad, |read| Self::Checks(Arc::new(read)));
        }
        if files::is_template(bytes) {
            return Self::Template(String::from_utf8_lossy(&files::unquoted(bytes)).into());
        }
        read_book(bytes, name, national, letters)
            .map_or_else(bad, |read| Self::Book(Arc::new(read)))
    }
}

/// Reads a data file. A copy of a store is read as the data file of its book.
///
/// # Errors
/// Every problem of the file. A copy that does not open is refused like any other file.
pub fn read_book(
    bytes: &[u8],
    name: &str,
    national: &Library,
    letters: &Letters,
) -> Result<FileRead, Vec<Problem>> {
    let read = |bytes: &[u8]| files::read(bytes, name, national, &letters.composed);
    let held = copy::is_copy(bytes)
        .then(|| str::from_utf8(bytes).ok().and_then(|text| copy::read(text).ok()))
        .flatten();
    let Some((file, damaged)) =
        held.and_then(|(book, damaged)| Some((files::write(&book).ok()?, damaged)))
    else {
        return read(bytes);
    };
    let mut copied = read(file.as_bytes())?;
    if copied.book.is_empty() && !damaged.is_empty() {
        let place = Place { file: name.into(), ..Place::default() };
        let is_locked = damaged.iter().any(|part| part.reason == Unreadable::Locked);
        let fault = match is_locked {
            true => Fault::LockedCopy,
            false => Fault::UnreadableCopy { parts: damaged.len() },
        };
        return Err(vec![Problem { place, fault }]);
    }
    if let Some(first) = damaged.first() {
        let place = Place { file: name.into(), record: first.key.clone(), ..Place::default() };
        copied.notices.push(Notice { place, count: damaged.len(), remark: Remark::PartsLeftOut });
    }
    Ok(copied)
}

/// Returns whether a pasted text is a file. Text that is not data is left alone.
pub fn is_pasted_file(text: &str) -> bool {
    let is_data = text.trim_start().starts_with('{')
        || matches!(files::unquoted(text.as_bytes()), Cow::Owned(_));
    is_data || files::is_sealed(text.as_bytes())
}

/// Returns whether a file is a spreadsheet, by its name in lower case.
pub fn is_table(name: &str) -> bool {
    [".xlsx", ".csv", ".tsv"].iter().any(|ending| name.ends_with(ending))
}

impl Received {
    /// Creates a file without a known sender.
    pub fn new(name: String, content: Content) -> Self {
        Self { name, content, trust: None, was_sealed: false }
    }

    /// Adds the trust in the sender. A file with a forged signature becomes bad content.
    pub fn trusted(mut self, trust: Trust) -> Self {
        if trust == Trust::Forged {
            let place = Place { file: self.name.clone(), ..Place::default() };
            let problems = vec![Problem { place, fault: Fault::Forged }];
            self.content = Content::Bad(Arc::new(problems));
        } else {
            self.trust = Some(trust);
        }
        self
    }

    /// Returns the letter of a good book, if it has one.
    pub fn letter(&self) -> Option<&Letter> {
        match &self.content {
            Content::Book(read) => read.letter.as_ref(),
            _ => None,
        }
    }

    /// Returns the letter together with the trust in its sender.
    pub fn sender(&self) -> Option<(&Letter, &Trust)> {
        self.letter().zip(self.trust.as_ref())
    }

    /// Returns the name and envelope of a sealed file.
    pub fn sealed(&self) -> Option<(String, Arc<Sealed>)> {
        match &self.content {
            Content::Sealed(sealed) => Some((self.name.clone(), sealed.clone())),
            _ => None,
        }
    }

    /// Returns the name and book of a good book.
    pub fn book(&self) -> Option<(String, Arc<FileRead>)> {
        match &self.content {
            Content::Book(read) => Some((self.name.clone(), read.clone())),
            _ => None,
        }
    }

    /// Returns whether the file makes a statement about itself that was not checked.
    pub fn is_unchecked(&self) -> bool {
        match &self.content {
            Content::Book(read) => {
                read.notices.iter().any(|notice| matches!(notice.remark, Remark::Unchecked(_)))
            }
            _ => false,
        }
    }
}

/// The letters whose keys the desk remembers when a person takes the files in. Each comes from a
/// desk without a known key, and no other incoming file has another key for that desk.
pub fn to_remember(received: &[Received], letters: &Letters) -> Vec<Letter> {
    let keys = FirstKeys::of(received.iter().filter_map(Received::sender), letters);
    received
        .iter()
        .filter_map(Received::sender)
        .filter(|(letter, trust)| matches!(keys.trust(letter, trust, letters), Trust::First(_)))
        .map(|(letter, _)| letter.clone())
        .collect()
}

/// The sealed files to try a passphrase on.
pub struct ToTry {
    /// The files to try now, the ones with the least work first.
    pub now: Vec<(String, Arc<Sealed>)>,
    /// The number of files that wait for another press because together they would take too long.
    pub left: usize,
}

/// Chooses the sealed files to try. This passphrase already failed on the files in `tried`.
pub fn to_try(mut sealed: Vec<(String, Arc<Sealed>)>, tried: &[Arc<Sealed>]) -> ToTry {
    sealed.retain(|(_, file)| !tried.iter().any(|there| Arc::ptr_eq(there, file)));
    sealed.sort_by_key(|(_, file)| file.header.derivation.work());
    let works: Vec<_> = sealed.iter().map(|(_, file)| file.header.derivation).collect();
    let at_once = files::tried_at_once(&works);
    let left = sealed.len().saturating_sub(at_once);
    sealed.truncate(at_once);
    ToTry { now: sealed, left }
}

/// Replaces sealed files with the files that they contained.
pub fn put_opened(received: &mut [Received], mut opened: Vec<(Arc<Sealed>, Received)>) {
    for one in received {
        let Some((_, sealed)) = one.sealed() else { continue };
        if let Some(at) = opened.iter().position(|(file, _)| Arc::ptr_eq(file, &sealed)) {
            *one = opened.swap_remove(at).1;
        }
    }
}
