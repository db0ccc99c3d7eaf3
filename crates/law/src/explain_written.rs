//! The sentences of reasons from what must be written down.

use super::Reason;
use super::explain::{Explainer, say};
use super::names::{outcome_name, pick};
use book::{KindGroup, Lang};

impl Explainer<'_> {
    pub(super) fn written(&self, reason: &Reason) -> String {
        match reason {
            Reason::PaperFound { kind, date } => {
                say!(
                    self,
                    "{kind} ngày {date}",
                    "{kind} of {date}",
                    kind = self.label(KindGroup::Paper, kind),
                    date = date
                )
            }
            Reason::PaperLate { kind, date, period } => say!(
                self,
                "{kind} ngày {date}, ngoài thời hạn {period}",
                "{kind} of {date}, outside {period}",
                kind = self.label(KindGroup::Paper, kind),
                date = date,
                period = self.period(*period)
            ),
            Reason::NoPaper { kinds, period } => say!(
                self,
                "chưa nhập {kinds} (thời hạn {period})",
                "not entered: {kinds} (due {period})",
                kinds = self.labels(KindGroup::Paper, kinds),
                period = self.period(*period)
            ),
            Reason::Registered { date } => {
                say!(self, "đăng ký ngày {date}", "registered on {date}", date = date)
            }
            Reason::RegisteredLate { date, period } => say!(
                self,
                "đăng ký ngày {date}, ngoài thời hạn {period}",
                "registered on {date}, outside {period}",
                date = date,
                period = self.period(*period)
            ),
            Reason::NotRegistered { year } => {
                say!(
                    self,
                    "chưa nhập bản đăng ký năm {year}",
                    "no registration for {year} entered",
                    year = year
                )
            }
            Reason::Households { registered, residing } => say!(
                self,
                "{registered}/{residing} hộ đang cư trú đã đăng ký",
                "{registered} of {residing} residing households registered",
                registered = registered,
                residing = residing
            ),
            Reason::HouseholdsUnknown { registered, residing } => match (registered, residing) {
                (None, None) => {
                    say!(
                        self,
                        "chưa nhập số hộ đang cư trú và số hộ đăng ký",
                        "households residing and registered not entered"
                    )
                }
                (Some(registered), None) => say!(
                    self,
                    "{registered} hộ đã đăng ký; chưa nhập số hộ đang cư trú",
                    "{registered} households registered; those residing not entered",
                    registered = registered
                ),
                (None, Some(residing)) => say!(
                    self,
                    "{residing} hộ đang cư trú; chưa nhập số hộ đăng ký",
                    "{residing} households residing; those registered not entered",
                    residing = residing
                ),
                (Some(_), Some(residing)) => say!(
                    self,
                    "số hộ đang cư trú ghi là {residing}: cần kiểm tra lại",
                    "households residing are said to be {residing}: check the number",
                    residing = residing
                ),
            },
            Reason::Stated { about: Some(about), value, by, date, .. } => {
                let is_activity = self.catalogue.get(KindGroup::Activity, about).is_some();
                let about = self
                    .label(if is_activity { KindGroup::Activity } else { KindGroup::Paper }, about);
                let by = by.as_deref().map(|by| format!(", {by}")).unwrap_or_default();
                match value {
                    true => say!(
                        self,
                        "có {about} ({date}{by})",
                        "there was: {about} ({date}{by})",
                        about = about,
                        date = date,
                        by = by
                    ),
                    false => {
                        say!(
                            self,
                            "không có {about} ({date}{by})",
                            "there was none: {about} ({date}{by})",
                            about = about,
                            date = date,
                            by = by
                        )
                    }
                }
            }
            Reason::Stated { kind, value, by, date, .. } => {
                let question = self.label(KindGroup::Statement, kind);
                let answer = pick(
                    self.lang,
                    if *value { "có" } else { "không" },
                    if *value { "yes" } else { "no" },
                );
                let by = by.as_deref().map(|by| format!(", {by}")).unwrap_or_default();
                format!("{question}: {answer} ({date}{by})")
            }
            Reason::NotStated { kind } => {
                say!(
                    self,
                    "chưa có xác nhận: {kind}",
                    "not stated: {kind}",
                    kind = self.label(KindGroup::Statement, kind)
                )
            }
            Reason::SpeaksTo { until, to } => say!(
                self,
                "nội dung đã xác nhận mới tính đến ngày {until}, chưa đến hết ngày {to}",
                "what was said speaks of the days up to {until}, not of those up to {to}",
                until = until,
                to = to
            ),
            Reason::Disagreeing { date: Some(date) } => say!(
                self,
                "các bản ghi cùng ngày {date} nói khác nhau và được nhập cùng lúc: không rõ bản nào đúng",
                "records of {date} say different things and were entered at the same moment: nobody knows which is right",
                date = date
            ),
            Reason::Disagreeing { date: None } => say!(
                self,
                "các bản ghi nói khác nhau và được nhập cùng lúc: không rõ bản nào đúng",
                "records say different things and were entered at the same moment: nobody knows which is right"
            ),
            Reason::RuledBefore { ruling, by, date, to } => say!(
                self,
                "quyết định “{ruling}” ngày {date} ({by}) có trước ngày {to} nên chưa tính hết kỳ; điều kiện được xét lại",
                "the ruling “{ruling}” of {date} ({by}) is from before {to} and does not cover all days; the condition is judged again",
                ruling = outcome_name((*ruling).into(), self.lang),
                date = date,
                by = by,
                to = to
            ),
            Reason::Activities { count: 0, at_least } => {
                say!(
                    self,
                    "chưa nhập hoạt động nào, cần ít nhất {at_least}",
                    "none entered, at least {at_least} needed",
                    at_least = at_least
                )
            }
            Reason::Activities { count, at_least } => say!(
                self,
                "đã nhập {count}, cần ít nhất {at_least}",
                "{count} entered, at least {at_least} needed",
                count = count,
                at_least = at_least
            ),
            _ => String::new(),
        }
    }
}
