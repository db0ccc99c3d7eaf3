//! The texts of these pages.

pub mod compare;
pub mod doubts;
pub mod evaluation;
pub mod rules;
pub mod terms;
