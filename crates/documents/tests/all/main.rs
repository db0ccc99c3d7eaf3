//! Papers as a whole: every template over books of every outcome, in every format.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod dossiers;
mod faults;
mod formats;
mod office;
mod own;
mod papers;
mod pictures;
mod prose;
mod reading;
mod registers;
mod written;
