//! Tests that run the program.

mod cases;
mod commands;
mod document;
mod guide;
mod headlines;
mod merge;
mod room;
