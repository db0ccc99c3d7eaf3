//! Conditions, and the tests of the rule language.
//!
//! One file (or folder) holds one test: its shape in rule files, how it judges, its reasons with
//! their sentences in both languages, its limits for the checker of rule files, and its unit tests.
//! [`RuleTest`] is the interface of every test.
//!
//! In the JSON Schema, a test's type replaces its variant, so the type's doc comment describes the
//! test.

mod activity;
mod at_most;
mod by_person;
mod common_reason;
mod compared;
mod discipline;
mod group;
mod households;
mod limit;
mod loosened;
mod measured;
mod models;
mod no_incident;
mod paper;
mod percent;
mod rating;
mod reduced;
mod registration;
mod rule_test;
mod rule_words;
mod source;
mod standard;
mod statement;
mod timeframe;
mod total_share;
mod unit_share;

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::points::Points;
use book::{Catalogue, Label, Lang, Outcome};

pub use activity::{Activity, ActivityReason};
pub use at_most::{AtMost, AtMostReason};
pub use by_person::{ByPerson, ByPersonReason};
pub use common_reason::{CommonReason, UnitHas};
pub use compared::{Beside, Bounds, Compared};
pub use discipline::{DISCIPLINE_COMPLETE, Discipline, DisciplineReason};
pub use group::{Group, GroupReason};
pub use households::{Households, HouseholdsReason};
pub use limit::{Demand, Limit};
pub use models::{Models, ModelsReason};
pub use no_incident::{Exception, NoIncident, NoIncidentReason, Qualifier};
pub use paper::{Paper, PaperReason};
pub use percent::{Percent, ShareLimit};
pub use rating::{Rating, RatingReason};
pub use reduced::{Baseline, Reduced, ReducedReason};
pub use registration::{Registration, RegistrationReason};
pub(crate) use rule_test::{FormerUnits, RuleTest};
pub(crate) use rule_words::{Name, Names};
pub use source::{Source, Wording};
pub use standard::{Standard, StandardReason};
pub use statement::{Statement, StatementReason};
pub use timeframe::Timeframe;
pub use total_share::{TotalShare, TotalShareReason};
pub use unit_share::{Having, ShareTotals, UnitShare, UnitShareReason};

/// A condition of a rule set: the clause that it comes from, and the test that it makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The id, unique in the rule set, such as `k4a`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9._-]{1,64}$"))]
    pub id: String,
    /// The clause, such as `Điều 4 khoản 4 điểm a`.
    pub clause: String,
    /// A short name for tables and headlines, such as `Nghị quyết, kế hoạch, đăng ký`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// The wording.
    pub text: Wording,
    /// The source of this condition, if it differs from the rule set's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// How we read the wording, if that needs saying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Label>,
    /// The points of the condition, if the set is a table of points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Points>,
    /// The test that the condition makes.
    pub requires: Test,
}

impl Condition {
    /// Its name with its clause: `Đăng ký phấn đấu (Điều 5 khoản 1)`; the clause alone where it has
    /// no name.
    pub fn called(&self, lang: Lang) -> String {
        match &self.name {
            Some(name) => format!("{} ({})", name.get(lang), self.clause),
            None => self.clause.clone(),
        }
    }

    /// The conditions that it is made of; none unless it is a group.
    pub fn parts(&self) -> &[Arc<Condition>] {
        self.requires.parts().unwrap_or_default()
    }
}

/// A test of the rule language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Test {
    /// All parts must be met.
    All(Vec<Arc<Condition>>),
    /// One of the parts must be met.
    Any(Vec<Arc<Condition>>),
    /// A paper of one of the kinds must be dated within the timeframe.
    Paper(Paper),
    /// The unit must have registered for the year within the timeframe.
    Registration(Registration),
    /// At least this share of the residing households must have registered.
    Households(Households),
    /// A person must have stated this answer.
    Statement(Statement),
    /// No incident of these kinds may have happened in the window.
    NoIncident(NoIncident),
    /// Each indicator must be contained or reduced ("kiềm chế, kéo giảm"), by the reading in use.
    Reduced(Reduced),
    /// The figure of an indicator for the window must not be above a number.
    AtMost(AtMost),
    /// One yearly total must be at least, or less than, a share of another.
    TotalShare(TotalShare),
    /// At least this many models must be maintained at the end of the window.
    Models(Models),
    /// The forces must have at least this rating.
    Rating(Rating),
    /// No member of these forces may have been disciplined in the window, by this form or a heavier
    /// one.
    Discipline(Discipline),
    /// Activities of these kinds must have been held within the timeframe.
    Activity(Activity),
    /// At least this share of the units below must have something.
    UnitShare(UnitShare),
    /// The unit itself must have a standard for the year: by a recognition or, if there is none, by
    /// evaluation.
    Standard(Standard),
    /// The commune must be in one of these groups of the new-countryside programme, whose values
    /// differ.
    Group(Group),
    /// Only a person can decide: the wording was not seen, or it leaves the matter to a person.
    ByPerson(ByPerson),
}

/// Evaluates one expression for any test, and another for the parts of a group.
macro_rules! each_test {
    ($test:expr, $one:pat => $of_one:expr, parts $parts:pat => $of_parts:expr $(,)?) => {
        $crate::conditions::each_test!(
            $test, $one => $of_one, all $parts => $of_parts, any $parts => $of_parts,
        )
    };
    (
        $test:expr,
        $one:pat => $of_one:expr,
        all $all:pat => $of_all:expr,
        any $any:pat => $of_any:expr $(,)?
    ) => {
        match $test {
            $crate::conditions::Test::All($all) => $of_all,
            $crate::conditions::Test::Any($any) => $of_any,
            $crate::conditions::Test::Paper($one) => $of_one,
            $crate::conditions::Test::Registration($one) => $of_one,
            $crate::conditions::Test::Households($one) => $of_one,
            $crate::conditions::Test::Statement($one) => $of_one,
            $crate::conditions::Test::NoIncident($one) => $of_one,
            $crate::conditions::Test::Reduced($one) => $of_one,
            $crate::conditions::Test::AtMost($one) => $of_one,
            $crate::conditions::Test::TotalShare($one) => $of_one,
            $crate::conditions::Test::Models($one) => $of_one,
            $crate::conditions::Test::Rating($one) => $of_one,
            $crate::conditions::Test::Discipline($one) => $of_one,
            $crate::conditions::Test::Activity($one) => $of_one,
            $crate::conditions::Test::UnitShare($one) => $of_one,
            $crate::conditions::Test::Standard($one) => $of_one,
            $crate::conditions::Test::Group($one) => $of_one,
            $crate::conditions::Test::ByPerson($one) => $of_one,
        }
    };
}
pub(crate) use each_test;

impl Test {
    /// Its parts, where it is a group.
    pub fn parts(&self) -> Option<&[Arc<Condition>]> {
        each_test!(self, _ => None, parts parts => Some(parts))
    }

    /// The part of the year in which it must be done, if the test names one. A group has that of
    /// its first part that names one.
    pub(crate) fn timeframe(&self) -> Option<Timeframe> {
        each_test!(
            self,
            test => test.timeframe(),
            parts parts => parts.iter().find_map(|part| part.requires.timeframe()),
        )
    }

    /// The limits that a rule file must keep to in this test, in the order in which mistakes are
    /// reported. A group has none, because its parts are conditions by themselves.
    pub fn limits(&self) -> Vec<Limit<'_>> {
        each_test!(self, test => test.limits(), parts _ => Vec::new())
    }

    /// The way in which records of former units count for the unit that was formed from them.
    pub(crate) fn former_units(&self) -> FormerUnits {
        each_test!(self, test => test.former_units(), parts _ => FormerUnits::Apart)
    }

    /// Whether it looks at events, which nobody can undo.
    pub(crate) fn counts_events(&self) -> bool {
        each_test!(self, test => test.counts_events(), parts _ => false)
    }
}

/// Whether a test could pass where another one, which it was made from, does not. A test of another
/// kind could. The catalogue ranks ratings.
pub fn loosens(own: &Test, origin: &Test, catalogue: &Catalogue) -> bool {
    match (own, origin) {
        (Test::All(_), Test::All(_)) | (Test::Any(_), Test::Any(_)) => false,
        (Test::Paper(own), Test::Paper(was)) => own.is_looser_than(was, catalogue),
        (Test::Registration(own), Test::Registration(was)) => own.is_looser_than(was, catalogue),
        (Test::Households(own), Test::Households(was)) => own.is_looser_than(was, catalogue),
        (Test::Statement(own), Test::Statement(was)) => own.is_looser_than(was, catalogue),
        (Test::NoIncident(own), Test::NoIncident(was)) => own.is_looser_than(was, catalogue),
        (Test::Reduced(own), Test::Reduced(was)) => own.is_looser_than(was, catalogue),
        (Test::AtMost(own), Test::AtMost(was)) => own.is_looser_than(was, catalogue),
        (Test::TotalShare(own), Test::TotalShare(was)) => own.is_looser_than(was, catalogue),
        (Test::Models(own), Test::Models(was)) => own.is_looser_than(was, catalogue),
        (Test::Rating(own), Test::Rating(was)) => own.is_looser_than(was, catalogue),
        (Test::Discipline(own), Test::Discipline(was)) => own.is_looser_than(was, catalogue),
        (Test::Activity(own), Test::Activity(was)) => own.is_looser_than(was, catalogue),
        (Test::UnitShare(own), Test::UnitShare(was)) => own.is_looser_than(was, catalogue),
        (Test::Standard(own), Test::Standard(was)) => own.is_looser_than(was, catalogue),
        (Test::Group(own), Test::Group(was)) => own.is_looser_than(was, catalogue),
        (Test::ByPerson(own), Test::ByPerson(was)) => own.is_looser_than(was, catalogue),
        (
            Test::All(_)
            | Test::Any(_)
            | Test::Paper(_)
            | Test::Registration(_)
            | Test::Households(_)
            | Test::Statement(_)
            | Test::NoIncident(_)
            | Test::Reduced(_)
            | Test::AtMost(_)
            | Test::TotalShare(_)
            | Test::Models(_)
            | Test::Rating(_)
            | Test::Discipline(_)
            | Test::Activity(_)
            | Test::UnitShare(_)
            | Test::Standard(_)
            | Test::Group(_)
            | Test::ByPerson(_),
            _,
        ) => true,
    }
}

/// The names of all tests.
pub(crate) fn names() -> [&'static Names; 17] {
    [
        &rule_words::SHARED,
        Paper::NAMES,
        Registration::NAMES,
        Households::NAMES,
        Statement::NAMES,
        NoIncident::NAMES,
        Reduced::NAMES,
        AtMost::NAMES,
        TotalShare::NAMES,
        Models::NAMES,
        Rating::NAMES,
        Discipline::NAMES,
        Activity::NAMES,
        UnitShare::NAMES,
        Standard::NAMES,
        Group::NAMES,
        ByPerson::NAMES,
    ]
}

/// One reason of a finding. A variant names the test that gives the reason.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Several tests, or something outside the tests.
    Common(CommonReason),
    /// `paper`.
    Paper(PaperReason),
    /// `registration`.
    Registration(RegistrationReason),
    /// `households`.
    Households(HouseholdsReason),
    /// `statement`.
    Statement(StatementReason),
    /// `no_incident`.
    NoIncident(NoIncidentReason),
    /// `reduced`.
    Reduced(ReducedReason),
    /// `at_most`.
    AtMost(AtMostReason),
    /// `total_share`.
    TotalShare(TotalShareReason),
    /// `models`.
    Models(ModelsReason),
    /// `rating`.
    Rating(RatingReason),
    /// `discipline`.
    Discipline(DisciplineReason),
    /// `activity`.
    Activity(ActivityReason),
    /// `unit_share`.
    UnitShare(UnitShareReason),
    /// `standard`.
    Standard(StandardReason),
    /// `group`.
    Group(GroupReason),
    /// `by_person`.
    ByPerson(ByPersonReason),
}

/// Evaluates one expression for any reason.
macro_rules! each_reason {
    ($reason:expr, $one:pat => $of_one:expr $(,)?) => {
        match $reason {
            $crate::conditions::Reason::Common($one) => $of_one,
            $crate::conditions::Reason::Paper($one) => $of_one,
            $crate::conditions::Reason::Registration($one) => $of_one,
            $crate::conditions::Reason::Households($one) => $of_one,
            $crate::conditions::Reason::Statement($one) => $of_one,
            $crate::conditions::Reason::NoIncident($one) => $of_one,
            $crate::conditions::Reason::Reduced($one) => $of_one,
            $crate::conditions::Reason::AtMost($one) => $of_one,
            $crate::conditions::Reason::TotalShare($one) => $of_one,
            $crate::conditions::Reason::Models($one) => $of_one,
            $crate::conditions::Reason::Rating($one) => $of_one,
            $crate::conditions::Reason::Discipline($one) => $of_one,
            $crate::conditions::Reason::Activity($one) => $of_one,
            $crate::conditions::Reason::UnitShare($one) => $of_one,
            $crate::conditions::Reason::Standard($one) => $of_one,
            $crate::conditions::Reason::Group($one) => $of_one,
            $crate::conditions::Reason::ByPerson($one) => $of_one,
        }
    };
}
pub(crate) use each_reason;

impl Reason {
    /// The outcome that it speaks for by itself; none where the limit or the wanted answer is not
    /// part of it.
    pub fn speaks_for(&self) -> Option<Outcome> {
        each_reason!(self, reason => reason.speaks_for())
    }
}
