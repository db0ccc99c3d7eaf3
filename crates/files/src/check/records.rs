//! Checks of records: kinds are in the catalogue, papers and units are in the file, and days and
//! figures are consistent.

use super::lookup::Check;
use crate::findings::Findings;
use crate::locator::Spot;
use crate::problem::{Fault, List, Remark};
use crate::read::Parsed;
use book::{Assessment, Day, KindCode, KindGroup, Model, RecordKind, Statement, UnitId};

pub(crate) fn check(check: &Check<'_>, parsed: &Parsed, findings: &mut Findings) {
    kinds(check, parsed, findings);
    papers(check, parsed, findings);
    others(check, parsed, findings);
    figures(parsed, findings);
    let says_nothing = |said: &Statement| {
        said.about.is_none() && !said.deleted && said.kind.as_str() == Statement::ISSUED_OR_HELD
    };
    for (at, _) in parsed.shard.statements.iter().enumerate().filter(|(_, said)| says_nothing(said))
    {
        findings.remark(
            parsed.spot(List::Of(RecordKind::Statement), at, "about"),
            Remark::AboutNothing,
        );
    }
    for (at, model) in parsed.shard.models.iter().enumerate() {
        let spot = |field: String| parsed.spot(List::Of(RecordKind::Model), at, field);
        model_parts(check, model, &spot, findings);
    }
    for (at, decision) in parsed.shard.decisions.iter().enumerate() {
        let fields = [
            ("rules", &decision.rules),
            ("condition", &decision.condition),
            ("reason", &decision.reason),
            ("by", &decision.by),
        ];
        for (field, text) in fields {
            blank(text, || parsed.spot(List::Of(RecordKind::Decision), at, field), findings);
        }
    }
    for (at, assessment) in parsed.shard.assessments.iter().enumerate() {
        let spot = |field: String| parsed.spot(List::Of(RecordKind::Assessment), at, field);
        stored(check, assessment, &spot, findings);
    }
}

fn stored(
    check: &Check<'_>,
    assessment: &Assessment,
    spot: &dyn Fn(String) -> Spot,
    findings: &mut Findings,
) {
    let versions =
        [("rules_version", &assessment.rules_version), ("app_version", &assessment.app_version)];
    for (field, text) in [("rules", &assessment.rules)].into_iter().chain(versions) {
        blank(text, || spot(field.to_owned()), findings);
    }
    for (at, of) in assessment.conditions.iter().enumerate() {
        check.extra(&of.extra, || spot(format!("conditions[{at}]")), findings);
        blank(&of.condition, || spot(format!("conditions[{at}].condition")), findings);
    }
}

fn kinds(check: &Check<'_>, parsed: &Parsed, findings: &mut Findings) {
    let mut kind = |list: RecordKind, at: usize, field: &str, group: KindGroup, code: &KindCode| {
        if !findings.is_frame_unread && check.catalogue.get(group, code).is_none() {
            findings.problem(
                parsed.spot(List::Of(list), at, field),
                Fault::UnknownKind { code: code.to_string(), group },
            );
        }
    };
    let shard = &parsed.shard;
    for (at, record) in shard.incidents.iter().enumerate() {
        kind(RecordKind::Incident, at, "kind", KindGroup::Incident, &record.kind);
    }
    for (at, record) in shard.totals.iter().enumerate() {
        kind(RecordKind::YearlyTotal, at, "indicator", KindGroup::Indicator, &record.indicator);
    }
    for (at, record) in shard.models.iter().enumerate() {
        kind(RecordKind::Model, at, "kind", KindGroup::Model, &record.kind);
    }
    for (at, record) in shard.papers.iter().enumerate() {
        kind(RecordKind::Paper, at, "kind", KindGroup::Paper, &record.kind);
    }
    for (at, record) in shard.statements.iter().enumerate() {
        kind(RecordKind::Statement, at, "kind", KindGroup::Statement, &record.kind);
        if let Some(about) = &record.about {
            let is_activity = check.catalogue.get(KindGroup::Activity, about).is_some();
            kind(
                RecordKind::Statement,
                at,
                "about",
                if is_activity { KindGroup::Activity } else { KindGroup::Paper },
                about,
            );
        }
    }
    for (at, record) in shard.ratings.iter().enumerate() {
        kind(RecordKind::Rating, at, "force", KindGroup::Force, &record.force);
        if let Some(rating) = &record.rating {
            kind(RecordKind::Rating, at, "rating", KindGroup::Rating, rating);
        }
    }
    for (at, record) in shard.disciplines.iter().enumerate() {
        kind(RecordKind::Discipline, at, "force", KindGroup::Force, &record.force);
    }
    for (at, record) in shard.activities.iter().enumerate() {
        kind(RecordKind::Activity, at, "kind", KindGroup::Activity, &record.kind);
    }
    for (at, record) in shard.recognitions.iter().enumerate() {
        kind(RecordKind::Recognition, at, "standard", KindGroup::Standard, &record.standard);
    }
}

fn papers(check: &Check<'_>, parsed: &Parsed, findings: &mut Findings) {
    for (at, record) in parsed.shard.models.iter().enumerate() {
        check.paper(
            record.decision.as_ref(),
            || parsed.spot(List::Of(RecordKind::Model), at, "decision"),
            findings,
        );
    }
    for (at, record) in parsed.shard.registrations.iter().enumerate() {
        check.paper(
            record.paper.as_ref(),
            || parsed.spot(List::Of(RecordKind::Registration), at, "paper"),
            findings,
        );
    }
    for (at, record) in parsed.shard.activities.iter().enumerate() {
        check.paper(
            record.minutes.as_ref(),
            || parsed.spot(List::Of(RecordKind::Activity), at, "minutes"),
            findings,
        );
    }
}

/// Checks that the further units that a record names are in the book.
fn others(check: &Check<'_>, parsed: &Parsed, findings: &mut Findings) {
    let mut each = |list: RecordKind, at: usize, field: &str, others: &[UnitId]| {
        for (of, unit) in others.iter().enumerate() {
            known(
                check,
                Some(unit),
                || parsed.spot(List::Of(list), at, format!("{field}[{of}]")),
                findings,
            );
        }
    };
    for (at, record) in parsed.shard.incidents.iter().enumerate() {
        each(RecordKind::Incident, at, "also_in", &record.also_in);
    }
    for (at, record) in parsed.shard.ratings.iter().enumerate() {
        each(RecordKind::Rating, at, "covers", &record.covers);
    }
}

fn figures(parsed: &Parsed, findings: &mut Findings) {
    for (at, record) in parsed.shard.incidents.iter().enumerate() {
        if record.count == 0 {
            let fault = Fault::OutOfRange { found: "0".to_owned(), allowed: "1–4294967295" };
            findings.problem(parsed.spot(List::Of(RecordKind::Incident), at, "count"), fault);
        }
    }
    let mut more_than =
        |list, at, field: &str, part: Option<u32>, whole: Option<u32>, whole_field| {
            if let (Some(part), Some(whole)) = (part, whole)
                && part > whole
            {
                findings.problem(
                    parsed.spot(List::Of(list), at, field),
                    Fault::MoreThan { part, whole, field: whole_field },
                );
            }
        };
    for (at, record) in parsed.shard.registrations.iter().enumerate() {
        let (part, whole) = (record.households_registered, record.households_residing);
        more_than(
            RecordKind::Registration,
            at,
            "households_registered",
            part,
            whole,
            "households_residing",
        );
    }
    for (at, record) in parsed.shard.tips.iter().enumerate() {
        more_than(
            RecordKind::Tip,
            at,
            "valuable",
            record.valuable,
            Some(record.received),
            "received",
        );
    }
    for (at, record) in parsed.shard.totals.iter().enumerate() {
        let spot = |field: &str| parsed.spot(List::Of(RecordKind::YearlyTotal), at, field);
        order(record.from, record.to, || spot("to"), findings);
        if record.from.is_some() != record.to.is_some() {
            let field = if record.from.is_some() { "to" } else { "from" };
            findings.problem(spot(""), Fault::Missing { field: field.to_owned() });
        }
    }
    for (at, record) in parsed.shard.recognitions.iter().enumerate() {
        order(
            record.date,
            record.revoked,
            || parsed.spot(List::Of(RecordKind::Recognition), at, "revoked"),
            findings,
        );
    }
}

fn model_parts(
    check: &Check<'_>,
    model: &Model,
    spot: &dyn Fn(String) -> Spot,
    findings: &mut Findings,
) {
    blank(&model.name, || spot("name".to_owned()), findings);
    for (at, change) in model.changes.iter().enumerate() {
        check.extra(&change.extra, || spot(format!("changes[{at}]")), findings);
        order(
            Some(model.founded),
            Some(change.date),
            || spot(format!("changes[{at}].date")),
            findings,
        );
    }
    for (at, point) in model.points.iter().enumerate() {
        check.extra(&point.extra, || spot(format!("points[{at}]")), findings);
        order(point.since, point.until, || spot(format!("points[{at}].until")), findings);
        known(check, point.unit.as_ref(), || spot(format!("points[{at}].unit")), findings);
    }
    for (at, equipment) in model.equipment.iter().enumerate() {
        check.extra(&equipment.extra, || spot(format!("equipment[{at}]")), findings);
        blank(&equipment.name, || spot(format!("equipment[{at}].name")), findings);
    }
    for (at, money) in model.money.iter().enumerate() {
        check.extra(&money.extra, || spot(format!("money[{at}]")), findings);
    }
    for (at, result) in model.results.iter().enumerate() {
        check.extra(&result.extra, || spot(format!("results[{at}]")), findings);
    }
}

fn known(
    check: &Check<'_>,
    unit: Option<&UnitId>,
    spot: impl FnOnce() -> Spot,
    findings: &mut Findings,
) {
    if let Some(unit) = unit.filter(|unit| !check.units.contains_key(unit)) {
        check.no_such_unit(unit, spot, findings);
    }
}

fn blank(text: &str, spot: impl FnOnce() -> Spot, findings: &mut Findings) {
    if text.trim().is_empty() {
        findings.problem(spot(), Fault::Blank);
    }
}

fn order(
    start: Option<Day>,
    end: Option<Day>,
    spot: impl FnOnce() -> Spot,
    findings: &mut Findings,
) {
    if let (Some(start), Some(end)) = (start, end)
        && end < start
    {
        findings.problem(spot(), Fault::EndsBeforeStart { start, end });
    }
}
