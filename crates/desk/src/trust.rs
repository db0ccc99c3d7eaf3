//! Other desks, as this device knows them: those that files were sent to, and those that signed
//! files came from, with the keys of their devices.

use std::collections::{BTreeMap, BTreeSet};

use files::Letter;
use serde::{Deserialize, Serialize};

use crate::letters::Letters;

/// A desk that files were sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// Its name as it was typed last.
    pub name: String,
    /// The day of the last file, as it is shown.
    pub last: String,
}

/// Puts the desk that a file was just sent to before the others.
pub fn was_sent(all: &mut Vec<Recipient>, name: &str, day: &str, letters: &Letters) {
    let key = letters.desk_key(name);
    all.retain(|other| letters.desk_key(&other.name) != key);
    all.insert(0, Recipient { name: name.to_owned(), last: day.to_owned() });
}

/// The desk of a name, if it was sent files before.
pub fn recipient<'a>(all: &'a [Recipient], name: &str, letters: &Letters) -> Option<&'a Recipient> {
    let key = letters.desk_key(name);
    all.iter().find(|known| letters.desk_key(&known.name) == key)
}

/// A desk that signed files came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    name: String,
    keys: Vec<KnownKey>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KnownKey {
    key: String,
    /// The day on which it was first taken for the desk's, as it is shown.
    since: String,
}

/// What is known of who sent a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Not signed, and no signed file ever came from a desk of this name.
    Unsigned,
    /// Not signed, though files of this desk were.
    NoLongerSigned,
    /// Signed by this very device.
    Own,
    /// Signed, the first from this desk; digits to compare.
    First(String),
    /// Signed, as another file beside it that names the same desk and has another key; none was
    /// known. Digits to compare.
    OneOfTwo(String),
    /// Signed with a key that is known as this desk's since a day.
    Known(String),
    /// Signed with another key than the desk's known ones; digits to compare.
    OtherKey(String),
    /// Signed with a key that is known as the desk's of this name.
    OtherName(String),
    /// Signed, but this page cannot verify it.
    NotVerified,
    /// The signature is not over what is in the file.
    Forged,
}

impl Trust {
    /// Whether it should make a person look twice.
    pub fn is_warning(&self) -> bool {
        match self {
            Self::NoLongerSigned | Self::OneOfTwo(_) | Self::OtherKey(_) | Self::OtherName(_) => {
                true
            }
            Self::Unsigned
            | Self::Own
            | Self::First(_)
            | Self::Known(_)
            | Self::NotVerified
            | Self::Forged => false,
        }
    }
}

/// What cryptography says of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// The key made it over the content of the file.
    Yes,
    /// It did not.
    No,
    /// There is no cryptography here.
    CannotTell,
}

/// What was found out about a signature.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Whether it is over the content of the file.
    pub verified: Verified,
    /// This device's public key, if it has signed before.
    pub own_key: Option<String>,
    /// The signature's key in digits that two people can compare.
    pub digits: Option<String>,
}

/// What is known of who sent a file, which says this about itself. `evidence` is that of its
/// signature; none of an unsigned file.
pub fn trust(
    senders: &[Sender],
    letter: &Letter,
    evidence: Option<Evidence>,
    letters: &Letters,
) -> Trust {
    let name = letters.desk_key(&letter.sent.by);
    let of_name = senders.iter().find(|sender| letters.desk_key(&sender.name) == name);
    let Some((signature, evidence)) = letter.signature.as_ref().zip(evidence) else {
        return if of_name.is_some() { Trust::NoLongerSigned } else { Trust::Unsigned };
    };
    match evidence.verified {
        Verified::CannotTell => return Trust::NotVerified,
        Verified::No => return Trust::Forged,
        Verified::Yes => {}
    }
    if evidence.own_key.as_ref() == Some(&signature.key) {
        return Trust::Own;
    }
    let key_of = |sender: &'_ Sender| {
        sender.keys.iter().find(|known| known.key == signature.key).map(|known| known.since.clone())
    };
    if let Some(since) = of_name.and_then(key_of) {
        return Trust::Known(since);
    }
    if let Some(other) = senders.iter().find(|sender| key_of(sender).is_some()) {
        return Trust::OtherName(other.name.clone());
    }
    let Some(digits) = evidence.digits else { return Trust::NotVerified };
    if of_name.is_some() { Trust::OtherKey(digits) } else { Trust::First(digits) }
}

/// Takes the key of a file for one of the desk that it names, as a person said or who it is from
/// was shown before the file was taken; false if it is known already or there is none.
pub fn know(senders: &mut Vec<Sender>, letter: &Letter, day: &str, letters: &Letters) -> bool {
    let Some(signature) = &letter.signature else { return false };
    let known = KnownKey { key: signature.key.clone(), since: day.to_owned() };
    let name = letters.desk_key(&letter.sent.by);
    match senders.iter_mut().find(|sender| letters.desk_key(&sender.name) == name) {
        Some(sender) if sender.keys.iter().any(|there| there.key == known.key) => return false,
        Some(sender) => sender.keys.push(known),
        None => senders.push(Sender { name: letter.sent.by.clone(), keys: vec![known] }),
    }
    true
}

/// The keys of files at hand that are the first from a desk, by its name.
pub struct FirstKeys(BTreeMap<String, BTreeSet<String>>);

impl FirstKeys {
    /// Those of some files, each with what is known of its sender.
    pub fn of<'a>(
        files: impl IntoIterator<Item = (&'a Letter, &'a Trust)>,
        letters: &Letters,
    ) -> Self {
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (letter, trust) in files {
            if matches!(trust, Trust::First(_)) {
                let key = letter.signature.as_ref().map(|signature| signature.key.clone());
                keys.entry(letters.desk_key(&letter.sent.by)).or_default().extend(key);
            }
        }
        Self(keys)
    }

    /// What is known of a file's sender beside the other files: of two keys of one new name neither
    /// is taken for the desk's.
    pub fn trust(&self, letter: &Letter, trust: &Trust, letters: &Letters) -> Trust {
        let is_alone =
            || self.0.get(&letters.desk_key(&letter.sent.by)).is_none_or(|keys| keys.len() < 2);
        match trust {
            Trust::First(digits) if !is_alone() => Trust::OneOfTwo(digits.clone()),
            trust => trust.clone(),
        }
    }
}
