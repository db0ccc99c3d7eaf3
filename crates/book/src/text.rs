//! Text for people, in both languages side by side, beside its feature. It is the one way to write
//! such text: a fixed text is a [`Text`], in a [`texts!`] table if there are several; a sentence
//! about data is made by [`say!`], usually in an exhaustive match.
//!
//! ```
//! use book::text::{Lang, say, texts};
//!
//! texts! {
//!     SAVE = "Lưu", "Save";
//!     EMPTY = "còn trống", "is empty";
//! }
//!
//! enum Fault {
//!     Empty,
//!     TooLong { most: usize },
//! }
//!
//! impl Fault {
//!     fn text(&self, lang: Lang) -> String {
//!         match self {
//!             Self::Empty => EMPTY.to(lang).to_owned(),
//!             Self::TooLong { most } => {
//!                 say!(lang, "dài quá {most} chữ", "is longer than {most} letters")
//!             }
//!         }
//!     }
//! }
//!
//! assert_eq!(SAVE.to(Lang::En), "Save");
//! assert_eq!(Fault::Empty.text(Lang::Vi), "còn trống");
//! assert_eq!(Fault::TooLong { most: 9 }.text(Lang::En), "is longer than 9 letters");
//! ```

/// The two languages of the page and of the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// The Vietnamese text.
    #[default]
    Vi,
    /// The English text.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Text {
    /// A text from its two languages.
    pub const fn new(vi: &'static str, en: &'static str) -> Self {
        Self { vi, en }
    }

    /// The text in a language.
    pub const fn to(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }

    /// The text of a table in a language with `{}` replaced, in order.
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
            pub const $name: $crate::text::Text = $crate::text::Text::new($vi, $en);
        )*
    };
}
pub use texts;

/// A sentence about data in a language. The compiler checks that each value that a text names is a
/// variable or given behind the texts: `say!(lang, "{n} xã", "{n} communes", n = communes.len())`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        match $lang {
            $crate::text::Lang::Vi => ::std::format!($vi $(, $name = $value)*),
            $crate::text::Lang::En => ::std::format!($en $(, $name = $value)*),
        }
    };
}
pub use say;

#[cfg(test)]
mod tests {
    use super::{Lang, Text};

    #[test]
    fn a_text_is_filled_in_the_order_of_its_values() {
        let text = Text::new("{} xã của {}", "{} communes of {}");
        assert_eq!(text.filled(Lang::Vi, &["3", "tỉnh"]), "3 xã của tỉnh");
        assert_eq!(text.filled(Lang::En, &["3", "the province"]), "3 communes of the province");
    }

    #[test]
    fn a_value_that_is_not_given_leaves_nothing() {
        assert_eq!(Text::new("a{}b", "c{}d").filled(Lang::En, &[]), "cd");
    }
}
