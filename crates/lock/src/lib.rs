//! The lock of a book: a random key that seals every stored value, and the header that gives this
//! key to the people who know a passphrase or hold the recovery sheet.
//!
//! ```
//! use lock::{BookKey, Cost, Header, Seal, Secret};
//!
//! // Random bytes come from the caller: 32 for the key and 16 for the salt.
//! let key = BookKey::new([7; 32]);
//! let mut header = Header::new(&key, Cost::LEAST, [9; 16]);
//! let secret = Secret::of("ruộng bậc thang", header.derivation()).unwrap();
//! header.add(&key, "An", &secret).unwrap();
//!
//! let (header, text) = (header.clone(), header.text());
//! let opened = Header::read(&text).unwrap().open(&secret).unwrap();
//! let sealed = key.seal("binh-yen.shard.a@1", b"{}");
//! assert_eq!(opened.key.open("binh-yen.shard.a@1", &sealed).as_deref(), Some(&b"{}"[..]));
//! assert_eq!((opened.person.as_str(), header), ("An", opened.header));
//! ```
//!
//! Nothing here knows a clock, a language or a browser. `docs/security.md` says whom the lock keeps
//! out.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod derive;
mod header;
mod key;
mod recovery;
mod secret;

pub use self::derive::{NoMemory, argon2_key};
pub use self::header::{Header, LockError, Opened, RECOVERY};
pub use self::key::{BookKey, ID, Id, Seal};
pub use self::recovery::RecoveryCode;
pub use self::secret::{Cost, Derivation, Secret};
