//! Writes a paper as a page to print, with the same text as its Word file.

use files::tables::escaped;

use crate::document::{Block, DOTTED_LINE, Document, Signer, Table};

/// The style sheet: A4 with the margins of Nghị định 30/2020/NĐ-CP. Only Chromium 131 and later show
/// page numbers in a margin.
const LOOK: &str = include_str!("paper.css");

/// A paper as an HTML file.
pub fn html(document: &Document) -> String {
    let page = if document.landscape { "<style>@page{size:A4 landscape}</style>" } else { "" };
    format!(
        "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>{}</title><style>{LOOK}</style>{page}</head>\n\
         <body>{}</body></html>\n",
        escaped(&document.title),
        article(document)
    )
}

/// The paper alone, for a page with its own style sheet.
fn article(document: &Document) -> String {
    let mut text = String::from("<article>\n");
    header(document, &mut text);
    line(&mut text, "h1", "", &document.heading);
    line(&mut text, "p", "about", &document.about);
    for addressed in &document.addressed {
        line(&mut text, "p", "to", addressed);
    }
    for block in &document.blocks {
        self::block(block, &mut text);
    }
    signatures(document, &mut text);
    for note in &document.notes {
        line(&mut text, "p", "note", note);
    }
    text + "</article>"
}

/// An element with text; empty if there is no text.
fn line(text: &mut String, element: &str, class: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    text.push_str(&format!("<{element}{class}>{}</{element}>\n", escaped(words)));
}

fn header(document: &Document, text: &mut String) {
    let header = &document.header;
    text.push_str("<div class=\"top\"><div class=\"issuer\">");
    for above in &header.above {
        line(text, "p", "", above);
    }
    for issuer in &header.issuer {
        line(text, "p", "own", issuer);
    }
    line(text, "p", "number", header.number.as_deref().unwrap_or_default());
    text.push_str("</div><div class=\"motto\">");
    for motto in &header.motto {
        line(text, "p", "own", motto);
    }
    line(text, "p", "place", &header.place);
    text.push_str("</div></div>\n");
}

fn block(block: &Block, text: &mut String) {
    match block {
        Block::Heading { level, text: words } => line(text, &format!("h{}", level + 1), "", words),
        Block::Paragraph(words) => line(text, "p", "", words),
        Block::Basis(words) => line(text, "p", "basis", words),
        Block::Item(words) => line(text, "p", "", &["- ", words].concat()),
        Block::Center(words) => line(text, "p", "center", words),
        Block::Article { number, text: words } => {
            text.push_str(&format!("<p><b>{}</b> {}</p>\n", escaped(number), escaped(words)));
        }
        Block::Table(table) => self::table(table, text),
        Block::Chart { caption, chart } => {
            line(text, "p", "center", caption);
            text.push_str(&charts::svg(chart, &charts::Words::VI, charts::FULL));
        }
        Block::Lines(count) => {
            for _ in 0..*count {
                line(text, "p", "lines", DOTTED_LINE);
            }
        }
    }
}

fn table(table: &Table, text: &mut String) {
    let shares: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
    text.push_str("<table><colgroup>");
    for column in &table.columns {
        let percent = (u32::from(column.width) * 100).checked_div(shares).unwrap_or(0);
        text.push_str(&format!("<col style=\"width:{percent}%\">"));
    }
    text.push_str("</colgroup><thead><tr>");
    for column in &table.columns {
        line(text, "th", "", &column.text);
    }
    text.push_str("</tr></thead><tbody>\n");
    for row in &table.rows {
        text.push_str(if row.is_strong { "<tr class=\"strong\">" } else { "<tr>" });
        for (words, column) in row.cells.iter().zip(&table.columns) {
            let class = if column.is_number { " class=\"number\"" } else { "" };
            text.push_str(&format!("<td{class}>{}</td>", escaped(words)));
        }
        text.push_str("</tr>\n");
    }
    text.push_str("</tbody></table>\n");
}

fn signatures(document: &Document, text: &mut String) {
    text.push_str("<div class=\"end\">");
    if let Some((first, others)) = document.recipients.split_first() {
        text.push_str("<div class=\"recipients\">");
        line(text, "p", "own", first);
        for other in others {
            line(text, "p", "", other);
        }
        text.push_str("</div>");
    } else if document.signers.len() == 1 {
        text.push_str("<div></div>");
    }
    for signer in &document.signers {
        self::signer(signer, text);
    }
    text.push_str("</div>\n");
}

fn signer(signer: &Signer, text: &mut String) {
    text.push_str("<div class=\"signer\">");
    for own in &signer.lines {
        line(text, "p", "own", own);
    }
    line(text, "p", "hint", &signer.hint);
    line(text, "p", "name", &signer.name);
    text.push_str("</div>");
}
