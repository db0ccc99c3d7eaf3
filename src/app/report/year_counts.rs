//! The counts of a year's report: hamlets that registered and met, incidents by kind and by unit.

use std::collections::BTreeMap;

use book::{Incident, KindCode, KindGroup, Registration, Unit, UnitId, UnitKind};
use desk::route::Query;
use desk::search::find;
use law::Outcome;
use law::report::{Outcomes, SAFETY};
use leptos::prelude::Get;

use crate::app::judge::verdicts;
use crate::app::shell::state::App;
use crate::app::shell::{browser, words};

/// The hamlets of a unit and the safety standard in the chosen year.
pub struct Hamlets {
    pub registered: usize,
    pub evaluated: Outcomes,
    pub decided: Outcomes,
}

impl Hamlets {
    pub fn of(app: App, unit: &UnitId) -> Self {
        verdicts::ask(app, |asked| {
            let (book, year) = (asked.book, asked.year);
            let end = year.period().to;
            let communes = book.communes_under(unit);
            let hamlets: Vec<&Unit> = communes
                .iter()
                .filter_map(|commune| book.shards.get(&commune.id))
                .flat_map(|shard| shard.live_units())
                .filter(|unit| unit.kind == UnitKind::Hamlet)
                .filter(|unit| end.is_none_or(|day| unit.validity().contains(day)))
                .collect();
            let has_registered = |hamlet: &&&Unit| {
                let shard = book.unit(&hamlet.id).map(|(_, shard)| shard);
                shard.is_some_and(|shard| {
                    let mut all = asked.evaluator.known::<Registration>(shard);
                    all.any(|one| one.unit == hamlet.id && one.year == year)
                })
            };
            let registered = hamlets.iter().filter(has_registered).count();
            let Ok(safety) = KindCode::new(SAFETY) else {
                return Self { registered, evaluated: Outcomes::of([]), decided: Outcomes::of([]) };
            };
            let evaluated = |hamlet: &&Unit| asked.evaluator.outcome(hamlet, &safety, year);
            let decided =
                |hamlet: &&Unit| Some(Outcome::of(asked.evaluator.decided(hamlet, &safety, year)));
            Self {
                registered,
                evaluated: Outcomes::of(hamlets.iter().map(evaluated)),
                decided: Outcomes::of(hamlets.iter().map(decided)),
            }
        })
    }
}

/// Incidents with one name in the chosen year and in the year before, as they were entered.
pub struct Cases {
    pub name: String,
    pub now: u64,
    pub before: u64,
}

impl Cases {
    /// Counts the incidents of a unit and all below it, by kind and by unit.
    pub fn of(app: App, unit: &UnitId) -> (Vec<Self>, Vec<Self>) {
        let query = Query { unit: Some(unit.clone()), ..Query::default() };
        let (book, catalogue, year) = (app.book.get(), app.catalogue.get(), app.year.get());
        let mut by_kind: BTreeMap<KindCode, (u64, u64)> = BTreeMap::new();
        let mut by_unit: BTreeMap<UnitId, (u64, u64)> = BTreeMap::new();
        for (at, year) in [Some(year), year.before(1)].into_iter().enumerate() {
            for incident in year
                .map(|year| find::<Incident>(&book, &catalogue, &query, year))
                .into_iter()
                .flatten()
            {
                for sum in [
                    by_kind.entry(incident.kind.clone()).or_default(),
                    by_unit.entry(incident.unit.clone()).or_default(),
                ] {
                    let count = if at == 0 { &mut sum.0 } else { &mut sum.1 };
                    *count += u64::from(incident.count);
                }
            }
        }
        let kinds = by_kind.into_iter().map(|(kind, sum)| {
            Self::named(words::kind_name(&catalogue, KindGroup::Incident, &kind), sum)
        });
        let units =
            by_unit.into_iter().map(|(unit, sum)| Self::named(words::name_of(&book, &unit), sum));
        (sorted(kinds.collect()), sorted(units.collect()))
    }

    fn named(name: String, (now, before): (u64, u64)) -> Self {
        Self { name, now, before }
    }
}

fn sorted(mut cases: Vec<Cases>) -> Vec<Cases> {
    book::sort::sort_by(&mut cases, |a, b| browser::vietnamese_order(&a.name, &b.name));
    cases
}
