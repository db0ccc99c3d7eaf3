//! Revisions of one record side by side, field by field, with the differing fields first.

use crate::app::shell::erased::IntoAny;
use files::List;
use files::merge::Side;
use leptos::prelude::*;
use serde_json::{Map, Value};

use super::field_words::words_in_full;
use super::record_table::words_of;
use crate::app::exchange::text::review as text;
use crate::app::register::forms::{Field, UNIT_FIELDS, naming_field};
use crate::app::shell::state::App;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::{InLanguage, Text, t};

/// A revision with the heading of its column and its fields. A deletion has no fields to show.
pub struct Revision {
    pub heading: String,
    pub is_deleted: bool,
    content: Map<String, Value>,
}

impl Revision {
    /// Creates a revision from one side of a unit or record. `heading` takes its author and time.
    pub fn new(heading: Text, side: Side) -> Self {
        let by = if side.stamp.by.is_empty() { text::UNNAMED.now() } else { &side.stamp.by };
        let heading = heading.fill(&[by, &browser::moment(side.stamp.at)]);
        Self { heading, is_deleted: side.is_deleted, content: Map::from_iter(side.fields) }
    }

    fn words(&self, app: App, field: &Field) -> String {
        if self.is_deleted { String::new() } else { words_in_full(app, field, &self.content) }
    }
}

/// Returns the fields of the items in a list.
pub fn fields_in(list: List) -> &'static [Field] {
    match list {
        List::Units => UNIT_FIELDS,
        List::Of(kind) => kind.fields(),
    }
}

/// Returns the name of a unit or record: "Vụ việc: Trộm cắp tài sản, Thôn 1, Xã Việt Thành".
pub fn name_of(app: App, list: List, revision: &Revision) -> String {
    let field = |name: &str| {
        fields_in(list)
            .iter()
            .find(|field| field.name == name)
            .map(|field| words_of(app, field, &revision.content))
    };
    match list {
        List::Units => [text::UNIT.now(), ": ", &field("name").unwrap_or_default()].concat(),
        List::Of(kind) => {
            let parts =
                [field(naming_field(kind)), field("unit"), field("date").or_else(|| field("year"))];
            let parts: Vec<String> =
                parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            [&words::capital(words::record_kind(kind)), ": ", &parts.join(", ")].concat()
        }
    }
}

/// Shows a table of the differing fields, with the equal ones folded away.
pub fn side_by_side(app: App, list: List, revisions: &[Revision]) -> AnyView {
    let lines = fields_in(list).iter().map(|field| {
        (field, revisions.iter().map(|revision| revision.words(app, field)).collect::<Vec<_>>())
    });
    let lines = lines.filter(|(_, words)| words.iter().any(|words| !words.is_empty()));
    let (alike, differing): (Vec<_>, Vec<_>) =
        lines.partition(|(_, words)| words.windows(2).all(|pair| pair.first() == pair.last()));
    let deleted =
        revisions.iter().any(|revision| revision.is_deleted).then(|| deleted_line(revisions));
    let same = (!alike.is_empty()).then(|| {
        let count = alike.len().to_string();
        view! {
            <details class="alike">
                <summary>{text::ALIKE.fill(&[&count])}</summary>
                {table(revisions, alike, None)}
            </details>
        }
    });
    let differing =
        (!differing.is_empty() || deleted.is_some()).then(|| table(revisions, differing, deleted));
    view! { {differing} {same} }.into_any()
}

/// Says for each revision whether it keeps or deletes the item.
fn deleted_line(revisions: &[Revision]) -> AnyView {
    let cell = |revision: &Revision| {
        let says = if revision.is_deleted { text::DELETES } else { text::KEEPS };
        view! { <td data-name=revision.heading.clone()><mark>{t(says)}</mark></td> }
    };
    view! { <tr><th scope="row" class="table__title">{t(shell::DELETE)}</th>{revisions.iter().map(cell).collect_view()}</tr> }.into_any()
}

fn table(
    revisions: &[Revision],
    lines: Vec<(&Field, Vec<String>)>,
    first: Option<AnyView>,
) -> AnyView {
    let is_marked = |words: &[String]| words.windows(2).any(|pair| pair.first() != pair.last());
    let heads = revisions
        .iter()
        .map(|revision| view! { <th scope="col">{revision.heading.clone()}</th> })
        .collect_view();
    let row = |(field, words): (&Field, Vec<String>)| {
        let is_marked = is_marked(&words);
        let cells = revisions.iter().zip(words).map(|(revision, words)| {
            let words = if words.is_empty() { text::BLANK.now().into() } else { words };
            let shown = if is_marked {
                view! { <mark>{words}</mark> }.into_any()
            } else {
                words.into_any()
            };
            view! { <td data-name=revision.heading.clone()>{shown}</td> }
        });
        view! { <tr><th scope="row" class="table__title">{t(field.label)}</th>{cells.collect_view()}</tr> }
    };
    let rows = lines.into_iter().map(row).collect_view();
    view! {
        <div class="table-frame">
            <table class="table side-by-side">
                <caption class="unseen">{t(text::SIDE_BY_SIDE)}</caption>
                <thead>
                    <tr><th scope="col">{t(text::FIELD)}</th>{heads}</tr>
                </thead>
                <tbody>{first} {rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
