//! Tests that run the program.

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
