//! Tests of reading, writing, merging and sending files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod book_files;
mod check_files;
mod entered_laws;
mod file_laws;
mod fuzzed;
mod large_files;
mod merge_duplicates;
mod merge_frames;
mod merge_kinds;
mod merge_laws;
mod rule_files;
mod schema;
mod sending;
mod tables;
