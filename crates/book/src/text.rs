//! Text for people, in both languages side by side. It is the one way to write such text: fixed
//! texts in a [`texts!`] table beside their feature, sentences about data as an exhaustive match
//! that gives a [`Text`] and the values that fill it.
//!
//! ```
//! use book::text::{Lang, Text, texts};
//!
//! texts! {
//!     SAVE = "Lưu", "Save";
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
//!             Self::Empty => Text::new("còn trống", "is empty").to(lang).to_owned(),
//!             Self::TooLong { most } => Text::new("dài quá {} chữ", "is longer than {} letters")
//!                 .filled(lang, &[&most.to_string()]),
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
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
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
            pub const $name: $crate::text::Text = $crate::text::Text::new($vi, $en);
        )*
    };
}
pub use texts;

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
