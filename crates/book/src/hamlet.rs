//! Hamlets that are the same on every device, whoever enters them and however.

use super::letters::{keyed, spelled};
use super::{Stamp, Unit, UnitId, UnitKind, local_word};

/// The usual local word of the hamlets of a commune: that of a xã is a thôn, that of a phường a tổ
/// dân phố.
pub fn usual_word(commune: UnitKind) -> &'static str {
    if commune == UnitKind::Ward { "tổ dân phố" } else { "thôn" }
}

/// The unit of a hamlet of a commune, of its local word and its name. Every device makes the same:
/// its id is made from the three, and its first revision has the stamp of the list of communes,
/// whatever edition a device has.
pub fn unit_of_hamlet(commune: &UnitId, word: &str, name: &str) -> Unit {
    let id = [commune.as_str(), "/", &local_word::key(word), "/", &name_key(name)].concat();
    Unit {
        kind_word: word.to_owned(),
        parent: Some(commune.clone()),
        ..Unit::new(UnitId::of_name(&id), UnitKind::Hamlet, name, Stamp::of_no_edition())
    }
}

/// A name for an id: the same wherever its tone mark and its apostrophe are written.
pub fn name_key(name: &str) -> String {
    keyed(&name.replace('’', "'"))
}

impl Unit {
    /// A new unit as it goes into the book. A hamlet of a commune of this kind becomes the one of
    /// [`unit_of_hamlet`], and what is known of it beside its name is a change of that. It keeps
    /// its own id if the other one is taken, because a hamlet of that name was renamed or deleted,
    /// and if it has ended: today's hamlet of the name is another one.
    #[must_use]
    pub fn as_everywhere(mut self, commune: UnitKind, is_taken: impl Fn(&UnitId) -> bool) -> Self {
        let Some(parent) = self.parent.clone().filter(|_| self.kind == UnitKind::Hamlet) else {
            return self;
        };
        if let Some((word, rest)) = local_word::split(&self.name) {
            let (said, own) = (local_word::key(word), local_word::key(&self.kind_word));
            if self.kind_word.trim().is_empty() || said == own {
                word.clone_into(&mut self.kind_word);
                self.name = rest;
            }
        }
        self.name = spelled(&self.name);
        let word =
            if self.kind_word.trim().is_empty() { usual_word(commune) } else { &self.kind_word };
        let first = unit_of_hamlet(&parent, word, &self.name);
        if self.valid_to.is_some() || is_taken(&first.id) {
            return self;
        }
        let own = std::mem::replace(&mut self.stamp, first.stamp.clone());
        self.id = first.id;
        let bare = Unit { kind_word: self.kind_word.clone(), id: self.id.clone(), ..first };
        if self != bare {
            self.stamp = own.following(&bare.stamp);
        }
        self
    }
}
