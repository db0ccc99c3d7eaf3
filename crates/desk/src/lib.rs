//! A desk session without a browser: the book and its edits, duties and standards, incoming files
//! and trust, lists and filters, forms and addresses. The page shows the session and passes on what
//! people do.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

pub mod comparison;
pub mod cut;
pub mod doubts;
pub mod due;
pub mod entry;
pub mod fields;
pub mod fitting;
pub mod founding;
pub mod groups;
pub mod items;
pub mod letters;
pub mod line;
pub mod linking;
pub mod months;
pub mod nested;
pub mod parse;
pub mod pictures;
pub mod preview;
pub mod receive;
pub mod records;
pub mod review;
pub mod route;
pub mod rows;
pub mod search;
pub mod sending;
pub mod sent_in;
pub mod session;
pub mod standards;
pub mod text;
pub mod trust;
pub mod undo;
pub mod unfinished;
pub mod unit_figures;
pub mod units;
pub mod year_grid;
pub mod years;
