//! Bình Yên's core: the register of security and order, the rules that judge it, and the files it travels in.
//!
//! Everything here but the browser's half of [`store`] is plain Rust without a clock, a locale or randomness:
//! the page (`main.rs`) and the command line (`bin/binh-yen.rs`) hand those in.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]
#![warn(missing_docs)]

pub mod book;
mod checksum;
pub mod criteria;
pub mod exchange;
pub mod report;
pub mod sort;
pub mod store;
