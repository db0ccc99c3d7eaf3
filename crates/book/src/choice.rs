//! Enums from which a person chooses one value. Each value has its word in files, its name in both
//! languages and its other names.

use crate::text::Text;

/// A value that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in files.
    pub code: &'static str,
    /// The name.
    pub label: Text,
    /// Other names in spreadsheets, in small letters without accents.
    pub aliases: &'static [&'static str],
}

impl Choice {
    /// A value with one name.
    pub const fn new(code: &'static str, label: Text) -> Self {
        Self { code, label, aliases: &[] }
    }
}

/// Defines an enum of choices.
macro_rules! choices {
    (
        $(#[$meta:meta])* $name:ident {
            $(
                $(#[$doc:meta])*
                $value:ident $code:literal = $vi:literal, $en:literal $(, [$($alias:literal),*])?;
            )*
        }
    ) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        pub enum $name {
            $( $(#[$doc])* #[serde(rename = $code)] $value, )*
        }

        impl $name {
            /// All its values, as they are defined.
            pub const ALL: &'static [Self] = &[$(Self::$value),*];

            /// All its values as choices.
            pub const CHOICES: &'static [$crate::choice::Choice] = &[$(Self::$value.choice()),*];

            /// The value as a choice.
            pub const fn choice(self) -> $crate::choice::Choice {
                match self {
                    $(
                        Self::$value => $crate::choice::Choice {
                            code: $code,
                            label: $crate::text::Text::new($vi, $en),
                            aliases: &[$($($alias),*)?],
                        },
                    )*
                }
            }

            /// The name.
            pub const fn label(self) -> $crate::text::Text {
                self.choice().label
            }
        }
    };
}
pub(crate) use choices;
