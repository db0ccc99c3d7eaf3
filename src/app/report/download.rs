//! Downloads of papers.

use leptos::prelude::*;

use super::maker::{Form, Made, Source};
use crate::app::components::file_made;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};

/// The media type of a zip.
pub const ZIP: &str = "application/zip";

impl Form {
    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Word => ".docx",
            Self::Page => ".html",
        }
    }

    /// The media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Page => "text/html;charset=utf-8",
        }
    }
}

/// Returns the data from which papers are made now.
pub fn source(app: App) -> Source {
    Source {
        book: app.book.get_untracked(),
        rules: app.library.get_untracked().0,
        year: app.year.get_untracked(),
        today: browser::today(),
        lang: app.lang.get_untracked(),
    }
}

/// Returns a file name such as `ho-so_xa-tran-yen_2026.zip`.
pub fn file_name(app: App, what: &str, name: &str, ending: &str) -> String {
    let letters: String = browser::folded(name)
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' })
        .collect();
    let slug: Vec<_> = letters.split('-').filter(|part| !part.is_empty()).take(8).collect();
    [what, "_", &slug.join("-"), "_", &app.year.get_untracked().to_string(), ending].concat()
}

/// Hands the bytes to the browser, and says how it went.
pub fn download(app: App, name: &str, media: &str, made: Made) {
    let done = made.and_then(|bytes| {
        browser::download_bytes(name, media, &bytes).map_err(|error| words::js_error(&error))
    });
    file_made::tell(app, name, done);
}
