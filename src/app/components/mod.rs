//! Shared components of the pages.

pub mod badge;
pub mod by_and_by;
pub mod choose;
pub mod empty;
pub mod field_words;
pub mod file_made;
pub mod filters;
pub mod head;
pub mod icon;
pub mod leaves_lock;
pub mod matrix;
pub mod more;
pub mod more_filters;
pub mod pick;
pub mod record_table;
pub mod records;
pub mod reminder;
pub mod rule_sets;
mod section;
pub mod side_by_side;
pub mod table;
pub mod term_line;
pub mod trend;
pub mod trend_chart;
pub mod unit_search;

pub use section::section;
