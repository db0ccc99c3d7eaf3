//! The lists of a shard.

use book::RecordKind;
use book::text::{Lang, Text};
use law::record_kind_name;

/// A list of a shard: of its units, or of one kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// The list `units`.
    Units,
    /// A list of records.
    Of(RecordKind),
}

impl List {
    /// The name of the list in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Units => "units",
            Self::Of(kind) => kind.list_name(),
        }
    }

    /// All lists, in the order of a file.
    pub fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Units).chain(RecordKind::ALL.iter().map(|&kind| Self::Of(kind)))
    }
}

/// The name of a list's items.
pub fn list_name(list: List, lang: Lang) -> &'static str {
    match list {
        List::Units => Text::new("đơn vị", "unit").to(lang),
        List::Of(kind) => record_kind_name(kind, lang),
    }
}
