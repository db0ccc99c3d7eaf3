//! What decides at a desk and needs no browser: the fields of every form, what people type into
//! them, the addresses of pages, undoing, and the words of the fields. The page shows it.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod cut;
pub mod fields;
pub mod history;
pub mod line;
pub mod nested;
pub mod parse;
pub mod route;
pub mod rows;
pub mod text;
