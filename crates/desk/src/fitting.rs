//! The kinds that fit a unit and a year: those that its rule sets look at. A choice list holds no
//! more, so that nobody searches a commune's statements on a hamlet's form.

use std::collections::BTreeSet;

use book::{Book, Catalogue, Frame, KindCode, KindGroup, Statement, Unit, Year, YearlyTotal};
use law::{DISCIPLINE_COMPLETE, Demand, Library, REGISTER_COMPLETE};

/// Statements that support the figures of every unit.
const FOR_ALL: [&str; 4] =
    [REGISTER_COMPLETE, DISCIPLINE_COMPLETE, "registered", Statement::ISSUED_OR_HELD];

/// Returns the indicators that fit any of these units in a year, and those whose totals the book has
/// for this year or the one before.
pub fn indicators(
    library: &Library,
    book: &Book,
    catalogue: &Catalogue,
    units: &[Unit],
    year: Year,
) -> BTreeSet<KindCode> {
    let all = || catalogue.group(KindGroup::Indicator).map(|kind| kind.code.clone());
    let fitting =
        units.iter().map(|unit| codes(library, &book.frame, unit, year, KindGroup::Indicator));
    let judged: Vec<BTreeSet<KindCode>> = fitting.flatten().collect();
    let mut found: BTreeSet<KindCode> =
        if judged.is_empty() { all().collect() } else { judged.into_iter().flatten().collect() };
    let is_near = |total: &&YearlyTotal| {
        (total.year == year || Some(total.year) == year.before(1))
            && units.iter().any(|unit| unit.id == total.unit)
    };
    let totals = book.shards.values().flat_map(|shard| shard.live::<YearlyTotal>());
    found.extend(totals.filter(is_near).map(|total| total.indicator.clone()));
    found
}

/// Returns the kinds of a group that fit a unit and a year; none if every kind does. The book's own
/// kinds always fit.
pub fn codes(
    library: &Library,
    frame: &Frame,
    unit: &Unit,
    year: Year,
    group: KindGroup,
) -> Option<BTreeSet<KindCode>> {
    if !matches!(group, KindGroup::Statement | KindGroup::Indicator) {
        return None;
    }
    let terms = library.terms(unit, year, |_| true);
    let conditions = terms.iter().flat_map(|term| {
        let shown = term.rules.warnings.iter().chain(&term.rules.targets);
        term.rules.all_conditions().into_iter().chain(shown)
    });
    let mut codes: BTreeSet<KindCode> = conditions
        .flat_map(|condition| condition.requires.limits())
        .filter_map(|limit| match limit.demand {
            Demand::Code(of, code) if of == group => Some(code.clone()),
            _ => None,
        })
        .collect();
    if codes.is_empty() {
        return None;
    }
    if group == KindGroup::Statement {
        codes.extend(FOR_ALL.iter().filter_map(|code| KindCode::new(code).ok()));
    }
    codes.extend(
        frame.kinds.iter().filter(|kind| kind.group == group).map(|kind| kind.code.clone()),
    );
    Some(codes)
}
