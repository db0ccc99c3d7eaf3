//! What the store tells: parts of the book, what is damaged, why something was not saved, how full it is.

use super::{Refused, Unreadable, keys};
use crate::book::UnitId;

/// A part of the book that is written as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// What belongs to no commune: the book's name, settings, own kinds.
    Frame,
    /// A province, district or commune with all that belongs to it.
    Shard(UnitId),
}

impl Part {
    pub(super) fn key(&self) -> String {
        match self {
            Self::Frame => keys::FRAME.into(),
            Self::Shard(unit) => keys::shard(unit),
        }
    }
}

/// A stored value that could not be read. It is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Its key in the browser's storage.
    pub key: String,
    /// The unit whose shard it is or was, where the key tells.
    pub unit: Option<UnitId>,
    /// What is wrong with it.
    pub reason: Unreadable,
    /// The value itself, to be offered as a download.
    pub raw: String,
}

/// Why not all of a book was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Cause {
    /// The browser gives this site no more room.
    #[error("bộ nhớ của trình duyệt đã đầy")]
    Full,
    /// The browser lets this page keep nothing.
    #[error("trình duyệt không cho trang này lưu dữ liệu")]
    Blocked,
    /// A newer build wrote here; this one must not write over it.
    #[error("dữ liệu do bản Bình Yên mới hơn ghi; hãy tải lại trang để dùng bản mới")]
    Newer,
    /// Another tab saved the same part since this one read it.
    #[error("một thẻ khác của trình duyệt đã lưu phần này sau khi thẻ này mở")]
    ChangedElsewhere,
    /// The part could not be written as JSON.
    #[error("không ghi được thành JSON")]
    Content,
}

impl From<Refused> for Cause {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Full => Self::Full,
            Refused::Blocked => Self::Blocked,
        }
    }
}

/// What was not saved, and why the first of it was not. Stored values of these parts are as they were.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("chưa lưu được {} phần của sổ: {cause}", .unsaved.len())]
pub struct SaveError {
    /// Why.
    pub cause: Cause,
    /// The parts that are on the screen only.
    pub unsaved: Vec<Part>,
}

/// How full the storage is, in UTF-16 code units, keys and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Taken by Bình Yên.
    pub ours: usize,
    /// Taken by other pages of the same host.
    pub others: usize,
    /// What the browser gives a host, all in all: an estimate by the browser's name.
    pub limit: usize,
}
