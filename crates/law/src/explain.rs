//! The sentence of a reason or a need, in Vietnamese or English.

use super::names::{field_name, group_of, pick, record_kind_name, unit_kind_name, unit_title};
use super::{Figure, Need, Origin, Reason, RecordRef};
use book::{
    Book, Catalogue, Day, Incident, KindCode, KindGroup, Lang, Model, Period, Rating, RecordKind,
    UnitId, YearlyTotal,
};

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

pub(super) use say;

impl Explainer<'_> {
    /// The label of a code, or the code itself if the catalogue does not know it.
    pub fn label(&self, group: KindGroup, code: &KindCode) -> String {
        self.catalogue
            .get(group, code)
            .map_or_else(|| code.to_string(), |kind| kind.label.get(self.lang).to_owned())
    }

    pub(super) fn labels(&self, group: KindGroup, codes: &[KindCode]) -> String {
        let labels: Vec<_> = codes.iter().map(|code| self.label(group, code)).collect();
        labels.join(pick(self.lang, " hoặc ", " or "))
    }

    /// A unit's name with what it is: `xã Việt Thành`.
    pub fn unit(&self, id: &UnitId) -> String {
        match self.book.unit(id) {
            Some((unit, _)) => {
                let above = unit
                    .parent
                    .as_ref()
                    .and_then(|parent| self.book.unit(parent))
                    .map(|(above, _)| above.kind);
                unit_title(unit, above, self.lang)
            }
            None => id.to_string(),
        }
    }

    pub(super) fn period(&self, period: Period) -> String {
        let day = |day: Option<Day>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        format!("{}–{}", day(period.from), day(period.to))
    }

    pub(super) fn figure(&self, figure: Figure) -> String {
        let origin = match figure.origin {
            Origin::Incidents => "",
            Origin::Total => pick(self.lang, " (số tổng nhập)", " (entered total)"),
            Origin::Sum => pick(self.lang, " (cộng các đơn vị)", " (sum of units)"),
            Origin::Parts => pick(self.lang, " (gồm cả các đơn vị cũ)", " (with its former units)"),
            Origin::Contradicted => "",
        };
        if let (Origin::Contradicted, low, Some(high)) = (figure.origin, figure.low, figure.high) {
            return say!(
                self,
                "{low} hoặc {high} (các số đã nhập không khớp nhau)",
                "{low} or {high} (the figures entered differ)",
                low = low,
                high = high
            );
        }
        if figure.origin == Origin::Contradicted {
            return say!(
                self,
                "chưa rõ (số tổng nhập là {total}, nhưng đã ghi nhiều hơn)",
                "unknown (the entered total is {total}, but more is recorded)",
                total = figure.low
            );
        }
        match (figure.exact(), figure.low, figure.high) {
            (Some(value), ..) => format!("{value}{origin}"),
            (None, low, Some(high)) => {
                say!(
                    self,
                    "từ {low} đến {high}{origin}",
                    "{low} to {high}{origin}",
                    low = low,
                    high = high,
                    origin = origin
                )
            }
            (None, 0, None) => pick(self.lang, "chưa có số liệu", "no figures").to_owned(),
            (None, low, None) => say!(
                self,
                "ít nhất {low}{origin}",
                "at least {low}{origin}",
                low = low,
                origin = origin
            ),
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
            | Reason::HouseholdsUnknown { .. }
            | Reason::Stated { .. }
            | Reason::NotStated { .. }
            | Reason::SpeaksTo { .. }
            | Reason::RuledBefore { .. }
            | Reason::Disagreeing { .. }
            | Reason::Activities { .. } => self.written(reason),
            Reason::NoIncidents { .. }
            | Reason::Incidents { .. }
            | Reason::Excepted { .. }
            | Reason::Unclear { .. }
            | Reason::RegisterOpen { .. }
            | Reason::Compared { .. }
            | Reason::NeverFell { .. }
            | Reason::Counted { .. }
            | Reason::TotalShare { .. }
            | Reason::TotalBeyond { .. }
            | Reason::NoTotals { .. } => self.happened(reason),
            _ => self.standing(reason),
        }
    }

    /// A record's kind with what tells it from others of the unit: `số liệu năm 2024 – Số vụ phạm
    /// tội`, `vụ việc ngày 05/02/2024`.
    fn record(&self, record: &RecordRef) -> String {
        let kind = record_kind_name(record.kind, self.lang);
        let Some((_, shard)) = self.book.unit(&record.unit) else { return kind.to_owned() };
        let told = match record.kind {
            RecordKind::YearlyTotal => {
                shard.live::<YearlyTotal>().find(|total| total.id == record.id).map(|total| {
                    let indicator = self.label(KindGroup::Indicator, &total.indicator);
                    say!(
                        self,
                        "{kind} {year} – {of}",
                        "{kind} of {year} – {of}",
                        kind = kind,
                        year = total.year,
                        of = indicator
                    )
                })
            }
            RecordKind::Incident => {
                shard.live::<Incident>().find(|incident| incident.id == record.id).map(|incident| {
                    say!(
                        self,
                        "{kind} ngày {date}",
                        "{kind} of {date}",
                        kind = kind,
                        date = incident.date
                    )
                })
            }
            RecordKind::Model => {
                let model = shard.live::<Model>().find(|model| model.id == record.id);
                model.map(|model| {
                    say!(self, "{kind} «{name}»", "{kind} “{name}”", kind = kind, name = model.name)
                })
            }
            RecordKind::Rating => {
                let rating = shard.live::<Rating>().find(|rating| rating.id == record.id);
                rating.map(|rating| {
                    format!("{kind} – {}", self.label(KindGroup::Force, &rating.force))
                })
            }
            _ => None,
        };
        told.unwrap_or_else(|| kind.to_owned())
    }

    /// What would settle a finding: what to enter or fill, and for whom.
    pub fn need(&self, need: &Need) -> String {
        match need {
            Need::Record { kind, unit, year, code } => {
                let what = match code {
                    Some(code) => format!(
                        "{} – {}",
                        record_kind_name(*kind, self.lang),
                        self.label(group_of(*kind), code)
                    ),
                    None => record_kind_name(*kind, self.lang).to_owned(),
                };
                say!(
                    self,
                    "{what}: {unit}, năm {year}",
                    "{what}: {unit}, {year}",
                    what = what,
                    unit = self.unit(unit),
                    year = year
                )
            }
            Need::Field { record, .. } if record.kind == RecordKind::YearlyTotal => {
                let (of, unit) = (self.record(record), self.unit(&record.unit));
                say!(
                    self,
                    "kiểm tra lại {of}: {unit}",
                    "check the {of}: {unit}",
                    of = of,
                    unit = unit
                )
            }
            Need::Field { record, field } => say!(
                self,
                "ghi «{field}» trong {of} của {unit}",
                "fill “{field}” in a record of {unit} ({of})",
                field = field_name(field, self.lang),
                of = self.record(record),
                unit = self.unit(&record.unit)
            ),
            Need::Class { unit } => say!(
                self,
                "ghi «đối tượng» của {unit}, để biết đơn vị có thuộc diện tính hay không",
                "fill “class” of {unit}, which says whether it counts",
                unit = self.unit(unit)
            ),
            Need::Group { unit } => say!(
                self,
                "ghi «nhóm xã» của {unit}: giá trị của tỉnh khác nhau theo nhóm",
                "fill “group of communes” of {unit}: the province's values differ by it",
                unit = self.unit(unit)
            ),
            Need::Units { of, kinds } => {
                let kinds: Vec<_> =
                    kinds.iter().map(|kind| unit_kind_name(*kind, self.lang)).collect();
                let (kinds, of) = (kinds.join(", "), self.unit(of));
                say!(
                    self,
                    "thêm các đơn vị của {of} vào sổ: {kinds}",
                    "enter the units of {of}: {kinds}",
                    of = of,
                    kinds = kinds
                )
            }
        }
    }
}
