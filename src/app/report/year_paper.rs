//! A unit's figures of a year as a document that a district or commune submits to the level above.

use crate::app::shell::erased::IntoAny;
use book::{KindGroup, Model, UnitId, UnitKind, Year};
use law::report::{CommuneLine, Level, YearFigures, count_text, decided_name, no_figures};
use law::{Explainer, outcome_name};
use leptos::prelude::*;

use super::paper::{illustrative_mark, paper, rows};
use super::text;
use super::year_counts::{Cases, Hamlets};
use crate::app::components::trend;
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};
use crate::app::text::{Lang, Text, format};
use crate::app::today::overview::{five_years, year_figures};
use crate::app::today::text::overview;

pub fn year_paper(app: App, unit: &UnitId) -> AnyView {
    let Some(figures) = year_figures(app, unit) else { return ().into_any() };
    let (trends, window) = five_years(app, unit);
    let hamlets = Hamlets::of(app, unit);
    let (by_kind, by_unit) = Cases::of(app, unit);
    verdicts::explain(app, |explainer| {
        let Some((unit, _)) = explainer.book.unit(&figures.unit) else { return ().into_any() };
        let lang = explainer.lang;
        let about = [
            &text::YEAR_ABOUT.filled(lang, &[&figures.year.to_string()]),
            " – ",
            &words::unit_in_text(explainer.book, unit),
        ]
        .concat();
        let is_illustrative = explainer
            .book
            .shards
            .values()
            .any(|shard| shard.live::<Model>().any(|model| model.illustrative));
        let heads = [(text::COL_INDICATOR.to(lang), false), (text::COL_VALUE.to(lang), true)];
        let communes = matches!(unit.kind, UnitKind::Province | UnitKind::District).then(|| {
            let heads = [
                (text::COL_UNIT.to(lang), false),
                (text::COL_EVALUATED.to(lang), false),
                (text::COL_DECIDED.to(lang), false),
                (text::COL_NTM.to(lang), false),
                (text::COL_MODELS.to(lang), true),
            ];
            view! {
                {heading(2, text::BY_COMMUNE, lang)}
                {rows(text::BY_COMMUNE.to(lang), &heads, by_commune(&figures, explainer))}
            }
        });
        let next = if communes.is_some() { 3 } else { 2 };
        let body = view! {
            {figures.life.text(lang).map(|life| view! { <p class="paper__strong">{words::capital(&life)} "."</p> })}
            {illustrative_mark(is_illustrative, lang)}
            {heading(1, text::GENERAL, lang)}
            {rows(text::GENERAL.to(lang), &heads, general(&figures, &hamlets, explainer))}
            {communes}
            {heading(next, text::CASES_BY_KIND, lang)}
            {cases(&by_kind, (text::CASES_BY_KIND, text::COL_KIND), figures.year, lang)}
            {heading(next + 1, text::CASES_BY_UNIT, lang)}
            {cases(&by_unit, (text::CASES_BY_UNIT, text::COL_UNIT), figures.year, lang)}
            {heading(next + 2, text::TREND_TITLE, lang)}
            <p>{overview::TREND_WINDOW.filled(lang, &[&window])}</p>
            {trend::table(&trends, explainer)}
            <p class="note paper__screen">{text::COPY_HINT.to(lang)}</p>
        };
        paper(explainer.book, unit, text::YEAR_TITLE, about, body.into_any(), lang)
    })
}

/// Shows a numbered heading.
fn heading(number: usize, title: Text, lang: Lang) -> AnyView {
    let words = [&number.to_string(), ". ", title.to(lang)].concat();
    view! { <h3 class="paper__heading">{words}</h3> }.into_any()
}

fn general(figures: &YearFigures, hamlets: &Hamlets, explainer: &Explainer) -> Vec<Vec<AnyView>> {
    let lang = explainer.lang;
    let number = |count: usize| format::number(count as u64, lang);
    let of_models =
        |count: usize| if figures.has_models { number(count) } else { no_figures(lang).to_owned() };
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut put = |name: Text, value: String| lines.push((name.to(lang).to_owned(), value));
    put(text::COMMUNES_EVALUATED, figures.safety_evaluated(Level::Rural).evaluated(lang));
    put(text::COMMUNES_DECIDED, figures.safety_decided(Level::Rural).decided(lang));
    let others = figures.safety_evaluated(Level::Other);
    if others.whole() > 0 {
        put(text::OTHERS_EVALUATED, others.evaluated(lang));
        put(text::OTHERS_DECIDED, figures.safety_decided(Level::Other).decided(lang));
    }
    put(text::COMMUNES_RECOGNISED, figures.new_countryside().decided(lang));
    if hamlets.evaluated.whole() > 0 {
        let of = [number(hamlets.registered), number(hamlets.evaluated.whole())];
        put(text::HAMLETS_REGISTERED, text::OF_WHOLE.filled(lang, &[&of[0], &of[1]]));
        put(text::HAMLETS_MET, hamlets.evaluated.evaluated(lang));
        put(text::HAMLETS_DECIDED, hamlets.decided.decided(lang));
    }
    put(text::MODEL_HAMLETS, count_text(figures.model_hamlets.len(), lang));
    for hamlet in &figures.model_hamlets {
        let commune =
            hamlet.commune.as_ref().map(|commune| explainer.unit(commune)).unwrap_or_default();
        let name = [&hamlet.name, ", ", &commune].concat();
        let date = hamlet.date.map(|date| date.to_string());
        // Where the number was entered in words, it is not known.
        let number = hamlet
            .decision
            .clone()
            .filter(|number| number.starts_with(|c: char| c.is_ascii_digit()));
        let decision: Vec<String> = number.into_iter().chain(date).collect();
        let decision =
            if decision.is_empty() { no_figures(lang).to_owned() } else { decision.join(" ") };
        lines.push((text::OF_KIND.filled(lang, &[&name]), decision));
    }
    let mut put = |name: String, value: String| lines.push((name, value));
    put(text::MODELS_MAINTAINED.to(lang).to_owned(), of_models(figures.models_maintained.len()));
    put(text::MODELS_NEW.to(lang).to_owned(), of_models(figures.models_new()));
    for (kind, records) in &figures.models_new_by_kind {
        put(
            text::OF_KIND.filled(lang, &[&explainer.label(KindGroup::Model, kind)]),
            number(records.len()),
        );
    }
    put(
        text::PAPERS.to(lang).to_owned(),
        count_text(figures.papers.values().map(Vec::len).sum(), lang),
    );
    for (kind, records) in &figures.papers {
        put(
            text::OF_KIND.filled(lang, &[&explainer.label(KindGroup::Paper, kind)]),
            number(records.len()),
        );
    }
    for (kind, sum) in &figures.activities {
        let (sessions, people) = (number(sum.sessions as usize), sum.attendance.text(lang));
        let name = text::ACTIVITIES.filled(lang, &[&explainer.label(KindGroup::Activity, kind)]);
        put(name, text::ACTIVITY_DETAIL.filled(lang, &[&sessions, &people]));
    }
    put(text::TIPS.to(lang).to_owned(), figures.tips.received.text(lang));
    put(text::TIPS_VALUABLE.to(lang).to_owned(), figures.tips.valuable.text(lang));
    lines.into_iter().map(|(name, value)| vec![name.into_any(), value.into_any()]).collect()
}

fn by_commune(figures: &YearFigures, explainer: &Explainer) -> Vec<Vec<AnyView>> {
    let lang: Lang = explainer.lang;
    let mut lines: Vec<(String, &CommuneLine)> = figures
        .communes
        .iter()
        .map(|line| (words::name_of(explainer.book, &line.unit), line))
        .collect();
    book::sort::sort_by(&mut lines, |a, b| browser::vietnamese_order(&a.0, &b.0));
    let row = |(name, line): (String, &CommuneLine)| {
        let evaluated = line
            .evaluated
            .map_or(overview::NOT_JUDGED.to(lang), |outcome| outcome_name(outcome, lang));
        let decided = decided_name(line.recognised, lang);
        let ntm = match (line.is_rural, &line.recognition) {
            (false, _) => "–",
            (true, Some(_)) => decided_name(Some(true), lang),
            (true, None) => decided_name(None, lang),
        };
        let models =
            figures.models_maintained.iter().filter(|model| is_of(model, line, explainer)).count();
        let models = if line.has_models {
            format::number(models as u64, lang)
        } else {
            no_figures(lang).to_owned()
        };
        vec![
            name.into_any(),
            evaluated.into_any(),
            decided.into_any(),
            ntm.into_any(),
            models.into_any(),
        ]
    };
    lines.into_iter().map(row).collect()
}

/// Returns whether a model belongs to the commune or one of its hamlets.
fn is_of(model: &law::RecordRef, line: &CommuneLine, explainer: &Explainer) -> bool {
    explainer
        .book
        .shards
        .get(&line.unit)
        .is_some_and(|shard| shard.units.iter().any(|unit| unit.id == model.unit))
}

/// Shows counted incidents beside those of the year before.
fn cases(lines: &[Cases], (caption, head): (Text, Text), year: Year, lang: Lang) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{text::CASES_NONE.to(lang)}</p> }.into_any();
    }
    let of = |year: Option<Year>| {
        let year = year.map(|year| year.to_string()).unwrap_or_default();
        text::COL_CASES.filled(lang, &[&year])
    };
    let heads =
        [(head.to(lang).to_owned(), false), (of(Some(year)), true), (of(year.before(1)), true)];
    let row = |line: &Cases| {
        let count = |count: u64| format::number(count, lang).into_any();
        vec![line.name.clone().into_any(), count(line.now), count(line.before)]
    };
    rows(caption.to(lang), &heads, lines.iter().map(row).collect())
}
