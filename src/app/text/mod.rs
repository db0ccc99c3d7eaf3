//! All texts for people, in Vietnamese and English side by side.

use std::cell::Cell;

pub(crate) use book::text::texts;
pub use book::text::{Lang, Text};
pub use desk::text::{fields, own_rules};
use leptos::prelude::{Get, RwSignal};

pub mod format;

/// Returns the code of a language for the `lang` attribute.
pub fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

thread_local! {
    static LANGUAGE: Cell<Option<RwSignal<Lang>>> = const { Cell::new(None) };
}

/// Sets the signal of the language that texts follow.
pub fn speak(language: RwSignal<Lang>) {
    LANGUAGE.set(Some(language));
}

/// Returns the chosen language, and Vietnamese before there is a choice.
pub fn language() -> Lang {
    LANGUAGE.get().map_or(Lang::Vi, |language| language.get())
}

/// Texts in the chosen language. A view that reads one reacts to the language.
pub trait InLanguage {
    /// Returns the text in the chosen language.
    fn now(self) -> &'static str;
    /// Returns the text in the chosen language with each `{}` replaced in order.
    fn fill(self, values: &[&str]) -> String;
}

impl InLanguage for Text {
    fn now(self) -> &'static str {
        self.to(language())
    }

    fn fill(self, values: &[&str]) -> String {
        self.filled(language(), values)
    }
}

/// Shows a text in a view, which changes at once with the language.
pub fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || text.now()
}
