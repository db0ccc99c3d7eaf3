//! Writes a paper as a Word file, in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins,
//! Times New Roman, page numbers in the middle of the top from the second page on.
//!
//! All formatting is in styles, so that an office can change it in one place. The same paper gives the
//! same bytes.

use charts::Chart;
use files::tables::write_zip;

use crate::document::{Block, DOTTED_LINE, Document, Signer, Table};
use crate::docx_chart;
use crate::docx_styles::{
    HEAD, PAGE_NUMBER, ROOT_LINKS, SETTINGS, W, content_types, links, styles,
};
use crate::docx_text::text_of;

/// A4 in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// Margins: 20 mm above and below, 30 mm left, 15 mm right.
const TOP: u32 = 1134;
const LEFT: u32 = 1701;
const RIGHT: u32 = 851;
/// Keeps a paragraph on the page of the next one, so that signatures are not alone on a page.
const KEEP: &str = "<w:keepNext/>";
/// The rows of a table that stay with the signatures below it.
const KEPT_ROWS: usize = 2;
/// The length of text, in bytes, up to which a row of a table is not split between pages.
const MOST_UNDIVIDED: usize = 1500;

/// A paper as the bytes of a docx file.
pub fn docx(document: &Document) -> Vec<u8> {
    let charts: Vec<_> = document.blocks.iter().filter_map(chart_of).collect();
    let parts = [
        ("[Content_Types].xml", content_types(charts.len())),
        ("_rels/.rels", ROOT_LINKS.to_owned()),
        ("docProps/core.xml", core(document)),
        ("word/document.xml", body(document)),
        ("word/_rels/document.xml.rels", links(charts.len())),
        ("word/styles.xml", styles()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/header1.xml", PAGE_NUMBER.to_owned()),
    ];
    let charts = charts.iter().enumerate().map(|(at, chart)| {
        (format!("word/charts/chart{}.xml", at + 1), docx_chart::part(chart).into_bytes())
    });
    let parts = parts.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes()));
    write_zip(&parts.chain(charts).collect::<Vec<_>>())
}

fn chart_of(block: &Block) -> Option<&Chart> {
    match block {
        Block::Chart { chart, .. } => Some(chart),
        _ => None,
    }
}

fn core(document: &Document) -> String {
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>vi-VN</dc:language></cp:coreProperties>",
        text_of(&document.title)
    )
}

fn body(document: &Document) -> String {
    let (width, height, orient) = match document.landscape {
        true => (LONG, SHORT, " w:orient=\"landscape\""),
        false => (SHORT, LONG, ""),
    };
    let room = width - LEFT - RIGHT;
    let mut writer = Writer { text: format!("{HEAD}<w:document {W}><w:body>"), room, charts: 0 };
    writer.header(document);
    writer.paragraph("TenVanBan", &document.heading);
    writer.paragraph("TrichYeu", &document.about);
    if !document.about.is_empty() {
        writer.rule(room * 2 / 5);
    }
    for line in &document.addressed {
        writer.paragraph("KinhGui", line);
    }
    let last = document.blocks.len().saturating_sub(1);
    for (at, block) in document.blocks.iter().enumerate() {
        writer.block(block, if at == last { KEEP } else { "" });
    }
    writer.signatures(document);
    for note in &document.notes {
        writer.paragraph("GhiChu", note);
    }
    if document.notes.is_empty() {
        // A table cannot be the last: the paragraph after it takes no room, so it makes no page.
        writer.paragraph_of("Khe", "");
    }
    writer.text
        + &format!(
            "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/>\
             <w:pgMar w:top=\"{TOP}\" w:right=\"{RIGHT}\" w:bottom=\"{TOP}\" w:left=\"{LEFT}\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
             <w:titlePg/></w:sectPr></w:body></w:document>"
        )
}

fn run(text: &str, look: &str) -> String {
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", text_of(text))
}

fn paragraph(style: &str, more: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr>{runs}</w:p>")
}

struct Writer {
    text: String,
    /// The width between the margins.
    room: u32,
    /// The charts so far.
    charts: u32,
}

impl Writer {
    /// A paragraph; nothing if there is no text.
    fn paragraph(&mut self, style: &str, words: &str) {
        if !words.is_empty() {
            self.paragraph_of(style, words);
        }
    }

    fn paragraph_of(&mut self, style: &str, words: &str) {
        let runs = if words.is_empty() { String::new() } else { run(words, "") };
        self.text.push_str(&paragraph(style, "", &runs));
    }

    /// A thin centred line.
    fn rule(&mut self, width: u32) {
        self.text.push_str(&rule(self.room, width));
    }

    fn header(&mut self, document: &Document) {
        let header = &document.header;
        let left_room = self.room * 40 / 100;
        let right_room = self.room - left_room;
        let mut left: String =
            header.above.iter().map(|line| paragraph("CoQuan", "", &run(line, ""))).collect();
        left.extend(header.issuer.iter().map(|line| paragraph("CoQuan", "", &run(line, "<w:b/>"))));
        if header.issuer.last().is_none_or(|line| line != "*") {
            left.push_str(&rule(left_room, left_room / 3));
        }
        // The country in 12 points, so that it fits on one line; the motto below it in 13.
        let looks = ["<w:sz w:val=\"24\"/>", ""].into_iter().chain(std::iter::repeat(""));
        let lines = header.motto.iter().zip(looks);
        let mut right: String =
            lines.map(|(line, look)| paragraph("QuocHieu", "", &run(line, look))).collect();
        right.push_str(&rule(right_room, right_room * 3 / 5));
        let number = header.number.as_deref().unwrap_or_default();
        let number = paragraph("CoQuan", "", &run(number, ""));
        let place = paragraph("CoQuan", "", &run(&header.place, "<w:i/>"));
        let rows = [[left, right], [number, place]];
        let widths = [left_room, right_room];
        self.text.push_str(&borderless(&rows.map(|cells| cells.to_vec()), &widths));
    }

    fn block(&mut self, block: &Block, more: &str) {
        let mut put = |style: &str, words: &str| {
            self.text.push_str(&paragraph(style, more, &run(words, "")));
        };
        match block {
            Block::Heading { level, text } => put(&format!("Heading{level}"), text),
            Block::Paragraph(text) => put("VanBan", text),
            Block::Basis(text) => put("CanCu", text),
            Block::Item(text) => put("Muc", &["- ", text].concat()),
            Block::Center(text) => put("Giua", text),
            Block::Article { number, text } => {
                let runs = [run(&[number, " "].concat(), "<w:b/>"), run(text, "")].concat();
                self.text.push_str(&paragraph("VanBan", more, &runs));
            }
            Block::Table(table) => self.table(table, more),
            Block::Chart { caption, chart } => {
                self.charts += 1;
                let picture = docx_chart::drawing(caption, chart, self.charts, self.room);
                // One paragraph: LibreOffice would leave a caption alone before a picture with a table.
                let runs = [run(caption, "<w:b/>"), "<w:r><w:br/></w:r>".to_owned(), picture];
                self.text.push_str(&paragraph("Hinh", more, &runs.concat()));
            }
            Block::Lines(count) => {
                for _ in 0..*count {
                    self.paragraph("DongTrong", DOTTED_LINE);
                }
            }
        }
    }

    /// A table. If it must stay with what follows, its last rows do.
    fn table(&mut self, table: &Table, more: &str) {
        let shares: u32 = table.columns.iter().map(|column| u32::from(column.width)).sum();
        let widths: Vec<u32> = table
            .columns
            .iter()
            .map(|column| (self.room * u32::from(column.width)).checked_div(shares).unwrap_or(1))
            .collect();
        self.text.push_str(&table_start("BangBieu", &widths));
        self.text.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            self.text.push_str(&cell(*width, &paragraph("BangDau", "", &run(&column.text, ""))));
        }
        self.text.push_str("</w:tr>");
        let kept_from = table.rows.len().saturating_sub(KEPT_ROWS);
        for (at, row) in table.rows.iter().enumerate() {
            let keep = if at >= kept_from { more } else { "" };
            let letters: usize = row.cells.iter().map(String::len).sum();
            let is_short = letters <= MOST_UNDIVIDED;
            let undivided = if is_short { "<w:trPr><w:cantSplit/></w:trPr>" } else { "" };
            self.text.push_str(&["<w:tr>", undivided].concat());
            for ((words, column), width) in row.cells.iter().zip(&table.columns).zip(&widths) {
                let side = if column.is_number { "<w:jc w:val=\"right\"/>" } else { "" };
                let look = if row.is_strong { "<w:b/>" } else { "" };
                self.text.push_str(&cell(
                    *width,
                    &paragraph("Bang", &[keep, side].concat(), &run(words, look)),
                ));
            }
            self.text.push_str("</w:tr>");
        }
        self.text.push_str("</w:tbl>");
        self.gap();
    }

    /// A gap between two tables, which Word would join without it. It stays with the next table.
    fn gap(&mut self) {
        self.text.push_str(&paragraph("Khe", KEEP, ""));
    }

    /// The recipients and the signers, side by side and on one page.
    fn signatures(&mut self, document: &Document) {
        let mut cells: Vec<String> = Vec::new();
        if let Some((first, others)) = document.recipients.split_first() {
            let mut left =
                paragraph("NoiNhan", "", &run(first, "<w:b/><w:i/><w:sz w:val=\"24\"/>"));
            left.extend(others.iter().map(|line| paragraph("NoiNhan", "", &run(line, ""))));
            cells.push(left);
        } else if document.signers.len() == 1 {
            cells.push(paragraph("NoiNhan", "", ""));
        }
        cells.extend(document.signers.iter().map(signer));
        let count = u32::try_from(cells.len()).unwrap_or(1).max(1);
        let widths: Vec<u32> = cells.iter().map(|_| self.room / count).collect();
        self.gap();
        self.text.push_str(&borderless(&[cells], &widths));
    }
}

fn signer(signer: &Signer) -> String {
    let mut text: String =
        signer.lines.iter().map(|line| paragraph("NguoiKy", "", &run(line, "<w:b/>"))).collect();
    text.push_str(&paragraph("NguoiKy", "", &run(&signer.hint, "<w:i/>")));
    let name = if signer.name.is_empty() { String::new() } else { run(&signer.name, "<w:b/>") };
    text + &paragraph("TenNguoiKy", "", &name)
}

fn rule(room: u32, width: u32) -> String {
    let side = room.saturating_sub(width) / 2;
    paragraph("Vach", &format!("<w:ind w:left=\"{side}\" w:right=\"{side}\"/>"), "")
}

fn table_start(style: &str, widths: &[u32]) -> String {
    let columns: String =
        widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let all: u32 = widths.iter().sum();
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
         </w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
}

fn cell(width: u32, content: &str) -> String {
    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{content}</w:tc>")
}

/// A table without lines, whose rows are not split between pages.
fn borderless(rows: &[Vec<String>], widths: &[u32]) -> String {
    let mut text = table_start("BangTrong", widths);
    for cells in rows {
        text.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        text.extend(cells.iter().zip(widths).map(|(content, width)| cell(*width, content)));
        text.push_str("</w:tr>");
    }
    text + "</w:tbl>"
}
