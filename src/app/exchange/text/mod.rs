//! The texts of these pages.

pub mod data;
pub mod receive;
pub mod review;
pub mod send;
pub mod tables;
