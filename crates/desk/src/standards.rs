//! The standards that a desk keeps its book for, and the order of rule sets.

use std::sync::Arc;

use book::{Book, Day, KindCode, Unit, UnitId, UnitKind};
use law::report::{SAFETY, is_main_standard};
use law::{BookVerdicts, Library, Need, Outcome, RuleSet, Verdict};
use rustc_hash::FxHashSet;

/// Returns whether a desk keeps the book for this set. A draft requires nothing yet.
pub fn is_main(rules: &RuleSet) -> bool {
    rules.draft.is_none() && is_main_standard(&rules.standard)
}

/// Ranks a set for sorting: the safety standard first, then the other standards that a desk keeps,
/// then the rest.
pub fn rank(rules: &RuleSet) -> (bool, bool) {
    (rules.standard.as_str() != SAFETY, !is_main(rules))
}

/// Returns the verdicts on a unit in the order of [`rank`].
pub fn verdicts_of(verdicts: &BookVerdicts, unit: &UnitId) -> Vec<Arc<Verdict>> {
    let mut verdicts: Vec<Arc<Verdict>> = verdicts.of_unit(unit).cloned().collect();
    book::sort::sort_by_key(&mut verdicts, |verdict| rank(&verdict.rules));
    verdicts
}

/// Returns the unit whose desk keeps the book: a hamlet or other unit that the book was made for,
/// else its top, or the only district of a province that has nothing else.
pub fn desk_unit(book: &Book) -> Option<&Unit> {
    if let Some((unit, _)) = book.frame.settings.unit.as_ref().and_then(|unit| book.unit(unit)) {
        return Some(unit);
    }
    let top = book.top()?;
    let mut below = book
        .shards
        .values()
        .filter_map(|shard| shard.root_unit())
        .filter(|unit| unit.parent.as_ref() == Some(&top.id));
    match (top.kind, below.next(), below.next()) {
        (UnitKind::Province, Some(only), None) => Some(only),
        _ => Some(top),
    }
}

/// Returns the commune whose desk keeps the book. The book of a district or a province has none.
pub fn desk_commune(book: &Book) -> Option<&Unit> {
    desk_unit(book).filter(|unit| unit.kind.is_commune_level())
}

/// Returns the hamlet, agency, enterprise or school whose desk keeps the book.
pub fn desk_below_commune(book: &Book) -> Option<&Unit> {
    desk_unit(book).filter(|unit| !unit.kind.has_shard())
}

/// Returns the unit to show where none is chosen: the desk's own unit, or a commune in the book of
/// a district.
pub fn spokesman(book: &Book) -> Option<&Unit> {
    let desk = desk_unit(book)?;
    let is_commune = |unit: &&Unit| unit.kind.is_commune_level();
    let is_judged = |unit: &&Unit| unit.kind.is_commune_level() || !unit.kind.has_shard();
    let commune = || book.shards.values().filter_map(|shard| shard.root_unit()).find(is_commune);
    Some(desk).filter(is_judged).or_else(commune).or(Some(desk))
}

/// Returns the day up to which a verdict looked, while its window is still open. A verdict made at
/// the moment of asking has none.
pub fn open_until(verdict: &Verdict) -> Option<Day> {
    if verdict.rules.asked_by.is_some() {
        return None;
    }
    let end = verdict.rules.window_of(verdict.year)?.to?;
    verdict.window.to.filter(|to| *to < end)
}

/// The data that is missing for the standards that a desk keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// The number of units that some standard cannot judge.
    pub units: usize,
    /// The number of records that would settle them. One record may settle conditions of several
    /// sets.
    pub items: usize,
    /// A rule set that lacks data.
    pub rules: Option<String>,
}

/// Counts the missing data of a year.
pub fn lacking(verdicts: &BookVerdicts) -> Lacking {
    let lacking = || verdicts.all().filter(is_lacking);
    Lacking {
        units: book::sort::set_of(lacking().map(|verdict| &verdict.unit)).len(),
        items: each_once(lacking()).len(),
        rules: lacking().last().map(|verdict| verdict.rules.id.clone()),
    }
}

/// The missing data of a unit's year, each once.
pub fn lacking_of<'v>(verdicts: &'v BookVerdicts, unit: &'v UnitId) -> Vec<&'v Need> {
    each_once(verdicts.of_unit(unit).filter(is_lacking))
}

/// The missing data of a year, each once: of the unit itself first, then of the units below it.
pub fn lacking_items<'v>(verdicts: &'v BookVerdicts, own: &UnitId) -> Vec<&'v Need> {
    let lacking = |is_own: bool| {
        let of = move |verdict: &&Arc<Verdict>| (verdict.unit == *own) == is_own;
        verdicts.all().filter(is_lacking).filter(of)
    };
    each_once(lacking(true).chain(lacking(false)))
}

fn is_lacking(verdict: &&Arc<Verdict>) -> bool {
    verdict.outcome == Outcome::Missing && is_main(&verdict.rules)
}

/// The data that the verdicts need, each once, in their order.
fn each_once<'v>(verdicts: impl Iterator<Item = &'v Arc<Verdict>>) -> Vec<&'v Need> {
    let mut seen: FxHashSet<&Need> = FxHashSet::default();
    verdicts.flat_map(|verdict| verdict.needs()).filter(|need| seen.insert(need)).collect()
}

/// A level of units, in the order in which a commune's desk needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Communes, wards, townships.
    Commune,
    /// Hamlets.
    Hamlet,
    /// Agencies and enterprises.
    Agency,
    /// Schools.
    School,
    /// Districts.
    District,
    /// Provinces.
    Province,
}

impl Level {
    const ALL: [Self; 6] =
        [Self::Commune, Self::Hamlet, Self::Agency, Self::School, Self::District, Self::Province];

    fn of(rules: &RuleSet) -> Self {
        rules.applies_to.first().copied().map_or(Self::Commune, Self::of_kind)
    }

    /// Returns the level of a kind of unit.
    pub fn of_kind(kind: UnitKind) -> Self {
        match kind {
            UnitKind::Hamlet => Self::Hamlet,
            UnitKind::Agency | UnitKind::Enterprise => Self::Agency,
            UnitKind::School => Self::School,
            UnitKind::District => Self::District,
            UnitKind::Province => Self::Province,
            UnitKind::Commune | UnitKind::Ward | UnitKind::Township | UnitKind::SpecialZone => {
                Self::Commune
            }
        }
    }
}

/// Groups rule sets by level. Within a level, the lines that a desk keeps come first, and each line
/// is in order of time.
pub fn by_level(library: &Library, mut sets: Vec<Arc<RuleSet>>) -> Vec<(Level, Vec<Arc<RuleSet>>)> {
    book::sort::sort_by_key(&mut sets, |rules| {
        let line = line_of(library, rules);
        // The line's position in the library keeps lines apart.
        let place = library.rule_sets().iter().rposition(|other| *line_of(library, other) == *line);
        (
            line.as_str() != SAFETY,
            !is_main_standard(line),
            place,
            rules.in_force.from,
            rules.origin.is_some(),
        )
    });
    let of = |level: Level| {
        let of_level: Vec<_> =
            sets.iter().filter(|rules| Level::of(rules) == level).cloned().collect();
        (!of_level.is_empty()).then_some((level, of_level))
    };
    Level::ALL.into_iter().filter_map(of).collect()
}

/// Returns the standard that began the line of a set.
pub fn line_of<'a>(library: &'a Library, rules: &'a RuleSet) -> &'a KindCode {
    let mut first = rules;
    // The bound guards against a circle in a desk's own file.
    for _ in 0..8 {
        match first.follows.as_ref().and_then(|id| library.rule_set(id)) {
            Some(before) => first = before,
            None => break,
        }
    }
    &first.standard
}

/// Returns the rule sets that judge units of the book in a year, in the library's order.
pub fn in_use(library: &Library, verdicts: &BookVerdicts) -> Vec<Arc<RuleSet>> {
    let judges = |rules: &&Arc<RuleSet>| verdicts.by_rules(&rules.id).next().is_some();
    library.rule_sets().iter().filter(judges).cloned().collect()
}

/// Chooses the set to show: the requested one, else the safety standard of communes, else the
/// first.
pub fn shown<'a>(sets: &'a [Arc<RuleSet>], asked: Option<&KindCode>) -> Option<&'a Arc<RuleSet>> {
    let is_asked = |rules: &&Arc<RuleSet>| asked.is_some_and(|code| code.as_str() == rules.id);
    let is_usual = |rules: &&Arc<RuleSet>| {
        rules.standard.as_str() == SAFETY && rules.applies_to.contains(&UnitKind::Commune)
    };
    sets.iter().find(is_asked).or_else(|| sets.iter().find(is_usual)).or(sets.first())
}
