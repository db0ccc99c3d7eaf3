//! Maps and sets with the hash of Fowler, Noll and Vo, which is quick for short texts such as ids.
//!
//! A book asks for its units and kinds hundreds of thousands of times. The hash is not proof against
//! keys that were chosen to collide, so use it for what a book holds some thousands of.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map with short texts as keys.
pub type FnvMap<K, V> = HashMap<K, V, BuildHasherDefault<Fnv>>;
/// A set of short texts.
pub type FnvSet<K> = HashSet<K, BuildHasherDefault<Fnv>>;

/// The hash.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
