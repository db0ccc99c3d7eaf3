//! The sentences of distances.

use super::conditions::Having;
use super::distance::{Distance, Lack, Tally};
use super::explain::Explainer;
use book::text::say;
use book::{KindCode, KindGroup};

impl Explainer<'_> {
    /// A distance as a sentence without a full stop.
    pub fn distance(&self, distance: &Distance) -> String {
        match distance {
            Distance::Room { of, left: 0, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self.lang,
                    "{of}đã đến giới hạn {limit} {unit}, không được thêm",
                    "{of}at the limit of {limit} {unit}, no more allowed"
                )
            }
            Distance::Room { of, left, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self.lang,
                    "{of}còn được phép {left} {unit} (giới hạn {limit})",
                    "{of}{left} more {unit} allowed (limit {limit})"
                )
            }
            Distance::Over { of, limit: 0, .. } => {
                let (of, unit) = self.tally(of);
                say!(self.lang, "{of}không được có {unit} nào", "{of}no {unit} allowed")
            }
            Distance::Over { of, by, limit } => {
                let (of, unit) = self.tally(of);
                say!(
                    self.lang,
                    "{of}vượt {by} {unit} so với giới hạn {limit}",
                    "{of}{by} {unit} over the limit of {limit}"
                )
            }
            Distance::Short { of, by } => {
                say!(self.lang, "thiếu {by} {of}", "{by} {of} short", of = self.lack(of))
            }
            Distance::TooLate => say!(
                self.lang,
                "không thể khắc phục trong năm vì đã quá thời hạn; chờ cấp có thẩm quyền quyết định",
                "too late to be repaired in the year; only a competent person can decide"
            ),
            Distance::Answer { kind, value } => {
                let kind = self.label(KindGroup::Statement, kind);
                match value {
                    true => say!(self.lang, "cần bảo đảm: {kind}", "this must be so: {kind}"),
                    false => {
                        say!(self.lang, "cần khắc phục: {kind}", "this must be put right: {kind}")
                    }
                }
            }
            Distance::Rating { force, at_least } => say!(
                self.lang,
                "{force} phải được xếp loại từ «{at_least}» trở lên",
                "{force} must be rated “{at_least}” or better",
                force = self.label(KindGroup::Force, force),
                at_least = self.label(KindGroup::Rating, at_least)
            ),
            Distance::Standard { standard } => {
                let standard = self.label(KindGroup::Standard, standard);
                say!(
                    self.lang,
                    "phải đạt {standard}",
                    "the unit must have the standard: {standard}"
                )
            }
        }
    }

    /// The words before a number, and the unit after it.
    pub(super) fn tally(&self, of: &Tally) -> (String, String) {
        match of {
            Tally::Incidents(kinds) => (String::new(), self.unit_of_incidents(kinds)),
            Tally::People => (String::new(), say!(self.lang, "người", "people")),
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
        say!(self.lang, "vụ", "cases")
    }

    fn unit_of(&self, indicator: &KindCode) -> Option<String> {
        let kind = self.catalogue.get(KindGroup::Indicator, indicator)?;
        Some(kind.unit.as_ref()?.get(self.lang).to_owned())
    }

    pub(super) fn lack(&self, of: &Lack) -> String {
        match of {
            Lack::Models => say!(self.lang, "mô hình", "models"),
            Lack::Households => {
                say!(self.lang, "hộ đăng ký", "registered households")
            }
            Lack::Units(Having::Registered) => {
                say!(self.lang, "đơn vị đăng ký", "registered units")
            }
            Lack::Units(Having::Recognised(_)) => {
                say!(self.lang, "đơn vị được công nhận", "recognised units")
            }
            Lack::Activities => say!(self.lang, "hoạt động", "activities"),
            Lack::Indicator(code) => {
                let unit = self.unit_of(code).map(|unit| format!("{unit} ")).unwrap_or_default();
                format!("{unit}({})", self.label(KindGroup::Indicator, code))
            }
        }
    }
}
