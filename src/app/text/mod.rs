//! All text for people, Vietnamese and English side by side.

pub use binh_yen::book::Lang;
use leptos::prelude::Get;

use super::state::app;

pub mod compare;
pub mod data;
pub mod device;
pub mod evaluation;
pub mod fields;
pub mod format;
pub mod overview;
pub mod own_rules;
pub mod pages;
pub mod past;
pub mod pen;
pub mod receive;
pub mod records;
pub mod report;
pub mod review;
pub mod rules;
pub mod send;
pub mod shell;
pub mod snapshots;
pub mod stored;
pub mod tables;
pub mod terms;
mod types;
pub mod units;

pub use types::Text;
pub(crate) use types::texts;

/// The code of a language for the `lang` attribute.
pub fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

impl Text {
    /// The text in the chosen language; a view that calls it follows the language.
    pub fn now(self) -> &'static str {
        self.to(app().lang.get())
    }

    /// The text in the chosen language with `{}` replaced, in order.
    pub fn fill(self, values: &[&str]) -> String {
        self.filled(app().lang.get(), values)
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

/// A text in a view: changes at once with the language.
pub fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || text.now()
}
