//! The kinds that fit a unit and a year: those that its rule sets look at. A choice list holds no
//! more, so that nobody searches a commune's statements on a hamlet's form.

use std::collections::BTreeSet;

use book::{Frame, KindCode, KindGroup, Statement, Unit, Year};
use law::{DISCIPLINE_COMPLETE, Demand, Library, REGISTER_COMPLETE};

/// Statements that support the figures of every unit.
const FOR_ALL: [&str; 4] =
    [REGISTER_COMPLETE, DISCIPLINE_COMPLETE, "registered", Statement::ISSUED_OR_HELD];

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
