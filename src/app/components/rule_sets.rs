//! Lists of rule sets, grouped by the level of unit that they judge.

use std::sync::Arc;

use crate::app::shell::erased::IntoAny;
use book::Lang;
use desk::standards::{self, Level};
use law::{Library, RuleSet};
use leptos::prelude::*;

use crate::app::judge::text::rules as text;
use crate::app::text::Text;

/// Groups rule sets by level in the order of [`standards::by_level`], each with the level's name.
pub fn by_level(
    library: &Library,
    sets: impl IntoIterator<Item = Arc<RuleSet>>,
) -> Vec<(Text, Vec<Arc<RuleSet>>)> {
    standards::by_level(library, sets.into_iter().collect())
        .into_iter()
        .map(|(level, sets)| (level_name(level), sets))
        .collect()
}

fn level_name(level: Level) -> Text {
    match level {
        Level::Commune => text::LEVEL_COMMUNE,
        Level::Hamlet => text::LEVEL_HAMLET,
        Level::Agency => text::LEVEL_AGENCY,
        Level::School => text::LEVEL_SCHOOL,
        Level::District => text::LEVEL_DISTRICT,
        Level::Province => text::LEVEL_PROVINCE,
    }
}

/// Returns the options of a list of rule sets, grouped by level.
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

/// Returns the name of a rule set, with a note if it is a draft.
pub fn title(rules: &RuleSet, lang: Lang) -> String {
    let name = rules.title.get(lang);
    if rules.draft.is_some() {
        [name, " (", text::TAG_DRAFT.to(lang), ")"].concat()
    } else {
        name.to_owned()
    }
}
