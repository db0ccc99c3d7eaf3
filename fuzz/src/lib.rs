//! The fuzzed functions, with what must hold for any bytes. cargo-fuzz calls them through
//! `fuzz_targets/`; the tests of the crate `files` call them with bytes of their own (`fuzzed.rs`).

mod files;
mod homes;
mod locks;
mod sealed;
mod tables;
mod value;

pub use self::files::{book_file, rule_file};
pub use homes::homes;
pub use locks::lock_header;
pub use sealed::sealed_file;
pub use tables::table_file;
pub use value::value;
