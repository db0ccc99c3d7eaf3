//! The list of provinces and communes of Việt Nam, with what they were formed from.
//!
//! - [`List`] is the list of one edition, read from a compact file that is fetched when it is
//!   needed. `data/` has the tables that it is made from, and their sources.
//! - [`List::find`] searches it: without accents, with them, by code, by the name of a former unit.
//! - [`List::unit_of_commune`] and its like make units of a book, the same on every device, so that
//!   two desks that choose the same commune merge without a person.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod columns;
mod list;
mod search;
mod unit;
mod words;

pub use columns::ListError;
pub use list::{Commune, Extent, FORMED, Former, List, Province};
pub use search::Found;
