//! Maps and sets with a hash that is quick for short texts such as ids.
//!
//! A book asks for its units and kinds hundreds of thousands of times. The hash takes eight bytes at
//! a time, as that of Fowler, Noll and Vo takes one. It is not proof against keys that were chosen
//! to collide, so use it for what a book holds some thousands of.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A map with short texts as keys.
pub type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHash>>;
/// A set of short texts.
pub type QuickSet<K> = HashSet<K, BuildHasherDefault<QuickHash>>;

/// The hash.
#[derive(Clone, Copy, Debug)]
pub struct QuickHash(u64);

impl QuickHash {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Default for QuickHash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for QuickHash {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let of_rest = rest.iter().rev().fold(0, |word: u64, &byte| word << 8 | u64::from(byte));
            self.add(of_rest);
        }
    }

    fn write_u8(&mut self, number: u8) {
        self.add(number.into());
    }

    fn write_u16(&mut self, number: u16) {
        self.add(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    /// A product is mixed best in its high bits, and a map looks at the low ones too.
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::hash::BuildHasher;

    #[test]
    fn ids_that_differ_little_are_spread_over_a_map() {
        let build = BuildHasherDefault::<QuickHash>::default();
        for name in ["i", "hamlet-", "incident-of-2025-"] {
            let buckets: BTreeSet<u64> =
                (0..4096).map(|at| build.hash_one(format!("{name}{at}")) % 4096).collect();
            // By chance, 63 % of the buckets are taken.
            assert!(buckets.len() > 2_200, "{name}: {}", buckets.len());
            let tops: BTreeSet<u64> =
                (0..128).map(|at| build.hash_one(format!("{name}{at}")) >> 57).collect();
            assert!(tops.len() > 60, "{name}: {}", tops.len());
        }
    }
}
