//! The key of a book, and how it seals values and names.
//!
//! A value is sealed with XChaCha20-Poly1305. Its nonce of 192 bits is a keyed hash (BLAKE2b) of
//! the value's place and content. So a nonce is repeated only for the same content in the same
//! place, even with two tabs, a copied profile or a poor random generator. The place is associated
//! data: a value opens only where it was written.

use blake2::Blake2bMac;
use blake2::digest::consts::U32;
use blake2::digest::{FixedOutput, Update};
use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// The bytes of a key's [`Id`].
pub const ID: usize = 7;
/// The id of a key. It distinguishes the keys that a book has had, and reveals nothing about the
/// key.
pub type Id = [u8; ID];

const NONCE: usize = 24;
const TAG: usize = 16;
/// Names are padded to a multiple of this, so that their lengths reveal little.
const NAME: usize = 16;
/// The place for names. No value has this place.
const OF_NAME: &str = "name";

/// Seals what is stored, and opens it.
pub trait Seal {
    /// The id of the key that seals.
    fn id(&self) -> Id;
    /// Seals bytes for a place.
    fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8>;
    /// Opens bytes that were sealed for this place; `None` if they were changed or belong
    /// elsewhere.
    fn open(&self, place: &str, sealed: &[u8]) -> Option<Vec<u8>>;
    /// Hides a name. The same name is always hidden alike.
    fn hide(&self, name: &str) -> Vec<u8>;
    /// The name that was hidden. Extra zeros may follow the bytes.
    fn reveal(&self, hidden: &[u8]) -> Option<String>;
}

/// The random key of a book. It is wiped when it is dropped.
#[derive(Clone)]
pub struct BookKey {
    bytes: Zeroizing<[u8; 32]>,
    sealing: Zeroizing<[u8; 32]>,
    mixing: Zeroizing<[u8; 32]>,
    id: Id,
}

impl BookKey {
    /// Makes a key of these bytes, which must come from the system's random generator.
    pub fn new(bytes: [u8; 32]) -> Self {
        let part = |of: &str| Zeroizing::new(hash(&bytes, &[of.as_bytes()]));
        let mut id = [0; ID];
        id.iter_mut().zip(hash(&bytes, &[b"id"])).for_each(|(to, byte)| *to = byte);
        Self { sealing: part("seal"), mixing: part("nonce"), id, bytes: Zeroizing::new(bytes) }
    }

    /// The bytes, to be wrapped.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.bytes
    }
}

impl std::fmt::Debug for BookKey {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "BookKey({:02x?})", self.id)
    }
}

impl PartialEq for BookKey {
    fn eq(&self, other: &Self) -> bool {
        *self.bytes == *other.bytes
    }
}

impl Seal for BookKey {
    fn id(&self) -> Id {
        self.id
    }

    fn seal(&self, place: &str, plain: &[u8]) -> Vec<u8> {
        let length = (place.len() as u64).to_le_bytes();
        let mixed = hash(&self.mixing, &[&length, place.as_bytes(), plain]);
        let nonce = mixed.get(..NONCE).unwrap_or_default();
        let mut sealed = Vec::with_capacity(NONCE + plain.len() + TAG);
        sealed.extend_from_slice(nonce);
        sealed.extend_from_slice(plain);
        let cipher = XChaCha20Poly1305::new((&*self.sealing).into());
        let Some(content) = sealed.get_mut(NONCE..) else { return Vec::new() };
        // The cipher refuses only contents of 256 GB and more.
        let tag = cipher
            .encrypt_in_place_detached(XNonce::from_slice(nonce), place.as_bytes(), content)
            .unwrap_or_default();
        sealed.extend_from_slice(&tag);
        sealed
    }

    fn open(&self, place: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_at_checked(NONCE)?;
        let (content, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
        let mut plain = content.to_vec();
        let cipher = XChaCha20Poly1305::new((&*self.sealing).into());
        cipher
            .decrypt_in_place_detached(
                XNonce::from_slice(nonce),
                place.as_bytes(),
                &mut plain,
                Tag::from_slice(tag),
            )
            .ok()?;
        Some(plain)
    }

    fn hide(&self, name: &str) -> Vec<u8> {
        let mut padded = name.as_bytes().to_vec();
        padded.resize(name.len().next_multiple_of(NAME), 0);
        self.seal(OF_NAME, &padded)
    }

    fn reveal(&self, hidden: &[u8]) -> Option<String> {
        let length = hidden.len().checked_sub(NONCE + TAG)? / NAME * NAME;
        let padded = self.open(OF_NAME, hidden.get(..NONCE + length + TAG)?)?;
        let name = String::from_utf8(padded).ok()?;
        Some(name.trim_end_matches('\0').to_owned())
    }
}

/// A keyed hash of parts.
pub(crate) fn hash(key: &[u8; 32], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac =
        Blake2bMac::<U32>::new_with_salt_and_personal(key, &[], &[]).unwrap_or_else(|_| {
            // No key of 32 bytes is refused.
            Blake2bMac::new(&Default::default())
        });
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize_fixed().into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLACE: &str = "binh-yen.shard.viet-thanh@12";

    #[test]
    fn no_nonce_comes_twice_for_other_contents_or_places() {
        let key = BookKey::new([1; 32]);
        let nonce = |place: &str, plain: &[u8]| key.seal(place, plain)[..NONCE].to_vec();
        let all = [("a", "bc"), ("ab", "c"), ("abc", ""), ("a", "bd")]
            .map(|(place, plain)| nonce(place, plain.as_bytes()));
        let different: std::collections::BTreeSet<_> = all.iter().collect();
        assert_eq!(different.len(), all.len());
        assert_ne!(nonce("a", b"b"), BookKey::new([2; 32]).seal("a", b"b")[..NONCE].to_vec());
    }

    #[test]
    fn a_key_tells_nothing_of_itself() {
        assert_eq!(
            format!("{:?}", BookKey::new([7; 32])).len(),
            "BookKey([00, 00, 00, 00, 00, 00, 00])".len()
        );
        assert!(!format!("{:?}", BookKey::new([7; 32])).contains("[07, 07, 07"));
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_in_its_place_alone(plain: Vec<u8>, place: String, other: String) {
            let key = BookKey::new([3; 32]);
            let sealed = key.seal(&place, &plain);
            prop_assert_eq!(sealed.len(), plain.len() + NONCE + TAG);
            prop_assert_eq!(key.open(&place, &sealed), Some(plain));
            prop_assert_eq!(BookKey::new([4; 32]).open(&place, &sealed), None);
            prop_assume!(place != other);
            prop_assert_eq!(key.open(&other, &sealed), None);
        }

        #[test]
        fn a_changed_byte_is_noticed(plain: Vec<u8>, at: prop::sample::Index, by in 1u8..) {
            let key = BookKey::new([3; 32]);
            let mut sealed = key.seal(PLACE, &plain);
            let at = at.index(sealed.len());
            sealed[at] ^= by;
            prop_assert_eq!(key.open(PLACE, &sealed), None);
            sealed.truncate(at);
            prop_assert_eq!(key.open(PLACE, &sealed), None);
        }

        #[test]
        fn a_hidden_name_comes_back_whatever_zeros_follow(name in "[^\0]*", zeros in 0usize..8) {
            let key = BookKey::new([3; 32]);
            let mut hidden = key.hide(&name);
            prop_assert_eq!(&hidden, &key.hide(&name));
            prop_assert!(name.len() < 4 || !String::from_utf8_lossy(&hidden).contains(&name));
            hidden.extend(vec![0; zeros]);
            prop_assert_eq!(key.reveal(&hidden), Some(name));
        }

        #[test]
        fn no_bytes_stop_the_program(bytes: Vec<u8>, place: String) {
            let key = BookKey::new([3; 32]);
            prop_assert_eq!(key.open(&place, &bytes), None);
            prop_assert_eq!(key.reveal(&bytes), None);
        }
    }
}
