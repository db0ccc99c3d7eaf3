//! The findings of a verdict as a folding tree: clause, words, reasons, records and rulings.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use law::{Explainer, Finding, Outcome, Test, Verdict, certainty_name, outcome_name};
use leptos::prelude::*;

use super::missing::need_links;
use super::ruling;
use crate::app::components::badge::{class_of, sign_of};
use crate::app::components::matrix::wording;
use crate::app::components::records::record_links;
use crate::app::judge::rules;
use crate::app::judge::text::{evaluation as text, rules as rule_text};
use crate::app::shell::browser;
use crate::app::shell::state::App;
use crate::app::text::t;

/// The open conditions, kept while the page is redrawn after an edit.
pub type Open = StoredValue<BTreeSet<String>>;

/// Shows all findings of a verdict.
pub fn findings(app: App, verdict: &Arc<Verdict>, open: Open, explainer: &Explainer) -> AnyView {
    if open.with_value(BTreeSet::is_empty) {
        open.set_value(to_open(verdict));
    }
    let ids: Vec<String> = verdict
        .rules
        .all_conditions()
        .into_iter()
        .map(|condition| ["finding-", &condition.id].concat())
        .collect();
    let set_all = Callback::new(move |is_open: bool| {
        for details in ids.iter().filter_map(|id| browser::document().get_element_by_id(id)) {
            // Each element reports the change through its toggle event.
            let _ = if is_open {
                details.set_attribute("open", "")
            } else {
                details.remove_attribute("open")
            };
        }
    });
    let tree = Tree { app, verdict, open, explainer };
    let items = verdict.findings.iter().map(|finding| tree.item(finding, false)).collect_view();
    view! {
        <section class="section" aria-labelledby="findings-title">
            <div class="section__head">
                <h2 class="section__title" id="findings-title">{t(text::FINDINGS)}</h2>
                <span class="actions">
                    <button type="button" class="quiet-button" on:click=move |_| set_all.run(true)>{t(text::OPEN_ALL)}</button>
                    <button type="button" class="quiet-button" on:click=move |_| set_all.run(false)>{t(text::CLOSE_ALL)}</button>
                </span>
            </div>
            <ul class="findings">{items}</ul>
        </section>
    }
    .into_any()
}

/// The maximum number of deciding findings that open at first. More would be a wall of text.
const OPENED: usize = 4;

/// Returns the conditions that are open at first: the path to each deciding one, or only the
/// outermost conditions if many decide.
fn to_open(verdict: &Verdict) -> BTreeSet<String> {
    let deciding = verdict.deciding();
    // The set is never empty, so that closing everything is remembered.
    let mut open = BTreeSet::from([String::new()]);
    for finding in verdict.findings.iter().filter(|finding| finding.outcome != Outcome::Met) {
        open.insert(finding.condition.id.clone());
        if deciding.len() <= OPENED {
            finding.walk(&mut |outer| {
                let mut is_around = false;
                outer.walk(&mut |inner| {
                    is_around |= deciding.iter().any(|of| std::ptr::eq(*of, inner))
                });
                if is_around {
                    open.insert(outer.condition.id.clone());
                }
            });
        }
    }
    open
}

struct Tree<'a> {
    app: App,
    verdict: &'a Arc<Verdict>,
    open: Open,
    explainer: &'a Explainer<'a>,
}

impl Tree<'_> {
    /// Shows one finding. A spare one was not needed, so it has no outcome of its own.
    fn item(&self, finding: &Finding, is_spare: bool) -> AnyView {
        let (id, open, lang) = (finding.condition.id.clone(), self.open, self.explainer.lang);
        let is_open = open.with_value(|open| open.contains(&id));
        let toggled = {
            let id = id.clone();
            move |event: web_sys::Event| {
                let details: web_sys::Element = event_target(&event);
                let is_open = details.has_attribute("open");
                // The browser may report the event after the page is gone.
                let _ = open.try_update_value(|open| {
                    if is_open { open.insert(id.clone()) } else { open.remove(&id) }
                });
            }
        };
        let ruled = finding
            .ruled
            .is_some()
            .then(|| view! { <span class="tag tag--ruled">{text::RULE_RULING.to(lang)}</span> });
        let (class, sign, outcome) = match is_spare {
            true => ("is-missing", "–", text::SPARE.to(lang)),
            false => (class_of(finding.outcome), sign_of(finding.outcome), self.outcome(finding)),
        };
        view! {
            <li>
                <details class=["finding ", class].concat() id=["finding-", &id].concat() open=is_open on:toggle=toggled>
                    <summary class="finding__head" id=["summary-", &id].concat()>
                        <span class="finding__sign" aria-hidden="true">{sign}</span>
                        <span class="finding__words">
                            <span class="finding__line">
                                <span class="finding__clause">{finding.condition.called(lang)}</span>
                                <span class="finding__outcome">{outcome}</span>
                                {self.points(finding)} {ruled}
                            </span>
                            <span class="finding__text">{wording(&finding.condition, lang)}</span>
                            {self.gist(finding)}
                        </span>
                    </summary>
                    <div class="finding__body">{self.body(finding)}</div>
                </details>
            </li>
        }
        .into_any()
    }

    /// Returns the outcome. While the period is still open, it says whether an unmet condition can
    /// still be met.
    fn outcome(&self, finding: &Finding) -> &'static str {
        let lang = self.explainer.lang;
        match finding.outcome {
            Outcome::NotMet if self.verdict.is_open => {
                certainty_name(finding.outcome, finding.settled, lang)
            }
            outcome => outcome_name(outcome, lang),
        }
    }

    /// Shows the points of an item in a table of points, and whether it disqualifies the unit.
    fn points(&self, finding: &Finding) -> Option<AnyView> {
        let (range, points) = finding.points.zip(finding.condition.points.as_ref())?;
        let knocks_out =
            points.must_be_full.then(|| view! { " " <span class="tag">{rule_text::POINTS_KNOCK_OUT.to(self.explainer.lang)}</span> });
        Some(view! { <span class="finding__points">{self.explainer.points(range, points.most)} {knocks_out}</span> }.into_any())
    }

    /// Shows the decisive reason and the distance to the limit without opening the finding.
    fn gist(&self, finding: &Finding) -> Option<AnyView> {
        let more = |count: usize| self.explainer.and_more(count);
        let reason = finding.telling().map(|reason| {
            view! { <span class="finding__gist">{self.explainer.reason(reason)} {more(finding.because.len())}</span> }
        });
        let distance = finding.telling_distance().map(|distance| {
            view! { <span class="finding__gist finding__room">{self.explainer.distance(distance)} {more(finding.distances.len())}</span> }
        });
        Some(view! { {reason} {distance} }.into_any())
    }

    fn body(&self, finding: &Finding) -> AnyView {
        let lang = self.explainer.lang;
        let condition = &finding.condition;
        let note = condition.note.as_ref().map(|note| {
            part(text::HOW_READ.to(lang), view! { <p>{note.get(lang).to_owned()}</p> }.into_any())
        });
        let source = condition.source.as_ref().map(|source| {
            part(text::SOURCE.to(lang), view! { <p>{rules::source(source, lang)}</p> }.into_any())
        });
        let ruled =
            finding.ruled.as_ref().map(|ruled| ruling::ruled(self.app, finding, ruled, lang));
        if !finding.children.is_empty() {
            let how = if matches!(condition.requires, Test::Any(_)) {
                text::ANY_OF
            } else {
                text::ALL_OF
            };
            let children = finding
                .children
                .iter()
                .map(|child| self.item(child, finding.can_spare(child)))
                .collect_view();
            return view! { {ruled} {note} {source} <p class="finding__how">{how.to(lang)}</p> <ul class="findings">{children}</ul> }
                .into_any();
        }
        let reasons = (finding.because.len() > 1).then(|| {
            let items = finding
                .because
                .iter()
                .map(|reason| view! { <li>{self.explainer.reason(reason)}</li> });
            part(
                text::BECAUSE.to(lang),
                view! { <ul class="reasons">{items.collect_view()}</ul> }.into_any(),
            )
        });
        let distances = (finding.distances.len() > 1).then(|| {
            let items = finding
                .distances
                .iter()
                .map(|distance| view! { <li>{self.explainer.distance(distance)}</li> });
            part(
                text::DISTANCE.to(lang),
                view! { <ul class="reasons">{items.collect_view()}</ul> }.into_any(),
            )
        });
        let records = if finding.records.is_empty() {
            view! { <p class="note">{text::NO_RECORDS.to(lang)}</p> }.into_any()
        } else {
            part(text::RECORDS.to(lang), record_links(&finding.records, self.explainer))
        };
        let needs = (finding.outcome == Outcome::Missing && !finding.needs.is_empty())
            .then(|| part(text::TO_FILL.to(lang), need_links(&finding.needs, self.explainer)));
        let rule = ruling::offer(self.app, self.verdict, finding, lang);
        view! { {ruled} {reasons} {distances} {records} {needs} {note} {source} {rule} }.into_any()
    }
}

fn part(title: &'static str, body: AnyView) -> AnyView {
    view! { <div class="finding__part"><p class="finding__title">{title}</p>{body}</div> }
        .into_any()
}
