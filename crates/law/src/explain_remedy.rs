//! The sentences about the changes that would let a unit meet the rule.

use super::conditions::Test;
use super::distance::Distance;
use super::explain::Explainer;
use super::finding::{Finding, Verdict};
use super::smallest_change::Remedy;
use book::text::say;

impl Explainer<'_> {
    /// One change that the unit needs to meet the rule, or the fact that nobody can make it any
    /// more.
    pub fn remedy(&self, verdict: &Verdict, remedy: &Remedy) -> String {
        match remedy {
            Remedy::Points(points) if verdict.settled => {
                let short = say!(
                    self.lang,
                    "thiếu ít nhất {points} điểm",
                    "at least {points} points short"
                );
                format!("{short}; {}", self.beyond_repair(verdict))
            }
            Remedy::Points(points) => {
                say!(self.lang, "thêm ít nhất {points} điểm", "at least {points} more points")
            }
            Remedy::Condition(finding) => format!(
                "{}: {}",
                finding.condition.called(self.lang),
                self.otherwise(verdict, finding)
            ),
        }
    }

    fn otherwise(&self, verdict: &Verdict, finding: &Finding) -> String {
        if finding.ruled.is_some() {
            return say!(
                self.lang,
                "cấp có thẩm quyền phải quyết định khác",
                "a competent person must decide otherwise"
            );
        }
        let is_fixed = finding.distances.is_empty()
            && matches!(finding.condition.requires, Test::Statement(_));
        if finding.settled || is_fixed {
            let known = finding
                .distances
                .iter()
                .filter(|distance| distance.tells_how_far())
                .map(|distance| self.distance(distance));
            let too_late = finding
                .distances
                .contains(&Distance::TooLate)
                .then(|| self.distance(&Distance::TooLate));
            return known
                .chain([too_late.unwrap_or_else(|| self.beyond_repair(verdict))])
                .collect::<Vec<_>>()
                .join("; ");
        }
        let falls_short = |distance: &&Distance| !matches!(distance, Distance::Room { .. });
        let sentences: Vec<_> = finding
            .distances
            .iter()
            .filter(falls_short)
            .map(|distance| self.needed(finding, distance))
            .collect();
        if sentences.is_empty() && finding.condition.requires.counts_events() {
            return self.later(String::new());
        }
        if sentences.is_empty() {
            return say!(
                self.lang,
                "số liệu chưa đủ để tính còn cách bao nhiêu",
                "the figures do not say by how much"
            );
        }
        sentences.join("; ")
    }

    /// Nobody can change it: it happened, or the days are over.
    fn beyond_repair(&self, verdict: &Verdict) -> String {
        match verdict.asked {
            Some(_) => say!(
                self.lang,
                "không thể khắc phục cho lần đề nghị này",
                "cannot be repaired for this request"
            ),
            None => {
                say!(self.lang, "không thể khắc phục trong năm", "cannot be repaired in the year")
            }
        }
    }

    /// The change that would close a distance.
    fn needed(&self, finding: &Finding, distance: &Distance) -> String {
        match distance {
            Distance::Over { of, .. } if finding.condition.requires.counts_events() => {
                self.later(self.tally(of).0)
            }
            Distance::Over { of, by, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self.lang,
                    "{of}bớt {by} {unit}, còn nhiều nhất {limit}",
                    "{of}{by} {unit} fewer, at most {limit}"
                )
            }
            Distance::Short { of, by } => {
                say!(self.lang, "thêm {by} {of}", "{by} more {of}", of = self.lack(of))
            }
            Distance::Room { .. }
            | Distance::TooLate
            | Distance::Answer { .. }
            | Distance::Rating { .. }
            | Distance::Standard { .. } => self.distance(distance),
        }
    }

    /// An event cannot be undone. A later request, though, is judged on other twelve months.
    fn later(&self, of: String) -> String {
        say!(
            self.lang,
            "{of}chỉ có thể đề nghị sau, khi 12 tháng tính đến ngày đề nghị không còn vượt giới hạn",
            "{of}the unit can only ask later, when the twelve months up to the request are within the limit"
        )
    }
}
