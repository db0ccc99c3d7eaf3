//! Rule files: reads a book's own rule set, or reports all its problems with line and path.

mod check;
mod check_requires;
mod checker;
mod context;
mod fault;
mod fault_text;
mod gaps_in_time;
mod read;
mod read_members;
mod similar_codes;

pub use fault::RuleFault;
pub use read::{RulesRead, is_rules, read_rules};

pub(super) use fault_text::{todo, what};
pub(super) use read::check_own;
