//! Rule files: reads a book's own rule set, or reports all its problems with line and path.

mod check;
mod check_requires;
mod checker;
mod context;
mod fault;
mod line;
mod near;
mod parts;
mod read;
mod words;

pub use fault::RuleFault;
pub use read::{RulesRead, is_rules, read_rules};

pub(super) use read::check_own;
pub(super) use words::{todo, what};
