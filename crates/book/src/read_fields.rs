//! Reads structs that keep the fields of a newer minor version.
//!
//! Serde's derived code for such a struct takes 3 to 20 kB, because it buffers unknown fields
//! first. Here, the code that reads a field is compiled once for each field type, and unknown
//! fields go straight to where they are kept.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::Extra;

/// The name of a field, borrowed from the text if possible.
pub(crate) struct Name<'a>(pub Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl<'de> Visitor<'de> for Text {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field's name")
            }

            fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Borrowed(name)))
            }

            fn visit_str<E: Error>(self, name: &str) -> Result<Name<'de>, E> {
                Ok(Name(Cow::Owned(name.to_owned())))
            }
        }

        deserializer.deserialize_identifier(Text)
    }
}

/// Reads a field's value.
#[inline(never)]
pub(crate) fn put<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

/// Keeps an unknown field.
#[inline(never)]
pub(crate) fn keep<'de, A: MapAccess<'de>>(
    extra: &mut Extra,
    name: &str,
    map: &mut A,
) -> Result<(), A::Error> {
    extra.insert(name.to_owned(), map.next_value()?);
    Ok(())
}

/// Returns the value of a field that must be present.
#[inline(never)]
pub(crate) fn required<T, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    slot.ok_or_else(|| E::missing_field(name))
}

/// Implements `Deserialize` for a struct with an `extra` field. A field with a default may be left
/// out.
macro_rules! read_fields {
    ($struct:ident { $($field:ident $(= $default:expr)?),* $(,)? }) => {
        impl<'de> serde::Deserialize<'de> for $struct {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Fields;

                impl<'de> serde::de::Visitor<'de> for Fields {
                    type Value = $struct;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("struct ", stringify!($struct)))
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<$struct, A::Error> {
                        use $crate::read_fields;
                        $(let mut $field = None;)*
                        let mut extra = $crate::Extra::new();
                        while let Some(read_fields::Name(name)) = map.next_key()? {
                            match &*name {
                                $(
                                    stringify!($field) => {
                                        read_fields::put(&mut $field, stringify!($field), &mut map)?
                                    }
                                )*
                                unknown => read_fields::keep(&mut extra, unknown, &mut map)?,
                            }
                        }
                        Ok($struct { $($field: read_fields::value_of!($field $(, $default)?),)* extra })
                    }
                }

                deserializer.deserialize_map(Fields)
            }
        }
    };
}
pub(crate) use read_fields;

/// The value of a field, or the default for a missing field.
macro_rules! value_of {
    ($field:ident) => {
        read_fields::required($field, stringify!($field))?
    };
    ($field:ident, $default:expr) => {
        $field.unwrap_or_else(|| $default)
    };
}
pub(crate) use value_of;
