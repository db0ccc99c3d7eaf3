//! A book's parts as JSON, in and out.
//!
//! Other crates call these for a shard and a frame instead of `serde_json`'s own functions: what is
//! generic is compiled anew for each crate that no other one has it for, which was 115 kB of the
//! page.

use serde_json::Error;

use super::{Frame, Shard};

macro_rules! json {
    ($($name:ident)*) => {
        $(
            impl $name {
                /// Reads it as it stands in a file.
                ///
                /// # Errors
                /// Where the text is no JSON, or another thing.
                pub fn from_json(text: &str) -> Result<Self, Error> {
                    serde_json::from_str(text)
                }

                /// Writes it as it stands in a file, without blanks.
                ///
                /// # Errors
                /// None that a book can cause; the JSON writer's, if it ever has one.
                pub fn to_json(&self) -> Result<String, Error> {
                    serde_json::to_string(self)
                }
            }
        )*
    };
}
json!(Frame Shard);
