//! `no_incident`: no incident of these kinds in the window.

mod judge;
mod reasons;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::drops_any;
use super::{FormerUnits, Limit, Name, Names, RuleTest};
use crate::evaluator::Evaluator;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::{Catalogue, KindCode, KindGroup, Outcome, Severity};

pub use reasons::NoIncidentReason;

/// A circumstance that excuses an incident which must not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Exception {
    /// Force majeure (bất khả kháng).
    ForceMajeure,
    /// The incident was found in time, mitigated and reported at once: all three.
    Handled,
}

/// A property that an incident must have, besides its kind, to count against the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// It was contrary to law (trái pháp luật).
    ContraryToLaw,
    /// It was prolonged (kéo dài).
    Prolonged,
    /// Residents committed it. For an agency, enterprise or school: its own people did.
    ByResidents,
    /// Somebody died.
    Fatal,
}

/// No incident of these kinds may have happened in the window.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct NoIncident {
    /// The kinds of incident, each with the kinds within it.
    pub kinds: Vec<KindCode>,
    /// The number of years, the last of which is the window. If absent, the window alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u16>,
    /// Only incidents at least this serious count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Only incidents with all these properties count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only: Vec<Qualifier>,
    /// Incidents with one of these circumstances do not count.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unless: Vec<Exception>,
}

impl RuleTest for NoIncident {
    const NAMES: &'static Names = &Names {
        test: "no_incident",
        members: &[
            Name::of("no_incident", "không có vụ việc", "no incident"),
            Name::of("years", "số năm xét", "years looked at"),
            Name::of("severity", "từ mức độ", "from severity"),
            Name::of("only", "chỉ tính vụ", "only those"),
            Name::of("unless", "trừ vụ", "unless"),
        ],
        values: &[
            Name::of("force_majeure", "bất khả kháng", "force majeure"),
            Name::of(
                "handled",
                "phát hiện kịp thời, giảm thiểu hậu quả, báo cáo ngay",
                "found in time, mitigated, reported",
            ),
            Name::of("contrary_to_law", "trái pháp luật", "contrary to law"),
            Name::of("prolonged", "kéo dài", "prolonged"),
            Name::of(
                "by_residents",
                "do người cư trú, người của đơn vị gây ra",
                "by residents or the unit's own people",
            ),
            Name::of("fatal", "có người chết", "fatal"),
            Name::of("less_serious", "ít nghiêm trọng", "less serious"),
            Name::of("serious", "nghiêm trọng", "serious"),
            Name::of("very_serious", "rất nghiêm trọng", "very serious"),
            Name::of("especially_serious", "đặc biệt nghiêm trọng", "especially serious"),
        ],
        percents: &[],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        judge::judge(self, evaluator, question)
    }

    /// The incidents of former units are among the unit's.
    fn former_units(&self) -> FormerUnits {
        FormerUnits::Apart
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        let mut limits = Limit::codes("no_incident.kinds", KindGroup::Incident, &self.kinds);
        limits.extend(self.years.map(|years| Limit::years("no_incident.years", years)));
        limits
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        drops_any(&self.kinds, &origin.kinds)
            || self.years.unwrap_or(1) < origin.years.unwrap_or(1)
            || self.severity > origin.severity
            || drops_any(&origin.only, &self.only)
            || drops_any(&origin.unless, &self.unless)
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        outcome == Outcome::NotMet
    }

    fn counts_events(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn forbidding_fewer_incidents_is_looser() {
        assert_looser(
            r#"{"no_incident": {"kinds": ["crime"], "severity": "serious"}}"#,
            r#"{"no_incident": {"kinds": ["crime"]}}"#,
        );
        assert_looser(
            r#"{"no_incident": {"kinds": ["crime"]}}"#,
            r#"{"no_incident": {"kinds": ["crime", "fire"]}}"#,
        );
        assert_looser(
            r#"{"no_incident": {"kinds": ["crime"], "unless": ["handled"]}}"#,
            r#"{"no_incident": {"kinds": ["crime"]}}"#,
        );
        assert_looser(
            r#"{"no_incident": {"kinds": ["crime"]}}"#,
            r#"{"no_incident": {"kinds": ["crime"], "years": 3}}"#,
        );
    }
}
