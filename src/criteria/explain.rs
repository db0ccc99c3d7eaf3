//! The sentence of a reason or a need, in Vietnamese or English.

use super::names::{field_name, group_of, outcome_name, pick, record_kind_name, unit_kind_name};
use super::{Exception, Figure, Having, Need, Origin, Reason};
use crate::book::{Book, Catalogue, Day, KindCode, KindGroup, Lang, Period, Reading, UnitId};

/// Words for reasons and needs: knows the labels of codes and the names of units.
pub struct Explainer<'a> {
    /// The book that the reasons are about.
    pub book: &'a Book,
    /// Labels of codes.
    pub catalogue: &'a Catalogue,
    /// The language.
    pub lang: Lang,
}

/// Formats a sentence in the language in use.
macro_rules! say {
    ($self:ident, $vi:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {
        match $self.lang {
            Lang::Vi => format!($vi $(, $name = $value)*),
            Lang::En => format!($en $(, $name = $value)*),
        }
    };
}

impl Explainer<'_> {
    /// The label of a code, or the code itself if the catalogue does not know it.
    pub fn label(&self, group: KindGroup, code: &KindCode) -> String {
        self.catalogue.get(group, code).map_or_else(|| code.to_string(), |kind| kind.label.get(self.lang).to_owned())
    }

    fn labels(&self, group: KindGroup, codes: &[KindCode]) -> String {
        let labels: Vec<_> = codes.iter().map(|code| self.label(group, code)).collect();
        labels.join(pick(self.lang, " hoặc ", " or "))
    }

    /// A unit's name with what it is: `xã Việt Thành`.
    pub fn unit(&self, id: &UnitId) -> String {
        match self.book.unit(id) {
            Some((unit, _)) => format!("{} {}", unit_kind_name(unit.kind, self.lang), unit.name),
            None => id.to_string(),
        }
    }

    fn period(&self, period: Period) -> String {
        let day = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        format!("{}–{}", day(period.from), day(period.to))
    }

    fn figure(&self, figure: Figure) -> String {
        let origin = match figure.origin {
            Origin::Incidents => "",
            Origin::Total => pick(self.lang, " (số tổng nhập)", " (entered total)"),
            Origin::Sum => pick(self.lang, " (cộng các đơn vị)", " (sum of units)"),
            Origin::Contradicted => "",
        };
        if let (Origin::Contradicted, low, Some(high)) = (figure.origin, figure.low, figure.high) {
            return say!(
                self,
                "{low} hoặc {high} (sổ vụ việc và số tổng nhập không khớp)",
                "{low} or {high} (the register and the entered total differ)",
                low = low,
                high = high
            );
        }
        match (figure.exact(), figure.low) {
            (Some(value), _) => format!("{value}{origin}"),
            (None, 0) => pick(self.lang, "chưa biết", "unknown").to_owned(),
            (None, low) => say!(self, "ít nhất {low}{origin}", "at least {low}{origin}", low = low, origin = origin),
        }
    }

    /// Why a finding is what it is.
    pub fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::PaperFound { .. }
            | Reason::PaperLate { .. }
            | Reason::NoPaper { .. }
            | Reason::Registered { .. }
            | Reason::RegisteredLate { .. }
            | Reason::NotRegistered { .. }
            | Reason::Households { .. }
            | Reason::HouseholdsUnknown
            | Reason::Stated { .. }
            | Reason::NotStated { .. }
            | Reason::Activities { .. } => self.written(reason),
            Reason::NoIncidents { .. }
            | Reason::Incidents { .. }
            | Reason::Excepted { .. }
            | Reason::Unclear { .. }
            | Reason::RegisterOpen { .. }
            | Reason::Compared { .. } => self.happened(reason),
            _ => self.standing(reason),
        }
    }

    fn written(&self, reason: &Reason) -> String {
        match reason {
            Reason::PaperFound { kind, date } => {
                say!(self, "{kind} ngày {date}", "{kind} of {date}", kind = self.label(KindGroup::Paper, kind), date = date)
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
            Reason::Registered { date } => say!(self, "đăng ký ngày {date}", "registered on {date}", date = date),
            Reason::RegisteredLate { date, period } => say!(
                self,
                "đăng ký ngày {date}, ngoài thời hạn {period}",
                "registered on {date}, outside {period}",
                date = date,
                period = self.period(*period)
            ),
            Reason::NotRegistered { year } => {
                say!(self, "chưa nhập bản đăng ký năm {year}", "no registration for {year} entered", year = year)
            }
            Reason::Households { registered, residing } => say!(
                self,
                "{registered}/{residing} hộ đang cư trú đã đăng ký",
                "{registered} of {residing} residing households registered",
                registered = registered,
                residing = residing
            ),
            Reason::HouseholdsUnknown => {
                say!(self, "chưa nhập số hộ đang cư trú và số hộ đăng ký", "households residing and registered not entered")
            }
            Reason::Stated { kind, value, by, date } => {
                let question = self.label(KindGroup::Statement, kind);
                let answer = pick(self.lang, if *value { "có" } else { "không" }, if *value { "yes" } else { "no" });
                let by = by.as_deref().map(|by| format!(", {by}")).unwrap_or_default();
                format!("{question}: {answer} ({date}{by})")
            }
            Reason::NotStated { kind } => {
                say!(self, "chưa có xác nhận: {kind}", "not stated: {kind}", kind = self.label(KindGroup::Statement, kind))
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

    fn happened(&self, reason: &Reason) -> String {
        match reason {
            Reason::NoIncidents { period } => {
                say!(self, "không có vụ việc nào trong {period}", "no such incident in {period}", period = self.period(*period))
            }
            Reason::Incidents { cases, period } => {
                say!(self, "{cases} vụ trong {period}", "{cases} cases in {period}", cases = cases, period = self.period(*period))
            }
            Reason::Excepted { date, exception } => {
                let why = match exception {
                    Exception::ForceMajeure => pick(self.lang, "bất khả kháng", "force majeure"),
                    Exception::Handled => pick(
                        self.lang,
                        "phát hiện kịp thời, giảm thiểu hậu quả và báo cáo ngay",
                        "found in time, mitigated and reported at once",
                    ),
                };
                say!(self, "vụ ngày {date} không tính: {why}", "the case of {date} does not count: {why}", date = date, why = why)
            }
            Reason::Unclear { date, field } => say!(
                self,
                "vụ ngày {date} chưa ghi «{field}»",
                "the case of {date} leaves “{field}” blank",
                date = date,
                field = field_name(field, self.lang)
            ),
            Reason::RegisterOpen { unit, units, until, period } => {
                let others = match units.saturating_sub(1) {
                    0 => String::new(),
                    count => say!(self, " và {count} đơn vị khác", " and {count} more units", count = count),
                };
                let until = match until {
                    Some(until) => say!(self, "mới xác nhận đến {until}", "is confirmed to {until} only", until = until),
                    None => pick(self.lang, "chưa được xác nhận ghi đủ", "is not confirmed complete").to_owned(),
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
            Reason::Compared { indicator, year, now, before, passes, reading } => {
                let sign = match passes {
                    Some(true) => "✓",
                    Some(false) => "✕",
                    None => "?",
                };
                let verdict = if *reading == Reading::Assess { "" } else { sign };
                say!(
                    self,
                    "{indicator}: năm {year} có {now}, năm trước {before} {verdict}",
                    "{indicator}: {now} in {year}, {before} the year before {verdict}",
                    indicator = self.label(KindGroup::Indicator, indicator),
                    year = year,
                    now = self.figure(*now),
                    before = self.figure(*before),
                    verdict = verdict
                )
                .trim_end()
                .to_owned()
            }
            _ => String::new(),
        }
    }

    fn standing(&self, reason: &Reason) -> String {
        match reason {
            Reason::Models { count, unassessed, at_least } => {
                let unassessed = match unassessed {
                    0 => String::new(),
                    count => say!(self, ", {count} chưa đánh giá hiệu quả", ", {count} not yet assessed", count = count),
                };
                say!(
                    self,
                    "{count} mô hình{unassessed}; cần ít nhất {at_least}",
                    "{count} models{unassessed}; at least {at_least} needed",
                    count = count,
                    unassessed = unassessed,
                    at_least = at_least
                )
            }
            Reason::NoModels => say!(self, "chưa nhập mô hình nào", "no model entered"),
            Reason::Rated { force, rating, .. } => {
                format!("{}: {}", self.label(KindGroup::Force, force), self.label(KindGroup::Rating, rating))
            }
            Reason::NotRated { force } => {
                say!(self, "{force}: chưa có xếp loại", "{force}: not rated", force = self.label(KindGroup::Force, force))
            }
            Reason::Disciplined { force, people } => say!(
                self,
                "{force}: {people} người bị kỷ luật",
                "{force}: {people} disciplined",
                force = self.label(KindGroup::Force, force),
                people = people
            ),
            Reason::NoDiscipline => say!(self, "không có cá nhân bị kỷ luật", "nobody was disciplined"),
            Reason::DisciplineUnknown { force } => say!(
                self,
                "{force}: chưa có xếp loại năm hoặc xác nhận để biết có ai bị kỷ luật",
                "{force}: no rating or confirmed register says whether anybody was disciplined",
                force = self.label(KindGroup::Force, force)
            ),
            Reason::Share { .. } => self.share(reason),
            Reason::NoUnits => {
                say!(self, "chưa có đơn vị trực thuộc nào trong sổ, cũng chưa nhập số tổng", "no units below and no totals entered")
            }
            Reason::Recognised { granted: true, year } => say!(self, "đã được công nhận năm {year}", "recognised for {year}", year = year),
            Reason::Recognised { granted: false, year } => say!(self, "không được công nhận năm {year}", "refused for {year}", year = year),
            Reason::NotRecognised { year } => {
                say!(self, "chưa nhập quyết định công nhận năm {year}", "no recognition for {year} entered", year = year)
            }
            Reason::Evaluated { rules, outcome } => say!(
                self,
                "chưa có quyết định công nhận; đánh giá theo {rules}: {outcome}",
                "no recognition entered; evaluated by {rules}: {outcome}",
                rules = rules,
                outcome = outcome_name(*outcome, self.lang)
            ),
            Reason::LeftToPerson => say!(self, "chỉ người có thẩm quyền mới quyết định được", "only a competent person can decide"),
            Reason::NoRules { standard } => say!(
                self,
                "không có bộ quy định nào về {standard} áp dụng cho năm này",
                "no rule set for {standard} judges this year",
                standard = self.label(KindGroup::Standard, standard)
            ),
            _ => String::new(),
        }
    }

    fn share(&self, reason: &Reason) -> String {
        let Reason::Share { having, reached, unknown, whole, at_least, from_totals } = reason else { return String::new() };
        let having = match having {
            Having::Registered => pick(self.lang, "đã đăng ký", "registered").to_owned(),
            Having::Recognised(standard) => {
                let standard = self.label(KindGroup::Standard, standard);
                say!(self, "được công nhận {standard}", "recognised for {standard}", standard = standard)
            }
        };
        let unknown = match unknown {
            0 => String::new(),
            count => say!(self, ", {count} chưa rõ", ", {count} unknown", count = count),
        };
        let origin = if *from_totals { pick(self.lang, " (số tổng nhập)", " (entered totals)") } else { "" };
        say!(
            self,
            "{reached}/{whole} đơn vị {having}{unknown}{origin}; cần từ {at_least} %, tức ít nhất {least}",
            "{reached} of {whole} units {having}{unknown}{origin}; {at_least} % needed, at least {least}",
            reached = reached,
            whole = whole,
            having = having,
            unknown = unknown,
            origin = origin,
            at_least = at_least.number(),
            least = at_least.least_of(*whole)
        )
    }

    /// What would settle a finding: what to enter or fill, and for whom.
    pub fn need(&self, need: &Need) -> String {
        match need {
            Need::Record { kind, unit, year, code } => {
                let what = match code {
                    Some(code) => format!("{} – {}", record_kind_name(*kind, self.lang), self.label(group_of(*kind), code)),
                    None => record_kind_name(*kind, self.lang).to_owned(),
                };
                say!(self, "{what}: {unit}, năm {year}", "{what}: {unit}, {year}", what = what, unit = self.unit(unit), year = year)
            }
            Need::Field { record, field } => say!(
                self,
                "ghi «{field}» trong {kind} của {unit}",
                "fill “{field}” in a record of {unit} ({kind})",
                field = field_name(field, self.lang),
                kind = record_kind_name(record.kind, self.lang),
                unit = self.unit(&record.unit)
            ),
            Need::Units { of, kinds } => {
                let kinds: Vec<_> = kinds.iter().map(|kind| unit_kind_name(*kind, self.lang)).collect();
                let (kinds, of) = (kinds.join(", "), self.unit(of));
                say!(self, "thêm các đơn vị của {of} vào sổ: {kinds}", "enter the units of {of}: {kinds}", of = of, kinds = kinds)
            }
        }
    }
}
