//! The target of a sheet's column.

use super::columns::{Column, columns};
use crate::List;
use book::{Catalogue, KindCode, KindGroup};

/// The meaning of a column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// It is not read.
    Skip,
    /// It is a column of the table.
    Field(&'static Column),
    /// It has the values of one indicator, in a table with a column for each.
    Indicator(KindCode),
}

impl Target {
    /// Its code in [`Memory`](super::Memory).
    pub fn code(&self) -> String {
        match self {
            Self::Skip => String::new(),
            Self::Field(column) => column.field.to_owned(),
            Self::Indicator(code) => format!("={code}"),
        }
    }

    /// Parses a code.
    pub fn of(list: List, code: &str) -> Option<Self> {
        match code.strip_prefix('=') {
            Some(indicator) => KindCode::new(indicator).ok().map(Self::Indicator),
            None if code.is_empty() => Some(Self::Skip),
            None => columns(list).iter().find(|column| column.field == code).map(Self::Field),
        }
    }

    /// Whether the target exists in this book; an indicator may be another book's own.
    pub(super) fn is_in(&self, catalogue: &Catalogue) -> bool {
        if let Self::Indicator(code) = self {
            catalogue.get(KindGroup::Indicator, code).is_some()
        } else {
            true
        }
    }
}
