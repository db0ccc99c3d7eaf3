//! The frame of a document in the layout of Nghị định 30/2020/NĐ-CP: issuer, motto, place and date,
//! title, signature.

use crate::app::shell::erased::IntoAny;
use book::{Book, Unit, UnitKind};
use leptos::prelude::*;

use super::text;
use crate::app::shell::{browser, words};
use crate::app::text::{Lang, Text};

/// Shows a document with its title, subject and body. `root` is the commune of a unit below one.
pub fn paper(
    book: &Book,
    unit: &Unit,
    title: Text,
    about: String,
    body: AnyView,
    lang: Lang,
) -> AnyView {
    let today = browser::today();
    let (day, month, year) =
        (two_digits(today.day()), two_digits(today.month()), today.year().to_string());
    view! {
        <article class="paper">
            <div class="paper__top">
                <div class="paper__issuer">
                    <p>{above(book, unit, lang)}</p>
                    <p class="paper__line">{browser::upper(&words::unit_name(book, unit))}</p>
                    <p>{text::NUMBER.to(lang)}</p>
                </div>
                <div class="paper__motto">
                    <p class="paper__country">{text::MOTTO_1.to(lang)}</p>
                    <p class="paper__line">{text::MOTTO_2.to(lang)}</p>
                    <p class="paper__date">{text::PLACE_DATE.filled(lang, &[&day, &month, &year])}</p>
                </div>
            </div>
            <h2 class="paper__title">{title.to(lang)}</h2>
            <p class="paper__about">{about}</p>
            {body}
            {signatures(book, unit, lang)}
            <p class="paper__printed">{text::PRINTED.filled(lang, &[&today.to_string()])}</p>
        </article>
    }
    .into_any()
}

/// Returns the first line of the top: a hamlet is below its commune, and an agency, enterprise or
/// school stands alone.
fn above(book: &Book, unit: &Unit, lang: Lang) -> String {
    match unit.kind {
        UnitKind::Hamlet => {
            let root = book.unit(&unit.id).and_then(|(_, shard)| shard.root_unit());
            root.map(|root| browser::upper(&words::unit_name(book, root)))
        }
        UnitKind::Agency | UnitKind::Enterprise | UnitKind::School => None,
        _ => Some(text::PEOPLES_COMMITTEE.to(lang).to_owned()),
    }
    .unwrap_or_default()
}

/// Returns the office in which the head of a unit signs, and for whom.
fn head_of(unit: &Unit) -> (Option<Text>, Text) {
    match unit.kind {
        UnitKind::Hamlet => (None, text::HAMLET_HEAD),
        UnitKind::Agency | UnitKind::Enterprise => (None, text::UNIT_HEAD),
        UnitKind::School => (None, text::SCHOOL_HEAD),
        _ => (Some(text::SIGNER), text::CHAIR),
    }
}

fn two_digits(number: u8) -> String {
    let text = number.to_string();
    if number < 10 { ["0", &text].concat() } else { text }
}

fn signatures(book: &Book, unit: &Unit, lang: Lang) -> AnyView {
    let is_local = unit.kind.is_commune_level() || !unit.kind.has_shard();
    let committee = book.frame.settings.committee();
    let committee =
        is_local.then(|| view! { <p>{text::RECIPIENTS_COMMITTEE.filled(lang, &[committee])}</p> });
    let (of, office) = head_of(unit);
    // The head of a hamlet has no seal.
    let hint = if unit.kind == UnitKind::Hamlet { text::SIGN_HINT } else { text::SIGN_SEAL_HINT };
    let signer = view! {
        <div class="paper__signer">
            {of.map(|of| view! { <p class="paper__strong">{of.to(lang)}</p> })}
            <p class="paper__strong">{office.to(lang)}</p>
            <p class="paper__hint">{hint.to(lang)}</p>
        </div>
    };
    view! {
        <div class="paper__signatures">
            <div class="paper__recipients">
                <p class="paper__strong">{text::RECIPIENTS.to(lang)}</p>
                {committee}
                <p>{text::RECIPIENTS_1.to(lang)}</p>
                <p>{text::RECIPIENTS_2.to(lang)}</p>
            </div>
            <div class="paper__signer">
                <p class="paper__strong">{text::COMPILER.to(lang)}</p>
                <p class="paper__hint">{text::SIGN_HINT.to(lang)}</p>
            </div>
            {signer}
        </div>
    }
    .into_any()
}

/// Shows a table of a document. Numbers are aligned right.
pub fn rows(
    caption: &'static str,
    heads: &[(impl ToString, bool)],
    rows: Vec<Vec<AnyView>>,
) -> AnyView {
    let class = |is_number: bool| if is_number { "is-number" } else { "" };
    let head_cells = heads
        .iter()
        .map(|(name, is_number)| view! { <th scope="col" class=class(*is_number)>{name.to_string()}</th> })
        .collect_view();
    let kinds: Vec<bool> = heads.iter().map(|(_, is_number)| *is_number).collect();
    let row = |cells: Vec<AnyView>| {
        let cells = cells
            .into_iter()
            .zip(kinds.clone())
            .map(|(cell, is_number)| view! { <td class=class(is_number)>{cell}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption>
            <table class="paper__table">
                <thead><tr>{head_cells}</tr></thead>
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Marks a document if the register or a unit in it has illustrative records.
pub fn illustrative_mark(is_illustrative: bool, lang: Lang) -> Option<AnyView> {
    is_illustrative
        .then(|| view! { <p class="paper__mark">{text::ILLUSTRATIVE_MARK.to(lang)}</p> }.into_any())
}
