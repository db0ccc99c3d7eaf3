//! The texts of these pages.

pub mod overview;
