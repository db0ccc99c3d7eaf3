//! Rule sets and how they judge a unit: tests, evaluation, findings.
//!
//! [`Library::national`] reads the rule sets of `criteria/`; an [`Evaluator`] of a book gives [`Verdict`]s: trees of
//! [`Finding`]s, each with its clause, its [`Reason`]s, the records it rests on and what would settle it.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod against;
mod assessment;
mod book_verdicts;
mod calendar;
mod certainty;
mod copy;
mod deadline;
mod difference_words;
mod differences;
mod distance;
mod entered;
mod evaluate;
mod explain;
mod explain_distance;
mod explain_happened;
mod explain_standing;
mod explain_verdict;
mod explain_written;
mod facts;
mod fall;
mod figures;
mod finding;
mod ground;
mod judge_discipline;
mod judge_figures;
mod judge_incidents;
mod judge_ruled;
mod judge_shares;
mod judge_standing;
mod judge_written;
mod latest;
mod library;
mod loosened;
mod moment;
mod names;
mod notice;
mod output;
mod own;
mod question;
mod reach;
mod reason;
pub mod report;
mod rule_set;
mod score;
mod succession;
mod telling;
mod term;
mod test;
mod web;
mod window;

pub use assessment::{APP_VERSION, Change, assess, compare};
pub use book_verdicts::BookVerdicts;
pub use calendar::{DoneWhen, Due, Duty, DutyState, agenda};
pub use deadline::{Dated, Deadline};
pub use differences::{ConditionList, Difference, differences};
pub use distance::{Distance, Lack, Remedy, Tally};
pub use entered::{Content, Entered, GROUPS, Ready};
pub use evaluate::Evaluator;
pub use explain::Explainer;
pub use fall::Fall;
pub use figures::REGISTER_COMPLETE;
pub use finding::{Finding, Need, Outcome, RecordRef, Ruled, Verdict};
pub use judge_discipline::DISCIPLINE_COMPLETE;
pub use library::{Library, LibraryError};
pub use loosened::loosens;
pub use names::{
    certainty_name, field_name, group_of, outcome_name, reading_name, record_kind_name,
    unit_kind_name, unit_title,
};
pub use notice::Notice;
pub use output::{AuthorityOutput, FindingOutput, NoticeOutput, ScoreOutput, VerdictOutput};
pub use own::{MAX_OWN, OwnFault, OwnProblem};
pub use reason::{Figure, FigureDays, Origin, Own, Reason};
pub use rule_set::{
    Authority, Condition, CopiedFrom, PointClass, Points, Regional, RuleSet, Scoring, Source,
    Wording,
};
pub use score::{PointRange, Score};
pub use term::Term;
pub use test::{
    Baseline, Exception, Having, Percent, Qualifier, ShareLimit, ShareTotals, Test, Timeframe,
};
pub use web::web_host;
pub use window::{MonthDay, Window};
