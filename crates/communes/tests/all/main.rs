//! Tests of the list of communes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod packed;
mod search;
mod spot_checks;
mod tables;
