//! The checks in use: the national ones, and a book's own in their place or beside them.

use std::sync::Arc;

use serde::Deserialize;

use super::check::Check;
use crate::library::LibraryError;
use book::text::{Lang, Text};
use book::{Frame, RecordId};

/// The largest number of its own checks that a book can use.
pub const MAX_OWN_CHECKS: usize = 100;

const NATIONAL: &str = include_str!("../../../../criteria/checks.json");

/// A file of checks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckFile {
    checks: Vec<Arc<Check>>,
}

/// The reason why a check of a book was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckFault {
    /// It is not a check, or it needs a newer version of the program.
    Unreadable,
    /// The book has too many, perhaps from several desks together.
    TooMany,
}

/// A check of a book's frame that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckProblem {
    /// Its index in the frame's list.
    pub index: usize,
    /// The id that it gives, if any.
    pub id: String,
    /// The reason.
    pub fault: CheckFault,
}

impl CheckProblem {
    /// The problem as a sentence.
    pub fn text(&self, lang: Lang) -> String {
        let text = match self.fault {
            CheckFault::Unreadable => Text::new(
                "Phép kiểm tra riêng thứ {} ({}) không đọc được: thiếu hoặc thừa trường, hoặc do bản \
                 Bình Yên mới hơn ghi",
                "The book's own check {} ({}) cannot be read: a field is missing or unknown, or a \
                 newer Bình Yên wrote it",
            ),
            CheckFault::TooMany => Text::new(
                "Phép kiểm tra riêng thứ {} ({}) không dùng được: sổ dùng nhiều nhất 100 phép kiểm tra riêng",
                "The book's own check {} ({}) is not used: a book uses at most 100 of its own",
            ),
        };
        text.filled(lang, &[&(self.index + 1).to_string(), &self.id])
    }
}

/// The checks in use.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    checks: Vec<Arc<Check>>,
    own: Vec<RecordId>,
    problems: Vec<CheckProblem>,
}

impl Checks {
    /// The national checks.
    ///
    /// # Errors
    /// [`LibraryError`] if the built-in file cannot be read; a test prevents such a release.
    pub fn national() -> Result<Self, LibraryError> {
        let file: CheckFile = serde_json::from_str(NATIONAL)
            .map_err(|error| LibraryError { file: "checks.json", message: error.to_string() })?;
        Ok(Self { checks: file.checks, ..Self::default() })
    }

    /// These checks with those of a book. One with the id of another takes its place. Leaves out
    /// those that cannot be used, see [`Checks::problems`].
    #[must_use]
    pub fn with(&self, frame: &Frame) -> Self {
        let mut checks = self.clone();
        for (index, value) in frame.checks.iter().enumerate() {
            let read = serde_json::to_string(value)
                .and_then(|text| serde_json::from_str::<Arc<Check>>(&text));
            let fault = match read {
                Ok(_) if checks.own.len() >= MAX_OWN_CHECKS => CheckFault::TooMany,
                Ok(check) => {
                    checks.put(check);
                    continue;
                }
                Err(_) => CheckFault::Unreadable,
            };
            let id = value.get("id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
            checks.problems.push(CheckProblem { index, id, fault });
        }
        checks
    }

    fn put(&mut self, check: Arc<Check>) {
        if !self.own.contains(&check.id) {
            self.own.push(check.id.clone());
        }
        match self.checks.iter_mut().find(|other| other.id == check.id) {
            Some(other) => *other = check,
            None => self.checks.push(check),
        }
    }

    /// All checks: the national ones in their order, then the book's own.
    pub fn all(&self) -> &[Arc<Check>] {
        &self.checks
    }

    /// Whether a check is the book's own, or stands in the place of a national one.
    pub fn is_own(&self, check: &Check) -> bool {
        self.own.contains(&check.id)
    }

    /// The book's checks that were left out.
    pub fn problems(&self) -> &[CheckProblem] {
        &self.problems
    }
}
