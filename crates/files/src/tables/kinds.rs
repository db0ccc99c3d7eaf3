//! Finds kinds of the catalogue by name. Names are compared with accents first; a name without
//! accents must be of one kind only.

use std::collections::BTreeMap;

use super::columns::{Input, columns};
use super::letters::{folded, keyed};
use super::wrong::Wrong;
use crate::List;
use book::{Catalogue, Kind, KindCode, KindGroup};

/// The kinds of a group by four forms of their names: the whole name and the name without brackets,
/// each with and without accents.
type Named<'a> = [BTreeMap<String, Vec<&'a Kind>>; 4];

/// The most kinds to list when several have the same name.
const NAMED: usize = 10;

/// The kinds that cells of a table can name.
pub(super) struct Kinds<'a> {
    catalogue: &'a Catalogue,
    groups: BTreeMap<KindGroup, Named<'a>>,
}

impl<'a> Kinds<'a> {
    pub fn of(list: List, catalogue: &'a Catalogue) -> Self {
        let mut groups = BTreeMap::new();
        for column in columns(list) {
            let of_column: &[KindGroup] = match column.input {
                Input::Kind(group) => &[group],
                Input::PaperOrActivity => &[KindGroup::Paper, KindGroup::Activity],
                _ => &[],
            };
            for group in of_column {
                groups.insert(*group, named(catalogue, *group));
            }
        }
        Self { catalogue, groups }
    }

    /// The code of a kind of these groups, found by code or name. A name without accents must be of
    /// one kind only.
    pub fn find(&self, groups: &[KindGroup], text: &str) -> Result<String, Wrong> {
        let code = KindCode::new(text.trim()).ok();
        let of_code = |group: &KindGroup| self.catalogue.get(*group, code.as_ref()?);
        if let Some(kind) = groups.iter().find_map(of_code) {
            return Ok(kind.code.to_string());
        }
        let (key, plain) = (keyed(text), folded(text));
        for (form, name) in [&key, &plain, &key, &plain].into_iter().enumerate() {
            let of_group = |group: &KindGroup| self.groups.get(group)?.get(form)?.get(name);
            let found: Vec<&Kind> = groups.iter().filter_map(of_group).flatten().copied().collect();
            match found.as_slice() {
                [] => (),
                [kind] => return Ok(kind.code.to_string()),
                several => {
                    return Err(Wrong::Several(
                        several.iter().take(NAMED).map(|kind| kind.label.vi.clone()).collect(),
                    ));
                }
            }
        }
        Err(Wrong::Kind)
    }
}

/// Folds each name once, because a table has many rows.
fn named(catalogue: &Catalogue, group: KindGroup) -> Named<'_> {
    let mut named = Named::default();
    for kind in catalogue.group(group) {
        for name in [&kind.label.vi, &kind.label.en] {
            let short = name.split(" (").next().unwrap_or(name);
            for (kinds, name) in
                named.iter_mut().zip([keyed(name), folded(name), keyed(short), folded(short)])
            {
                let of_name: &mut Vec<&Kind> = kinds.entry(name).or_default();
                // The name may be the same in both languages.
                if of_name.last().is_none_or(|last| last.code != kind.code) {
                    of_name.push(kind);
                }
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use book::RecordKind;

    #[test]
    fn a_kind_is_found_by_its_code_or_name_and_a_name_of_several_is_left_to_a_person() {
        let kind = |code: &str, name: &str| {
            let kind = json!({"code": code, "group": "incident", "label": {"vi": name, "en": code}, "source": "test"});
            serde_json::from_value::<Kind>(kind).unwrap()
        };
        let catalogue = Catalogue::new([
            kind("x-ga", "Trộm gà (vặt)"),
            kind("x-ghe", "Trộm ghe"),
            kind("x-ghe-2", "Trốm ghè"),
        ]);
        let kinds = Kinds::of(List::Of(RecordKind::Incident), &catalogue);
        let find = |text: &str| kinds.find(&[KindGroup::Incident], text);
        for text in ["x-ga", "Trộm gà (vặt)", "TRỘM GÀ", "trom ga", " trom  ga (vat) "] {
            assert_eq!(find(text).as_deref(), Ok("x-ga"), "{text}");
        }
        assert_eq!(find("trộm ghe").as_deref(), Ok("x-ghe"));
        assert_eq!(
            find("trom ghe"),
            Err(Wrong::Several(vec!["Trộm ghe".into(), "Trốm ghè".into()]))
        );
        assert_eq!((find("trọm gà"), find("")), (Ok("x-ga".into()), Err(Wrong::Kind)));
    }
}
