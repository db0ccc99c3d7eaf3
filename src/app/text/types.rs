//! A text and the table of texts.

use binh_yen::book::Lang;

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub vi: &'static str,
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
}

/// Defines texts: `NAME = "tiếng Việt", "English";`.
macro_rules! texts {
    ($($name:ident = $vi:literal, $en:literal;)*) => {
        $(pub const $name: $crate::app::text::Text = $crate::app::text::Text { vi: $vi, en: $en };)*
    };
}
pub(crate) use texts;
