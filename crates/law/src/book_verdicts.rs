//! All verdicts of a book for a year, cached by shard. An edit re-evaluates only the changed shard.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::former_units::OtherShards;
use super::{Evaluator, Library, RuleSet, Verdict};
use book::{Book, Catalogue, Day, Frame, Reading, Shard, UnitId, Year};

/// Everything that a shard's verdicts depend on besides the shard itself.
#[derive(Clone, PartialEq)]
struct Terms {
    year: Year,
    reading: Reading,
    as_of: Option<Day>,
}

/// The verdicts of one shard's units, with the shard that they were made from.
#[derive(Clone)]
struct Judged {
    shard: Arc<Shard>,
    others: OtherShards,
    verdicts: Vec<Arc<Verdict>>,
}

/// The verdicts on all units of a book by all rule sets that judge them in a year.
#[derive(Clone)]
pub struct BookVerdicts {
    terms: Terms,
    frame: Arc<Frame>,
    shards: BTreeMap<UnitId, Judged>,
}

impl BookVerdicts {
    /// Judges a book for a year by the book's own reading. Reuses the verdicts in `earlier` of
    /// shards that did not change.
    pub fn new(
        book: &Book,
        library: &Library,
        catalogue: &Catalogue,
        year: Year,
        as_of: Option<Day>,
        earlier: Option<&Self>,
    ) -> Self {
        let reading = book.frame.settings.reading;
        Self::by(&Evaluator::new(book, library, catalogue, reading, as_of), year, earlier)
    }

    /// Judges the book of an evaluator for a year. The evaluator remembers all outcomes, also those
    /// of the verdicts that were reused.
    pub fn by(evaluator: &Evaluator, year: Year, earlier: Option<&Self>) -> Self {
        Self::made(evaluator, year, earlier, None)
    }

    /// Judges ahead what [`by`](Self::by) can take over, the shards of communes, and no further one
    /// once there is enough for now. Given as `earlier` later, the verdicts are gone on with.
    pub fn ahead(
        evaluator: &Evaluator,
        year: Year,
        earlier: Option<&Self>,
        is_enough: &dyn Fn() -> bool,
    ) -> Self {
        Self::made(evaluator, year, earlier, Some(is_enough))
    }

    fn made(
        evaluator: &Evaluator,
        year: Year,
        earlier: Option<&Self>,
        is_enough: Option<&dyn Fn() -> bool>,
    ) -> Self {
        let book = evaluator.book;
        let terms = Terms { year, reading: evaluator.reading, as_of: evaluator.as_of() };
        let earlier = earlier
            .filter(|earlier| earlier.terms == terms && Arc::ptr_eq(&earlier.frame, &book.frame));
        let judge = |(root, shard): (&UnitId, &Arc<Shard>)| {
            let stands_alone = stands_alone(shard);
            let others = evaluator.facts.other_shards(shard);
            let is_same = |judged: &&Judged| {
                stands_alone && Arc::ptr_eq(&judged.shard, shard) && judged.others.is_same(&others)
            };
            let judged = match earlier.and_then(|earlier| earlier.shards.get(root)).filter(is_same)
            {
                Some(judged) => {
                    for verdict in &judged.verdicts {
                        evaluator.remember(&verdict.unit, &verdict.rules, year, verdict.outcome);
                    }
                    judged.clone()
                }
                None if is_enough.is_some_and(|is_enough| !stands_alone || is_enough()) => {
                    return None;
                }
                None => Judged {
                    shard: Arc::clone(shard),
                    others,
                    verdicts: judge_shard(shard, year, evaluator),
                },
            };
            Some((root.clone(), judged))
        };
        Self {
            frame: Arc::clone(&book.frame),
            shards: book::sort::map_of(book.shards.iter().filter_map(judge)),
            terms,
        }
    }

    /// Whether all that can be judged ahead is judged.
    pub fn is_all_ahead(&self, book: &Book) -> bool {
        let mut ahead = book.shards.iter().filter(|(_, shard)| stands_alone(shard));
        ahead.all(|(root, _)| self.shards.contains_key(root))
    }

    /// The assessment year.
    pub fn year(&self) -> Year {
        self.terms.year
    }

    /// The verdicts of one rule set, shard by shard.
    pub fn by_rules<'a>(&'a self, rules: &'a str) -> impl Iterator<Item = &'a Arc<Verdict>> {
        self.all().filter(move |verdict| verdict.rules.id == rules)
    }

    /// The verdicts on one unit, one for each rule set that judges it.
    pub fn of_unit<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = &'a Arc<Verdict>> {
        self.all().filter(move |verdict| verdict.unit == *unit)
    }

    /// The verdicts on the units of one shard: those below its root first.
    pub fn of_shard<'a>(
        &'a self,
        root: &UnitId,
    ) -> impl Iterator<Item = &'a Arc<Verdict>> + use<'a> {
        self.shards.get(root).into_iter().flat_map(|judged| &judged.verdicts)
    }

    /// The rule sets that judge some unit, each once.
    pub fn rule_sets(&self) -> Vec<&Arc<RuleSet>> {
        let mut sets: Vec<&Arc<RuleSet>> = Vec::new();
        for verdict in self.all() {
            let rules = &verdict.rules;
            if !sets.iter().any(|known| Arc::ptr_eq(known, rules) || known.id == rules.id) {
                sets.push(rules);
            }
        }
        sets
    }

    /// All verdicts, shard by shard.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Verdict>> {
        self.shards.values().flat_map(|judged| &judged.verdicts)
    }
}

/// Whether the verdicts on a shard can be reused. A district's depend on the shards of its communes.
fn stands_alone(shard: &Shard) -> bool {
    shard.root_unit().is_some_and(|unit| unit.kind.is_commune_level())
}

/// Judges hamlets and other small units first, because the commune asks for their outcomes.
fn judge_shard(shard: &Shard, year: Year, evaluator: &Evaluator) -> Vec<Arc<Verdict>> {
    let (root, below): (Vec<_>, Vec<_>) =
        shard.live_units().partition(|unit| unit.id == shard.root);
    let mut verdicts = Vec::new();
    for unit in below.into_iter().chain(root) {
        let sets = evaluator.rules_of(unit, year);
        verdicts.extend(
            sets.into_iter().filter_map(|rules| evaluator.verdict(unit, rules, year)).map(Arc::new),
        );
    }
    verdicts
}
