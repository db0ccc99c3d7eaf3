//! Rule sets in the order in which people look for them: by level of unit, by line, by time; and a
//! list to choose one from.

use std::sync::Arc;

use crate::app::whole::IntoAny;
use book::{KindCode, Lang, UnitKind};
use law::report::{SAFETY, is_kept_standard};
use law::{Library, RuleSet};
use leptos::prelude::*;

use crate::app::text::{Text, rules as text};

/// A level of unit, in the order in which a commune's desk needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Commune,
    Hamlet,
    Agency,
    School,
    District,
    Province,
}

const LEVELS: [(Level, Text); 6] = [
    (Level::Commune, text::LEVEL_COMMUNE),
    (Level::Hamlet, text::LEVEL_HAMLET),
    (Level::Agency, text::LEVEL_AGENCY),
    (Level::School, text::LEVEL_SCHOOL),
    (Level::District, text::LEVEL_DISTRICT),
    (Level::Province, text::LEVEL_PROVINCE),
];

impl Level {
    fn of(rules: &RuleSet) -> Self {
        match rules.applies_to.first() {
            Some(UnitKind::Hamlet) => Self::Hamlet,
            Some(UnitKind::Agency | UnitKind::Enterprise) => Self::Agency,
            Some(UnitKind::School) => Self::School,
            Some(UnitKind::District) => Self::District,
            Some(UnitKind::Province) => Self::Province,
            _ => Self::Commune,
        }
    }
}

/// Rule sets level by level. Within a level, lines that a desk keeps come first, and a line goes on
/// in time.
pub fn by_level(
    library: &Library,
    sets: impl IntoIterator<Item = Arc<RuleSet>>,
) -> Vec<(Text, Vec<Arc<RuleSet>>)> {
    let mut sets: Vec<Arc<RuleSet>> = sets.into_iter().collect();
    book::sort::sort_by_key(&mut sets, |rules| {
        let line = line_of(library, rules);
        // The line's place in the library keeps lines apart.
        let place = library.rule_sets().iter().rposition(|other| *line_of(library, other) == *line);
        (
            line.as_str() != SAFETY,
            !is_kept_standard(line),
            place,
            rules.in_force.from,
            rules.origin.is_some(),
        )
    });
    let of = |(level, name): (Level, Text)| {
        let of_level: Vec<_> =
            sets.iter().filter(|rules| Level::of(rules) == level).cloned().collect();
        (!of_level.is_empty()).then_some((name, of_level))
    };
    LEVELS.into_iter().filter_map(of).collect()
}

/// The standard that a set's line began with.
pub fn line_of<'a>(library: &'a Library, rules: &'a RuleSet) -> &'a KindCode {
    let mut first = rules;
    // The bound holds against a circle in a file of one's own.
    for _ in 0..8 {
        match first.follows.as_ref().and_then(|id| library.rule_set(id)) {
            Some(before) => first = before,
            None => break,
        }
    }
    &first.standard
}

/// The choices of a list of rule sets, grouped by level.
pub fn options(
    groups: Vec<(Text, Vec<Arc<RuleSet>>)>,
    chosen: Signal<Option<String>>,
    lang: Lang,
) -> AnyView {
    let option = |rules: Arc<RuleSet>| {
        let id = rules.id.clone();
        let is_chosen = move || chosen.with(|chosen| chosen.as_deref() == Some(&*id));
        view! { <option value=rules.id.clone() prop:selected=is_chosen>{title(&rules, lang)}</option> }
    };
    let group = |(name, sets): (Text, Vec<Arc<RuleSet>>)| {
        view! { <optgroup label=name.to(lang)>{sets.into_iter().map(option).collect_view()}</optgroup> }
    };
    groups.into_iter().map(group).collect_view().into_any()
}

/// A rule set's name, with a word where it is a draft.
pub fn title(rules: &RuleSet, lang: Lang) -> String {
    let name = rules.title.get(lang);
    if rules.draft.is_some() {
        [name, " (", text::TAG_DRAFT.to(lang), ")"].concat()
    } else {
        name.to_owned()
    }
}
