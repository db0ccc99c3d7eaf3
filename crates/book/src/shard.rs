//! The book, split by commune: a frame, and one shard for each province, district and commune.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::read_fields::read_fields;
use super::{
    Activity, Assessment, Decision, DeviceId, Discipline, Extra, Incident, Kind, Model, Paper,
    PaperText, Rating, Reading, Recognition, Registration, Stamp, Statement, Tip, Unit, UnitId,
    UnitKind, YearlyTotal,
};
use crate::for_each_record;

/// The settings of a desk for its book.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Settings {
    /// The name of the desk. It is written into what the desk changes and sends.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub desk: String,
    /// The reading of "kiềm chế, kéo giảm" (contain and reduce).
    #[serde(default)]
    pub reading: Reading,
    /// The name of the commune's steering committee. Several names are in use; the program has a
    /// default.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub committee: String,
    /// The hamlet, agency, enterprise or school whose desk keeps the book; the topmost unit of the
    /// book if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<UnitId>,
    /// Settings of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

/// The names of the commune's steering committee that are in use: as TT 124/2021/TT-BCA names it
/// (Điều 9), and as Phú Thọ province and its wards name theirs in 2026.
pub const COMMITTEES: [&str; 2] = [
    "Ban Chỉ đạo phòng chống tội phạm, tệ nạn xã hội và xây dựng phong trào toàn dân bảo vệ an ninh Tổ quốc",
    "Ban Chỉ đạo xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc",
];

impl Settings {
    /// The name of the commune's steering committee.
    pub fn committee(&self) -> &str {
        let [usual, _] = COMMITTEES;
        if self.committee.trim().is_empty() { usual } else { &self.committee }
    }
}

read_fields! {
    Settings { desk = String::new(), reading = Reading::default(), committee = String::new(), unit = None }
}

/// Data of the whole book that belongs to no commune.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Frame {
    /// The name of the book.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// A note to the reader, such as where the figures come from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The settings of the desk.
    #[serde(default)]
    pub settings: Settings,
    /// The kinds that this book adds to the national catalogue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<Kind>,
    /// The book's own rule sets, as in their files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Extra>,
    /// The book's own checks for doubtful figures, as in their files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Extra>,
    /// The book's own templates of papers, as in their files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub templates: Vec<Extra>,
    /// Members beside the frame that a file of a newer minor version has, including its version.
    /// They are written back to the same place.
    #[serde(default, skip_serializing_if = "Extra::is_empty")]
    pub beside: Extra,
    /// Fields of a newer minor version.
    #[serde(flatten)]
    pub extra: Extra,
}

read_fields! {
    Frame {
        name = String::new(),
        note = String::new(),
        settings = Settings::default(),
        kinds = Vec::new(),
        rules = Vec::new(),
        checks = Vec::new(),
        templates = Vec::new(),
        beside = Extra::new(),
    }
}

impl Frame {
    /// Puts a rule set of one's own into the frame, in the place of an older version of the same
    /// id.
    pub fn put_rules(&mut self, rules: Extra) {
        put_by_id(&mut self.rules, rules);
    }

    /// Puts a check of one's own into the frame, in the place of an older version of the same id.
    pub fn put_check(&mut self, check: Extra) {
        put_by_id(&mut self.checks, check);
    }

    /// Puts a template of one's own into the frame, in the place of an older version of the same
    /// id.
    pub fn put_template(&mut self, template: Extra) {
        put_by_id(&mut self.templates, template);
    }
}

/// Puts an item into a list, in the place of the one with the same id.
pub(crate) fn put_by_id(list: &mut Vec<Extra>, item: Extra) {
    match list.iter_mut().find(|older| older.get("id") == item.get("id")) {
        Some(older) => *older = item,
        None => list.push(item),
    }
}

macro_rules! shard {
    ($($name:ident $list:ident),*) => {
        /// A province, district or commune with everything that belongs to it. A shard is edited,
        /// stored, evaluated and sent as one.
        #[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
        pub struct Shard {
            /// The province, district or commune.
            pub root: UnitId,
            /// The root; for a commune also its hamlets, agencies, enterprises and schools.
            pub units: Vec<Unit>,
            $(
                #[doc = concat!("[`", stringify!($name), "`] records.")]
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $list: Vec<$name>,
            )*
            /// Confirmations by people that doubtful figures are right, as they were written.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub confirmations: Vec<Extra>,
            /// Revisions of units and records that wait until a person chooses between them and the
            /// shown ones.
            #[serde(default, skip_serializing_if = "Waiting::is_empty")]
            pub waiting: Waiting,
            /// Lists of a newer minor version.
            #[serde(flatten)]
            pub extra: Extra,
        }

        read_fields! {
            Shard {
                root, units, $($list = Vec::new(),)* confirmations = Vec::new(), waiting = Waiting::default()
            }
        }

        /// The waiting revisions of a shard's units and records ("cần xem lại"). Two places changed
        /// a unit or record without knowing of each other; one revision is shown, and the others
        /// wait here until a person chooses.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
        pub struct Waiting {
            /// [`Unit`] revisions.
            #[serde(default, skip_serializing_if = "Vec::is_empty")]
            pub units: Vec<Unit>,
            $(
                #[doc = concat!("[`", stringify!($name), "`] revisions.")]
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                pub $list: Vec<$name>,
            )*
            /// Lists of a newer minor version.
            #[serde(flatten)]
            pub extra: Extra,
        }

        read_fields! {
            Waiting { units = Vec::new(), $($list = Vec::new(),)* }
        }

        impl Waiting {
            /// Whether nothing waits.
            pub fn is_empty(&self) -> bool {
                self.units.is_empty() && self.extra.is_empty() $(&& self.$list.is_empty())*
            }

            /// The lists as those of a shard, for functions that take a shard.
            pub fn into_shard(self, root: UnitId) -> Shard {
                Shard {
                    root,
                    units: self.units,
                    $($list: self.$list,)*
                    confirmations: Vec::new(),
                    waiting: Self::default(),
                    extra: self.extra,
                }
            }

            /// The lists from which [`Waiting::into_shard`] made a shard.
            pub fn from_shard(shard: Shard) -> Self {
                Self { units: shard.units, $($list: shard.$list,)* extra: shard.extra }
            }
        }

        impl Shard {
            /// Visits the stamps of its units and records, deleted ones too.
            pub fn each_stamp(&self, visit: &mut dyn FnMut(&Stamp)) {
                self.units.iter().for_each(|unit| visit(&unit.stamp));
                $(self.$list.iter().for_each(|record| visit(&record.stamp));)*
            }

            /// Frees the room that its lists do not use: a list doubles its room while it is read.
            pub(crate) fn shrunk(mut self) -> Self {
                shrink(&mut self.units, |unit| &mut unit.stamp);
                $(shrink(&mut self.$list, |record| &mut record.stamp);)*
                self.models.iter_mut().for_each(Model::shrink);
                self
            }

            /// A shard with its root unit and nothing else.
            pub fn new(root: Unit) -> Self {
                Waiting { units: vec![root.clone()], ..Waiting::default() }.into_shard(root.id)
            }
        }
    };
}
for_each_record!(shard);

/// Frees the room that a list, and the stamps in it, do not use.
fn shrink<T>(list: &mut Vec<T>, stamp: fn(&mut T) -> &mut Stamp) {
    list.shrink_to_fit();
    list.iter_mut().for_each(|item| stamp(item).after.shrink_to_fit());
}

impl Shard {
    /// The units that are not deleted.
    pub fn live_units(&self) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(|unit| !unit.deleted)
    }

    /// The unit that the shard belongs to.
    pub fn root_unit(&self) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == self.root)
    }
}

/// All the data of one desk. Cheap to clone: an edit copies one shard, the rest is shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// The data that belongs to no commune.
    pub frame: Arc<Frame>,
    /// Shards by the unit that they belong to.
    pub shards: BTreeMap<UnitId, Arc<Shard>>,
}

impl Book {
    /// The unit of this id, with its shard.
    pub fn unit(&self, id: &UnitId) -> Option<(&Unit, &Arc<Shard>)> {
        let in_shard = |shard: &'_ Arc<Shard>| shard.live_units().any(|unit| unit.id == *id);
        let shard =
            self.shards.get(id).or_else(|| self.shards.values().find(|shard| in_shard(shard)))?;
        let unit = shard.live_units().find(|unit| unit.id == *id)?;
        Some((unit, shard))
    }

    /// Whether it has a unit of this id, deleted or not.
    pub fn had_unit(&self, id: &UnitId) -> bool {
        self.shards.values().any(|shard| shard.units.iter().any(|unit| unit.id == *id))
    }

    /// All units that are not deleted, shard by shard.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.shards.values().flat_map(|shard| shard.live_units())
    }

    /// The units right below a unit.
    pub fn children<'a>(&'a self, parent: &'a UnitId) -> impl Iterator<Item = &'a Unit> {
        self.units().filter(move |unit| unit.parent.as_ref() == Some(parent))
    }

    /// The province above a unit with a shard, or the unit itself.
    pub fn province_of<'b>(&'b self, root: &'b UnitId) -> Option<&'b UnitId> {
        let mut above = Some(root);
        // A tree is at most province, district and commune deep. The bound stops a circle in a bad
        // file.
        for _ in 0..4 {
            let unit = self.shards.get(above?)?.root_unit()?;
            if unit.kind == UnitKind::Province {
                return Some(&unit.id);
            }
            above = unit.parent.as_ref();
        }
        None
    }

    /// The commune-level units below a unit, or the unit itself if it is one.
    pub fn communes_under(&self, id: &UnitId) -> Vec<&Unit> {
        let roots = || {
            self.shards.values().filter_map(|shard| shard.root_unit()).filter(|unit| !unit.deleted)
        };
        let is_under = |unit: &Unit| {
            let mut above = Some(unit);
            // A tree is at most province, district and commune deep. The bound stops a circle in a
            // bad file.
            for _ in 0..4 {
                match above {
                    Some(unit) if unit.id == *id => return true,
                    Some(unit) => {
                        above = unit
                            .parent
                            .as_ref()
                            .and_then(|parent| self.shards.get(parent))
                            .and_then(|shard| shard.root_unit());
                    }
                    None => return false,
                }
            }
            false
        };
        roots().filter(|unit| unit.kind.is_commune_level() && is_under(unit)).collect()
    }

    /// The top of the book: its first unit without a parent in the book, the widest level first.
    pub fn top(&self) -> Option<&Unit> {
        let is_top = |unit: &&Unit| {
            unit.parent.as_ref().is_none_or(|parent| !self.shards.contains_key(parent))
        };
        let rank = |unit: &&Unit| match unit.kind {
            UnitKind::Province => 0,
            UnitKind::District => 1,
            _ => 2,
        };
        self.shards
            .values()
            .filter_map(|shard| shard.root_unit())
            .filter(|unit| !unit.deleted)
            .filter(is_top)
            .min_by_key(rank)
    }

    /// The latest time at which a device stamped a revision that is in the book; 0 if none is. A
    /// device whose clock was set back must not give a version twice, even if the first was undone:
    /// it may have been sent.
    pub fn latest(&self, device: &DeviceId) -> u64 {
        let mut latest = 0;
        for shard in self.shards.values() {
            shard.each_stamp(&mut |stamp| {
                if stamp.at > latest && stamp.device == *device {
                    latest = stamp.at;
                }
            });
        }
        latest
    }

    /// Whether nothing was entered yet.
    pub fn is_empty(&self) -> bool {
        self.shards.is_empty()
    }
}
