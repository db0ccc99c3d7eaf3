//! Other desks that this device knows: recipients of files, and senders of signed files with the
//! keys of their devices.

use std::collections::{BTreeMap, BTreeSet};

use files::Letter;
use serde::{Deserialize, Serialize};

use crate::letters::Letters;

/// A desk that files were sent to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// The name as it was last typed.
    pub name: String,
    /// The day of the last file, as people read it.
    pub last: String,
}

/// Moves the desk that just received a file to the front.
pub fn was_sent(all: &mut Vec<Recipient>, name: &str, day: &str, letters: &Letters) {
    let key = letters.desk_key(name);
    all.retain(|other| letters.desk_key(&other.name) != key);
    all.insert(0, Recipient { name: name.to_owned(), last: day.to_owned() });
}

/// Finds the recipient with a name.
pub fn recipient<'a>(all: &'a [Recipient], name: &str, letters: &Letters) -> Option<&'a Recipient> {
    let key = letters.desk_key(name);
    all.iter().find(|known| letters.desk_key(&known.name) == key)
}

/// A desk that sent signed files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    name: String,
    keys: Vec<KnownKey>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct KnownKey {
    key: String,
    /// The day on which this device first accepted the key, as people read it.
    since: String,
}

/// The trust in the sender of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// The file is not signed, and no signed file ever came from a desk of this name.
    Unsigned,
    /// The file is not signed, but earlier files of this desk were.
    NoLongerSigned,
    /// This device signed the file.
    Own,
    /// The first signed file of this desk. The digits are for comparison.
    First(String),
    /// The first signed file of this desk, but another incoming file names the same desk and has
    /// another key. The digits are for comparison.
    OneOfTwo(String),
    /// Signed with a key of this desk that has been known since this day.
    Known(String),
    /// Signed with a key other than the desk's known keys. The digits are for comparison.
    OtherKey(String),
    /// Signed with a key that is known for another desk, which has this name.
    OtherName(String),
    /// Signed, but this page cannot verify it.
    NotVerified,
    /// The signature does not match the content.
    Forged,
}

impl Trust {
    /// Returns whether a person should look twice.
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

/// The result of verifying a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verified {
    /// The signature matches the content of the file.
    Yes,
    /// The signature does not match the content.
    No,
    /// The browser has no cryptography.
    CannotTell,
}

/// The facts about a signature that trust depends on.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The result of verifying the signature over the content of the file.
    pub verified: Verified,
    /// The public key of this device, if it has signed before.
    pub own_key: Option<String>,
    /// The key of the signature as digits that two people can compare.
    pub digits: Option<String>,
}

/// Decides the trust in the sender that the letter names. `evidence` concerns the signature; an
/// unsigned file has none.
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

/// Remembers the key of a letter for the desk that it names. The caller first lets a person confirm
/// the key or see the sender. Returns false if the key is already known or the letter is not
/// signed.
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

/// The keys of incoming files that are the first of their desks, by the name of the desk.
pub struct FirstKeys(BTreeMap<String, BTreeSet<String>>);

impl FirstKeys {
    /// Collects the first keys of files, each with the trust in its sender.
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

    /// Returns the trust in a sender beside the other incoming files. If one new name comes with
    /// two keys, neither key is accepted.
    pub fn trust(&self, letter: &Letter, trust: &Trust, letters: &Letters) -> Trust {
        let is_alone =
            || self.0.get(&letters.desk_key(&letter.sent.by)).is_none_or(|keys| keys.len() < 2);
        match trust {
            Trust::First(digits) if !is_alone() => Trust::OneOfTwo(digits.clone()),
            trust => trust.clone(),
        }
    }
}
