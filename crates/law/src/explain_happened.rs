//! The sentences of reasons from what happened and from figures.

use super::explain::{Explainer, say};
use super::names::{field_name, pick};
use super::{Exception, Fall, Figure, FigureDays, Origin, Reason, ShareLimit};
use book::{KindGroup, Lang, Reading};

impl Explainer<'_> {
    pub(super) fn happened(&self, reason: &Reason) -> String {
        match reason {
            Reason::NoIncidents { period } => {
                say!(
                    self,
                    "không có vụ việc nào trong {period}",
                    "no such incident in {period}",
                    period = self.period(*period)
                )
            }
            Reason::Incidents { cases, kinds, period } => say!(
                self,
                "{cases} {unit} trong {period}",
                "{cases} {unit} in {period}",
                cases = cases,
                unit = self.unit_of_incidents(kinds),
                period = self.period(*period)
            ),
            Reason::Excepted { date, exception } => {
                let why = match exception {
                    Exception::ForceMajeure => pick(self.lang, "bất khả kháng", "force majeure"),
                    Exception::Handled => pick(
                        self.lang,
                        "phát hiện kịp thời, giảm thiểu hậu quả và báo cáo ngay",
                        "found in time, mitigated and reported at once",
                    ),
                };
                say!(
                    self,
                    "vụ ngày {date} không tính: {why}",
                    "the case of {date} does not count: {why}",
                    date = date,
                    why = why
                )
            }
            Reason::Unclear { date, field } => say!(
                self,
                "vụ ngày {date} chưa ghi «{field}»",
                "the case of {date} leaves “{field}” blank",
                date = date,
                field = field_name(field, self.lang)
            ),
            Reason::RegisterOpen { unit, units, until, denied, period } => {
                let others = match units.saturating_sub(1) {
                    0 => String::new(),
                    count => say!(
                        self,
                        " và {count} đơn vị khác",
                        " and {count} more units",
                        count = count
                    ),
                };
                let until = match (until, denied) {
                    (_, Some(denied)) => {
                        say!(
                            self,
                            "chưa ghi đủ, theo xác nhận ngày {denied}",
                            "is not complete, as was said on {denied}",
                            denied = denied
                        )
                    }
                    (Some(until), None) => say!(
                        self,
                        "mới xác nhận đến {until}",
                        "is confirmed to {until} only",
                        until = until
                    ),
                    (None, None) => {
                        pick(self.lang, "chưa được xác nhận ghi đủ", "is not confirmed complete")
                            .to_owned()
                    }
                };
                say!(
                    self,
                    "sổ vụ việc của {unit}{others} {until}; cần xác nhận cho {period}",
                    "the incident register of {unit}{others} {until}; {period} must be confirmed",
                    unit = self.unit(unit),
                    others = others,
                    until = until,
                    period = self.period(*period)
                )
            }
            Reason::Compared {
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
                    (Reading::Assess, None) => self.hint(*now, *before, *continuous),
                    _ => format!(" {}", sign(*passes)),
                };
                let asked = match by {
                    Some(by) => say!(
                        self,
                        "; cần giảm ít nhất {by}%",
                        "; at least {by}% fewer needed",
                        by = by.number()
                    ),
                    None if *continuous => {
                        say!(self, "; phải giảm liên tục", "; must fall every year")
                    }
                    None => String::new(),
                };
                say!(
                    self,
                    "{indicator}: {now}, {before}{asked}{verdict}",
                    "{indicator}: {now}, {before}{asked}{verdict}",
                    indicator = self.label(KindGroup::Indicator, indicator),
                    now = self.figure_of(*days, *now),
                    before = self.figure_of(*against, *before),
                    asked = asked,
                    verdict = verdict
                )
            }
            Reason::NeverFell { indicator, from, to } => say!(
                self,
                "{indicator}: số liệu còn thiếu là bao nhiêu thì từ {from} đến {to} cũng không giảm như yêu cầu ✕",
                "{indicator}: whatever the missing figures are, from {from} to {to} it did not fall as is asked ✕",
                indicator = self.label(KindGroup::Indicator, indicator),
                from = self.days(*from),
                to = self.days(*to)
            ),
            Reason::Counted { indicator, figure, at_most } => say!(
                self,
                "{indicator}: {figure}; không quá {at_most}",
                "{indicator}: {figure}; not more than {at_most}",
                indicator = self.label(KindGroup::Indicator, indicator),
                figure = self.figure(*figure),
                at_most = at_most
            ),
            Reason::TotalShare { part, whole, numbers: [of_part, of_whole], limit, passes } => {
                let limit = match limit {
                    ShareLimit::AtLeast(percent) => {
                        say!(
                            self,
                            "cần từ {percent}%",
                            "at least {percent}% needed",
                            percent = percent.number()
                        )
                    }
                    ShareLimit::LessThan(percent) => {
                        say!(
                            self,
                            "cần dưới {percent}%",
                            "under {percent}% needed",
                            percent = percent.number()
                        )
                    }
                };
                let doubt = match passes {
                    Some(_) => "",
                    None if *of_whole == 0 && *of_part == 0 => pick(
                        self.lang,
                        "; tổng bằng 0 thì không có tỷ lệ",
                        "; there is no share of none",
                    ),
                    None => pick(
                        self.lang,
                        "; phần lớn hơn tổng, hai số mâu thuẫn",
                        "; the part is more than the whole: they contradict",
                    ),
                };
                let (part, whole) = (
                    self.label(KindGroup::Indicator, part),
                    self.label(KindGroup::Indicator, whole),
                );
                format!("{part} / {whole}: {of_part}/{of_whole}; {limit}{doubt}")
            }
            Reason::TotalBeyond { unit, indicator, year, total, dated } => say!(
                self,
                "{indicator} năm {year}: số tổng nhập của {unit} là {total}, nhưng sổ vụ việc được xác nhận ghi đủ chỉ có {dated}; hai số mâu thuẫn",
                "{indicator} of {year}: the total entered for {unit} is {total}, but the register that is confirmed complete has only {dated}: they contradict",
                indicator = self.label(KindGroup::Indicator, indicator),
                year = year,
                unit = self.unit(unit),
                total = total,
                dated = dated
            ),
            Reason::NoTotals { part, whole } => say!(
                self,
                "chưa nhập đủ hai số liệu năm: {part}; {whole}",
                "the two totals are not both entered: {part}; {whole}",
                part = self.label(KindGroup::Indicator, part),
                whole = self.label(KindGroup::Indicator, whole)
            ),
            _ => String::new(),
        }
    }

    fn days(&self, days: FigureDays) -> String {
        match days {
            FigureDays::Year(year) => say!(self, "năm {year}", "{year}", year = year),
            FigureDays::TwelveMonths { to } => {
                say!(self, "12 tháng đến {to}", "the 12 months to {to}", to = to)
            }
        }
    }

    /// A figure with its days: `năm 2024 có 3`, and of what is not known `năm 2024 chưa có số
    /// liệu`.
    fn figure_of(&self, days: FigureDays, figure: Figure) -> String {
        let (of, value) = (self.days(days), self.figure(figure));
        match (figure.origin, figure.low, figure.high) {
            (Origin::Contradicted, _, None) => {
                say!(self, "{of} {value}", "{value} in {of}", of = of, value = value)
            }
            (Origin::Contradicted, _, Some(_)) | (_, 1.., _) | (_, 0, Some(_)) => {
                say!(self, "{of} có {value}", "{value} in {of}", of = of, value = value)
            }
            (_, 0, None) => say!(self, "{of} {value}", "{value} for {of}", of = of, value = value),
        }
    }

    /// What figures that a person decides on come to by the reading "contain", or by words that ask
    /// for fewer each year: no verdict.
    fn hint(&self, now: Figure, before: Figure, continuous: bool) -> String {
        match Fall::asked(Reading::Contain, None, continuous)
            .and_then(|fall| fall.is_met(now, before))
        {
            Some(true) if continuous => {
                say!(self, "; gợi ý, không phải kết quả: có giảm", "; a hint, no verdict: it falls")
            }
            Some(false) if continuous => say!(
                self,
                "; gợi ý, không phải kết quả: không giảm",
                "; a hint, no verdict: it does not fall"
            ),
            Some(true) => say!(
                self,
                "; gợi ý, không phải kết quả: không tăng, theo cách hiểu “kiềm chế” là đạt",
                "; a hint, no verdict: it does not rise, which passes by the reading “contain”"
            ),
            Some(false) => say!(
                self,
                "; gợi ý, không phải kết quả: tăng, theo cách hiểu “kiềm chế” là không đạt",
                "; a hint, no verdict: it rises, which does not pass by the reading “contain”"
            ),
            None => String::new(),
        }
    }
}

/// Passes, does not, or unknown.
fn sign(passes: Option<bool>) -> &'static str {
    match passes {
        Some(true) => "✓",
        Some(false) => "✕",
        None => "?",
    }
}
