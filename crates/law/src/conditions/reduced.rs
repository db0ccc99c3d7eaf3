//! `reduced`: each indicator is held back or reduced ("kiềm chế, kéo giảm").

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::loosened::drops_any;
use super::{FormerUnits, Limit, Name, Names, Percent, Reason, RuleTest};
use crate::distance::{Distance, Tally};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::figure::{Figure, FigureDays};
use crate::question::Question;
use crate::reduction::Reduction;
use crate::span::Span;
use crate::test_finding::TestFinding;
use book::text::say;
use book::{Catalogue, KindCode, KindGroup, Outcome, Reading, Year};

/// The years with which a figure is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Baseline {
    /// The year before.
    PreviousYear,
    /// Each of this many years is compared with the year before it.
    PrecedingYears(u16),
    /// A fixed year, such as 2019.
    Year(Year),
}

impl Baseline {
    fn is_looser_than(self, origin: Self) -> bool {
        match (self, origin) {
            (Self::PrecedingYears(new), Self::PrecedingYears(old)) => new < old,
            (Self::PrecedingYears(_), Self::PreviousYear) => false,
            (Self::PreviousYear | Self::PrecedingYears(_) | Self::Year(_), _) => self != origin,
        }
    }
}

/// Each indicator is held back or reduced by the reading in use.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct Reduced {
    /// The indicators. Each is judged by itself.
    pub indicators: Vec<KindCode>,
    /// The years with which the figures are compared.
    pub against: Baseline,
    /// The percentage by which the figures must fall, if the text names one. Then no reading is
    /// needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Percent>,
    /// Whether the figures must fall every year or be zero ("giảm liên tục"). By no reading is it
    /// enough that they do not rise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub continuous: bool,
}

impl RuleTest for Reduced {
    const NAMES: &'static Names = &Names {
        test: "reduced",
        members: &[
            Name::of("reduced", "kiềm chế, kéo giảm", "contained, reduced"),
            Name::of("indicators", "chỉ tiêu", "indicators"),
            Name::of("against", "so với", "against"),
            Name::of("by", "mức giảm ít nhất", "reduced by at least"),
            Name::of("continuous", "phải giảm liên tục", "fewer each year"),
            Name::of("preceding_years", "số năm liền trước", "preceding years"),
            Name::of("year", "năm", "year"),
        ],
        values: &[Name::of("previous_year", "năm trước", "the year before")],
        percents: &["by"],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let spans = self.spans(question);
        let reduction = Reduction::asked(question.reading, self.by, self.continuous);
        let mut found = TestFinding::default();
        let mut outcomes = Vec::new();
        for indicator in &self.indicators {
            let figure = |span: &Span| (*span, found.measure(evaluator, question, indicator, span));
            let figures: Vec<_> = spans.iter().map_while(Option::as_ref).map(figure).collect();
            outcomes.push(outcome_of(reduction, &figures));
            let is_explained = self.compare(indicator, &figures, question, reduction, &mut found);
            if let (true, Some((last, _)), Some((first, _))) = (
                !is_explained && outcomes.last() == Some(&Outcome::NotMet),
                figures.first(),
                figures.last(),
            ) {
                let (from, to) = (first.days(), last.days());
                let indicator = indicator.clone();
                found.because.push(ReducedReason::NeverFell { indicator, from, to }.into());
            }
        }
        found.conclude(Outcome::all(outcomes))
    }

    /// The figures of former units are summed with the unit's.
    fn former_units(&self) -> FormerUnits {
        FormerUnits::Apart
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        let mut limits = Limit::codes("reduced.indicators", KindGroup::Indicator, &self.indicators);
        match self.against {
            Baseline::PreviousYear => (),
            Baseline::PrecedingYears(years) => {
                limits.push(Limit::years("reduced.against.preceding_years", years))
            }
            Baseline::Year(year) => limits.push(Limit::earlier_year("reduced.against.year", year)),
        }
        limits.extend(self.by.map(|by| Limit::share("reduced.by", by)));
        limits
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        // A fall by some percent is a fall.
        let must_fall = |test: &Self| test.continuous || test.by.is_some();
        drops_any(&self.indicators, &origin.indicators)
            || self.by < origin.by
            || self.against.is_looser_than(origin.against)
            || (must_fall(origin) && !must_fall(self))
    }

    fn is_final(&self, outcome: Outcome, _: &Catalogue) -> bool {
        outcome == Outcome::NotMet
    }

    fn counts_events(&self) -> bool {
        true
    }
}

impl Reduced {
    /// The days whose figures are compared with each other, latest first; `None` where a year
    /// cannot be written.
    fn spans(&self, question: &Question) -> Vec<Option<Span>> {
        let earlier: Vec<_> = match self.against {
            Baseline::PreviousYear => vec![question.span(1)],
            Baseline::PrecedingYears(count) => {
                (1..=count).map(|back| question.span(back)).collect()
            }
            Baseline::Year(year) => vec![question.of_calendar(year)],
        };
        [question.span(0)].into_iter().chain(earlier).collect()
    }

    /// Compares each figure of an indicator with the one before it, measures how far the latest is
    /// from its limit, and adds both to `found`. Returns whether one comparison shows by itself
    /// that the figure did not fall as asked.
    fn compare(
        &self,
        indicator: &KindCode,
        figures: &[(Span, Figure)],
        question: &Question,
        reduction: Option<Reduction>,
        found: &mut TestFinding,
    ) -> bool {
        let mut is_explained = false;
        for (place, pair) in figures.windows(2).enumerate() {
            let [(span, now), (against, before)] = pair else { continue };
            // The figures of earlier years can no longer change.
            if let (0, Some(now), Some(limit)) = (
                place,
                now.exact(),
                reduction.zip(before.exact()).map(|(reduction, before)| reduction.limit(before)),
            ) {
                let of = Tally::Indicator(indicator.clone());
                found.distances.extend(Distance::to_limit(of, now, limit));
            }
            let passes = reduction.and_then(|reduction| reduction.is_met(*now, *before));
            is_explained |= passes == Some(false);
            let reason = ReducedReason::Compared {
                indicator: indicator.clone(),
                days: span.days(),
                now: *now,
                against: against.days(),
                before: *before,
                passes,
                reading: question.reading,
                by: self.by,
                continuous: self.continuous,
            };
            found.because.push(reason.into());
        }
        is_explained
    }
}

/// The outcome of figures, latest first. If the reading leaves it to a person, known figures are
/// for decision.
fn outcome_of(reduction: Option<Reduction>, figures: &[(Span, Figure)]) -> Outcome {
    if figures.len() < 2 {
        return Outcome::Missing;
    }
    let figures: Vec<_> = figures.iter().map(|(_, figure)| *figure).collect();
    let Some(reduction) = reduction else {
        let are_known = figures.iter().all(|figure| figure.exact().is_some());
        return if are_known { Outcome::ForDecision } else { Outcome::Missing };
    };
    if reduction.is_impossible(&figures) {
        return Outcome::NotMet;
    }
    let pairs =
        figures.windows(2).filter_map(|pair| pair.first().copied().zip(pair.last().copied()));
    Outcome::all(pairs.map(|(now, before)| Outcome::of(reduction.is_met(now, before))))
}

/// The reason for the outcome of a test of a figure that must be held back or reduced.
#[derive(Clone, Debug, PartialEq)]
pub enum ReducedReason {
    /// An indicator compared with an earlier year.
    Compared {
        /// The indicator.
        indicator: KindCode,
        /// The later days.
        days: FigureDays,
        /// Their figure.
        now: Figure,
        /// The days that they are compared with.
        against: FigureDays,
        /// The figure of those.
        before: Figure,
        /// Whether it passes, by the share asked for or by the reading.
        passes: Option<bool>,
        /// The reading.
        reading: Reading,
        /// The percentage by which it must fall, if the text names one.
        by: Option<Percent>,
        /// Whether the text asks for fewer each year ("giảm liên tục").
        continuous: bool,
    },
    /// Whatever the unknown figures are, an indicator cannot have fallen from year to year as is
    /// asked.
    NeverFell {
        /// The indicator.
        indicator: KindCode,
        /// The first days.
        from: FigureDays,
        /// The last days.
        to: FigureDays,
    },
}

impl From<ReducedReason> for Reason {
    fn from(reason: ReducedReason) -> Self {
        Self::Reduced(reason)
    }
}

impl ReducedReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        Some(match self {
            Self::Compared { reading: Reading::Assess, by: None, .. } => Outcome::ForDecision,
            Self::Compared { passes, .. } => Outcome::of(*passes),
            Self::NeverFell { .. } => Outcome::NotMet,
        })
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Compared {
                indicator,
                days,
                now,
                against,
                before,
                passes,
                reading,
                by,
                continuous,
            } => {
                let verdict = match (reading, by) {
                    (Reading::Assess, None) => hint(explainer, *now, *before, *continuous),
                    (Reading::Strict | Reading::Contain, _) | (Reading::Assess, Some(_)) => {
                        format!(" {}", sign(*passes))
                    }
                };
                say!(
                    explainer.lang,
                    "{indicator}: {now}, {before}{asked}{verdict}",
                    "{indicator}: {now}, {before}{asked}{verdict}",
                    indicator = explainer.label(KindGroup::Indicator, indicator),
                    now = explainer.figure_of_days(*days, *now),
                    before = explainer.figure_of_days(*against, *before),
                    asked = asked(explainer, *by, *continuous)
                )
            }
            Self::NeverFell { indicator, from, to } => say!(
                explainer.lang,
                "{indicator}: số liệu còn thiếu là bao nhiêu thì từ {from} đến {to} cũng không giảm như yêu cầu ✕",
                "{indicator}: whatever the missing figures are, from {from} to {to} it did not fall as is asked ✕",
                indicator = explainer.label(KindGroup::Indicator, indicator),
                from = explainer.days(*from),
                to = explainer.days(*to)
            ),
        }
    }
}

/// The words for what the text requires beside the reading.
fn asked(explainer: &Explainer, by: Option<Percent>, continuous: bool) -> String {
    match by {
        Some(by) => say!(
            explainer.lang,
            "; cần giảm ít nhất {by}%",
            "; at least {by}% fewer needed",
            by = by.number()
        ),
        None if continuous => {
            say!(explainer.lang, "; phải giảm liên tục", "; must fall every year")
        }
        None => String::new(),
    }
}

/// A hint beside figures that a person decides on: their outcome by the reading "contain", or by a
/// text that requires fewer each year. It is no verdict.
fn hint(explainer: &Explainer, now: Figure, before: Figure, continuous: bool) -> String {
    let reduction = Reduction::asked(Reading::Contain, None, continuous);
    match reduction.and_then(|reduction| reduction.is_met(now, before)) {
        Some(true) if continuous => say!(
            explainer.lang,
            "; gợi ý, không phải kết quả: có giảm",
            "; a hint, no verdict: it falls"
        ),
        Some(false) if continuous => say!(
            explainer.lang,
            "; gợi ý, không phải kết quả: không giảm",
            "; a hint, no verdict: it does not fall"
        ),
        Some(true) => say!(
            explainer.lang,
            "; gợi ý, không phải kết quả: không tăng, theo cách hiểu “kiềm chế” là đạt",
            "; a hint, no verdict: it does not rise, which passes by the reading “contain”"
        ),
        Some(false) => say!(
            explainer.lang,
            "; gợi ý, không phải kết quả: tăng, theo cách hiểu “kiềm chế” là không đạt",
            "; a hint, no verdict: it rises, which does not pass by the reading “contain”"
        ),
        None => String::new(),
    }
}

/// The sign of an outcome: passes, does not pass, or unknown.
fn sign(passes: Option<bool>) -> &'static str {
    match passes {
        Some(true) => "✓",
        Some(false) => "✕",
        None => "?",
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::{assert_looser, limited};

    #[test]
    fn comparing_with_fewer_years_or_not_each_year_is_looser() {
        assert_looser(
            r#"{"reduced": {"indicators": ["a"], "against": "previous_year"}}"#,
            r#"{"reduced": {"indicators": ["a"], "against": {"preceding_years": 3}}}"#,
        );
        assert_looser(
            r#"{"reduced": {"indicators": ["a"], "against": "previous_year"}}"#,
            r#"{"reduced": {"indicators": ["a"], "against": "previous_year", "continuous": true}}"#,
        );
    }

    #[test]
    fn fewer_indicators_or_a_smaller_fall_is_looser() {
        for (less, more) in [
            (r#"["a"], "by": 5"#, r#"["a", "b"], "by": 5"#),
            (r#"["a"], "by": 5"#, r#"["a"], "by": 10"#),
            (r#"["a"]"#, r#"["a"], "by": 5"#),
            // A fall each year is a fall, so only the percentage beside it is dropped.
            (r#"["a"], "continuous": true"#, r#"["a"], "continuous": true, "by": 5"#),
        ] {
            let [less, more] = [less, more].map(|indicators| {
                format!(
                    r#"{{"reduced": {{"against": "previous_year", "indicators": {indicators}}}}}"#
                )
            });
            assert_looser(&less, &more);
        }
    }

    #[test]
    fn a_rule_file_names_indicators_years_and_a_share_within_limits() {
        assert_eq!(
            limited(
                r#"{"reduced": {"indicators": ["a"], "against": {"preceding_years": 3}, "by": 5}}"#
            ),
            [
                "reduced.indicators",
                "reduced.indicators",
                "reduced.against.preceding_years",
                "reduced.by"
            ]
        );
        assert_eq!(
            limited(r#"{"reduced": {"indicators": [], "against": {"year": 2019}}}"#),
            ["reduced.indicators", "reduced.against.year"]
        );
    }
}
