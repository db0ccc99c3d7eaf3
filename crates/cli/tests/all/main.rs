//! The program, run.

mod cases;
mod commands;
mod guide;
mod headlines;
mod merge;
mod room;
