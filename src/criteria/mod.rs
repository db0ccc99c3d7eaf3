//! Rule sets and how they judge a unit: tests, evaluation, findings.

mod library;
mod rule_set;

pub use library::{Library, LibraryError};
pub use rule_set::{
    Baseline, Condition, Exception, Having, MonthDay, Percent, Qualifier, RuleSet, ShareTotals, Source, Test, Timeframe, Window, Wording,
};
