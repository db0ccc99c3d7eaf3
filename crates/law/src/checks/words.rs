//! The sentence of a doubt, in Vietnamese or English.

use super::doubt::Doubt;
use super::reason::DoubtReason;
use crate::explain::Explainer;
use crate::names::{outcome_name, record_kind_name, with_small_first};
use book::text::say;
use book::{Day, KindCode, KindGroup, Period, RecordKind, Year};

impl Explainer<'_> {
    /// The reason why the figures of a doubt are doubtful, as a sentence with the exact numbers.
    pub fn doubt(&self, doubt: &Doubt) -> String {
        let year = doubt.year;
        match &doubt.reason {
            DoubtReason::MoreDated { indicator, total, dated } => say!(
                self.lang,
                "{of}: số liệu năm là {total}, nhưng sổ đã ghi {dated} có ngày",
                "{of}: the year's total is {total}, but {dated} are dated in the register",
                of = self.indicator(indicator)
            ),
            DoubtReason::FewerDated { indicator, total, dated } => say!(
                self.lang,
                "{of}: số liệu năm là {total}, nhưng sổ được xác nhận đã ghi đủ chỉ có {dated}",
                "{of}: the year's total is {total}, but the register, stated to be complete, has {dated}",
                of = self.indicator(indicator)
            ),
            DoubtReason::PartsAbove { indicator, whole, sum, units } => say!(
                self.lang,
                "{of}: {units} đơn vị bên dưới cộng lại là {sum}, nhiều hơn số của đơn vị này là {whole}",
                "{of}: {units} units below add up to {sum}, more than the unit's own {whole}",
                of = self.indicator(indicator)
            ),
            DoubtReason::PartsBelow { indicator, whole, sum, units } => say!(
                self.lang,
                "{of}: cả {units} đơn vị bên dưới cộng lại là {sum}, ít hơn số của đơn vị này là {whole}",
                "{of}: all {units} units below add up to {sum}, fewer than the unit's own {whole}",
                of = self.indicator(indicator)
            ),
            DoubtReason::Copied { same, of } => self.copied(same, *of, year),
            DoubtReason::NoneBeside { indicator, other, value } => say!(
                self.lang,
                "{of}: năm {year} là 0, nhưng năm {other} là {value}",
                "{of}: 0 in {year}, but {value} in {other}",
                of = self.indicator(indicator)
            ),
            DoubtReason::Far { indicator, value, before } => {
                self.far(indicator, *value, before, year)
            }
            DoubtReason::Without { part, value, whole } => say!(
                self.lang,
                "{part} là {value}, nhưng {whole} là 0",
                "{part}: {value}, but {whole}: 0",
                part = self.indicator(part),
                whole = self.small(whole)
            ),
            DoubtReason::MoreThan { part, value, whole, of } => say!(
                self.lang,
                "{part} là {value}, nhiều hơn {whole} là {of}",
                "{part}: {value}, more than {whole}: {of}",
                part = self.indicator(part),
                whole = self.small(whole)
            ),
            DoubtReason::MoreHouseholds { registered, living } => say!(
                self.lang,
                "{registered} hộ đăng ký, nhưng đơn vị chỉ có {living} hộ",
                "{registered} households registered, but the unit has {living}"
            ),
            DoubtReason::MoreHouseholdsBelow { sum, registered, units } => say!(
                self.lang,
                "{units} khu dân cư có {sum} hộ đăng ký, nhiều hơn số của cả xã là {registered}",
                "{units} hamlets have {sum} households registered, more than the whole commune's {registered}"
            ),
            DoubtReason::OutsideLife { day, life } => self.outside(doubt, *day, *life),
            DoubtReason::Recognised { standard, granted, outcome, conditions } => {
                let standard = self.label(KindGroup::Standard, standard);
                let (outcome, count) = (outcome_name(*outcome, self.lang), conditions.len());
                let verdict = match count {
                    0 => outcome.to_owned(),
                    _ => say!(
                        self.lang,
                        "{outcome} ({count} điều kiện)",
                        "{outcome} ({count} conditions)"
                    ),
                };
                match granted {
                    true => say!(
                        self.lang,
                        "đã được công nhận “{standard}”, nhưng theo số liệu thì {verdict}",
                        "recognised as “{standard}”, but by the figures {verdict}"
                    ),
                    false => say!(
                        self.lang,
                        "không được công nhận “{standard}”, nhưng theo số liệu thì {verdict}",
                        "refused “{standard}”, but by the figures {verdict}"
                    ),
                }
            }
        }
    }

    fn copied(&self, same: &[(KindCode, u32)], of: u32, year: Year) -> String {
        let figures: Vec<_> = same
            .iter()
            .map(|(indicator, value)| format!("{} {value}", self.small(indicator)))
            .collect();
        let before = year.before(1).unwrap_or(year);
        say!(
            self.lang,
            "{count}/{of} số liệu giống hệt năm {before}: {figures}",
            "{count} of {of} figures are those of {before}: {figures}",
            count = same.len(),
            figures = figures.join(", ")
        )
    }

    fn far(&self, indicator: &KindCode, value: u32, before: &[(Year, u32)], year: Year) -> String {
        let years: Vec<_> = before.iter().map(|(year, value)| format!("{year}: {value}")).collect();
        say!(
            self.lang,
            "{of}: năm {year} là {value}, khác xa các năm trước ({years})",
            "{of}: {value} in {year}, far from the years before ({years})",
            of = self.indicator(indicator),
            years = years.join(", ")
        )
    }

    fn outside(&self, doubt: &Doubt, day: Option<Day>, life: Period) -> String {
        let kind = doubt.records.first().map_or(RecordKind::Incident, |record| record.kind);
        let record = record_kind_name(kind, self.lang);
        let life = self.period(life);
        match day {
            Some(day) => say!(
                self.lang,
                "một {record} ngày {day} nằm ngoài thời gian tồn tại của đơn vị ({life})",
                "a record ({record}) of {day} is outside the unit's life ({life})"
            ),
            None => say!(
                self.lang,
                "một {record} của năm {year} nằm ngoài thời gian tồn tại của đơn vị ({life})",
                "a record ({record}) of {year} is outside the unit's life ({life})",
                year = doubt.year
            ),
        }
    }

    fn indicator(&self, code: &KindCode) -> String {
        self.label(KindGroup::Indicator, code)
    }

    /// An indicator's label inside a sentence.
    fn small(&self, code: &KindCode) -> String {
        with_small_first(&self.indicator(code))
    }
}
