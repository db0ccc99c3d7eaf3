//! Reads and writes a book's parts as JSON.
//!
//! Other crates must use these functions for a shard and a frame instead of `serde_json`'s own.
//! Each crate that calls a generic function compiles its own copy of it; for the page, those copies
//! were 115 kB.

use serde_json::Error;

use super::{Frame, Shard};

macro_rules! json {
    ($($name:ident $(then $done:expr)?;)*) => {
        $(
            impl $name {
                /// Reads it as a file holds it.
                ///
                /// # Errors
                /// If the text is not JSON, or has another shape.
                pub fn from_json(text: &str) -> Result<Self, Error> {
                    serde_json::from_str(text)$(.map($done))?
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
json! { Frame; Shard then Shard::shrunk; }

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: &str = r#"{ "at": 2, "device": "d", "after": ["1@d"] }"#;

    fn items(fields: &str) -> String {
        let item = |at| format!(r#"{{ "id": "{at}", {fields}, "stamp": {STAMP} }}"#);
        ["a", "b", "c", "d", "e"].map(item).join(",")
    }

    #[test]
    fn the_lists_of_a_shard_that_was_read_have_no_spare_room() {
        let points = r#""points": [{}, {}, {}, {}, {}]"#;
        let units = items(r#""kind": "commune", "name": "A""#);
        let incidents = items(r#""unit": "a", "date": "2025-01-01", "kind": "theft""#);
        let models = items(&format!(
            r#""unit": "a", "name": "A", "kind": "patrol_group", "founded": "2025-01-01", {points}"#
        ));
        let json = format!(
            r#"{{ "root": "a", "units": [{units}], "incidents": [{incidents}], "models": [{models}] }}"#
        );
        let shard = Shard::from_json(&json).unwrap();
        assert_eq!((shard.units.len(), shard.units.capacity()), (5, 5));
        assert_eq!(shard.incidents.capacity(), 5);
        assert_eq!(shard.models.capacity(), 5);
        assert!(shard.models.iter().all(|model| model.points.capacity() == 5));
        shard.each_stamp(&mut |stamp| assert_eq!(stamp.after.capacity(), 1));
    }
}
