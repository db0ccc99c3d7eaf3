//! The texts of these pages.

pub mod records;
pub mod revisions;
pub mod stored;
pub mod units;
pub mod year;
