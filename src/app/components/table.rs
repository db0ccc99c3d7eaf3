//! A table that becomes cards on a phone. Each cell carries its column's name for that.

use std::ops::Range;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use leptos::prelude::*;

use super::by_and_by::{self, PIECE};
use crate::app::text::{Text, t};

/// A column with its name. A numeric column is aligned right.
#[derive(Clone, Copy)]
pub struct Column {
    pub name: Text,
    pub numeric: bool,
}

/// A column of words.
pub const fn words(name: Text) -> Column {
    Column { name, numeric: false }
}

/// A column of numbers.
pub const fn numbers(name: Text) -> Column {
    Column { name, numeric: true }
}

/// Shows a table. The first cell of a row names it and is the title of its card.
pub fn table(caption: Signal<String>, columns: &[Column], rows: Vec<Vec<AnyView>>) -> AnyView {
    let rows = rows.into_iter().map(|cells| row(columns, cells)).collect_view();
    framed(caption, columns, rows.into_any())
}

/// Shows a table of `count` rows, which are drawn piece by piece.
pub fn long_table(
    caption: Signal<String>,
    columns: Vec<Column>,
    count: usize,
    cells: impl Fn(usize) -> Vec<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let pieces = by_and_by::pieces(count, by_and_by::in_window(), PIECE);
    let (columns, cells) = (StoredValue::new(columns), Arc::new(cells));
    let piece = move |rows: Range<usize>| {
        columns.with_value(|columns| rows.map(|at| row(columns, cells(at))).collect_view())
    };
    let rows = view! { <For each=move || pieces.get() key=|rows| rows.start children=piece /> };
    columns.with_value(|columns| framed(caption, columns, rows.into_any()))
}

fn framed(caption: Signal<String>, columns: &[Column], rows: AnyView) -> AnyView {
    let heads = columns.iter().map(|column| {
        let class = if column.numeric { "is-number" } else { "" };
        view! { <th scope="col" class=class>{t(column.name)}</th> }
    });
    view! {
        <div class="table-frame">
            <table class="table">
                <caption class="unseen">{move || caption.get()}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(columns: &[Column], cells: Vec<AnyView>) -> AnyView {
    let cells = columns.iter().zip(cells).enumerate().map(|(at, (column, cell))| {
        if at == 0 {
            return view! { <th scope="row" class="table__title">{cell}</th> }.into_any();
        }
        let class = if column.numeric { "is-number" } else { "" };
        view! { <td class=class data-name=t(column.name)>{cell}</td> }.into_any()
    });
    view! { <tr>{cells.collect_view()}</tr> }.into_any()
}
