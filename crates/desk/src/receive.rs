//! Files that came: what each turned out to be, and who it is from.

use std::borrow::Cow;
use std::sync::Arc;

use book::Frame;
use files::{
    Fault, FileRead, Letter, Notice, Place, Problem, Remark, RulesRead, SealError, Sealed,
};
use law::Library;
use store::copy;

use crate::letters::Letters;
use crate::trust::{FirstKeys, Trust};

/// A file that was read.
#[derive(Clone)]
pub struct Received {
    /// Its name.
    pub name: String,
    /// What it turned out to be.
    pub content: Content,
    /// What is known of who sent it, of a book that says.
    pub trust: Option<Trust>,
    /// Whether it was inside a sealed file that was opened.
    pub was_sealed: bool,
}

/// What a file turned out to be.
#[derive(Clone)]
pub enum Content {
    /// Neither a book nor a rule file that can be used.
    Bad(Arc<Vec<Problem>>),
    /// The browser did not give its bytes.
    Unreadable,
    /// A book.
    Book(Arc<FileRead>),
    /// A rule file.
    Rules(Arc<RulesRead>),
    /// Closed with a passphrase.
    Sealed(Arc<Sealed>),
    /// Sealed, and cannot even be tried.
    Broken(SealError),
}

impl Content {
    /// What the bytes of a file are: a sealed file, a rule file or a book. `name` is the file's,
    /// `frame` that of the open book.
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
        read_book(bytes, name, national, letters)
            .map_or_else(bad, |read| Self::Book(Arc::new(read)))
    }
}

/// Reads a data file, or a copy of a store as the data file of what it holds.
///
/// # Errors
/// Everything that is wrong with it. A copy that does not open is refused like any other file.
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
        return Err(vec![Problem { place, fault: Fault::UnreadableCopy { parts: damaged.len() } }]);
    }
    if let Some(first) = damaged.first() {
        let place = Place { file: name.into(), record: first.key.clone(), ..Place::default() };
        copied.notices.push(Notice { place, count: damaged.len(), remark: Remark::PartsLeftOut });
    }
    Ok(copied)
}

/// Whether a pasted text is that of a file; what is no data is left alone.
pub fn is_pasted_file(text: &str) -> bool {
    let is_data = text.trim_start().starts_with('{')
        || matches!(files::unquoted(text.as_bytes()), Cow::Owned(_));
    is_data || files::is_sealed(text.as_bytes())
}

/// Whether a file is a spreadsheet, by its name in small letters.
pub fn is_table(name: &str) -> bool {
    [".xlsx", ".csv", ".tsv"].iter().any(|ending| name.ends_with(ending))
}

impl Received {
    /// A file of which no sender is known.
    pub fn new(name: String, content: Content) -> Self {
        Self { name, content, trust: None, was_sealed: false }
    }

    /// The file with what is known of its sender; one whose signature is forged is not used.
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

    /// What it says about itself, if it is a good book that does.
    pub fn letter(&self) -> Option<&Letter> {
        match &self.content {
            Content::Book(read) => read.letter.as_ref(),
            _ => None,
        }
    }

    /// Its letter with what is known of who sent it.
    pub fn sender(&self) -> Option<(&Letter, &Trust)> {
        self.letter().zip(self.trust.as_ref())
    }

    /// Its name and envelope, if it is sealed.
    pub fn sealed(&self) -> Option<(String, Arc<Sealed>)> {
        match &self.content {
            Content::Sealed(sealed) => Some((self.name.clone(), sealed.clone())),
            _ => None,
        }
    }

    /// Its name and book, if it is a good book.
    pub fn book(&self) -> Option<(String, Arc<FileRead>)> {
        match &self.content {
            Content::Book(read) => Some((self.name.clone(), read.clone())),
            _ => None,
        }
    }

    /// Whether it says something about itself that was not checked.
    pub fn is_unchecked(&self) -> bool {
        match &self.content {
            Content::Book(read) => {
                read.notices.iter().any(|notice| matches!(notice.remark, Remark::Unchecked(_)))
            }
            _ => false,
        }
    }
}

/// The letters whose keys are taken for their desks' when a person takes the files in: of desks
/// that were not known, and of which no other key is at hand.
pub fn to_remember(received: &[Received], letters: &Letters) -> Vec<Letter> {
    let keys = FirstKeys::of(received.iter().filter_map(Received::sender), letters);
    received
        .iter()
        .filter_map(Received::sender)
        .filter(|(letter, trust)| matches!(keys.trust(letter, trust, letters), Trust::First(_)))
        .map(|(letter, _)| letter.clone())
        .collect()
}

/// Which sealed files a passphrase is tried on now.
pub struct ToTry {
    /// Those that are tried, the ones that ask for least work first.
    pub now: Vec<(String, Arc<Sealed>)>,
    /// How many wait for another press, since they would take too long together.
    pub left: usize,
}

/// Chooses the sealed files to try; `tried` are those that this passphrase did not open before.
pub fn to_try(mut sealed: Vec<(String, Arc<Sealed>)>, tried: &[Arc<Sealed>]) -> ToTry {
    sealed.retain(|(_, file)| !tried.iter().any(|there| Arc::ptr_eq(there, file)));
    sealed.sort_by_key(|(_, file)| file.header.derivation.work());
    let works: Vec<_> = sealed.iter().map(|(_, file)| file.header.derivation).collect();
    let at_once = files::tried_at_once(&works);
    let left = sealed.len().saturating_sub(at_once);
    sealed.truncate(at_once);
    ToTry { now: sealed, left }
}

/// Puts what sealed files held in their places.
pub fn put_opened(received: &mut [Received], mut opened: Vec<(Arc<Sealed>, Received)>) {
    for one in received {
        let Some((_, sealed)) = one.sealed() else { continue };
        if let Some(at) = opened.iter().position(|(file, _)| Arc::ptr_eq(file, &sealed)) {
            *one = opened.swap_remove(at).1;
        }
    }
}
