//! Reads values that are written as text, such as days and ids, without a copy of the text.

use std::fmt;

use serde::Deserializer;
use serde::de::{Error, Visitor};

use crate::ValueError;

struct Text<T>(fn(&str) -> Result<T, ValueError>);

impl<T> Visitor<'_> for Text<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.0)(text).map_err(E::custom)
    }
}

pub(crate) fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    parse: fn(&str) -> Result<T, ValueError>,
) -> Result<T, D::Error> {
    deserializer.deserialize_str(Text(parse))
}

/// Implements `Deserialize` for a type that is written as text.
macro_rules! read_text {
    ($type:ty, $parse:expr) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::read_text::read(deserializer, $parse)
            }
        }
    };
}
pub(crate) use read_text;
