//! The rows of each list of a unit, in the order of its columns.

use book::{Activity, Incident, KindCode, KindGroup, Paper, Severity, Unit, UnitKind};
use law::report::{Sheet, SheetOutput, decided_name};
use law::{Outcome, outcome_name, unit_kind_name};

use book::Lang::Vi;

use crate::cases;
use crate::conditions;
use crate::groups;
use crate::lookup::{candidates, decision, is_other, numbered, outcome, papers, registration};
use crate::models;
use crate::months;
use crate::places::first_upper;
use crate::row::{Row, place};
use crate::source::Source;
use crate::subject::Subject;
use crate::value::Value;

/// The rows of a list.
pub fn rows(subject: &Subject, source: Source) -> Vec<Row> {
    let plain = |rows: Vec<Vec<Value>>| rows.into_iter().map(Row::from).collect();
    match source {
        Source::Conditions => conditions::rows(subject),
        Source::NotMet => plain(conditions::not_met(subject)),
        Source::Needs => plain(conditions::needs(subject)),
        Source::Hamlets => plain(hamlets(subject)),
        Source::Others => plain(others(subject)),
        Source::Candidates => plain(candidate_rows(subject)),
        Source::Communes => plain(communes(subject)),
        Source::Models => plain(models::rows(subject)),
        Source::ModelKinds => plain(models::kind_rows(subject)),
        Source::NewModelKinds => plain(models::new_kind_rows(subject)),
        Source::CaseKinds => cases::by_kind(subject),
        Source::Years => plain(years(subject)),
        Source::Months => plain(months::rows(subject)),
        Source::Groups => plain(groups::rows(subject)),
        Source::CaseUnits => cases::by_unit(subject),
        Source::Incidents => plain(incidents(subject)),
        Source::Papers => plain(paper_rows(subject)),
        Source::Activities => plain(activities(subject)),
        Source::ModelHamlets => plain(model_hamlets(subject)),
        Source::Results => plain(results(subject)),
    }
}

/// Its name at the head of a cell.
pub fn name(subject: &Subject, unit: &Unit) -> Value {
    Value::text(first_upper(&subject.title(unit)))
}

fn outcome_value(outcome: Option<Outcome>) -> Value {
    Value::given(outcome.map(|outcome| first_upper(outcome_name(outcome, Vi))))
}

fn decided(subject: &Subject, unit: &Unit) -> Value {
    Value::given(subject.recognition(&unit.id).map(|word| {
        if word.stands_on(subject.papers.evaluator.as_of()) {
            decision(word)
        } else {
            format!("Không công nhận ({})", decision(word))
        }
    }))
}

fn registered(subject: &Subject, unit: &Unit) -> Value {
    Value::given(registration(subject, unit.id.clone()).map(|one| one.date.to_string()))
}

fn hamlets(subject: &Subject) -> Vec<Vec<Value>> {
    let row = |(at, unit): (usize, &Unit)| {
        let households = registration(subject, unit.id.clone())
            .and_then(|one| one.households_residing)
            .or(unit.households);
        vec![
            place(at),
            name(subject, unit),
            Value::given_count(households),
            registered(subject, unit),
            outcome_value(outcome(subject, unit)),
            decided(subject, unit),
        ]
    };
    let units = subject.below(|unit| unit.kind == UnitKind::Hamlet);
    units.into_iter().enumerate().map(row).collect()
}

fn others(subject: &Subject) -> Vec<Vec<Value>> {
    let row = |(at, unit): (usize, &Unit)| {
        vec![
            place(at),
            name(subject, unit),
            registered(subject, unit),
            outcome_value(outcome(subject, unit)),
            decided(subject, unit),
        ]
    };
    let units = subject.below(|unit| is_other(unit.kind));
    units.into_iter().enumerate().map(row).collect()
}

fn candidate_rows(subject: &Subject) -> Vec<Vec<Value>> {
    let row = |(at, unit): (usize, &Unit)| {
        vec![
            place(at),
            name(subject, unit),
            Value::text(first_upper(unit_kind_name(unit.kind, Vi))),
            outcome_value(outcome(subject, unit)),
            Value::Text(String::new()),
        ]
    };
    candidates(subject).into_iter().enumerate().map(row).collect()
}

fn communes(subject: &Subject) -> Vec<Vec<Value>> {
    let figures = subject.figures();
    let mut lines: Vec<_> = figures
        .communes
        .iter()
        .filter_map(|line| Some((line, subject.papers.book.unit(&line.unit)?.0)))
        .collect();
    let order = subject.papers.order();
    book::sort::sort_by(&mut lines, |a, b| order(&a.1.name, &b.1.name));
    let row = |(at, (line, unit)): (usize, (&law::report::CommuneLine, &Unit))| {
        let maintained = figures.models_maintained.iter().filter(|model| {
            subject.papers.book.unit(&model.unit).is_some_and(|(_, shard)| shard.root == line.unit)
        });
        let recognised =
            |is: Option<bool>| Value::given(is.map(|is| first_upper(decided_name(Some(is), Vi))));
        vec![
            place(at),
            name(subject, unit),
            outcome_value(line.evaluated),
            recognised(line.recognised),
            match line.is_rural {
                true => recognised(line.recognition.as_ref().map(|_| true)),
                false => Value::text("–"),
            },
            if line.has_models { Value::count(maintained.count()) } else { Value::Missing },
        ]
    };
    lines.into_iter().enumerate().map(row).collect()
}

fn incidents(subject: &Subject) -> Vec<Vec<Value>> {
    let explainer = subject.papers.explainer();
    let mut found: Vec<&Incident> = subject
        .records::<Incident>()
        .into_iter()
        .filter(|incident| subject.span.period.contains(incident.date))
        .collect();
    book::sort::sort_by(&mut found, |a, b| (a.date, &a.id).cmp(&(b.date, &b.id)));
    let row = |(at, incident): (usize, &Incident)| {
        vec![
            place(at),
            Value::text(incident.date.to_string()),
            Value::text(first_upper(&explainer.unit(&incident.unit))),
            Value::text(explainer.label(KindGroup::Incident, &incident.kind)),
            Value::count(incident.count as usize),
            Value::given(incident.severity.map(severity)),
            Value::given(incident.outcome.clone()),
        ]
    };
    found.into_iter().enumerate().map(row).collect()
}

/// The indicators of the list of years, in the order of its columns.
const YEARLY: [&str; 4] =
    ["crime_cases", "social_evil_cases", "other_violation_cases", "traffic_accident_cases"];
/// The number of years before the paper's own.
const YEARS_BEFORE: u16 = 4;

fn years(subject: &Subject) -> Vec<Vec<Value>> {
    let row = |back: u16| {
        let year = subject.year.before(back)?;
        let figures = YEARLY.iter().filter_map(|code| KindCode::new(code).ok());
        let figures = figures.map(|code| subject.figure_of_year(&code, year).into());
        Some(std::iter::once(Value::text(year.to_string())).chain(figures).collect())
    };
    let rows: Vec<Vec<Value>> = (0..=YEARS_BEFORE).rev().filter_map(row).collect();
    let is_known = |value: &Value| matches!(value.case(), "none" | "one" | "many");
    // Of no figure at all there is no list.
    if rows.iter().flatten().any(is_known) { rows } else { Vec::new() }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::LessSerious => "Ít nghiêm trọng",
        Severity::Serious => "Nghiêm trọng",
        Severity::VerySerious => "Rất nghiêm trọng",
        Severity::EspeciallySerious => "Đặc biệt nghiêm trọng",
    }
}

fn paper_rows(subject: &Subject) -> Vec<Vec<Value>> {
    let explainer = subject.papers.explainer();
    let row = |(at, paper): (usize, &Paper)| {
        vec![
            place(at),
            Value::given(paper.number.clone()),
            Value::text(paper.date.to_string()),
            Value::text(explainer.label(KindGroup::Paper, &paper.kind)),
            Value::given(paper.issuer.clone()),
            Value::given(paper.subject.clone()),
        ]
    };
    papers(subject).into_iter().enumerate().map(row).collect()
}

fn activities(subject: &Subject) -> Vec<Vec<Value>> {
    let held: Vec<&Activity> = subject
        .records::<Activity>()
        .into_iter()
        .filter(|activity| subject.span.period.contains(activity.date))
        .collect();
    let kinds: Vec<_> = subject
        .papers
        .catalogue()
        .group(KindGroup::Activity)
        .filter(|kind| held.iter().any(|activity| activity.kind == kind.code))
        .collect();
    let row = |(at, kind): (usize, &book::Kind)| {
        let of_kind = held.iter().filter(|activity| activity.kind == kind.code);
        let sessions = of_kind.clone().map(|one| one.sessions.unwrap_or(1) as usize).sum();
        vec![
            place(at),
            Value::text(&kind.label.vi),
            Value::count(sessions),
            Value::sum(of_kind.map(|one| one.attendance)),
        ]
    };
    kinds.into_iter().enumerate().map(row).collect()
}

fn model_hamlets(subject: &Subject) -> Vec<Vec<Value>> {
    if !subject.unit.kind.has_shard() {
        return Vec::new();
    }
    let explainer = subject.papers.explainer();
    let row = |(at, hamlet): (usize, &law::report::ModelHamlet)| {
        let date = hamlet.date.map(|date| format!(" ngày {date}")).unwrap_or_default();
        let number = hamlet.decision.as_deref().map(|number| numbered(number) + &date);
        vec![
            place(at),
            Value::text(&hamlet.name),
            Value::given(hamlet.commune.as_ref().map(|commune| explainer.unit(commune))),
            Value::given(number),
        ]
    };
    subject.figures().model_hamlets.iter().enumerate().map(row).collect()
}

fn results(subject: &Subject) -> Vec<Vec<Value>> {
    let papers = subject.papers;
    let Some(sheet) = Sheet::of(subject.unit, subject.year, papers.book, &papers.evaluator) else {
        return Vec::new();
    };
    let output = SheetOutput::new(&sheet, papers.library, &papers.explainer());
    let row = |line: &law::report::SheetLineOutput| {
        let decided = line.decided.iter().map(|decided| &decided.text);
        let words: Vec<_> = decided
            .chain(line.former.iter().map(|former| &former.text))
            .map(|text| first_upper(text))
            .collect();
        let evaluated = line.evaluated.as_ref().filter(|one| !one.draft);
        vec![
            Value::text(&line.name),
            Value::text(words.join(". ")),
            Value::given(evaluated.map(|one| first_upper(&one.text))),
        ]
    };
    output.results.iter().map(row).collect()
}
