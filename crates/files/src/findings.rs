//! Collects the findings of reading a file as numbers; they are put into words at the end.

use std::collections::BTreeSet;

use super::locator::{Locator, Spot};
use super::problem::{Fault, Notice, Problem, Remark};
use super::shape_fault;
use super::text::TextFinding;

#[derive(Default)]
pub(super) struct Findings {
    problems: Vec<Found>,
    /// The number of problems beyond those that are kept.
    more: usize,
    remarks: Vec<(Spot, Remark, usize)>,
    /// Ids of items that could not be read; others may refer to them.
    pub unread: BTreeSet<String>,
    /// Whether the frame could not be read; any code may be one of its kinds.
    pub is_frame_unread: bool,
    /// Whether a shard or list could not be read; others may refer to anything in it.
    pub is_incomplete: bool,
    /// Whether an item has fields that the format does not have.
    pub has_unknown_fields: bool,
    /// Whether the checked rule sets are a book's own: a book tolerates some faults.
    pub is_of_a_book: bool,
    /// Whether text in an old encoding is a problem.
    refuses_legacy: bool,
}

struct Found {
    spot: Spot,
    fault: Fault,
    /// For a duplicate id, the place of the first one.
    first: Option<Spot>,
}

impl Findings {
    /// The most different remarks that are reported; a file can have any number of unknown fields.
    const MAX_REMARKS: usize = 50;

    /// The most problems that are reported one by one; a file can have as many as it has bytes.
    const MAX_PROBLEMS: usize = 10_000;

    /// The most problems that are reported with the line of the field. The rest have the line of
    /// the record, which is faster to find.
    const MAX_FIELD_LINES: usize = 1000;

    /// Findings that refuse text in an old encoding. A book tolerates such text: a person chose to
    /// keep it, or it only looks so.
    pub fn refusing_legacy() -> Self {
        Self { refuses_legacy: true, ..Self::default() }
    }

    pub fn problem(&mut self, spot: Spot, fault: Fault) {
        let fault = match fault {
            Fault::Rule(fault) if self.is_of_a_book && fault.is_borne_by_a_book() => {
                return self.remark(spot, Remark::RuleSet(fault));
            }
            fault => fault,
        };
        self.keep(Found { spot, fault, first: None });
    }

    fn keep(&mut self, found: Found) {
        if self.problems.len() < Self::MAX_PROBLEMS {
            self.problems.push(found);
        } else {
            self.more += 1;
        }
    }

    /// Records a serde error about a text.
    pub fn shape(&mut self, text: &str, error: &serde_json::Error, spot: &dyn Fn(String) -> Spot) {
        let (fault, field) = shape_fault::fault(text, error);
        self.problem(spot(field), fault);
    }

    pub fn same_id(&mut self, spot: Spot, first: Spot) {
        self.keep(Found {
            spot,
            fault: Fault::SameId { first: Box::default() },
            first: Some(first),
        });
    }

    pub fn text(&mut self, spot: Spot, finding: TextFinding) {
        match finding {
            TextFinding::Composed => self.remark(spot, Remark::Composed),
            TextFinding::Markup => self.remark(spot, Remark::Markup),
            TextFinding::Legacy(found) if self.refuses_legacy => {
                self.problem(spot, Fault::LegacyEncoding { found })
            }
            TextFinding::Legacy(_) => self.remark(spot, Remark::LegacyEncoding),
            TextFinding::TooLong(characters) => self.problem(spot, Fault::TooLong { characters }),
        }
    }

    pub fn remark(&mut self, spot: Spot, remark: Remark) {
        // Markup may be an attack on a reader's browser, so each place is reported.
        let is_grouped = remark != Remark::Markup || self.remarks.len() >= Self::MAX_REMARKS;
        if let Some((_, _, count)) =
            self.remarks.iter_mut().find(|(_, told, _)| is_grouped && *told == remark)
        {
            *count += 1;
        } else if self.remarks.len() < Self::MAX_REMARKS {
            self.remarks.push((spot, remark, 1));
        }
    }

    /// Whether an id that was not found is in no part of the file, read or unread.
    pub fn is_nowhere(&self, id: &str) -> bool {
        !self.is_incomplete && !self.unread.contains(id)
    }

    /// Whether there is nothing to report.
    pub fn is_empty(&self) -> bool {
        self.problems.is_empty() && self.remarks.is_empty() && !self.has_unknown_fields
    }

    /// The number of problems.
    pub fn count(&self) -> usize {
        self.problems.len() + self.more
    }

    /// The problems by field path alone, for use without a file.
    pub fn faults(self) -> Vec<(String, Fault)> {
        self.problems.into_iter().map(|found| (found.spot.field, found.fault)).collect()
    }

    /// The notices about a good file, or the problems of a bad one sorted by line.
    pub fn finish(self, locator: &Locator<'_>) -> Result<Vec<Notice>, Vec<Problem>> {
        if self.problems.is_empty() {
            let notice =
                |(spot, remark, count)| Notice { place: locator.place(&spot, true), count, remark };
            return Ok(self.remarks.into_iter().map(notice).collect());
        }
        let problem = |(at, found): (usize, Found)| {
            let to_the_field = at < Self::MAX_FIELD_LINES;
            let fault = match found.first {
                Some(first) => {
                    Fault::SameId { first: Box::new(locator.place(&first, to_the_field)) }
                }
                None => found.fault,
            };
            Problem { place: locator.place(&found.spot, to_the_field), fault }
        };
        let mut problems: Vec<_> = self.problems.into_iter().enumerate().map(problem).collect();
        book::sort::sort_by_key(&mut problems, |problem| problem.place.line);
        problems.extend((self.more > 0).then(|| Problem {
            place: locator.whole(),
            fault: Fault::AndMore { count: self.more },
        }));
        Err(problems)
    }
}
