//! A text and the table of texts.

use book::Lang;

pub mod fields;
pub mod own_rules;

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Text {
    /// The text in a language.
    pub fn to(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// The text in a language with `{}` replaced, in order.
    pub fn filled(self, lang: Lang, values: &[&str]) -> String {
        let mut text = String::new();
        let mut values = values.iter();
        for (at, part) in self.to(lang).split("{}").enumerate() {
            if at > 0 {
                text.push_str(values.next().copied().unwrap_or(""));
            }
            text.push_str(part);
        }
        text
    }
}

/// Defines texts: `NAME = "tiếng Việt", "English";`.
#[macro_export]
macro_rules! texts {
    ($($name:ident = $vi:literal, $en:literal;)*) => {
        $(
            #[doc = $vi]
            pub const $name: $crate::text::Text = $crate::text::Text { vi: $vi, en: $en };
        )*
    };
}
pub use texts;
