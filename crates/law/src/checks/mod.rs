//! Doubtful figures (số liệu cần xem): contradictions and outliers that a person should look at.
//!
//! A [`Check`] is data, as a rule set is: `criteria/checks.json` has the national ones, a book its
//! own. Each test of a check is one file here. A check decides nothing. It uses only known figures:
//! a missing figure is never taken for zero.

mod check;
mod checker;
mod confirmation;
mod copied;
mod doubt;
mod far;
mod households;
mod look;
mod none_beside;
mod output;
mod own;
mod parts;
mod reason;
mod recognised;
mod register;
mod related;
mod unit_life;
mod words;

pub use check::{Check, CheckTest};
pub use confirmation::Confirmation;
pub use copied::Copied;
pub use doubt::Doubt;
pub use far::FarFromBefore;
pub use households::Households;
pub use none_beside::NoneBeside;
pub use output::DoubtOutput;
pub use own::{CheckFault, CheckProblem, Checks, MAX_OWN_CHECKS};
pub use parts::Parts;
pub use reason::DoubtReason;
pub use recognised::Recognised;
pub use register::AgainstRegister;
pub use related::Pair;
pub use unit_life::UnitLife;
