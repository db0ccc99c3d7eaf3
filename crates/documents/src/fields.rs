//! The values of a template's fields for a unit.

use book::{
    Activity, KindCode, KindGroup, Paper, Rating, Registration, Statement, Tip, UnitKind, Year,
};
use law::Outcome;
use law::report::{Level, Outcomes, YearFigures};

use crate::change;
use crate::lookup::{candidates, decision, is_other, numbered, papers, registration};
use crate::name::{Below, Field, Figure, LEVELS, Plain, Term};
use crate::papers::cases_of;
use crate::places;
use crate::subject::Subject;
use crate::value::{DOTS, Value};
use crate::written;

/// The value of a field.
pub fn value(subject: &Subject, field: &Field) -> Value {
    match field {
        Field::Plain(plain) => self::plain(subject, *plain),
        Field::Figure(indicator, term) => figure(subject, indicator, *term),
        Field::Cases(kind, term) => {
            cases_of(kind).map_or(Value::Missing, |code| figure(subject, &code, *term))
        }
        Field::Paper(kind) => Value::given(paper(subject, kind)),
        Field::Sessions(kind) => {
            let held: Vec<_> = activities(subject, kind).collect();
            let sessions = held.iter().map(|held| held.sessions.unwrap_or(1) as usize).sum();
            Value::entered(sessions)
        }
        Field::Attendance(kind) => {
            Value::sum(activities(subject, kind).map(|activity| activity.attendance))
        }
        Field::Said(kind) => said(subject, kind),
        Field::Rating(force) => Value::given(rating(subject, force)),
        Field::Below(below, figure) => units_below(subject, *below, *figure),
        Field::Own(own) => Value::given(written::own(subject, *own)),
        Field::Holder(holder) => {
            let signs = subject.commune().unwrap_or(subject.unit);
            Value::given(written::holder(subject, *holder, Some(signs)))
        }
    }
}

fn plain(subject: &Subject, plain: Plain) -> Value {
    let year = |year: Option<Year>| Value::given(year.map(|year| year.to_string()));
    match plain {
        Plain::Unit
        | Plain::UnitName
        | Plain::UnitWord
        | Plain::Commune
        | Plain::CommuneWord
        | Plain::District
        | Plain::Province
        | Plain::Place
        | Plain::HeadTitle
        | Plain::LocalWord
        | Plain::Committee
        | Plain::CommitteeAbove
        | Plain::Recogniser => Value::given(places::named(subject, plain)),
        Plain::Level => Value::Case(level(subject.unit.kind)),
        Plain::Population => Value::given_count(subject.unit.population),
        Plain::Households => Value::given_count(subject.unit.households),
        Plain::Year => Value::text(subject.year.to_string()),
        Plain::LastYear => year(subject.year.before(1)),
        Plain::NextYear => year(subject.year.after(1)),
        Plain::Days => Value::text(places::period(subject.span.period)),
        Plain::DaysBefore => Value::text(places::period(subject.span.before)),
        Plain::MonthsFrom => {
            Value::given(crate::months::first_day(subject).map(|day| day.to_string()))
        }
        Plain::DaysName => Value::text(&subject.span.name),
        Plain::AuthoritySeen
        | Plain::Rules
        | Plain::RulesTitle
        | Plain::Outcome
        | Plain::Why
        | Plain::Conditions
        | Plain::ConditionsMet
        | Plain::ConditionsNotMet
        | Plain::ConditionsOpen => judged(subject, plain),
        Plain::Recognised => match subject.recognition(&subject.unit.id) {
            None => Value::Missing,
            Some(word) => yes_no(word.stands_on(subject.papers.evaluator.as_of())),
        },
        Plain::Decision => Value::given(subject.recognition(&subject.unit.id).map(decision)),
        Plain::RegisteredOn => {
            let latest = registration(subject, subject.unit.id.clone());
            Value::given(latest.map(|one| one.date.to_string()))
        }
        Plain::HouseholdsResiding => households(subject, |one| one.households_residing),
        Plain::HouseholdsRegistered => households(subject, |one| one.households_registered),
        Plain::Models
        | Plain::ModelsNew
        | Plain::ModelKinds
        | Plain::ModelPoints
        | Plain::ModelGroups
        | Plain::ModelMembers
        | Plain::ModelsEffective => crate::models::count(subject, plain),
        Plain::ModelHamlets => match subject.unit.kind.has_shard() {
            true => Value::entered(subject.figures().model_hamlets.len()),
            false => Value::Missing,
        },
        Plain::Papers => Value::entered(papers(subject).len()),
        Plain::Tips => tips(subject, |tip| Some(tip.received)),
        Plain::TipsValuable => tips(subject, |tip| tip.valuable),
        Plain::TipsCleared => tips(subject, |tip| tip.cleared),
        Plain::TipsHandled => tips(subject, |tip| tip.handled),
        Plain::Candidates => Value::count(candidates(subject).len()),
    }
}

fn judged(subject: &Subject, plain: Plain) -> Value {
    let Some(verdict) = &subject.verdict else {
        return if plain == Plain::Outcome { Value::Case("not_judged") } else { Value::Missing };
    };
    let with = |outcomes: &[Outcome]| {
        let found = verdict.findings.iter().filter(|one| outcomes.contains(&one.outcome));
        Value::count(found.count())
    };
    match plain {
        Plain::AuthoritySeen => {
            verdict.authority().map_or(Value::Missing, |one| yes_no(one.verified))
        }
        Plain::Rules => Value::text(places::cited(&verdict.rules.source.name)),
        Plain::RulesTitle => {
            Value::text(verdict.rules.title.vi.split(" (").next().unwrap_or_default())
        }
        Plain::Outcome => Value::Case(match verdict.outcome {
            Outcome::Met => "met",
            Outcome::NotMet => "not_met",
            Outcome::Missing => "missing",
            Outcome::ForDecision => "for_decision",
        }),
        Plain::Why => Value::text(subject.papers.explainer().why(verdict)),
        Plain::Conditions => Value::count(verdict.findings.len()),
        Plain::ConditionsMet => with(&[Outcome::Met]),
        Plain::ConditionsNotMet => with(&[Outcome::NotMet]),
        _ => with(&[Outcome::Missing, Outcome::ForDecision]),
    }
}

/// The kind of unit, as templates name it.
pub fn level(kind: UnitKind) -> &'static str {
    let at = match kind {
        UnitKind::Hamlet => 0,
        UnitKind::Agency => 1,
        UnitKind::Enterprise => 2,
        UnitKind::School => 3,
        UnitKind::Commune => 4,
        UnitKind::Ward => 5,
        UnitKind::Township => 6,
        UnitKind::SpecialZone => 7,
        UnitKind::District => 8,
        UnitKind::Province => 9,
    };
    LEVELS.get(at).copied().unwrap_or("missing")
}

fn yes_no(is: bool) -> Value {
    Value::Case(if is { "yes" } else { "no" })
}

fn figure(subject: &Subject, indicator: &KindCode, term: Term) -> Value {
    let of = |is_before| subject.figure(subject.unit, indicator, is_before);
    match term {
        Term::Now => of(false).into(),
        Term::Before => of(true).into(),
        Term::Change => {
            let unit = subject
                .papers
                .catalogue()
                .get(KindGroup::Indicator, indicator)
                .and_then(|kind| kind.unit.as_ref())
                .map_or("", |unit| unit.vi.as_str());
            Value::Text(change::sentence(of(false), of(true), unit))
        }
    }
}

/// The citation of the latest paper of a kind: the unit's own, or else its commune's.
fn paper(subject: &Subject, kind: &KindCode) -> Option<String> {
    let latest = |unit: &book::Unit| {
        let papers = subject.own::<Paper>(&unit.id).into_iter();
        papers
            .filter(|paper| paper.kind == *kind && paper.date.year() == subject.year)
            .max_by_key(|paper| (paper.date, &paper.id))
            .map(|paper| {
                let issuer = paper.issuer.as_deref().filter(|issuer| !issuer.trim().is_empty());
                let issuer = issuer.map(|issuer| format!(" của {issuer}")).unwrap_or_default();
                let number = numbered(paper.number.as_deref().unwrap_or(DOTS));
                format!("{number} ngày {}{issuer}", paper.date)
            })
    };
    latest(subject.unit).or_else(|| latest(subject.commune()?))
}

fn activities<'s>(
    subject: &'s Subject,
    kind: &KindCode,
) -> impl Iterator<Item = &'s Activity> + use<'s> {
    let (period, kind) = (subject.span.period, kind.clone());
    subject
        .records::<Activity>()
        .into_iter()
        .filter(move |activity| activity.kind == kind && period.contains(activity.date))
}

fn tips(subject: &Subject, figure: impl Fn(&Tip) -> Option<u32>) -> Value {
    let period = subject.span.period;
    let known = subject.records::<Tip>().into_iter().filter(|tip| period.contains(tip.date));
    Value::sum(known.map(figure))
}

fn said(subject: &Subject, kind: &KindCode) -> Value {
    let words = subject.own::<Statement>(&subject.unit.id).into_iter();
    let latest = words
        .filter(|said| said.kind == *kind && said.year == subject.year)
        .max_by_key(|said| (said.date, said.stamp.at, &said.id));
    latest.map_or(Value::Missing, |said| yes_no(said.value))
}

/// The latest rating of a force of the unit, or of a force of its commune that covers it.
fn rating(subject: &Subject, force: &KindCode) -> Option<String> {
    let commune = subject.commune().map(|commune| subject.own::<Rating>(&commune.id));
    let covering = commune
        .unwrap_or_default()
        .into_iter()
        .filter(|rating| rating.covers.contains(&subject.unit.id));
    let own = subject.own::<Rating>(&subject.unit.id).into_iter();
    let latest = own
        .chain(covering)
        .filter(|rating| rating.force == *force && rating.year == subject.year)
        .max_by_key(|rating| (rating.date, rating.stamp.at))?;
    Some(subject.papers.explainer().label(KindGroup::Rating, latest.rating.as_ref()?))
}

/// Households of a hamlet, or of all hamlets of a commune.
fn households(subject: &Subject, figure: impl Fn(&Registration) -> Option<u32>) -> Value {
    let of =
        |unit: &book::Unit| registration(subject, unit.id.clone()).and_then(|one| figure(&one));
    match subject.unit.kind {
        UnitKind::Hamlet => Value::given_count(of(subject.unit)),
        _ => Value::sum(subject.below(|unit| unit.kind == UnitKind::Hamlet).into_iter().map(of)),
    }
}

fn units_below(subject: &Subject, below: Below, figure: Figure) -> Value {
    match below {
        Below::Hamlets => lower_units(subject, |kind| kind == UnitKind::Hamlet, figure),
        Below::Others => lower_units(subject, is_other, figure),
        Below::Units => {
            lower_units(subject, |kind| kind == UnitKind::Hamlet || is_other(kind), figure)
        }
        Below::Communes => communes(subject, Level::Rural, figure),
        Below::Wards => communes(subject, Level::Other, figure),
    }
}

fn lower_units(subject: &Subject, is_one: impl Fn(UnitKind) -> bool, figure: Figure) -> Value {
    let Some(standard) = book::KindCode::new(law::report::SAFETY).ok() else {
        return Value::Missing;
    };
    let evaluator = &subject.papers.evaluator;
    let units = subject.below(|unit| is_one(unit.kind));
    if units.is_empty() {
        return Value::Missing;
    }
    let outcomes =
        || Outcomes::of(units.iter().map(|unit| evaluator.outcome(unit, &standard, subject.year)));
    let decided = || {
        Outcomes::of(
            units
                .iter()
                .map(|unit| Some(Outcome::of(evaluator.decided(unit, &standard, subject.year)))),
        )
    };
    match figure {
        Figure::Total => Value::count(units.len()),
        Figure::Registered => {
            let registered =
                units.iter().filter(|unit| registration(subject, unit.id.clone()).is_some());
            Value::entered(registered.count())
        }
        _ => share(figure, outcomes, decided),
    }
}

fn communes(subject: &Subject, level: Level, figure: Figure) -> Value {
    if !subject.unit.kind.has_shard() {
        return Value::Missing;
    }
    let figures: &YearFigures = subject.figures();
    let whole = figures.safety_evaluated(level).whole();
    match figure {
        _ if whole == 0 => Value::Missing,
        Figure::Total => Value::count(whole),
        Figure::Registered => Value::Missing,
        Figure::NewCountryside if level == Level::Rural => met(figures.new_countryside()),
        Figure::ShareNewCountryside if level == Level::Rural => percent(figures.new_countryside()),
        _ => share(figure, || figures.safety_evaluated(level), || figures.safety_decided(level)),
    }
}

fn share(figure: Figure, outcomes: impl Fn() -> Outcomes, decided: impl Fn() -> Outcomes) -> Value {
    match figure {
        Figure::Met => met(outcomes()),
        Figure::NotMet => {
            let outcomes = outcomes();
            Value::Count {
                low: count(outcomes.not_met),
                is_exact: outcomes.met + outcomes.not_met == outcomes.whole(),
            }
        }
        Figure::Open => {
            let outcomes = outcomes();
            Value::count(outcomes.whole() - outcomes.met - outcomes.not_met)
        }
        Figure::Recognised => met(decided()),
        Figure::ShareMet => percent(outcomes()),
        Figure::ShareRecognised => percent(decided()),
        Figure::Total
        | Figure::Registered
        | Figure::NewCountryside
        | Figure::ShareNewCountryside => Value::Missing,
    }
}

fn count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The number of units that meet it; a lower bound if some are unknown.
fn met(outcomes: Outcomes) -> Value {
    let is_exact = outcomes.met + outcomes.not_met == outcomes.whole();
    Value::Count { low: count(outcomes.met), is_exact }
}

/// `83,3%`; missing if some units are unknown.
fn percent(outcomes: Outcomes) -> Value {
    Value::given(outcomes.percent().map(|percent| percent.to_string().replace('.', ",") + "%"))
}
