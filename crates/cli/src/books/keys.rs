//! The ties between books, found without reading them: the roots of their shards, and the former
//! units that their units were formed from.
//!
//! The search may find too much, such as a field of a newer version. Then two books are judged
//! together needlessly. It never misses a key.

use std::collections::HashSet;

use memchr::memmem;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// The keys of a book.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The roots of its shards.
    pub roots: Vec<String>,
    /// The former units that it names.
    pub formers: Vec<String>,
}

/// The ties of a book to others, from a complete reading.
#[derive(Default, Serialize)]
pub struct Ties {
    /// The communes with all units in them.
    units: Vec<String>,
    /// The former units that they name.
    formers: Vec<String>,
}

#[derive(Deserialize)]
struct Absorbed {
    unit: String,
}

#[derive(Deserialize)]
struct BookKeys {
    #[serde(default)]
    shards: Vec<ShardKeys>,
}

#[derive(Deserialize)]
struct ShardKeys {
    root: String,
    #[serde(default)]
    units: Vec<UnitKeys>,
}

#[derive(Deserialize)]
struct UnitKeys {
    id: String,
    kind: String,
    #[serde(default)]
    formed_from: Vec<String>,
    #[serde(default)]
    absorbed: Vec<Absorbed>,
}

impl Keys {
    /// The keys of a book's file. Those of a bad file mean nothing.
    pub fn of(bytes: &[u8]) -> Self {
        if has_escaped_names(bytes) {
            return Self::read(bytes);
        }
        let formed_from = each::<Vec<String>>(bytes, "\"formed_from\"").flatten();
        let absorbed = each::<Vec<Absorbed>>(bytes, "\"absorbed\"").flatten();
        Self {
            roots: each(bytes, "\"root\"").collect(),
            formers: formed_from.chain(absorbed.map(|absorbed| absorbed.unit)).collect(),
        }
    }

    fn read(bytes: &[u8]) -> Self {
        let mut keys = Self::default();
        for shard in read(bytes).shards {
            keys.roots.push(shard.root);
            for unit in shard.units {
                keys.formers.extend(unit.formed_from);
                keys.formers.extend(unit.absorbed.into_iter().map(|absorbed| absorbed.unit));
            }
        }
        keys
    }
}

impl Ties {
    /// Adds the ties of a book's file; a bad file has none.
    pub fn add(&mut self, bytes: &[u8]) {
        for shard in read(bytes).shards.into_iter().filter(|shard| !shard.is_upper()) {
            for unit in shard.units {
                self.units.push(unit.id);
                self.formers.extend(unit.formed_from);
                self.formers.extend(unit.absorbed.into_iter().map(|absorbed| absorbed.unit));
            }
        }
    }
}

impl ShardKeys {
    /// Whether it belongs to a province or district, which many books hold.
    fn is_upper(&self) -> bool {
        let root = self.units.iter().find(|unit| unit.id == self.root);
        root.is_some_and(|unit| matches!(&*unit.kind, "province" | "district"))
    }
}

/// The wanted ids that occur in a book.
pub fn ids_among(bytes: &[u8], wanted: &HashSet<&str>) -> Vec<String> {
    if has_escaped_names(bytes) {
        let units = read(bytes).shards.into_iter().flat_map(|shard| shard.units);
        return units.map(|unit| unit.id).filter(|id| wanted.contains(&**id)).collect();
    }
    let is_wanted = |id: &&str| wanted.contains(id);
    let found =
        memmem::find_iter(bytes, "\"id\"").filter_map(|at| plain_string(bytes.get(at + 4..)?));
    found.filter(is_wanted).map(str::to_owned).collect()
}

/// Whether a root is a province or district, which many books hold.
pub fn is_upper(bytes: &[u8], root: &str) -> bool {
    read(bytes).shards.iter().any(|shard| shard.root == root && shard.is_upper())
}

/// Whether names of members may contain escapes, so that a search for them would miss some.
fn has_escaped_names(bytes: &[u8]) -> bool {
    memmem::find(bytes, b"\\u00").is_some()
}

fn read(bytes: &[u8]) -> BookKeys {
    serde_json::from_slice(bytes).unwrap_or(BookKeys { shards: Vec::new() })
}

/// The values of all members with a name.
fn each<'b, T: DeserializeOwned + 'b>(
    bytes: &'b [u8],
    name: &'static str,
) -> impl Iterator<Item = T> + 'b {
    memmem::find_iter(bytes, name).filter_map(move |at| {
        let rest = bytes.get(at + name.len()..)?.trim_ascii_start().strip_prefix(b":")?;
        serde_json::Deserializer::from_slice(rest).into_iter::<T>().next()?.ok()
    })
}

/// The text value that follows a member's name, if it has no escapes.
fn plain_string(rest: &[u8]) -> Option<&str> {
    let rest = rest.trim_ascii_start().strip_prefix(b":")?;
    let rest = rest.trim_ascii_start().strip_prefix(b"\"")?;
    std::str::from_utf8(rest.get(..memchr::memchr(b'"', rest)?)?).ok()
}
