//! The parts of a path that say which unit, record, rule set or list a page shows.

use book::{KindCode, RecordId, RecordKind, UnitId};

use super::Listing;

/// A value that is one segment of a path.
pub(super) trait Segment: Sized {
    /// Parses a segment.
    fn parse(text: &str) -> Option<Self>;
    /// Returns the segment that parses to this value.
    fn text(&self) -> String;
}

impl Segment for UnitId {
    fn parse(text: &str) -> Option<Self> {
        Self::new(text).ok()
    }

    fn text(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Segment for RecordId {
    fn parse(text: &str) -> Option<Self> {
        Self::new(text).ok()
    }

    fn text(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Segment for KindCode {
    fn parse(text: &str) -> Option<Self> {
        Self::new(text).ok()
    }

    fn text(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Segment for u64 {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn text(&self) -> String {
        self.to_string()
    }
}

const LISTS: &[(RecordKind, &str)] = &[
    (RecordKind::Incident, "vu-viec"),
    (RecordKind::YearlyTotal, "so-lieu-nam"),
    (RecordKind::Model, "mo-hinh"),
    (RecordKind::Registration, "dang-ky"),
    (RecordKind::Paper, "van-ban"),
    (RecordKind::Statement, "xac-nhan"),
    (RecordKind::Rating, "xep-loai"),
    (RecordKind::Discipline, "ky-luat"),
    (RecordKind::Activity, "hoat-dong"),
    (RecordKind::Tip, "tin-bao"),
    (RecordKind::Recognition, "cong-nhan"),
    (RecordKind::Decision, "quyet-dinh"),
    (RecordKind::PaperText, "noi-dung-van-ban"),
    (RecordKind::Assessment, "ket-qua-da-luu"),
];

const LISTINGS: &[(Listing, &str)] = &[
    (Listing::Safety, "an-toan"),
    (Listing::NewCountryside, "nong-thon-moi"),
    (Listing::ModelHamlets, "thon-kieu-mau"),
];

/// Finds the value of a word in a table of both.
fn of_word<T: Copy>(table: &[(T, &str)], word: &str) -> Option<T> {
    table.iter().find(|(_, of)| *of == word).map(|(value, _)| *value)
}

/// Finds the word of a value in a table of both.
fn word_of<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> String {
    table.iter().find(|(of, _)| of == value).map_or(String::new(), |(_, word)| (*word).to_owned())
}

impl Segment for RecordKind {
    fn parse(text: &str) -> Option<Self> {
        of_word(LISTS, text)
    }

    fn text(&self) -> String {
        word_of(LISTS, self)
    }
}

impl Segment for Listing {
    fn parse(text: &str) -> Option<Self> {
        of_word(LISTINGS, text)
    }

    fn text(&self) -> String {
        word_of(LISTINGS, self)
    }
}
