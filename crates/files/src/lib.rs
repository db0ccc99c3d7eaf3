//! Data files: reads and writes books, and reports every problem of a file with its place.
//!
//! - [`read`] turns the bytes of a file into a [`FileRead`] (the book and notices) or all its
//!   [`Problem`]s. [`check_size`] refuses a file by its size before it is loaded. [`read_on`] also
//!   remarks on future days. [`read_large`] takes files of any size.
//! - [`read_rules`] turns the bytes of a rule file into a rule set, or into all its problems.
//! - [`write()`] writes a book's file: the same book gives the same bytes, one record a line.
//!   [`Outgoing`] writes a file with its sender, what it covers, its checksum and perhaps a
//!   signature. [`part`] cuts out the part of a book to send. [`with_earlier`] puts one commune of
//!   an earlier book back into the open one.
//! - [`ItemCheck`] checks one unit or record before it goes into a book, as reading the book's file
//!   would. [`problems_in`] checks a whole book this way, such as the result of a merge.
//! - [`Sealed`] is the envelope of a file sealed with a passphrase; the page's own cryptography
//!   seals and opens it.
//! - [`Summary::of`] sums up a book; [`replaced`] tells what loading it would replace in the open
//!   one.
//! - [`Problem::text`] and [`Notice::text`] give the sentences in a language.
//!
//! A file is `{"format": "binh-yen", "version": "1.2", "frame": {…}, "shards": […]}`. A newer minor
//! version may add fields to the file, the frame, its settings, a shard, a unit, a record and the
//! parts of a model; they are kept and written back. Any other change makes a newer major version,
//! which is refused.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod beside_book;
mod check;
mod check_book;
mod check_file;
mod desk_name;
mod file_name;
mod findings;
mod future_days;
mod group_names;
mod item_check;
mod json;
mod locator;
mod mail_quotes;
pub mod merge;
mod part_to_send;
mod problem;
mod read;
mod rules;
mod schema;
mod seal_error;
mod sealed;
mod sent;
mod sentence;
mod shape_fault;
mod summary;
pub mod tables;
mod template_file;
mod text;
mod unseen;
mod unsent_changes;
mod version;
mod write;

pub use check_book::problems_in;
pub use check_file::{ChecksRead, is_checks, read_checks};
pub use desk_name::{Oddity, desk_key, oddities};
pub use file_name::file_name;
pub use item_check::ItemCheck;
pub use mail_quotes::unquoted;
pub use part_to_send::{Seen, chosen, part, with_earlier};
pub use problem::{Fault, List, Notice, Place, Problem, Remark, Wanted, list_name};
pub use read::{FileRead, check_size, read, read_large, read_on};
pub use rules::{RuleFault, RulesRead, is_rules, read_rules};
pub use schema::{rules_schema, schema};
pub use seal_error::SealError;
pub use sealed::{Derivation, Header, Sealed, argon2_key, is_sealed, pack, tried_at_once, unpack};
pub use sent::{
    Covers, Letter, Outgoing, Sent, Signature, Unchecked, checksum_words, fingerprint_digits,
    signed_content,
};
pub use shape_fault::fault_of;
pub use summary::{Change, Replaced, Summary, replaced};
pub use template_file::is_template;
pub use unsent_changes::Unsent;
pub use version::{Minor, Version};
pub use write::write;

/// The name of the format, which every file contains.
pub const FORMAT: &str = "binh-yen";

/// The beginning of a sealed file.
const SEAL: &str = "BINHYEN-SEAL";

/// The largest size of a file in bytes; a larger one is refused.
pub const MAX_BYTES: u64 = 32_000_000;

/// The members of a file that this version knows.
const MEMBERS: [&str; 7] =
    ["format", "version", "frame", "shards", "sent", "checksum", "signature"];
