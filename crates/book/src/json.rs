//! Reads and writes a book's parts as JSON.
//!
//! Other crates must use these functions for a shard and a frame instead of `serde_json`'s own.
//! Each crate that calls a generic function compiles its own copy of it; for the page, those copies
//! were 115 kB.

use serde_json::Error;

use super::{Frame, Shard};

macro_rules! json {
    ($($name:ident)*) => {
        $(
            impl $name {
                /// Reads it as a file holds it.
                ///
                /// # Errors
                /// If the text is not JSON, or has another shape.
                pub fn from_json(text: &str) -> Result<Self, Error> {
                    serde_json::from_str(text)
                }

                /// Writes it as a file holds it, without blanks.
                ///
                /// # Errors
                /// Only the JSON writer's own errors; no book can cause one.
                pub fn to_json(&self) -> Result<String, Error> {
                    serde_json::to_string(self)
                }
            }
        )*
    };
}
json!(Frame Shard);
