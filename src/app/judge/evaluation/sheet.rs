//! A commune's results of the year side by side: decisions and figures.

use crate::app::shell::erased::IntoAny;
use book::{KindCode, UnitId};
use law::Explainer;
use law::report::{EvaluatedOutput, Sheet, SheetLineOutput, SheetOutput};
use leptos::prelude::*;

use crate::app::components::table::{self, Column};
use crate::app::judge::text::{evaluation as text, rules as rule_text};
use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::words::capital;
use crate::app::text::Lang;
use desk::route::{Query, Route};

const COLUMNS: &[Column] = &[
    table::words(text::SHEET_ITEM),
    table::words(text::SHEET_DECIDED),
    table::words(text::SHEET_EVALUATED),
];

/// Returns the sheet of a unit for the chosen year, if the unit is a commune.
pub fn sheet_of(app: App, unit: &UnitId, explainer: &Explainer) -> Option<SheetOutput> {
    verdicts::ask(app, |asked| {
        let unit = asked.book.unit(unit)?.0;
        let sheet = Sheet::of(unit, asked.year, asked.book, asked.evaluator)?;
        Some(SheetOutput::new(&sheet, asked.library, explainer))
    })
}

/// Shows the section of results.
pub fn sheet(app: App, unit: &UnitId, explainer: &Explainer) -> Option<AnyView> {
    let (sheet, lang) = (sheet_of(app, unit, explainer)?, explainer.lang);
    let title = text::SHEET_TITLE.filled(lang, &[&sheet.year.to_string()]);
    let rows = sheet.results.iter().map(|result| {
        let evaluated = match &result.evaluated {
            Some(evaluated) => {
                let query = Query { code: KindCode::new(&evaluated.rules).ok(), ..Query::default() };
                view! { <a href=Route::Verdict(unit.clone()).with(query)>{evaluated_words(evaluated, lang)}</a> }.into_any()
            }
            None => text::SHEET_NOT_EVALUATED.to(lang).into_any(),
        };
        vec![result.name.clone().into_any(), decided_words(result, lang).into_any(), evaluated]
    });
    let caption = title.clone();
    Some(
        view! {
            <section class="section" aria-labelledby="sheet-title">
                <div class="section__head"><h2 class="section__title" id="sheet-title">{title}</h2></div>
                <p class="note">{text::SHEET_LEAD.to(lang)}</p>
                {sheet.life.as_ref().map(|life| view! { <p class="warned"><span class="warned__sign" aria-hidden="true">"!"</span> {capital(life)} "."</p> })}
                {table::table(Signal::derive(move || caption.clone()), COLUMNS, rows.collect())}
            </section>
        }
        .into_any(),
    )
}

/// Returns the decisions for a cell: first on the unit, then on its former units.
pub fn decided_words(result: &SheetLineOutput, lang: Lang) -> String {
    let own = result
        .decided
        .as_ref()
        .map_or(text::SHEET_UNDECIDED.to(lang).to_owned(), |decided| capital(&decided.text));
    std::iter::once(own)
        .chain(result.former.iter().map(|former| capital(&former.text)))
        .collect::<Vec<_>>()
        .join(". ")
}

/// Returns the result of the figures for a cell. A draft gives no verdict.
pub fn evaluated_words(evaluated: &EvaluatedOutput, lang: Lang) -> String {
    if evaluated.draft {
        rule_text::DRAFT_TITLE.to(lang).to_owned()
    } else {
        capital(&evaluated.text)
    }
}
