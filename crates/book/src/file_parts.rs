//! The parts of a data file, taken apart in one pass over its text.

use std::fmt;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Error;
use serde_json::value::RawValue;

use super::Shard;

/// The member of a file that holds its shards.
const SHARDS: &str = "shards";

/// The parts of a file, taken apart in one pass over its text.
#[derive(Debug)]
pub struct FileParts<'a> {
    /// The members in order, each as its text, but for the shards, which stand here without theirs.
    pub members: Vec<(String, &'a str)>,
    /// The shards.
    pub shards: Vec<Shard>,
}

impl<'a> FileParts<'a> {
    /// Takes a file apart.
    ///
    /// # Errors
    /// If the text is not JSON, a shard has another shape, or the shards are missing or given twice.
    pub fn from_json(text: &'a str) -> Result<Self, Error> {
        serde_json::from_str(text)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for FileParts<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts;

        impl<'de> Visitor<'de> for Parts {
            type Value = FileParts<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("struct")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let (mut members, mut shards) = (Vec::new(), None);
                while let Some(name) = map.next_key::<String>()? {
                    let text = match name.as_str() {
                        SHARDS if shards.is_some() => {
                            return Err(A::Error::duplicate_field(SHARDS));
                        }
                        SHARDS => {
                            let read: Vec<Shard> = map.next_value()?;
                            shards = Some(read.into_iter().map(Shard::shrunk).collect());
                            ""
                        }
                        _ => map.next_value::<&RawValue>()?.get(),
                    };
                    members.push((name, text));
                }
                let shards = shards.ok_or_else(|| A::Error::missing_field(SHARDS))?;
                Ok(FileParts { members, shards })
            }
        }

        deserializer.deserialize_map(Parts)
    }
}

#[cfg(test)]
mod tests {
    use super::FileParts;

    #[test]
    fn a_file_is_taken_apart_in_one_pass() {
        let text = r#"{"format": "x", "shards": [{"root": "a", "units": []}], "sent": {"at" : 1}}"#;
        let parts = FileParts::from_json(text).unwrap();
        let members: Vec<_> = parts.members.iter().map(|(name, text)| (&**name, *text)).collect();
        assert_eq!(members, [("format", "\"x\""), ("shards", ""), ("sent", "{\"at\" : 1}")]);
        assert_eq!(parts.shards.iter().map(|shard| shard.root.as_str()).collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn shards_that_are_missing_or_given_twice_are_refused() {
        for text in ["{}", r#"{"shards": [], "shards": []}"#, "[]", r#"{"shards": null}"#] {
            assert!(FileParts::from_json(text).is_err(), "{text}");
        }
    }
}
