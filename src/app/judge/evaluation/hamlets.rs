//! Hamlets and other small units by commune: the number with each outcome, and a link to each
//! commune's own units.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{KindCode, UnitId};
use law::{Outcome, RuleSet, outcome_name};
use leptos::prelude::*;

use super::address;
use crate::app::components::badge::{class_of, sign_of};
use crate::app::components::empty;
use crate::app::components::matrix::{self, ORDER};
use crate::app::judge::text::evaluation as text;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use desk::route::{Query, Route};

/// Lists the communes with units of a rule set, in Vietnamese order.
fn communes(app: App, rules: &RuleSet) -> Vec<(UnitId, String, [usize; 4])> {
    let mut communes: Vec<_> = app.verdicts.with(|verdicts| {
        app.book.with(|book| {
            let counted = book.shards.values().filter_map(|shard| {
                let of_rules = || {
                    verdicts.0.of_shard(&shard.root).filter(|verdict| verdict.rules.id == rules.id)
                };
                let counts = ORDER
                    .map(|outcome| of_rules().filter(|verdict| verdict.outcome == outcome).count());
                let root = shard.root_unit().filter(|_| counts.iter().any(|count| *count > 0))?;
                Some((root.id.clone(), words::unit_name(book, root), counts))
            });
            counted.collect()
        })
    });
    book::sort::sort_by(&mut communes, |a, b| browser::vietnamese_order(&a.1, &b.1));
    communes
}

/// Shows all communes with the number of hamlets for each outcome.
pub fn by_commune(app: App, rules: &Arc<RuleSet>, outcome: Option<Outcome>) -> AnyView {
    let lang = app.lang.get();
    let has_outcome = |counts: &[usize; 4]| {
        outcome.is_none_or(|wanted| {
            ORDER.iter().zip(counts).any(|(of, count)| *of == wanted && *count > 0)
        })
    };
    let communes: Vec<_> =
        communes(app, rules).into_iter().filter(|(_, _, counts)| has_outcome(counts)).collect();
    if communes.is_empty() {
        return empty::empty(text::NO_MATCH, Some((text::SHOW_ALL, address(rules, None, None))));
    }
    let row = |(unit, name, counts): (UnitId, String, [usize; 4])| {
        let count = |(outcome, count): (Outcome, usize)| {
            let class = if count == 0 {
                "tally is-none".to_owned()
            } else {
                ["tally ", class_of(outcome)].concat()
            };
            view! {
                <td class=class>
                    <span aria-hidden="true">{sign_of(outcome)} " "</span>
                    {count.to_string()}
                    <span class="unseen">" " {outcome_name(outcome, lang)}</span>
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row"><a href=address(rules, Some(unit), outcome)>{name}</a></th>
                {ORDER.into_iter().zip(counts).map(count).collect_view()}
            </tr>
        }
    };
    let heads = ORDER.map(|outcome| view! { <th scope="col">{outcome_name(outcome, lang)}</th> });
    view! {
        <table class="tallies">
            <thead><tr><th scope="col">{text::COMMUNE.to(lang)}</th>{heads.into_iter().collect_view()}</tr></thead>
            <tbody>{communes.into_iter().map(row).collect_view()}</tbody>
        </table>
        {matrix::conditions(rules, lang)}
    }
    .into_any()
}

/// Chooses the commune whose hamlets are shown.
pub fn chooser(app: App, rules: &Arc<RuleSet>, chosen: Option<&UnitId>) -> AnyView {
    let lang = app.lang.get();
    let code = KindCode::new(&rules.id).ok();
    let choose = move |event| {
        let unit = UnitId::new(&event_target_value(&event)).ok();
        browser::go(&Route::Evaluation.with(Query {
            code: code.clone(),
            unit,
            ..Query::default()
        }));
    };
    let option = |(unit, name, _): (UnitId, String, [usize; 4])| {
        let is_chosen = chosen == Some(&unit);
        view! { <option value=unit.to_string() selected=is_chosen>{name}</option> }
    };
    view! {
        <label class="field filters__commune">
            <span class="field__label">{text::COMMUNE.to(lang)}</span>
            <select class="input" on:change=choose>
                <option value="">{text::ALL_COMMUNES.to(lang)}</option>
                {communes(app, rules).into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
