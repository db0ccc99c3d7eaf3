//! A template: the words of a paper, with the places where the book's facts go.

use book::{Label, Office, UnitKind};

use crate::days::Days;
use crate::name::{Field, Shape};
use crate::source::{Column, Source};

/// The words of a paper, as in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Its id: the name of its file.
    pub id: String,
    /// Its version; of two with one id, the later stays when books are merged.
    pub version: Option<String>,
    /// The title.
    pub title: Label,
    /// The time of the year at which it is written.
    pub stage: Stage,
    /// The kinds of unit that it is for.
    pub units: Vec<UnitKind>,
    /// The outcomes for which it is part of a dossier; all if the list is empty.
    pub outcomes: Vec<&'static str>,
    /// The period that it is about, unless a person chooses another.
    pub days: Days,
    /// The standard that it is about.
    pub standard: Standard,
    /// The office that issues it.
    pub issuer: Issuer,
    /// Its symbol, such as `BC-BCĐ`; a paper without one has no number.
    pub symbol: Option<String>,
    /// The kind of paper, in capitals.
    pub heading: Sentence,
    /// The subject of the paper.
    pub about: Sentence,
    /// The addressees.
    pub addressed: Vec<Sentence>,
    /// The body.
    pub blocks: Vec<Block>,
    /// The recipients.
    pub recipients: Vec<Sentence>,
    /// The signature blocks.
    pub signers: Vec<Signer>,
    /// The note in small print at the end.
    pub notes: Vec<Sentence>,
    /// Whether the pages are in landscape format.
    pub landscape: bool,
}

/// The time of the year at which a paper is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Quý I: đăng ký.
    Registration,
    /// Cuối kỳ: đánh giá, đề nghị.
    Review,
    /// Công nhận.
    Recognition,
    /// Báo cáo, thống kê.
    Reporting,
    /// The frame of a list. By itself it is no paper of the year.
    Register,
}

/// The standard that a paper is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// “An toàn về an ninh, trật tự”.
    Safety,
    /// The security part of the new-countryside programme: 19.2, or criterion 10 since 2026.
    Programme,
}

/// The issuer of a paper, which determines its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Issuer {
    /// The hamlet.
    Hamlet,
    /// The agency, enterprise or school.
    Unit,
    /// The People's Committee of the unit's level, or of its commune.
    PeoplesCommittee,
    /// The steering committee of the commune.
    SteeringCommittee,
    /// The Party committee or cell.
    Party,
    /// The People's Committee that recognises the unit.
    Recogniser,
    /// The police of the unit's level.
    Police,
}

/// A sentence: a sequence of pieces.
pub type Sentence = Vec<Piece>;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// The value of a name.
    Name(Name, Letters),
    /// A choice by the case of a name.
    By(Name, Cases<Sentence>),
    /// A sentence for each row of a list, joined.
    Join(Box<Join>),
    /// Nested sentences, with a space between.
    Parts(Vec<Sentence>),
}

/// The letter case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Unchanged.
    Same,
    /// All capitals.
    Upper,
    /// The first letter capital.
    First,
}

/// A sentence for each row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// The list.
    pub source: Source,
    /// The words for one row.
    pub each: Sentence,
    /// Between two.
    pub with: String,
    /// Before the last.
    pub last: String,
    /// After the last.
    pub end: String,
    /// The words if there are no rows.
    pub none: Sentence,
}

/// A name, of the unit or of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// Of the unit.
    Field(Field),
    /// Of the row: the place of its column.
    Column(usize, Shape),
}

impl Name {
    /// The shape of its value.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Field(field) => field.shape(),
            Self::Column(_, shape) => *shape,
        }
    }
}

/// The content for each case; the first one that applies is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cases<T>(pub Vec<(String, T)>);

impl<T> Cases<T> {
    /// The content for a case. One is a kind of many, and `else` is all that is not named.
    pub fn of(&self, case: &str) -> Option<&T> {
        let named = |name: &str| self.0.iter().find(|(one, _)| one == name).map(|(_, said)| said);
        named(case)
            .or_else(|| named("else"))
            .or_else(|| named("many").filter(|_| matches!(case, "one" | "missing")))
    }
}

/// A part of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; numbers are given when the paper is made.
    Heading(u8, Sentence),
    /// A paragraph.
    Text(Sentence),
    /// A legal basis of the paper.
    Basis(Sentence),
    /// A line of a list.
    Item(Sentence),
    /// A line in the middle.
    Center(Sentence),
    /// An article of a decision.
    Article(Sentence),
    /// A line of a list for each row.
    Each {
        /// The list.
        source: Source,
        /// The words for one row.
        item: Sentence,
        /// The words if there are no rows.
        none: Sentence,
    },
    /// A table.
    Table {
        /// The list.
        source: Source,
        /// Its columns, each with its head.
        columns: Vec<(usize, Column, Option<String>)>,
        /// The words if there are no rows.
        none: Sentence,
    },
    /// A picture of a list.
    Chart(Chart),
    /// The words of a person, or so many lines to write on.
    Own(crate::name::Own, u8),
    /// A choice by the case of a name.
    By(Name, Cases<Vec<Block>>),
}

/// A picture of a list: a bar or column for each row, or for each group where there are any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The list.
    pub source: Source,
    /// The subject of the chart; the days follow.
    pub title: Sentence,
    /// The column that names each figure.
    pub label: usize,
    /// The columns with the figures, each with its head.
    pub values: Vec<(usize, Column, Option<String>)>,
    /// The form of the chart.
    pub form: charts::Form,
    /// The sign behind each figure, such as `%`.
    pub suffix: String,
}

/// A signature block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The office whose holder's name stands below.
    pub holder: Office,
    /// The office in which it is signed, and for whom.
    pub lines: Vec<Sentence>,
    /// Whether there is a seal.
    pub is_sealed: bool,
}
