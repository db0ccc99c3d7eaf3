//! A paper as pure data: what the writers write. Its text is the same in every format.

use charts::Chart;

/// A paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The title in a list and in the file's properties.
    pub title: String,
    /// The top: issuer, motto, number, place and date. A frame of a certificate has none.
    pub header: Header,
    /// The kind of paper, in capitals.
    pub heading: String,
    /// The subject of the paper.
    pub about: String,
    /// The addressees, one line each.
    pub addressed: Vec<String>,
    /// The body.
    pub blocks: Vec<Block>,
    /// The recipients, one line each.
    pub recipients: Vec<String>,
    /// The signature blocks, from left to right.
    pub signers: Vec<Signer>,
    /// A note for the reader, in small print at the end.
    pub notes: Vec<String>,
    /// Whether the pages are in landscape format, for wide tables.
    pub landscape: bool,
}

/// The top of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The body above the issuer, one line each.
    pub above: Vec<String>,
    /// The issuer, one line each.
    pub issuer: Vec<String>,
    /// The number and symbol.
    pub number: Option<String>,
    /// The motto: two lines for the State, one for the Party.
    pub motto: Vec<String>,
    /// The place and the day.
    pub place: String,
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A numbered heading.
    Heading {
        /// The level; 1 is the highest.
        level: u8,
        /// The text with its number.
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// A legal basis of the paper.
    Basis(String),
    /// A line of a list.
    Item(String),
    /// A centred line, such as `QUYẾT ĐỊNH:`.
    Center(String),
    /// An article of a decision.
    Article {
        /// `Điều 1.`
        number: String,
        /// The text.
        text: String,
    },
    /// A table.
    Table(Table),
    /// A chart.
    Chart {
        /// The subject of the chart and the days that it covers. The chart itself has no title.
        caption: String,
        /// The figures.
        chart: Chart,
    },
    /// Dotted lines to write on by hand.
    Lines(u8),
}

/// A table. Its headings repeat on each page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<ColumnHead>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// The text.
    pub text: String,
    /// The width, relative to the other columns.
    pub width: u16,
    /// Whether its cells are numbers, which are aligned right.
    pub is_number: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The cells.
    pub cells: Vec<String>,
    /// Whether it is a sum or a group.
    pub is_strong: bool,
}

/// A signature block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The office in which it is signed, and for whom, in capitals, one line each.
    pub lines: Vec<String>,
    /// `(Ký, ghi rõ họ tên)`.
    pub hint: String,
    /// The name; blank where the settings have none.
    pub name: String,
}

impl Document {
    /// Every line of text, in reading order.
    pub fn lines(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let header = &self.header;
        lines.extend(header.above.iter().chain(&header.issuer).cloned());
        lines.extend(header.number.iter().cloned());
        lines.extend(header.motto.iter().cloned());
        lines.push(header.place.clone());
        lines.extend([self.heading.clone(), self.about.clone()]);
        lines.extend(self.addressed.iter().cloned());
        for block in &self.blocks {
            block.add_lines(&mut lines);
        }
        lines.extend(self.recipients.iter().cloned());
        for signer in &self.signers {
            lines.extend(signer.lines.iter().cloned());
            lines.extend([signer.hint.clone(), signer.name.clone()]);
        }
        lines.extend(self.notes.iter().cloned());
        lines.retain(|line| !line.is_empty());
        lines
    }
}

/// A dotted line to write on.
pub const DOTTED_LINE: &str = "…………………………………………………………………………………";

impl Block {
    fn add_lines(&self, lines: &mut Vec<String>) {
        match self {
            Self::Heading { text, .. }
            | Self::Paragraph(text)
            | Self::Basis(text)
            | Self::Center(text)
            | Self::Chart { caption: text, .. } => lines.push(text.clone()),
            Self::Item(text) => lines.push(format!("- {text}")),
            Self::Article { number, text } => lines.push(format!("{number} {text}")),
            Self::Table(table) => {
                lines.extend(table.columns.iter().map(|column| column.text.clone()));
                lines.extend(table.rows.iter().flat_map(|row| row.cells.iter().cloned()));
            }
            Self::Lines(count) => {
                lines.extend((0..*count).map(|_| DOTTED_LINE.to_owned()));
            }
        }
    }
}
