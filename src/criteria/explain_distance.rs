//! The sentences of distances, of what would have to be otherwise, and of points.

use super::explain::{Explainer, say};
use super::names::pick;
use super::{Distance, Finding, Having, Lack, Outcome, PointRange, Remedy, Score, Tally};
use crate::book::{KindCode, KindGroup, Lang};

impl Explainer<'_> {
    /// How far a figure is from its limit.
    pub fn distance(&self, distance: &Distance) -> String {
        match distance {
            Distance::Room { of, left, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self,
                    "{of}còn được phép {left} {unit} (giới hạn {limit})",
                    "{of}{left} more {unit} allowed (limit {limit})",
                    of = of,
                    left = left,
                    unit = unit,
                    limit = limit
                )
            }
            Distance::Over { of, by, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self,
                    "{of}vượt {by} {unit} so với giới hạn {limit}",
                    "{of}{by} {unit} over the limit of {limit}",
                    of = of,
                    by = by,
                    unit = unit,
                    limit = limit
                )
            }
            Distance::Short { of, by } => say!(self, "thiếu {by} {of}", "{by} {of} short", by = by, of = self.lack(of)),
            Distance::TooLate => pick(
                self.lang,
                "không thể khắc phục trong năm vì đã quá thời hạn; chờ cấp có thẩm quyền quyết định",
                "too late to be repaired in the year; only a competent person can decide",
            )
            .to_owned(),
            Distance::Answer { kind, value } => {
                let answer = pick(self.lang, if *value { "có" } else { "không" }, if *value { "yes" } else { "no" });
                let kind = self.label(KindGroup::Statement, kind);
                say!(self, "xác nhận phải là «{answer}»: {kind}", "it must be stated “{answer}”: {kind}", answer = answer, kind = kind)
            }
            Distance::Rating { force, at_least } => say!(
                self,
                "{force} phải được xếp loại từ «{at_least}» trở lên",
                "{force} must be rated “{at_least}” or better",
                force = self.label(KindGroup::Force, force),
                at_least = self.label(KindGroup::Rating, at_least)
            ),
            Distance::Standard { standard } => {
                let standard = self.label(KindGroup::Standard, standard);
                say!(self, "phải đạt {standard}", "the unit must have the standard: {standard}", standard = standard)
            }
        }
    }

    /// What is counted, as a lead, and its unit.
    fn tally(&self, of: &Tally) -> (String, String) {
        match of {
            Tally::Incidents(kinds) => (String::new(), self.unit_of_incidents(kinds)),
            Tally::People => (String::new(), pick(self.lang, "người", "people").to_owned()),
            Tally::Indicator(code) => {
                (format!("{}: ", self.label(KindGroup::Indicator, code)), self.unit_of(code).unwrap_or_else(|| self.cases()))
            }
        }
    }

    /// The unit that incidents of these kinds are counted in: their own where all have the same, else cases.
    pub(super) fn unit_of_incidents(&self, kinds: &[KindCode]) -> String {
        let mut units = kinds.iter().map(|kind| self.catalogue.get(KindGroup::Incident, kind).and_then(|kind| kind.unit.as_ref()));
        let first = units.next().flatten();
        let shared = first.filter(|first| units.all(|unit| unit == Some(first)));
        shared.map_or_else(|| self.cases(), |unit| unit.get(self.lang).to_owned())
    }

    fn cases(&self) -> String {
        pick(self.lang, "vụ", "cases").to_owned()
    }

    fn unit_of(&self, indicator: &KindCode) -> Option<String> {
        let kind = self.catalogue.get(KindGroup::Indicator, indicator)?;
        Some(kind.unit.as_ref()?.get(self.lang).to_owned())
    }

    fn lack(&self, of: &Lack) -> String {
        match of {
            Lack::Models => pick(self.lang, "mô hình", "models").to_owned(),
            Lack::Households => pick(self.lang, "hộ đăng ký", "registered households").to_owned(),
            Lack::Units(Having::Registered) => pick(self.lang, "đơn vị đăng ký", "registered units").to_owned(),
            Lack::Units(Having::Recognised(_)) => pick(self.lang, "đơn vị được công nhận", "recognised units").to_owned(),
            Lack::Activities => pick(self.lang, "hoạt động", "activities").to_owned(),
            Lack::Indicator(code) => {
                let unit = self.unit_of(code).map(|unit| format!("{unit} ")).unwrap_or_default();
                format!("{unit}({})", self.label(KindGroup::Indicator, code))
            }
        }
    }

    /// One thing that would have to be otherwise for the unit to meet the rule.
    pub fn remedy(&self, remedy: &Remedy) -> String {
        match remedy {
            Remedy::Points(points) => {
                say!(self, "thêm ít nhất {points} điểm", "at least {points} more points", points = points)
            }
            Remedy::Condition(finding) => format!("{}: {}", finding.condition.called(self.lang), self.otherwise(finding)),
        }
    }

    fn otherwise(&self, finding: &Finding) -> String {
        let ruled = finding.ruled.is_some() && finding.computed != Outcome::NotMet;
        if ruled || finding.distances.is_empty() {
            return if finding.ruled.is_some() {
                pick(self.lang, "cấp có thẩm quyền phải quyết định khác", "a competent person must decide otherwise")
            } else {
                pick(self.lang, "số liệu chưa đủ để tính còn cách bao nhiêu", "the figures do not say by how much")
            }
            .to_owned();
        }
        let falls_short = |distance: &&Distance| !matches!(distance, Distance::Room { .. });
        let sentences: Vec<_> = finding.distances.iter().filter(falls_short).map(|distance| self.needed(distance)).collect();
        sentences.join("; ")
    }

    /// What would close a distance.
    fn needed(&self, distance: &Distance) -> String {
        match distance {
            Distance::Over { of, by, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self,
                    "{of}bớt {by} {unit} (giới hạn {limit})",
                    "{of}{by} {unit} fewer (limit {limit})",
                    of = of,
                    by = by,
                    unit = unit,
                    limit = limit
                )
            }
            Distance::Short { of, by } => say!(self, "thêm {by} {of}", "{by} more {of}", by = by, of = self.lack(of)),
            _ => self.distance(distance),
        }
    }

    /// The points of an item.
    pub fn points(&self, points: PointRange, most: u32) -> String {
        match points.exact() {
            Some(number) => say!(self, "{number}/{most} điểm", "{number} of {most} points", number = number, most = most),
            None => say!(
                self,
                "{low} đến {high}/{most} điểm",
                "{low} to {high} of {most} points",
                low = points.low,
                high = points.high,
                most = most
            ),
        }
    }

    /// The sum of a table of points, and what it comes to.
    pub fn score(&self, score: &Score) -> String {
        let sum = self.points(PointRange { low: score.low, high: score.high }, score.out_of);
        let unseen = match score.unseen {
            0 => String::new(),
            unseen => say!(
                self,
                "; {unseen} điểm thuộc các mục chưa thấy văn bản",
                "; {unseen} points are of items whose text was not seen",
                unseen = unseen
            ),
        };
        let class = match &score.class {
            Some(class) => say!(self, "; xếp loại {class}", "; class: {class}", class = class.label.get(self.lang)),
            None => String::new(),
        };
        format!("{sum}{unseen}{class}")
    }
}
