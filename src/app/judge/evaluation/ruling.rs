//! A person's ruling on a condition: shown beside the figures, recorded and withdrawn.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::{Decision, Extra, Lang, RecordKind, Ruling};
use law::{Finding, Outcome, Ruled, Verdict, outcome_name};
use leptos::prelude::*;

use crate::app::components::badge::badge;
use crate::app::judge::text::evaluation as text;
use crate::app::register::forms::parse_day;
use crate::app::register::forms::typed::{self, Follows};
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::{Text, t};

/// Shows a ruling beside the result of the figures, with a button to withdraw it.
pub fn ruled(app: App, finding: &Finding, ruled: &Ruled, lang: Lang) -> AnyView {
    let (id, clause, condition) =
        (ruled.record.id.clone(), finding.condition.clause.clone(), finding.condition.id.clone());
    let take_back = move |_| {
        let done = app.edit(text::STEP_UNRULED.filled(lang, &[&clause]), |book, stamp| {
            book.without_record::<Decision>(&id, stamp)
        });
        match done {
            Ok(()) => focus_on(&condition),
            Err(refused) => app.status.set(refused),
        }
    };
    view! {
        <div class="ruled">
            <p class="ruled__line">{text::PERSON_SAYS.filled(lang, &[""])} {badge(ruled.ruling.into())}</p>
            <p class="ruled__reason">{ruled.reason.clone()}</p>
            <p class="note">{text::RULED_BY.filled(lang, &[&ruled.by, &ruled.date.to_string()])}</p>
            <p class="ruled__line">{text::FIGURES_SAY.filled(lang, &[""])} {badge(finding.computed)}</p>
            <button type="button" class="button" on:click=take_back>{text::RULE_TAKE_BACK.to(lang)}</button>
        </div>
    }
    .into_any()
}

/// The draft of a ruling.
#[derive(Clone, Copy)]
struct Draft {
    ruling: RwSignal<Option<Ruling>>,
    reason: RwSignal<String>,
    by: RwSignal<String>,
    date: RwSignal<String>,
    /// The mistake, with the field that it concerns.
    wrong: RwSignal<Option<(&'static str, Text)>>,
    refused: RwSignal<Option<String>>,
}

/// Offers to record a ruling. The form is built when it is opened.
pub fn offer(app: App, verdict: &Arc<Verdict>, finding: &Finding, lang: Lang) -> Option<AnyView> {
    if finding.ruled.is_some() {
        return None;
    }
    let is_open = RwSignal::new(false);
    let (verdict, condition, clause) =
        (Arc::clone(verdict), finding.condition.id.clone(), finding.condition.clause.clone());
    let form = move || {
        is_open
            .get()
            .then(|| form(app, Arc::clone(&verdict), condition.clone(), clause.clone(), lang))
    };
    let toggled = move |event: web_sys::Event| {
        event.stop_propagation();
        let details: web_sys::Element = event_target(&event);
        let _ = is_open.try_set(details.has_attribute("open"));
    };
    // A condition that waits for a person has a more prominent button.
    let class = if finding.outcome == Outcome::ForDecision { "rule rule--asked" } else { "rule" };
    Some(
        view! {
            <details class=class on:toggle=toggled>
                <summary>{text::RULE_OPEN.to(lang)}</summary>
                {form}
            </details>
        }
        .into_any(),
    )
}

fn form(app: App, verdict: Arc<Verdict>, condition: String, clause: String, lang: Lang) -> AnyView {
    let draft = Draft {
        ruling: RwSignal::new(None),
        reason: RwSignal::new(String::new()),
        by: RwSignal::new(String::new()),
        date: RwSignal::new(browser::today().to_string()),
        wrong: RwSignal::new(None),
        refused: RwSignal::new(None),
    };
    let id = {
        let condition = condition.clone();
        move |field: &str| ["rule-", &condition, "-", field].concat()
    };
    let submit = {
        let id = id.clone();
        move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            match read(app, draft, &verdict, &condition) {
                Ok(decision) => {
                    let label = text::STEP_RULED.filled(lang, &[&clause]);
                    match typed::put(
                        app,
                        RecordKind::Decision,
                        typed::to_map(&decision),
                        &label,
                        Follows::Shown,
                    ) {
                        Ok(()) => focus_on(&condition),
                        Err(refused) => draft.refused.set(Some(refused.said(app))),
                    }
                }
                Err((field, wrong)) => {
                    draft.wrong.set(Some((field, wrong)));
                    browser::focus_id(&id(field));
                }
            }
        }
    };
    let choice = |ruling: Ruling, field: &str| {
        let name = id("ruling");
        view! {
            <label class="choice">
                <input type="radio" name=name id=id(field) on:change=move |_| draft.ruling.set(Some(ruling)) />
                <span>{outcome_name(ruling.into(), lang)}</span>
            </label>
        }
    };
    view! {
        <form class="form rule__form" novalidate on:submit=submit>
            <p class="note">{text::RULE_HINT.to(lang)}</p>
            <fieldset class="field">
                <legend class="field__label">{text::RULE_RULING.to(lang)}</legend>
                {wrong(draft, "ruling")}
                <div class="choices">{choice(Ruling::Met, "ruling")} {choice(Ruling::NotMet, "not-met")}</div>
            </fieldset>
            {line(draft, "reason", id("reason"), text::RULE_REASON, draft.reason, lang)}
            {line(draft, "by", id("by"), text::RULE_BY, draft.by, lang)}
            {line(draft, "date", id("date"), text::RULE_DATE, draft.date, lang)}
            <p class="field__error" role="alert">{move || draft.refused.get()}</p>
            <div class="actions"><button type="submit" class="button button--main">{text::RULE_SAVE.to(lang)}</button></div>
        </form>
    }
    .into_any()
}

fn line(
    draft: Draft,
    field: &'static str,
    id: String,
    label: Text,
    value: RwSignal<String>,
    lang: Lang,
) -> AnyView {
    let is_wrong = move || draft.wrong.get().is_some_and(|(of, _)| of == field);
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label.to(lang)}</label>
            {wrong(draft, field)}
            <input
                class="input"
                id=id
                type="text"
                autocomplete="off"
                aria-invalid=move || is_wrong().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
    .into_any()
}

fn wrong(draft: Draft, field: &'static str) -> AnyView {
    let text = move || {
        draft
            .wrong
            .get()
            .filter(|(of, _)| *of == field)
            .map(|(_, text)| view! { <p class="field__error">{t(text)}</p> })
    };
    view! { <div role="alert">{text}</div> }.into_any()
}

fn read(
    app: App,
    draft: Draft,
    verdict: &Verdict,
    condition: &str,
) -> Result<Decision, (&'static str, Text)> {
    let typed = |value: RwSignal<String>| {
        Some(browser::composed(&value.get_untracked())).filter(|text| !text.is_empty())
    };
    Ok(Decision {
        id: app.record_id(),
        unit: verdict.unit.clone(),
        rules: verdict.rules.id.clone(),
        condition: condition.to_owned(),
        year: verdict.year,
        ruling: draft.ruling.get_untracked().ok_or(("ruling", text::RULE_NEEDS_RULING))?,
        reason: typed(draft.reason).ok_or(("reason", text::RULE_NEEDS_REASON))?,
        by: typed(draft.by).ok_or(("by", text::RULE_NEEDS_BY))?,
        date: typed(draft.date)
            .and_then(|date| parse_day(&date, verdict.year))
            .ok_or(("date", text::RULE_NEEDS_DATE))?,
        note: String::new(),
        illustrative: false,
        deleted: false,
        stamp: app.stamp(),
        extra: Extra::new(),
    })
}

/// Moves the focus back to the condition after the page is redrawn.
fn focus_on(condition: &str) {
    let id = ["summary-", condition].concat();
    request_animation_frame(move || browser::focus_id(&id));
}
