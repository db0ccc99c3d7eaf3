//! Verdicts, the rule sets behind them, and the book's own rule sets.

pub mod ahead;
pub mod compare;
pub mod doubts;
pub mod evaluation;
pub mod import_rules;
pub mod kept;
pub mod own_rules;
pub mod rules;
pub mod terms;
pub mod text;
pub mod verdicts;
