//! The texts of these pages.

pub mod overview;
pub mod slides;
