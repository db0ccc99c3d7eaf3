//! The words of a person for the papers of a unit and year, beside those papers: the parts that are
//! filled, and the way to their form.

use book::{PaperText, RecordKind, UnitId};
use leptos::prelude::*;
use serde_json::Value;

use super::text;
use crate::app::shell::erased::IntoAny;
use crate::app::shell::state::App;
use crate::app::text::{InLanguage, t};
use desk::records::to_map;
use desk::route::{Route, new_record};

/// Shows which parts a person filled for the unit and the chosen year, with a link to the form.
pub fn own_text(app: App, unit: UnitId) -> AnyView {
    let line = move || {
        let year = app.year.get();
        let kept = app.book.with(|book| {
            let texts =
                book.unit(&unit).into_iter().flat_map(|(_, shard)| shard.live::<PaperText>());
            let texts = texts.filter(|text| text.unit == unit && text.year == year);
            texts.max_by_key(|text| text.stamp.at).cloned()
        });
        let (said, href, name) = match kept {
            Some(kept) => {
                let href = Route::Record(RecordKind::PaperText, kept.id.clone()).href();
                (text::OWN_HAS.fill(&[&parts(&kept)]), href, text::OWN_EDIT)
            }
            None => {
                let href = new_record(RecordKind::PaperText, Some(unit.clone()), Some(year), None);
                (text::OWN_NONE.now().to_owned(), href, text::OWN_ADD)
            }
        };
        view! { <p class="note">{said}</p> <a class="button" href=href>{t(name)}</a> }
    };
    view! { <div class="actions after">{line}</div> }.into_any()
}

/// Returns the names of the parts that are filled.
fn parts(kept: &PaperText) -> String {
    let fields = to_map(kept);
    let is_filled = |name: &str| match fields.get(name) {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(rows)) => !rows.is_empty(),
        _ => false,
    };
    let filled = PaperText::FIELDS.iter().filter(|field| !matches!(field.name, "unit" | "year"));
    let names: Vec<_> =
        filled.filter(|field| is_filled(field.name)).map(|field| field.label.now()).collect();
    names.join("; ")
}
