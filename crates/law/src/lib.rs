//! Rule sets and how they judge a unit.
//!
//! [`Library::national`] reads the rule sets of `criteria/`. An [`Evaluator`] of a book gives
//! [`Verdict`]s: trees of [`Finding`]s, each with its clause, its [`Reason`]s, the records that it
//! rests on and what would settle it. `conditions` holds the tests of the rule language, one file
//! for each test.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)
)]

mod assessment;
mod assessment_period;
mod book_verdicts;
mod calendar;
mod certainty;
pub mod checks;
mod conditions;
mod contradictions;
mod covered_days;
mod dated;
mod deadline;
mod deciding_findings;
mod difference_words;
mod differences;
mod distance;
mod duty;
mod entered_rule_set;
mod evaluate;
mod evaluator;
mod explain;
mod explain_distance;
mod explain_needs;
mod explain_points;
mod explain_remedy;
mod explain_verdict;
mod facts;
mod field_name;
mod figure;
mod finding;
mod former_evidence;
mod former_units;
mod happened;
mod incident_register;
mod indicator_figure;
mod kept_evaluator;
mod last_statement;
mod latest_record;
mod library;
mod names;
mod notice;
mod output;
mod own_rule_set_problem;
mod own_rule_sets;
mod points;
mod points_given;
mod question;
mod question_days;
mod recognitions;
mod reduction;
mod register;
mod register_complete;
pub mod report;
mod rule_set;
mod rule_set_copy;
mod rulings;
mod score;
mod smallest_change;
mod span;
mod succession;
mod territory;
mod test_finding;
mod web_address;
mod window;

pub use assessment::{APP_VERSION, Change, assess, compare};
pub use assessment_period::Term;
pub use book::Outcome;
pub use book_verdicts::BookVerdicts;
pub use calendar::{Due, DutyState, agenda};
pub use conditions::{
    Activity, ActivityReason, AtMost, AtMostReason, Baseline, Beside, Bounds, ByPerson,
    ByPersonReason, CommonReason, Compared, Condition, DISCIPLINE_COMPLETE, Demand, Discipline,
    DisciplineReason, Exception, Group, GroupReason, Having, Households, HouseholdsReason, Limit,
    Models, ModelsReason, NoIncident, NoIncidentReason, Paper, PaperReason, Percent, Qualifier,
    Rating, RatingReason, Reason, Reduced, ReducedReason, Registration, RegistrationReason,
    ShareLimit, ShareTotals, Source, Standard, StandardReason, Statement, StatementReason, Test,
    Timeframe, TotalShare, TotalShareReason, UnitHas, UnitShare, UnitShareReason, Wording, loosens,
};
pub use deadline::{Dated, Deadline};
pub use differences::{ConditionList, Difference, differences};
pub use distance::{Distance, Lack, Tally};
pub use duty::{DoneWhen, Duty};
pub use entered_rule_set::{Content, Entered, GROUPS, Ready};
pub use evaluator::Evaluator;
pub use explain::Explainer;
pub use figure::{Figure, FigureDays, Origin};
pub use finding::{Finding, Need, RecordRef, Ruled, Verdict};
pub use kept_evaluator::{Basis, KeptEvaluator};
pub use library::{Library, LibraryError};
pub use names::{
    certainty_name, group_of, outcome_name, reading_name, record_kind_name, shard_word,
    unit_kind_name, unit_title,
};
pub use notice::Notice;
pub use output::{AuthorityOutput, FindingOutput, NoticeOutput, ScoreOutput, VerdictOutput};
pub use own_rule_set_problem::{MAX_OWN, OwnFault, OwnProblem};
pub use points::{PointClass, PointRange, Points, Score, Scoring};
pub use register_complete::REGISTER_COMPLETE;
pub use rule_set::{Authority, CopiedFrom, Regional, RuleSet};
pub use smallest_change::Remedy;
pub use web_address::web_host;
pub use window::{MonthDay, Window};
