//! All text for people, Vietnamese and English side by side.

use std::cell::Cell;

pub(crate) use book::text::texts;
pub use book::text::{Lang, Text};
pub use desk::text::{fields, own_rules};
use leptos::prelude::{Get, RwSignal};

pub mod compare;
pub mod data;
pub mod device;
pub mod evaluation;
pub mod format;
pub mod overview;
pub mod pen;
pub mod receive;
pub mod records;
pub mod report;
pub mod review;
pub mod revisions;
pub mod rules;
pub mod send;
pub mod shell;
pub mod snapshots;
pub mod stored;
pub mod tables;
pub mod terms;
pub mod units;

/// The code of a language for the `lang` attribute.
pub fn code(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    }
}

thread_local! {
    static LANGUAGE: Cell<Option<RwSignal<Lang>>> = const { Cell::new(None) };
}

/// Gives texts in this language from now on.
pub fn speak(language: RwSignal<Lang>) {
    LANGUAGE.set(Some(language));
}

/// The chosen language; before one is, Vietnamese.
fn language() -> Lang {
    LANGUAGE.get().map_or(Lang::Vi, |language| language.get())
}

/// A text in the chosen language; a view that asks for it follows the language.
pub trait InLanguage {
    /// The text in the chosen language.
    fn now(self) -> &'static str;
    /// The text in the chosen language with `{}` replaced, in order.
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

/// A text in a view: changes at once with the language.
pub fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || text.now()
}
