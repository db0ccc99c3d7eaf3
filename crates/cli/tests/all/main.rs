//! Tests that run the program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod books;
mod cases;
mod commands;
mod document;
mod guide;
mod headlines;
mod import;
mod merge;
mod program;
mod room;
mod tables;
