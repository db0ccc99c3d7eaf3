//! Statistics of incidents by kind and by unit, each beside the same days a year before.

use book::{Kind, KindCode, KindGroup, Unit, UnitKind};
use law::Figure;

use crate::change;
use crate::papers::cases_of;
use crate::places::first_upper;
use crate::row::Row;
use crate::subject::Subject;
use crate::value::Value;

/// The maximum depth of kinds within kinds.
const MAX_DEPTH: usize = 3;

/// The incidents of a kind in a unit, in the period and in the one before.
struct Counted {
    name: String,
    is_broad: bool,
    now: Figure,
    before: Figure,
}

impl Counted {
    fn values(&self) -> [Value; 4] {
        [
            Value::text(&self.name),
            self.now.into(),
            self.before.into(),
            Value::given(change::cell(self.now, self.before)),
        ]
    }

    /// Whether something happened in either period.
    fn is_any(&self) -> bool {
        self.now.low > 0 || self.before.low > 0
    }
}

/// The kinds with which a report begins, in its order. The others follow.
const FIRST: [&str; 10] = [
    "crime",
    "social_evil",
    "other_violation",
    "political_security_event",
    "complaint",
    "dispute",
    "hot_spot",
    "accident",
    "fire",
    "explosion",
];

/// The kinds in the order of a report: each broad kind, then those within it.
fn kinds(subject: &Subject, is_with_narrow: bool) -> Vec<(KindCode, String, bool)> {
    let catalogue = subject.papers.catalogue();
    let mut broad: Vec<&Kind> =
        catalogue.group(KindGroup::Incident).filter(|kind| kind.within.is_empty()).collect();
    let place = |kind: &&Kind| {
        FIRST.iter().position(|code| *code == kind.code.as_str()).unwrap_or(FIRST.len())
    };
    book::sort::sort_by_key(&mut broad, place);
    let mut found = Vec::new();
    for kind in broad {
        found.push((kind.code.clone(), kind.label.vi.clone(), true));
        if is_with_narrow {
            add_within(subject, &kind.code, 1, &mut found);
        }
    }
    found
}

/// The kinds within one, each followed by those within it.
fn add_within(
    subject: &Subject,
    broad: &KindCode,
    depth: usize,
    found: &mut Vec<(KindCode, String, bool)>,
) {
    // The bound holds against a circle of a book's own kinds.
    if depth > MAX_DEPTH {
        return;
    }
    let kinds = subject.papers.catalogue().group(KindGroup::Incident);
    for kind in kinds.filter(|kind| kind.within.contains(broad)) {
        let name = ["– ".repeat(depth), kind.label.vi.clone()].concat();
        found.push((kind.code.clone(), name, false));
        add_within(subject, &kind.code, depth + 1, found);
    }
}

fn counted(subject: &Subject, unit: &Unit, is_with_narrow: bool) -> Vec<Counted> {
    let kinds = kinds(subject, is_with_narrow).into_iter();
    let counted = kinds.filter_map(|(kind, name, is_broad)| {
        let code = cases_of(&kind)?;
        Some(Counted {
            name,
            is_broad,
            now: subject.figure(unit, &code, false),
            before: subject.figure(unit, &code, true),
        })
    });
    counted.collect()
}

/// The broad kinds whose figures are known, and the kinds within them that happened.
pub fn by_kind(subject: &Subject) -> Vec<Row> {
    let counted = counted(subject, subject.unit, true);
    if !counted.iter().any(|one| one.is_any() || one.now.exact().is_some()) {
        return Vec::new();
    }
    let is_known = |one: &&Counted| one.is_broad && one.now.exact().is_some();
    let shown = counted.iter().filter(|one| one.is_any() || is_known(one));
    shown.map(|one| Row { values: one.values().to_vec(), is_strong: one.is_broad }).collect()
}

/// The kinds that happened in each commune, or in each hamlet of a commune.
pub fn by_unit(subject: &Subject) -> Vec<Row> {
    let is_commune = subject.unit.kind.is_commune_level();
    let units = subject.below(|unit| match is_commune {
        true => unit.kind == UnitKind::Hamlet,
        false => unit.kind.is_commune_level(),
    });
    let mut rows = Vec::new();
    for unit in units {
        let title = first_upper(&subject.title(unit));
        for one in counted(subject, unit, false).iter().filter(|one| one.is_any()) {
            let mut values = vec![Value::text(&title)];
            values.extend(one.values());
            rows.push(Row::from(values));
        }
    }
    rows
}
