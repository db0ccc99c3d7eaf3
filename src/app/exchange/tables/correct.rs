//! The mistakes in the rows, each with its place and reason. A person corrects them in place.

use std::collections::BTreeMap;

use crate::app::shell::erased::IntoAny;
use book::Period;
use files::tables::{self, Choice, Input, Line, Problem, State};
use leptos::prelude::*;

use super::desk::Desk;
use crate::app::components::more;
use crate::app::components::pick::{self, Pick, pick};
use crate::app::components::unit_search::find_units;
use crate::app::exchange::text::tables as text;
use crate::app::register::forms::kinds;
use crate::app::shell::text::shell;
use crate::app::shell::{browser, words};
use crate::app::text::format::number;
use crate::app::text::{InLanguage, fields, t};
use desk::cut::{CELL, cut};

/// The number of problems shown at once.
const SHOWN: usize = 30;

/// A problem with the same text in one column, in any number of rows. An empty cell concerns only
/// its own row.
#[derive(Clone)]
struct Wrong {
    problem: Problem,
    /// The numbers of the rows, and the index of the first one.
    rows: Vec<u32>,
    at: usize,
    /// Whether the answer is about this row alone: another row can mean another unit by the name.
    is_of_row: bool,
}

pub fn correct(desk: Desk) -> AnyView {
    let drawn = more::Drawn::by(SHOWN);
    let shown = move || {
        let lines = desk.lines.get();
        let lang = desk.app.lang.get();
        let mut bad: Vec<u32> = lines
            .iter()
            .filter(|line| matches!(line.state, State::Bad(_)))
            .map(|line| line.number)
            .collect();
        bad.dedup();
        if bad.is_empty() {
            return None;
        }
        let wrongs = StoredValue::new(wrongs(&lines));
        let one = move |at: usize| {
            wrongs.with_value(|all| all.get(at).cloned()).map(|wrong| item(desk, wrong))
        };
        let items = more::items(drawn, wrongs.with_value(Vec::len), "problems", one);
        Some(view! {
            <section class="banner banner--alert" id="table-problems" tabindex="-1">
                <h4 class="banner__title">{text::PROBLEMS_TITLE.fill(&[&number(bad.len() as u64, lang)])}</h4>
                <p>{t(text::PROBLEMS_BODY)}</p>
                {items}
            </section>
        })
    };
    shown.into_any()
}

/// Lists the problems in the order of the sheet. Missing required columns are reported above.
fn wrongs(lines: &[Line]) -> Vec<Wrong> {
    let mut wrongs: Vec<Wrong> = Vec::new();
    let mut known: BTreeMap<(Option<usize>, String, &str), usize> = BTreeMap::new();
    for line in lines {
        let State::Bad(problems) = &line.state else { continue };
        for problem in problems {
            if problem.column.is_none() && problem.wrong == tables::Wrong::Needed {
                continue;
            }
            let is_of_row =
                matches!(problem.wrong, tables::Wrong::Elsewhere(_) | tables::Wrong::OtherCode(_));
            let key = (problem.column, problem.found.clone(), problem.field.field);
            match known
                .get(&key)
                .filter(|_| !problem.found.is_empty() && !is_of_row)
                .and_then(|&at| wrongs.get_mut(at))
            {
                Some(wrong) => wrong.rows.push(line.number),
                None => {
                    known.insert(key, wrongs.len());
                    wrongs.push(Wrong {
                        problem: problem.clone(),
                        rows: vec![line.number],
                        at: line.at,
                        is_of_row,
                    });
                }
            }
        }
    }
    for wrong in &mut wrongs {
        wrong.rows.dedup();
    }
    // What a person can answer at once comes first.
    book::sort::sort_by_key(&mut wrongs, |wrong| !wrong.problem.wrong.is_question());
    wrongs
}

fn item(desk: Desk, wrong: Wrong) -> AnyView {
    let lang = desk.app.lang.get_untracked();
    let Wrong { problem, rows, at, is_of_row } = wrong;
    let (first, heading) =
        (rows.first().map(ToString::to_string).unwrap_or_default(), problem.field.heading);
    let place = match rows.len() {
        0 | 1 => text::PROBLEM_PLACE.fill(&[&first, heading]),
        count => text::PROBLEM_ROWS.fill(&[&first, &number(count as u64 - 1, lang), heading]),
    };
    let reason = problem.wrong.text(lang);
    let said = if problem.found.is_empty() {
        words::capital(&reason)
    } else {
        text::FOUND.fill(&[&cut(&problem.found, CELL), &reason])
    };
    let label = match rows.len() {
        0 | 1 => text::CORRECT.now().to_owned(),
        count => text::CORRECT_ALL.fill(&[&number(count as u64, lang)]),
    };
    // A problem without a column must be corrected in the file or in the book.
    let Some(column) = problem.column else {
        return view! { <li class="problem"><span class="problem__place">{place}</span><span>{said}</span></li> }.into_any();
    };
    let id = ["table-fix-", &first, "-", &column.to_string(), "-", problem.field.field].concat();
    let input = problem.field.input;
    let found = problem.found;
    let fix = Callback::new(move |value: String| {
        if value.is_empty() {
            return;
        }
        if found.is_empty() || is_of_row {
            desk.typed.update(|typed| drop(typed.insert((at, column), value)));
        } else {
            desk.replan(|plan| drop(plan.words.insert((column, found.clone()), value)));
        }
        browser::focus_soon("#table-problems, #table-ready");
    });
    view! {
        <li class="problem">
            <span class="problem__place">{place}</span>
            <span>{said}</span>
            <div class="field">
                <label class="field__label" for=id.clone()>{label}</label>
                {control(desk, id, input, fix)}
            </div>
        </li>
    }
    .into_any()
}

/// Returns the chosen year, whose choices a row of any year may use.
fn year_looked_at(desk: Desk) -> Signal<Period> {
    Signal::derive(move || desk.app.year.get().period())
}

fn control(desk: Desk, id: String, input: Input, fix: Callback<String>) -> AnyView {
    let chosen = RwSignal::new(String::new());
    match input {
        Input::Kind(group) => {
            let options =
                view! { <option value="">{t(fields::CHOOSE)}</option> {kinds::options(desk.app, group, chosen, year_looked_at(desk), None)} }
                    .into_any();
            select(id, options, fix)
        }
        Input::Choice(choices) => select(id, choices_of(choices), fix),
        Input::YesNo => {
            let options = view! {
                <option value="">{t(fields::CHOOSE)}</option>
                <option value="có">{t(shell::YES)}</option>
                <option value="không">{t(shell::NO)}</option>
            };
            select(id, options.into_any(), fix)
        }
        Input::Unit | Input::Commune => {
            let wanted = if input == Input::Commune {
                |unit: &book::Unit| unit.kind.is_commune_level()
            } else {
                |_: &_| true
            };
            let find = Callback::new(move |typed: String| find_units(desk.app, &typed, wanted));
            let choose = Callback::new(move |choice: pick::Choice| fix.run(choice.value));
            let placeholder = Some(fields::UNIT_HINT);
            pick(Pick {
                id,
                name: None,
                placeholder,
                text: chosen,
                find,
                choose,
                described_by: None,
                invalid: true.into(),
            })
        }
        _ => line(id, chosen, fix),
    }
}

fn choices_of(choices: &'static [Choice]) -> AnyView {
    let options =
        choices.iter().map(|choice| view! { <option value=choice.code>{choice.label.vi}</option> });
    view! { <option value="">{t(fields::CHOOSE)}</option> {options.collect_view()} }.into_any()
}

fn select(id: String, options: AnyView, fix: Callback<String>) -> AnyView {
    view! { <select class="input" id=id on:change=move |event| fix.run(event_target_value(&event))>{options}</select> }.into_any()
}

fn line(id: String, typed: RwSignal<String>, fix: Callback<String>) -> AnyView {
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        fix.run(browser::composed(&typed.get_untracked()));
    };
    view! {
        <form class="actions" on:submit=submit>
            <input
                class="input input--short"
                type="text"
                id=id
                autocomplete="off"
                prop:value=move || typed.get()
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <button type="submit" class="button">{t(text::APPLY)}</button>
        </form>
    }
    .into_any()
}
