//! The sentences of distances.

use super::conditions::Having;
use super::distance::{Distance, Lack, Tally};
use super::explain::{Explainer, say};
use super::names::pick;
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

    /// The words before a number, and the unit after it.
    pub(super) fn tally(&self, of: &Tally) -> (String, String) {
        match of {
            Tally::Incidents(kinds) => (String::new(), self.unit_of_incidents(kinds)),
            Tally::People => (String::new(), pick(self.lang, "người", "people").to_owned()),
            Tally::Indicator(code) => (
                format!("{}: ", self.label(KindGroup::Indicator, code)),
                self.unit_of(code).unwrap_or_else(|| self.cases()),
            ),
        }
    }

    /// The unit in which incidents of these kinds are counted: their own if all share it, else
    /// cases.
    pub(crate) fn unit_of_incidents(&self, kinds: &[KindCode]) -> String {
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

    pub(super) fn lack(&self, of: &Lack) -> String {
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
}
