//! The texts of these pages.

pub mod charts;
pub mod founding;
pub mod linking;
pub mod overview;
pub mod sent_in;
pub mod slides;
