//! The input of a cell: a text, or a list of few answers.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::schema::Input;
use desk::year_grid::choices;
use leptos::prelude::*;

use super::super::text::year as text;
use super::keys::{Line, cell_id, walk};
use super::sheet::{At, Sheet};
use crate::app::text::t;

/// An input of the grid. `commit` enters what is typed.
pub struct Control {
    pub sheet: Sheet,
    pub line: Line,
    pub column: usize,
    pub label: Signal<String>,
    /// A cell that disappears with its page still reports its typed text, so this signal must
    /// outlive the page.
    pub typed: ArcRwSignal<String>,
    pub commit: Arc<dyn Fn() + Send + Sync>,
}

impl Control {
    pub fn view(self) -> AnyView {
        let input = self
            .sheet
            .with_untracked(|grid| grid.columns.get(self.column).map(|column| column.field.input));
        match input {
            Some(Input::YesNo) => {
                let answers = [("true", text::YES), ("false", text::NO)];
                let options = answers.map(|(code, name)| self.option(code.to_owned(), t(name)));
                self.list(options.into_iter().collect_view().into_any())
            }
            Some(Input::Kind(_)) => {
                let options = self.kinds();
                self.list(options)
            }
            Some(Input::Whole(_)) => self.text(Some("numeric")),
            _ => self.text(None),
        }
    }

    fn id(&self) -> String {
        let column = self.column;
        let key = self.sheet.shape.with_untracked(|shape| shape.columns.get(column).cloned());
        cell_id(self.line, &key.unwrap_or_default())
    }

    /// Shows in the line below the grid that this cell has the keyboard.
    fn tell(&self) -> impl Fn() + Clone + 'static {
        let (sheet, line, column, typed) = (self.sheet, self.line, self.column, self.typed.clone());
        move || {
            let at = |row| At { row, column, typed: typed.get_untracked() };
            sheet.at.set(match line {
                Line::Row(row) => Some(at(row)),
                Line::All => None,
            });
        }
    }

    fn text(self, mode: Option<&'static str>) -> AnyView {
        let (id, tell) = (self.id(), self.tell());
        let Self { sheet, line, column, label, typed, commit } = self;
        let is_wrong = {
            let typed = typed.clone();
            move || {
                let typed = typed.get();
                sheet.read(column, &typed).is_err().then_some("true")
            }
        };
        let (shown, input) = (typed.clone(), typed);
        let on_input = {
            let tell = tell.clone();
            move |event| {
                input.set(event_target_value(&event));
                tell();
            }
        };
        let keys = {
            let commit = Arc::clone(&commit);
            move |event: web_sys::KeyboardEvent| walk(sheet, &event, line, column, &*commit)
        };
        // The row for all waits for Enter or its button.
        let leave = move |_| {
            if line != Line::All {
                commit();
            }
        };
        view! {
            <input
                id=id
                class="grid__input yearly__input"
                type="text"
                inputmode=mode
                enterkeyhint="next"
                autocomplete="off"
                aria-label=move || label.get()
                aria-invalid=is_wrong
                prop:value=move || shown.get()
                on:input=on_input
                on:focus=move |_| tell()
                on:change=leave
                on:keydown=keys
            />
        }
        .into_any()
    }

    fn option(
        &self,
        code: String,
        name: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let (typed, own) = (self.typed.clone(), code.clone());
        let is_chosen = move || typed.with(|typed| *typed == own);
        view! { <option value=code prop:selected=is_chosen>{name}</option> }.into_any()
    }

    /// The ratings on the column's scale.
    fn kinds(&self) -> AnyView {
        let (sheet, column) = (self.sheet, self.column);
        let kinds: Vec<(String, book::Label)> = sheet.app.catalogue.with_untracked(|catalogue| {
            sheet.with_untracked(|grid| {
                let kinds = grid.columns.get(column).map(|column| choices(column, catalogue));
                let own = |kind: &book::Kind| (kind.code.to_string(), kind.label.clone());
                kinds.unwrap_or_default().into_iter().map(own).collect()
            })
        });
        let option = |(code, label): (String, book::Label)| {
            let (typed, own) = (self.typed.clone(), code.clone());
            let is_chosen = move || typed.with(|typed| *typed == own);
            let name = move || label.get(sheet.app.lang.get()).to_owned();
            view! { <option value=code prop:selected=is_chosen>{name}</option> }
        };
        kinds.into_iter().map(option).collect_view().into_any()
    }

    fn list(self, options: AnyView) -> AnyView {
        let (id, tell) = (self.id(), self.tell());
        let Self { sheet, line, column, label, typed, commit } = self;
        let choose = {
            let (tell, commit) = (tell.clone(), Arc::clone(&commit));
            move |event| {
                typed.set(event_target_value(&event));
                tell();
                commit();
            }
        };
        let keys = move |event: web_sys::KeyboardEvent| walk(sheet, &event, line, column, &|| ());
        view! {
            <select
                id=id
                class="grid__input yearly__input"
                aria-label=move || label.get()
                on:change=choose
                on:focus=move |_| tell()
                on:keydown=keys
            >
                <option value="">{t(text::CHOOSE)}</option>
                {options}
            </select>
        }
        .into_any()
    }
}
