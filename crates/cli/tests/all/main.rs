//! The program, run.

mod cases;
mod commands;
mod document;
mod guide;
mod headlines;
mod merge;
mod room;
