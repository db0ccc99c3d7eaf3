//! How far a long work on a table is.

/// How far the work is, in rows.
#[derive(Clone, Copy, PartialEq)]
pub struct Progress {
    pub work: Work,
    pub done: usize,
    pub all: usize,
}

/// What is done with the rows.
#[derive(Clone, Copy, PartialEq)]
pub enum Work {
    Reading,
    Importing,
}
