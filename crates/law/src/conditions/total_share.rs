//! `total_share`: one yearly total as a share of another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FormerUnits, Limit, Name, Names, Reason, RuleTest, ShareLimit};
use crate::distance::{Distance, Lack, Tally};
use crate::evaluator::Evaluator;
use crate::explain::Explainer;
use crate::finding::Need;
use crate::question::Question;
use crate::test_finding::TestFinding;
use book::text::{Text, say};
use book::{Catalogue, KindCode, KindGroup, Outcome, RecordKind};

/// One yearly total must be at least, or less than, a share of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline, description = "")]
pub struct TotalShare {
    /// The indicator of the part.
    pub part: KindCode,
    /// The indicator of the whole.
    pub whole: KindCode,
    /// The share.
    pub limit: ShareLimit,
}

impl RuleTest for TotalShare {
    const NAMES: &'static Names = &Names {
        test: "total_share",
        members: &[
            Name::of("total_share", "tỷ lệ giữa hai số liệu năm", "share of a yearly total"),
            Name::of("limit", "giới hạn", "limit"),
        ],
        values: &[],
        percents: &["limit", "at_least", "less_than"],
    };

    fn judge(&self, evaluator: &Evaluator, question: &Question) -> TestFinding {
        let mut found = TestFinding::default();
        let mut read = |indicator: &KindCode| {
            let total = evaluator.total(question, indicator);
            match &total {
                Some((_, records)) => found.records.extend(records.iter().cloned()),
                None => found.needs.push(question.need(RecordKind::YearlyTotal, Some(indicator))),
            }
            total
        };
        let (Some((of_part, part_records)), Some((of_whole, whole_records))) =
            (read(&self.part), read(&self.whole))
        else {
            let (part, whole) = (self.part.clone(), self.whole.clone());
            found.because.push(TotalShareReason::NotEntered { part, whole }.into());
            return found.conclude(Outcome::Missing);
        };
        let (Some(of_part), Some(of_whole)) = (of_part, of_whole) else {
            let unclear = [(of_part, part_records), (of_whole, whole_records)]
                .into_iter()
                .filter(|(value, _)| value.is_none());
            return found.disagreeing(None, "value", unclear.flat_map(|(_, records)| records));
        };
        let reason = |passes| TotalShareReason::Compared {
            part: self.part.clone(),
            whole: self.whole.clone(),
            numbers: [of_part, of_whole],
            limit: self.limit,
            passes,
        };
        if of_whole == 0 || of_part > of_whole {
            let records = part_records.into_iter().chain(whole_records);
            found.needs.extend(records.map(|record| Need::Field { record, field: "value" }));
            found.because.push(reason(None).into());
            return found.conclude(Outcome::Missing);
        }
        let (is_reached, distance) = self.compare(of_part, of_whole);
        found.distances.extend(distance);
        found.because.push(reason(Some(is_reached)).into());
        found.conclude(Outcome::of(Some(is_reached)))
    }

    /// The totals of former units are summed.
    fn former_units(&self) -> FormerUnits {
        FormerUnits::Apart
    }

    fn limits(&self) -> Vec<Limit<'_>> {
        vec![
            Limit::code("total_share.part", KindGroup::Indicator, &self.part),
            Limit::code("total_share.whole", KindGroup::Indicator, &self.whole),
            match self.limit {
                ShareLimit::AtLeast(percent) => Limit::share("total_share.limit.at_least", percent),
                ShareLimit::LessThan(percent) => {
                    Limit::share("total_share.limit.less_than", percent)
                }
            },
        ]
    }

    fn is_looser_than(&self, origin: &Self, _: &Catalogue) -> bool {
        self.part != origin.part
            || self.whole != origin.whole
            || self.limit.is_looser_than(origin.limit)
    }

    fn is_final(&self, _: Outcome, _: &Catalogue) -> bool {
        false
    }

    fn counts_events(&self) -> bool {
        false
    }
}

impl TotalShare {
    /// Whether the share passes, and its distance from the limit.
    fn compare(&self, of_part: u32, of_whole: u32) -> (bool, Option<Distance>) {
        match self.limit {
            ShareLimit::AtLeast(percent) => {
                let least = percent.least_of(of_whole);
                let distance =
                    Distance::to_least(Lack::Indicator(self.part.clone()), of_part, least);
                (of_part >= least, distance)
            }
            ShareLimit::LessThan(percent) => {
                let most = percent.least_of(of_whole).checked_sub(1);
                let distance = most.and_then(|most| {
                    Distance::to_limit(Tally::Indicator(self.part.clone()), of_part, most)
                });
                (most.is_some_and(|most| of_part <= most), distance)
            }
        }
    }
}

/// The reason for the outcome of a test of one total as a share of another.
#[derive(Clone, Debug, PartialEq)]
pub enum TotalShareReason {
    /// One total as a share of another.
    Compared {
        /// The indicator of the part.
        part: KindCode,
        /// The indicator of the whole.
        whole: KindCode,
        /// Part and whole.
        numbers: [u32; 2],
        /// The share asked for.
        limit: ShareLimit,
        /// Whether it passes; unknown if the whole is zero or the part is more than the whole.
        passes: Option<bool>,
    },
    /// One of two totals was not entered.
    NotEntered {
        /// The indicator of the part.
        part: KindCode,
        /// The indicator of the whole.
        whole: KindCode,
    },
}

impl From<TotalShareReason> for Reason {
    fn from(reason: TotalShareReason) -> Self {
        Self::TotalShare(reason)
    }
}

impl TotalShareReason {
    pub(crate) fn speaks_for(&self) -> Option<Outcome> {
        match self {
            Self::Compared { passes, .. } => Some(Outcome::of(*passes)),
            Self::NotEntered { .. } => Some(Outcome::Missing),
        }
    }

    pub(crate) fn text(&self, explainer: &Explainer) -> String {
        match self {
            Self::Compared { part, whole, numbers: [of_part, of_whole], limit, passes } => {
                let limit = asked(explainer, *limit);
                let doubt = match passes {
                    Some(_) => "",
                    None if *of_whole == 0 && *of_part == 0 => {
                        Text::new("; tổng bằng 0 thì không có tỷ lệ", "; there is no share of none")
                            .to(explainer.lang)
                    }
                    None => Text::new(
                        "; phần lớn hơn tổng, hai số mâu thuẫn",
                        "; the part is more than the whole: they contradict",
                    )
                    .to(explainer.lang),
                };
                let (part, whole) = (
                    explainer.label(KindGroup::Indicator, part),
                    explainer.label(KindGroup::Indicator, whole),
                );
                format!("{part} / {whole}: {of_part}/{of_whole}; {limit}{doubt}")
            }
            Self::NotEntered { part, whole } => say!(
                explainer.lang,
                "chưa nhập đủ hai số liệu năm: {part}; {whole}",
                "the two totals are not both entered: {part}; {whole}",
                part = explainer.label(KindGroup::Indicator, part),
                whole = explainer.label(KindGroup::Indicator, whole)
            ),
        }
    }
}

fn asked(explainer: &Explainer, limit: ShareLimit) -> String {
    match limit {
        ShareLimit::AtLeast(percent) => say!(
            explainer.lang,
            "cần từ {percent}%",
            "at least {percent}% needed",
            percent = percent.number()
        ),
        ShareLimit::LessThan(percent) => say!(
            explainer.lang,
            "cần dưới {percent}%",
            "under {percent}% needed",
            percent = percent.number()
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::conditions::loosened::assert_looser;

    #[test]
    fn a_higher_share_that_is_too_much_is_looser() {
        assert_looser(
            r#"{"total_share": {"part": "a", "whole": "b", "limit": {"less_than": 10}}}"#,
            r#"{"total_share": {"part": "a", "whole": "b", "limit": {"less_than": 5}}}"#,
        );
    }
}
