//! The sentences of distances, of what would have to be otherwise, and of points.

use super::explain::{Explainer, say};
use super::names::pick;
use super::{Distance, Finding, Having, Lack, PointRange, Remedy, Score, Tally, Test, Verdict};
use book::{KindCode, KindGroup, Lang};

impl Explainer<'_> {
    /// How far a figure is from its limit.
    pub fn distance(&self, distance: &Distance) -> String {
        match distance {
            Distance::Room { of, left: 0, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self,
                    "{of}đã đến giới hạn {limit} {unit}, không được thêm",
                    "{of}at the limit of {limit} {unit}, no more allowed",
                    of = of,
                    limit = limit,
                    unit = unit
                )
            }
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
            Distance::Over { of, limit: 0, .. } => {
                let (of, unit) = self.tally(of);
                say!(self, "{of}không được có {unit} nào", "{of}no {unit} allowed", of = of, unit = unit)
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
                let kind = self.label(KindGroup::Statement, kind);
                match value {
                    true => say!(self, "cần bảo đảm: {kind}", "this must be so: {kind}", kind = kind),
                    false => say!(self, "cần khắc phục: {kind}", "this must be put right: {kind}", kind = kind),
                }
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
            Tally::Indicator(code) => (
                format!("{}: ", self.label(KindGroup::Indicator, code)),
                self.unit_of(code).unwrap_or_else(|| self.cases()),
            ),
        }
    }

    /// The unit that incidents of these kinds are counted in: their own where all have the same,
    /// else cases.
    pub(super) fn unit_of_incidents(&self, kinds: &[KindCode]) -> String {
        let mut units = kinds.iter().map(|kind| {
            self.catalogue.get(KindGroup::Incident, kind).and_then(|kind| kind.unit.as_ref())
        });
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
            Lack::Units(Having::Registered) => {
                pick(self.lang, "đơn vị đăng ký", "registered units").to_owned()
            }
            Lack::Units(Having::Recognised(_)) => {
                pick(self.lang, "đơn vị được công nhận", "recognised units").to_owned()
            }
            Lack::Activities => pick(self.lang, "hoạt động", "activities").to_owned(),
            Lack::Indicator(code) => {
                let unit = self.unit_of(code).map(|unit| format!("{unit} ")).unwrap_or_default();
                format!("{unit}({})", self.label(KindGroup::Indicator, code))
            }
        }
    }

    /// One thing that would have to be otherwise for the unit to meet the rule; where nobody can
    /// make it so any more, that.
    pub fn remedy(&self, verdict: &Verdict, remedy: &Remedy) -> String {
        match remedy {
            Remedy::Points(points) if verdict.settled => {
                let short = say!(
                    self,
                    "thiếu ít nhất {points} điểm",
                    "at least {points} points short",
                    points = points
                );
                format!("{short}; {}", self.beyond_repair(verdict))
            }
            Remedy::Points(points) => {
                say!(
                    self,
                    "thêm ít nhất {points} điểm",
                    "at least {points} more points",
                    points = points
                )
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
            return pick(
                self.lang,
                "cấp có thẩm quyền phải quyết định khác",
                "a competent person must decide otherwise",
            )
            .to_owned();
        }
        let is_fixed = finding.distances.is_empty()
            && matches!(finding.condition.requires, Test::Statement { .. });
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
        if sentences.is_empty() && happens(&finding.condition.requires) {
            return self.later(String::new());
        }
        if sentences.is_empty() {
            return pick(
                self.lang,
                "số liệu chưa đủ để tính còn cách bao nhiêu",
                "the figures do not say by how much",
            )
            .to_owned();
        }
        sentences.join("; ")
    }

    /// That nobody can make it otherwise: it happened, or the days are over.
    fn beyond_repair(&self, verdict: &Verdict) -> String {
        match verdict.asked {
            Some(_) => pick(
                self.lang,
                "không thể khắc phục cho lần đề nghị này",
                "cannot be repaired for this request",
            ),
            None => {
                pick(self.lang, "không thể khắc phục trong năm", "cannot be repaired in the year")
            }
        }
        .to_owned()
    }

    /// What would close a distance.
    fn needed(&self, finding: &Finding, distance: &Distance) -> String {
        match (distance, &finding.condition.requires) {
            (Distance::Over { of, by, limit }, Test::TotalShare { .. }) => {
                let (of, unit) = self.tally(of);
                say!(
                    self,
                    "{of}bớt {by} {unit}, còn nhiều nhất {limit}",
                    "{of}{by} {unit} fewer, at most {limit}",
                    of = of,
                    by = by,
                    unit = unit,
                    limit = limit
                )
            }
            (Distance::Over { of, .. }, _) => self.later(self.tally(of).0),
            (Distance::Short { of, by }, _) => {
                say!(self, "thêm {by} {of}", "{by} more {of}", by = by, of = self.lack(of))
            }
            _ => self.distance(distance),
        }
    }

    /// What happened stays; only the twelve months up to a request that is still to come move on.
    fn later(&self, of: String) -> String {
        say!(
            self,
            "{of}chỉ có thể đề nghị sau, khi 12 tháng tính đến ngày đề nghị không còn vượt giới hạn",
            "{of}the unit can only ask later, when the twelve months up to the request are within the limit",
            of = of
        )
    }

    /// The points of an item.
    pub fn points(&self, points: PointRange, most: u32) -> String {
        match points.exact() {
            Some(number) => say!(
                self,
                "{number}/{most} điểm",
                "{number} of {most} points",
                number = number,
                most = most
            ),
            None if points.low == 0 && points.high == most => {
                say!(
                    self,
                    "chưa chấm được điểm (tối đa {most})",
                    "points not known yet (of {most})",
                    most = most
                )
            }
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
        let is_blank = score.low == 0
            && score.high > 0
            && score.high.saturating_add(score.unseen) >= score.out_of;
        let sum = if is_blank { score.out_of } else { score.high };
        let sum = self.points(PointRange { low: score.low, high: sum }, score.out_of);
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
            Some(class) => say!(
                self,
                "; xếp loại {class}",
                "; class: {class}",
                class = class.label.get(self.lang)
            ),
            None => String::new(),
        };
        format!("{sum}{unseen}{class}")
    }
}

/// Whether a test looks at what happened, which nobody can undo.
fn happens(test: &Test) -> bool {
    matches!(
        test,
        Test::NoIncident { .. }
            | Test::Discipline { .. }
            | Test::Reduced { .. }
            | Test::AtMost { .. }
    )
}
