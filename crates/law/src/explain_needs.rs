//! The sentences of needs: the records and fields that would settle a finding.

use super::explain::Explainer;
use super::field_name::field_name;
use super::finding::{Need, RecordRef};
use super::names::{group_of, record_kind_name, unit_kind_name};
use book::text::say;
use book::{Incident, KindGroup, Model, Rating, RecordKind, YearlyTotal};

impl Explainer<'_> {
    /// A record's kind with its distinguishing detail: `số liệu năm 2024 – Số vụ phạm tội`, `vụ
    /// việc ngày 05/02/2024`.
    fn record(&self, record: &RecordRef) -> String {
        let kind = record_kind_name(record.kind, self.lang);
        let Some((_, shard)) = self.book.unit(&record.unit) else { return kind.to_owned() };
        let told = match record.kind {
            RecordKind::YearlyTotal => {
                shard.live::<YearlyTotal>().find(|total| total.id == record.id).map(|total| {
                    let indicator = self.label(KindGroup::Indicator, &total.indicator);
                    say!(
                        self.lang,
                        "{kind} {year} – {of}",
                        "{kind} of {year} – {of}",
                        year = total.year,
                        of = indicator
                    )
                })
            }
            RecordKind::Incident => {
                shard.live::<Incident>().find(|incident| incident.id == record.id).map(|incident| {
                    say!(self.lang, "{kind} ngày {date}", "{kind} of {date}", date = incident.date)
                })
            }
            RecordKind::Model => {
                let model = shard.live::<Model>().find(|model| model.id == record.id);
                model.map(|model| {
                    say!(self.lang, "{kind} «{name}»", "{kind} “{name}”", name = model.name)
                })
            }
            RecordKind::Rating => {
                let rating = shard.live::<Rating>().find(|rating| rating.id == record.id);
                rating.map(|rating| {
                    format!("{kind} – {}", self.label(KindGroup::Force, &rating.force))
                })
            }
            RecordKind::Registration
            | RecordKind::Paper
            | RecordKind::Statement
            | RecordKind::Discipline
            | RecordKind::Activity
            | RecordKind::Tip
            | RecordKind::Recognition
            | RecordKind::Decision
            | RecordKind::PaperText
            | RecordKind::Assessment => None,
        };
        told.unwrap_or_else(|| kind.to_owned())
    }

    /// The sentence of a need: the record to enter or field to fill, and for which unit.
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
                    self.lang,
                    "{what}: {unit}, năm {year}",
                    "{what}: {unit}, {year}",
                    unit = self.unit(unit)
                )
            }
            Need::Field { record, .. } if record.kind == RecordKind::YearlyTotal => {
                let (of, unit) = (self.record(record), self.unit(&record.unit));
                say!(self.lang, "kiểm tra lại {of}: {unit}", "check the {of}: {unit}")
            }
            Need::Field { record, field } => say!(
                self.lang,
                "ghi «{field}» trong {of} của {unit}",
                "fill “{field}” in a record of {unit} ({of})",
                field = field_name(record.kind, field, self.lang),
                of = self.record(record),
                unit = self.unit(&record.unit)
            ),
            Need::Class { unit } => say!(
                self.lang,
                "ghi «đối tượng» của {unit}, để biết đơn vị có thuộc diện tính hay không",
                "fill “class” of {unit}, which says whether it counts",
                unit = self.unit(unit)
            ),
            Need::Group { unit } => say!(
                self.lang,
                "ghi «nhóm xã» của {unit}: giá trị của tỉnh khác nhau theo nhóm",
                "fill “group of communes” of {unit}: the province's values differ by it",
                unit = self.unit(unit)
            ),
            Need::Units { of, kinds } => {
                let kinds: Vec<_> =
                    kinds.iter().map(|kind| unit_kind_name(*kind, self.lang)).collect();
                let (kinds, of) = (kinds.join(", "), self.unit(of));
                say!(
                    self.lang,
                    "thêm các đơn vị của {of} vào sổ: {kinds}",
                    "enter the units of {of}: {kinds}"
                )
            }
        }
    }
}
