//! Takes files that a person chooses or drops.

use leptos::prelude::*;

use crate::app::shell::erased::IntoAny;
use crate::app::text::{Text, t};

/// The words of a place for files, and the files that it accepts.
pub struct FileInput {
    /// Its purpose.
    pub body: Text,
    /// Its button, which is also its name for screen readers.
    pub choose: Text,
    /// Endings and media types to choose from, as in the attribute `accept` of HTML.
    pub accept: &'static str,
    /// Whether a person can choose several files together.
    pub is_multiple: bool,
}

impl FileInput {
    /// Shows the place, and passes on the files of each choice or drop, at least one.
    pub fn view(self, take: impl Fn(Vec<web_sys::File>) + Copy + 'static) -> AnyView {
        let Self { body, choose, accept, is_multiple } = self;
        let take_some = move |list: Option<web_sys::FileList>| {
            let files = files_of(list);
            if !files.is_empty() {
                take(files);
            }
        };
        let on_change = move |event| {
            let input: web_sys::HtmlInputElement = event_target(&event);
            take_some(input.files());
            // Clearing the value lets a person choose the same file again after correcting it.
            input.set_value("");
        };
        let on_drop = move |event: web_sys::DragEvent| {
            event.prevent_default();
            take_some(event.data_transfer().and_then(|data| data.files()));
        };
        view! {
            <label class="drop" on:dragover=|event| event.prevent_default() on:drop=on_drop>
                <span class="note">{t(body)}</span>
                <span class="button">{t(choose)}</span>
                <input
                    class="unseen"
                    type="file"
                    multiple=is_multiple
                    accept=accept
                    aria-label=t(choose)
                    on:change=on_change
                />
            </label>
        }
        .into_any()
    }
}

/// Returns the files of a list of the browser's.
pub fn files_of(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}
