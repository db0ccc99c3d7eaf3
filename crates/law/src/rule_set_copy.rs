//! Copies of rule sets and their edits. An edit gives a new set and leaves the old one unchanged.

use std::sync::Arc;

use super::conditions::{Condition, Source, Test, each_test};
use super::rule_set::{Authority, CopiedFrom, RuleSet};
use book::{Label, Period};

impl RuleSet {
    /// Makes a copy to be edited, in force on its own days and based on its own text. A copy of a
    /// copy keeps the first origin, because both replace that one.
    pub fn copied(&self, id: String, title: Label, in_force: Period, source: Source) -> Self {
        let origin = self
            .origin
            .clone()
            .unwrap_or_else(|| CopiedFrom { id: self.id.clone(), version: self.version.clone() });
        let own = Self {
            id,
            version: "1".into(),
            title,
            in_force,
            source,
            follows: None,
            origin: Some(origin),
            ..self.clone()
        };
        own.settled(&self.source, Some(self))
    }

    /// The condition with this id, whether condition, warning or target.
    pub fn condition(&self, id: &str) -> Option<&Arc<Condition>> {
        fn find<'a>(conditions: &'a [Arc<Condition>], id: &str) -> Option<&'a Arc<Condition>> {
            conditions.iter().find_map(|condition| {
                if condition.id == id { Some(condition) } else { find(condition.parts(), id) }
            })
        }
        [&self.conditions, &self.warnings, &self.targets]
            .into_iter()
            .find_map(|list| find(list, id))
    }

    /// Replaces the condition with the same id; changes nothing if there is none.
    #[must_use]
    pub fn with_condition(&self, condition: Condition) -> Self {
        let condition = Arc::new(condition);
        self.mapped(&mut |old| {
            Some(if old.id == condition.id { Arc::clone(&condition) } else { Arc::clone(old) })
        })
    }

    /// Adds a condition at the end.
    #[must_use]
    pub fn with_added(&self, condition: Condition) -> Self {
        let mut set = self.clone();
        set.conditions.push(Arc::new(condition));
        set
    }

    /// Removes a condition. A group that has no parts left goes too, since it would ask for
    /// nothing.
    #[must_use]
    pub fn without_condition(&self, id: &str) -> Self {
        self.mapped(&mut |old| {
            let is_empty_group =
                matches!(&old.requires, Test::All(parts) | Test::Any(parts) if parts.is_empty());
            (old.id != id && !is_empty_group).then(|| Arc::clone(old))
        })
    }

    /// Restores a condition of the origin at its place there. If the group around it was removed
    /// too, it comes back.
    #[must_use]
    pub fn with_restored(&self, origin: &Self, id: &str) -> Self {
        let Some(condition) = origin.condition(id) else { return self.clone() };
        if let Some(own) = self.condition(id) {
            return self.with_condition((*with_parts(condition, own.parts().to_vec())).clone());
        }
        let put_back = |siblings: &[Arc<Condition>], own: &[Arc<Condition>]| {
            let before = siblings.iter().take_while(|sibling| sibling.id != id);
            let after = before
                .filter_map(|sibling| own.iter().position(|condition| condition.id == sibling.id))
                .max();
            let mut own = own.to_vec();
            own.insert(after.map_or(0, |at| at + 1), Arc::clone(condition));
            own
        };
        let lists = [
            (&origin.conditions, &self.conditions),
            (&origin.warnings, &self.warnings),
            (&origin.targets, &self.targets),
        ];
        let [conditions, warnings, targets] = lists.map(|(siblings, own)| {
            let is_here = siblings.iter().any(|sibling| sibling.id == id);
            if is_here { put_back(siblings, own) } else { own.clone() }
        });
        let set = Self { conditions, warnings, targets, ..self.clone() };
        match parent_of(origin, id) {
            None => set,
            Some(parent) if set.condition(&parent.id).is_none() => {
                set.with_restored(origin, &parent.id)
            }
            Some(parent) => set.mapped(&mut |own| {
                let is_parent = own.id == parent.id;
                Some(if is_parent {
                    with_parts(own, put_back(parent.parts(), own.parts()))
                } else {
                    Arc::clone(own)
                })
            }),
        }
    }

    /// Prepares an edited set for storing: raises the version, and marks words as the law's only
    /// where they are unchanged.
    #[must_use]
    pub fn saved(&self, before: &Self, origin: Option<&Self>) -> Self {
        Self { version: next_version(&before.version), ..self.settled(&before.source, origin) }
    }

    /// A new condition id. It contains the version in which the condition is added, so the id of a
    /// deleted condition, and the rulings on it, never pass to another.
    pub fn new_condition_id(&self) -> String {
        let id = format!("dp{}", next_version(&self.version));
        if self.condition(&id).is_none() {
            id
        } else {
            format!("{id}-{}", self.all_conditions().len())
        }
    }

    /// Sets the source of each condition. An unchanged condition keeps the origin's words and
    /// source. A changed or new one rests on the set's own source, or on one that it names, and its
    /// words count as not seen. `before` is the set's source before the edit.
    fn settled(&self, before: &Source, origin: Option<&Self>) -> Self {
        let settle = |list: &[Arc<Condition>]| {
            settled(list, &self.source, &Settling { set: self, before, origin })
        };
        let (conditions, warnings, targets) =
            (settle(&self.conditions), settle(&self.warnings), settle(&self.targets));
        let authorities = self.authorities.iter().cloned().map(|authority| {
            let is_of_origin = origin.is_some_and(|origin| origin.authorities.contains(&authority));
            Authority { verified: authority.verified && is_of_origin, ..authority }
        });
        Self { conditions, warnings, targets, authorities: authorities.collect(), ..self.clone() }
    }

    /// The source of a condition: its own, else that of the group around it, else the set's.
    pub(super) fn source_of(&self, id: &str) -> &Source {
        match self.condition(id).and_then(|condition| condition.source.as_ref()) {
            Some(source) => source,
            None => parent_of(self, id).map_or(&self.source, |parent| self.source_of(&parent.id)),
        }
    }

    /// Maps every condition, parts before the group around them; `None` removes a condition.
    fn mapped(&self, change: &mut dyn FnMut(&Arc<Condition>) -> Option<Arc<Condition>>) -> Self {
        fn all(
            list: &[Arc<Condition>],
            change: &mut dyn FnMut(&Arc<Condition>) -> Option<Arc<Condition>>,
        ) -> Vec<Arc<Condition>> {
            let one = |condition: &Arc<Condition>| {
                let parts = all(condition.parts(), change);
                change(&with_parts(condition, parts))
            };
            list.iter().filter_map(one).collect()
        }
        let (conditions, warnings, targets) = (
            all(&self.conditions, change),
            all(&self.warnings, change),
            all(&self.targets, change),
        );
        Self { conditions, warnings, targets, ..self.clone() }
    }
}

impl Condition {
    /// Whether two conditions say and ask the same. The parts of a group are compared separately.
    pub fn is_as(&self, other: &Self) -> bool {
        let asks_the_same = match (&self.requires, &other.requires) {
            (Test::All(_), Test::All(_)) | (Test::Any(_), Test::Any(_)) => true,
            (own, other) => own == other,
        };
        asks_the_same && self.text.vi == other.text.vi && self.clause == other.clause
    }
}

struct Settling<'a> {
    set: &'a RuleSet,
    before: &'a Source,
    origin: Option<&'a RuleSet>,
}

/// Writes a source only where it differs from that of the surrounding group or set.
fn settled(
    list: &[Arc<Condition>],
    around: &Source,
    settling: &Settling<'_>,
) -> Vec<Arc<Condition>> {
    let one = |own: &Arc<Condition>| {
        let was = settling
            .origin
            .and_then(|origin| Some((origin.source_of(&own.id), origin.condition(&own.id)?)));
        let (source, verified) = match was {
            Some((source, was)) if own.is_as(was) => (source, was.text.verified),
            _ => {
                let is_given = |source: &&Source| {
                    *source == settling.before
                        || was.is_some_and(|(of_origin, _)| *source == of_origin)
                };
                (
                    own.source
                        .as_ref()
                        .filter(|source| !is_given(source))
                        .unwrap_or(&settling.set.source),
                    false,
                )
            }
        };
        let mut condition = (*with_parts(own, settled(own.parts(), source, settling))).clone();
        condition.text.verified = verified;
        condition.source = (source != around).then(|| source.clone());
        Arc::new(condition)
    };
    list.iter().map(one).collect()
}

fn with_parts(condition: &Arc<Condition>, parts: Vec<Arc<Condition>>) -> Arc<Condition> {
    let requires = each_test!(
        &condition.requires,
        _ => return Arc::clone(condition),
        all _ => Test::All(parts),
        any _ => Test::Any(parts),
    );
    Arc::new(Condition { requires, ..(**condition).clone() })
}

fn parent_of<'a>(set: &'a RuleSet, id: &str) -> Option<&'a Arc<Condition>> {
    fn find<'a>(list: &'a [Arc<Condition>], id: &str) -> Option<&'a Arc<Condition>> {
        list.iter().find_map(|condition| {
            let is_parent = condition.parts().iter().any(|part| part.id == id);
            if is_parent { Some(condition) } else { find(condition.parts(), id) }
        })
    }
    [&set.conditions, &set.warnings, &set.targets].into_iter().find_map(|list| find(list, id))
}

/// The next version: raises the last number by one, or appends a number if there is none.
fn next_version(version: &str) -> String {
    let head = version.trim_end_matches(|c: char| c.is_ascii_digit());
    match version
        .get(head.len()..)
        .and_then(|number| number.parse::<u32>().ok())
        .and_then(|number| number.checked_add(1))
    {
        Some(number) => format!("{head}{number}"),
        None => format!("{version}-2"),
    }
}

#[cfg(test)]
mod tests;
