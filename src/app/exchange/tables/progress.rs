//! The progress of long work on a table.

/// The progress of the work, in rows.
#[derive(Clone, Copy, PartialEq)]
pub struct Progress {
    pub work: Work,
    pub done: usize,
    pub all: usize,
}

/// The work on the rows.
#[derive(Clone, Copy, PartialEq)]
pub enum Work {
    Reading,
    Importing,
}
