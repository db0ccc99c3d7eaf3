//! The pieces that pages are made of.

pub mod badge;
pub mod empty;
pub mod figure;
pub mod filters;
pub mod head;
pub mod icon;
pub mod pick;
pub mod record_table;
pub mod table;
pub mod unit_search;
