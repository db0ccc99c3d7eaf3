//! The first page of the day: overview, what is due, and the ways to begin.

pub mod calendar;
pub mod charts;
pub mod founding;
pub mod listing;
pub mod overview;
pub mod sample;
pub mod sent_in;
pub mod slides;
pub mod start;
pub mod text;
