//! Icons as single strokes on a 24-unit square. They stand beside a word or on a labelled button.

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

pub const HOME: &str = "M4 11l8-7 8 7v8.5a.5.5 0 0 1-.5.5H15v-6H9v6H4.5a.5.5 0 0 1-.5-.5z";
pub const TREE: &str = "M9 3h6v5H9zM3 16h6v5H3zM15 16h6v5h-6zM12 8v4M6 16v-4h12v4";
pub const INCIDENT: &str = "M12 3.5L22 20.5H2zM12 10v5M12 17.6v.4";
pub const MODEL: &str = "M12 3l8 3v6c0 4.5-3.2 7.6-8 9-4.8-1.4-8-4.5-8-9V6z";
pub const CHECK: &str = "M4 4h16v16H4zM8 12l3 3 5-6";
pub const REPORT: &str = "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6";
pub const DATA: &str = "M4 6c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3zM4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3";
pub const SETTINGS: &str = "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5";
pub const MORE: &str = "M4 7h16M4 12h16M4 17h16";
pub const PLUS: &str = "M12 5v14M5 12h14";
pub const SEARCH: &str = "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L21 21";
pub const OPEN_BOOK: &str =
    "M12 6c-2-1.6-5-2-9-2v14c4 0 7 .4 9 2 2-1.6 5-2 9-2V4c-4 0-7 .4-9 2zM12 6v14";
pub const CALENDAR: &str = "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4";
pub const UNDO: &str = "M8 5L4 9l4 4M4 9h9.5a5.5 5.5 0 0 1 0 11H9";
pub const REDO: &str = "M16 5l4 4-4 4M20 9h-9.5a5.5 5.5 0 0 0 0 11H15";
pub const CLOSE: &str = "M5 5l14 14M19 5L5 19";

/// Shows an icon by its path.
pub fn icon(path: &'static str) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=path />
        </svg>
    }
    .into_any()
}
